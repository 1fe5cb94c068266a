//! Names made comparable, and the index over them.

use std::collections::HashMap;

/// Accented letters that names in Latin script carry, by the letters they are folded to.
const ACCENTS: &[(&str, &str)] = &[
    ("àáâãäåāăąǎạảấầẩẫậắằẳẵặə", "a"),
    ("çćĉċč", "c"),
    ("ďđḍḏ", "d"),
    ("èéêëēĕėęěẹẻẽếềểễệ", "e"),
    ("ĝğġģǧ", "g"),
    ("ĥħḥḩẖ", "h"),
    ("ìíîïĩīĭįıǐịỉ", "i"),
    ("ĵ", "j"),
    ("ķḵ", "k"),
    ("ĺļľł", "l"),
    ("ñńņňṇ", "n"),
    ("òóôõöøōŏőơǒọỏốồổỗộớờởỡợ", "o"),
    ("ŕŗř", "r"),
    ("śŝşšșṣ", "s"),
    ("ţťŧțṭ", "t"),
    ("ùúûüũūŭůűųưǔụủứừửữự", "u"),
    ("ŵ", "w"),
    ("ýÿŷỳỵ", "y"),
    ("źżžẓ", "z"),
    ("æ", "ae"),
    ("œ", "oe"),
    ("ß", "ss"),
    ("þ", "th"),
    ("ð", "d"),
];

/// The form in which names are compared: lower case, no accents, plain quotes and dashes, single blanks, no leading
/// "the". Apostrophes and the letters ayin and hamza fall away, so `Sana'a` and `Sanaa` agree.
///
/// ```
/// use model::codebook::fold;
/// assert_eq!(fold("The  Harakat ash–Shabāb"), "harakat ash-shabab");
/// assert_eq!(fold("Sana’a"), fold("Sanaa"));
/// ```
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars().flat_map(char::to_lowercase) {
        fold_character(character, &mut folded);
    }
    let end = folded.trim_end().len();
    folded.truncate(end);
    match folded.strip_prefix("the ") {
        Some(rest) => rest.to_owned(),
        None => folded,
    }
}

fn fold_character(character: char, folded: &mut String) {
    match character {
        'a'..='z' | '0'..='9' => folded.push(character),
        '\'' | '`' | '´' | '‘' | '’' | 'ʻ' | 'ʼ' | 'ʿ' | 'ʾ' | '\u{300}'..='\u{36f}' => {}
        '‐' | '‑' | '‒' | '–' | '—' | '−' => folded.push('-'),
        blank if blank.is_whitespace() => {
            if !folded.is_empty() && !folded.ends_with(' ') {
                folded.push(' ');
            }
        }
        other if other.is_ascii() => folded.push(other),
        other => match ACCENTS.iter().find(|(letters, _)| letters.contains(other)) {
            Some((_, plain)) => folded.push_str(plain),
            None => folded.push(other),
        },
    }
}

/// Longest alias that counts as an abbreviation, in bytes.
const ABBREVIATION_BYTES: usize = 6;

/// Whether the name is found only in this very spelling: short, with letters, none of them in lower case.
pub(super) fn is_abbreviation(name: &str) -> bool {
    name.len() <= ABBREVIATION_BYTES
        && name.chars().any(char::is_alphabetic)
        && !name.chars().any(char::is_lowercase)
}

/// From names to positions in a table.
#[derive(Debug, Clone, Default)]
pub(super) struct NameIndex {
    exact: HashMap<String, Vec<usize>>,
    folded: HashMap<String, Vec<usize>>,
}

impl NameIndex {
    pub(super) fn add_exact(&mut self, name: &str, at: usize) {
        self.exact.entry(name.to_owned()).or_default().push(at);
    }

    pub(super) fn add_all<'a>(&mut self, names: impl Iterator<Item = &'a str>, at: usize) {
        for name in names {
            if is_abbreviation(name) {
                self.add_exact(name, at);
            } else {
                let rows = self.folded.entry(fold(name)).or_default();
                if rows.last() != Some(&at) {
                    rows.push(at);
                }
            }
        }
    }

    pub(super) fn exactly(&self, name: &str) -> Option<usize> {
        self.exact.get(name).and_then(|all| all.first()).copied()
    }

    /// Positions of the rows with this name, in the order of the table.
    pub(super) fn all(&self, name: &str) -> impl Iterator<Item = usize> {
        let trimmed = name.trim();
        let exact = self.exact.get(trimmed.strip_prefix("the ").unwrap_or(trimmed));
        exact.or_else(|| self.folded.get(&fold(trimmed))).into_iter().flatten().copied()
    }

    pub(super) fn first(&self, name: &str) -> Option<usize> {
        self.all(name).next()
    }
}
