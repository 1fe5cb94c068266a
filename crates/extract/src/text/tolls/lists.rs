//! Lists of counted people: "two officers, a soldier and four policemen".

use super::{
    lexicon::{self, is_be, is_have},
    phrase::{LONGEST, Phrase, Reader, one},
    words::{is_clause_word, is_preposition},
};
use crate::text::{TokenKind, nouns};

/// How far behind "one" its "the other" stands.
const SPLIT_WINDOW: usize = 10;

/// Nouns for those who are hit beside the one who was meant. To be moved to the codebook.
#[rustfmt::skip]
const BYSTANDERS: &[&str] = &[
    "aide", "bodyguard", "boy", "brother", "bystander", "chauffeur", "child", "civilian", "clerk", "colleague",
    "companion", "cook", "daughter", "driver", "escort", "father", "friend", "girl", "guard", "husband", "man",
    "mother", "officer", "passenger", "passerby", "passer-by", "pedestrian", "policeman", "servant", "sister",
    "soldier", "son", "student", "wife", "woman", "worker",
];

/// On which side of its verb a list stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    Behind,
}

/// Longest list read, and longest relative clause between two items, in tokens.
const MOST_ITEMS: usize = 12;
const RELATIVE_CLAUSE: usize = 14;

impl Reader<'_, '_> {
    /// Past the phrases that tell of a noun behind it: "of the embassy's staff", "in the convoy".
    pub(super) fn past_modifiers(&self, from: usize) -> usize {
        let mut at = from;
        for _ in 0..2 {
            if !matches!(
                self.word(at),
                "of" | "from"
                    | "in"
                    | "at"
                    | "with"
                    | "near"
                    | "outside"
                    | "inside"
                    | "on"
                    | "by"
                    | "guarding"
                    | "aboard"
            ) {
                break;
            }
            let mut end = at + 1;
            while end < at + LONGEST
                && self.text.tokens.get(end).is_some_and(|token| token.kind != TokenKind::Punctuation)
            {
                if is_clause_word(self.word(end))
                    || end > at + 1 && (self.word(end) == "shot" || self.has_state(end))
                    || self.word(end) == "and"
                    || (end > at + 1 && is_preposition(self.word(end)))
                {
                    break;
                }
                end += 1;
            }
            at = end;
        }
        at
    }

    /// The list of phrases from `at`, behind a verb: "two officers, a soldier and four policemen".
    pub(super) fn list(&self, at: usize) -> Vec<Phrase> {
        self.list_on(Side::Behind, at)
    }

    /// The list of phrases from `at`, before a verb: the verb behind its last item is its own.
    pub(super) fn list_before(&self, at: usize) -> Vec<Phrase> {
        self.list_on(Side::Before, at)
    }

    fn list_on(&self, side: Side, at: usize) -> Vec<Phrase> {
        let mut items: Vec<Phrase> = self.phrase(at).into_iter().collect();
        let mut last = items.first().copied();
        while let Some(item) = last.take().filter(|item| !item.nobody && items.len() < MOST_ITEMS) {
            let modified = self.past_modifiers(item.end);
            let joints = [
                Some(item.end),
                Some(modified),
                self.past_relative(item.end),
                self.past_aside(modified),
                self.past_apposition(modified),
            ];
            last = joints.into_iter().flatten().find_map(|joint| {
                let start = self.joined(joint)?;
                let next = self.phrase(start).filter(|next| !next.nobody);
                next.filter(|next| self.may_join(side, &item, next, joint))
                    .or_else(|| self.bare(&item, start))
            });
            items.extend(last);
        }
        items
    }

    /// "His driver and escort", "the widow, child and mother": a noun that shares the word before the first.
    fn bare(&self, item: &Phrase, at: usize) -> Option<Phrase> {
        let shared = matches!(self.word(item.first), "his" | "her" | "their" | "the")
            || item.noun == item.first && item.end == item.first + 1;
        let person = nouns::person(self.word(at)).filter(|person| !person.plural && !self.capitalized(at))?;
        let closes = matches!(
            self.word(at + 1),
            "and" | "," | "of" | "." | "" | "in" | "on" | "at" | "when" | "while"
        ) || is_be(self.word(at + 1))
            || self.has_state(at + 1);
        let listed = self.word(at - 1) == "and"
            || self.word(at + 1) == "and"
                && nouns::person(self.word(at + 2)).is_some_and(|next| !next.plural);
        (shared && item.range.max == Some(1) && closes && listed)
            .then_some(Phrase { attacks: person.attacks, ..one(at, at + 1) })
    }

    /// Past ", manager of the plant" up to ", and his wife".
    fn past_apposition(&self, at: usize) -> Option<usize> {
        if self.word(at) != "," || self.word(at + 1) == "and" {
            return None;
        }
        let own =
            |end: usize| self.word(end) == "and" && matches!(self.word(end + 1), "his" | "her" | "their");
        let end = (at + 2..at + RELATIVE_CLAUSE).find(|&end| !self.is_word(end) || own(end))?;
        if own(end) {
            return Some(end);
        }
        let counted = self.quantity(end + 2).is_some()
            || matches!(self.word(end + 2), "a" | "an" | "his" | "her" | "their" | "the" | "another");
        (self.word(end) == "," && self.word(end + 1) == "and" && counted).then_some(end)
    }

    /// Past an aside in dashes or brackets: "six priests -- five of them Spaniards -- and two women".
    fn past_aside(&self, at: usize) -> Option<usize> {
        let closes: &[&str] = match self.word(at) {
            "(" => &[")"],
            "[" => &["]"],
            "--" | "-" | "–" | "—" => &["--", "-", "–", "—"],
            _ => return None,
        };
        (at + 1..at + RELATIVE_CLAUSE).find(|&end| closes.contains(&self.word(end))).map(|end| end + 1)
    }

    /// Past "who guarded the gate", up to an "and" with another counted item.
    fn past_relative(&self, at: usize) -> Option<usize> {
        if !matches!(self.word(at), "who" | "that") {
            return None;
        }
        let words = (at + 1..at + RELATIVE_CLAUSE).take_while(|&at| {
            self.text.tokens.get(at).is_some_and(|token| token.kind != TokenKind::Punctuation)
                || self.word(at) == "'"
        });
        words.into_iter().find(|&at| self.word(at) == "and" && self.quantity(at + 1).is_some())
    }

    /// The token behind a joint at `at`: "and", ",", ", and", "as well as", "plus".
    fn joined(&self, at: usize) -> Option<usize> {
        match (self.word(at), self.word(at + 1)) {
            ("," | ";", "and" | "plus") => Some(at + 2),
            ("and" | "plus" | "," | "&", _) => Some(at + 1),
            ("as", "well") if self.word(at + 2) == "as" => Some(at + 3),
            ("along" | "together", "with") => Some(at + 2),
            _ => None,
        }
    }

    /// Whether `next`, behind a joint at `joint`, belongs to the list of `item`.
    fn may_join(&self, side: Side, item: &Phrase, next: &Phrase, joint: usize) -> bool {
        let figure =
            self.quantity(next.first).is_some() || matches!(self.word(next.first), "another" | "also");
        let article = matches!(self.word(next.first), "a" | "an" | "the" | "his" | "her" | "its" | "their");
        if !(figure || article || next.named && self.capitalized(next.first)) || next.leans && !next.named {
            return false;
        }
        // "An American, a diplomat" tells of one; "a guard, a cook and two clerks" of four.
        let apposition = self.word(joint) == ","
            && self.word(joint + 1) != "and"
            && !figure
            && !self.list_closes(next.end);
        // "Three men, two of them guards": a part of the same.
        let part = self.quantity(next.first).is_some() && next.leans;
        let single = item.range.max == Some(1);
        // "An executive, John Roe, and two guards", "two people, John Roe and Jane Doe": the names of those told.
        let name = !figure && !article;
        let described = matches!(self.word(item.first), "a" | "an" | "the" | "another")
            || self.quantity(item.first).is_some();
        if name && described && self.word(joint) == "," {
            return false;
        }
        // "Two teachers, one a Dane and the other a Finn".
        let split = self.word(next.first) == "one"
            && self.word(joint) == ","
            && item.range.min > 1
            && (next.first..next.first + SPLIT_WINDOW).any(|at| {
                self.word(at) == "the" && self.word(at + 1) == "other" || self.word(at) == "another"
            });
        if split || self.is_title(item, next, joint) {
            return false;
        }
        if apposition && (single || article) || part {
            return false;
        }
        match side {
            // "Two policemen, and 19 wounded": a bare figure with a state of its own.
            Side::Before => next.noun < next.end || !self.has_state(next.end),
            Side::Behind => !self.opens_clause(next),
        }
    }

    /// "Anton Vale, a writer and a member of the council": what a name is, unless the words are for those who stand by.
    fn is_title(&self, item: &Phrase, next: &Phrase, joint: usize) -> bool {
        let name =
            item.noun == item.first && self.capitalized(item.first) && self.quantity(item.first).is_none();
        let described = matches!(self.word(next.first), "a" | "an" | "the") && self.word(joint) == ",";
        let stands_by = |phrase: &Phrase| BYSTANDERS.contains(&self.word(phrase.end - 1));
        let after = self.past_modifiers(next.end);
        let closing = [next.end, after].into_iter().find(|&at| self.word(at) == "and").map(|at| at + 1);
        let closing = closing.and_then(|at| self.phrase(at));
        let counted =
            closing.is_some_and(|closing| self.quantity(closing.first).is_some() || stands_by(&closing));
        name && described && self.word(joint + 1) != "and" && !stands_by(next) && !counted
    }

    fn has_state(&self, at: usize) -> bool {
        matches!(lexicon::harm(self.word(at)), Some((_, lexicon::Use::Past | lexicon::Use::State)))
    }

    /// Whether the list from `next` is the subject of a clause of its own: "and a woman and a child were hurt".
    fn opens_clause(&self, next: &Phrase) -> bool {
        let mut end = next.end;
        for _ in 0..MOST_ITEMS {
            let joint = self.past_modifiers(end);
            let Some(item) = self.phrase(joint + 1).filter(|_| self.word(joint) == "and") else { break };
            end = item.end;
        }
        [end, self.past_modifiers(end)].iter().any(|&behind| {
            let word = self.word(behind);
            let dies = matches!(lexicon::harm(word), Some((_, lexicon::Use::Die)));
            is_be(word) || is_have(word) || dies || self.has_state(behind)
        })
    }

    /// Whether an "and" with another phrase follows soon, so that a comma before separates items.
    fn list_closes(&self, at: usize) -> bool {
        let after = self.past_modifiers(at);
        [at, after].iter().any(|&at| {
            let joint = at + usize::from(self.word(at) == ",");
            let behind = lexicon::harm(self.word(joint + 1));
            let verb = matches!(behind, Some((_, lexicon::Use::Ing | lexicon::Use::Past)));
            self.word(joint) == "and" && joint > at && verb
                || (self.word(joint) == "and" || joint > at)
                    && self
                        .phrase(joint + usize::from(self.word(joint) == "and"))
                        .is_some_and(|next| next.named)
        })
    }
}
