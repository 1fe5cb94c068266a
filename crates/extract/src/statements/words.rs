//! The words of public messages, compiled from the codebook's lexicons.

use model::codebook::Codebook;

use super::cues::Cues;
use crate::{
    pack::Pack,
    phrase::{Case, PhraseTable},
    text::Text,
};

/// Lexicons that hold the words.
const LEXICONS: &[&str] = &[
    "claim-phrases",
    "denial-phrases",
    "threat-verbs",
    "incitement-phrases",
    "praise-phrases",
    "warning-phrases",
    "harm-words",
    "speech-words",
];

macro_rules! cues {
    ($($(#[$doc:meta])* $name:ident = $code:literal),+ $(,)?) => {
        /// What a word or phrase does in a public message.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Cue {
            $($(#[$doc])* $name),+
        }

        impl Cue {
            fn read(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$name),)+ _ => None }
            }
        }
    };
}

cues! {
    /// "claimed", with an act as its object.
    ClaimVerb = "claim-verb",
    /// "took credit": a claim in itself.
    ClaimWhole = "claim-whole",
    /// "was behind", inside what an actor says of itself.
    SelfDeed = "self-deed",
    /// "was the target", inside what an actor says of an act.
    SelfPurpose = "self-purpose",
    /// "vindicated", in the passive with an act as its subject.
    Vindicated = "vindicated",
    /// "named the bomber".
    NamedAttacker = "named-attacker",
    /// "claim of responsibility".
    ClaimNoun = "claim-noun",
    /// "put the deed down (to the group)".
    PutDown = "put-down",
    /// "telephoned".
    Phone = "phone",
    /// "news agency".
    Newsroom = "newsroom",
    /// "anonymous caller".
    Caller = "caller",
    /// "in the name of".
    InNameOf = "in-name-of",
    /// "was posted".
    Circulated = "circulated",
    /// "denied".
    DenyVerb = "deny-verb",
    /// "rejected", of an accusation.
    RejectVerb = "reject-verb",
    /// "accusation".
    Accusation = "accusation",
    /// "had nothing to do with".
    DenyWhole = "deny-whole",
    /// "baseless".
    DenyWord = "deny-word",
    /// "threatened".
    Threaten = "threaten",
    /// "vowed", with harm in its object.
    Vow = "vow",
    /// "warned".
    Warn = "warn",
    /// "threat".
    ThreatNoun = "threat-noun",
    /// "vow", the noun.
    VowNoun = "vow-noun",
    /// "legitimate targets".
    Lawful = "lawful",
    /// "targets", said of somebody.
    LawfulBare = "lawful-bare",
    /// "would be next".
    FutureHarm = "future-harm",
    /// "more attacks".
    FutureHarmNoun = "future-harm-noun",
    /// "declared war".
    ThreatWhole = "threat-whole",
    /// "gave", with a deadline behind it.
    GiveDeadline = "give-deadline",
    /// "as good as announced".
    Announced = "announced",
    /// "called on".
    Urge = "urge",
    /// "followers".
    Audience = "audience",
    /// "called for".
    CallFor = "call-for",
    /// "the importance of", with an act of harm behind it.
    Importance = "importance",
    /// "commended (to the attention)".
    Commend = "commend",
    /// "to the attention of".
    Attention = "attention",
    /// "dens of spies".
    Slur = "slur",
    /// "praised".
    PraiseVerb = "praise-verb",
    /// "called it".
    CallIt = "call-it",
    /// "heroic".
    PraiseWord = "praise-word",
    /// "condemned".
    CondemnVerb = "condemn-verb",
    /// "cowardly".
    CondemnWord = "condemn-word",
    /// "security alert".
    AlertNoun = "alert-noun",
    /// "advised".
    AdviseVerb = "advise-verb",
    /// "citizens".
    Citizens = "citizens",
    /// "stay away".
    Avoid = "avoid",
    /// "threat of attack".
    Danger = "danger",
    /// "worried that".
    Worry = "worry",
    /// "warnings".
    WarningNoun = "warning-noun",
    /// "attack", "killed".
    HarmVerb = "harm-verb",
    /// "bombing".
    HarmNoun = "harm-noun",
    /// "fighters".
    Fighter = "fighter",
    /// "said".
    Say = "say",
    /// "complained that": leads to what somebody says.
    Tell = "tell",
    /// "signed", of an act.
    SignVerb = "sign-verb",
    /// "protested its innocence".
    Innocent = "innocent",
    /// "statement".
    Media = "media",
    /// "radio station".
    Channel = "channel",
    /// "the group": stands for an actor named before.
    Pointer = "pointer",
    /// "gang", behind a name.
    Gang = "gang",
    /// "little-known", of a group without a name.
    Obscure = "obscure",
    /// "spokesman".
    Spokes = "spokes",
    /// "branch".
    Branch = "branch",
    /// "ministry".
    Government = "government",
    /// "police", "analysts": speak, but neither as an armed actor nor as a government.
    Other = "other",
}

/// A cue in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CueHit {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// What it does.
    pub cue: Cue,
}

/// All cues of one language, one table per lexicon: a long phrase of one hides no short one of another.
#[derive(Default)]
pub struct StatementWords {
    tables: Vec<PhraseTable<Cue>>,
}

impl StatementWords {
    /// Compiles the tables of the pack's language.
    pub fn compile(codebook: &Codebook, pack: &Pack) -> Self {
        Self { tables: LEXICONS.iter().map(|name| table(codebook, pack, name)).collect() }
    }

    /// Every cue of `text`: at each token those of the longest phrase.
    pub fn hits(&self, text: &Text<'_>) -> Cues {
        let mut hits: Vec<CueHit> = Vec::new();
        for start in 0..text.tokens.len() {
            for hit in self.tables.iter().flat_map(|table| table.longest_at(text, start)) {
                hits.push(CueHit { start, end: start + hit.tokens, cue: *hit.value });
            }
        }
        Cues::of(hits, text.tokens.len())
    }
}

fn table(codebook: &Codebook, pack: &Pack, name: &str) -> PhraseTable<Cue> {
    let mut table = PhraseTable::default();
    for row in codebook.lexicon(&pack.language.code, name) {
        let Some(cue) = Cue::read(&row.code) else { continue };
        for phrase in row.phrase.split('|') {
            table.insert(pack, phrase, Case::Any, cue);
        }
    }
    table.finish();
    table
}
