//! Tolls of other acts: those that a sentence gives as reason, memory, charge or sum of years.

use std::ops::Range;

use super::{lexicon::is_have, phrase::Reader};

/// Words for a memory or a reason, with a preposition behind them. To be moved to the codebook.
#[rustfmt::skip]
const REASONS: &[&str] = &[
    "anniversary", "commemoration", "commemorate", "commemorating", "memory", "homage", "outrage", "anger",
    "retaliation", "revenge", "avenge", "avenging", "reprisal", "reprisals", "retribution", "vengeance",
    "mourning", "funeral", "funerals", "forgotten", "forget", "protest", "protests", "protesting", "protested",
    "response", "condemned", "mourn", "remember", "remembering", "demonstrated", "demonstration", "inquiry",
    "investigation", "investigating", "investigate",
];
/// Words of courts and police, with a preposition behind them. To be moved to the codebook.
#[rustfmt::skip]
const CHARGES: &[&str] = &[
    "convicted", "charged", "sentenced", "jailed", "imprisoned", "tried", "wanted", "guilty", "acquitted",
    "sentence", "sentences", "indicted", "extradited", "conviction", "trial", "imprisonment", "detained", "sought",
    "role", "part", "involvement", "years", "prison",
];
/// Words between a reason or charge and its toll. To be moved to the codebook.
const LINKS: &[&str] = &["of", "for", "at", "in", "with", "over", "to", "against", "on"];
/// Words for a stretch of time that sums up many acts. To be moved to the codebook.
const STRETCHES: &[&str] = &["since", "recent", "past", "far", "overall", "altogether"];
/// Words of a state's answer to an act. To be moved to the codebook.
const ANSWERS: &[&str] = &["retaliated", "retaliate", "retaliating", "retaliatory"];

/// How far before a toll its reason or charge stands.
const REASON_WINDOW: usize = 14;
/// How far from a toll the stretch of time stands that it sums up.
const STRETCH_WINDOW: usize = 14;

/// Whether the toll of `first..trigger` is told of another act.
pub(super) fn is_background(reader: Reader, sentence: &Range<usize>, first: usize, trigger: usize) -> bool {
    let start = first.min(trigger);
    let from = start.saturating_sub(REASON_WINDOW).max(sentence.start);
    let clause = (from..start).rev().take_while(|&at| !ends_reach(reader, at)).last().unwrap_or(start);
    let reason = (clause..start).any(|at| {
        let named = REASONS.contains(&reader.word(at)) || CHARGES.contains(&reader.word(at));
        named && (at + 1..start.min(at + 5)).any(|link| LINKS.contains(&reader.word(link)))
            || matches!(
                reader.word(at),
                "avenge" | "avenging" | "mourn" | "forgotten" | "protesting" | "commemorate"
            )
    });
    let answer = (from..start).any(|at| ANSWERS.contains(&reader.word(at)));
    reason || answer || sums_up(reader, sentence, start, trigger)
}

/// Marks and words over which a reason does not reach.
fn ends_reach(reader: Reader, at: usize) -> bool {
    !reader.is_word(at) && !matches!(reader.word(at), "'" | "\"" | "-" | "’") && reader.quantity(at).is_none()
        || matches!(reader.word(at), "but" | "while" | "when" | "after" | "which" | "before")
}

/// "Has killed more than 3,000 people since 1984", "13 have been killed in recent years".
fn sums_up(reader: Reader, sentence: &Range<usize>, start: usize, trigger: usize) -> bool {
    let perfect =
        (1..5).any(|back| is_have(reader.back(trigger, back)) && reader.back(trigger, back) != "having");
    let near = start.saturating_sub(STRETCH_WINDOW).max(sentence.start)
        ..(trigger + STRETCH_WINDOW).min(sentence.end);
    perfect && near.into_iter().any(|at| STRETCHES.contains(&reader.word(at)))
}
