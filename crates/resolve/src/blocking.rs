//! Candidate pairs: records that share a key and lie close in time. Near-linear: nothing is compared with everything.

use std::collections::HashMap;

use jiff::civil::Date;
use model::DateInterval;

/// Windows this many days apart still meet.
const SLACK_DAYS: i32 = 3;
/// A record meets at most this many others under one key; more are only met in collections of one endless day.
const MOST_PARTNERS: usize = 200;

/// Under which keys a record is looked for, and in which days.
#[derive(Debug, Clone)]
pub(crate) struct Searched {
    pub keys: Vec<u64>,
    pub window: DateInterval,
}

/// Pairs of positions (smaller first), sorted, each once.
pub(crate) fn candidate_pairs(records: &[Option<Searched>]) -> Vec<(u32, u32)> {
    let mut blocks: HashMap<u64, Vec<(Date, Date, u32)>> = HashMap::new();
    for (at, searched) in (0u32..).zip(records) {
        let Some(searched) = searched else { continue };
        let wide = searched.window.shift(SLACK_DAYS);
        for key in &searched.keys {
            blocks.entry(*key).or_default().push((searched.window.from(), wide.to(), at));
        }
    }
    let mut pairs = Vec::new();
    for mut block in blocks.into_values() {
        block.sort_unstable();
        block.dedup();
        meetings(&block, &mut pairs);
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn meetings(block: &[(Date, Date, u32)], pairs: &mut Vec<(u32, u32)>) {
    for (position, (_, until, at)) in block.iter().enumerate() {
        let later = block[position + 1..].iter().take_while(|(from, ..)| from <= until);
        pairs.extend(
            later.take(MOST_PARTNERS).filter(|it| it.2 != *at).map(|it| (it.2.min(*at), it.2.max(*at))),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn searched(keys: &[u64], days: &str) -> Option<Searched> {
        Some(Searched { keys: keys.to_vec(), window: days.parse().unwrap() })
    }

    #[test]
    fn records_meet_under_a_shared_key_within_three_days() {
        let records = [
            searched(&[1], "2022-09-05"),
            searched(&[1, 2], "2022-09-08"),
            searched(&[1], "2022-09-12"),
            searched(&[2], "2022-09"),
            searched(&[3], "2022-09-05"),
            None,
        ];
        assert_eq!(candidate_pairs(&records), [(0, 1), (1, 3)]);
    }

    #[test]
    fn a_crowded_day_stays_bounded() {
        let records: Vec<Option<Searched>> = (0..2000).map(|_| searched(&[1], "2022-09-05")).collect();
        assert!(candidate_pairs(&records).len() <= 2000 * MOST_PARTNERS);
    }
}
