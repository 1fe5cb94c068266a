//! The closed word lists of the extraction format: stages, types, classes, kinds.
//!
//! Every list knows its words ([`ALL`](Stage::ALL)), prints them in the published spelling and reads them back;
//! a word it does not know is an [`UnknownWord`] that names the list and its members.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A word that is not in the list asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{word}` is no {list}; known: {known}")]
pub struct UnknownWord {
    /// The list that was asked, e.g. `stage`.
    pub list: &'static str,
    /// The word that was given.
    pub word: String,
    /// All words of the list, separated by commas.
    pub known: String,
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident, $list:literal { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $word)] $variant),+
        }

        impl $name {
            /// All words of the list, in the order of the codebook.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The published spelling.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl FromStr for $name {
            type Err = UnknownWord;
            fn from_str(word: &str) -> Result<Self, UnknownWord> {
                Self::ALL.iter().copied().find(|it| it.as_str() == word).ok_or_else(|| UnknownWord {
                    list: $list,
                    word: word.to_owned(),
                    known: Self::ALL.iter().map(|it| it.as_str()).collect::<Vec<_>>().join(", "),
                })
            }
        }
    };
}

words! {
    /// How far an attack went.
    Stage, "stage" {
        /// It was carried out, also where it was repelled.
        Executed = "executed",
        /// It was begun and did not work (the device did not go off, the attackers did not get in).
        Failed = "failed",
        /// Others stopped it before it was carried out.
        Foiled = "foiled",
        /// It was planned; nothing is said of an attempt.
        Plotted = "plotted",
        /// The text itself doubts that it happened.
        Alleged = "alleged",
    }
}

words! {
    /// What kind of act it was.
    IncidentType, "type" {
        /// Explosives are the main means.
        Bombing = "bombing",
        /// Shooting, and raids that combine a bomb with gunmen.
        ArmedAssault = "armed-assault",
        /// The killing of a chosen person.
        Assassination = "assassination",
        /// People held at a place that is known.
        HostageTaking = "hostage-taking",
        /// People carried off.
        Kidnapping = "kidnapping",
        /// Rockets and shells, and attacks on a facility whose means the text leaves open.
        FacilityAttack = "facility-attack",
        /// Fire.
        Arson = "arson",
        /// A crowd that storms, stones or burns.
        MobViolence = "mob-violence",
        /// Knives, vehicles, fists, acid.
        UnarmedAssault = "unarmed-assault",
        /// Anything else, and plots whose means is not said.
        Other = "other",
    }
}

words! {
    /// What the target is made of.
    TargetKind, "target kind" {
        /// A building or compound.
        Facility = "facility",
        /// A car, bus, convoy, ship, aircraft.
        Vehicle = "vehicle",
        /// Pipelines, pylons, bridges, roads.
        Infrastructure = "infrastructure",
        /// One person, by role.
        Person = "person",
        /// Several people, by role.
        Group = "group",
    }
}

words! {
    /// To which part of society the target belongs.
    TargetClass, "target class" {
        /// Embassies, consulates, diplomats and their staff.
        Diplomatic = "diplomatic",
        /// Other parts of a state that are neither army nor police.
        Government = "government",
        /// Armed forces.
        Military = "military",
        /// Police and interior forces.
        Police = "police",
        /// Private people and their homes.
        Civilian = "civilian",
        /// The United Nations and its bodies.
        Un = "un",
        /// Aid and other non-governmental organisations.
        Ngo = "ngo",
        /// Companies, banks, shops, hotels.
        Business = "business",
        /// Places and people of worship.
        Religious = "religious",
        /// Press and broadcasters.
        Media = "media",
        /// Airports, stations, buses, ships.
        Transport = "transport",
        /// None of these.
        Other = "other",
    }
}

words! {
    /// Whether a perpetrator is an organisation or a single person.
    PerpetratorKind, "perpetrator kind" {
        /// A group, a force, a state organ.
        Organization = "organization",
        /// People, by description.
        Individual = "individual",
    }
}

words! {
    /// How firmly the text ties the act to its perpetrator.
    Attribution, "attribution" {
        /// The perpetrator says so.
        Claimed = "claimed",
        /// The text or an authority says so.
        Attributed = "attributed",
        /// Suspicion only.
        Suspected = "suspected",
        /// Nobody is named.
        Unknown = "unknown",
    }
}

words! {
    /// What a public message does.
    StatementKind, "statement kind" {
        /// The speaker will harm.
        Threat = "threat",
        /// A party that does not threaten says that harm may come.
        Warning = "warning",
        /// The speaker calls on others to harm.
        Incitement = "incitement",
        /// The speaker says that it did it.
        ClaimOfResponsibility = "claim-of-responsibility",
        /// The speaker approves of an act.
        Praise = "praise",
        /// The speaker says that it did not do it.
        Denial = "denial",
        /// The speaker disapproves of an act.
        Condemnation = "condemnation",
    }
}

words! {
    /// How closely a statement names its targets.
    Specificity, "specificity" {
        /// One facility by name.
        NamedFacility = "named-facility",
        /// A class of targets in one country.
        ClassInCountry = "class-in-country",
        /// A class of targets anywhere.
        Class = "class",
        /// A country.
        Country = "country",
        /// Nobody in particular.
        General = "general",
    }
}

words! {
    /// Reliability of a source on the Admiralty scale; `F` means "cannot be judged", not "worst".
    Reliability, "reliability" {
        /// Completely reliable.
        A = "A",
        /// Usually reliable.
        B = "B",
        /// Fairly reliable.
        C = "C",
        /// Not usually reliable.
        D = "D",
        /// Unreliable.
        E = "E",
        /// Reliability cannot be judged.
        F = "F",
    }
}

words! {
    /// Credibility of information on the Admiralty scale; `6` means "cannot be judged", not "worst".
    Credibility, "credibility" {
        /// Confirmed by other sources.
        Confirmed = "1",
        /// Probably true.
        ProbablyTrue = "2",
        /// Possibly true.
        PossiblyTrue = "3",
        /// Doubtful.
        Doubtful = "4",
        /// Improbable.
        Improbable = "5",
        /// Truth cannot be judged.
        CannotBeJudged = "6",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_reads_back() {
        for stage in Stage::ALL {
            assert_eq!(stage.as_str().parse::<Stage>().unwrap(), *stage);
        }
        for class in TargetClass::ALL {
            assert_eq!(class.as_str().parse::<TargetClass>().unwrap(), *class);
        }
    }

    #[test]
    fn an_unknown_word_names_the_list_and_its_members() {
        let error = "foild".parse::<Stage>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "`foild` is no stage; known: executed, failed, foiled, plotted, alleged"
        );
    }
}
