//! Counts of people or things: "14", "at least 60", "between 12 and 27", "several", "dozens", "a dozen".
//!
//! Years, dates, lengths of time, times of day, ages, money, shares, measures, ordinals, calibers and the numbers of
//! flights, units and articles are left out.

use model::CountRange;

use super::{Text, TokenKind, dates, numerals};

/// A count with its span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quantity {
    /// First byte, the words before the figure included ("at least 60").
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The count. "At least 60" is 60..60 with [`Approximation::AtLeast`]; "several" is 2 or more.
    pub range: CountRange,
    /// How the words hedge it.
    pub approximate: Approximation,
}

/// How the words around a figure hedge it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Approximation {
    /// The figure alone.
    Exact,
    /// "About", "some", "nearly", "an estimated".
    About,
    /// "At least", "no fewer than".
    AtLeast,
    /// "More than", "over".
    MoreThan,
    /// "Up to", "as many as", "fewer than".
    AtMost,
    /// Two figures: "between 12 and 27", "15 or 16".
    Between,
    /// A word without a figure: "several", "dozens", "many".
    Indefinite,
}

/// A quantity with its tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counted {
    pub first: usize,
    pub end: usize,
    pub range: CountRange,
    pub approximate: Approximation,
}

/// Quantities of `text` in text order.
///
/// ```
/// use chancery_extract::text::{Text, find_quantities};
/// let text = Text::read("Between 25 and 28 people were hurt on 5 May 2016, at least four of them guards.");
/// let ranges: Vec<String> = find_quantities(&text).iter().map(|found| found.range.to_string()).collect();
/// assert_eq!(ranges, ["25–28", "4"]);
/// ```
pub fn find_quantities(text: &Text) -> Vec<Quantity> {
    let mut next_date = dates::token_spans(text).peekable();
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() {
        while next_date.peek().is_some_and(|date| date.end <= at) {
            next_date.next();
        }
        if let Some(date) = next_date.peek().filter(|date| date.start <= at) {
            at = date.end;
            continue;
        }
        let limit = next_date.peek().map_or(usize::MAX, |date| date.start);
        if !may_open(text, at) {
            at += 1;
            continue;
        }
        match counted(text, at).filter(|counted| counted.end <= limit) {
            Some(counted) => {
                at = counted.end;
                found.push(quantity(text, &counted));
            }
            None => at += 1,
        }
    }
    found
}

/// Whether a quantity may start at token `at`: a cheap look before the careful one.
fn may_open(text: &Text, at: usize) -> bool {
    let word = text.lower(at);
    match text.tokens.get(at).map(|token| token.kind) {
        Some(TokenKind::Number) => true,
        Some(TokenKind::Word) => {
            opens_hedge(word)
                || numerals::below_hundred(word).is_some()
                || matches!(
                    word,
                    "a" | "half"
                        | "half-a-dozen"
                        | "half-dozen"
                        | "both"
                        | "between"
                        | "from"
                        | "dozens"
                        | "scores"
                        | "tens"
                        | "hundreds"
                        | "thousands"
                        | "several"
                        | "many"
                        | "numerous"
                        | "countless"
                        | "various"
                        | "multiple"
                )
                || word.ends_with("-odd")
        }
        _ => false,
    }
}

fn quantity(text: &Text, counted: &Counted) -> Quantity {
    let start = text.tokens.get(counted.first).map_or(0, |token| token.start);
    let end = text.tokens.get(counted.end - 1).map_or(start, |token| token.end);
    Quantity { start, end, range: counted.range, approximate: counted.approximate }
}

/// The quantity that starts at token `first`.
fn counted(text: &Text, first: usize) -> Option<Counted> {
    let (hedge, at) = hedge(text, first);
    if let Some((a, b, end)) = pair(text, at, hedge) {
        return Some(Counted {
            first,
            end,
            range: CountRange::between(a, b),
            approximate: Approximation::Between,
        });
    }
    if let Some((least, end)) = collective(text, at) {
        let most = if matches!(text.lower(at), "half" | "a" | "both")
            || end - at > 1 && numerals::numeral(text, at).is_some()
        {
            Some(least)
        } else {
            None
        };
        let approximate = match hedge {
            Some(hedge) => hedge,
            None if most.is_some() => Approximation::About,
            None => Approximation::Indefinite,
        };
        return Some(Counted { first, end, range: CountRange { min: least, max: most }, approximate });
    }
    if let Some((value, end)) = value(text, at, hedge.is_some()) {
        if matches!((text.lower(end), text.lower(end + 1)), ("or", "more") | ("or", "so")) {
            let approximate =
                if text.lower(end + 1) == "more" { Approximation::AtLeast } else { Approximation::About };
            return Some(Counted { first, end: end + 2, range: CountRange::exactly(value), approximate });
        }
        let odd = text.lower(end) == "odd";
        let approximate = if odd || text.lower(end - 1).ends_with("-odd") {
            Approximation::About
        } else {
            hedge.unwrap_or(Approximation::Exact)
        };
        return Some(Counted {
            first,
            end: end + usize::from(odd),
            range: CountRange::exactly(value),
            approximate,
        });
    }
    indefinite(text, at).filter(|_| hedge.is_none()).map(|end| Counted {
        first,
        end,
        range: CountRange::at_least(2),
        approximate: Approximation::Indefinite,
    })
}

/// Words before a figure that hedge it, and the token behind them. The longest comes first.
const HEDGES: &[(&[&str], Approximation)] = &[
    (&["no", "fewer", "than"], Approximation::AtLeast),
    (&["no", "less", "than"], Approximation::AtLeast),
    (&["not", "less", "than"], Approximation::AtLeast),
    (&["a", "minimum", "of"], Approximation::AtLeast),
    (&["a", "total", "of"], Approximation::Exact),
    (&["a", "maximum", "of"], Approximation::AtMost),
    (&["no", "more", "than"], Approximation::AtMost),
    (&["as", "many", "as"], Approximation::AtMost),
    (&["as", "few", "as"], Approximation::AtLeast),
    (&["in", "excess", "of"], Approximation::MoreThan),
    (&["at", "least"], Approximation::AtLeast),
    (&["at", "most"], Approximation::AtMost),
    (&["well", "over"], Approximation::MoreThan),
    (&["well", "above"], Approximation::MoreThan),
    (&["more", "than"], Approximation::MoreThan),
    (&["upwards", "of"], Approximation::MoreThan),
    (&["upward", "of"], Approximation::MoreThan),
    (&["fewer", "than"], Approximation::AtMost),
    (&["less", "than"], Approximation::AtMost),
    (&["up", "to"], Approximation::AtMost),
    (&["close", "to"], Approximation::About),
    (&["an", "estimated"], Approximation::About),
    (&["over"], Approximation::MoreThan),
    (&["above"], Approximation::MoreThan),
    (&["exceeding"], Approximation::MoreThan),
    (&["under"], Approximation::AtMost),
    (&["about"], Approximation::About),
    (&["around"], Approximation::About),
    (&["some"], Approximation::About),
    (&["roughly"], Approximation::About),
    (&["approximately"], Approximation::About),
    (&["approx."], Approximation::About),
    (&["nearly"], Approximation::About),
    (&["almost"], Approximation::About),
    (&["maybe"], Approximation::About),
    (&["perhaps"], Approximation::About),
    (&["possibly"], Approximation::About),
    (&["probably"], Approximation::About),
    (&["estimated"], Approximation::About),
    (&["exactly"], Approximation::Exact),
];

/// Whether a hedge of [`HEDGES`] starts with `word`.
#[rustfmt::skip]
fn opens_hedge(word: &str) -> bool {
    matches!(
        word,
        "no" | "not" | "a" | "as" | "in" | "at" | "well" | "more" | "upwards" | "upward" | "fewer" | "less"
            | "up" | "close" | "an" | "over" | "above" | "exceeding" | "under" | "about" | "around" | "some"
            | "roughly" | "approximately" | "approx." | "nearly" | "almost" | "maybe" | "perhaps" | "possibly"
            | "probably" | "estimated" | "exactly"
    )
}

fn hedge(text: &Text, first: usize) -> (Option<Approximation>, usize) {
    let mut at = first;
    let mut strongest = None;
    for _ in 0..2 {
        let found = HEDGES.iter().find(|(words, _)| {
            words.iter().enumerate().all(|(offset, word)| text.lower(at + offset) == *word)
        });
        let Some((words, approximation)) = found else { break };
        at += words.len();
        strongest = strongest.or(Some(*approximation));
    }
    (strongest, at)
}

/// Two figures for one count: "between 12 and 27", "12 to 27", "15 or 16", "10-15".
fn pair(text: &Text, first: usize, hedge: Option<Approximation>) -> Option<(u32, u32, usize)> {
    let between = matches!(text.lower(first), "between" | "from");
    let start = first + usize::from(between);
    let (a, next) = value(text, start, between || hedge.is_some())?;
    let joiner = text.lower(next);
    let wide = match joiner {
        "and" => text.lower(first) == "between",
        "to" | "or" => true,
        "-" | "–" | "—" => glued(text, next) && glued(text, next + 1),
        _ => false,
    };
    // "Four or perhaps five".
    let second =
        next + 1 + usize::from(matches!(text.lower(next + 1), "even" | "perhaps" | "possibly" | "maybe"));
    let (b, end) = numerals::numeral(text, second).map(|found| (found.value, found.end)).filter(|_| wide)?;
    // "Two to four" is a range, "five to two" a score; "one or two" is a range.
    (b > a && !is_measured(text, end)).then_some((a, b, end))
}

/// One figure that counts.
fn value(text: &Text, at: usize, hedged: bool) -> Option<(u32, usize)> {
    let token = text.tokens.get(at)?;
    if token.kind == TokenKind::Word
        && text.lower(at) == "a"
        && !matches!(text.lower(at + 1), "hundred" | "thousand" | "million")
    {
        return None;
    }
    let found = numerals::numeral(text, at).or_else(|| odd(text, at))?;
    let before = at.checked_sub(1).map_or("", |before| text.lower(before));
    let named = NUMBERED.contains(&before.trim_end_matches('.')) && token.kind == TokenKind::Number;
    let attached = token.kind == TokenKind::Number
        && glued(text, at)
        && !matches!(before, "(" | "[" | "\"" | "“" | "‘" | "'" | "–" | "—" | "--" | "," | ":" | ";" | "-");
    let pronoun = text.lower(at) == "one" && found.end == at + 1 && is_pronoun_one(text, at, before);
    let tail = token.kind == TokenKind::Number
        && before == "-"
        && glued(text, at)
        && at
            .checked_sub(2)
            .is_some_and(|two| text.tokens.get(two).is_some_and(|token| token.kind == TokenKind::Number))
        && glued(text, at - 1);
    let bare_list = text.lower(found.end) == "." && glued(text, found.end) && at_line_start(text, at);
    let refused = named && !hedged
        || attached
        || pronoun
        || tail
        || bare_list
        || is_measured(text, found.end)
        || is_age(text, at, found.end);
    (!refused).then_some((found.value, found.end))
}

/// "Twenty-odd".
fn odd(text: &Text, at: usize) -> Option<numerals::Numeral> {
    let value = numerals::below_hundred(text.lower(at).strip_suffix("-odd")?)?;
    Some(numerals::Numeral { value: u32::try_from(value).ok()?, end: at + 1 })
}

/// "No one", "the one", "one another", "one day", "one-third": not a count of one.
fn is_pronoun_one(text: &Text, at: usize, before: &str) -> bool {
    matches!(
        before,
        "no" | "any"
            | "every"
            | "some"
            | "each"
            | "this"
            | "that"
            | "the"
            | "which"
            | "only"
            | "number"
            | "day"
    ) && !(before == "only" && super::nouns::counts_people(text, at + 1))
        || at.checked_sub(2).is_some_and(|two| matches!(text.lower(two), "the" | "this" | "that" | "a"))
            && !super::nouns::counts_people(text, at + 1)
        || matches!(
            text.lower(at + 1),
            "another" | "day" | "side" | "thing" | "way" | "'s" | "can" | "cannot" | "may" | "must"
        )
}

/// Words before a number that name a thing by it.
#[rustfmt::skip]
const NUMBERED: &[&str] = &[
    "flight", "boeing", "airbus", "route", "highway", "road", "resolution", "article", "chapter", "page",
    "pages", "issue", "no", "nos", "number", "law", "decree", "brigade", "battalion", "detachment",
    "regiment", "division", "unit", "channel", "zone", "area", "district", "room", "gate", "level", "class",
    "block", "camp", "volume", "paragraph", "paragraphs", "section", "category", "group", "kilometer",
    "kilometre", "km", "version", "top", "agenda", "point", "phase", "radio", "act", "protocol", "bus",
    "train", "line", "sector", "ward", "runway", "terminal", "world", "aged", "age",
];

/// Words behind a number that make it a measure, a share, a price or a time.
#[rustfmt::skip]
const MEASURES: &[&str] = &[
    "%", "percent", "per", "percentage", "km", "kilometer", "kilometers", "kilometre", "kilometres",
    "meter", "meters", "metre", "metres", "mile", "miles", "feet", "foot", "ft", "yards", "yard", "inches",
    "cm", "mm", "mm.", "millimeter", "millimeters", "caliber", "calibre", "kg", "kilo", "kilos", "kilogram",
    "kilograms", "kilogrammes", "pounds", "lb", "lbs", "ton", "tons", "tonne", "tonnes", "grams", "liters",
    "litres", "dollars", "dollar", "euros", "pesos", "colones", "soles", "intis", "cents", "rupees",
    "afghanis", "rubles", "roubles", "francs", "marks", "degrees", "hectares", "acres", "a.m.", "p.m.",
    "a.m", "p.m", "am", "pm", "o'clock", "gmt", "utc", "hours", "hour", "hrs", "thirds", "third",
    "quarters", "fifths", "tenths", "times", "volts", "megahertz", "khz", "mhz", "horsepower", "stories",
    "storeys", "floors",
];

fn is_measured(text: &Text, at: usize) -> bool {
    MEASURES.contains(&text.lower(at)) && !(text.lower(at) == "per" && text.lower(at + 1) != "cent")
        || text.lower(at) == "-" && glued(text, at) && MEASURES.contains(&text.lower(at + 1))
}

/// "Aged 24", "24 years old", "a guard, 24, said".
fn is_age(text: &Text, at: usize, end: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| text.lower(before));
    let between_commas = before == ","
        && text.lower(end) == ","
        && text.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
        && at
            .checked_sub(2)
            .and_then(|two| text.tokens.get(two))
            .is_some_and(|token| token.kind == TokenKind::Word);
    matches!(before, "aged" | "age" | "$" | "£" | "€" | "#" | "us$")
        || between_commas
        || text.lower(end) == "years"
}

/// "A dozen", "half a dozen", "two dozen", "dozens", "scores", "tens of", "hundreds", "a couple", "both".
fn collective(text: &Text, at: usize) -> Option<(u32, usize)> {
    let word = text.lower(at);
    match word {
        "dozens" => return Some((24, at + 1)),
        "scores" if at.checked_sub(1).is_some_and(|before| is_harm_verb(text.lower(before))) => {
            return Some((40, at + 1));
        }
        "scores"
            if text.lower(at + 1) == "of"
                || super::nouns::counts_people(text, at + 1)
                || is_harm(text.lower(at + 1)) =>
        {
            return Some((40, at + 1));
        }
        "tens" if text.lower(at + 1) == "of" => {
            let thousands = text.lower(at + 2) == "thousands";
            return Some(if thousands { (20_000, at + 3) } else { (20, at + 1) });
        }
        "hundreds" => {
            let thousands = text.lower(at + 1) == "of" && text.lower(at + 2) == "thousands";
            return Some(if thousands { (200_000, at + 3) } else { (200, at + 1) });
        }
        "thousands" => return Some((2000, at + 1)),
        "both" => return Some((2, at + 1)),
        _ => {}
    }
    let two = text.lower(at + 1);
    match (word, two) {
        ("half", "a") if text.lower(at + 2) == "dozen" => Some((6, at + 3)),
        ("half-a-dozen" | "half-dozen", _) => Some((6, at + 1)),
        ("a", "dozen") => Some((12, at + 2)),
        ("a", "score") if text.lower(at + 2) == "of" => Some((20, at + 2)),
        ("a", "couple" | "pair") if text.lower(at + 2) == "of" => Some((2, at + 2)),
        _ => {
            let found = numerals::numeral(text, at).filter(|found| text.lower(found.end) == "dozen")?;
            found.value.checked_mul(12).map(|value| (value, found.end + 1))
        }
    }
}

/// "Several", "many", "a few", "a number of", "a handful of", "numerous".
fn indefinite(text: &Text, at: usize) -> Option<usize> {
    match (text.lower(at), text.lower(at + 1)) {
        ("many", _)
            if at
                .checked_sub(1)
                .is_some_and(|before| matches!(text.lower(before), "how" | "so" | "too" | "as")) =>
        {
            None
        }
        ("several" | "many" | "numerous" | "countless" | "various" | "multiple", _) => Some(at + 1),
        ("some", "of") => Some(at + 1),
        ("some", next) if is_harm(next) || super::nouns::counts_people(text, at + 1) => Some(at + 1),
        ("a", "few") | ("a", "handful") => Some(at + 2),
        ("a", "number") if text.lower(at + 2) == "of" => Some(at + 2),
        ("a", "large" | "small" | "great" | "growing")
            if text.lower(at + 2) == "number" && text.lower(at + 3) == "of" =>
        {
            Some(at + 3)
        }
        _ => None,
    }
}

fn is_harm_verb(word: &str) -> bool {
    matches!(
        word,
        "killed" | "killing" | "wounded" | "wounding" | "injured" | "injuring" | "hurt" | "left" | "leaving"
    )
}

fn is_harm(word: &str) -> bool {
    matches!(
        word,
        "dead"
            | "killed"
            | "wounded"
            | "injured"
            | "hurt"
            | "casualties"
            | "deaths"
            | "injuries"
            | "fatalities"
    )
}

fn glued(text: &Text, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| text.tokens.get(before));
    before.zip(text.tokens.get(at)).is_some_and(|(before, token)| before.end == token.start)
}

fn at_line_start(text: &Text, at: usize) -> bool {
    let Some(token) = text.tokens.get(at) else { return false };
    let head = text.raw.get(..token.start).unwrap_or_default();
    head.trim_end_matches([' ', '\t']).chars().next_back().is_none_or(|last| last == '\n' || last == '\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(raw: &str, expected: &[&str]) {
        let text = Text::read(raw);
        let found: Vec<String> = find_quantities(&text)
            .iter()
            .map(|found| {
                format!("{} = {} {:?}", text.slice(found.start..found.end), found.range, found.approximate)
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn figures_words_and_hedges_are_read() {
        check(
            "14 people, fourteen men, at least 60 Afghans",
            &["14 = 14 Exact", "fourteen = 14 Exact", "at least 60 = 60 AtLeast"],
        );
        check("more than 100 hurt, some 200 men", &["more than 100 = 100 MoreThan", "some 200 = 200 About"]);
        check(
            "as many as nine, well over 1,500, nearly two hundred",
            &[
                "as many as nine = 9 AtMost",
                "well over 1,500 = 1500 MoreThan",
                "nearly two hundred = 200 About",
            ],
        );
        check("One guard and twenty-odd men", &["One = 1 Exact", "twenty-odd = 20 About"]);
    }

    #[test]
    fn the_cheap_look_knows_every_hedge() {
        assert!(HEDGES.iter().all(|(words, _)| opens_hedge(words[0])));
    }

    #[test]
    fn two_figures_are_a_range() {
        check(
            "between 12 and 27 wounded; 15 or 16; 10-15 men; three to four",
            &[
                "between 12 and 27 = 12–27 Between",
                "15 or 16 = 15–16 Between",
                "10-15 = 10–15 Between",
                "three to four = 3–4 Between",
            ],
        );
        check("one man and two women", &["one = 1 Exact", "two = 2 Exact"]);
    }

    #[test]
    fn words_without_a_figure_are_open_ranges() {
        check(
            "several dead, dozens hurt, hundreds of casualties, scores of men, a few guards",
            &[
                "several = 2 or more Indefinite",
                "dozens = 24 or more Indefinite",
                "hundreds = 200 or more Indefinite",
                "scores = 40 or more Indefinite",
                "a few = 2 or more Indefinite",
            ],
        );
        check(
            "about two dozen lives, a dozen people, half a dozen, both, tens of staff",
            &[
                "about two dozen = 24 About",
                "a dozen = 12 About",
                "half a dozen = 6 About",
                "both = 2 About",
                "tens = 20 or more Indefinite",
            ],
        );
    }

    #[test]
    fn numbers_that_count_no_one_are_left_out() {
        check(
            "In 2015, on 5 May at 10:30 and at 8 p.m. for three days, 24-year-old Ali, 24, aged 31, paid $500, 12 percent, drove 40 km \
             on Flight 103 past Room 12 with a 9 mm pistol and resolution 1973; no one saw the one by one another for two-thirds of it.",
            &[],
        );
    }
}
