//! Every weight and threshold of record matching, with its reason. Weights are roughly natural logarithms of "how many
//! times likelier is this sight if both records tell of one incident"; they add up.

/// From this sum on, two records may be one incident: same day, city, type and a target of one description reach it;
/// same day and city alone do not.
pub(crate) const MATCH: f64 = 6.0;
/// Every pair of records in one incident must reach this, also pairs that were never linked: two attacks of one day and
/// city on different targets do not, so a third, vague record cannot bridge them.
pub(crate) const EVERY_PAIR: f64 = 4.0;
/// The mean over all pairs across two incidents that are to be joined, so that one good pair does not bridge.
pub(crate) const MEAN_PAIR: f64 = 4.5;
/// A vague record that fits two different incidents within this margin is given to neither.
pub(crate) const AMBIGUOUS: f64 = 0.25;

/// Dates given to three days or finer that share a day.
pub(crate) const DATE_SAME_DAY: f64 = 3.5;
/// A precise date inside an interval of up to ten days.
pub(crate) const DATE_SAME_WEEK: f64 = 3.0;
/// Inside one of up to a month.
pub(crate) const DATE_SAME_MONTH: f64 = 1.5;
/// Inside a longer one: almost nothing.
pub(crate) const DATE_SAME_YEAR: f64 = 0.5;
/// Precise dates one day apart: time zones, and reports that take the day of publication.
pub(crate) const DATE_GAP_1: f64 = 2.2;
/// Two days apart.
pub(crate) const DATE_GAP_2: f64 = 0.8;
/// Taken from a gap of one or two days where nothing identifies the target: the next day has its own attacks.
pub(crate) const DATE_GAP_GENERIC: f64 = -1.0;
/// Three days apart: hardly.
pub(crate) const DATE_GAP_3: f64 = -0.5;
/// Further apart than this, precise dates cannot be of one incident.
pub(crate) const DATE_MAX_GAP: i32 = 3;

/// The same country: half a hint, every candidate of the block has it.
pub(crate) const COUNTRY_SAME: f64 = 0.5;

/// The same city of the gazetteer.
pub(crate) const PLACE_SAME: f64 = 2.0;
/// The same small place: a quarter, a town, a name too small for the gazetteer. Less happens there.
pub(crate) const PLACE_SAME_SMALL: f64 = 2.7;
/// The same province: much else happens there.
pub(crate) const PLACE_SAME_REGION: f64 = 1.2;
/// Places within each other's reach, a quarter and its city.
pub(crate) const PLACE_NEAR: f64 = 1.2;
/// A place and the province that holds it.
pub(crate) const PLACE_WITHIN: f64 = 0.8;
/// Two names that share nothing, at least one unknown to the gazetteer: as a rule two places, at times a quarter and its city.
pub(crate) const PLACE_OTHER_NAME: f64 = -2.5;
/// Two known places out of each other's reach.
pub(crate) const PLACE_FAR: f64 = -4.0;

/// One mission: the same sending state and kind of post.
pub(crate) const TARGET_SAME_MISSION: f64 = 4.5;
/// An embassy here, a consulate there, of one state: reports mix them up.
pub(crate) const TARGET_SAME_SENDER: f64 = 2.5;
/// A proper name in common: "Serena Hotel".
pub(crate) const TARGET_SAME_NAME: f64 = 3.5;
/// A kind of facility of which a city has one: its airport, its parliament.
pub(crate) const TARGET_SAME_UNIQUE: f64 = 3.0;
/// One kind of facility, class and nationality, without names.
pub(crate) const TARGET_SAME_KIND: f64 = 1.4;
/// One class and nationality.
pub(crate) const TARGET_SAME_CLASS: f64 = 0.8;
/// One class, nationality not given on one side.
pub(crate) const TARGET_CLASS_ONLY: f64 = 0.4;
/// For words in common beyond that.
pub(crate) const TARGET_SHARED_WORDS: f64 = 0.6;
/// A second target that agrees as well.
pub(crate) const TARGET_SECOND: f64 = 0.5;
/// Other classes and nothing in common: outweighs the same day and city.
pub(crate) const TARGET_DIFFERENT: f64 = -3.5;
/// Classes that reports mix up: police here, soldiers there.
pub(crate) const TARGET_OTHER_CLASS: f64 = -0.8;
/// Two kinds of facility, nothing named: a bank here, a restaurant there.
pub(crate) const TARGET_OTHER_KIND: f64 = -2.5;
/// No target on one side: day and city must not suffice alone.
pub(crate) const TARGET_MISSING: f64 = -0.3;

/// The same type of act.
pub(crate) const TYPE_SAME: f64 = 0.5;
/// Types that no report confuses: a kidnapping and a bombing.
pub(crate) const TYPE_DIFFERENT: f64 = -2.5;
/// A tactic in common.
pub(crate) const TACTIC_SHARED: f64 = 0.5;

/// One actor.
pub(crate) const ACTOR_SAME: f64 = 1.0;
/// A group and its wing.
pub(crate) const ACTOR_PART: f64 = 0.8;
/// Two groups: rival claims occur, so this is weak.
pub(crate) const ACTOR_DIFFERENT: f64 = -1.0;

/// Both were carried out in doubt: rare enough to tell something.
pub(crate) const STAGE_BOTH_ALLEGED: f64 = 1.0;
/// A plan and an attack of the same target are two things.
pub(crate) const STAGE_PLAN_AND_ACT: f64 = -2.5;

/// The same toll of three or more.
pub(crate) const TOLL_SAME: f64 = 1.2;
/// The same small toll; many attacks kill one or two.
pub(crate) const TOLL_SAME_SMALL: f64 = 0.5;
/// Nobody hurt in both: so end most attacks on things.
pub(crate) const TOLL_BOTH_NONE: f64 = 0.2;
/// Tolls that differ as counts of one incident usually do.
pub(crate) const TOLL_NEAR: f64 = 0.2;
/// Tolls that differ up to threefold.
pub(crate) const TOLL_APART: f64 = -1.0;
/// Tolls that differ more, or none against several.
pub(crate) const TOLL_FAR: f64 = -2.0;
/// Where a name or a mission identifies the target, tolls against it count this much: first counts are wrong, and
/// retrospects count only some of the dead.
pub(crate) const TOLL_TRUST_NAMED: f64 = 0.5;
/// Where nothing identifies the target, this much: the toll has to tell the day's attacks apart.
pub(crate) const TOLL_TRUST_GENERIC: f64 = 2.0;
