//! Names of private people are not stored as values (the text of a document stays as it is).
//!
//! Perpetrators who are people, and targets who are one person, keep their role ("former soldier", "employee of the
//! Pakistani consulate") and lose their name.

use model::{IncidentRecord, PerpetratorKind, TargetKind, codebook::Codebook};

/// What stands for a person of whom only the name was given.
const NAME_WITHHELD: &str = "a person (name withheld)";

/// Capitalized words that are roles or describe many people, in lower case.
const NOT_NAMES: &[&str] = &[
    "ambassador",
    "attache",
    "attaché",
    "chargé",
    "charge",
    "colonel",
    "consul",
    "consulate",
    "counsellor",
    "deputy",
    "diplomat",
    "director",
    "embassy",
    "envoy",
    "general",
    "governor",
    "head",
    "high",
    "commissioner",
    "officer",
    "major",
    "marine",
    "minister",
    "mission",
    "nuncio",
    "police",
    "president",
    "prime",
    "secretary",
    "first",
    "second",
    "third",
    "special",
    "representative",
    "vice",
    "shia",
    "shiite",
    "sunni",
    "muslim",
    "muslims",
    "christian",
    "christians",
    "jewish",
    "hindu",
    "sikh",
    "islamist",
    "jihadist",
    "salafi",
    "kurdish",
    "kurd",
    "arab",
    "hazara",
    "western",
    "foreign",
    "national",
    "un",
    "nato",
    "eu",
    "american",
    "americans",
];

/// The record with the names of private people taken out.
pub(crate) fn without_private_names(incident: &IncidentRecord) -> IncidentRecord {
    let mut kept = incident.clone();
    for person in kept.perpetrators.iter_mut().filter(|it| it.kind == PerpetratorKind::Individual) {
        if let Some(role) = role_only(&person.name) {
            person.name = role;
        }
        person.mentions.retain(|mention| role_only(&mention.text).is_none());
    }
    for person in kept.targets.iter_mut().filter(|it| it.kind == TargetKind::Person) {
        if let Some(role) = role_only(&person.name) {
            person.name = role;
        }
        person.mentions.retain(|mention| role_only(&mention.text).is_none());
    }
    for claimant in &mut kept.claimed_by {
        if Codebook::embedded().find_actor(claimant).is_none()
            && let Some(role) = incident.perpetrators.iter().find_map(|person| {
                (person.kind == PerpetratorKind::Individual && person.name == *claimant)
                    .then(|| role_only(claimant))
                    .flatten()
            })
        {
            *claimant = role;
        }
    }
    kept
}

/// The description without the name in it; `None` if there is no name in it.
fn role_only(description: &str) -> Option<String> {
    let words: Vec<&str> = description.split_whitespace().collect();
    let part_of_name: Vec<bool> = words.iter().map(|word| looks_like_name(word)).collect();
    let run_of_two = part_of_name.windows(2).any(|pair| pair == [true, true]);
    let nothing_else = part_of_name.iter().all(|name| *name) && !words.is_empty();
    if !run_of_two && !nothing_else {
        return None;
    }
    let rest: Vec<&str> =
        words.iter().zip(&part_of_name).filter(|(_, name)| !**name).map(|(word, _)| *word).collect();
    let role = rest.join(" ").trim_matches([',', ' ']).to_owned();
    Some(if role.is_empty() { NAME_WITHHELD.to_owned() } else { role })
}

fn looks_like_name(word: &str) -> bool {
    let bare = word.trim_matches(|ch: char| !ch.is_alphanumeric());
    let bare = bare.strip_suffix("'s").or_else(|| bare.strip_suffix("’s")).unwrap_or(bare);
    let Some(first) = bare.chars().next() else { return false };
    let codebook = Codebook::embedded();
    first.is_uppercase()
        && !NOT_NAMES.contains(&bare.to_lowercase().as_str())
        && codebook.country_named(bare).is_none()
        && codebook.countries_by_weak_name(bare).is_empty()
        && codebook.find_actor(bare).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_and_roles_stay() {
        for (description, kept) in [
            ("Yusuf Karimov", NAME_WITHHELD),
            ("off-duty policeman Yusuf Karimov", "off-duty policeman"),
            ("Ambassador Pavel Antonov", "Ambassador"),
        ] {
            assert_eq!(role_only(description).as_deref(), Some(kept));
        }
    }

    #[test]
    fn descriptions_without_a_name_are_left_alone() {
        for description in [
            "gunman",
            "two Pakistani nationals",
            "employee of the Pakistani consulate",
            "Deputy Ambassador",
            "Shia worshippers",
            "",
        ] {
            assert_eq!(role_only(description), None, "{description}");
        }
    }
}
