//! Which language a document is read in: the one that it names, else the one whose small words it is made of.

use std::sync::OnceLock;

use model::{Input, Note, codebook::Codebook};
use rustc_hash::FxHashMap;

use crate::{
    Tables,
    cascade::Cascade,
    lexicon::Lexicon,
    pack::{Class, Pack},
};

/// So many bytes of a text show its language.
const LOOK: usize = 600;
/// With fewer words a text is in the codebook's own language.
const FEWEST_WORDS: usize = 20;
/// Of so many words at least one must be a small word of the language.
const SMALL_WORD_EVERY: usize = 12;
/// Lists of small words that hardly any two languages share.
const SMALL_WORDS: &[Class] = &[
    Class::The,
    Class::Of,
    Class::And,
    Class::Be,
    Class::That,
    Class::Pronoun,
    Class::By,
    Class::IndefiniteArticle,
    Class::WherePreposition,
    Class::For,
];

/// The languages that have packs; tables are compiled when first a text asks for them.
pub(crate) struct Languages {
    codebook: &'static Codebook,
    packs: Vec<Pack>,
    tables: Vec<OnceLock<Tables>>,
    own: usize,
    small: SmallWords,
}

/// The small words of all languages: a look at each word of a head tells whose it is.
#[derive(Default)]
struct SmallWords {
    /// Numbers of the languages of each word.
    languages: FxHashMap<Box<str>, Vec<usize>>,
    longest: usize,
}

impl SmallWords {
    fn of(packs: &[Pack]) -> Self {
        let mut small = Self::default();
        for (number, pack) in packs.iter().enumerate() {
            for word in pack.words_in(SMALL_WORDS) {
                small.longest = small.longest.max(word.len());
                small.languages.entry(word.into()).or_default().push(number);
            }
        }
        small
    }

    fn languages_of(&self, word: &str) -> &[usize] {
        let found = if word.len() <= self.longest { self.languages.get(word) } else { None };
        found.map(Vec::as_slice).unwrap_or_default()
    }
}

/// What a document is read with.
pub(crate) enum Choice<'l> {
    /// The tables of its language.
    Known(&'l Tables),
    /// Its language has no pack.
    Unknown(Note),
}

impl Languages {
    pub(crate) fn of(codebook: &'static Codebook) -> Self {
        let packs: Vec<Pack> =
            codebook.languages.iter().map(|language| Pack::compile(codebook, &language.code)).collect();
        let own = packs.iter().position(|pack| pack.language.code == codebook.language).unwrap_or_default();
        let tables = packs.iter().map(|_| OnceLock::new()).collect();
        let small = SmallWords::of(&packs);
        let languages = Self { codebook, packs, tables, own, small };
        languages.first();
        languages
    }

    /// The tables of the codebook's own language.
    pub(crate) fn first(&self) -> &Tables {
        self.tables_of(self.own)
    }

    /// The tables of every language.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Tables> {
        (0..self.packs.len()).map(|number| self.tables_of(number))
    }

    fn tables_of(&self, number: usize) -> &Tables {
        static NONE: OnceLock<Tables> = OnceLock::new();
        let code = self.packs.get(number).map_or("", |pack| pack.language.code.as_str());
        self.tables.get(number).unwrap_or(&NONE).get_or_init(|| {
            let lexicon = Lexicon::compile(self.codebook, code);
            Tables { cascade: Cascade::compile(self.codebook, &lexicon.pack), lexicon }
        })
    }

    /// The tables for a document.
    pub(crate) fn choose(&self, input: &Input) -> Choice<'_> {
        let named = input.language.as_deref().map(primary).filter(|code| !code.is_empty() && code != "und");
        let number = match &named {
            Some(code) => self.packs.iter().position(|pack| pack.language.code == *code),
            None => self.written_in(&input.text),
        };
        number.map_or_else(
            || Choice::Unknown(self.note(named.as_deref())),
            |at| Choice::Known(self.tables_of(at)),
        )
    }

    /// The language whose small words are most of those at the head of a text; `None` where there are hardly any.
    fn written_in(&self, text: &str) -> Option<usize> {
        let head = text.get(..text.floor_char_boundary(LOOK)).unwrap_or_default().to_lowercase();
        let mut words = 0;
        let mut counts = vec![0; self.packs.len()];
        for word in head.split(|letter: char| !letter.is_alphabetic()).filter(|it| !it.is_empty()) {
            words += 1;
            for number in self.small.languages_of(word) {
                counts[*number] += 1;
            }
        }
        if words < FEWEST_WORDS {
            return Some(self.own);
        }
        // Of equals the codebook's own language.
        let counts = counts.into_iter().enumerate();
        let (best, count) = counts.max_by_key(|(number, count)| (*count, *number == self.own))?;
        (count * SMALL_WORD_EVERY >= words).then_some(best)
    }

    fn note(&self, named: Option<&str>) -> Note {
        let known: Vec<&str> = self.packs.iter().map(|pack| pack.language.code.as_str()).collect();
        let what = named.map_or_else(
            || "the text is in no known language".to_owned(),
            |code| format!("the language is `{code}`"),
        );
        Note {
            code: "language-without-pack".to_owned(),
            span: None,
            text: format!(
                "{what}, and there are packs for {}: nothing was read; translate the text, or say its language if it is \
                 one of these",
                known.join(", ")
            ),
        }
    }
}

/// "es" of "es-MX".
fn primary(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().to_lowercase()
}
