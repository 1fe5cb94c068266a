//! Plain English for dates, tolls, stages, kinds and numbers.

use jiff::civil::Date;
use model::{Attribution, DateInterval, IncidentType, Precision, Stage, StatementKind, TargetClass};

/// Months in full.
pub(crate) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month_of(date: Date) -> &'static str {
    MONTHS.get(usize::try_from(date.month() - 1).unwrap_or(0)).copied().unwrap_or("January")
}

/// `5 September 2022`.
pub(crate) fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), month_of(date), date.year())
}

/// `5 Sep 2022`, for tables.
pub(crate) fn short_day(date: Date) -> String {
    format!("{} {} {}", date.day(), &month_of(date)[..3], date.year())
}

/// `on 5 September 2022`, `in January 2016`, `in 2015`, `between 26 August 2021 and 23 September 2022`.
pub(crate) fn when(interval: DateInterval) -> String {
    match interval.precision() {
        Precision::Day => format!("on {}", day(interval.from())),
        Precision::Month => format!("in {} {}", month_of(interval.from()), interval.from().year()),
        Precision::Year => format!("in {}", interval.from().year()),
        Precision::Range => format!("between {} and {}", day(interval.from()), day(interval.to())),
    }
}

/// `5 Sep 2022`, `Jan 2016`, `2015`, `26 Aug 2021 to 23 Sep 2022`, for tables.
pub(crate) fn short_date(interval: DateInterval) -> String {
    match interval.precision() {
        Precision::Day => short_day(interval.from()),
        Precision::Month => format!("{} {}", &month_of(interval.from())[..3], interval.from().year()),
        Precision::Year => interval.from().year().to_string(),
        Precision::Range => format!("{} to {}", short_day(interval.from()), short_day(interval.to())),
    }
}

/// The first letter in upper case.
pub(crate) fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// `a` or `an`, by the first letter.
pub(crate) fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O']) { "an" } else { "a" }
}

/// A probability as people read it: `28%`, `4.5%`, `under 0.1%`.
pub(crate) fn percent(probability: f64) -> String {
    let hundred = probability * 100.0;
    if hundred < 0.1 {
        String::from("under 0.1%")
    } else if hundred > 99.9 {
        String::from("over 99.9%")
    } else if (9.95..=90.05).contains(&hundred) {
        format!("{hundred:.0}%")
    } else {
        format!("{hundred:.1}%").replace(".0%", "%")
    }
}

/// A figure with no more digits than it needs.
pub(crate) fn number(value: f64) -> String {
    if (value - value.round()).abs() < 1e-9 {
        format!("{value:.0}")
    } else if value.abs() >= 10.0 {
        format!("{value:.1}")
    } else if value.abs() >= 0.1 {
        format!("{value:.2}")
    } else {
        format!("{value:.4}")
    }
}

/// `1 incident`, `3 incidents`.
pub(crate) fn counted(n: usize, noun: &str) -> String {
    if n == 1 { format!("{n} {noun}") } else { format!("{n} {noun}s") }
}

/// `a, b and c`.
pub(crate) fn listed(items: &[String], word: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {word} {last}", first.join(", ")),
    }
}

/// The kind of act with its article.
pub(crate) fn act(kind: IncidentType, stage: Stage) -> &'static str {
    match kind {
        IncidentType::Bombing => "a bombing",
        IncidentType::ArmedAssault => "an armed assault",
        IncidentType::Assassination => "an assassination",
        IncidentType::HostageTaking => "a hostage-taking",
        IncidentType::Kidnapping => "a kidnapping",
        IncidentType::FacilityAttack => "an attack",
        IncidentType::Arson => "an arson attack",
        IncidentType::MobViolence => "an attack by a crowd",
        IncidentType::UnarmedAssault => "an assault without firearms",
        IncidentType::Other if matches!(stage, Stage::Plotted | Stage::Foiled) => "an attack",
        IncidentType::Other => "an act of violence",
    }
}

/// What became of the act; `hedge` is `" reportedly"` or empty.
pub(crate) fn outcome(stage: Stage, hedge: &str) -> String {
    match stage {
        Stage::Executed => format!("was{hedge} carried out"),
        Stage::Failed => format!("was{hedge} attempted and failed"),
        Stage::Foiled => format!("was{hedge} foiled"),
        Stage::Plotted => format!("was{hedge} plotted"),
        Stage::Alleged => String::from("is alleged, and the reports themselves doubt it"),
    }
}

/// A codebook code as words.
pub(crate) fn code(code: &str) -> String {
    match code {
        "vbied" => String::from("vehicle bomb"),
        "ied" => String::from("IED"),
        other => other.replace('-', " "),
    }
}

/// How the act is tied to its author.
pub(crate) fn tie(attribution: Attribution) -> &'static str {
    match attribution {
        Attribution::Claimed => "claimed by",
        Attribution::Attributed => "attributed to",
        Attribution::Suspected => "suspected:",
        Attribution::Unknown => "not attributed:",
    }
}

/// What a statement does.
pub(crate) fn message(kind: StatementKind) -> &'static str {
    match kind {
        StatementKind::ClaimOfResponsibility => "claim of responsibility",
        other => other.as_str(),
    }
}

/// A target class as an adjective phrase for `target`.
pub(crate) fn class(class: TargetClass) -> &'static str {
    match class {
        TargetClass::Un => "United Nations",
        TargetClass::Ngo => "aid-organization",
        TargetClass::Other => "other",
        class => class.as_str(),
    }
}

/// What a reliability letter means.
pub(crate) fn reliability_word(letter: &str) -> &'static str {
    match letter {
        "A" => "completely reliable",
        "B" => "usually reliable",
        "C" => "fairly reliable",
        "D" => "not usually reliable",
        "E" => "unreliable",
        _ => "reliability cannot be judged",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_as_english() {
        let say = |text: &str| when(text.parse().unwrap());
        assert_eq!(say("2022-09-05"), "on 5 September 2022");
        assert_eq!(say("2016-01"), "in January 2016");
        assert_eq!(say("2015"), "in 2015");
        assert_eq!(say("2021-08-26..2022-09-23"), "between 26 August 2021 and 23 September 2022");
    }

    #[test]
    fn probabilities_keep_the_digits_that_matter() {
        assert_eq!(
            [0.28, 0.045, 0.0004, 0.9995, 0.05, 0.999].map(percent),
            ["28%", "4.5%", "under 0.1%", "over 99.9%", "5%", "99.9%"]
        );
    }
}
