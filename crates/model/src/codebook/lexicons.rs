//! The lexicons that are compiled in. A new one is a file and a line here.

/// Language, name and text of every lexicon.
pub(super) const LEXICONS: &[(&str, &str, &str)] = &[
    ("en", "hedges", include_str!("../../../../codebook/lexicon/en/hedges.csv")),
    ("en", "likelihood", include_str!("../../../../codebook/lexicon/en/likelihood.csv")),
    ("en", "target-nouns", include_str!("../../../../codebook/lexicon/en/target-nouns.csv")),
    ("en", "weapons", include_str!("../../../../codebook/lexicon/en/weapons.csv")),
];
