//! Small words that bound a noun phrase or a clause.

use super::lexicon::{self, is_adverb, is_be, is_have, is_modal};

/// Words that end a run of nouns.
pub(super) fn is_stop(word: &str) -> bool {
    is_preposition(word)
        || is_clause_word(word)
        || is_adverb(word) && !matches!(word, "all" | "both" | "only")
        || lexicon::harm(word).is_some_and(|(_, of)| of != lexicon::Use::Noun && of != lexicon::Use::ActOf)
        || matches!(
            word,
            "and"
                | "or"
                | "the"
                | "a"
                | "an"
                | "his"
                | "her"
                | "their"
                | "its"
                | "our"
                | "this"
                | "that"
                | "these"
                | "those"
                | "them"
                | "him"
                | "he"
                | "she"
                | "they"
                | "it"
                | "we"
                | "us"
                | "who"
                | "whom"
                | "whose"
                | "which"
                | "what"
                | "left"
                | "lost"
                | "took"
                | "take"
                | "taken"
                | "came"
                | "went"
                | "fell"
                | "fled"
                | "ran"
                | "shot"
                | "today"
                | "yesterday"
                | "lay"
                | "stood"
                | "there"
                | "here"
                | "including"
                | "per"
                | "no"
                | "nor"
                | "some"
                | "any"
                | "s"
                | "each"
                | "every"
                | "more"
                | "ago"
                | "later"
                | "earlier"
                | "being"
                | "during"
        )
}

pub(super) fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "in"
            | "on"
            | "at"
            | "by"
            | "to"
            | "for"
            | "from"
            | "with"
            | "near"
            | "into"
            | "onto"
            | "over"
            | "under"
            | "after"
            | "before"
            | "during"
            | "outside"
            | "inside"
            | "around"
            | "among"
            | "amid"
            | "between"
            | "through"
            | "against"
            | "along"
            | "aboard"
            | "since"
            | "until"
            | "without"
            | "within"
            | "toward"
            | "towards"
            | "behind"
            | "beside"
            | "besides"
            | "like"
            | "about"
            | "off"
            | "out"
            | "up"
            | "down"
            | "across"
            | "upon"
            | "via"
            | "as"
            | "per"
            | "throughout"
            | "than"
    )
}

/// Words that open a clause or carry its verb.
pub(super) fn is_clause_word(word: &str) -> bool {
    is_be(word) && word != "being"
        || is_have(word) && word != "having"
        || is_modal(word)
        || matches!(
            word,
            "who"
                | "which"
                | "that"
                | "when"
                | "while"
                | "where"
                | "if"
                | "because"
                | "but"
                | "although"
                | "though"
                | "whether"
                | "said"
                | "says"
                | "told"
                | "reported"
                | "did"
                | "do"
                | "does"
                | "didn't"
                | "so"
                | "then"
                | "whom"
                | "whose"
                | "added"
        )
}

/// A word that looks like a past tense or a participle and is no usual adjective of people.
pub(super) fn is_verb_like(word: &str) -> bool {
    (word.ends_with("ed") || word.ends_with("ing"))
        && !matches!(
            word,
            "armed"
                | "unarmed"
                | "retired"
                | "masked"
                | "suspected"
                | "unidentified"
                | "hooded"
                | "uniformed"
                | "united"
                | "wanted"
                | "off-duty"
                | "accused"
                | "red"
                | "alleged"
                | "leading"
                | "visiting"
                | "serving"
                | "sacred"
                | "combined"
                | "displaced"
                | "so-called"
                | "neighboring"
                | "neighbouring"
                | "commanding"
                | "acting"
                | "working"
                | "wedding"
                | "building"
                | "passing"
                | "trained"
                | "disabled"
                | "unnamed"
                | "young"
                | "king"
        )
}

pub(super) fn is_demonym(word: &str) -> bool {
    ["an", "i", "ese", "ish", "ard"].iter().any(|ending| word.ends_with(ending)) && word.len() > 4
}

pub(super) fn is_name_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "la" | "del" | "al" | "el" | "bin" | "ibn" | "von" | "van" | "da" | "dos" | "ul" | "y"
    )
}
