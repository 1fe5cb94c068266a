//! What rules ask of the syntax of a sentence: who did what to whom.

use std::ops::Range;

use super::{Relation, Syntax, Tag};

/// Parts of a noun phrase that stand with its head.
const INSIDE: &[Relation] = &[
    Relation::Determined,
    Relation::Predetermined,
    Relation::Adjectival,
    Relation::Counted,
    Relation::Compound,
    Relation::Flat,
    Relation::Description,
    Relation::Possessor,
    Relation::NounModifierUnmarked,
    Relation::Fixed,
    Relation::GoesWith,
];

/// No chain of heads that is looked at is longer.
const LONGEST_CHAIN: usize = 64;

/// The way from one word to another over heads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// From the first word upwards, itself first, without the word where both ways meet.
    pub up: Vec<usize>,
    /// Where both ways meet.
    pub top: usize,
    /// From below that word down to the second word, itself last.
    pub down: Vec<usize>,
}

impl Syntax {
    /// Whether `word` is the verb of a passive: "was killed", "were injured", "killed by".
    pub fn is_passive(&self, word: usize) -> bool {
        let passive = [
            Relation::AuxiliaryPassive,
            Relation::SubjectPassive,
            Relation::ClauseSubjectPassive,
            Relation::Agent,
        ];
        self.child(word, &passive).is_some() || self.is_bare_participle(word)
    }

    /// Whether `word` is a past participle that modifies a noun: "the man killed in the blast".
    fn is_bare_participle(&self, word: usize) -> bool {
        self.tag(word) == Tag::VerbParticiple
            && self.relation(word) == Relation::ClauseModifier
            && self.child(word, &[Relation::Auxiliary, Relation::Subject, Relation::Object]).is_none()
    }

    /// The grammatical subject of `verb`, its own or that of the verb that it shares it with: the first of a
    /// coordination, the one above an infinitive, the noun that a relative clause or a participle belongs to.
    pub fn subject(&self, verb: usize) -> Option<usize> {
        let mut at = verb;
        for _ in 0..LONGEST_CHAIN {
            if let Some(subject) = self.own_subject(at) {
                return Some(self.antecedent(at, subject));
            }
            let head = self.head(at)?;
            match self.relation(at) {
                Relation::Conjunct | Relation::AdverbialClause => at = head,
                Relation::OpenComplement => {
                    // "forced the driver to stop": the object of the verb above acts.
                    if let Some(object) = self.child(head, &[Relation::Object, Relation::IndirectObject]) {
                        return Some(object);
                    }
                    at = head;
                }
                Relation::ClauseModifier => return Some(head),
                Relation::Relative => return self.child(at, &[Relation::Object]).map(|_| head),
                _ => return None,
            }
        }
        None
    }

    fn own_subject(&self, verb: usize) -> Option<usize> {
        self.dependents(verb).iter().copied().find(|&word| self.relation(word).is_subject())
    }

    /// What a relative pronoun stands for; any other word for itself.
    fn antecedent(&self, verb: usize, word: usize) -> usize {
        let stands_for = matches!(self.tag(word), Tag::WhDeterminer | Tag::WhPronoun);
        match self.head(verb) {
            Some(noun) if stands_for && self.relation(verb) == Relation::Relative => noun,
            _ => word,
        }
    }

    /// The direct object of `verb`; in a relative clause without one the noun that the clause belongs to, if the
    /// clause has its own subject ("the man they killed").
    pub fn object(&self, verb: usize) -> Option<usize> {
        if let Some(object) = self.child(verb, &[Relation::Object]) {
            return Some(self.antecedent(verb, object));
        }
        let lacks = self.relation(verb) == Relation::Relative && !self.is_passive(verb);
        let subject = self.own_subject(verb).filter(|&subject| self.antecedent(verb, subject) == subject);
        if lacks && subject.is_some() { self.head(verb) } else { None }
    }

    /// The "by" phrase of a passive.
    pub fn agent(&self, verb: usize) -> Option<usize> {
        self.child(verb, &[Relation::Agent])
    }

    /// Who does it: the agent of a passive, the subject of anything else.
    pub fn actor(&self, verb: usize) -> Option<usize> {
        match self.agent(verb) {
            Some(agent) => Some(agent),
            None if self.is_passive(verb) => None,
            None => self.subject(verb),
        }
    }

    /// To whom it is done: the subject of a passive, the object of anything else.
    pub fn patient(&self, verb: usize) -> Option<usize> {
        if self.is_passive(verb) { self.subject(verb) } else { self.object(verb) }
    }

    /// `word` and the members of the coordination that it opens.
    pub fn members(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::once(word).chain(self.children(word, &[Relation::Conjunct]))
    }

    /// The nominals that hang on `word` with this preposition: "outside the embassy" of "exploded".
    pub fn with_preposition<'s>(
        &'s self,
        word: usize,
        is_it: impl Fn(usize) -> bool + 's,
    ) -> impl Iterator<Item = usize> + 's {
        let nominals = &[Relation::Oblique, Relation::NounModifier, Relation::Agent];
        self.children(word, nominals).filter(move |&noun| self.children(noun, &[Relation::Case]).any(&is_it))
    }

    /// The noun phrase of `head` without what follows the noun (prepositions, clauses, appositions, coordination).
    pub fn noun_phrase(&self, head: usize) -> Range<usize> {
        let mut phrase = head..head + 1;
        for &word in self.dependents(head) {
            if INSIDE.contains(&self.relation(word)) {
                let span = self.span(word);
                phrase = phrase.start.min(span.start)..phrase.end.max(span.end);
            }
        }
        phrase.start..phrase.end.min(self.len())
    }

    /// Whether a word that denies hangs on `word`, as the caller tells by the word's number.
    pub fn is_negated(&self, word: usize, denies: impl Fn(usize) -> bool) -> bool {
        self.children(word, &[Relation::Adverbial, Relation::Determined]).any(denies)
    }

    /// Whether `word` hangs on `above`, over any number of heads.
    pub fn is_under(&self, word: usize, above: usize) -> bool {
        self.above(word).any(|head| head == above)
    }

    /// The heads above `word`, from below; not endlessly many.
    pub fn above(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.head(word), |&head| self.head(head)).take(LONGEST_CHAIN)
    }

    /// The way between two words; none in different sentences or over very many heads.
    pub fn path(&self, from: usize, to: usize) -> Option<Path> {
        if from >= self.len() || to >= self.len() {
            return None;
        }
        let up: Vec<usize> = std::iter::once(from).chain(self.above(from)).collect();
        let down: Vec<usize> = std::iter::once(to).chain(self.above(to)).collect();
        let meet = up.iter().position(|word| down.contains(word))?;
        let end = down.iter().position(|word| *word == up[meet])?;
        let mut below = down[..end].to_vec();
        below.reverse();
        Some(Path { up: up[..meet].to_vec(), top: up[meet], down: below })
    }
}
