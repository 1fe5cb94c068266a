//! Tolls of other acts: those that a sentence gives as reason, memory, charge or sum of years.

use std::ops::Range;

use super::{lexicon::is_have, phrase::Reader};
use crate::pack::Class;

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
        let named = reader.is(at, Class::TollReasons) || reader.is(at, Class::TollCharges);
        named && (at + 1..start.min(at + 5)).any(|link| reader.is(link, Class::TollLinks))
            || reader.is(at, Class::Mourning)
    });
    let answer = (from..start).any(|at| reader.is(at, Class::TollAnswers));
    reason || answer || sums_up(reader, sentence, start, trigger)
}

/// Marks and words over which a reason does not reach.
fn ends_reach(reader: Reader, at: usize) -> bool {
    !reader.is_word(at) && !matches!(reader.word(at), "'" | "\"" | "-" | "’") && reader.quantity(at).is_none()
        || reader.is(at, Class::OtherClause)
}

/// "Has killed more than 3,000 people since 1984", "13 have been killed in recent years".
fn sums_up(reader: Reader, sentence: &Range<usize>, start: usize, trigger: usize) -> bool {
    let perfect = (1..5).any(|back| {
        is_have(reader.text.pack, reader.back(trigger, back)) && !reader.is_back(trigger, back, Class::Having)
    });
    let near = start.saturating_sub(STRETCH_WINDOW).max(sentence.start)
        ..(trigger + STRETCH_WINDOW).min(sentence.end);
    perfect && near.into_iter().any(|at| reader.is(at, Class::TollStretches))
}
