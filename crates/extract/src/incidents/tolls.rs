//! Which tolls are those of which incident, and what they make together.
//!
//! A toll belongs to the act in whose words it stands, else to the nearest act of its sentence unless its own words
//! give it another day or place. The tolls of an incident are then taken in the order of the text: parts of a known
//! figure add nothing, further people are added, a whole takes the place of its parts, and rival figures widen the
//! range.

use std::ops::Range;

use model::{CountRange, Evidence, Stage, codebook::ActorKind};

use super::{
    dates,
    events::{apart, event_of, town},
    link::{Incident, nation},
    triggers::Trigger,
};
use crate::{
    mentions::within,
    pack::Class,
    reading::Reading,
    text::{Toll, TollKind, TollReference, TollStanding},
};

/// More than this many are the toll of a war, not of an act.
const MOST: u32 = 10_000;

/// The tolls of one incident.
#[derive(Default)]
pub struct Tally {
    /// Killed, attackers excluded where the text separates them.
    pub killed: Option<CountRange>,
    /// Wounded, attackers excluded where the text separates them.
    pub wounded: Option<CountRange>,
    /// Attackers killed.
    pub perpetrators: Option<u32>,
}

/// The words that tell of one incident in one sentence.
struct Told {
    window: Range<usize>,
    incident: usize,
    /// First token of its first trigger; `None` where it only counts.
    trigger: Option<usize>,
    /// Whether the incident is told here first.
    opens: bool,
}

/// Acts that begin farther from a toll, in tokens, are not looked at, however long the sentence.
const NEAR: usize = 256;
/// Figures of a sentence looked at for a count of acts.
const MOST_FIGURES: usize = 24;
/// Nouns and quotes kept of one count.
const MOST_KEPT: usize = 12;

/// For every incident the indexes of its tolls, in the order of the text.
pub fn assign(reading: &Reading<'_>, incidents: &[Incident<'_>]) -> Vec<Vec<usize>> {
    let mut told: Vec<Told> = Vec::new();
    for (index, incident) in incidents.iter().enumerate() {
        told.extend(incident.events.iter().map(|event| Told {
            window: event.window.clone(),
            incident: index,
            opens: incident.events.first().is_some_and(|first| first.window == event.window),
            trigger: event.triggers.iter().map(|trigger| trigger.tokens.start).min(),
        }));
    }
    told.sort_by_key(|told| (told.window.start, told.incident));
    let mut assigned = vec![Vec::new(); incidents.len()];
    for (index, toll) in reading.tolls.iter().enumerate() {
        let Some(number) = reading.text.sentence_at(toll.start) else { continue };
        let sentence = &reading.text.sentences[number].tokens;
        let at = reading.token_from(toll.start);
        let near = at.saturating_sub(NEAR).max(sentence.start)..(at + NEAR).min(sentence.end);
        let from = told.partition_point(|told| told.window.start < near.start);
        let to = told.partition_point(|told| told.window.start < near.end);
        let owners = owners(reading, incidents, &told[from..to.max(from)], number, toll);
        for incident in shared(reading, incidents, number, toll, owners) {
            assigned[incident].push(index);
        }
    }
    assigned
}

/// The incidents that a toll of sentence `number` belongs to; `told` are the acts of the sentence.
fn owners(
    reading: &Reading<'_>,
    incidents: &[Incident<'_>],
    told: &[Told],
    number: usize,
    toll: &Toll,
) -> Vec<usize> {
    let at = reading.token_from(toll.start);
    let tokens = reading.tokens_of(toll.start, toll.end);
    // Another act's toll is that of an incident only where its words are all that tells of it.
    let own = |told: &&Told| {
        told.window.contains(&at)
            && (toll.standing != TollStanding::Background
                || told.opens && told.trigger.is_some_and(|trigger| tokens.contains(&trigger)))
    };
    let counted_acts =
        told.iter().any(|told| told.window.contains(&at) && (told.trigger.is_none() || !told.opens))
            && sums_acts(reading, number);
    if counted_acts {
        return Vec::new();
    }
    let mut owners: Vec<usize> = told.iter().filter(own).map(|told| told.incident).collect();
    owners.dedup();
    owners.retain(|owner| !is_dated_elsewhere(reading, &incidents[*owner], number, toll));
    if toll.standing == TollStanding::Background || told.iter().any(|told| told.window.contains(&at)) {
        return owners;
    }
    let gap = |told: &Told| at.saturating_sub(told.window.end).max(told.window.start.saturating_sub(at));
    let Some(nearest) = told.iter().min_by_key(|told| gap(told)) else { return owners };
    let sentence = &reading.text.sentences[number].tokens;
    let start = told.iter().map(|told| told.window.end).filter(|end| *end <= at).max();
    let end = told.iter().map(|told| told.window.start).filter(|start| *start > at).min();
    let segment = start.unwrap_or(sentence.start)..end.unwrap_or(sentence.end);
    if !is_foreign(reading, &incidents[nearest.incident], number, segment) {
        owners.push(nearest.incident);
    }
    owners
}

/// Incidents that one word for all of them reaches.
const MOST_SHARED: usize = 8;

/// "Nobody was hurt at either", "none of these injured anybody": a zero of all that the paragraph has told of.
fn shared(
    reading: &Reading<'_>,
    incidents: &[Incident<'_>],
    number: usize,
    toll: &Toll,
    mut owners: Vec<usize>,
) -> Vec<usize> {
    let text = reading.text;
    let sentence = &text.sentences[number];
    let at = reading.token_from(toll.start);
    let end = reading.token_from(toll.end).min(sentence.tokens.end);
    let reach =
        at.saturating_sub(ALL_REACH).max(sentence.tokens.start)..(end + ALL_REACH).min(sentence.tokens.end);
    let either = reach.clone().any(|at| text.is(at, Class::TollEither));
    let all =
        reach.into_iter().any(|at| text.is(at, Class::TollNoneOf) && text.is(at + 1, Class::TollOfThese));
    if toll.range.max != Some(0) || !(either || all) {
        return owners;
    }
    let here = |incident: &Incident<'_>| {
        incident.events.iter().any(|event| {
            event.sentence <= number && text.sentences[event.sentence].paragraph == sentence.paragraph
        })
    };
    let most = if all { MOST_SHARED } else { 2 };
    let told =
        incidents.iter().enumerate().rev().filter(|(_, incident)| here(incident)).map(|(index, _)| index);
    for index in told.take(most) {
        if !owners.contains(&index) {
            owners.push(index);
        }
    }
    owners
}

/// How far from a zero the word stands that gives it to several acts.
const ALL_REACH: usize = 5;

/// "The sum: eight attacks carried out, five deaths": whether a sentence that tells of no act counts several.
fn sums_acts(reading: &Reading<'_>, number: usize) -> bool {
    let text = reading.text;
    let sentence = &text.sentences[number];
    let first = reading.quantities.partition_point(|quantity| quantity.start < sentence.start);
    let counts = reading.quantities[first..].iter().take_while(|quantity| quantity.start < sentence.end);
    counts.take(MOST_FIGURES).filter(|quantity| quantity.range.min > 1).any(|quantity| {
        let noun = reading.token_from(quantity.end);
        (noun..noun + 3).any(|at| text.is(at, Class::TotalActs))
    })
}

/// How many tokens behind a toll its own date stands.
const DATE_REACH: usize = 8;
/// A day so long before the report is not that of an act without a date.
const LONG_AGO: i32 = 300;

/// "Who was killed in 1973", "killed last year": whether a date right behind the toll is not that of the incident.
fn is_dated_elsewhere(reading: &Reading<'_>, incident: &Incident<'_>, number: usize, toll: &Toll) -> bool {
    let sentence = &reading.text.sentences[number];
    let first = reading.token_from(toll.end);
    let clause = (first..sentence.tokens.end.min(first + DATE_REACH))
        .find(|at| reading.text.is(*at, Class::TollBreak))
        .unwrap_or(sentence.tokens.end.min(first + DATE_REACH));
    let near = toll.start..reading.bytes(&(first..clause.max(first))).end.max(toll.end);
    let mut dates = reading.dates_in(&near).filter_map(|index| dates::usable(reading, index));
    let Some(own) = dates.next() else { return false };
    match (incident.date, reading.published) {
        (Some(date), _) => apart(date, own) && dates.all(|other| apart(date, other)),
        (None, Some(published)) => published.since(own.to()).is_ok_and(|span| span.get_days() > LONG_AGO),
        _ => false,
    }
}

/// Whether the words of `segment` give another day, town or state than those of the incident.
fn is_foreign(reading: &Reading<'_>, incident: &Incident<'_>, number: usize, segment: Range<usize>) -> bool {
    let event = event_of(reading, number, segment, Vec::new());
    nation(reading, &event).zip(incident.nation.clone()).is_some_and(|(own, other)| own != other)
        || event.date.zip(incident.date).is_some_and(|(own, other)| apart(own, other))
        || town(reading, &event).zip(incident.town).is_some_and(|(own, other)| own != other)
}

/// What the tolls `counted` of one incident make together.
pub fn tally(
    reading: &Reading<'_>,
    incident: &Incident<'_>,
    counted: &[usize],
    evidence: &mut Vec<Evidence>,
) -> Tally {
    let mut tally = Tally::default();
    let tolls: Vec<&Toll> = counted.iter().map(|index| &reading.tolls[*index]).collect();
    let killed = total(reading, &tolls, TollKind::Killed);
    let wounded = total(reading, &tolls, TollKind::Wounded);
    let unhurt = total(reading, &tolls, TollKind::Casualties).filter(|count| count.range.max == Some(0));
    let fallen = total(reading, &tolls, TollKind::PerpetratorsKilled);
    let spared = spared(reading, &tolls).filter(|_| killed.is_none());
    let unhurt = unhurt.or_else(|| spared.clone().filter(|count| wounded.is_none() && !count.lives));
    let none = unhurt.clone().or(spared).or_else(|| nobody_hurt(reading, &tolls));
    for (field, count) in [("killed", killed.or(none)), ("wounded", wounded.or(unhurt))] {
        let Some(count) = count else { continue };
        for (start, end) in &count.said {
            evidence.push(reading.evidence(field, &reading.tokens_of(*start, *end)));
        }
        match field {
            "killed" => tally.killed = Some(count.range),
            _ => tally.wounded = Some(count.range),
        }
    }
    let fallen = fallen.map(|count| count.range.min);
    tally.perpetrators = fallen.or_else(|| bombers(reading, incident));
    if tally.killed.is_none() && fallen.is_none() && names_killing(incident) {
        tally.killed = Some(CountRange::at_least(1));
    }
    tally
}

/// "A guard was grazed, nobody else was hurt": then nobody died either.
fn nobody_hurt(reading: &Reading<'_>, tolls: &[&Toll]) -> Option<Count> {
    let zero = tolls.iter().find(|toll| {
        toll.range.max == Some(0)
            && matches!(toll.kind, TollKind::Wounded | TollKind::Casualties)
            && toll.standing == TollStanding::Count
            && !is_partial_zero(reading, toll)
    });
    zero.map(|toll| count_from(reading, toll))
}

/// "The consul escaped unhurt": a zero where nothing else is told of harm.
fn spared(reading: &Reading<'_>, tolls: &[&Toll]) -> Option<Count> {
    let mut zeros = tolls.iter().filter(|toll| toll.range.max == Some(0) && !is_partial_zero(reading, toll));
    zeros.find(|toll| toll.standing == TollStanding::Part).map(|toll| count_from(reading, toll))
}

/// Whether an act is told as the killing of somebody, whose words for the dead could not be read.
fn names_killing(incident: &Incident<'_>) -> bool {
    let carried_out = matches!(incident.stage, Stage::Executed);
    let kills = |trigger: &Trigger<'_>| KILLINGS.contains(&trigger.word.id.as_str()) && !trigger.attempted;
    carried_out && incident.events.first().is_some_and(|event| event.triggers.iter().any(kills))
}

/// Rows of the triggers that tell of a killing.
const KILLINGS: &[&str] = &["assassinated", "murdered"];

/// How far behind "suicide" the bomber stands.
const BOMBER_REACH: usize = 3;

/// Those who died by their own bomb in an act that the text calls a suicide attack.
fn bombers(reading: &Reading<'_>, incident: &Incident<'_>) -> Option<u32> {
    if incident.stage != Stage::Executed {
        return None;
    }
    let text = reading.text;
    let at = incident.events.iter().flat_map(|event| event.window.clone()).find(|at| {
        text.is(*at, Class::Suicide)
            && (at + 1..at + BOMBER_REACH).any(|next| text.is(next, Class::TotalBombers))
    })?;
    let number = |back: usize| {
        let start = text.tokens.get(at.checked_sub(back)?)?.start;
        let index = reading.quantities.binary_search_by_key(&start, |quantity| quantity.start).ok()?;
        Some(reading.quantities[index].range.min)
    };
    let several = (at + 1..at + BOMBER_REACH).any(|next| text.is(next, Class::BombersPlural));
    let counted = (1..4).find_map(number).filter(|_| several);
    if several { counted } else { Some(1) }
}

/// People counted so far.
#[derive(Debug, Clone)]
struct Count {
    range: CountRange,
    /// Whether they are only called people.
    general: bool,
    /// How the words point at those told before.
    reference: TollReference,
    /// Whether it is a rival of the figure before it.
    rival: bool,
    /// Whether it only tells of those who lived: "the hostages were freed".
    lives: bool,
    /// Last nouns of the people, in lower case.
    nouns: Vec<String>,
    /// Number of the sentence.
    sentence: usize,
    /// Number of the paragraph.
    paragraph: usize,
    /// The words that made it what it is.
    said: Vec<(usize, usize)>,
}

/// The people of one kind, over all sentences.
fn total(reading: &Reading<'_>, tolls: &[&Toll], kind: TollKind) -> Option<Count> {
    let mut known: Option<Count> = None;
    for group in groups(tolls) {
        let Some(count) = count_of(reading, group, kind) else { continue };
        known = Some(match known {
            Some(known) => join(known, count),
            None => count,
        });
    }
    let part = tolls
        .iter()
        .filter(|toll| toll.kind == kind && toll.standing == TollStanding::Part && toll.range.min > 0)
        .filter(|toll| !is_boast(reading, toll))
        .max_by_key(|toll| toll.range.min);
    match (known, part) {
        (Some(known), Some(part)) if part.range.min <= known.range.min => Some(known),
        (_, Some(part)) => Some(Count { range: at_least(part), ..count_from(reading, part) }),
        (known, None) => known,
    }
}

/// "40 of the wounded" counts 40; "a diplomat was among the dead" leaves the others open.
fn at_least(part: &Toll) -> CountRange {
    match part.reference {
        TollReference::New if part.who.is_some() => CountRange::at_least(part.range.min),
        _ => part.range,
    }
}

/// Runs of tolls that share a group.
fn groups<'a, 't>(tolls: &'a [&'t Toll]) -> impl Iterator<Item = &'a [&'t Toll]> {
    tolls.chunk_by(|a, b| a.group == b.group)
}

/// The people of one kind in one list, the attackers among them taken away.
fn count_of(reading: &Reading<'_>, group: &[&Toll], kind: TollKind) -> Option<Count> {
    let mut found: Option<Count> = None;
    for toll in group {
        let counts = toll.kind == kind
            && toll.range.min <= MOST
            && toll.standing != TollStanding::Part
            && !is_partial_zero(reading, toll)
            && !is_boast(reading, toll);
        if !counts {
            continue;
        }
        match &mut found {
            Some(count) if toll.standing == TollStanding::Alternative => {
                count.range = count.range.hull(toll.range);
            }
            Some(count) => {
                let mut next = count_from(reading, toll);
                count.range = count.range.plus(toll.range);
                count.general &= next.general;
                count.nouns.append(&mut next.nouns);
            }
            None => found = Some(count_from(reading, toll)),
        }
    }
    let mut count = found?;
    let attackers = match kind {
        TollKind::Killed => TollKind::PerpetratorsKilled,
        TollKind::Wounded => TollKind::PerpetratorsWounded,
        _ => return Some(count),
    };
    let among = |toll: &&&Toll| toll.kind == attackers && toll.standing == TollStanding::Part;
    for part in group.iter().filter(among) {
        count.range = less(count.range, part.range.min);
    }
    Some(count)
}

fn less(range: CountRange, taken: u32) -> CountRange {
    CountRange { min: range.min.saturating_sub(taken), max: range.max.map(|max| max.saturating_sub(taken)) }
}

fn count_from(reading: &Reading<'_>, toll: &Toll) -> Count {
    let words = toll.who.and_then(|(start, end)| reading.text.raw.get(start..end)).unwrap_or_default();
    let sentence = reading.text.sentence_at(toll.start).unwrap_or_default();
    let noun = words.rsplit(' ').next().unwrap_or_default().to_lowercase();
    Count {
        range: toll.range,
        general: noun.is_empty() || reading.text.pack.is(&noun, Class::TotalGeneral),
        reference: toll.reference,
        rival: toll.standing == TollStanding::Alternative,
        lives: toll.kind == TollKind::Killed,
        nouns: vec![noun],
        sentence,
        paragraph: reading.text.sentences.get(sentence).map_or(0, |sentence| sentence.paragraph),
        said: vec![(toll.start, toll.end)],
    }
}

/// What a later figure makes of the known one.
fn join(mut known: Count, mut new: Count) -> Count {
    if new.range.max == Some(0) || known.range.max == Some(0) {
        return if known.range.max == Some(0) { new } else { known };
    }
    if new.rival {
        known.range = known.range.hull(new.range);
        known.said.append(&mut new.said);
        return known;
    }
    if is_further(&known, &new) {
        known.range = known.range.plus(new.range);
        known.general &= new.general;
        known.nouns.append(&mut new.nouns);
        known.nouns.truncate(MOST_KEPT);
        known.said.truncate(MOST_KEPT);
        known.said.append(&mut new.said);
        return known;
    }
    let whole = new.general && !known.general && new.range.min > known.range.min;
    if whole {
        return new;
    }
    if new.range.min <= known.range.min {
        return known;
    }
    if u64::from(new.range.min) * 2 > u64::from(known.range.min) * 5 {
        return new;
    }
    known.range = known.range.hull(new.range);
    known.said.append(&mut new.said);
    known
}

/// Whether `new` counts people beyond those of `known`: "another guard", or people of another kind.
fn is_further(known: &Count, new: &Count) -> bool {
    let other_kind = !known.general
        && !new.general
        && !new.nouns.iter().any(|noun| known.nouns.contains(noun))
        && new.reference == TollReference::New;
    let told_apart = known.sentence == new.sentence || known.range != new.range;
    let together = known.paragraph == new.paragraph;
    let vague = new.range.max.is_none() && !together;
    new.reference == TollReference::More && !vague || other_kind && told_apart && together
}

/// How far before a toll the verb of saying stands, and how far before the verb who speaks.
const SAID_WINDOW: usize = 24;
const SPEAKER_WINDOW: usize = 24;

/// A toll that only the armed group gives: "the group said that it had killed dozens".
fn is_boast(reading: &Reading<'_>, toll: &Toll) -> bool {
    match boaster(reading, toll) {
        Some(Voice::Speaker(speaker)) => is_armed(reading, speaker),
        Some(Voice::Narrator) => false,
        None => toll.said_by.is_some_and(|(start, end)| is_armed(reading, reading.tokens_of(start, end))),
    }
}

/// Who tells a toll.
enum Voice {
    /// Whoever stands in these tokens.
    Speaker(Range<usize>),
    /// A relative clause between the verb of saying and the toll is the narrator's own.
    Narrator,
}

/// Whoever stands before the nearest verb of saying before a toll.
fn boaster(reading: &Reading<'_>, toll: &Toll) -> Option<Voice> {
    let text = reading.text;
    let at = reading.token_from(toll.start);
    let sentence = &text.sentences.get(text.sentence_at(toll.start)?)?.tokens;
    let from = at.saturating_sub(SAID_WINDOW).max(sentence.start);
    let claims = |verb: usize| text.is(verb, Class::ClaimSaid) && text.is(verb + 1, Class::CreditOwn);
    let verb = (from..at).rev().find(|verb| text.is(*verb, Class::TotalSaying) && !claims(*verb))?;
    if (verb + 1..at).any(|word| text.is(word, Class::WhichWhose)) {
        return Some(Voice::Narrator);
    }
    let pronoun = verb > sentence.start && text.is(verb - 1, Class::GroupPronoun);
    let number = text.sentence_at(toll.start)?.checked_sub(1).filter(|_| pronoun);
    if let Some(before) = number.and_then(|number| text.sentences.get(number)) {
        let message = before.tokens.clone().take(NEAR).any(|word| text.is(word, Class::TotalMessages));
        return Some(Voice::Speaker(if message { before.tokens.clone() } else { verb - 1..verb }));
    }
    let opens = text.is(sentence.start, Class::ClaimingForm) && verb - sentence.start < 2 * SPEAKER_WINDOW;
    let start = if opens { sentence.start } else { verb.saturating_sub(SPEAKER_WINDOW).max(sentence.start) };
    Some(Voice::Speaker(start..verb))
}

/// Whether the tokens name those who fight, their outlet or their message.
fn is_armed(reading: &Reading<'_>, tokens: Range<usize>) -> bool {
    let text = reading.text;
    if !within(&reading.mentions.outlets, |outlet| &outlet.tokens, tokens.clone()).is_empty() {
        return true;
    }
    if tokens.clone().any(|at| text.is(at, Class::TotalOfficials)) {
        return false;
    }
    let actors = within(&reading.mentions.actors, |actor| &actor.tokens, tokens.clone());
    let claims = tokens.clone().any(|at| text.is(at, Class::ClaimingForm));
    let fights = actors.iter().any(|actor| {
        let kind = actor.actor.map(|index| reading.lexicon.codebook.actors[index].kind);
        kind != Some(ActorKind::StateForce)
    });
    claims || fights
}

/// "No German was hurt" says nothing of the others.
fn is_partial_zero(reading: &Reading<'_>, toll: &Toll) -> bool {
    toll.range.max == Some(0)
        && toll.who.is_some_and(|(start, end)| {
            let tokens = reading.tokens_of(start, end);
            !within(&reading.mentions.nations, |nation| &nation.tokens, tokens).is_empty()
        })
}

#[cfg(test)]
mod tests {
    use model::{Input, codebook::Codebook};

    use crate::Extractor;

    fn attackers_killed(text: &str) -> Option<u32> {
        let extractor = Extractor::new(Codebook::embedded());
        let record = extractor.extract(&Input { doc: "a".into(), text: text.into(), ..Input::default() });
        record.incidents.first().and_then(|incident| incident.perpetrators_killed)
    }

    #[test]
    fn attackers_who_died_are_counted_apart() {
        let told =
            "Five gunmen attacked the Danish embassy in Cairo and killed a guard. The gunmen were killed.";
        assert_eq!(attackers_killed(told), Some(5));
        let implied = "A suicide bomber killed two guards at the Danish embassy in Cairo.";
        assert_eq!(attackers_killed(implied), Some(1));
        let alive = "Gunmen attacked the Danish embassy in Cairo and killed two guards.";
        assert_eq!(attackers_killed(alive), None);
    }
}
