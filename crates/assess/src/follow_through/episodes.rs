//! Statements gathered into episodes, and whether an act followed.

/// A day, counted from any fixed day.
pub type Day = i32;

/// An act that would make a statement good: the first and last day on which it may have happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Act {
    /// First day.
    pub from: Day,
    /// Last day, not before the first.
    pub to: Day,
}

/// What came of an episode within its window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The window ends after the record does.
    Censored,
    /// No act.
    None,
    /// Only acts whose date is too vague to tell whether they fell into the window.
    Possible,
    /// An act that fell into the window on any day it may have happened.
    Followed,
}

/// The statements of one actor at one level from a first one until the window after it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Episode {
    /// Day of the first statement.
    pub start: Day,
    /// Statements in it.
    pub statements: usize,
    /// What came of it.
    pub outcome: Outcome,
}

/// Gathers statements (their days, in any order) into episodes of `horizon` days and looks for acts in the window after
/// the first day of each, (t, t + horizon]: the day itself is out, the window is not extended by later statements.
/// A window that ends after `last`, the last day that the record covers, is censored.
pub fn episodes(statements: &[Day], acts: &[Act], horizon: Day, last: Day) -> Vec<Episode> {
    let mut days = statements.to_vec();
    days.sort_unstable();
    let mut found: Vec<Episode> = Vec::new();
    for day in days {
        match found.last_mut() {
            Some(episode) if day <= episode.start.saturating_add(horizon) => episode.statements += 1,
            _ => found.push(Episode { start: day, statements: 1, outcome: Outcome::Censored }),
        }
    }
    let windows = Windows::of(acts, horizon);
    for episode in &mut found {
        if episode.start.saturating_add(horizon) <= last {
            episode.outcome = windows.outcome(episode.start);
        }
    }
    found
}

/// Start days whose window holds an act, as ranges without overlap.
pub(super) struct Windows {
    sure: Vec<(Day, Day)>,
    possible: Vec<(Day, Day)>,
}

impl Windows {
    pub(super) fn of(acts: &[Act], horizon: Day) -> Self {
        // (t, t + h] holds all of the act, or some day of it.
        let sure = acts.iter().map(|act| (act.to.saturating_sub(horizon), act.from.saturating_sub(1)));
        let possible = acts.iter().map(|act| (act.from.saturating_sub(horizon), act.to.saturating_sub(1)));
        Self { sure: union(sure.collect()), possible: union(possible.collect()) }
    }

    pub(super) fn outcome(&self, start: Day) -> Outcome {
        match (holds(&self.sure, start), holds(&self.possible, start)) {
            (true, _) => Outcome::Followed,
            (_, true) => Outcome::Possible,
            _ => Outcome::None,
        }
    }

    /// Share of the days from `from` to `to` whose window surely holds an act.
    pub(super) fn share(&self, from: Day, to: Day) -> f64 {
        let first = self.sure.partition_point(|range| range.1 < from);
        let held: i64 = self.sure[first..]
            .iter()
            .take_while(|range| range.0 <= to)
            .map(|range| i64::from(range.1.min(to)) - i64::from(range.0.max(from)) + 1)
            .sum();
        held as f64 / (i64::from(to) - i64::from(from) + 1) as f64
    }
}

/// Sorted and without overlap; ranges that hold no day are left out.
fn union(mut ranges: Vec<(Day, Day)>) -> Vec<(Day, Day)> {
    ranges.retain(|range| range.0 <= range.1);
    ranges.sort_unstable();
    let mut joined: Vec<(Day, Day)> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.0 <= last.1.saturating_add(1) => last.1 = last.1.max(range.1),
            _ => joined.push(range),
        }
    }
    joined
}

fn holds(ranges: &[(Day, Day)], day: Day) -> bool {
    ranges.get(ranges.partition_point(|range| range.1 < day)).is_some_and(|range| range.0 <= day)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn on(day: Day) -> Act {
        Act { from: day, to: day }
    }

    #[test]
    fn repeated_threats_are_one_trial_and_the_day_itself_is_out() {
        let found = episodes(&[40, 10, 100, 101, 300], &[on(10), on(191)], 90, 400);
        let outcome = |start, statements, outcome| Episode { start, statements, outcome };
        let expected = [
            outcome(10, 3, Outcome::None),
            outcome(101, 1, Outcome::Followed),
            outcome(300, 1, Outcome::None),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_window_that_the_record_does_not_cover_is_no_failure() {
        assert_eq!(episodes(&[350], &[], 90, 400)[0].outcome, Outcome::Censored);
        assert_eq!(episodes(&[310], &[], 90, 400)[0].outcome, Outcome::None);
    }

    #[test]
    fn an_act_with_a_vague_date_is_possible_only() {
        let vague = Act { from: 5, to: 30 };
        assert_eq!(episodes(&[10], &[vague], 90, 400)[0].outcome, Outcome::Possible);
        assert_eq!(episodes(&[4], &[vague], 90, 400)[0].outcome, Outcome::Followed);
    }

    proptest! {
        #[test]
        fn every_statement_is_in_one_episode_whatever_their_order(
            mut days in prop::collection::vec(0..2000i32, 0..60), acts in prop::collection::vec(0..2000i32, 0..40)
        ) {
            let acts: Vec<Act> = acts.into_iter().map(on).collect();
            let found = episodes(&days, &acts, 90, 1900);
            prop_assert_eq!(found.iter().map(|episode| episode.statements).sum::<usize>(), days.len());
            days.reverse();
            prop_assert_eq!(&found, &episodes(&days, &acts, 90, 1900));
            for episode in &found {
                let held = acts.iter().any(|act| act.from > episode.start && act.to <= episode.start + 90);
                let expected = if episode.start + 90 > 1900 { Outcome::Censored } else if held { Outcome::Followed }
                    else { Outcome::None };
                prop_assert_eq!(episode.outcome, expected);
            }
            let windows = Windows::of(&acts, 90);
            let counted = (100..=300).filter(|day| windows.outcome(*day) == Outcome::Followed).count();
            prop_assert!((windows.share(100, 300) - counted as f64 / 201.0).abs() < 1e-12);
        }
    }
}
