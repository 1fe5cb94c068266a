//! What one sentence tells of one act: its triggers with their targets, dates, places and tolls.

use std::ops::Range;

use model::{DateInterval, TargetKind};

use super::{
    coordination::split_coordinated,
    dates, ellipsis,
    harm::{self, Violence},
    location,
    support::{Mail, supported},
    triggers::{Newness, Trigger, is_bare_infinitive},
};
use crate::{lexicon::QUIET, mentions::TargetMention, pack::Class, reading::Reading};

/// What one sentence tells of one act.
#[derive(Debug, Clone)]
pub struct Event<'a> {
    /// Number of the sentence.
    pub sentence: usize,
    /// The part of the sentence that belongs to this act.
    pub window: Range<usize>,
    /// The words that speak of it.
    pub triggers: Vec<Trigger<'a>>,
    /// Indexes of the target mentions, the most telling first.
    pub targets: Vec<usize>,
    /// How many of them stand close enough to be what was aimed at, not just named nearby.
    pub aimed_at: usize,
    /// The state whose post it is about, where several are coordinated in one phrase.
    pub nation: Option<String>,
    /// When, from the words of this act.
    pub date: Option<DateInterval>,
    /// Index of the date mention.
    pub date_mention: Option<usize>,
    /// Whether the date was said of an earlier act of the same sentence.
    pub date_inherited: bool,
    /// Index of the place mention.
    pub place: Option<usize>,
    /// Indexes of the tolls.
    pub tolls: Vec<usize>,
}

impl Event<'_> {
    /// The post that this act is about.
    pub fn post<'r>(&self, reading: &Reading<'r>) -> Option<&'r TargetMention> {
        self.targets
            .iter()
            .map(|index| &reading.mentions.targets[*index])
            .find(|target| target.is_post() && !target.is_generic())
    }

    /// Whether it was told without a word for an act.
    pub fn is_quiet(&self) -> bool {
        self.triggers.iter().any(|trigger| trigger.word.id == QUIET)
    }

    /// How the first noun presents the act.
    pub fn newness(&self) -> Newness {
        let presented = |trigger: &&Trigger<'_>| trigger.newness != Newness::Open;
        self.triggers.iter().find(presented).map_or(Newness::Open, |trigger| trigger.newness)
    }
}

/// Cuts every sentence into the acts it tells.
pub fn find<'a>(reading: &Reading<'a>, triggers: &[Trigger<'a>]) -> Vec<Event<'a>> {
    let mail = Mail::of(reading);
    let violence = Violence::of(triggers);
    let mut events = Vec::new();
    let mut next = 0;
    for (index, sentence) in reading.text.sentences.iter().enumerate() {
        let first = next;
        while next < triggers.len() && triggers[next].tokens.start < sentence.tokens.end {
            next += 1;
        }
        let own: Vec<Trigger<'a>> = triggers[first..next]
            .iter()
            .filter(|trigger| supported(reading, mail, trigger, &sentence.tokens))
            .filter(|trigger| !is_bare_infinitive(reading, trigger))
            .cloned()
            .collect();
        if own.is_empty() {
            let turn = ellipsis::it_was(reading, index, events.last());
            let told = turn.map_or_else(|| harm::told(reading, index, violence, &own), |turn| vec![turn]);
            events.extend(told.into_iter().flat_map(|event| split_coordinated(reading, event)));
            continue;
        }
        let pieces = pieces(reading, &sentence.tokens, &own);
        for mut event in join(reading, index, pieces) {
            events.extend(ellipsis::told_before(reading, &mut event));
            let gapped = ellipsis::gapped(reading, &event);
            events.extend(split_coordinated(reading, event));
            events.extend(gapped);
        }
    }
    ellipsis::entries(reading, &mut events);
    ellipsis::borrow(reading, &mut events);
    events
}

/// One piece of the sentence around each trigger.
fn pieces<'a>(
    reading: &Reading<'a>,
    sentence: &Range<usize>,
    triggers: &[Trigger<'a>],
) -> Vec<(Range<usize>, Trigger<'a>)> {
    let mut pieces: Vec<(Range<usize>, Trigger<'a>)> = Vec::new();
    let mut start = sentence.start;
    for (k, trigger) in triggers.iter().enumerate() {
        let end = triggers
            .get(k + 1)
            .map_or(sentence.end, |next| boundary(reading, trigger.tokens.end, next.tokens.start));
        pieces.push((start..end, trigger.clone()));
        start = end;
    }
    pieces
}

/// The best place to cut between two triggers.
fn boundary(reading: &Reading<'_>, from: usize, to: usize) -> usize {
    let text = reading.text;
    let weight = |i: usize| match text.word(i) {
        ";" => 6,
        ":" | "—" | "–" => 5,
        "," if text.is(i + 1, Class::EventClause) => 4,
        "," => 2,
        _ if text.is(i, Class::EventBreak) => 1,
        _ => 0,
    };
    (from..to).rev().max_by_key(|i| weight(*i)).filter(|i| weight(*i) > 0).map_or(to, |i| {
        if text.word(i) == "," || text.word(i) == ";" || text.word(i) == ":" { i + 1 } else { i }
    })
}

/// Joins neighbouring pieces of one act; an act without a date of its own keeps that of the act before it.
fn join<'a>(
    reading: &Reading<'a>,
    sentence: usize,
    pieces: Vec<(Range<usize>, Trigger<'a>)>,
) -> Vec<Event<'a>> {
    let mut events: Vec<Event<'a>> = Vec::new();
    for (window, trigger) in pieces {
        let mut event = event_of(reading, sentence, window, vec![trigger]);
        match events.pop() {
            Some(last) if !conflict(reading, &last, &event) => {
                let mut triggers = last.triggers.clone();
                triggers.append(&mut event.triggers);
                let joined = event_of(reading, sentence, last.window.start..event.window.end, triggers);
                events.push(inherit_date(joined, &last));
            }
            Some(last) => {
                let event = inherit_date(event, &last);
                events.push(last);
                events.push(event);
            }
            None => events.push(event),
        }
    }
    events
}

fn inherit_date<'a>(mut event: Event<'a>, from: &Event<'a>) -> Event<'a> {
    if event.date.is_none() {
        event.date = from.date;
        event.date_mention = from.date_mention;
        event.date_inherited = from.date.is_some();
    }
    event
}

/// The event of `triggers` in `window`.
pub fn event_of<'a>(
    reading: &Reading<'a>,
    sentence: usize,
    window: Range<usize>,
    triggers: Vec<Trigger<'a>>,
) -> Event<'a> {
    let dates = dates::in_window(reading, &window);
    let date_mention = dates::best_date(reading, &dates, &triggers);
    let (targets, aimed_at) = ranked_targets(reading, &window, &triggers);
    let place = location::place_of(reading, &window, &targets);
    let bytes = reading.bytes(&window);
    let tolls = reading.tolls_in(&bytes).collect();
    Event {
        sentence,
        window,
        triggers,
        targets,
        aimed_at,
        nation: None,
        date: date_mention.and_then(|index| dates::usable(reading, index)),
        date_mention,
        date_inherited: false,
        place,
        tolls,
    }
}

/// A target at this cost or above is only named nearby.
const AIMED_AT: i32 = 15;

/// Targets of the window by cost, and how many of them are close enough to be what was aimed at.
fn ranked_targets(
    reading: &Reading<'_>,
    window: &Range<usize>,
    triggers: &[Trigger<'_>],
) -> (Vec<usize>, usize) {
    let first = reading.mentions.targets.partition_point(|target| target.tokens.start < window.start);
    let mut found: Vec<(i32, usize)> = (first..reading.mentions.targets.len())
        .take_while(|index| reading.mentions.targets[*index].tokens.start < window.end)
        .map(|index| (cost(reading, &reading.mentions.targets[index], triggers), index))
        .collect();
    found.sort_unstable();
    let aimed_at = found.iter().filter(|(cost, _)| *cost < AIMED_AT).count();
    (found.into_iter().map(|(_, index)| index).collect(), aimed_at)
}

fn cost(reading: &Reading<'_>, target: &TargetMention, triggers: &[Trigger<'_>]) -> i32 {
    let distance = triggers
        .iter()
        .map(|trigger| {
            let right =
                i32::try_from(target.tokens.start.saturating_sub(trigger.tokens.end)).unwrap_or(i32::MAX / 4);
            let left =
                i32::try_from(trigger.tokens.start.saturating_sub(target.tokens.end)).unwrap_or(i32::MAX / 4);
            match (target.tokens.start >= trigger.tokens.end, trigger.passive) {
                (true, false) => right,
                (true, true) => right * 2 + 2,
                (false, true) => left,
                (false, false) => left * 2 + 4,
            }
        })
        .min()
        .unwrap_or(20);
    let kind = match target.kind {
        _ if target.of_facility.is_some() => -14,
        _ if target.is_generic() => 40,
        _ if target.is_post() && !target.nations.is_empty() => -12,
        TargetKind::Facility => 0,
        TargetKind::Vehicle | TargetKind::Infrastructure => 2,
        TargetKind::Person | TargetKind::Group => 4,
    };
    let landmark = if is_landmark(reading, target) { 8 } else { 0 };
    let owner = if speaks(reading, target) { 30 } else { 0 };
    distance + kind + landmark + owner
}

/// "near the embassy": where it happened rather than what was aimed at.
pub fn is_landmark(reading: &Reading<'_>, target: &TargetMention) -> bool {
    let from = target.tokens.start.saturating_sub(3);
    (from..target.tokens.start).any(|i| reading.text.is(i, Class::BesideWord))
}

/// "the embassy said", "police told": a source, not a target.
pub fn speaks(reading: &Reading<'_>, target: &TargetMention) -> bool {
    let next = |i: usize| reading.text.lower(target.tokens.end + i);
    let verb = |word: &str| reading.text.pack.is(word, Class::SaidVerb);
    verb(next(0))
        || (reading.text.pack.is(next(0), Class::AlsoLater) && verb(next(1)))
        || (target.tokens.start >= 2
            && reading.text.is(target.tokens.start - 2, Class::FollowerLink)
            && reading.text.is(target.tokens.start.saturating_sub(3), Class::According))
}

/// Whether two neighbouring pieces of a sentence tell of different acts.
fn conflict(reading: &Reading<'_>, left: &Event<'_>, right: &Event<'_>) -> bool {
    let posts = match (left.post(reading), right.post(reading)) {
        (Some(a), Some(b)) => {
            !a.nations.is_empty()
                && !b.nations.is_empty()
                && a.nations.iter().all(|nation| !b.nations.contains(nation))
        }
        _ => false,
    };
    let dates =
        left.date.zip(right.date).is_some_and(|(a, b)| apart(a, b) || are_two_days(a, b) && is_new(right));
    let places = match (town(reading, left), town(reading, right)) {
        (Some(a), Some(b)) => a != b,
        _ => false,
    };
    let noun_again = right.triggers.iter().any(|trigger| trigger.newness == Newness::Other);
    let plot = |event: &Event<'_>| event.triggers.iter().any(|trigger| trigger.word.flags.plot);
    let stages = plot(left) != plot(right)
        && !right.triggers.iter().chain(&left.triggers).any(|trigger| {
            let flags = trigger.word.flags;
            flags.foil || flags.weapon || flags.agent || flags.weak
        });
    let semicolon = right.window.start > 0 && reading.text.word(right.window.start - 1) == ";";
    let restarted =
        semicolon && right.date.is_some() && (right.post(reading).is_some() || !right.tolls.is_empty());
    let stages = stages || restarted || was_carried_out(reading, left) && only_foiled(right);
    posts || dates || places || noun_again || stages
}

/// "on Sunday, and early on Monday a bomb": one sentence that names two days tells of two acts.
fn are_two_days(a: DateInterval, b: DateInterval) -> bool {
    a.days() == 1 && b.days() == 1 && a != b
}

fn is_new(event: &Event<'_>) -> bool {
    event.newness() == Newness::New && !event.date_inherited
}

/// Whether an event tells of an attack that took place.
fn was_carried_out(reading: &Reading<'_>, event: &Event<'_>) -> bool {
    event.tolls.iter().any(|toll| reading.tolls[*toll].range.min > 0)
        && event.triggers.iter().any(|trigger| !trigger.word.flags.weapon && !trigger.word.flags.foil)
}

/// Whether an event tells only of a find or an arrest.
fn only_foiled(event: &Event<'_>) -> bool {
    event.triggers.iter().any(|trigger| trigger.word.flags.foil)
        && event.triggers.iter().all(|trigger| trigger.word.flags.foil || trigger.word.flags.weapon)
}

/// Whether two dates cannot be of one act: a day's difference between days is within the error of reports.
pub fn apart(a: DateInterval, b: DateInterval) -> bool {
    let slack = if a.days() <= 3 && b.days() <= 3 { 1 } else { 0 };
    a.intersect(b).is_none() && a.gap_days(b) > slack
}

/// The town of an event, as an index into the codebook's places.
pub fn town(reading: &Reading<'_>, event: &Event<'_>) -> Option<usize> {
    event.place.and_then(|index| reading.mentions.places[index].place)
}
