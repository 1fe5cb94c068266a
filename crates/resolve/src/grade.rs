//! Credibility of a value on the Admiralty scale, from the independent origins behind it. With one origin it is never 1.

use std::collections::BTreeSet;

use model::{Credibility, Reliability};

/// What is known of the support of a value.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Backing {
    /// Independent origins that say it, or something vaguer that it fits.
    pub origins: BTreeSet<usize>,
    /// Of these, the ones that say it only with a hedge.
    pub hedged: BTreeSet<usize>,
    /// Independent origins that say something it does not fit.
    pub against: BTreeSet<usize>,
    /// The best grade among the sources that say it.
    pub reliability: Option<Reliability>,
}

/// The grade of a value and the reason, one clause.
///
/// The rule: two or more origins without hedge and none against make 1; two or more with hedges, or outnumbering those
/// against, make 2; as many against as for make 3, more against 4. One origin makes 3, or 2 if its source is graded A or
/// B; each of a hedge, a source graded D or E, and one or more origins against it lowers that by one (two or more against
/// by two), to 5 at the lowest. No origin makes 6: cannot be judged. An ungraded source (F) neither helps nor harms.
pub fn grade(backing: &Backing) -> (Credibility, String) {
    let (count, against) = (backing.origins.len(), backing.against.len());
    let unhedged = backing.origins.difference(&backing.hedged).count();
    let (step, mut reason) = match count {
        0 => (6, "no source is known".to_owned()),
        1 => one_origin(backing, against),
        _ if against == 0 && unhedged >= 2 => {
            (1, format!("{count} independent origins agree and none differs"))
        }
        _ if against == 0 => {
            (2, format!("{count} independent origins agree, but only {unhedged} without a hedge"))
        }
        _ if count > against => (2, format!("{count} independent origins agree, {against} differ")),
        _ if count == against => (3, format!("{count} independent origins agree and as many differ")),
        _ => (4, format!("{count} independent origins agree, but {against} differ")),
    };
    if step == 1 && backing.reliability.is_some_and(|grade| matches!(grade, Reliability::D | Reliability::E))
    {
        reason += ", though none of the sources is graded better than D";
        return (Credibility::ProbablyTrue, reason);
    }
    (of_step(step), reason)
}

fn one_origin(backing: &Backing, against: usize) -> (u8, String) {
    let mut step = 3;
    let mut reason = "one origin only".to_owned();
    match backing.reliability {
        Some(grade @ (Reliability::A | Reliability::B)) => {
            step -= 1;
            reason += &format!(", from a source graded {grade}");
        }
        Some(grade @ (Reliability::D | Reliability::E)) => {
            step += 1;
            reason += &format!(", from a source graded {grade}");
        }
        _ => {}
    }
    if !backing.hedged.is_empty() {
        step += 1;
        reason += ", which hedges it";
    }
    if against > 0 {
        step += if against > 1 { 2 } else { 1 };
        reason += &format!("; {against} {}", if against == 1 { "other differs" } else { "others differ" });
    }
    (step.min(5), reason)
}

fn of_step(step: u8) -> Credibility {
    match step {
        1 => Credibility::Confirmed,
        2 => Credibility::ProbablyTrue,
        3 => Credibility::PossiblyTrue,
        4 => Credibility::Doubtful,
        5 => Credibility::Improbable,
        _ => Credibility::CannotBeJudged,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn backing(origins: usize, hedged: usize, against: usize, reliability: Reliability) -> Backing {
        Backing {
            origins: (0..origins).collect(),
            hedged: (0..hedged).collect(),
            against: (100..100 + against).collect(),
            reliability: Some(reliability),
        }
    }

    fn step(origins: usize, hedged: usize, against: usize, reliability: Reliability) -> &'static str {
        grade(&backing(origins, hedged, against, reliability)).0.as_str()
    }

    #[test]
    fn agreement_of_independent_origins_confirms() {
        assert_eq!(step(2, 0, 0, Reliability::F), "1");
        assert_eq!(step(2, 1, 0, Reliability::F), "2");
        assert_eq!(step(3, 0, 1, Reliability::F), "2");
        assert_eq!(step(2, 0, 2, Reliability::F), "3");
        assert_eq!(step(2, 0, 3, Reliability::F), "4");
    }

    #[test]
    fn one_origin_is_graded_by_its_source_its_hedges_and_who_differs() {
        assert_eq!(step(1, 0, 0, Reliability::F), "3");
        assert_eq!(step(1, 0, 0, Reliability::A), "2");
        assert_eq!(step(1, 1, 0, Reliability::F), "4");
        assert_eq!(step(1, 1, 1, Reliability::E), "5");
        assert_eq!(step(0, 0, 1, Reliability::F), "6");
    }

    #[test]
    fn bad_sources_alone_confirm_nothing() {
        assert_eq!(step(2, 0, 0, Reliability::E), "2");
    }

    proptest! {
        #[test]
        fn one_root_never_confirms(hedged in 0..2usize, against in 0..5usize, at in 0..6usize) {
            prop_assert_ne!(step(1, hedged, against, Reliability::ALL[at]), "1");
        }

        #[test]
        fn another_origin_in_agreement_never_lowers_the_grade(origins in 1..5usize, against in 0..5usize, at in 0..6usize) {
            let reliability = Reliability::ALL[at];
            let before = grade(&backing(origins, 0, against, reliability)).0;
            let after = grade(&backing(origins + 1, 0, against, reliability)).0;
            prop_assert!(after <= before, "{before} {after}");
        }
    }
}
