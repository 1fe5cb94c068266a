//! The means of an incident: weapons and tactics.

use model::Mention;

use super::link::Incident;
use crate::reading::Reading;

/// Codebook tactics that the words of an incident tell.
pub fn tactics(reading: &Reading<'_>, incident: &Incident<'_>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for event in &incident.events {
        let of_triggers = event.triggers.iter().filter_map(|trigger| trigger.word.tactic.clone());
        let of_words = event.window.clone().filter_map(|i| match reading.text.lower(i) {
            "suicide" => Some("suicide".to_owned()),
            "inghimasi" => Some("inghimasi".to_owned()),
            "vbied" | "svbied" => Some("vbied".to_owned()),
            "series" | "string" => Some("series".to_owned()),
            _ => None,
        });
        for tactic in of_triggers.chain(of_words) {
            if !found.contains(&tactic) {
                found.push(tactic);
            }
        }
    }
    found
}

/// Weapons as the text names them.
pub fn weapons(reading: &Reading<'_>, incident: &Incident<'_>) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    for event in &incident.events {
        for at in event.window.clone() {
            if let Some(hit) = reading.lexicon.weapons.first_at(reading.text, at) {
                let mention = reading.mention(&(at..at + hit.tokens));
                if found.len() < 6
                    && found.iter().all(|known| known.text != mention.text && known.end <= mention.start)
                {
                    found.push(mention);
                }
            }
        }
    }
    found
}
