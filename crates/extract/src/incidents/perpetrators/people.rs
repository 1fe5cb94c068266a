//! Those who did it where no group is named: "gunmen", "two men", "a crowd".

use std::ops::Range;

use model::{Perpetrator, PerpetratorKind};

use super::{one_line, phrase::before_the_noun};
use crate::{
    incidents::link::Incident, lexicon::NationForm, mentions::covering, pack::Class, reading::Reading,
    text::TokenKind,
};

/// How far before its verb such a subject may stand.
const BEFORE: usize = 8;

/// "gunmen", "a suicide bomber": the first people that the acts of the incident show at work.
pub fn of(reading: &Reading<'_>, incident: &Incident<'_>) -> Vec<Perpetrator> {
    let agent =
        incident.events.iter().flat_map(|event| &event.triggers).find(|trigger| trigger.word.flags.agent);
    let tokens = agent.map(|trigger| trigger.tokens.clone()).or_else(|| described(reading, incident));
    tokens
        .map(|tokens| Perpetrator {
            name: one_line(reading.words(&whole(reading, &tokens))).to_lowercase(),
            kind: PerpetratorKind::Individual,
            actor: None,
            mentions: vec![reading.mention(&tokens)],
        })
        .into_iter()
        .collect()
}

/// The noun with what describes it: "three masked men", "followers of a Shiite cleric".
fn whole(reading: &Reading<'_>, noun: &Range<usize>) -> Range<usize> {
    let text = reading.text;
    let sentence = text.sentences[reading.sentence_of(noun.start)].tokens.clone();
    let mut start = before_the_noun(reading, &sentence, noun.start);
    while start < noun.start && text.is(start, Class::AnyArticle) {
        start += 1;
    }
    if !text.is(noun.end, Class::Of) {
        return start..noun.end;
    }
    let stops = |at: usize| {
        text.is(at, Class::AuthorityHelp)
            || text.is(at, Class::PerpetratorSmall)
            || text.tokens[at].kind == TokenKind::Punctuation
    };
    let end = (noun.end + 1..sentence.end.min(noun.end + 6))
        .take_while(|at| !stops(*at) && reading.lexicon.triggers.first_at(text, *at).is_none());
    start..end.last().map_or(noun.end, |last| last + 1)
}

/// "two Croats", "three Iranians".
fn is_counted_nationals(reading: &Reading<'_>, at: usize) -> bool {
    let text = reading.text;
    let nation = covering(&reading.mentions.nations, |nation| &nation.tokens, at);
    let people =
        nation.is_some_and(|nation| nation.form != NationForm::Name && nation.form != NationForm::Capital);
    let counted = at.checked_sub(1).is_some_and(|before| {
        text.is(before, Class::TargetCount)
            || text.tokens.get(before).is_some_and(|token| token.kind == TokenKind::Number)
    });
    let verb = reading.lexicon.triggers.first_at(text, at + 1).is_some_and(|hit| hit.value.flags.verb);
    people && counted && (verb || nation.is_some_and(|nation| nation.form == NationForm::Demonym))
}

/// "two men opened fire", "burned by a crowd".
fn described(reading: &Reading<'_>, incident: &Incident<'_>) -> Option<Range<usize>> {
    let text = reading.text;
    let known = |at: &usize| text.is(*at, Class::PerpetratorDescribed) || is_counted_nationals(reading, *at);
    incident.events.iter().find_map(|event| {
        event.triggers.iter().filter(|trigger| trigger.word.flags.verb).find_map(|trigger| {
            let verb = trigger.tokens.start;
            let from = verb.saturating_sub(BEFORE).max(event.window.start);
            let subject = (!trigger.passive).then(|| (from..verb).rev().find(known)).flatten();
            let subject = subject.filter(|at| {
                !(*at + 1..verb).any(|i| text.is(i, Class::PeopleBreak))
                    && !text.is(at.saturating_sub(1), Class::ActLead)
            });
            let by = || {
                (trigger.tokens.end..(trigger.tokens.end + 10).min(event.window.end))
                    .find(|at| text.is(*at, Class::By))
            };
            let agent = by()
                .filter(|_| trigger.passive)
                .and_then(|by| (by + 1..event.window.end.min(by + 6)).find(known));
            subject.or(agent).map(|at| at..at + 1)
        })
    })
}
