//! The words of harm.

/// What a word does to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Harm {
    Kill,
    Wound,
    Both,
    Kidnap,
}

/// How a word of harm takes its people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// "Killed", "wounded": past tense or participle of a verb with an object.
    Past,
    /// "Killing".
    Ing,
    /// "Kills".
    Present,
    /// "Kill".
    Base,
    /// "Died", "perished".
    Die,
    /// "Dead", "hurt" behind a number or a verb of being.
    State,
    /// "Casualties", "deaths": a number before it counts people.
    Noun,
    /// "Murder", "assassination", "death": of somebody.
    ActOf,
    /// "Stabbed", "beaten": a wound, unless the words go on to a death.
    Blow,
}

/// What the word `word` (lower case) says of harm.
pub(super) fn harm(word: &str) -> Option<(Harm, Use)> {
    use Harm::{Both, Kidnap, Kill, Wound};
    let found = match word {
        "killed" | "murdered" | "assassinated" | "slaughtered" | "massacred" | "executed" | "beheaded"
        | "lynched" | "slain" | "martyred" | "electrocuted" | "slew" | "decapitated" => (Kill, Use::Past),
        "wounded" | "injured" | "maimed" | "hospitalized" | "hospitalised" | "inured" => (Wound, Use::Past),
        "hurt" => (Wound, Use::Past),
        "kidnapped" | "abducted" => (Kidnap, Use::Past),
        "killing" | "murdering" | "assassinating" | "slaughtering" | "massacring" | "executing"
        | "beheading" | "slaying" => (Kill, Use::Ing),
        "wounding" | "injuring" | "hurting" | "maiming" | "harming" => (Wound, Use::Ing),
        "kidnapping" | "abducting" => (Kidnap, Use::Ing),
        "kills" | "murders" | "assassinates" => (Kill, Use::Present),
        "wounds" | "injures" => (Wound, Use::Present),
        "kidnaps" | "abducts" => (Kidnap, Use::Present),
        "kill" | "assassinate" => (Kill, Use::Base),
        "wound" | "injure" => (Wound, Use::Base),
        "died" | "perished" | "dies" | "succumbed" | "drowned" | "suffocated" | "asphyxiated" => {
            (Kill, Use::Die)
        }
        "dead" => (Kill, Use::State),
        "deaths" | "fatalities" | "corpses" | "bodies" => (Kill, Use::Noun),
        "fatality" => (Kill, Use::Noun),
        "injuries" => (Wound, Use::Noun),
        "casualties" | "casualty" | "victims" => (Both, Use::Noun),
        "murder" | "assassination" | "death" | "slayings" | "massacre" | "beheadings" => (Kill, Use::ActOf),
        "abduction" => (Kidnap, Use::ActOf),
        "stabbed" | "beaten" | "blinded" | "knifed" | "clubbed" | "bludgeoned" => (Wound, Use::Blow),
        _ => return None,
    };
    Some(found)
}

pub(super) fn is_be(word: &str) -> bool {
    matches!(word, "was" | "were" | "been" | "being" | "is" | "are" | "be" | "got" | "get" | "'re" | "am")
}

pub(super) fn is_have(word: &str) -> bool {
    matches!(word, "has" | "have" | "had" | "having")
}

/// Adverbs and the like that stand inside a verb group.
pub(super) fn is_adverb(word: &str) -> bool {
    matches!(
        word,
        "also"
            | "reportedly"
            | "allegedly"
            | "apparently"
            | "later"
            | "already"
            | "instantly"
            | "immediately"
            | "seriously"
            | "badly"
            | "slightly"
            | "lightly"
            | "severely"
            | "critically"
            | "gravely"
            | "fatally"
            | "mortally"
            | "either"
            | "both"
            | "all"
            | "then"
            | "probably"
            | "possibly"
            | "presumably"
            | "themselves"
            | "officially"
            | "since"
            | "not"
            | "never"
            | "subsequently"
            | "only"
            | "still"
            | "just"
            | "now"
            | "accidentally"
            | "deliberately"
            | "brutally"
            | "cruelly"
            | "savagely"
            | "treacherously"
            | "cowardly"
            | "thereby"
            | "eventually"
            | "themself"
            | "herself"
            | "even"
            | "soon"
    )
}

/// Verbs before an infinitive that say it came about: "managed to kill".
pub(super) fn brings_about(word: &str) -> bool {
    matches!(word, "managed" | "proceeded" | "on" | "succeeded" | "continued")
}

pub(super) fn is_modal(word: &str) -> bool {
    matches!(
        word,
        "would"
            | "could"
            | "might"
            | "may"
            | "can"
            | "should"
            | "will"
            | "shall"
            | "must"
            | "'ll"
            | "cannot"
            | "'d"
            | "won't"
            | "couldn't"
            | "wouldn't"
    )
}

pub(super) fn is_negation(word: &str) -> bool {
    matches!(word, "not" | "never" | "n't" | "without") || word.ends_with("n't")
}
