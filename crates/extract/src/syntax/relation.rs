//! Relations between a word and its head.

use super::named::named;

named! {
    /// What a word is to its head, as in Universal Dependencies (English Web Treebank).
    pub enum Relation {
        /// `root`: head of the sentence.
        Root = "root",
        /// `nsubj`: nominal subject.
        Subject = "nsubj",
        /// `nsubj:pass`: subject of a passive.
        SubjectPassive = "nsubj:pass",
        /// `nsubj:outer`: subject of a clause that is a predicate itself.
        SubjectOuter = "nsubj:outer",
        /// `csubj`: clause as a subject.
        ClauseSubject = "csubj",
        /// `csubj:pass`: clause as a subject of a passive.
        ClauseSubjectPassive = "csubj:pass",
        /// `csubj:outer`: clause as a subject of a clause that is a predicate.
        ClauseSubjectOuter = "csubj:outer",
        /// `obj`: direct object.
        Object = "obj",
        /// `iobj`: indirect object.
        IndirectObject = "iobj",
        /// `obl`: nominal with a preposition, or the like, of a verb.
        Oblique = "obl",
        /// `obl:agent`: who did it, of a passive.
        Agent = "obl:agent",
        /// `obl:unmarked`: nominal without a preposition that tells when or how much.
        ObliqueUnmarked = "obl:unmarked",
        /// `ccomp`: clause as an object.
        ClauseComplement = "ccomp",
        /// `xcomp`: predicate whose subject is that of the verb above.
        OpenComplement = "xcomp",
        /// `advcl`: clause that tells when, why, if.
        AdverbialClause = "advcl",
        /// `advcl:relcl`: relative clause of a whole clause.
        AdverbialRelative = "advcl:relcl",
        /// `advmod`: adverb.
        Adverbial = "advmod",
        /// `aux`: auxiliary.
        Auxiliary = "aux",
        /// `aux:pass`: auxiliary of a passive.
        AuxiliaryPassive = "aux:pass",
        /// `cop`: "is" of a predicate.
        Copula = "cop",
        /// `mark`: subordinating word.
        Mark = "mark",
        /// `case`: preposition, "'s".
        Case = "case",
        /// `nmod`: nominal of a noun.
        NounModifier = "nmod",
        /// `nmod:poss`: possessor.
        Possessor = "nmod:poss",
        /// `nmod:unmarked`: nominal of a noun, without a preposition.
        NounModifierUnmarked = "nmod:unmarked",
        /// `nmod:desc`: title or description before a name.
        Description = "nmod:desc",
        /// `amod`: adjective of a noun.
        Adjectival = "amod",
        /// `det`: determiner.
        Determined = "det",
        /// `det:predet`: determiner before a determiner.
        Predetermined = "det:predet",
        /// `nummod`: number that counts.
        Counted = "nummod",
        /// `acl`: clause of a noun.
        ClauseModifier = "acl",
        /// `acl:relcl`: relative clause.
        Relative = "acl:relcl",
        /// `appos`: second name for the same.
        Apposition = "appos",
        /// `compound`: noun before a noun.
        Compound = "compound",
        /// `compound:prt`: particle of a verb.
        Particle = "compound:prt",
        /// `flat`: further part of a name.
        Flat = "flat",
        /// `fixed`: further part of a fixed expression.
        Fixed = "fixed",
        /// `conj`: further member of a coordination.
        Conjunct = "conj",
        /// `cc`: "and".
        Coordinator = "cc",
        /// `cc:preconj`: "both" in "both A and B".
        Preconjunction = "cc:preconj",
        /// `punct`: punctuation.
        Punctuation = "punct",
        /// `parataxis`: clause set beside another.
        Parataxis = "parataxis",
        /// `list`: further member of a list.
        List = "list",
        /// `discourse`: interjection.
        Discourse = "discourse",
        /// `vocative`: who is spoken to.
        Vocative = "vocative",
        /// `expl`: "there", "it" without meaning.
        Expletive = "expl",
        /// `dislocated`: element moved out of its clause.
        Dislocated = "dislocated",
        /// `goeswith`: further part of a word torn apart.
        GoesWith = "goeswith",
        /// `reparandum`: what is mended by what follows.
        Reparandum = "reparandum",
        /// `orphan`: argument of a verb that was left out.
        Orphan = "orphan",
        /// `dep`: anything else.
        Unclear = "dep",
    }
}

impl Relation {
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
