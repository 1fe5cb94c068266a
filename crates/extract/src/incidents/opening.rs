//! Whether an event carries enough to open an incident: a sum of what its words say, against a bar that depends on the text.

use model::Stage;

use super::{
    events::Event,
    reality::Topics,
    stage,
    triggers::{Newness, Trigger},
};
use crate::{
    lexicon::{Flags, NationForm},
    mentions::{ActorRole, within},
    reading::Reading,
    text::TollKind,
};

/// What the whole text says, looked up once.
pub struct Scene<'t> {
    topics: &'t Topics,
    /// The bar of [`openness`].
    bar: f64,
    /// Whether the text names armed groups or attackers anywhere.
    fought: bool,
}

struct Weights {
    /// A verb that says the act, and the weapon.
    armed: f64,
    /// A word that is enough on its own to speak of an act.
    strong: f64,
    /// A word that speaks of acts among other things.
    plain: f64,
    /// Attackers, weapons and weak verbs.
    hint: f64,
    several: f64,
    author: f64,
    post: f64,
    target: f64,
    /// The target is the object of the verb or noun: "bombed the bank", "the raid on the prison".
    direct: f64,
    harmed: f64,
    unharmed: f64,
    date: f64,
    place: f64,
    /// Its own day or month, with a town, a post or another target.
    anchored: f64,
    /// A further act of a day of its own, in a text that names those who fight.
    further: f64,
    /// "the attack", if it names nothing else and another act was told before.
    repeated: f64,
    given: f64,
    /// "the attack" of nothing in particular.
    unnamed: f64,
    /// The text opens with it.
    lead: f64,
    /// "It was the third attack since June".
    summary: f64,
    /// "Three bombings shook the town", before anything else is told.
    first_count: f64,
    /// The sentence speaks of an accident, a storm, a match, a market.
    idle_sentence: f64,
    /// A sentence beside it does.
    idle_near: f64,
    /// For each further word of the largest such topic of the text.
    idle_text: f64,
}

/// Set by hand on example reports, narratives of attacks and texts without any.
const WEIGHTS: Weights = Weights {
    armed: 1.8,
    strong: 1.6,
    plain: 1.1,
    hint: 0.5,
    several: 0.4,
    author: 0.4,
    post: 1.3,
    target: 0.6,
    direct: 0.5,
    harmed: 0.9,
    unharmed: 0.4,
    date: 0.7,
    place: 0.5,
    anchored: 0.5,
    further: 0.4,
    repeated: -2.0,
    given: -0.3,
    unnamed: -0.6,
    lead: 0.3,
    summary: -3.0,
    first_count: -1.0,
    idle_sentence: -1.2,
    idle_near: -0.9,
    idle_text: -0.5,
};

/// An event opens an incident at this total.
const OPEN: f64 = 2.4;

/// A text up to this length is an alert, which says less of each act.
const ALERT_TOKENS: usize = 90;

/// An event of an alert opens an incident at this total.
const OPEN_ALERT: f64 = 1.6;

/// Added to the bar in a text that counts no dead or injured and names no group, no attackers and no weapon: quarrels
/// and markets are told in the same verbs.
const SOFT_TEXT: f64 = 0.8;

/// A text longer than this meets words of many topics.
const TOPIC_TOKENS: usize = 250;

impl<'t> Scene<'t> {
    /// The scene of a text with these events.
    pub fn of(reading: &Reading<'_>, topics: &'t Topics, events: &[Event<'_>]) -> Self {
        let alert = reading.text.tokens.len() <= ALERT_TOKENS;
        let soft = !is_hard(reading, events) && topics.largest() > 0;
        let bar = if alert { OPEN_ALERT } else { OPEN } + if soft { SOFT_TEXT } else { 0.0 };
        let agent = events.iter().flat_map(|event| &event.triggers).any(|trigger| {
            let flags = trigger.word.flags;
            flags.agent && (flags.strong || trigger.word.tactic.is_some())
        });
        let fought = agent || reading.mentions.actors.iter().any(|actor| actor.role == ActorRole::Named);
        Self { topics, bar, fought }
    }

    /// Whether `event` carries enough to open an incident, given whether an act was told before.
    pub fn opens(&self, reading: &Reading<'_>, event: &Event<'_>, position: Position) -> bool {
        openness(reading, self, event, position) >= self.bar
    }
}

/// Whether an act was told before in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Position {
    /// None was.
    First,
    /// Some were.
    Later,
}

fn is_hard(reading: &Reading<'_>, events: &[Event<'_>]) -> bool {
    let armed = events.iter().flat_map(|event| &event.triggers).any(|trigger| {
        let flags = trigger.word.flags;
        flags.agent || flags.weapon
    });
    let named = reading.mentions.actors.iter().any(|actor| actor.role == ActorRole::Named);
    armed || named || !reading.tolls.is_empty()
}

/// How much an event carries to stand alone.
fn openness(reading: &Reading<'_>, scene: &Scene<'_>, event: &Event<'_>, position: Position) -> f64 {
    let weak_only = event.triggers.iter().all(|trigger| trigger.word.flags.weak);
    let post = event.post(reading).is_some_and(|post| !post.nations.is_empty());
    let nowhere = event.place.is_none() && event.date.is_none() && !post;
    let unplaced = event.date.is_none() && !post && !has_town(reading, event);
    let told = has_author(reading, event)
        || position == Position::First && scene.fought && toll(reading, event) > 0.0;
    let anchors = event.triggers.iter().all(|trigger| trigger.anchor);
    if anchors && position == Position::Later
        || weak_only && unplaced && !told
        || is_idle_plot(reading, event, post)
    {
        return f64::MIN;
    }
    let direct = has_direct_target(reading, event);
    let harmed = toll(reading, event) >= WEIGHTS.harmed;
    let newness = match event.newness() {
        Newness::Given if position == Position::Later && nowhere => WEIGHTS.repeated,
        Newness::Given if position == Position::Later && !post && !direct && !harmed => WEIGHTS.unnamed,
        Newness::Given if position == Position::Later => WEIGHTS.given,
        Newness::Summary if position == Position::First => WEIGHTS.first_count,
        Newness::Summary => WEIGHTS.summary,
        _ => 0.0,
    };
    let also = |test: bool, weight: f64| if test { weight } else { 0.0 };
    act(reading, event)
        + also(event.triggers.len() >= 2, WEIGHTS.several)
        + also(has_author(reading, event), WEIGHTS.author)
        + target(reading, event, post)
        + also(direct, WEIGHTS.direct)
        + toll(reading, event)
        + also(event.date.is_some() && !event.date_inherited, WEIGHTS.date)
        + also(event.place.is_some(), WEIGHTS.place)
        + also(is_anchored(reading, event, post), WEIGHTS.anchored)
        + also(position == Position::Later && scene.fought && is_further(event), WEIGHTS.further)
        + newness
        + also(event.sentence <= 1 && position == Position::First, WEIGHTS.lead)
        + if post { 0.0 } else { idleness(reading, scene, event) }
}

fn has_town(reading: &Reading<'_>, event: &Event<'_>) -> bool {
    event.place.is_some_and(|index| reading.mentions.places[index].place.is_some())
}

fn is_anchored(reading: &Reading<'_>, event: &Event<'_>, post: bool) -> bool {
    let dated = event.date.is_some_and(|date| date.days() <= LONGEST_MONTH) && !event.date_inherited;
    dated && (post || has_town(reading, event) || target(reading, event, post) > 0.0)
}

/// A day of its own, and something hit or a place.
fn is_further(event: &Event<'_>) -> bool {
    let dated = event.date.is_some_and(|date| date.days() <= LONGEST_MONTH) && !event.date_inherited;
    dated && (event.place.is_some() || !event.targets.is_empty())
}

const LONGEST_MONTH: i32 = 31;

fn act(reading: &Reading<'_>, event: &Event<'_>) -> f64 {
    let any = |test: &dyn Fn(Flags) -> bool| event.triggers.iter().any(|trigger| test(trigger.word.flags));
    let plain = any(&|flags| !(flags.weak || flags.agent || flags.weapon));
    let verb = any(&|flags| flags.verb);
    if any(&|flags| flags.weapon) && (plain || verb) {
        WEIGHTS.armed
    } else if any(&|flags| flags.strong || flags.plot) {
        WEIGHTS.strong
    } else if plain || is_headline(reading, event) {
        WEIGHTS.plain
    } else {
        WEIGHTS.hint
    }
}

/// An organisation, attackers, or people of a nation before the first word of the act.
fn has_author(reading: &Reading<'_>, event: &Event<'_>) -> bool {
    let actors = within(&reading.mentions.actors, |actor| &actor.tokens, event.window.clone());
    let start = event.triggers.first().map_or(event.window.start, |trigger| trigger.tokens.start);
    let nations = within(&reading.mentions.nations, |nation| &nation.tokens, event.window.start..start);
    actors.iter().any(|actor| actor.role != ActorRole::Anaphoric)
        || nations.iter().any(|nation| nation.form == NationForm::Demonym)
}

fn target(reading: &Reading<'_>, event: &Event<'_>, post: bool) -> f64 {
    if post {
        WEIGHTS.post
    } else if event.targets.iter().any(|index| !reading.mentions.targets[*index].is_generic()) {
        WEIGHTS.target
    } else {
        0.0
    }
}

/// The object of a verb or noun stands so close behind it, its subject in the passive so close before it.
const DIRECT: usize = 4;

fn has_direct_target(reading: &Reading<'_>, event: &Event<'_>) -> bool {
    let targets = || event.targets.iter().map(|index| &reading.mentions.targets[*index]);
    event.triggers.iter().filter(|trigger| !trigger.word.flags.weapon && !trigger.word.flags.agent).any(
        |trigger| {
            targets().filter(|target| !target.is_generic()).any(|target| {
                let behind = target.tokens.start >= trigger.tokens.end
                    && target.tokens.start - trigger.tokens.end < DIRECT;
                let before = trigger.passive
                    && target.tokens.end <= trigger.tokens.start
                    && trigger.tokens.start - target.tokens.end < DIRECT;
                behind || before
            })
        },
    )
}

fn toll(reading: &Reading<'_>, event: &Event<'_>) -> f64 {
    let victims = |toll: &usize| {
        let toll = &reading.tolls[*toll];
        toll.range.min > 0
            && !matches!(toll.kind, TollKind::PerpetratorsKilled | TollKind::PerpetratorsWounded)
    };
    if event.tolls.iter().any(victims) {
        WEIGHTS.harmed
    } else if event.tolls.is_empty() {
        0.0
    } else {
        WEIGHTS.unharmed
    }
}

/// What speaks for an accident, a storm, a match or a market, in a text that knows no attackers.
fn idleness(reading: &Reading<'_>, scene: &Scene<'_>, event: &Event<'_>) -> f64 {
    if scene.fought || has_author(reading, event) {
        return 0.0;
    }
    let idle = scene.topics.around(event.sentence);
    let words = if reading.text.tokens.len() > TOPIC_TOKENS { 0 } else { scene.topics.largest().min(5) };
    let more = f64::from(u8::try_from(words).unwrap_or_default());
    idle.own * WEIGHTS.idle_sentence
        + idle.near * WEIGHTS.idle_near
        + (more - 1.0).max(0.0) * WEIGHTS.idle_text
}

/// "Bomb outside the mission. Nobody hurt.": a short sentence that opens with the noun for the act, as in lists and logs.
fn is_headline(reading: &Reading<'_>, event: &Event<'_>) -> bool {
    let sentence = &reading.text.sentences[event.sentence];
    let opens = |trigger: &Trigger<'_>| {
        let flags = trigger.word.flags;
        trigger.tokens.start <= sentence.tokens.start + 2 && !flags.agent && !flags.weak
    };
    event.triggers.first().is_some_and(opens) && sentence.tokens.len() <= 16
}

/// A plan that names no state's post, nobody who planned it and nobody who stopped it: a warning, not a plot.
fn is_idle_plot(reading: &Reading<'_>, event: &Event<'_>, post: bool) -> bool {
    let plot = event.triggers.iter().all(|trigger| trigger.word.flags.plot);
    let actor = !within(&reading.mentions.actors, |actor| &actor.tokens, event.window.clone()).is_empty();
    plot && !post && !actor && stage::of_event(reading, event) != Stage::Foiled
}
