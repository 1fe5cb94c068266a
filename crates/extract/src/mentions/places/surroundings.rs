//! What stands around the name of a place.

use std::ops::Range;

use crate::{
    lexicon::Lexicon,
    pack::Class,
    text::{Text, TokenKind},
};

/// "in Kabul", "near the northern city of Kunduz", "in north Belfast"; not "the governor of Kunduz".
pub(super) fn after_preposition(text: &Text<'_>, at: usize) -> bool {
    let Some(before) = before_modifiers(text, at) else { return false };
    let noun = before.checked_sub(1).filter(|noun| {
        text.is(before, Class::Comma) && text.is_any(*noun, &[Class::CapitalNoun, Class::TownNoun])
    });
    if let Some(noun) = noun.or(Some(before).filter(|noun| text.is(*noun, Class::CapitalNoun))) {
        return before_modifiers(text, noun).is_some_and(|lead| text.is(lead, Class::PlacePreposition));
    }
    text.is(before, Class::PlacePreposition)
        || text.is(before, Class::OfPreposition)
            && before.checked_sub(1).is_some_and(|noun| {
                text.is(noun, Class::PlacePart)
                    || text.is(noun, Class::PlacePreposition)
                    || text.is(noun, Class::Distance)
            })
}

/// The last token before the name and the words that only say which part of the place is meant: "the northern".
fn before_modifiers(text: &Text<'_>, at: usize) -> Option<usize> {
    (1..=MOST_MODIFIERS).filter_map(|back| at.checked_sub(back)).find(|i| !text.is(*i, Class::PlaceModifier))
}

const MOST_MODIFIERS: usize = 4;

/// "near Hebron", "seven miles outside San Salvador", "north of Guatemala City".
pub(super) fn is_reference(text: &Text<'_>, at: usize) -> bool {
    let Some(before) = before_modifiers(text, at) else { return false };
    let noun = before.checked_sub(1);
    text.is(before, Class::NearPreposition)
        || noun.is_some_and(|noun| {
            text.is(noun, Class::Distance)
                || text.is(before, Class::OfPreposition)
                    && text.is(noun, Class::PlaceModifier)
                    && noun.checked_sub(1).is_some_and(|lead| !text.is(lead, Class::Article))
        })
}

/// "a Paris branch", "the Algiers flea market", "Baghdad's main bank": a place before a noun for a thing that stands
/// somewhere; in "the Paris suburb of Evry" it is Evry that counts.
///
/// A noun with a capital ("New York University") counts only in a country that the text speaks of.
pub(super) fn is_attribute(lexicon: &Lexicon, text: &Text<'_>, tokens: &Range<usize>, at_home: bool) -> bool {
    let start = tokens.end + usize::from(text.is(tokens.end, Class::Possessive));
    let plain = |i: usize| {
        text.tokens.get(i).is_some_and(|token| token.kind == TokenKind::Word)
            && (at_home || !text.tokens[i].capitalized)
            && !text.is(i, Class::PlacePreposition)
            && !text.is(i, Class::OfPreposition)
    };
    (start..start + ATTRIBUTE_REACH).take_while(|i| plain(*i)).any(|i| {
        let part = text.is(i, Class::PlacePart) && !text.is(i + 1, Class::OfPreposition);
        part || lexicon.targets.first_at(text, i).is_some_and(|hit| {
            matches!(hit.value.kind, model::TargetKind::Facility | model::TargetKind::Infrastructure)
        })
    })
}

const ATTRIBUTE_REACH: usize = 3;

/// Whether the word before is part of the same name: "Ahmad Kunduz".
pub(super) fn inside_name(text: &Text<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    text.tokens[before].capitalized
        && !text.is(before, Class::PlaceModifier)
        && text.sentences.get(text.sentence_of(before)).is_none_or(|s| s.tokens.start != before)
}

/// Whether a name goes on behind the place: "Kentucky Fried Chicken", "Balfour House"; behind a well-known one neither
/// "Kabul University" nor "Kabul Province" is another name.
pub(super) fn begins_longer_name(lexicon: &Lexicon, text: &Text<'_>, end: usize, known: bool) -> bool {
    let noun = || text.is(end, Class::PlacePart) || lexicon.targets.first_at(text, end).is_some();
    text.tokens.get(end).is_some_and(|token| {
        token.kind == TokenKind::Word
            && token.capitalized
            && text.sentence_of(end) == text.sentence_of(end - 1)
            && !text.is_any(end, &[Class::Month, Class::Weekday, Class::OfPreposition])
            && !(known && noun())
            && lexicon.nations.first_at(text, end).is_none()
            && !text.tokens[end - 1].all_caps
    })
}

/// A place at the very start of a paragraph in capitals, or followed by a dash or colon within a few tokens.
pub(super) fn is_dateline(text: &Text<'_>, tokens: &Range<usize>) -> bool {
    let (at, end) = (tokens.start, tokens.end);
    if text.paragraphs.binary_search_by_key(&text.tokens[at].start, |range| range.start).is_err() {
        return false;
    }
    let starts = text.sentences.get(text.sentence_of(at)).is_some_and(|sentence| sentence.tokens.start == at);
    let after = end..(end + 9).min(text.tokens.len());
    let alone = text.word(end) == "." && starts;
    let dash = alone || after.clone().any(|i| matches!(text.word(i), "-" | "–" | "—" | "--" | ":"));
    dash && text.tokens[tokens.clone()].iter().all(|token| token.all_caps || token.capitalized)
}

/// The longest head of an entry.
const HEAD_TOKENS: usize = 10;

/// "12 October 1979, The Hague.", "(b) Beirut, 1985.": a place that with a date or a number is all of the first sentence of
/// a line.
pub(super) fn heads_entry(text: &Text<'_>, tokens: &Range<usize>) -> bool {
    let Some(sentence) = text.sentences.get(text.sentence_of(tokens.start)) else { return false };
    if sentence.tokens.len() > HEAD_TOKENS || sentence.tokens.len() <= tokens.len() + 1 {
        return false;
    }
    let before = text.raw.get(..sentence.start).unwrap_or_default().trim_end_matches([' ', '\t']);
    let opens = before.is_empty() || before.ends_with('\n');
    let rest = || sentence.tokens.clone().filter(|i| !tokens.contains(i));
    let bare = |i: usize| {
        let token = &text.tokens[i];
        token.kind != TokenKind::Word || text.is(i, Class::Month) || token.end - token.start == 1
    };
    opens && rest().all(bare) && rest().any(|i| text.tokens[i].kind == TokenKind::Number)
}
