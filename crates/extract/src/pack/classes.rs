//! The names of the word lists.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

macro_rules! classes {
    ($($name:ident)+) => {
        /// A list of words. What it is for stands in the column `note` of its row.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[repr(u16)]
        pub enum Class {
            $(#[doc = concat!("The words of the list `", stringify!($name), "`, its name in lower case with hyphens.")] $name),+
        }

        impl Class {
            /// All lists.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];
            /// Number of lists.
            pub const COUNT: usize = Self::ALL.len();
            const IDENTIFIERS: &'static [&'static str] = &[$(stringify!($name)),+];
        }
    };
}

classes! {
    // Sentences and abbreviations
    SentenceOpener SureSentenceOpener TitleAbbreviation Abbreviation CalendarAbbreviation NumberedAbbreviation
    // Nouns
    PluralNoun
    // Places
    PlacePreposition InPreposition NearPreposition OfPreposition OriginPreposition PlacePart PlaceModifier Article TownNoun
    NotPlace NameParticle CapitalNoun HomeNoun Distance Possessive
    // Dates
    Month Weekday
}

impl Class {
    /// The name as it stands in the code column: `BeforePlace` is `before-place`.
    pub fn name(self) -> String {
        let identifier = Self::IDENTIFIERS.get(self as usize).copied().unwrap_or_default();
        let mut name = String::with_capacity(identifier.len() + 4);
        for letter in identifier.chars() {
            if letter.is_uppercase() && !name.is_empty() {
                name.push('-');
            }
            name.extend(letter.to_lowercase());
        }
        name
    }

    /// The list of this name.
    pub fn named(name: &str) -> Option<Self> {
        static NAMES: LazyLock<FxHashMap<String, Class>> =
            LazyLock::new(|| Class::ALL.iter().map(|class| (class.name(), *class)).collect());
        NAMES.get(name).copied()
    }
}
