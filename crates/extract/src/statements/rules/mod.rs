//! One construction of public messages per file, all of them in one list.

mod call_it;
mod caller_warning;
mod claim_message;
mod claim_noun;
mod claim_passive;
mod claim_said;
mod claim_verb;
mod condemnation;
mod denial;
mod incitement;
mod lawful_target;
mod notice;
mod praise;
mod praise_by_others;
mod quoted;
mod signed;
mod threat_goes_on;
mod threat_noun;
mod threat_said;
mod threat_told;
mod threat_verb;
mod ultimatum;
mod unsigned;
mod voice;
mod warning;

use super::view::{Found, View};

/// One construction.
pub struct Rule {
    /// Name, as it stands in the documentation.
    pub name: &'static str,
    /// Finds the construction in a document.
    pub find: fn(&View<'_>) -> Vec<Found>,
}

/// Every construction, in the order in which they are tried. Where two find one message, the first gives the evidence.
pub const RULES: &[Rule] = &[
    Rule { name: "claim-verb", find: claim_verb::find },
    Rule { name: "claim-passive", find: claim_passive::find },
    Rule { name: "claim-said", find: claim_said::find },
    Rule { name: "quoted", find: quoted::find },
    Rule { name: "claim-noun", find: claim_noun::find },
    Rule { name: "claim-message", find: claim_message::find },
    Rule { name: "voice", find: voice::find },
    Rule { name: "signed", find: signed::find },
    Rule { name: "denial", find: denial::find },
    Rule { name: "threat-verb", find: threat_verb::find },
    Rule { name: "threat-said", find: threat_said::find },
    Rule { name: "ultimatum", find: ultimatum::find },
    Rule { name: "threat-told", find: threat_told::find },
    Rule { name: "threat-goes-on", find: threat_goes_on::find },
    Rule { name: "unsigned", find: unsigned::find },
    Rule { name: "threat-noun", find: threat_noun::find },
    Rule { name: "lawful-target", find: lawful_target::find },
    Rule { name: "incitement", find: incitement::find },
    Rule { name: "praise", find: praise::find },
    Rule { name: "praise-by-others", find: praise_by_others::find },
    Rule { name: "call-it", find: call_it::find },
    Rule { name: "warning", find: warning::find },
    Rule { name: "caller-warning", find: caller_warning::find },
    Rule { name: "notice", find: notice::find },
    Rule { name: "condemnation", find: condemnation::find },
];
