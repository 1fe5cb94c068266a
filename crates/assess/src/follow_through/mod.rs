//! How often threats were followed by acts, and whether that is more than would have happened anyway.
//!
//! Statements of one actor at one level make [`episodes`]; a complete one is a trial. Its chance without any threat
//! comes from two baselines: the forecast for that actor and target as of the day (*history-matched*, given by the
//! caller), and the share of start days around it whose window holds an act as well (*local-stratified*, which is what
//! moving every episode by up to 180 days gives). [`FollowThrough::of`] sums up, with the verdict.

mod episodes;
mod poisson_binomial;
mod power;
mod ratio;
mod survival;

#[cfg(test)]
mod simulation;

use self::episodes::Windows;
pub use self::{
    episodes::{Act, Day, Episode, Outcome, episodes},
    poisson_binomial::{mid_p_at_least, poisson_binomial},
    power::{episodes_needed, fail_safe},
    ratio::{RateRatio, rate_ratio},
    survival::{Step, kaplan_meier},
};
use crate::jeffreys;

/// Days to each side of an episode among which the local baseline looks.
const AROUND: Day = 180;

/// A verdict needs so many complete episodes.
const FEWEST_EPISODES: usize = 5;

/// Fewer complete episodes than this are listed, without a rate.
const FEWEST_FOR_A_RATE: usize = 3;

/// The history-matched baseline must be beaten at this level, the local one at the next.
const HISTORY_LEVEL: f64 = 0.05;
const LOCAL_LEVEL: f64 = 0.10;

/// The days that the record covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Record {
    /// First day.
    pub first: Day,
    /// Last day.
    pub last: Day,
}

/// What was observed against one baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct Against {
    /// Chance of each complete episode, in their order.
    pub chances: Vec<f64>,
    /// Observed over expected; `None` where nothing was expected.
    pub ratio: Option<f64>,
    /// Mid-P probability of as many successes or more.
    pub p_value: f64,
}

/// What the record says about an actor's threats at one level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// More often followed by acts than its base rate explains.
    AboveBaseRate,
    /// Not told apart from the base rate: not the same as "no effect".
    NotDistinguishable,
    /// Too few complete episodes for a verdict.
    TooFew,
}

/// The follow-through of the statements of one actor at one level.
#[derive(Debug, Clone, PartialEq)]
pub struct FollowThrough {
    /// All episodes in order of time, censored ones too.
    pub episodes: Vec<Episode>,
    /// Complete episodes, n.
    pub complete: usize,
    /// Of these, surely followed by an act, k.
    pub followed: usize,
    /// Of these, followed at most by acts whose date is too vague to tell.
    pub possible: usize,
    /// k / n with its 95 % Jeffreys interval; `None` below three complete episodes.
    pub rate: Option<(f64, (f64, f64))>,
    /// Against the forecast for this actor and target as of each day.
    pub history: Against,
    /// Against the days around each episode.
    pub local: Against,
    /// θ against the history-matched baseline.
    pub theta: Option<RateRatio>,
    /// Unrecorded fruitless threats that would bring observed over expected to 1.
    pub fail_safe: Option<u64>,
    /// The verdict.
    pub verdict: Verdict,
}

impl FollowThrough {
    /// From the days of the statements, the acts that match them, and `baseline`: the probability, as forecast on a day
    /// from acts before it alone, of an act within `horizon` days.
    pub fn of(
        statements: &[Day],
        acts: &[Act],
        horizon: Day,
        record: Record,
        baseline: impl Fn(Day) -> f64,
    ) -> Self {
        let episodes = episodes(statements, acts, horizon, record.last);
        let complete: Vec<Episode> =
            episodes.iter().copied().filter(|episode| episode.outcome != Outcome::Censored).collect();
        let count = |outcome| complete.iter().filter(|episode| episode.outcome == outcome).count();
        let (followed, possible) = (count(Outcome::Followed), count(Outcome::Possible));
        let windows = Windows::of(acts, horizon);
        let local = |episode: &Episode| {
            let from = episode.start.saturating_sub(AROUND).max(record.first).min(episode.start);
            let to = episode.start.saturating_add(AROUND).min(record.last.saturating_sub(horizon));
            windows.share(from, to.max(episode.start))
        };
        let history =
            against(complete.iter().map(|episode| baseline(episode.start).clamp(0.0, 1.0)), followed);
        let local = against(complete.iter().map(local), followed);
        let theta = rate_ratio(&history.chances, followed);
        let n = complete.len();
        let rate = (n >= FEWEST_FOR_A_RATE).then(|| {
            let interval =
                jeffreys(u32::try_from(followed).unwrap_or(u32::MAX), u32::try_from(n).unwrap_or(u32::MAX));
            (followed as f64 / n as f64, interval)
        });
        let above = history.p_value <= HISTORY_LEVEL
            && local.p_value <= LOCAL_LEVEL
            && theta.is_some_and(|theta| theta.low > 1.0);
        let verdict = match (n >= FEWEST_EPISODES, above) {
            (false, _) => Verdict::TooFew,
            (true, true) => Verdict::AboveBaseRate,
            (true, false) => Verdict::NotDistinguishable,
        };
        let fail_safe = fail_safe(&history.chances, followed);
        Self { episodes, complete: n, followed, possible, rate, history, local, theta, fail_safe, verdict }
    }
}

fn against(chances: impl Iterator<Item = f64>, followed: usize) -> Against {
    let chances: Vec<f64> = chances.collect();
    let expected: f64 = chances.iter().sum();
    let ratio = (expected > 0.0).then(|| followed as f64 / expected);
    let p_value = mid_p_at_least(&chances, followed);
    Against { chances, ratio, p_value }
}
