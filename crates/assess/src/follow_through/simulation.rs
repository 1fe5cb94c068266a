//! The verdict on worlds whose truth is known: ten years by day, windows of 90 days, fixed seeds.

use rand::{RngExt as _, SeedableRng};
use rand_pcg::Pcg64;

use super::*;
use crate::{Decayed, GammaPoisson};

const DAYS: Day = 3650;
const HORIZON: Day = 90;
const WORLDS: u64 = 2000;

/// Rates a day of attacks and of statements that nothing else causes.
const ATTACKS: f64 = 0.004;
const STATEMENTS: f64 = 0.006;

struct World {
    attacks: Vec<Act>,
    statements: Vec<Day>,
}

/// Activity, so many times the usual, on a day.
fn simulate(seed: u64, activity: impl Fn(Day) -> f64, effect: f64, reaction: f64) -> World {
    let mut random = Pcg64::seed_from_u64(seed);
    let (mut attacks, mut statements) = (Vec::new(), Vec::<Day>::new());
    for day in 0..DAYS {
        let threatened = statements.last().is_some_and(|last| day > *last && day <= last + HORIZON);
        let raised = if threatened { effect } else { 1.0 };
        if random.random_bool((ATTACKS * activity(day) * raised).min(1.0)) {
            attacks.push(Act { from: day, to: day });
        }
        let after = attacks.last().is_some_and(|attack| day > attack.to && day <= attack.to + 10);
        let provoked = if after { reaction } else { 1.0 };
        if random.random_bool((STATEMENTS * activity(day) * provoked).min(1.0)) {
            statements.push(day);
        }
    }
    World { attacks, statements }
}

/// The forecast of an analyst who knows the attacks before the day, with a half-life of half a year.
fn forecast(world: &World) -> impl Fn(Day) -> f64 {
    const HALF_LIFE: f64 = 183.0;
    move |day| {
        let fade = |age: Day| (-f64::from(age) / HALF_LIFE).exp2();
        let events = world.attacks.iter().filter(|act| act.to < day).map(|act| fade(day - act.to)).sum();
        let exposure_months = (1..=day).map(fade).sum::<f64>() / 30.4;
        let record = Decayed { events, exposure_months };
        GammaPoisson::new(record, 0.6, ATTACKS * 30.4, f64::from(HORIZON) / 30.4, 1.0).at_least_one()
    }
}

fn share_above(worlds: impl Fn(u64) -> World) -> f64 {
    let record = Record { first: 0, last: DAYS - 1 };
    let above = (0..WORLDS).filter(|seed| {
        let world = worlds(*seed);
        let result = FollowThrough::of(&world.statements, &world.attacks, HORIZON, record, forecast(&world));
        result.verdict == Verdict::AboveBaseRate
    });
    above.count() as f64 / WORLDS as f64
}

fn wave(seed: u64) -> impl Fn(Day) -> f64 {
    let phase = seed as f64 * 2.4;
    move |day| 1.0 + 0.9 * (f64::from(day) / 580.0 + phase).sin()
}

#[test]
fn threats_without_effect_are_seldom_called_effective() {
    let share = share_above(|seed| simulate(seed, |_| 1.0, 1.0, 1.0));
    assert!(share <= 0.06, "{share}");
}

#[test]
fn statements_that_follow_attacks_are_seldom_called_their_cause() {
    let share = share_above(|seed| simulate(1_000 + seed, |_| 1.0, 1.0, 8.0));
    assert!(share <= 0.06, "{share}");
}

#[test]
fn a_wave_that_carries_both_is_seldom_taken_for_an_effect() {
    let share = share_above(|seed| simulate(2_000 + seed, wave(seed), 1.0, 1.0));
    assert!(share <= 0.13, "{share}");
}

#[test]
fn threats_that_are_carried_out_are_found() {
    let share = share_above(|seed| simulate(3_000 + seed, |_| 1.0, 6.0, 1.0));
    assert!(share >= 0.5, "{share}");
}

#[test]
fn the_interval_of_the_rate_covers_the_truth() {
    let truth = 1.0 - (1.0 - ATTACKS).powi(HORIZON);
    let record = Record { first: 0, last: DAYS - 1 };
    let mut covered = 0;
    for seed in 0..WORLDS {
        let world = simulate(4_000 + seed, |_| 1.0, 1.0, 1.0);
        let result = FollowThrough::of(&world.statements, &world.attacks, HORIZON, record, |_| truth);
        let (low, high) = result.rate.unwrap().1;
        covered += usize::from(low <= truth && truth <= high);
    }
    let share = covered as f64 / WORLDS as f64;
    assert!((0.94..=0.97).contains(&share), "{share}");
}
