//! The lexicons that are compiled in. A new one is a file and a line here.

/// Language, name and text of every lexicon.
pub(super) const LEXICONS: &[(&str, &str, &str)] = &[
    ("en", "hedges", include_str!("../../../../codebook/lexicon/en/hedges.csv")),
    ("en", "likelihood", include_str!("../../../../codebook/lexicon/en/likelihood.csv")),
    ("en", "target-nouns", include_str!("../../../../codebook/lexicon/en/target-nouns.csv")),
    ("en", "weapons", include_str!("../../../../codebook/lexicon/en/weapons.csv")),
    ("en", "modality", include_str!("../../../../codebook/lexicon/en/modality.csv")),
    ("en", "triggers", include_str!("../../../../codebook/lexicon/en/triggers.csv")),
    ("en", "unreal", include_str!("../../../../codebook/lexicon/en/unreal.csv")),
    ("en", "claim-phrases", include_str!("../../../../codebook/lexicon/en/claim-phrases.csv")),
    ("en", "denial-phrases", include_str!("../../../../codebook/lexicon/en/denial-phrases.csv")),
    ("en", "harm-words", include_str!("../../../../codebook/lexicon/en/harm-words.csv")),
    ("en", "incitement-phrases", include_str!("../../../../codebook/lexicon/en/incitement-phrases.csv")),
    ("en", "praise-phrases", include_str!("../../../../codebook/lexicon/en/praise-phrases.csv")),
    ("en", "speech-words", include_str!("../../../../codebook/lexicon/en/speech-words.csv")),
    ("en", "threat-verbs", include_str!("../../../../codebook/lexicon/en/threat-verbs.csv")),
    ("en", "warning-phrases", include_str!("../../../../codebook/lexicon/en/warning-phrases.csv")),
];
