//! A coarse part of speech for every token: quick, and good enough to find noun phrases by.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::context::mix;
use crate::{
    learned::{
        Bytes, Linear,
        archive::{write_block, write_number},
        features::hash,
    },
    mentions::covering,
    pack,
    reading::Reading,
    text::{Text, TokenKind, person_noun},
};

/// A coarse part of speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// Common noun.
    Noun,
    /// Name.
    Name,
    /// Adjective.
    Adjective,
    /// Number.
    Number,
    /// Article, demonstrative, possessive pronoun.
    Determiner,
    /// "'s".
    Possessive,
    /// Preposition, particle or conjunction that subordinates.
    Preposition,
    /// "and", "or".
    Conjunction,
    /// Pronoun.
    Pronoun,
    /// "who", "which", "when".
    Relative,
    /// Form of "be".
    Be,
    /// Modal verb, "to".
    Modal,
    /// Finite or base verb.
    Verb,
    /// Past participle.
    Participle,
    /// "-ing".
    Gerund,
    /// Adverb, interjection.
    Adverb,
    /// Marks.
    Mark,
}

impl Class {
    /// All classes, in the order of their numbers.
    pub const ALL: [Self; 17] = [
        Self::Noun,
        Self::Name,
        Self::Adjective,
        Self::Number,
        Self::Determiner,
        Self::Possessive,
        Self::Preposition,
        Self::Conjunction,
        Self::Pronoun,
        Self::Relative,
        Self::Be,
        Self::Modal,
        Self::Verb,
        Self::Participle,
        Self::Gerund,
        Self::Adverb,
        Self::Mark,
    ];

    /// The class of a tag of the Penn Treebank.
    pub fn of_tag(tag: &str) -> Self {
        match tag {
            "NN" | "NNS" => Self::Noun,
            "NNP" | "NNPS" | "FW" | "GW" | "AFX" | "ADD" => Self::Name,
            "JJ" | "JJR" | "JJS" => Self::Adjective,
            "CD" => Self::Number,
            "DT" | "PDT" | "PRP$" | "WP$" => Self::Determiner,
            "POS" => Self::Possessive,
            "IN" | "RP" => Self::Preposition,
            "CC" => Self::Conjunction,
            "PRP" | "EX" => Self::Pronoun,
            "WDT" | "WP" | "WRB" => Self::Relative,
            "MD" | "TO" => Self::Modal,
            "VBD" | "VBP" | "VBZ" | "VB" => Self::Verb,
            "VBN" => Self::Participle,
            "VBG" => Self::Gerund,
            "RB" | "RBR" | "RBS" | "UH" => Self::Adverb,
            _ => Self::Mark,
        }
    }

    /// The number that features carry.
    pub fn number(self) -> u32 {
        self as u32
    }

    /// Whether it is a full verb.
    pub fn is_verb(self) -> bool {
        matches!(self, Self::Verb | Self::Participle | Self::Gerund)
    }

    /// Whether it can be the head of a noun phrase.
    pub fn is_nominal(self) -> bool {
        matches!(self, Self::Noun | Self::Name)
    }
}

/// A word as the model of classes sees it: the whole and its end.
#[derive(Debug, Clone, Copy, Default)]
pub struct Form {
    word: u32,
    tail: u32,
    shape: u32,
}

impl Form {
    /// Of a word in lower case.
    pub fn of(word: &str) -> Self {
        let tail = |letters: usize| word.char_indices().rev().nth(letters - 1).map_or(0, |(at, _)| at);
        let end = |letters: usize| hash(&[word.get(tail(letters)..).unwrap_or_default()]);
        let digits = word.bytes().any(|byte| byte.is_ascii_digit());
        let shape = u32::from(word.contains('-')) + 2 * u32::from(digits) + 4 * u32::from(word.len() < 4);
        Self { word: hash(&[word]), tail: mix(2, &[end(3)]), shape: mix(1, &[shape, end(2)]) }
    }

    /// Key of the mask of the word.
    pub fn word_key(self) -> u32 {
        self.word >> SPARE
    }

    /// Key of the mask of all words with its tail.
    pub fn tail_key(self) -> u32 {
        self.tail >> SPARE
    }
}

/// Number of features of a token.
pub const FEATURES: usize = 11;

/// Features of the token between these words, behind tokens of these classes.
pub fn features(before: Form, form: Form, after: Form, classes: [Class; 2]) -> [u32; FEATURES] {
    let [last, earlier] = classes.map(Class::number);
    [
        mix(10, &[form.word]),
        mix(11, &[form.tail]),
        mix(12, &[form.shape]),
        mix(13, &[form.word, last]),
        mix(14, &[form.tail, last]),
        mix(15, &[last, earlier]),
        mix(16, &[before.word, form.tail]),
        mix(17, &[after.word]),
        mix(18, &[after.tail, last]),
        mix(19, &[after.tail, form.tail]),
        mix(20, &[after.word, form.word]),
    ]
}

/// The fitted judge of classes.
#[derive(Debug, Clone, PartialEq)]
pub struct Tagger {
    model: Linear,
    /// The classes that a word, or a word with a tail, can have, one bit each.
    masks: FxHashMap<u32, u32>,
}

const NOUN: u32 = 1 << Class::Noun as u32;

/// What a word that nobody has seen can be whatever its tail.
const NAME: u32 = 1 << Class::Name as u32;

const OPEN: u32 = NOUN | NAME;

impl Tagger {
    /// A judge that gives a word no class outside its mask.
    pub fn new(model: Linear, masks: FxHashMap<u32, u32>) -> Self {
        Self { model, masks }
    }

    /// Reads what [`Self::write`] wrote.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut bytes = Bytes::new(bytes);
        let model = Linear::read(bytes.block()?)?;
        if model.classes() != Class::ALL.len() {
            return None;
        }
        let mut masks = FxHashMap::default();
        let mut key = 0u32;
        for _ in 0..bytes.number()? {
            key = key.checked_add(u32::try_from(bytes.number()?).ok()?)?;
            masks.insert(key, u32::try_from(bytes.number()?).ok()?);
        }
        Some(Self { model, masks })
    }

    /// The bytes of the judge.
    pub fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        write_block(&mut out, &self.model.write());
        let mut masks: Vec<(u32, u32)> = self.masks.iter().map(|(key, mask)| (*key, *mask)).collect();
        masks.sort_unstable();
        write_number(&mut out, masks.len());
        let mut last = 0;
        for (key, mask) in masks {
            write_number(&mut out, (key - last) as usize);
            write_number(&mut out, mask as usize);
            last = key;
        }
        out
    }

    /// The likeliest class of a word, if it must be one of `wanted`.
    pub fn best(&self, form: Form, features: &[u32], wanted: u32, sums: &mut Vec<i32>) -> Class {
        let mask = |hash: u32| self.masks.get(&(hash >> SPARE)).copied();
        let known = mask(form.word).unwrap_or_else(|| NAME | mask(form.tail).unwrap_or_default() & !NOUN);
        let mask = if known & wanted == 0 { wanted & OPEN } else { known & wanted };
        if mask.is_power_of_two() {
            return Class::ALL.get(mask.trailing_zeros() as usize).copied().unwrap_or(Class::Noun);
        }
        self.model.sum(features, sums);
        let allowed = (0..sums.len()).filter(|class| mask >> class & 1 == 1);
        let best = allowed.max_by_key(|class| (sums[*class], usize::MAX - class));
        best.and_then(|class| Class::ALL.get(class)).copied().unwrap_or(Class::Noun)
    }

    /// Classes and hashes of the tokens of one sentence.
    pub fn classes(&self, reading: &Reading<'_>, tokens: Range<usize>) -> (Vec<Class>, Vec<u32>) {
        let text = reading.text;
        let form = |i: usize| if i < tokens.end { Form::of(text.lower(i)) } else { Form::default() };
        let mut found: Vec<Class> = Vec::with_capacity(tokens.len());
        let mut words = Vec::with_capacity(tokens.len());
        let (mut before, mut own) = (Form::default(), form(tokens.start));
        let mut last = [Class::Mark; 2];
        let mut sums = Vec::new();
        let mut named = tokens.start;
        for i in tokens.clone() {
            let after = form(i + 1);
            named = named.max(nouns_until(reading, i));
            let wanted = if i < named { OPEN } else { ANY };
            let class = given(text, i, last[0])
                .unwrap_or_else(|| self.best(own, &features(before, own, after, last), wanted, &mut sums));
            found.push(class);
            words.push(own.word);
            last = [class, last[0]];
            (before, own) = (own, after);
        }
        (found, words)
    }
}

/// Every class.
pub const ANY: u32 = u32::MAX;

/// The end of a phrase of nouns that starts at token `i`: a name of an actor, a weapon, people; `i` if none does.
fn nouns_until(reading: &Reading<'_>, i: usize) -> usize {
    if let Some(actor) = covering(&reading.mentions.actors, |actor| &actor.tokens, i) {
        return actor.tokens.end;
    }
    if let Some(hit) = reading.lexicon.weapons.first_at(reading.text, i) {
        return i + hit.tokens;
    }
    i + usize::from(person_noun(reading.text.pack, reading.text.lower(i)).is_some())
}

/// Bits of a hash that the keys of masks leave out, so that they are written as numbers below 2^28.
pub const SPARE: u32 = 4;

/// What needs no judgement.
fn given(text: &Text<'_>, i: usize, last: Class) -> Option<Class> {
    let word = text.word(i);
    if word.starts_with(['\'', '’']) && last.is_nominal() {
        return Some(Class::Possessive);
    }
    match text.tokens.get(i)?.kind {
        TokenKind::Number => Some(Class::Number),
        TokenKind::Punctuation | TokenKind::Symbol => Some(Class::Mark),
        TokenKind::Word => text.is(i, pack::Class::Be).then_some(Class::Be),
    }
}
