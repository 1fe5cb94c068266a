//! What kind of act: the same type, types that reports mix up, or types that nobody does.

use model::IncidentType;

use super::{Feature, Pair, Seen};
use crate::weights::{TYPE_DIFFERENT, TYPE_SAME};

pub(super) const FEATURE: Feature = Feature { name: "type", weigh, explain };

/// Acts against people who are held or carried off: apart from attacks, close to each other.
const HELD: [IncidentType; 2] = [IncidentType::HostageTaking, IncidentType::Kidnapping];

fn weigh(pair: &Pair) -> Seen {
    let (a, b) = (pair.a.kind, pair.b.kind);
    if a == b && a != IncidentType::Other {
        return Seen::Weight(TYPE_SAME);
    }
    let open = |kind| {
        matches!(kind, IncidentType::Other | IncidentType::FacilityAttack | IncidentType::ArmedAssault)
    };
    let apart = HELD.contains(&a) != HELD.contains(&b) && !open(a) && !open(b);
    if apart { Seen::Weight(TYPE_DIFFERENT) } else { Seen::Weight(0.0) }
}

fn explain(pair: &Pair) -> String {
    if pair.a.kind == pair.b.kind {
        format!("both {}", pair.a.kind)
    } else {
        format!("{} and {}", pair.a.kind, pair.b.kind)
    }
}
