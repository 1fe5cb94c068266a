//! Tolls: how many died, were hurt or taken, as each clause says it, with who counts them so.
//!
//! A word of harm ("killed", "dead", "casualties") is looked up, and a pattern of its kind looks for the people before
//! or behind it. Figures that add up ("two officers and four policemen") share a group; figures that disagree stay
//! apart. Killings that are only meant, threatened or denied are no tolls; "nobody was hurt" is a toll of zero.

use crate::pack::Pack;
mod background;
mod bodies;
mod counts;
mod hurts;
mod lexicon;
mod lists;
mod nouns_of_harm;
mod otherwise;
mod phrase;
mod said;
mod subject;
mod told_on;
mod verb_group;
mod verbs;
mod words;

#[cfg(test)]
mod tests;

use model::CountRange;

use self::phrase::{Phrase, Reader};
use super::{Approximation, Quantity, Text};

/// One figure of one clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Toll {
    /// First byte of the people counted or of the word of harm, whichever comes first.
    pub start: usize,
    /// One past the last byte of the other.
    pub end: usize,
    /// What happened to them.
    pub kind: TollKind,
    /// How many.
    pub range: CountRange,
    /// How the words hedge the figure.
    pub approximate: Approximation,
    /// The people as the text names them, without the figure.
    pub who: Option<(usize, usize)>,
    /// Words that weaken the statement: "reportedly", "may have".
    pub hedged: Option<(usize, usize)>,
    /// Whoever the clause gives as its authority: "the interior ministry".
    pub said_by: Option<(usize, usize)>,
    /// Items of one list, which add up, share a number. Numbers rise through the text.
    pub group: usize,
    /// Whether the figure stands for itself.
    pub standing: TollStanding,
    /// How the words point at people told before.
    pub reference: TollReference,
}

/// How the words for the people counted point at those told before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TollReference {
    /// People told for the first time, or a figure alone.
    New,
    /// "Three others", "another guard", "a cook was also killed": further people.
    More,
    /// "The guards", "both", "all four": people told before.
    Known,
}

/// What happened to the people counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TollKind {
    /// They died.
    Killed,
    /// They were hurt and lived.
    Wounded,
    /// Killed or wounded, the words leave it open.
    Casualties,
    /// Those who attacked died.
    PerpetratorsKilled,
    /// Those who attacked were hurt.
    PerpetratorsWounded,
    /// They were kidnapped or taken hostage.
    Kidnapped,
}

/// How a figure stands to others of its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TollStanding {
    /// A count of its own, or one item of a list that adds up.
    Count,
    /// Part of another figure: "a diplomat was among the dead", "16 bodies: six guards, …".
    Part,
    /// Another figure for the same people: "16 by one count and 18 by another".
    Alternative,
    /// Told of another act: "in revenge for the killing of two guards", "has killed 3,000 people since 1984".
    Background,
}

/// Tolls of `text` in text order. `quantities` are those of [`super::find_quantities`] on the same text.
///
/// ```
/// use chancery_extract::text::{Text, TollKind, find_quantities, find_tolls};
/// let text = Text::read("The blast killed two clerks and at least four guards and wounded a dozen people.");
/// let tolls = find_tolls(&text, &find_quantities(&text));
/// let killed: u32 = tolls.iter().filter(|toll| toll.kind == TollKind::Killed).map(|toll| toll.range.min).sum();
/// assert_eq!(killed, 6);
/// assert_eq!(tolls[0].group, tolls[1].group);
/// assert_eq!(tolls[2].kind, TollKind::Wounded);
/// ```
pub fn find_tolls(text: &Text, quantities: &[Quantity]) -> Vec<Toll> {
    let capitals = text.tokens.iter().filter(|token| token.all_caps).count();
    let upper = capitals * 3 > text.tokens.len();
    let reader = Reader { text, quantities, upper };
    let mut found = Vec::new();
    for sentence in &text.sentences {
        let triggers: Vec<usize> =
            sentence.tokens.clone().filter(|&at| is_trigger(text.pack, text.lower(at))).collect();
        for &at in &triggers {
            let clause = Clause { reader, sentence: sentence.tokens.clone(), at };
            found.extend(verbs::find(&clause));
            found.extend(counts::find(&clause));
            found.extend(nouns_of_harm::find(&clause));
            found.extend(bodies::find(&clause));
            found.extend(hurts::find(&clause));
            found.extend(otherwise::find(&clause));
            found.extend(told_on::find(&clause));
        }
    }
    said::finish(reader, found)
}

/// A word of harm in its sentence.
struct Clause<'t, 'a> {
    reader: Reader<'t, 'a>,
    sentence: std::ops::Range<usize>,
    at: usize,
}

/// A toll in tokens, before it is known who says so.
#[derive(Debug, Clone)]
struct Finding {
    people: Phrase,
    /// The word of harm.
    trigger: usize,
    kind: TollKind,
    standing: TollStanding,
    /// First token of the list it came in.
    list: usize,
}

/// Whether the word is in one of these classes.
fn holds_any(pack: &Pack, word: &str, heads: &[crate::pack::Class]) -> bool {
    let row = pack.row(word);
    heads.iter().any(|class| pack.holds(row, *class))
}

fn is_trigger(pack: &Pack, word: &str) -> bool {
    lexicon::harm(pack, word).is_some()
        || counts::is_head(pack, word)
        || nouns_of_harm::is_head(pack, word)
        || verbs::is_head(pack, word)
        || bodies::is_head(pack, word)
        || hurts::is_head(pack, word)
        || holds_any(pack, word, otherwise::HEADS)
        || holds_any(pack, word, told_on::HEADS)
}

/// The kind of harm done to `people`.
fn kind_of(harm: lexicon::Harm, people: &Phrase) -> TollKind {
    match (harm, people.attacks) {
        (lexicon::Harm::Kill, true) => TollKind::PerpetratorsKilled,
        (lexicon::Harm::Kill, false) => TollKind::Killed,
        (lexicon::Harm::Wound, true) => TollKind::PerpetratorsWounded,
        (lexicon::Harm::Wound, false) => TollKind::Wounded,
        (lexicon::Harm::Both, _) => TollKind::Casualties,
        (lexicon::Harm::Kidnap, _) => TollKind::Kidnapped,
    }
}
