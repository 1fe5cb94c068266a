use proptest::prelude::*;

use super::*;
use crate::text::find_quantities;

fn tolls(raw: &str) -> Vec<String> {
    let text = Text::read(raw);
    find_tolls(&text, &find_quantities(&text))
        .iter()
        .map(|toll| {
            let who = toll.who.map_or(String::new(), |(start, end)| format!(" {}", text.slice(start..end)));
            let standing = if toll.standing == TollStanding::Count {
                String::new()
            } else {
                format!(" ({:?})", toll.standing)
            };
            format!("{:?} {}{who}{standing}", toll.kind, toll.range)
        })
        .collect()
}

fn check(raw: &str, expected: &[&str]) {
    assert_eq!(tolls(raw), expected, "{raw}");
}

#[test]
fn active_verbs_count_their_objects() {
    check("The bomb killed 14 and wounded 31.", &["Killed 14", "Wounded 31"]);
    check(
        "It went off at noon, killing at least 60 shoppers and three guards, police said.",
        &["Killed 60 shoppers", "Killed 3 guards"],
    );
    check("Gunmen shot dead two guards of the mission.", &["Killed 2 guards"]);
    check("They assassinated an employee of the consulate.", &["Killed 1 employee"]);
    check("Bomb kills 12 in market", &["Killed 12"]);
    check("They managed to kill a guard.", &["Killed 1 guard"]);
    check(
        "The raid killed a German woman and an Afghan guard and took a doctor away.",
        &["Killed 1 German woman", "Killed 1 Afghan guard"],
    );
    check(
        "ARMED MEN KILLED MAYOR RUIZ AND WOUNDED HIS DRIVER.",
        &["Killed 1 MAYOR RUIZ", "Wounded 1 DRIVER"],
    );
}

#[test]
fn passive_verbs_and_dying_count_their_subjects() {
    check("Fourteen people were killed and nine wounded.", &["Killed 14 people", "Wounded 9"]);
    check(
        "Two officers, a soldier and four guards lost their lives.",
        &["Killed 2 officers", "Killed 1 soldier", "Killed 4 guards"],
    );
    check("Three clerks and a driver died at the gate.", &["Killed 3 clerks", "Killed 1 driver"]);
    check("Between 25 and 28 people were injured.", &["Wounded 25–28 people"]);
    check("One member of the security forces was killed.", &["Killed 1 member"]);
    check("HECTOR RUIZ WAS MURDERED ON SUNDAY.", &["Killed 1 HECTOR RUIZ"]);
    check("Two guards were stabbed to death.", &["Killed 2 guards"]);
    check(
        "SIX PRIESTS -- FIVE OF THEM SPANIARDS -- AND TWO WOMEN WERE MURDERED.",
        &["Killed 6 PRIESTS", "Killed 2 WOMEN"],
    );
    check("FORMER MAYOR PABLO RUIZ, 45, WAS SHOT TO DEATH TODAY.", &["Killed 1 FORMER MAYOR PABLO RUIZ"]);
    check("JUAN VARGAS, SECOND SECRETARY AT THE EMBASSY, WAS SHOT TO DEATH.", &["Killed 1 JUAN VARGAS"]);
    check("Guards stopped them, one of whom was killed.", &["Killed 1"]);
    check("The attack on the house of two judges killed nobody.", &["Killed 0"]);
    check("Five people, including a mayor, were wounded.", &["Wounded 5 people"]);
    check("Two guards were killed and another critically wounded.", &["Killed 2 guards", "Wounded 1"]);
    check("A clerk was shot four times and killed.", &["Killed 1 clerk"]);
    check("A nurse was shot dead along with a colleague.", &["Killed 1 nurse", "Killed 1 colleague"]);
    check("A mayor, owner of the mill, and his wife were killed.", &["Killed 1 mayor", "Killed 1 wife"]);
    check("Two people, Ana Vega and Juan Ruiz, were hurt.", &["Wounded 2 people"]);
    check("Also killed were a cook and two drivers.", &["Killed 1 cook", "Killed 2 drivers"]);
    check("A judge was fatally wounded.", &["Killed 1 judge"]);
    check("Doctors were treating injured policemen.", &[]);
    check("Thirty people were killed or wounded.", &["Casualties 30 people"]);
}

#[test]
fn counts_of_the_dead_and_the_hurt() {
    check("The blast left 12 dead and 30 injured.", &["Killed 12", "Wounded 30"]);
    check("The ministry put the dead at 33 and the injured at more than 100.", &["Killed 33", "Wounded 100"]);
    check("The death toll rose to 43.", &["Killed 43"]);
    check("The toll has risen from 14 to 16.", &["Killed 16"]);
    check("The injured were put at anything from five to 18.", &["Wounded 5–18"]);
    check("A clinic took in more than 40 of the wounded.", &["Wounded 40 (Part)"]);
    check(
        "It left 16 bodies in the road: six gunmen, six guards and four visitors.",
        &[
            "Killed 16 bodies",
            "PerpetratorsKilled 6 gunmen (Part)",
            "Killed 6 guards (Part)",
            "Killed 4 visitors (Part)",
        ],
    );
    check("The number of wounded was put at eight.", &["Wounded 8"]);
    check("The toll stands at four by one list and six by another.", &["Killed 4", "Killed 6 (Alternative)"]);
    check("Seven of its passengers are dead.", &["Killed 7 passengers"]);
    check(
        "Killed: two officers and four policemen. Wounded: nine civilians.",
        &["Killed 2 officers", "Killed 4 policemen", "Wounded 9 civilians"],
    );
    check("The injured number well over 400.", &["Wounded 400"]);
    check(
        "He counted four dead attackers; the deputy chief had three.",
        &["PerpetratorsKilled 4 dead attackers", "PerpetratorsKilled 3 (Alternative)"],
    );
    check(
        "How many people died at the gate? Five, the police insist. A clinic said eight.",
        &["Killed 5", "Killed 8 (Alternative)"],
    );
    check("The doctors gave no number for the dead; the governor says seven, all guards.", &["Killed 7"]);
    check(
        "Lorries killed 241 soldiers at their barracks by the airport and 58 others in theirs.",
        &["Killed 241 soldiers", "Killed 58 others"],
    );
    check("An envoy was among the dead.", &["Killed 1 envoy (Part)"]);
}

#[test]
fn names_and_kin_are_counted_once() {
    check(
        "Gunmen killed Dr. Anton Vale, a writer and a member of the council, at home.",
        &["Killed 1 Dr. Anton Vale"],
    );
    check(
        "Gunmen killed Anton Vale, a bodyguard and a driver.",
        &["Killed 1 Anton Vale", "Killed 1 bodyguard", "Killed 1 driver"],
    );
    check(
        "They killed Tomas Reyes, minister of health of the state and his brother.",
        &["Killed 1 Tomas Reyes", "Killed 1 brother"],
    );
    check("Rebels killed two teachers, one a Dane and the other a Finn.", &["Killed 2 teachers"]);
    check(
        "The widow, child and mother of a soldier were murdered.",
        &["Killed 1 widow", "Killed 1 child", "Killed 1 mother"],
    );
    check(
        "Ana Vale, a teacher who had lived there for years with her two children, was shot dead.",
        &["Killed 1 teacher"],
    );
    check("Two clerks, one of them a nurse (both from Cairo), were killed.", &["Killed 2 clerks"]);
}

#[test]
fn bodies_that_are_found_are_dead() {
    check("The body of Jorge Vale, the mayor, was found near the river.", &["Killed 1 Jorge Vale"]);
    check(
        "Two clerks were kidnapped. Their bodies were found in a ditch.",
        &["Kidnapped 2 clerks", "Killed 2"],
    );
    check("The legislative body found that it was illegal. No bodies were found.", &[]);
}

#[test]
fn wounds_are_told_by_what_people_suffer() {
    check("A clerk lost a hand. A nurse suffered burns.", &["Wounded 1 clerk", "Wounded 1 nurse"]);
    check("It caused injuries to nineteen and deaths to four.", &["Wounded 19", "Killed 4"]);
    check("A guard was stabbed. A soldier was stabbed to death.", &["Wounded 1 guard", "Killed 1 soldier"]);
    check("He suffered injuries to the head.", &["Wounded 1 He"]);
    check("Both guests were treated for shock.", &["Wounded 2 guests"]);
}

#[test]
fn nouns_of_harm_count_what_stands_before_them() {
    check("It caused hundreds of casualties.", &["Casualties 200 or more casualties"]);
    check("Mosques were hit, with the loss of about 20 lives.", &["Killed 20 lives"]);
    check("A bomber took seven lives.", &["Killed 7 lives"]);
    check("The raid claimed the lives of two nurses and a cook.", &["Killed 2 nurses", "Killed 1 cook"]);
    check("Both groups claimed the killing of 14 guards.", &["Killed 14 guards"]);
}

#[test]
fn nobody_hurt_is_a_toll_of_zero() {
    check("Nobody was hurt.", &["Wounded 0"]);
    check("It caused no casualties.", &["Casualties 0 casualties"]);
    check("It went off without killing anybody.", &["Killed 0"]);
    check("There were no injuries.", &["Wounded 0 injuries"]);
    check("The rocket hurt no one.", &["Wounded 0"]);
    check("The blast did not cause any casualties.", &["Casualties 0"]);
}

#[test]
fn those_who_attacked_are_told_apart() {
    check("All four assailants are dead.", &["PerpetratorsKilled 4 assailants"]);
    check("Police ended the siege, killing the three gunmen.", &["PerpetratorsKilled 3 gunmen"]);
    check("The bomber died.", &["PerpetratorsKilled 1 bomber"]);
    check("Two gunmen held out for hours before both were shot dead.", &["PerpetratorsKilled 2"]);
    check("Three men who attacked the gate were shot dead.", &["PerpetratorsKilled 3 men"]);
    check(
        "The office counts seven dead, besides the three who attacked.",
        &["Killed 7", "PerpetratorsKilled 3"],
    );
    check("A man blew himself up.", &["PerpetratorsKilled 1 blew himself"]);
    check("He shot 12 people before being killed himself.", &["PerpetratorsKilled 1"]);
    check(
        "Three rebels killed two guards before being killed by police.",
        &["Killed 2 guards", "PerpetratorsKilled 3"],
    );
    check("Two gunmen killed and robbed a clerk.", &["Killed 1 clerk"]);
}

#[test]
fn what_was_only_meant_is_no_toll() {
    for raw in [
        "They threatened to kill 12 hostages.",
        "He had planned to kill two judges.",
        "The bomb could have killed dozens.",
        "They failed to kill the mayor.",
        "We will kill ten of you.",
        "An attempt on the life of two judges failed.",
        "The plot foresaw the assassination of two judges.",
        "Police said 12 rifles were seized.",
    ] {
        check(raw, &[]);
    }
}

#[test]
fn harm_in_other_words_is_counted() {
    check("Four passengers did not survive.", &["Killed 4 passengers"]);
    check("Two nuns were put to death.", &["Killed 2 nuns"]);
    check("Three constables fell to the gunmen's bullets.", &["Killed 3 constables"]);
    check("The charge cost two workmen their lives.", &["Killed 2 workmen"]);
    check("Eleven passengers were lost when the ferry burned.", &["Killed 11 passengers"]);
    check("A tourist was hit in the stomach.", &["Wounded 1 tourist"]);
    check("Fifteen people had to be taken to the hospital.", &["Wounded 15 people"]);
    check("Two children have burns.", &["Wounded 2 children"]);
    check("Three employees, a gardener and two guards, were cut by flying glass.", &["Wounded 3 employees"]);
    check("Cas: 3 KIA, 5 WIA.", &["Killed 3", "Wounded 5"]);
    for things in [
        "A German oil pipeline has been cut.",
        "The car of a member was burned.",
        "The cut was hit hard by sanctions.",
        "The army put to death 47 prisoners.",
        "Peace fell to the lowest level.",
    ] {
        check(things, &[]);
    }
}

#[test]
fn harm_that_leans_on_words_before_it_is_counted() {
    check("Two porters at the gate died, and so did a nurse.", &["Killed 2 porters", "Killed 1 nurse"]);
    check("The consul is dead, as is the clerk who drove him.", &["Killed 1 consul", "Killed 1 clerk"]);
    check("A banker was shot in the lift, a murder that nobody has explained.", &["Killed 1 banker"]);
    check("She was shot on her doorstep. Nobody has admitted to the killing.", &["Killed 1"]);
    check("Four herdsmen had their throats cut.", &["Killed 4 herdsmen"]);
    check("Two students were found with their eyes bound, shot through the neck.", &["Killed 2 students"]);
    check(
        "A clerk was killed; a hospital gives the porter as the second victim.",
        &["Killed 1 clerk", "Killed 2"],
    );
    check("The bank lost its roof and three cashiers their lives.", &["Killed 3 cashiers"]);
    check("A bus was hit, with six dead, and a raid on the depot left nine.", &["Killed 6", "Killed 9"]);
    check("The morgue received eleven bodies.", &["Killed 11 bodies"]);
    check("Two clerks died. The mayor puts the total at five.", &["Killed 2 clerks", "Killed 5"]);
    check("Tolls between six and nine were given.", &["Killed 6–9"]);
    check(
        "The only casualty was a porter with a cut from glass on his wrist and slight burns.",
        &["Wounded 1 porter"],
    );
    check("A mine went off, wounding a deputy among others.", &["Wounded 2 or more deputy"]);
    check("Two monks ran the school. At dawn they were put to death.", &["Killed 2"]);
    check("Three nuns died in Lubango in May with their driver.", &["Killed 3 nuns", "Killed 1 driver"]);
    check("All of them were released.", &["Killed 0 (Part)"]);
    check("Some of them were released.", &[]);
}

#[test]
fn who_sat_at_the_wheel_of_the_bomb_attacked() {
    check(
        "A lorry was driven into the gate of the mission, killing its driver and two guards.",
        &["PerpetratorsKilled 1 driver", "Killed 2 guards"],
    );
    check("A bus was blown up, killing its driver.", &["Killed 1 driver"]);
}

#[test]
fn a_nation_that_describes_a_thing_is_nobody() {
    check("Two guards of the South Korean embassy shot dead on Friday.", &["Killed 2 guards"]);
    check("Eleven passengers, six of them Danes, were hurt.", &["Wounded 11 passengers"]);
}

#[test]
fn zeros_in_other_words_are_counted() {
    for none in [
        "No harm came to the staff.",
        "Nobody was in the building.",
        "No one was hit.",
        "It caused only minor damage.",
        "Casualties: nil.",
    ] {
        check(none, &["Casualties 0"]);
    }
    check("No harm will come to them.", &[]);
    check("Nobody was at fault.", &[]);
}

#[test]
fn authority_is_the_subject_of_the_verb_of_saying() {
    let said = |raw: &str| {
        let text = Text::read(raw);
        let tolls = find_tolls(&text, &find_quantities(&text));
        tolls[0].said_by.map_or(String::new(), |(start, end)| text.slice(start..end).to_owned())
    };
    assert_eq!(
        said("A bomb killed two guards, officials in Rome and the capital said."),
        "officials in Rome and the capital"
    );
    assert_eq!(said("Rome has announced that two of its guards were killed."), "Rome");
    assert_eq!(said("A second blast was reported, killing two guards."), "");
    assert_eq!(said("Seven are dead, by the police chief's count."), "the police chief's");
    assert_eq!(said("No group said that it had killed two guards."), "");
    assert_eq!(said("A second bombing claimed 47 lives."), "");
    assert_eq!(said("According to the mayor, two guards died."), "the mayor");
}

#[test]
fn figures_of_two_places_do_not_add_up() {
    let raw = "They killed a hundred people at the airport in August and 46 at a mosque, and killed two cooks and a guard.";
    let text = Text::read(raw);
    let groups: Vec<usize> =
        find_tolls(&text, &find_quantities(&text)).iter().map(|toll| toll.group).collect();
    assert_eq!(groups, [0, 1, 2, 2]);
}

#[test]
fn authority_and_hedge_are_kept() {
    let text = Text::read("Five guards were reportedly killed, the interior ministry said.");
    let tolls = find_tolls(&text, &find_quantities(&text));
    let words = |span: Option<(usize, usize)>| span.map_or("", |(start, end)| text.slice(start..end));
    assert_eq!(words(tolls[0].said_by), "the interior ministry");
    assert_eq!(words(tolls[0].hedged), "reportedly");
    assert_eq!(text.slice(tolls[0].start..tolls[0].end), "Five guards were reportedly killed");
}

proptest! {
    #[test]
    fn any_text_gives_tolls_inside_it(raw in any::<String>(), words in proptest::collection::vec(
        "killed |were |was |[0-9]{1,3} |people |and |, |a |guard |dead |the |of |wounded |no |one |killing |among |lives |toll |at |to |lost |their |who |said |both |himself |up |hostage |besides |none |; |\\. ", 0..60)) {
        for raw in [raw, words.concat()] {
            let text = Text::read(&raw);
            for toll in find_tolls(&text, &find_quantities(&text)) {
                prop_assert!(toll.start < toll.end && raw.get(toll.start..toll.end).is_some());
                for (start, end) in [toll.who, toll.said_by, toll.hedged].into_iter().flatten() {
                    prop_assert!(start < end && raw.get(start..end).is_some());
                }
            }
        }
    }
}
