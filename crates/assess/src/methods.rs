//! Modus operandi: which of the groups at work in a country usually attack like this.
//!
//! Method alone barely identifies actors; place and recency do. Nothing here is an attribution: every match carries
//! its prior beside the evidence, and somebody [`Candidate::OtherOrNew`] beside the groups.

use std::collections::VecDeque;

use rustc_hash::FxHashMap;

/// A group takes part with so many attacks in the country in the last [`MEMORY`] months.
const FEWEST_ATTACKS: usize = 3;

/// Months of ten years.
const MEMORY: usize = 120;

/// Half-life of the prior in months.
const HALF_LIFE: f64 = 12.0;

/// Added to every candidate's discounted attacks.
const PRIOR_COUNT: f64 = 0.5;

/// Attacks that a broader record counts for beside a narrower one: of the group beside the group here, of the country
/// beside the group, of the world beside the country.
const GROUP_COUNT: f64 = 5.0;
const COUNTRY_COUNT: f64 = 20.0;
const WORLD_COUNT: f64 = 10.0;

/// An attack as far as its method goes. Numbers of countries, groups, features and their values are the caller's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attack {
    /// Country.
    pub country: u32,
    /// Month, counted from any fixed month.
    pub month: usize,
    /// The group, where it is known.
    pub group: Option<u32>,
    /// The value of each feature, in a fixed order; `None` where it is not known.
    pub features: Vec<Option<u32>>,
}

/// Who may have done it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Candidate {
    /// A group that has attacked in the country before.
    Group(u32),
    /// A group that seldom or never has.
    OtherOrNew,
}

/// How well a candidate fits.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// Who.
    pub candidate: Candidate,
    /// Probability among all candidates.
    pub probability: f64,
    /// Probability from place and recency alone.
    pub prior: f64,
    /// Weight of evidence of each feature, τ ln p(value | candidate) / p(value | country): above 0 speaks for it. 0 where the
    /// value is not known, and for [`Candidate::OtherOrNew`].
    pub evidence: Vec<f64>,
}

/// Counts of attacks, and of every value of every feature among them.
#[derive(Debug, Clone, Default)]
struct Counts {
    attacks: FxHashMap<Feature, f64>,
    values: FxHashMap<(Feature, u32), f64>,
}

type Feature = u16;

impl Counts {
    fn add(&mut self, features: &[Option<u32>]) {
        for (feature, value) in known(features) {
            *self.attacks.entry(feature).or_default() += 1.0;
            *self.values.entry((feature, value)).or_default() += 1.0;
        }
    }

    /// (n_v + k × broader) / (n + k).
    fn share(&self, feature: Feature, value: u32, count: f64, broader: f64) -> f64 {
        let of_value = self.values.get(&(feature, value)).copied().unwrap_or_default();
        let all = self.attacks.get(&feature).copied().unwrap_or_default();
        (of_value + count * broader) / (all + count)
    }
}

fn known(features: &[Option<u32>]) -> impl Iterator<Item = (Feature, u32)> + '_ {
    let numbered = features.iter().zip(0u16..);
    numbered.filter_map(|(value, feature)| value.map(|value| (feature, value)))
}

/// A group in a country.
#[derive(Debug, Clone, Default)]
struct Presence {
    counts: Counts,
    /// Months of its attacks in the last ten years.
    months: VecDeque<usize>,
    /// Discounted attacks as of the month after.
    faded: f64,
    as_of: usize,
}

impl Presence {
    fn faded(&self, month: usize) -> f64 {
        self.faded * (-(month.saturating_sub(self.as_of) as f64) / HALF_LIFE).exp2()
    }

    fn recent(&self, month: usize) -> usize {
        self.months.len() - self.months.partition_point(|it| it + MEMORY < month)
    }
}

/// What is known of how groups attack, learned in order of time.
#[derive(Debug, Clone, Default)]
pub struct Methods {
    world: Counts,
    countries: FxHashMap<u32, Country>,
    groups: FxHashMap<u32, Counts>,
    /// How many values a feature has had.
    variety: FxHashMap<Feature, f64>,
}

#[derive(Debug, Clone, Default)]
struct Country {
    counts: Counts,
    groups: FxHashMap<u32, Presence>,
}

impl Methods {
    /// Learns an attack; later ones must not be of earlier months. One without a group teaches what is usual only.
    pub fn learn(&mut self, attack: &Attack) {
        for (feature, value) in known(&attack.features) {
            if !self.world.values.contains_key(&(feature, value)) {
                *self.variety.entry(feature).or_default() += 1.0;
            }
        }
        self.world.add(&attack.features);
        let country = self.countries.entry(attack.country).or_default();
        country.counts.add(&attack.features);
        let Some(group) = attack.group else { return };
        self.groups.entry(group).or_default().add(&attack.features);
        let presence = country.groups.entry(group).or_default();
        presence.counts.add(&attack.features);
        presence.faded = presence.faded(attack.month) + 1.0;
        presence.as_of = attack.month;
        presence.months.push_back(attack.month);
        while presence.months.front().is_some_and(|first| first + MEMORY < attack.month) {
            presence.months.pop_front();
        }
    }

    /// Compares an attack with the ways of the groups at work in its country, from what was learned; the most probable
    /// candidate first. `temper` is τ in (0, 1]: features repeat each other, so their evidence is taken at a discount.
    pub fn compare(&self, attack: &Attack, temper: f64) -> Vec<Match> {
        let Some(country) = self.countries.get(&attack.country) else {
            let evidence = vec![0.0; attack.features.len()];
            return vec![Match { candidate: Candidate::OtherOrNew, probability: 1.0, prior: 1.0, evidence }];
        };
        let mut others = PRIOR_COUNT;
        let mut weighed: Vec<(Candidate, f64, Vec<f64>)> = Vec::new();
        for (&group, presence) in &country.groups {
            let faded = presence.faded(attack.month);
            if presence.recent(attack.month) < FEWEST_ATTACKS {
                others += faded;
                continue;
            }
            let evidence = self.evidence(country, group, presence, &attack.features, temper);
            weighed.push((Candidate::Group(group), faded + PRIOR_COUNT, evidence));
        }
        weighed.push((Candidate::OtherOrNew, others, vec![0.0; attack.features.len()]));
        let whole: f64 = weighed.iter().map(|it| it.1).sum();
        let score = |prior: f64, evidence: &[f64]| prior / whole * evidence.iter().sum::<f64>().exp();
        let total: f64 = weighed.iter().map(|it| score(it.1, &it.2)).sum();
        let matched = weighed.into_iter().map(|(candidate, prior, evidence)| Match {
            candidate,
            probability: score(prior, &evidence) / total,
            prior: prior / whole,
            evidence,
        });
        let mut matches: Vec<Match> = matched.collect();
        let number = |it: &Match| match it.candidate {
            Candidate::Group(group) => u64::from(group),
            Candidate::OtherOrNew => u64::MAX,
        };
        matches.sort_by(|a, b| b.probability.total_cmp(&a.probability).then(number(a).cmp(&number(b))));
        matches
    }

    fn evidence(
        &self,
        country: &Country,
        group: u32,
        presence: &Presence,
        features: &[Option<u32>],
        temper: f64,
    ) -> Vec<f64> {
        let nothing = Counts::default();
        let anywhere = self.groups.get(&group).unwrap_or(&nothing);
        let of = |feature: Feature, value: u32| {
            let variety = self.variety.get(&feature).copied().unwrap_or_default() + 1.0;
            let world = self.world.share(feature, value, 1.0, 1.0 / variety);
            let here = country.counts.share(feature, value, WORLD_COUNT, world);
            let group = anywhere.share(feature, value, COUNTRY_COUNT, here);
            temper * (presence.counts.share(feature, value, GROUP_COUNT, group) / here).ln()
        };
        let mut evidence = vec![0.0; features.len()];
        for (feature, value) in known(features) {
            evidence[usize::from(feature)] = of(feature, value);
        }
        evidence
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attack(month: usize, group: Option<u32>, method: u32) -> Attack {
        Attack { country: 1, month, group, features: vec![Some(method), None] }
    }

    fn history() -> Methods {
        let mut methods = Methods::default();
        for month in 0..40 {
            methods.learn(&attack(month, Some(1), u32::from(month % 10 == 0)));
            methods.learn(&attack(month, Some(2), u32::from(month % 10 != 0)));
        }
        methods
    }

    #[test]
    fn the_group_that_attacks_like_this_comes_first_with_its_evidence() {
        let matches = history().compare(&attack(40, None, 1), 0.4);
        assert_eq!(matches[0].candidate, Candidate::Group(2));
        assert!(matches[0].evidence[0] > 0.0 && matches[0].probability > matches[0].prior);
        assert_eq!(matches[0].evidence[1], 0.0);
        let sum: f64 = matches.iter().map(|it| it.probability).sum();
        assert!((sum - 1.0).abs() < 1e-12);
    }

    #[test]
    fn somebody_new_is_always_possible() {
        let matches = history().compare(&attack(40, None, 1), 0.4);
        assert!(matches.iter().any(|it| it.candidate == Candidate::OtherOrNew && it.probability > 0.0));
        let elsewhere = Attack { country: 9, ..attack(40, None, 1) };
        assert_eq!(history().compare(&elsewhere, 0.4)[0].candidate, Candidate::OtherOrNew);
    }

    #[test]
    fn a_group_that_fell_silent_ten_years_ago_is_no_candidate() {
        let matches = history().compare(&attack(400, None, 1), 0.4);
        assert!(matches.iter().all(|it| it.candidate == Candidate::OtherOrNew));
    }

    #[test]
    fn without_known_features_only_place_and_recency_speak() {
        let blank = Attack { features: vec![None, None], ..attack(40, None, 0) };
        for it in history().compare(&blank, 0.4) {
            assert!((it.probability - it.prior).abs() < 1e-12);
        }
    }
}
