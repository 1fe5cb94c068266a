//! Names of perpetrators and speakers to actors of the codebook, with the reason.

use std::collections::HashMap;

use model::codebook::{Actor, ActorKind, Codebook};

use crate::text::{split_words, without_dots};

/// Words that say "the part of it that is here".
const LOCAL_PART: &[&str] = &[
    "branch",
    "affiliate",
    "wing",
    "chapter",
    "arm",
    "province",
    "offshoot",
    "franchise",
    "cell",
    "faction",
    "local",
];
/// Longest name looked for inside a description, in words.
const LONGEST_NAME: usize = 7;

/// An actor and why a name means it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActorMatch {
    /// Codebook id.
    pub id: String,
    /// One clause: which name was found and how.
    pub reason: String,
}

/// How two actors stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// The same id.
    Same,
    /// One is part of the other: compatible, not equal.
    PartOf,
    /// Neither.
    Unrelated,
}

/// Names and family lines of the codebook's actors.
#[derive(Debug, Clone)]
pub struct Actors<'a> {
    codebook: &'a Codebook,
    lines: HashMap<&'a str, Vec<&'a str>>,
}

impl<'a> Actors<'a> {
    /// Indexes the actors of a codebook.
    pub fn new(codebook: &'a Codebook) -> Self {
        let line = |actor: &'a Actor| {
            let line = codebook.actor_and_ancestors(&actor.id).iter().map(|it| it.id.as_str()).collect();
            (actor.id.as_str(), line)
        };
        Self { codebook, lines: codebook.actors.iter().map(line).collect() }
    }

    /// The actor that a name or a description means. `country` (where it acted) and `year` settle weak names and "its local
    /// branch"; `None` where nothing in the name is known ("gunmen").
    pub fn resolve(&self, name: &str, country: Option<&str>, year: Option<i16>) -> Option<ActorMatch> {
        let plain = without_dots(name);
        if let Some(actor) = self.codebook.find_actor(&plain) {
            return Some(named(actor, format!("`{name}` is a name of {}", actor.name)));
        }
        let words: Vec<&str> = split_words(&plain).collect();
        if let Some((actor, found)) = self.longest_inside(&words) {
            return Some(self.local_part(actor, &found, &words, country));
        }
        self.by_weak_name(&plain, country, year)
    }

    /// How two actors stand to each other.
    pub fn relation(&self, a: &str, b: &str) -> Relation {
        let holds = |id: &str, other: &str| self.lines.get(id).is_some_and(|line| line.contains(&other));
        if a == b {
            Relation::Same
        } else if holds(a, b) || holds(b, a) {
            Relation::PartOf
        } else {
            Relation::Unrelated
        }
    }

    /// Name of an actor, the id itself where it is not in the codebook.
    pub fn name<'b>(&'b self, id: &'b str) -> &'b str {
        self.codebook.actor(id).map_or(id, |actor| actor.name.as_str())
    }

    fn longest_inside(&self, words: &[&str]) -> Option<(&'a Actor, String)> {
        for length in (1..=LONGEST_NAME.min(words.len())).rev() {
            for window in words.windows(length) {
                let phrase = window.join(" ");
                if let Some(actor) = self.codebook.find_actor(&phrase) {
                    return Some((actor, phrase));
                }
            }
        }
        None
    }

    fn local_part(&self, actor: &Actor, found: &str, words: &[&str], country: Option<&str>) -> ActorMatch {
        let says_part = words.iter().any(|word| LOCAL_PART.contains(&word.to_lowercase().as_str()));
        let mut wings = self.codebook.descendants(&actor.id).into_iter().filter(|it| {
            it.kind == ActorKind::Wing && country.is_some_and(|code| it.countries.iter().any(|c| c == code))
        });
        match (wings.next(), wings.next()) {
            (Some(wing), None) if says_part => named(
                wing,
                format!("`{found}` names {}, and {} is its only part in that country", actor.name, wing.name),
            ),
            _ => named(actor, format!("`{found}` in the description is a name of {}", actor.name)),
        }
    }

    fn by_weak_name(&self, name: &str, country: Option<&str>, year: Option<i16>) -> Option<ActorMatch> {
        let fits = |actor: &&Actor| {
            let place = country.is_some_and(|code| actor.countries.iter().any(|it| it == code));
            let time = year.is_none_or(|year| {
                actor.from.is_none_or(|from| from <= year) && actor.to.is_none_or(|to| year <= to)
            });
            place && time
        };
        let mut candidates = self.codebook.actors_by_weak_alias(name).into_iter().filter(fits);
        match (candidates.next(), candidates.next()) {
            (Some(actor), None) => {
                Some(named(actor, format!("`{name}` may mean {}, and country and year agree", actor.name)))
            }
            _ => None,
        }
    }
}

fn named(actor: &Actor, reason: String) -> ActorMatch {
    ActorMatch { id: actor.id.clone(), reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn actors() -> Actors<'static> {
        Actors::new(Codebook::embedded())
    }

    #[test]
    fn names_and_descriptions_lead_to_the_group() {
        for (name, id) in [
            ("Islamic State", "is"),
            ("Islamic State militants", "is"),
            ("ISIS-K", "iskp"),
            ("Islamic State Khorasan Province", "iskp"),
            ("fighters of Islamic State", "is"),
        ] {
            assert_eq!(actors().resolve(name, None, None).map(|it| it.id).as_deref(), Some(id), "{name}");
        }
        assert_eq!(actors().resolve("two gunmen", Some("AF"), None), None);
        assert_eq!(actors().resolve("", None, None), None);
    }

    #[test]
    fn a_local_affiliate_is_the_wing_of_that_country() {
        let found = actors().resolve("Islamic State local affiliate", Some("AF"), None).unwrap();
        assert_eq!(found.id, "iskp");
        assert!(found.reason.contains("only part in that country"), "{}", found.reason);
        assert_eq!(actors().resolve("Islamic State local affiliate", None, None).unwrap().id, "is");
    }

    #[test]
    fn a_wing_is_compatible_with_its_parent_but_not_equal() {
        assert_eq!(actors().relation("is", "iskp"), Relation::PartOf);
        assert_eq!(actors().relation("iskp", "is"), Relation::PartOf);
        assert_eq!(actors().relation("iskp", "iskp"), Relation::Same);
        assert_eq!(actors().relation("iskp", "someone else"), Relation::Unrelated);
    }
}
