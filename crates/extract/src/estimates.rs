//! Estimative sentences: likelihood words of the author or of an analyst who is quoted.
//!
//! The words come from `likelihood.csv`; each row says what it needs beside it. Scale words ("likely", "realistic
//! possibility") are enough by themselves. Modal verbs count with a verb of what may happen in a sentence about
//! actors, acts or targets; "expect" only in the present tense. Each estimate carries the range that its words have
//! on every likelihood scale of the codebook that has them, and none where they stand on no scale ("quite likely").

use std::ops::Range;

use model::{EstimateRecord, ScaleRange, codebook::Codebook};

use crate::{
    pack::Class,
    pack::Pack,
    phrase::{Case, PhraseTable},
    reading::Reading,
    statements::horizon_in,
    text::Text,
};

/// Scales that give probabilities to words of likelihood.
const SCALES: &[&str] = &["icd203", "phia"];

/// How far behind a modal verb its verb may stand.
const TO_VERB: usize = 3;

/// What likelihood words need beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Need {
    /// Nothing.
    Nothing,
    /// A verb of what may happen, in a sentence about violence.
    Verb,
    /// A subject in the present tense and "to" behind.
    Infinitive,
    /// Guilt or a hand in an act behind.
    Guilt,
    /// A sentence about violence.
    Violence,
    /// An act of harm as its subject: "more attacks were possible".
    Act,
    /// A word for chance as its subject: "the risk of kidnappings is high".
    Chance,
}

/// Words of likelihood, compiled from the codebook.
#[derive(Default)]
pub struct LikelihoodWords {
    words: PhraseTable<(Need, String)>,
}

impl LikelihoodWords {
    /// Compiles the table of the pack's language.
    pub fn compile(codebook: &Codebook, pack: &Pack) -> Self {
        let mut words = PhraseTable::default();
        for row in codebook.lexicon(&pack.language.code, "likelihood") {
            let need = match row.note.as_str() {
                "modal" => Need::Verb,
                "expectation" => Need::Infinitive,
                "thought" => Need::Guilt,
                "signature" => Need::Violence,
                "act" => Need::Act,
                "chance" => Need::Chance,
                _ => Need::Nothing,
            };
            for phrase in row.phrase.split('|') {
                words.insert(pack, phrase, Case::Any, (need, row.code.clone()));
            }
        }
        words.finish();
        Self { words }
    }
}

struct Hit<'l> {
    tokens: Range<usize>,
    word: &'l str,
}

/// Finds the estimative sentences of a document, in the order of the text.
pub fn find(reading: &Reading<'_>) -> Vec<EstimateRecord> {
    let mut records = Vec::new();
    // In a text without an actor or an act the words estimate other matters.
    let acts = |at: usize| reading.lexicon.triggers.first_at(reading.text, at).is_some();
    if reading.mentions.actors.is_empty() && !(0..reading.text.tokens.len()).any(acts) {
        return records;
    }
    for sentence in &reading.text.sentences {
        let hits = hits(reading, &sentence.tokens);
        for (index, hit) in hits.iter().enumerate() {
            let from = if index == 0 {
                sentence.tokens.start
            } else {
                boundary(reading.text, hits[index - 1].tokens.end, hit.tokens.start)
            };
            let to = hits.get(index + 1).map_or(sentence.tokens.end, |next| {
                boundary(reading.text, hit.tokens.end, next.tokens.start)
            });
            records.push(record(reading, from..to, hit, records.len()));
        }
    }
    records
}

/// The estimative words of a sentence, two estimates for two clauses, one for two words of one clause.
fn hits<'l>(reading: &'l Reading<'_>, sentence: &Range<usize>) -> Vec<Hit<'l>> {
    let mut hits: Vec<Hit<'l>> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let found = reading.lexicon.likelihood.words.first_at(reading.text, at);
        let Some(found) = found.filter(|found| at + found.tokens <= sentence.end) else {
            at += 1;
            continue;
        };
        let tokens = at..at + found.tokens;
        at = tokens.end;
        let (need, word) = found.value;
        if !holds(reading, sentence, &tokens, *need) {
            continue;
        }
        match hits.last_mut() {
            // "unlikely, though not to be excluded" is one estimate.
            Some(last) if is_rider(reading.text, last.tokens.end, tokens.start) => {
                last.tokens.end = tokens.end
            }
            Some(last)
                if boundary(reading.text, last.tokens.end, tokens.start) == tokens.start
                    && !reading.text.is(tokens.start - 1, Class::And) => {}
            _ => hits.push(Hit { tokens, word }),
        }
    }
    hits
}

/// Whether two words of likelihood stand so close that the second only shades the first.
fn is_rider(text: &Text<'_>, from: usize, to: usize) -> bool {
    to.saturating_sub(from) <= 4 && (from..to).any(|at| text.is(at, Class::Concession))
}

/// The token behind the last comma, semicolon or "and" between two estimates; `to` where they share a clause.
fn boundary(text: &Text<'_>, from: usize, to: usize) -> usize {
    if let Some(semicolon) = (from..to).find(|at| text.lower(*at) == ";") {
        return semicolon + 1;
    }
    let parts = |at: usize| text.is(at, Class::EstimateBreak) || text.is(at, Class::And);
    (from..to).rev().find(|at| parts(*at)).map_or(to, |at| at + 1)
}

fn holds(reading: &Reading<'_>, sentence: &Range<usize>, tokens: &Range<usize>, need: Need) -> bool {
    let text = reading.text;
    if text.is(tokens.end.wrapping_sub(1), Class::Likely) && is_attributive(text, tokens.start) {
        return false;
    }
    if is_question(text, sentence) {
        return false;
    }
    match need {
        Need::Nothing => true,
        Need::Verb => happens(text, tokens.end) && violent(reading, sentence),
        Need::Infinitive => {
            let behind = tokens.end..(tokens.end + 8).min(sentence.end);
            let infinitive = behind.clone().any(|at| text.is(at, Class::Complement));
            let subject = tokens.start > sentence.start && !text.is(tokens.start - 1, Class::NoExpectation);
            infinitive && subject && !text.is(tokens.end, Class::To) && violent_around(reading, sentence)
        }
        Need::Guilt => {
            (tokens.end..(tokens.end + 5).min(sentence.end)).any(|at| text.is(at, Class::GuiltWord))
        }
        Need::Violence => violent(reading, sentence),
        Need::Act => {
            before(tokens.start, sentence).any(|at| text.is(at, Class::ViolentAct))
                && violent(reading, sentence)
        }
        Need::Chance => {
            before(tokens.start, sentence).any(|at| text.is(at, Class::Chance)) && violent(reading, sentence)
        }
    }
}

/// The subject may stand so many words before what is said of it.
fn before(at: usize, sentence: &Range<usize>) -> Range<usize> {
    const REACH: usize = 14;
    sentence.start.max(at.saturating_sub(REACH))..at
}

/// "the likely target", "a likely suspect": describes a thing, estimates nothing.
fn is_attributive(text: &Text<'_>, at: usize) -> bool {
    at > 0 && text.is(at - 1, Class::Attributive)
}

fn is_question(text: &Text<'_>, sentence: &Range<usize>) -> bool {
    sentence.end.checked_sub(1).is_some_and(|last| text.lower(last) == "?")
}

/// A verb of what may happen or what may explain it, not of what somebody is able to do.
fn happens(text: &Text<'_>, from: usize) -> bool {
    let window = from..from + TO_VERB;
    let ability = (from.saturating_sub(4)..from).any(|at| text.is(at, Class::AbilityWord));
    if ability || text.is(from, Class::NotAbility) {
        return false;
    }
    window.into_iter().any(|at| text.is(at, Class::MayHappen))
}

/// In the sentence or the one before.
fn violent_around(reading: &Reading<'_>, sentence: &Range<usize>) -> bool {
    let before = reading
        .sentence_of(sentence.start)
        .checked_sub(1)
        .and_then(|index| reading.text.sentences.get(index));
    violent(reading, sentence) || before.is_some_and(|before| violent(reading, &before.tokens))
}

fn violent(reading: &Reading<'_>, sentence: &Range<usize>) -> bool {
    let mentions = reading.mentions;
    let inside = |range: &Range<usize>| sentence.contains(&range.start);
    let first = |ends: &dyn Fn(usize) -> bool| ends(sentence.start);
    let actor = mentions.actors.partition_point(|it| it.tokens.start < sentence.start);
    let target = mentions.targets.partition_point(|it| it.head.start < sentence.start);
    mentions.actors.get(actor).is_some_and(|it| inside(&it.tokens))
        || mentions.targets.get(target).is_some_and(|it| inside(&it.head))
        || first(&|start| {
            (start..sentence.end).any(|at| reading.lexicon.triggers.first_at(reading.text, at).is_some())
        })
}

fn record(reading: &Reading<'_>, clause: Range<usize>, hit: &Hit<'_>, index: usize) -> EstimateRecord {
    let clause = trimmed(reading.text, clause, &hit.tokens);
    let subject = subject(reading.text, &clause, &hit.tokens);
    let horizon = horizon_in(reading.text, clause.clone());
    let mut evidence =
        vec![reading.evidence("record", &clause), reading.evidence("likelihood_words", &hit.tokens)];
    evidence.extend(subject.iter().map(|tokens| reading.evidence("subject", tokens)));
    evidence.extend(horizon.iter().map(|tokens| reading.evidence("horizon", tokens)));
    let words = |tokens: Range<usize>| reading.words(&tokens).to_owned();
    EstimateRecord {
        id: format!("j{}", index + 1),
        text_quote: words(clause),
        likelihood_words: words(hit.tokens.clone()),
        subject: subject.map(words),
        horizon: horizon.map(words),
        probability: probability(reading.lexicon.codebook, hit.word),
        evidence,
    }
}

/// Without conjunctions and commas at the ends; the full stop of the sentence stays out.
fn trimmed(text: &Text<'_>, clause: Range<usize>, keep: &Range<usize>) -> Range<usize> {
    let mut clause = clause.start.min(keep.start)..clause.end.max(keep.end);
    while clause.start < keep.start && text.is(clause.start, Class::TrimmedStart) {
        clause.start += 1;
    }
    while clause.end > keep.end && text.is(clause.end - 1, Class::SubjectBreak) {
        clause.end -= 1;
    }
    clause
}

/// What is estimated: what follows "that", else what stands before the words, else what follows them.
fn subject(text: &Text<'_>, clause: &Range<usize>, words: &Range<usize>) -> Option<Range<usize>> {
    let that = (words.end..clause.end.min(words.end + 4)).find(|at| text.is(*at, Class::That));
    if let Some(that) = that {
        return part(that + 1..clause.end);
    }
    let that = (clause.start..words.start).rev().find(|at| text.is(*at, Class::That));
    let judged = that.map_or(clause.start, |at| at + 1);
    let empty = text.is(judged, Class::EmptySubject);
    if words.start > judged + 2 || (words.start > judged && !empty) {
        return part(judged..clause.end);
    }
    part(words.end..clause.end)
}

fn part(tokens: Range<usize>) -> Option<Range<usize>> {
    (tokens.len() > 1).then_some(tokens)
}

fn probability(codebook: &Codebook, word: &str) -> Vec<ScaleRange> {
    if word.is_empty() {
        return Vec::new();
    }
    let range = |id: &&str| {
        let scale = codebook.scale(id)?;
        let band = scale.by_word(word)?;
        Some(ScaleRange { scale: scale.id.clone(), min: band.min?, max: band.max? })
    };
    SCALES.iter().filter_map(range).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use model::{EstimateRecord, Input, codebook::Codebook};

    use crate::Extractor;

    static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new(Codebook::embedded()));

    fn estimates(text: &str) -> Vec<EstimateRecord> {
        let input = Input { doc: "a".into(), text: text.into(), ..Input::default() };
        EXTRACTOR.extract(&input).judgements
    }

    #[test]
    fn scale_words_carry_the_range_of_every_scale_that_has_them() {
        let found = estimates(
            "We judge it likely that ISKP will attack an embassy in Kabul within six months. A raid on an embassy elsewhere \
             is highly unlikely, and a kidnapping is a realistic possibility.",
        );
        let words: Vec<_> = found.iter().map(|it| it.likelihood_words.as_str()).collect();
        assert_eq!(words, ["likely", "highly unlikely", "realistic possibility"]);
        let scales = |index: usize| -> Vec<(&str, f64)> {
            found[index].probability.iter().map(|range| (range.scale.as_str(), range.min)).collect()
        };
        assert_eq!(scales(0), [("icd203", 0.55), ("phia", 0.55)]);
        assert_eq!(scales(1), [("phia", 0.10)], "ICD 203 has no \"highly unlikely\"");
        assert_eq!(scales(2), [("phia", 0.40)]);
        assert_eq!(found[0].horizon.as_deref(), Some("within six months"));
        assert_eq!(
            found[0].subject.as_deref(),
            Some("ISKP will attack an embassy in Kabul within six months")
        );
    }

    #[test]
    fn words_on_no_scale_get_no_number() {
        let found =
            estimates("It is quite likely that ISKP will again plot against embassies in the region.");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].likelihood_words, "quite likely");
        assert!(found[0].probability.is_empty());
    }

    #[test]
    fn a_rider_shades_its_estimate_and_makes_no_second_one() {
        let found = estimates("Raids on embassies are unlikely, though not to be excluded.");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].likelihood_words, "unlikely, though not to be excluded");
    }

    #[test]
    fn likelihood_in_other_matters_is_no_estimate() {
        assert_eq!(estimates("The minister will probably resign. He may come to dinner."), []);
        assert_eq!(estimates("The likely target of the bomb was an embassy. Could it happen again?"), []);
    }

    #[test]
    fn two_estimates_of_one_sentence_keep_their_own_words() {
        let found = estimates(
            "It remains highly unlikely that the Houthis would strike Riyadh before April; an attack on ships, on the other \
             hand, is probable.",
        );
        let quotes: Vec<_> = found.iter().map(|it| it.text_quote.as_str()).collect();
        assert_eq!(
            quotes,
            [
                "It remains highly unlikely that the Houthis would strike Riyadh before April",
                "an attack on ships, on the other hand, is probable"
            ]
        );
    }
}
