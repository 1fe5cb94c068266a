//! Reads annotated sentences (CoNLL-U).

use extract::syntax::{Relation, Tag};

use crate::lesson::{Source, TrainError};

/// A longer line is none of a treebank.
const LONGEST_LINE: usize = 1 << 20;

/// One word with what is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoldWord {
    /// As written.
    pub form: String,
    /// Part of speech.
    pub tag: Tag,
    /// Number of the head, from 1; 0 for the head of the sentence.
    pub head: usize,
    /// What the word is to its head.
    pub relation: Relation,
}

/// One sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GoldSentence {
    /// The sentence as it stands in its document; empty where the file does not say.
    pub text: String,
    /// Its words.
    pub words: Vec<GoldWord>,
}

/// All sentences of `source`.
pub fn read(source: &Source) -> Result<Vec<GoldSentence>, TrainError> {
    let mut sentences = Vec::new();
    let mut open = GoldSentence::default();
    let mut first = 1;
    for (number, line) in source.text.lines().enumerate() {
        let place = Place { source, line: number + 1 };
        if line.len() > LONGEST_LINE {
            return Err(place.bad("the line is longer than 1 MiB", "is this a CoNLL-U file?"));
        }
        if line.trim().is_empty() {
            close(&mut open, &mut sentences, &Place { source, line: first })?;
            first = number + 2;
        } else if let Some(text) = line.strip_prefix("# text = ") {
            open.text = text.to_owned();
        } else if !line.starts_with('#') {
            open.words.extend(word(line, open.words.len() + 1, &place)?);
        }
    }
    close(&mut open, &mut sentences, &Place { source, line: first })?;
    Ok(sentences)
}

struct Place<'a> {
    source: &'a Source,
    line: usize,
}

impl Place<'_> {
    fn bad(&self, problem: &str, remedy: &str) -> TrainError {
        TrainError::BadLine {
            file: self.source.name.clone(),
            line: self.line,
            problem: problem.to_owned(),
            remedy: remedy.to_owned(),
        }
    }
}

fn close(
    open: &mut GoldSentence,
    sentences: &mut Vec<GoldSentence>,
    place: &Place<'_>,
) -> Result<(), TrainError> {
    let sentence = std::mem::take(open);
    if sentence.words.is_empty() {
        return Ok(());
    }
    let count = sentence.words.len();
    if let Some(word) = sentence.words.iter().find(|word| word.head > count) {
        let problem =
            format!("the head of `{}` is word {}, but there are {count} words", word.form, word.head);
        return Err(place.bad(&problem, "correct column 7 of this sentence"));
    }
    if !is_tree(&sentence) {
        let problem = "the heads of this sentence make no tree with one root";
        return Err(
            place.bad(problem, "correct column 7: one word has head 0, and no word stands above itself")
        );
    }
    sentences.push(sentence);
    Ok(())
}

fn is_tree(sentence: &GoldSentence) -> bool {
    let roots = sentence.words.iter().filter(|word| word.head == 0).count();
    // 0: not seen, otherwise the number of the walk that came by; words that reach the root count as walked.
    let mut seen = vec![0_usize; sentence.words.len() + 1];
    let mut good = vec![false; sentence.words.len() + 1];
    good[0] = true;
    for walk in 1..=sentence.words.len() {
        let mut at = walk;
        while !good[at] {
            if seen[at] == walk {
                return false;
            }
            seen[at] = walk;
            at = sentence.words[at - 1].head;
        }
        let mut at = walk;
        while !good[at] {
            good[at] = true;
            at = sentence.words[at - 1].head;
        }
    }
    roots == 1
}

/// The word of `line`; `None` for the lines of contracted and of left-out words.
fn word(line: &str, expected: usize, place: &Place<'_>) -> Result<Option<GoldWord>, TrainError> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [id, form, _, _, xpos, _, head, relation, _, _] = columns[..] else {
        let problem = format!("{} columns where CoNLL-U has 10", columns.len());
        return Err(place.bad(&problem, "separate the columns by tabs, and sentences by an empty line"));
    };
    if id.contains(['-', '.']) {
        return Ok(None);
    }
    if id.parse() != Ok(expected) {
        let problem = format!("the word's number is `{id}`, expected {expected}");
        return Err(place.bad(&problem, "number the words of a sentence from 1, without gaps"));
    }
    let tag = Tag::of_name(xpos).ok_or_else(|| {
        place.bad(
            &format!("unknown tag `{xpos}` in column 5"),
            "use the tags of the English Web Treebank (XPOS)",
        )
    })?;
    let head = head.parse().map_err(|_| {
        place.bad(&format!("the head `{head}` in column 7 is no number"), "write the number of a word, or 0")
    })?;
    let relation = known_relation(relation).ok_or_else(|| {
        let problem = format!("unknown relation `{relation}` in column 8");
        place.bad(&problem, "use the relations of Universal Dependencies 2")
    })?;
    Ok(Some(GoldWord { form: form.to_owned(), tag, head, relation }))
}

/// The relation of this name, or the universal one that it is a kind of.
fn known_relation(name: &str) -> Option<Relation> {
    Relation::of_name(name).or_else(|| Relation::of_name(name.split(':').next().unwrap_or_default()))
}
