//! Writes what the judge finds into the records.

use std::ops::Range;

use model::{
    Attribution, Evidence, IncidentRecord, Mention, Perpetrator, PerpetratorKind, Target, TargetClass,
    TargetKind,
};

use super::{
    Act, Candidate, Judge, Role, candidates,
    entity::{Cast, facts},
    judge::{act_chances, document},
};
use crate::{mentions::within, reading::Reading};

/// The most entities of each role in one record.
pub const MOST: [usize; 5] = [2, 2, 4, 5, 3];

/// Mentions of one entity in a record.
const MOST_MENTIONS: usize = 6;

/// An entity that fills a role.
#[derive(Debug, Clone, PartialEq)]
pub struct Filler {
    /// Role.
    pub role: Role,
    /// Mentions, those of the likeliest phrase first.
    pub mentions: Vec<Range<usize>>,
    /// The actor of the codebook.
    pub actor: Option<usize>,
}

/// What one type of incident is filled with.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// Type.
    pub act: Act,
    /// Who and what fills the roles.
    pub fillers: Vec<Filler>,
}

/// Judges the types that `found` names.
pub fn verdicts(judge: &Judge, reading: &Reading<'_>, found: &[Act]) -> Vec<Verdict> {
    let candidates = candidates(&judge.tagger, reading);
    let acts = act_chances(&judge.acts, &document(reading));
    let sentences = reading.text.sentences.len();
    let verdict = |act: &Act| {
        let cast = judge.cast(&candidates, *act);
        let fillers = fillers(judge, &cast, &acts, sentences);
        Verdict { act: *act, fillers }
    };
    found.iter().map(verdict).collect()
}

fn fillers(judge: &Judge, cast: &Cast<'_>, acts: &[f32; 5], sentences: usize) -> Vec<Filler> {
    let mut found = Vec::new();
    for role in Role::ALL {
        let number = role as usize;
        let mut likely: Vec<(f32, usize)> = (0..cast.entities[number].len())
            .map(|rank| (judge.entities[number].chance(&facts(cast, number, rank, acts, sentences)), rank))
            .filter(|(chance, _)| *chance >= judge.entity_bounds[number])
            .collect();
        likely.sort_by(|left, right| right.0.total_cmp(&left.0).then(left.1.cmp(&right.1)));
        for (_, rank) in likely.into_iter().take(MOST[number]) {
            let phrases =
                cast.entities[number][rank].phrases.iter().map(|(index, _)| &cast.candidates[*index]);
            found.push(filler(role, phrases));
        }
    }
    found
}

fn filler<'c>(role: Role, phrases: impl Iterator<Item = &'c Candidate>) -> Filler {
    let mut filler = Filler { role, mentions: Vec::new(), actor: None };
    for phrase in phrases {
        filler.actor = filler.actor.or(phrase.actor);
        for mention in &phrase.mentions {
            let apart = |known: &Range<usize>| known.end <= mention.start || mention.end <= known.start;
            if filler.mentions.len() < MOST_MENTIONS && filler.mentions.iter().all(apart) {
                filler.mentions.push(mention.clone());
            }
        }
    }
    filler
}

/// Fills the roles of the incidents anew. Weapons stay those of the rules, which are better; so do targets and
/// organizations where the judge finds none.
pub fn fill(judge: &Judge, reading: &Reading<'_>, incidents: &mut [IncidentRecord]) {
    if incidents.is_empty() {
        return;
    }
    let mut found: Vec<Act> = Vec::new();
    for act in incidents.iter().map(Act::of) {
        if !found.contains(&act) {
            found.push(act);
        }
    }
    for verdict in verdicts(judge, reading, &found) {
        let own: Vec<usize> =
            (0..incidents.len()).filter(|index| Act::of(&incidents[*index]) == verdict.act).collect();
        let told: Vec<Vec<usize>> = own.iter().map(|index| sentences(reading, &incidents[*index])).collect();
        for (index, incident) in own.iter().enumerate() {
            let record = &mut incidents[*incident];
            let kept: Vec<&Filler> =
                verdict.fillers.iter().filter(|filler| belongs(reading, filler, &told, index)).collect();
            rewrite(reading, record, &kept);
        }
    }
}

/// Sentences that hold the evidence of an incident.
fn sentences(reading: &Reading<'_>, incident: &IncidentRecord) -> Vec<usize> {
    let byte = |evidence: &Evidence| reading.offsets.byte_of_char(evidence.start);
    let mut found: Vec<usize> =
        incident.evidence.iter().filter_map(|evidence| reading.text.sentence_at(byte(evidence))).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether a filler belongs to incident `own` of several of its type: people and things to the one told nearest,
/// perpetrators to all that are told as near.
fn belongs(reading: &Reading<'_>, filler: &Filler, told: &[Vec<usize>], own: usize) -> bool {
    if told.len() < 2 {
        return true;
    }
    let places: Vec<usize> =
        filler.mentions.iter().map(|mention| reading.sentence_of(mention.start)).collect();
    let distance = |sentences: &Vec<usize>| {
        let pairs = places.iter().flat_map(|place| sentences.iter().map(move |told| place.abs_diff(*told)));
        pairs.min().unwrap_or(usize::MAX)
    };
    let distances: Vec<usize> = told.iter().map(distance).collect();
    let least = distances.iter().copied().min().unwrap_or_default();
    match filler.role {
        Role::Individual | Role::Organization => distances[own] == least,
        _ => distances.iter().position(|distance| *distance == least) == Some(own),
    }
}

fn rewrite(reading: &Reading<'_>, incident: &mut IncidentRecord, fillers: &[&Filler]) {
    let of = |roles: &[Role]| -> Vec<&Filler> {
        fillers.iter().copied().filter(|filler| roles.contains(&filler.role)).collect()
    };
    let authors = of(&[Role::Individual, Role::Organization]);
    let mut perpetrators: Vec<Perpetrator> =
        authors.iter().map(|filler| perpetrator(reading, filler, &incident.perpetrators)).collect();
    let organization = |known: &Perpetrator| known.kind == PerpetratorKind::Organization;
    if !perpetrators.iter().any(organization) {
        perpetrators.extend(incident.perpetrators.iter().filter(|known| organization(known)).cloned());
    }
    let things = of(&[Role::Target, Role::Victim]);
    let targets: Vec<Target> =
        things.iter().map(|filler| target(reading, filler, &incident.targets)).collect();
    incident.perpetrators = perpetrators;
    if targets.is_empty() {
        keep_things(&mut incident.targets);
    } else {
        incident.targets = targets;
    }
    incident.attribution = match (incident.attribution, incident.perpetrators.is_empty()) {
        (Attribution::Unknown, false) => Attribution::Attributed,
        (Attribution::Attributed | Attribution::Suspected, true) => Attribution::Unknown,
        (known, _) => known,
    };
    incident.evidence.retain(|evidence| !matches!(evidence.field.as_str(), "perpetrators" | "targets"));
    let named = incident.perpetrators.iter().map(|known| ("perpetrators", &known.mentions));
    let named = named.chain(incident.targets.iter().map(|known| ("targets", &known.mentions)));
    let evidence = named.filter_map(|(field, mentions)| Some(evidence(field, mentions.first()?)));
    incident.evidence.extend(evidence);
}

/// Leaves the things among the targets; of people without a name the first, and only where there is nothing else.
fn keep_things(targets: &mut Vec<Target>) {
    let is_thing = |target: &Target| !matches!(target.kind, TargetKind::Person | TargetKind::Group);
    if targets.iter().any(is_thing) {
        targets.retain(is_thing);
    }
    targets.truncate(MOST[Role::Target as usize]);
    if !targets.iter().any(is_thing) {
        targets.truncate(1);
    }
}

fn evidence(field: &str, mention: &Mention) -> Evidence {
    Evidence { field: field.into(), start: mention.start, end: mention.end, quote: mention.text.clone() }
}

fn mentions(reading: &Reading<'_>, filler: &Filler) -> Vec<Mention> {
    filler.mentions.iter().map(|mention| reading.mention(mention)).collect()
}

fn name(mentions: &[Mention]) -> String {
    mentions
        .first()
        .map(|mention| mention.text.split_whitespace().collect::<Vec<_>>().join(" "))
        .unwrap_or_default()
}

fn overlaps(known: &[Mention], mentions: &[Mention]) -> bool {
    known.iter().any(|known| mentions.iter().any(|own| known.start < own.end && own.start < known.end))
}

/// The perpetrator of a filler: as the rules know it, else as the codebook does, else as the text has it.
fn perpetrator(reading: &Reading<'_>, filler: &Filler, known: &[Perpetrator]) -> Perpetrator {
    let mentions = mentions(reading, filler);
    let kind = match filler.role {
        Role::Individual => PerpetratorKind::Individual,
        _ => PerpetratorKind::Organization,
    };
    let rules = known.iter().find(|known| known.kind == kind && overlaps(&known.mentions, &mentions));
    let listed = filler
        .actor
        .filter(|_| kind == PerpetratorKind::Organization)
        .and_then(|index| reading.lexicon.codebook.actors.get(index));
    match (rules, listed) {
        (Some(rules), _) => Perpetrator { mentions, ..rules.clone() },
        (None, Some(actor)) => {
            Perpetrator { name: actor.name.clone(), kind, actor: Some(actor.id.to_string()), mentions }
        }
        (None, None) => Perpetrator { name: name(&mentions), kind, actor: None, mentions },
    }
}

/// The target of a filler: as the rules know it, else as the nouns in it say.
fn target(reading: &Reading<'_>, filler: &Filler, known: &[Target]) -> Target {
    let mentions = mentions(reading, filler);
    let person = filler.role == Role::Victim;
    let is_person = |kind: TargetKind| matches!(kind, TargetKind::Person | TargetKind::Group);
    let rules =
        known.iter().find(|known| is_person(known.kind) == person && overlaps(&known.mentions, &mentions));
    if let Some(rules) = rules {
        return Target { mentions, ..rules.clone() };
    }
    let first = filler.mentions.first().cloned().unwrap_or_default();
    // "Ambassador John Doe": the noun before the name says who he is.
    let wide = if person { first.start.saturating_sub(TITLE)..first.end } else { first.clone() };
    let noun = within(&reading.mentions.targets, |target| &target.tokens, wide)
        .iter()
        .rfind(|target| is_person(target.kind) == person);
    let plain = if person { TargetKind::Person } else { TargetKind::Facility };
    Target {
        name: name(&mentions),
        kind: noun.map_or(plain, |noun| noun.kind),
        class: noun
            .map_or(if person { TargetClass::Civilian } else { TargetClass::Other }, |noun| noun.class),
        nationality: noun.and_then(|noun| noun.nations.first().cloned()),
        country: None,
        mentions,
    }
}

/// How far before a name its title stands, in tokens.
const TITLE: usize = 4;
