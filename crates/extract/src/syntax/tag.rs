//! Parts of speech.

use super::named::named;

named! {
    /// Part of speech of a word, as in the Penn Treebank and the English Web Treebank (XPOS).
    pub enum Tag {
        /// `NN`: singular or mass noun.
        Noun = "NN",
        /// `NNS`: plural noun.
        NounPlural = "NNS",
        /// `NNP`: singular name.
        Name = "NNP",
        /// `NNPS`: plural name.
        NamePlural = "NNPS",
        /// `JJ`: adjective.
        Adjective = "JJ",
        /// `JJR`: comparative.
        AdjectiveComparative = "JJR",
        /// `JJS`: superlative.
        AdjectiveSuperlative = "JJS",
        /// `RB`: adverb, "not".
        Adverb = "RB",
        /// `RBR`: comparative of an adverb.
        AdverbComparative = "RBR",
        /// `RBS`: superlative of an adverb.
        AdverbSuperlative = "RBS",
        /// `VB`: base form.
        VerbBase = "VB",
        /// `VBD`: past tense.
        VerbPast = "VBD",
        /// `VBG`: gerund or present participle.
        VerbGerund = "VBG",
        /// `VBN`: past participle.
        VerbParticiple = "VBN",
        /// `VBP`: present, not third person singular.
        VerbPresent = "VBP",
        /// `VBZ`: present, third person singular.
        VerbThird = "VBZ",
        /// `MD`: modal verb.
        Modal = "MD",
        /// `IN`: preposition or subordinating conjunction.
        Preposition = "IN",
        /// `DT`: article or demonstrative.
        Determiner = "DT",
        /// `PDT`: "all" in "all the men".
        Predeterminer = "PDT",
        /// `WDT`: "which".
        WhDeterminer = "WDT",
        /// `PRP`: personal pronoun.
        Pronoun = "PRP",
        /// `PRP$`: "its".
        PronounPossessive = "PRP$",
        /// `WP`: "who".
        WhPronoun = "WP",
        /// `WP$`: "whose".
        WhPossessive = "WP$",
        /// `WRB`: "where".
        WhAdverb = "WRB",
        /// `EX`: "there".
        Existential = "EX",
        /// `CC`: coordinating conjunction.
        Conjunction = "CC",
        /// `CD`: number.
        Number = "CD",
        /// `TO`: "to" of an infinitive.
        To = "TO",
        /// `RP`: "up" in "blew up".
        Particle = "RP",
        /// `POS`: "'s".
        Possessive = "POS",
        /// `UH`: interjection.
        Interjection = "UH",
        /// `.`: end of a sentence.
        Stop = ".",
        /// `,`: comma.
        Comma = ",",
        /// `:`: colon, semicolon, dash.
        Colon = ":",
        /// ````: opening quotation mark.
        OpenQuote = "``",
        /// `''`: closing quotation mark.
        CloseQuote = "''",
        /// `-LRB-`: opening bracket.
        OpenBracket = "-LRB-",
        /// `-RRB-`: closing bracket.
        CloseBracket = "-RRB-",
        /// `HYPH`: hyphen inside a word.
        Hyphen = "HYPH",
        /// `$`: sign of a currency.
        Currency = "$",
        /// `SYM`: symbol.
        Symbol = "SYM",
        /// `NFP`: ornament, emoticon.
        Ornament = "NFP",
        /// `ADD`: address of the network.
        Address = "ADD",
        /// `LS`: number of a list's entry.
        ListItem = "LS",
        /// `AFX`: affix standing alone.
        Affix = "AFX",
        /// `FW`: foreign word.
        Foreign = "FW",
        /// `GW`: part of a word that was torn apart.
        GoesWith = "GW",
    }
}

impl Tag {
    /// Whether it is a noun or a name.
    pub fn is_noun(self) -> bool {
        matches!(self, Self::Noun | Self::NounPlural | Self::Name | Self::NamePlural)
    }

    /// Whether it is a name.
    pub fn is_name(self) -> bool {
        matches!(self, Self::Name | Self::NamePlural)
    }

    /// Whether it is a verb other than a modal.
    pub fn is_verb(self) -> bool {
        matches!(
            self,
            Self::VerbBase
                | Self::VerbPast
                | Self::VerbGerund
                | Self::VerbParticiple
                | Self::VerbPresent
                | Self::VerbThird
        )
    }
}
