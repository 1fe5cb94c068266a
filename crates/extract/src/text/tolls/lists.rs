//! Lists of counted people: "two officers, a soldier and four policemen".

use super::{
    lexicon::{self, is_be, is_have},
    phrase::{LONGEST, Phrase, Reader, one},
    words::{is_clause_word, is_preposition},
};
use crate::pack::Class;
use crate::text::{TokenKind, nouns};

/// How far behind "one" its "the other" stands.
const SPLIT_WINDOW: usize = 10;

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
            if !self.is(at, Class::AboardPlace) {
                break;
            }
            let mut end = at + 1;
            while end < at + LONGEST
                && self.text.tokens.get(end).is_some_and(|token| token.kind != TokenKind::Punctuation)
            {
                if is_clause_word(self.text.pack, self.word(end))
                    || end > at + 1 && (self.is(end, Class::Shot) || self.has_state(end))
                    || self.is(end, Class::And)
                    || (end > at + 1 && is_preposition(self.text.pack, self.word(end)))
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
        let shared = self.is(item.first, Class::HerHisTheTheir)
            || item.noun == item.first && item.end == item.first + 1;
        let person = nouns::person(self.text.pack, self.word(at))
            .filter(|person| !person.plural && !self.capitalized(at))?;
        let closes = (self.is(at + 1, Class::ListBreak) || self.word(at + 1).is_empty())
            || is_be(self.text.pack, self.word(at + 1))
            || self.has_state(at + 1);
        let listed = self.is(at - 1, Class::And)
            || self.is(at + 1, Class::And)
                && nouns::person(self.text.pack, self.word(at + 2)).is_some_and(|next| !next.plural);
        (shared && item.range.max == Some(1) && closes && listed)
            .then_some(Phrase { attacks: person.attacks, ..one(at, at + 1) })
    }

    /// Past ", manager of the plant" up to ", and his wife".
    fn past_apposition(&self, at: usize) -> Option<usize> {
        if self.word(at) != "," || self.is(at + 1, Class::And) {
            return None;
        }
        let own = |end: usize| self.is(end, Class::And) && self.is(end + 1, Class::HerHisTheir);
        let end = (at + 2..at + RELATIVE_CLAUSE).find(|&end| !self.is_word(end) || own(end))?;
        if own(end) {
            return Some(end);
        }
        let counted = self.quantity(end + 2).is_some() || self.is(end + 2, Class::PhraseArticle);
        (self.word(end) == "," && self.is(end + 1, Class::And) && counted).then_some(end)
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
        if !self.is(at, Class::ThatWho) {
            return None;
        }
        let words = (at + 1..at + RELATIVE_CLAUSE).take_while(|&at| {
            self.text.tokens.get(at).is_some_and(|token| token.kind != TokenKind::Punctuation)
                || self.word(at) == "'"
        });
        words.into_iter().find(|&at| self.is(at, Class::And) && self.quantity(at + 1).is_some())
    }

    /// The token behind a joint at `at`: "and", ",", ", and", "as well as", "plus".
    fn joined(&self, at: usize) -> Option<usize> {
        if matches!(self.word(at), "," | ";") && self.is(at + 1, Class::AndPlus) {
            return Some(at + 2);
        }
        if matches!(self.word(at), "," | "&") || self.is(at, Class::AndPlus) {
            return Some(at + 1);
        }
        self.text.phrase(at, Class::AsWellAs).map(|found| at + found.tokens)
    }

    /// Whether `next`, behind a joint at `joint`, belongs to the list of `item`.
    fn may_join(&self, side: Side, item: &Phrase, next: &Phrase, joint: usize) -> bool {
        let figure = self.quantity(next.first).is_some() || self.is(next.first, Class::AlsoAnother);
        let article = self.is(next.first, Class::PhraseOwner);
        if !(figure || article || next.named && self.capitalized(next.first)) || next.leans && !next.named {
            return false;
        }
        // "An American, a diplomat" tells of one; "a guard, a cook and two clerks" of four.
        let apposition = self.word(joint) == ","
            && !self.is(joint + 1, Class::And)
            && !figure
            && !self.list_closes(next.end);
        // "Three men, two of them guards": a part of the same.
        let part = self.quantity(next.first).is_some() && next.leans;
        let single = item.range.max == Some(1);
        // "An executive, John Roe, and two guards", "two people, John Roe and Jane Doe": the names of those told.
        let name = !figure && !article;
        let described = self.is(item.first, Class::ArticleOther) || self.quantity(item.first).is_some();
        if name && described && self.word(joint) == "," {
            return false;
        }
        // "Two teachers, one a Dane and the other a Finn".
        let split = self.is(next.first, Class::One)
            && self.word(joint) == ","
            && item.range.min > 1
            && (next.first..next.first + SPLIT_WINDOW).any(|at| {
                self.is(at, Class::The) && self.is(at + 1, Class::Other) || self.is(at, Class::Another)
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
        let described = self.is(next.first, Class::AnyArticle) && self.word(joint) == ",";
        let stands_by = |phrase: &Phrase| self.is(phrase.end - 1, Class::TollBystanders);
        let after = self.past_modifiers(next.end);
        let closing = [next.end, after].into_iter().find(|&at| self.is(at, Class::And)).map(|at| at + 1);
        let closing = closing.and_then(|at| self.phrase(at));
        let counted =
            closing.is_some_and(|closing| self.quantity(closing.first).is_some() || stands_by(&closing));
        name && described && !self.is(joint + 1, Class::And) && !stands_by(next) && !counted
    }

    fn has_state(&self, at: usize) -> bool {
        matches!(
            lexicon::harm(self.text.pack, self.word(at)),
            Some((_, lexicon::Use::Past | lexicon::Use::State))
        )
    }

    /// Whether the list from `next` is the subject of a clause of its own: "and a woman and a child were hurt".
    fn opens_clause(&self, next: &Phrase) -> bool {
        let mut end = next.end;
        for _ in 0..MOST_ITEMS {
            let joint = self.past_modifiers(end);
            let Some(item) = self.phrase(joint + 1).filter(|_| self.is(joint, Class::And)) else { break };
            end = item.end;
        }
        [end, self.past_modifiers(end)].iter().any(|&behind| {
            let word = self.word(behind);
            let dies = matches!(lexicon::harm(self.text.pack, word), Some((_, lexicon::Use::Die)));
            is_be(self.text.pack, word) || is_have(self.text.pack, word) || dies || self.has_state(behind)
        })
    }

    /// Whether an "and" with another phrase follows soon, so that a comma before separates items.
    fn list_closes(&self, at: usize) -> bool {
        let after = self.past_modifiers(at);
        [at, after].iter().any(|&at| {
            let joint = at + usize::from(self.word(at) == ",");
            let behind = lexicon::harm(self.text.pack, self.word(joint + 1));
            let verb = matches!(behind, Some((_, lexicon::Use::Ing | lexicon::Use::Past)));
            self.is(joint, Class::And) && joint > at && verb
                || (self.is(joint, Class::And) || joint > at)
                    && self
                        .phrase(joint + usize::from(self.is(joint, Class::And)))
                        .is_some_and(|next| next.named)
        })
    }
}
