//! Trigger words in the text, and whether they speak of something that happened.

use crate::pack::Pack;
use std::ops::Range;

use super::stage;
use crate::{
    lexicon::TriggerWord,
    mentions::within,
    pack::Class,
    reading::Reading,
    syntax::Tag,
    text::{DateRole, TokenKind},
};

/// How the words before a noun present it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Newness {
    /// "the attack", "that bombing": told before.
    Given,
    /// "a bomb", "gunmen".
    New,
    /// "another", "a second", "a third", "two further".
    Other,
    /// "the other", "the second", "one of them": another one, or a part of several told before.
    Part,
    /// "It was the first attack since": says something of an act told before.
    Summary,
    /// Verbs and bare nouns.
    Open,
}

/// A trigger word that speaks of the actual world.
#[derive(Debug, Clone)]
pub struct Trigger<'a> {
    /// Tokens.
    pub tokens: Range<usize>,
    /// Row of the lexicon.
    pub word: &'a TriggerWord,
    /// How it is presented.
    pub newness: Newness,
    /// "tried to", "failed to".
    pub attempted: bool,
    /// "was bombed", "was hit".
    pub passive: bool,
    /// "bombs", "explosions".
    pub several: bool,
    /// "two hours before the blast": only says when something else was.
    pub anchor: bool,
}

/// Finds the triggers of the text, those outside the actual world left out.
pub fn find<'a>(reading: &Reading<'a>) -> Vec<Trigger<'a>> {
    let text = reading.text;
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() {
        let Some(hit) = reading.lexicon.triggers.first_at(text, at) else {
            at += 1;
            continue;
        };
        let tokens = at..at + hit.tokens;
        at = tokens.end;
        let word = hit.value;
        if is_part_of_name(reading, &tokens)
            || is_compound(reading, &tokens, word)
            || !happened(reading, &tokens, word)
        {
            continue;
        }
        found.push(Trigger {
            newness: newness(reading, &tokens, word),
            attempted: word.flags.attempt || stage::attempted(reading, &tokens),
            passive: word.flags.verb && is_passive(reading, tokens.start),
            anchor: is_anchor(reading, &tokens, word),
            several: is_several(reading, &tokens, word),
            tokens,
            word,
        });
    }
    found
}

/// "Strike Force", "Bomb Disposal Unit": a capitalised trigger inside a capitalised name is none.
fn is_part_of_name(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let text = reading.text;
    let token = &text.tokens[tokens.start];
    if !token.capitalized || token.all_caps {
        return false;
    }
    let sentence = &text.sentences[reading.sentence_of(tokens.start).min(text.sentences.len() - 1)];
    let first = sentence.tokens.start == tokens.start;
    let next_capital = text.tokens.get(tokens.end).is_some_and(|next| next.capitalized && !next.all_caps);
    !first && next_capital
}

/// "after the attack", "a few hours before the blast", with nothing that tells which.
fn is_anchor(reading: &Reading<'_>, tokens: &Range<usize>, word: &TriggerWord) -> bool {
    let text = reading.text;
    let named = text.is_any(tokens.end, &[Class::WherePreposition, Class::OfWhat]);
    !word.flags.verb
        && !named
        && tokens.start >= 2
        && text.is(tokens.start - 1, Class::DefiniteArticle)
        && text.is(tokens.start - 2, Class::TimeRelation)
}

/// "bomb threat", "rocket maker", "hostage negotiator": a noun that only goes with a weapon.
fn is_compound(reading: &Reading<'_>, tokens: &Range<usize>, word: &TriggerWord) -> bool {
    !word.flags.verb && reading.text.is(tokens.end, Class::WeaponCompound)
}

/// Whether the trigger is asserted: not negated, not modal, not the content of a threat, not conditional, not generic.
fn happened(reading: &Reading<'_>, tokens: &Range<usize>, word: &TriggerWord) -> bool {
    let text = reading.text;
    if word.flags.foil {
        return true;
    }
    let start = clause_start(reading, tokens.start);
    let mut at = start;
    let mut to_before = false;
    while at < tokens.start {
        if let Some(hit) = reading.lexicon.modality.first_at(text, at) {
            let distance = tokens.start - at;
            let cancels = match hit.value.as_str() {
                "modal" => distance <= 6 && word.flags.verb || distance <= 4 && word.flags.plot,
                "negation" => distance <= 4 && !is_correlative(text.pack, text.lower(at)),
                "condition" => distance <= 9,
                "revenge" => distance <= 9,
                "threat" => {
                    (distance <= 9 || word.flags.plot)
                        && threat_reaches(reading, at + hit.tokens, tokens.start, word)
                }
                "intention" => {
                    distance <= 6 && word.flags.verb && text.is(tokens.start.saturating_sub(1), Class::To)
                }
                "future" => {
                    let one_more =
                        text.is(at, Class::More) && text.is(at.saturating_sub(1), Class::LeastOrOne);
                    let in_time = text.is(at + hit.tokens, Class::TimeOfTale);
                    distance <= 2
                        && !in_time
                        && !word.flags.verb
                        && (one_more || is_plural_noun(reading, tokens))
                }
                _ => false,
            };
            if cancels {
                return false;
            }
            at += hit.tokens;
        } else {
            to_before |= text.is(at, Class::To)
                && (at + 1 == tokens.start || at + 2 == tokens.start && text.is(at + 1, Class::BeOrGet));
            at += 1;
        }
    }
    let passive_infinitive = text.is(tokens.start.saturating_sub(1), Class::Infinitive);
    let infinitive = to_before
        && word.flags.verb
        && !word.flags.plot
        && (passive_infinitive || is_base_form(text.pack, text.lower(tokens.start)));
    let to_bomb = !word.flags.verb
        && !word.flags.plot
        && tokens.len() == 1
        && text.is(tokens.start.wrapping_sub(1), Class::ToInfinitive)
        && !is_plural_noun(reading, tokens);
    (!(infinitive || to_bomb) || stage::attempted(reading, tokens))
        && !is_generic(reading, tokens, word)
        && !is_figure(reading, tokens)
        && !is_estimated(reading, tokens, word)
        && !may_come(reading, tokens, word)
}

/// "lets players storm an embassy", "helped him hijack": the base form of a verb without a subject of its own. Asks for
/// the syntax of the sentence, which costs more than all other questions: [`find`] leaves it to those who have asked them.
pub fn is_bare_infinitive(reading: &Reading<'_>, trigger: &Trigger<'_>) -> bool {
    let (text, tokens, word) = (reading.text, &trigger.tokens, trigger.word);
    let verb = text.lower(tokens.start);
    let candidate = word.flags.verb
        && !word.flags.plot
        && tokens.len() == 1
        && is_base_form(text.pack, verb)
        && !text.is_any(tokens.start, &[Class::ProgressiveEnding, Class::PluralEnding])
        && !text.tokens[tokens.start].all_caps;
    if !candidate || stage::attempted(reading, tokens) {
        return false;
    }
    let syntax = reading.syntax(reading.sentence_of(tokens.start));
    let first = syntax.words_of(tokens.start).start;
    first < syntax.len() && syntax.tag(first) == Tag::VerbBase
}

/// "an attack could come any day": the noun is the subject of what may be.
fn may_come(reading: &Reading<'_>, tokens: &Range<usize>, word: &TriggerWord) -> bool {
    let modal = reading.lexicon.modality.first_at(reading.text, tokens.end);
    let told = text_is_definite(reading, tokens.start);
    modal.is_some_and(|hit| {
        hit.value == "modal"
            && !word.flags.verb
            && !told
            && !reading.text.is(tokens.end + hit.tokens, Class::Have)
    })
}

fn text_is_definite(reading: &Reading<'_>, noun: usize) -> bool {
    (noun.saturating_sub(3)..noun).any(|i| reading.text.is(i, Class::DefiniteArticle))
}

/// "feels like a siege", "a heart attack", "bombed with forms": said of something else.
fn is_figure(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let text = reading.text;
    let from = tokens.start.saturating_sub(3);
    let kept = text.is(tokens.start.saturating_sub(1), Class::From)
        && (tokens.start.saturating_sub(8)..tokens.start).any(|i| text.is(i, Class::Prevented));
    let simile = (from..tokens.start).any(|i| {
        text.is(i, Class::Like) && text.is(i + 1, Class::AnyArticle)
            || text.is(i, Class::As) && text.is(i + 1, Class::Condition2)
    });
    let illness = (from..tokens.start).any(|i| {
        reading
            .lexicon
            .unreal
            .first_at(text, i)
            .is_some_and(|hit| hit.value == "illness" && i + hit.tokens > tokens.start)
    });
    let twice = (tokens.end..tokens.end + 2).any(|i| text.is(i, Class::Often));
    simile || illness || twice || kept || is_argument(reading, tokens)
}

/// "nor" and "neither" in lists of things that did happen elsewhere do not reach far.
fn is_correlative(pack: &Pack, word: &str) -> bool {
    pack.is(word, Class::NorNothing)
}

/// A threat word cancels what it governs: "threatened to bomb", "warning of attacks", not "the threat came before the attack".
fn threat_reaches(reading: &Reading<'_>, from: usize, trigger: usize, word: &TriggerWord) -> bool {
    let text = reading.text;
    let governs = (from..trigger).any(|i| text.is(i, Class::NewThreat));
    let direct = trigger - from <= 2;
    let past_verb = word.flags.verb
        && !is_base_form(text.pack, text.lower(trigger))
        && !text.is(trigger, Class::ProgressiveEnding);
    (governs || direct) && !past_verb
}

/// "defuse the dispute", "the row exploded": violence of words and markets.
fn is_argument(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let text = reading.text;
    let sentence = &text.sentences[reading.sentence_of(tokens.start).min(text.sentences.len() - 1)];
    let near =
        tokens.start.saturating_sub(3).max(sentence.tokens.start)..(tokens.end + 4).min(sentence.tokens.end);
    let figure = near
        .clone()
        .any(|i| reading.lexicon.unreal.first_at(text, i).is_some_and(|hit| hit.value == "figure"));
    if !figure {
        return false;
    }
    let harmed = !reading.tolls_in(&reading.bytes(&sentence.tokens)).is_empty();
    let armed = sentence.tokens.clone().any(|i| {
        !tokens.contains(&i)
            && reading
                .lexicon
                .triggers
                .first_at(text, i)
                .is_some_and(|hit| hit.value.flags.weapon || hit.value.flags.agent)
    });
    !harmed && !armed
}

/// Words of an estimate, which speaks of what may come.
fn is_estimated(reading: &Reading<'_>, tokens: &Range<usize>, word: &TriggerWord) -> bool {
    let past = word.flags.verb && !is_base_form(reading.text.pack, reading.text.lower(tokens.start));
    let sentence =
        &reading.text.sentences[reading.sentence_of(tokens.start).min(reading.text.sentences.len() - 1)];
    let near = tokens.start.saturating_sub(24).max(sentence.tokens.start)
        ..(tokens.end + 24).min(sentence.tokens.end);
    !past && near.into_iter().any(|i| reading.text.is(i, Class::TriggerEstimates))
}

fn is_base_form(pack: &Pack, verb: &str) -> bool {
    !pack.is(verb, Class::PastEnding) && !pack.is(verb, Class::StrongVerb)
}

/// "bombs", "a double attack", "two bombers": several acts, if several things were hit.
fn is_several(reading: &Reading<'_>, tokens: &Range<usize>, word: &TriggerWord) -> bool {
    let text = reading.text;
    let from = tokens.start.saturating_sub(2);
    let plural = is_plural_noun(reading, tokens);
    let counted = || (from..tokens.start).any(|i| is_number_word(text.pack, text.lower(i)));
    let twofold = || (from..tokens.start).any(|i| text.is(i, Class::Simultaneous));
    !word.flags.verb && (plural && (!word.flags.agent || counted()) || twofold())
}

fn is_plural_noun(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    reading.text.lower(tokens.end - 1).ends_with('s')
}

/// "attacks on embassies", "suicide bombings have become rarer": a bare plural of no place, day or number.
fn is_generic(reading: &Reading<'_>, tokens: &Range<usize>, word: &TriggerWord) -> bool {
    let text = reading.text;
    if word.flags.verb || word.flags.agent || word.flags.weapon || !is_plural_noun(reading, tokens) {
        return false;
    }
    let before = tokens.start.checked_sub(1).map_or("", |i| text.lower(i));
    let from = tokens.start.saturating_sub(COUNT_REACH);
    let phrase = (from..tokens.start)
        .rev()
        .take_while(|i| text.tokens[*i].kind != TokenKind::Punctuation && !text.is(*i, Class::OfWhat));
    let counted = phrase
        .into_iter()
        .any(|i| text.tokens[i].kind == TokenKind::Number || is_number_word(text.pack, text.lower(i)))
        || is_series(reading, tokens.start)
        || is_answered_for(reading, tokens.start);
    let definite = text.pack.is(before, Class::CountedActs);
    let sentence = &text.sentences[reading.sentence_of(tokens.start).min(text.sentences.len() - 1)];
    let bytes = sentence.start..sentence.end;
    let dated = reading.dates_in(&bytes).any(|index| {
        let date = &reading.dates[index];
        date.role != DateRole::Since && date.interval.is_some()
    });
    let tolled = !reading.tolls_in(&bytes).is_empty();
    let headline = tokens.start <= sentence.tokens.start + 1
        && within(&reading.mentions.targets, |target| &target.tokens, sentence.tokens.clone())
            .iter()
            .any(|target| !target.is_generic());
    !(headline || counted || definite || dated || tolled)
}

/// How far before a plural its number is looked for: "five coordinated bomb attacks".
const COUNT_REACH: usize = 3;

/// "a series of bombings": several acts of one time and place.
fn is_series(reading: &Reading<'_>, noun: usize) -> bool {
    let text = reading.text;
    let from = noun.saturating_sub(COUNT_REACH + 1);
    (from..noun).any(|i| text.is(i, Class::SeriesNoun) && text.is(i + 1, Class::OfWhat))
}

/// "claimed responsibility for arson attacks": what somebody answers for was done.
fn is_answered_for(reading: &Reading<'_>, noun: usize) -> bool {
    let text = reading.text;
    let from = noun.saturating_sub(COUNT_REACH + 1);
    (from..noun).any(|i| text.is(i, Class::Responsibility) && text.is(i + 1, Class::ForWhat))
}

fn is_number_word(pack: &Pack, word: &str) -> bool {
    pack.is(word, Class::CountSeveral)
}

fn newness(reading: &Reading<'_>, tokens: &Range<usize>, word: &TriggerWord) -> Newness {
    let text = reading.text;
    if word.flags.verb && !is_nominal(reading, tokens) {
        return counted_subject(reading, tokens.start);
    }
    if retells(reading, tokens.start) {
        return Newness::Given;
    }
    let reach = if word.flags.agent { AGENT_REACH } else { NOUN_REACH };
    let from = clause_start(reading, tokens.start).max(tokens.start.saturating_sub(reach));
    let from = (from..tokens.start)
        .rev()
        .find(|i| text.tokens[*i].kind == TokenKind::Punctuation)
        .map_or(from, |mark| mark + 1);
    let start = clause_start(reading, tokens.start);
    let it_was = (start..from.max(start + 1))
        .any(|i| text.is(i, Class::PointingWord) && text.is(i + 1, Class::NounVerb));
    let ranked = |i: usize| text.is(i, Class::Superlative);
    if it_was && (start..tokens.start).any(ranked) {
        return Newness::Summary;
    }
    let counted = word.flags.noun_plural(text.lower(tokens.end - 1))
        && (from..tokens.start)
            .any(|i| is_number_word(text.pack, text.lower(i)) || text.tokens[i].kind == TokenKind::Number)
        && !(from..tokens.start).any(|i| text.is(i, Class::Simultaneous));
    if counted {
        return Newness::Summary;
    }
    if (from..tokens.start).any(|i| text.is(i, Class::FurtherAct)) {
        let part = (from..tokens.start).any(|i| text.is(i, Class::DefiniteArticle));
        return if part { Newness::Part } else { Newness::Other };
    }
    match (from..tokens.start).rev().find(|i| text.is(*i, Class::ActDeterminer)) {
        Some(at) if text.is(at, Class::CountOrArticle) => Newness::New,
        Some(_) => Newness::Given,
        None => Newness::Open,
    }
}

/// "the killing", "a bombing": a verb's noun.
fn is_nominal(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let text = reading.text;
    tokens.len() == 1
        && text.is(tokens.start, Class::ProgressiveEnding)
        && text.is(tokens.start.wrapping_sub(1), Class::ActDeterminer)
}

/// "condemned what it termed a terrorist attack", "had described a single gunman", "all four attackers": the noun names
/// again what is known.
fn retells(reading: &Reading<'_>, noun: usize) -> bool {
    let text = reading.text;
    let from = clause_start(reading, noun);
    (from.max(noun.saturating_sub(RETELL_REACH))..noun).any(|i| text.is(i, Class::RetellVerb))
        || (from.max(noun.saturating_sub(2))..noun).any(|i| text.is(i, Class::AllOfThem))
}

const RETELL_REACH: usize = 8;

/// How far before a noun its determiner is looked for; attackers are named without one, so that a determiner farther
/// away is that of another noun.
const NOUN_REACH: usize = 4;
const AGENT_REACH: usize = 3;

/// "Another went off in the market", "the other was thrown at the gate", "both were attacked": acts told by their
/// number alone.
fn counted_subject(reading: &Reading<'_>, verb: usize) -> Newness {
    let text = reading.text;
    let start = clause_start(reading, verb);
    if verb - start > COUNTED_REACH {
        return Newness::Open;
    }
    if text.is(start, Class::AllOfThem) {
        return Newness::Summary;
    }
    let ordinal = text.is_any(start, &[Class::DefiniteArticle, Class::IndefiniteArticle])
        && text.is(start + 1, Class::OrdinalWord);
    let head = if ordinal { start + 1 } else { start };
    let alone = head + 1 == verb
        || text.is_any(head + 1, &[Class::Helping, Class::WherePreposition, Class::ForWhat, Class::OfWhat]);
    if head >= verb || !alone {
        return Newness::Open;
    }
    match (ordinal, text.is(start, Class::DefiniteArticle)) {
        (true, true) => Newness::Part,
        (true, false) => Newness::Other,
        (false, _) if text.is(head, Class::OneOfThem) => Newness::Part,
        (false, _) if text.is(head, Class::Another) => Newness::Other,
        (false, _) => Newness::Open,
    }
}

/// A subject that is only counted stands so close to its verb.
const COUNTED_REACH: usize = 12;

fn is_passive(reading: &Reading<'_>, at: usize) -> bool {
    let from = at.saturating_sub(3);
    (from..at).any(|i| reading.text.is(i, Class::PassiveBe))
}

/// The first token of the clause that holds token `at`.
pub fn clause_start(reading: &Reading<'_>, at: usize) -> usize {
    let text = reading.text;
    let sentence = reading.sentence_of(at).min(text.sentences.len().saturating_sub(1));
    let from = text.sentences.get(sentence).map_or(0, |sentence| sentence.tokens.start);
    (from..at)
        .rev()
        .find(|i| {
            matches!(text.word(*i), ";" | ":" | "—" | "–" | "(" | ")" | "\"" | "“" | "”")
                || clause_comma(reading, *i, at)
        })
        .map_or(from, |i| i + 1)
}

/// A comma before "and", "but", "while", "which", "who", "when": another clause begins.
fn clause_comma(reading: &Reading<'_>, comma: usize, at: usize) -> bool {
    reading.text.word(comma) == "," && comma + 1 < at && reading.text.is(comma + 1, Class::ClauseOpener)
}
