//! Who owns up or is blamed right behind an act, in words that no other rule reads: "X, on its channel, within the hour."

use std::ops::Range;

use model::Attribution;

use super::{Cast, Tie, frames::identity, groups_within, story::Story};
use crate::{incidents::link::Incident, pack::Class, reading::Reading};

/// The first act of a text is spoken of over so many sentences, any other in its paragraph over so many.
const FIRST_REACH: usize = 8;
const OTHER_REACH: usize = 2;

/// Lets an act without an author have the group that speaks or is blamed in the next sentence that names any: the first
/// act of the text where that group has done nothing else in it, another in its own paragraph before the next act.
pub fn lend(cast: &mut Cast<'_>, story: &Story<'_>, incidents: &[Incident<'_>]) {
    let reading = cast.reading;
    for (index, incident) in incidents.iter().enumerate() {
        if cast.open[index] || !cast.ties[index].is_empty() {
            continue;
        }
        let Some(last) = incident.events.iter().map(|event| event.sentence).max() else { continue };
        let near = owner(reading, story, last, OTHER_REACH).filter(|(sentence, _)| {
            let sentences = &reading.text.sentences;
            sentences[*sentence].paragraph == sentences[last].paragraph
        });
        let first = || {
            let far = owner(reading, story, last, FIRST_REACH).filter(|_| index == 0)?;
            let own = identity(reading, far.1);
            let busy = cast.ties.iter().flatten().any(|tie| identity(reading, tie.mention) == own);
            (!busy).then_some(far)
        };
        if let Some((_, mention)) = near.or_else(first) {
            cast.ties[index].push(Tie { how: Attribution::Suspected, mention });
        }
    }
}

/// The first group behind `sentence`, with the sentence that names it, if it speaks or is blamed there.
fn owner(reading: &Reading<'_>, story: &Story<'_>, sentence: usize, reach: usize) -> Option<(usize, usize)> {
    let end = reading.text.sentences.len().min(sentence + 1 + reach);
    for next in sentence + 1..end {
        let tokens = reading.text.sentences[next].tokens.clone();
        let tokens = tokens.start..tokens.end.min(tokens.start + super::AROUND);
        let Some(group) = groups_within(reading, tokens.clone()).next() else { continue };
        let against = (group.tokens.start.saturating_sub(2)..group.tokens.start)
            .any(|at| reading.text.is(at, Class::TieAgainst));
        let good = !story.tells(next) && !against && speaks(reading, tokens);
        let number = reading.mentions.actors.partition_point(|other| other.tokens.start < group.tokens.start);
        return good.then_some((next, number));
    }
    None
}

/// Whether a sentence holds words for a message or for blame, and none that deny, praise or condemn.
fn speaks(reading: &Reading<'_>, tokens: Range<usize>) -> bool {
    let text = reading.text;
    let any = |class| tokens.clone().any(|at| text.is(at, class));
    any(Class::GroupSpeaks)
        && !any(Class::PerpetratorDenial)
        && !any(Class::No)
        && !any(Class::SpeaksOfOthers)
}
