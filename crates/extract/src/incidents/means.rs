//! The means of an incident: weapons and tactics.
//!
//! The code of a weapon word is `class/tactic`, with a third part where it is no more than a bomb (`general`) or tells
//! of the shooting without naming a weapon (`trace`). Weapons that were seized or captured were not used.

use model::{Mention, Stage};

use super::{events::Event, link::Incident};
use crate::{pack::Class, reading::Reading};

/// How far before a weapon such a word stands.
const SEIZED_WINDOW: usize = 10;
/// The most weapons that one record names.
const MOST_WEAPONS: usize = 6;

/// Classes of weapons that explode where they are placed: a general word beside one of them adds nothing.
const PLACED: &[&str] = &["explosives", "vehicle-bomb", "worn-bomb", "posted-bomb", "remote-bomb"];
/// Tactics of bombs that leave no placed device.
const BOMBS_OF_THEIR_OWN: &[&str] = &["vbied", "parcel-bomb", "suicide"];

/// A word for a weapon.
struct Weapon<'a> {
    mention: Mention,
    class: &'a str,
    tactic: &'a str,
    kind: &'a str,
}

/// Codebook tactics that the words of an incident tell.
pub fn tactics(reading: &Reading<'_>, incident: &Incident<'_>) -> Vec<String> {
    let mut found: Vec<&str> = Vec::new();
    let mut add = |tactic| {
        if !found.contains(&tactic) {
            found.push(tactic);
        }
    };
    for event in told(incident) {
        event.triggers.iter().filter_map(|trigger| trigger.word.tactic.as_deref()).for_each(&mut add);
        let mut at = event.window.start;
        while at < event.window.end {
            let hit = reading.lexicon.tactics.first_at(reading.text, at);
            if let Some(hit) = &hit {
                add(hit.value.as_str());
            }
            at += hit.map_or(1, |hit| hit.tokens.max(1));
        }
    }
    let used = words(reading, incident);
    used.iter().filter(|weapon| weapon.kind != "general").for_each(|weapon| add(weapon.tactic));
    let own = found.iter().any(|tactic| BOMBS_OF_THEIR_OWN.contains(tactic));
    let placed = used.iter().any(|weapon| weapon.tactic == "ied" && weapon.kind.is_empty());
    let shells = used.iter().any(|weapon| weapon.tactic == "mortar");
    let contradicted = |tactic: &str| match tactic {
        "ied" => own && !placed,
        "vehicle-ramming" => found.contains(&"vbied"),
        "mortar" => found.contains(&"rocket") && !shells,
        _ => false,
    };
    found.iter().filter(|tactic| !contradicted(tactic)).map(|tactic| (*tactic).to_owned()).collect()
}

/// Weapons as the text names them, each once.
pub fn weapons(reading: &Reading<'_>, incident: &Incident<'_>) -> Vec<Mention> {
    let mut found: Vec<Weapon<'_>> = Vec::new();
    for weapon in words(reading, incident) {
        let known = found.iter().any(|known| same(&known.mention.text, &weapon.mention.text));
        let covered = weapon.kind == "general" && found.iter().any(|known| PLACED.contains(&known.class));
        if weapon.kind != "trace" && !known && !covered && found.len() < MOST_WEAPONS {
            found.push(weapon);
        }
    }
    found.into_iter().map(|weapon| weapon.mention).collect()
}

/// Events that tell of an act; those that only count are left out.
fn told<'i, 'a>(incident: &'i Incident<'a>) -> impl Iterator<Item = &'i Event<'a>> {
    incident.events.iter().filter(|event| !event.triggers.is_empty())
}

/// Words for weapons that were used.
fn words<'a>(reading: &Reading<'a>, incident: &Incident<'_>) -> Vec<Weapon<'a>> {
    let mut found = Vec::new();
    let carried_out = incident.stage == Stage::Executed;
    for event in told(incident) {
        let mut at = event.window.start;
        while at < event.window.end {
            let Some(hit) = reading.lexicon.weapons.first_at(reading.text, at) else {
                at += 1;
                continue;
            };
            let from = at.saturating_sub(SEIZED_WINDOW).max(event.window.start);
            let seized = carried_out && (from..at).any(|word| reading.text.is(word, Class::WeaponSeized));
            let mut parts = hit.value.split('/');
            if !seized {
                found.push(Weapon {
                    mention: reading.mention(&(at..at + hit.tokens)),
                    class: parts.next().unwrap_or_default(),
                    tactic: parts.next().unwrap_or_default(),
                    kind: parts.next().unwrap_or_default(),
                });
            }
            at += hit.tokens.max(1);
        }
    }
    found
}

/// The same word, in the singular or the plural.
fn same(a: &str, b: &str) -> bool {
    a.trim_end_matches(['s', 'S']).eq_ignore_ascii_case(b.trim_end_matches(['s', 'S']))
}

#[cfg(test)]
mod tests {
    use model::{Input, codebook::Codebook};

    use crate::Extractor;

    fn check(text: &str, weapons: &[&str], tactics: &[&str]) {
        let extractor = Extractor::new(Codebook::embedded());
        let record = extractor.extract(&Input { doc: "a".into(), text: text.into(), ..Input::default() });
        let incident = &record.incidents[0];
        let named: Vec<&str> = incident.weapons.iter().map(|weapon| weapon.text.as_str()).collect();
        let told: Vec<&str> = incident.tactic.iter().map(String::as_str).collect();
        assert_eq!((named.as_slice(), told.as_slice()), (weapons, tactics), "{text}");
    }

    #[test]
    fn weapons_are_named_once_and_tactics_by_their_words() {
        check(
            "A car bomb exploded at the Danish embassy in Cairo. The bomb wounded two guards.",
            &["car bomb"],
            &["vbied"],
        );
        check(
            "Gunmen opened fire with rifles on the Danish embassy in Cairo; bullets hit the wall.",
            &["rifles"],
            &["shooting"],
        );
        check(
            "A man blew himself up at the gate of the Danish embassy in Cairo and killed two guards.",
            &[],
            &["suicide"],
        );
    }
}
