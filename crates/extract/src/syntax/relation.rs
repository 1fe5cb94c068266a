//! Relations between a word and its head.

/// What a word is to its head, as in Universal Dependencies (English Web Treebank).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Relation {
    /// `root`: head of the sentence.
    Root,
    /// `nsubj`: nominal subject.
    Subject,
    /// `nsubj:pass`: subject of a passive.
    SubjectPassive,
    /// `nsubj:outer`: subject of a clause that is a predicate itself.
    SubjectOuter,
    /// `csubj`: clause as a subject.
    ClauseSubject,
    /// `csubj:pass`: clause as a subject of a passive.
    ClauseSubjectPassive,
    /// `csubj:outer`: clause as a subject of a clause that is a predicate.
    ClauseSubjectOuter,
    /// `obj`: direct object.
    Object,
    /// `iobj`: indirect object.
    IndirectObject,
    /// `obl`: nominal with a preposition, or the like, of a verb.
    Oblique,
    /// `obl:agent`: who did it, of a passive.
    Agent,
    /// `obl:unmarked`: nominal without a preposition that tells when or how much.
    ObliqueUnmarked,
    /// `ccomp`: clause as an object.
    ClauseComplement,
    /// `xcomp`: predicate whose subject is that of the verb above.
    OpenComplement,
    /// `advcl`: clause that tells when, why, if.
    AdverbialClause,
    /// `advcl:relcl`: relative clause of a whole clause.
    AdverbialRelative,
    /// `advmod`: adverb.
    Adverbial,
    /// `aux`: auxiliary.
    Auxiliary,
    /// `aux:pass`: auxiliary of a passive.
    AuxiliaryPassive,
    /// `cop`: "is" of a predicate.
    Copula,
    /// `mark`: subordinating word.
    Mark,
    /// `case`: preposition, "'s".
    Case,
    /// `nmod`: nominal of a noun.
    NounModifier,
    /// `nmod:poss`: possessor.
    Possessor,
    /// `nmod:unmarked`: nominal of a noun, without a preposition.
    NounModifierUnmarked,
    /// `nmod:desc`: title or description before a name.
    Description,
    /// `amod`: adjective of a noun.
    Adjectival,
    /// `det`: determiner.
    Determined,
    /// `det:predet`: determiner before a determiner.
    Predetermined,
    /// `nummod`: number that counts.
    Counted,
    /// `acl`: clause of a noun.
    ClauseModifier,
    /// `acl:relcl`: relative clause.
    Relative,
    /// `appos`: second name for the same.
    Apposition,
    /// `compound`: noun before a noun.
    Compound,
    /// `compound:prt`: particle of a verb.
    Particle,
    /// `flat`: further part of a name.
    Flat,
    /// `fixed`: further part of a fixed expression.
    Fixed,
    /// `conj`: further member of a coordination.
    Conjunct,
    /// `cc`: "and".
    Coordinator,
    /// `cc:preconj`: "both" in "both A and B".
    Preconjunction,
    /// `punct`: punctuation.
    Punctuation,
    /// `parataxis`: clause set beside another.
    Parataxis,
    /// `list`: further member of a list.
    List,
    /// `discourse`: interjection.
    Discourse,
    /// `vocative`: who is spoken to.
    Vocative,
    /// `expl`: "there", "it" without meaning.
    Expletive,
    /// `dislocated`: element moved out of its clause.
    Dislocated,
    /// `goeswith`: further part of a word torn apart.
    GoesWith,
    /// `reparandum`: what is mended by what follows.
    Reparandum,
    /// `orphan`: argument of a verb that was left out.
    Orphan,
    /// `dep`: anything else.
    Unclear,
}

impl Relation {
    /// All relations, in the order of their numbers.
    #[rustfmt::skip]
    pub const ALL: &[(Self, &'static str)] = &[
        (Self::Root, "root"),
        (Self::Subject, "nsubj"),
        (Self::SubjectPassive, "nsubj:pass"),
        (Self::SubjectOuter, "nsubj:outer"),
        (Self::ClauseSubject, "csubj"),
        (Self::ClauseSubjectPassive, "csubj:pass"),
        (Self::ClauseSubjectOuter, "csubj:outer"),
        (Self::Object, "obj"),
        (Self::IndirectObject, "iobj"),
        (Self::Oblique, "obl"),
        (Self::Agent, "obl:agent"),
        (Self::ObliqueUnmarked, "obl:unmarked"),
        (Self::ClauseComplement, "ccomp"),
        (Self::OpenComplement, "xcomp"),
        (Self::AdverbialClause, "advcl"),
        (Self::AdverbialRelative, "advcl:relcl"),
        (Self::Adverbial, "advmod"),
        (Self::Auxiliary, "aux"),
        (Self::AuxiliaryPassive, "aux:pass"),
        (Self::Copula, "cop"),
        (Self::Mark, "mark"),
        (Self::Case, "case"),
        (Self::NounModifier, "nmod"),
        (Self::Possessor, "nmod:poss"),
        (Self::NounModifierUnmarked, "nmod:unmarked"),
        (Self::Description, "nmod:desc"),
        (Self::Adjectival, "amod"),
        (Self::Determined, "det"),
        (Self::Predetermined, "det:predet"),
        (Self::Counted, "nummod"),
        (Self::ClauseModifier, "acl"),
        (Self::Relative, "acl:relcl"),
        (Self::Apposition, "appos"),
        (Self::Compound, "compound"),
        (Self::Particle, "compound:prt"),
        (Self::Flat, "flat"),
        (Self::Fixed, "fixed"),
        (Self::Conjunct, "conj"),
        (Self::Coordinator, "cc"),
        (Self::Preconjunction, "cc:preconj"),
        (Self::Punctuation, "punct"),
        (Self::Parataxis, "parataxis"),
        (Self::List, "list"),
        (Self::Discourse, "discourse"),
        (Self::Vocative, "vocative"),
        (Self::Expletive, "expl"),
        (Self::Dislocated, "dislocated"),
        (Self::GoesWith, "goeswith"),
        (Self::Reparandum, "reparandum"),
        (Self::Orphan, "orphan"),
        (Self::Unclear, "dep"),
    ];

    /// The name in annotated texts.
    pub fn name(self) -> &'static str {
        Self::ALL.get(self as usize).map_or("", |(_, name)| name)
    }

    /// The one of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(it, _)| *it)
    }

    /// The one of this number.
    pub fn of_number(number: usize) -> Option<Self> {
        Self::ALL.get(number).map(|(it, _)| *it)
    }

    /// The universal part of the name, before the colon.
    pub fn universal(self) -> &'static str {
        self.name().split(':').next().unwrap_or_default()
    }

    /// Whether it is a subject of any kind.
    pub fn is_subject(self) -> bool {
        matches!(
            self,
            Self::Subject
                | Self::SubjectPassive
                | Self::SubjectOuter
                | Self::ClauseSubject
                | Self::ClauseSubjectPassive
                | Self::ClauseSubjectOuter
        )
    }
}
