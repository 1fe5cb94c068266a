//! Joins what documents say into records of the world: actors, missions, places, origins, same incidents.
//!
//! Vocabulary: a *cluster* holds the records that tell of one incident or statement; an *origin* is the root of a
//! lineage of copies and citations; a *view* is one incident or statement as shown, every value with who says it.
//!
//! Invariants: results do not depend on the order of the input; two records of one document are never one; records that
//! contradict each other (far days, other countries, other named targets) are never one, whatever a third record says;
//! every link and every grade opens to its parts; one origin never confirms a value.
//!
//! ```
//! use chancery_resolve::Resolver;
//! use model::codebook::Codebook;
//!
//! let resolver = Resolver::new(Codebook::embedded());
//! let kabul = resolver.gazetteer().locate("Kaboul", Some("AF")).unwrap();
//! assert_eq!(kabul.name, "Kabul");
//! let mission = resolver.mission("the Indian consulate in Kabul", None).unwrap();
//! assert_eq!((mission.sending.as_deref(), mission.host.as_deref()), (Some("IN"), Some("AF")));
//! ```

mod actors;
mod blocking;
mod cluster;
mod facts;
mod features;
mod gazetteer;
mod grade;
mod incidents;
mod input;
mod lineage;
mod missions;
mod resolver;
mod rulings;
mod statements;
mod targets;
#[cfg(test)]
mod testing;
mod text;
mod views;
mod weights;

pub use actors::{ActorMatch, Actors, Relation};
pub use gazetteer::Gazetteer;
pub use grade::{Backing, grade};
pub use incidents::Cluster;
pub use input::{DocumentMeta, IncidentInput, RecordInput, Said, StatementInput};
pub use lineage::{Fingerprint, IncidentOrigins, Lineage, LineageDocument, OriginGroup, OriginLink, Teller};
pub use missions::{MissionKind, MissionPhrase, Missions};
pub use resolver::Resolver;
pub use rulings::{Approval, DecisionInput, Rulings, Standing};
