//! The syntax of one sentence.

use std::ops::Range;

use super::{Parser, Relation, Tag, Word, words};
use crate::text::Text;

/// Words, parts of speech, heads and relations of a sentence. Words are numbered from 0; the heads make a tree with
/// one root. A number past the end has no head and no dependents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Syntax {
    words: Vec<Word>,
    tags: Vec<Tag>,
    /// Heads from 1, and 0 for the root.
    heads: Vec<usize>,
    relations: Vec<Relation>,
    /// Dependents of all words in their order, one word's after the other's.
    dependents: Vec<usize>,
    /// Where each word's begin in `dependents`; one more than there are words.
    first_dependent: Vec<usize>,
    /// First and last word of what hangs on each word.
    spans: Vec<(usize, usize)>,
}

impl Syntax {
    /// Reads sentence `number` of `text`.
    pub fn read(parser: &Parser, text: &Text<'_>, number: usize) -> Self {
        let tokens = text.sentences.get(number).map_or(0..0, |sentence| sentence.tokens.clone());
        let words = words::words(text, tokens);
        let analysis = parser.analyze(text, &words);
        Self::of(words, analysis.tags, analysis.heads, analysis.relations)
    }

    /// The syntax of `words` with these heads, from 1, and 0 for the root.
    fn of(words: Vec<Word>, tags: Vec<Tag>, heads: Vec<usize>, relations: Vec<Relation>) -> Self {
        let count = words.len();
        let mut first_dependent = vec![0; count + 2];
        for &head in &heads {
            first_dependent[head + 1] += 1;
        }
        for place in 1..first_dependent.len() {
            first_dependent[place] += first_dependent[place - 1];
        }
        let mut next = first_dependent.clone();
        let mut dependents = vec![0; count];
        for (word, &head) in heads.iter().enumerate() {
            dependents[next[head]] = word;
            next[head] += 1;
        }
        let spans = spans(&heads);
        Self { words, tags, heads, relations, dependents, first_dependent, spans }
    }

    /// The words.
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The part of speech of a word; that of a noun past the end.
    pub fn tag(&self, word: usize) -> Tag {
        self.tags.get(word).copied().unwrap_or(Tag::Noun)
    }

    /// What a word is to its head.
    pub fn relation(&self, word: usize) -> Relation {
        self.relations.get(word).copied().unwrap_or(Relation::Unclear)
    }

    /// The head of a word; none for the root.
    pub fn head(&self, word: usize) -> Option<usize> {
        self.heads.get(word).and_then(|head| head.checked_sub(1))
    }

    /// The head of the sentence.
    pub fn root(&self) -> Option<usize> {
        self.heads.iter().position(|&head| head == 0)
    }

    /// The words whose head is `word`, in their order.
    pub fn dependents(&self, word: usize) -> &[usize] {
        let place = |number: usize| self.first_dependent.get(number).copied();
        let range = place(word + 1).zip(place(word + 2)).map(|(start, end)| start..end);
        range.and_then(|range| self.dependents.get(range)).unwrap_or_default()
    }

    /// The dependents of `word` with one of these relations.
    pub fn children<'s>(&'s self, word: usize, of: &'s [Relation]) -> impl Iterator<Item = usize> + 's {
        self.dependents(word).iter().copied().filter(move |&child| of.contains(&self.relation(child)))
    }

    /// The first dependent of `word` with one of these relations.
    pub fn child(&self, word: usize, of: &[Relation]) -> Option<usize> {
        self.dependents(word).iter().copied().find(|&child| of.contains(&self.relation(child)))
    }

    /// From the first to the last word of what hangs on `word`, itself included.
    pub fn span(&self, word: usize) -> Range<usize> {
        self.spans.get(word).map_or(word..word, |&(first, last)| first..last + 1)
    }

    /// The tokens of the text from which these words come.
    pub fn tokens(&self, words: Range<usize>) -> Range<usize> {
        let inside = self.words.get(words).unwrap_or_default();
        match (inside.first(), inside.last()) {
            (Some(first), Some(last)) => first.tokens.0 as usize..last.tokens.1 as usize + 1,
            _ => 0..0,
        }
    }

    /// The first token of the text from which `word` comes.
    pub fn token(&self, word: usize) -> usize {
        self.words.get(word).map_or(usize::MAX, |word| word.tokens.0 as usize)
    }

    /// The words that come from a token of the text.
    pub fn words_of(&self, token: usize) -> Range<usize> {
        let first = self.words.partition_point(|word| (word.tokens.1 as usize) < token);
        let end = self.words.partition_point(|word| (word.tokens.0 as usize) <= token);
        first..end.max(first)
    }

    /// The word of a token; of several ("Baghdad-based") the one above the others. None in another sentence.
    pub fn word_of(&self, token: usize) -> Option<usize> {
        self.top(self.words_of(token))
    }

    /// The uppermost of the words of `range`: the first whose head stands outside.
    pub fn top(&self, range: Range<usize>) -> Option<usize> {
        let range = range.start..range.end.min(self.len());
        range.clone().find(|&word| self.head(word).is_none_or(|head| !range.contains(&head)))
    }

    /// The word that heads a phrase of the text, such as a name: the first whose head stands outside of it.
    pub fn head_of(&self, tokens: Range<usize>) -> Option<usize> {
        let first = self.words_of(tokens.start).start;
        let last = tokens.end.checked_sub(1).map_or(first, |last| self.words_of(last).end);
        self.top(first..last)
    }
}

/// First and last word of what hangs on each word, from its head upwards: each word passes its span on once its own
/// dependents have passed theirs.
fn spans(heads: &[usize]) -> Vec<(usize, usize)> {
    let mut spans: Vec<(usize, usize)> = (0..heads.len()).map(|word| (word, word)).collect();
    let mut waiting = vec![0_usize; heads.len()];
    for head in heads.iter().filter_map(|head| head.checked_sub(1)) {
        waiting[head] += 1;
    }
    let mut ready: Vec<usize> = (0..heads.len()).filter(|&word| waiting[word] == 0).collect();
    while let Some(word) = ready.pop() {
        let Some(head) = heads[word].checked_sub(1) else { continue };
        let (first, last) = spans[word];
        spans[head] = (spans[head].0.min(first), spans[head].1.max(last));
        waiting[head] -= 1;
        if waiting[head] == 0 {
            ready.push(head);
        }
    }
    spans
}
