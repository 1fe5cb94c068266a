//! Fits on worlds drawn from the model itself, with fixed seeds.

use rand::SeedableRng;
use rand_distr::{Distribution, Gamma, Poisson};
use rand_pcg::Pcg64;

use super::*;
use crate::{Decayed, log_score};

const CELLS: usize = 100;
const MONTHS: usize = 200;
const WEIGHTS: [f64; 2] = [0.5, 0.2];
const KAPPA: f64 = 0.7;
const DISPERSION: f64 = 0.4;
const HALF_LIFE: f64 = 18.0;
const WORLDS: u64 = 12;

struct World {
    asked: Series,
    prior: Prior,
}

fn truth() -> Gpx {
    Gpx {
        horizon: 1,
        half_life: HALF_LIFE,
        weights: WEIGHTS.to_vec(),
        kappa: KAPPA,
        dispersion: DISPERSION,
        log_likelihood: 0.0,
    }
}

/// A count of this distribution; a Poisson rate drawn from its Gamma mixture.
fn draw(forecast: &Forecast, random: &mut Pcg64) -> f64 {
    let it = forecast.distribution;
    let rate = Gamma::new(it.size, it.mean / it.size).unwrap().sample(random);
    if rate > 1e-9 { Poisson::new(rate).unwrap().sample(random) } else { 0.0 }
}

fn world(seed: u64) -> World {
    let mut random = Pcg64::seed_from_u64(seed);
    let level = Gamma::new(0.8, 0.15).unwrap();
    let levels: Vec<[f64; 2]> =
        (0..CELLS).map(|_| [level.sample(&mut random), level.sample(&mut random)]).collect();
    let swing = |cell: usize, month: usize| 1.0 + 0.8 * ((month as f64 / 9.0) + cell as f64).sin();
    let parts = |cell: usize, month: usize| [levels[cell][0], levels[cell][1] * swing(cell, month)];
    let values = (0..=MONTHS).flat_map(|month| (0..CELLS).flat_map(move |cell| parts(cell, month))).collect();
    let prior = Prior::new(vec!["level", "swing"], CELLS, values);
    let mut asked = Series::new(CELLS, MONTHS);
    let mut record = vec![Decayed { events: 0.0, exposure_months: 0.0 }; CELLS];
    let fade = (-1.0 / HALF_LIFE).exp2();
    for month in 0..MONTHS {
        for (cell, record) in record.iter_mut().enumerate() {
            let count = draw(&truth().forecast(*record, prior.parts(cell, month)), &mut random);
            asked.add(cell, month, count);
            record.events = record.events * fade + count;
            record.exposure_months = record.exposure_months * fade + 1.0;
        }
    }
    World { asked, prior }
}

fn within_three_errors(estimates: &[f64], truth: f64) -> bool {
    let n = estimates.len() as f64;
    let mean = estimates.iter().sum::<f64>() / n;
    let variance = estimates.iter().map(|it| (it - mean).powi(2)).sum::<f64>() / (n - 1.0);
    (mean - truth).abs() <= 3.0 * (variance / n).sqrt()
}

#[test]
fn a_fit_finds_the_parameters_that_made_the_world() {
    let covered = vec![true; MONTHS];
    let fits: Vec<Gpx> = (0..WORLDS)
        .map(|seed| {
            let world = world(seed);
            Gpx::fit(&world.asked, &covered, &world.prior, 1, MONTHS, None).unwrap()
        })
        .collect();
    let logs = |of: fn(&Gpx) -> f64| fits.iter().map(|fit| of(fit).ln()).collect::<Vec<f64>>();
    assert!(within_three_errors(&logs(|fit| fit.kappa), KAPPA.ln()), "{fits:?}");
    assert!(within_three_errors(&logs(|fit| fit.dispersion), DISPERSION.ln()), "{fits:?}");
    let weights = |number: usize| fits.iter().map(|fit| fit.weights[number]).collect::<Vec<f64>>();
    assert!(within_three_errors(&weights(0), WEIGHTS[0]), "{fits:?}");
    assert!(within_three_errors(&weights(1), WEIGHTS[1]), "{fits:?}");
}

#[test]
fn forecasts_are_nearly_as_good_as_those_of_who_knows_the_truth() {
    let covered = vec![true; MONTHS];
    let (mut ours, mut oracle) = (Vec::new(), Vec::new());
    for seed in 100..106 {
        let world = world(seed);
        let from = MONTHS - 24;
        let fit = Gpx::fit(&world.asked, &covered, &world.prior, 1, from, None).unwrap();
        for (model, scored) in [(&fit, &mut ours), (&truth(), &mut oracle)] {
            let faded = Faded::of(&world.asked, model.half_life, &covered);
            for month in from..MONTHS {
                for (cell, count) in world.asked.month(month).iter().enumerate() {
                    let forecast = model.forecast(faded.record(cell, month), world.prior.parts(cell, month));
                    scored.push((forecast.distribution.at_least_one(), *count > 0.0));
                }
            }
        }
    }
    let (ours, oracle) = (log_score(&ours).unwrap(), log_score(&oracle).unwrap());
    assert!(ours <= oracle * 1.01, "{ours} {oracle}");
}

#[test]
fn the_parts_of_a_forecast_add_up() {
    let world = world(7);
    let covered = vec![true; MONTHS];
    let faded = Faded::of(&world.asked, HALF_LIFE, &covered);
    let forecast = truth().forecast(faded.record(3, MONTHS), world.prior.parts(3, MONTHS));
    assert!((forecast.prior_parts.iter().sum::<f64>() - 1.0).abs() < 1e-3, "{forecast:?}");
    assert!(forecast.one_more > 0.0);
    let own = forecast.distribution.own_weight(forecast.record);
    assert!((0.0..=1.0).contains(&own));
}
