//! Parts of speech.

/// Part of speech of a word, as in the Penn Treebank and the English Web Treebank (XPOS).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tag {
    /// `NN`: singular or mass noun.
    Noun,
    /// `NNS`: plural noun.
    NounPlural,
    /// `NNP`: singular name.
    Name,
    /// `NNPS`: plural name.
    NamePlural,
    /// `JJ`: adjective.
    Adjective,
    /// `JJR`: comparative.
    AdjectiveComparative,
    /// `JJS`: superlative.
    AdjectiveSuperlative,
    /// `RB`: adverb, "not".
    Adverb,
    /// `RBR`: comparative of an adverb.
    AdverbComparative,
    /// `RBS`: superlative of an adverb.
    AdverbSuperlative,
    /// `VB`: base form.
    VerbBase,
    /// `VBD`: past tense.
    VerbPast,
    /// `VBG`: gerund or present participle.
    VerbGerund,
    /// `VBN`: past participle.
    VerbParticiple,
    /// `VBP`: present, not third person singular.
    VerbPresent,
    /// `VBZ`: present, third person singular.
    VerbThird,
    /// `MD`: modal verb.
    Modal,
    /// `IN`: preposition or subordinating conjunction.
    Preposition,
    /// `DT`: article or demonstrative.
    Determiner,
    /// `PDT`: "all" in "all the men".
    Predeterminer,
    /// `WDT`: "which".
    WhDeterminer,
    /// `PRP`: personal pronoun.
    Pronoun,
    /// `PRP$`: "its".
    PronounPossessive,
    /// `WP`: "who".
    WhPronoun,
    /// `WP$`: "whose".
    WhPossessive,
    /// `WRB`: "where".
    WhAdverb,
    /// `EX`: "there".
    Existential,
    /// `CC`: coordinating conjunction.
    Conjunction,
    /// `CD`: number.
    Number,
    /// `TO`: "to" of an infinitive.
    To,
    /// `RP`: "up" in "blew up".
    Particle,
    /// `POS`: "'s".
    Possessive,
    /// `UH`: interjection.
    Interjection,
    /// `.`: end of a sentence.
    Stop,
    /// `,`: comma.
    Comma,
    /// `:`: colon, semicolon, dash.
    Colon,
    /// ````: opening quotation mark.
    OpenQuote,
    /// `''`: closing quotation mark.
    CloseQuote,
    /// `-LRB-`: opening bracket.
    OpenBracket,
    /// `-RRB-`: closing bracket.
    CloseBracket,
    /// `HYPH`: hyphen inside a word.
    Hyphen,
    /// `$`: sign of a currency.
    Currency,
    /// `SYM`: symbol.
    Symbol,
    /// `NFP`: ornament, emoticon.
    Ornament,
    /// `ADD`: address of the network.
    Address,
    /// `LS`: number of a list's entry.
    ListItem,
    /// `AFX`: affix standing alone.
    Affix,
    /// `FW`: foreign word.
    Foreign,
    /// `GW`: part of a word that was torn apart.
    GoesWith,
}

impl Tag {
    /// All tags, in the order of their numbers.
    #[rustfmt::skip]
    pub const ALL: &[(Self, &'static str)] = &[
        (Self::Noun, "NN"),
        (Self::NounPlural, "NNS"),
        (Self::Name, "NNP"),
        (Self::NamePlural, "NNPS"),
        (Self::Adjective, "JJ"),
        (Self::AdjectiveComparative, "JJR"),
        (Self::AdjectiveSuperlative, "JJS"),
        (Self::Adverb, "RB"),
        (Self::AdverbComparative, "RBR"),
        (Self::AdverbSuperlative, "RBS"),
        (Self::VerbBase, "VB"),
        (Self::VerbPast, "VBD"),
        (Self::VerbGerund, "VBG"),
        (Self::VerbParticiple, "VBN"),
        (Self::VerbPresent, "VBP"),
        (Self::VerbThird, "VBZ"),
        (Self::Modal, "MD"),
        (Self::Preposition, "IN"),
        (Self::Determiner, "DT"),
        (Self::Predeterminer, "PDT"),
        (Self::WhDeterminer, "WDT"),
        (Self::Pronoun, "PRP"),
        (Self::PronounPossessive, "PRP$"),
        (Self::WhPronoun, "WP"),
        (Self::WhPossessive, "WP$"),
        (Self::WhAdverb, "WRB"),
        (Self::Existential, "EX"),
        (Self::Conjunction, "CC"),
        (Self::Number, "CD"),
        (Self::To, "TO"),
        (Self::Particle, "RP"),
        (Self::Possessive, "POS"),
        (Self::Interjection, "UH"),
        (Self::Stop, "."),
        (Self::Comma, ","),
        (Self::Colon, ":"),
        (Self::OpenQuote, "``"),
        (Self::CloseQuote, "''"),
        (Self::OpenBracket, "-LRB-"),
        (Self::CloseBracket, "-RRB-"),
        (Self::Hyphen, "HYPH"),
        (Self::Currency, "$"),
        (Self::Symbol, "SYM"),
        (Self::Ornament, "NFP"),
        (Self::Address, "ADD"),
        (Self::ListItem, "LS"),
        (Self::Affix, "AFX"),
        (Self::Foreign, "FW"),
        (Self::GoesWith, "GW"),
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
