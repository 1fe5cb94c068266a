//! Claims of the document's statements, carried to the incidents they are about.

use crate::{pack::Class, pack::Pack};
use std::collections::{BTreeMap, HashMap};

use model::{
    Attribution, Evidence, IncidentRecord, Mention, Perpetrator, PerpetratorKind, StatementKind,
    StatementRecord, TargetClass,
};

use super::{
    one_line, push_mention,
    story::{Known, Story},
};
use crate::{mentions::ActorRole, reading::Reading};

/// How far after the words of an incident, in characters, a claim still speaks of it.
const CLAIM_REACH: usize = 1_500;

/// Incidents within so many characters of each other are equally near; the one told first goes before.
const CLAIM_STEP: usize = 250;

/// Quotes are not longer than this, in characters.
const LONGEST_QUOTE: usize = 600;

/// At most so many quotes around a message are looked at.
const MOST_QUOTES: usize = 256;

/// Fields whose words stand where the incident is told.
const TELLING: &[&str] = &["record", "targets", "killed", "wounded"];

/// Adds the claims of a document to the incidents they are about. Who denies stays a suspect where others suspect him.
///
/// A message about "the attack" is about the incident told right before it; in a paragraph of its own, about the news
/// of the document; "both" and "all" are several, "two other attacks" those told next. Incidents whose post is of
/// another state than the message names are passed over.
pub fn adopt_claims(reading: &Reading<'_>, incidents: &mut [IncidentRecord], statements: &[StatementRecord]) {
    let about = |kind| kind == StatementKind::ClaimOfResponsibility;
    if incidents.is_empty() || !statements.iter().any(|statement| about(statement.kind)) {
        return;
    }
    let finder = Finder::of(reading, incidents);
    let names = names_in_text(reading);
    for statement in statements.iter().filter(|statement| about(statement.kind)) {
        let (Some(speaker), Some(words)) = (&statement.speaker, statement.evidence.first()) else { continue };
        let actor = statement
            .actor
            .as_deref()
            .and_then(|id| reading.lexicon.codebook.actor(id))
            .map(|actor| actor.id.clone());
        let name = actor
            .as_ref()
            .and_then(|id| names.get(id.as_str()))
            .cloned()
            .unwrap_or_else(|| one_line(speaker));
        for index in finder.meant(incidents, statement, words) {
            claim(&mut incidents[index], &name, actor.clone(), words);
        }
    }
}

/// The words by which the text first names each actor.
fn names_in_text(reading: &Reading<'_>) -> HashMap<&'static str, String> {
    let mut names = HashMap::new();
    for mention in reading.mentions.actors.iter().filter(|mention| mention.role == ActorRole::Named) {
        if let Some(index) = mention.actor {
            let id = reading.lexicon.codebook.actors[index].id.as_str();
            let actor = reading.lexicon.codebook.actors.get(index);
            names.entry(id).or_insert_with(|| super::written(reading, mention, actor));
        }
    }
    names
}

struct Finder<'r> {
    reading: &'r Reading<'r>,
    story: Story<'r>,
    /// Start, end and incident of all evidence, in order.
    told: Vec<(usize, usize, usize)>,
}

impl<'r> Finder<'r> {
    fn of(reading: &'r Reading<'r>, incidents: &[IncidentRecord]) -> Self {
        let mut told: Vec<(usize, usize, usize)> = Vec::new();
        let mut known: Vec<Known> = Vec::new();
        for (index, incident) in incidents.iter().enumerate() {
            told.extend(incident.evidence.iter().map(|words| (words.start, words.end, index)));
            let telling = incident.evidence.iter().filter(|words| TELLING.contains(&words.field.as_str()));
            let mut sentences: Vec<usize> = telling
                .filter_map(|words| reading.text.sentence_at(reading.offsets.byte_of_char(words.start)))
                .collect();
            sentences.sort_unstable();
            sentences.dedup();
            known.push(Known { sentences, date: incident.date, country: incident.country.clone() });
        }
        told.sort_unstable();
        Self { reading, story: Story::of(reading, known), told }
    }

    fn meant(
        &self,
        incidents: &[IncidentRecord],
        statement: &StatementRecord,
        words: &Evidence,
    ) -> Vec<usize> {
        let bytes =
            self.reading.offsets.byte_of_char(words.start)..self.reading.offsets.byte_of_char(words.end);
        let tokens = self.reading.tokens_of(bytes.start, bytes.end);
        let Some(sentence) = self.reading.text.sentence_at(bytes.start) else { return Vec::new() };
        let fits = |index: &usize| !clashes(&incidents[*index], statement);
        let back = points_back(self.reading, &tokens);
        let own: Vec<usize> = self.story.told_in(sentence).filter(fits).collect();
        let meant = match (back, own.is_empty()) {
            (true, _) => self.story.pointed_back(sentence),
            (false, true) => self.story.with_sentence(self.story.meant(sentence, tokens)),
            (false, false) => self.with_main(incidents, own, sentence),
        };
        let meant: Vec<usize> = meant.into_iter().filter(fits).collect();
        if meant.is_empty() {
            return self
                .nearest(words)
                .into_iter()
                .filter(fits)
                .take(acts_meant(self.reading.text.pack, &words.quote))
                .collect();
        }
        meant
    }

    /// A message that tells of the news in its own words: with the news, unless it tells of another day.
    fn with_main(&self, incidents: &[IncidentRecord], own: Vec<usize>, sentence: usize) -> Vec<usize> {
        let [only] = *own else { return own };
        let main = self.story.pointed_back(sentence).into_iter().find(|main| *main != only);
        let bare = incidents[only].facility.is_none();
        let same = main.is_some_and(|main| {
            let orphan =
                incidents[main].perpetrators.iter().all(|known| known.kind == PerpetratorKind::Individual);
            match incidents[only].date.zip(incidents[main].date) {
                Some((a, b)) => a.gap_days(b) <= 1 && (bare || orphan),
                None => incidents[only].date.is_none() && bare,
            }
        });
        own.into_iter().chain(main.filter(|_| same)).collect()
    }

    /// Incidents by the distance of their words, the nearest first.
    fn nearest(&self, words: &Evidence) -> Vec<usize> {
        let first =
            self.told.partition_point(|(start, _, _)| start + CLAIM_REACH + LONGEST_QUOTE < words.start);
        let near = self.told[first..]
            .iter()
            .take_while(|(start, _, _)| *start <= words.end + CLAIM_REACH)
            .take(MOST_QUOTES);
        let mut distances: BTreeMap<usize, usize> = BTreeMap::new();
        for (start, end, index) in near {
            let gap = if *start <= words.end {
                words.start.saturating_sub(*end)
            } else {
                2 * (start - words.end) + 40
            };
            let known = distances.entry(*index).or_insert(gap);
            *known = gap.min(*known);
        }
        let mut ranked: Vec<(usize, usize)> = distances
            .into_iter()
            .map(|(index, distance)| (distance / CLAIM_STEP, index))
            .filter(|(distance, _)| *distance <= CLAIM_REACH / CLAIM_STEP)
            .collect();
        ranked.sort_unstable();
        ranked.into_iter().map(|(_, index)| index).collect()
    }
}

/// "claiming it": of an act told before, whatever else the sentence tells.
fn points_back(reading: &Reading<'_>, tokens: &std::ops::Range<usize>) -> bool {
    let text = reading.text;
    tokens.clone().any(|at| {
        text.is(at, Class::ClaimForm)
            && text.is(at + 1, Class::PerpetratorBack)
            && !text.is(at + 2, Class::Had)
    })
}

/// How many acts the words of a message speak of.
fn acts_meant(pack: &Pack, words: &str) -> usize {
    let words = words.to_lowercase();
    let meant =
        words.split(|c: char| !c.is_alphabetic()).filter_map(|word| pack.value(word, Class::ActsMeant));
    meant.max().and_then(|acts| usize::try_from(acts).ok()).unwrap_or(1)
}

fn clashes(incident: &IncidentRecord, statement: &StatementRecord) -> bool {
    let words = statement.evidence.first().map_or(0..0, |words| words.start..words.end);
    let said = |target: &&model::Target| target.mentions.iter().any(|mention| words.contains(&mention.start));
    let posts = |target: &&model::Target| target.class == TargetClass::Diplomatic;
    let own: Vec<String> =
        incident.targets.iter().filter(posts).filter_map(|target| target.nationality.clone()).collect();
    let meant: Vec<String> = statement
        .targets
        .iter()
        .filter(posts)
        .filter(said)
        .filter_map(|target| target.nationality.clone())
        .collect();
    !own.is_empty() && !meant.is_empty() && own.iter().all(|nation| !meant.contains(nation))
}

fn claim(incident: &mut IncidentRecord, name: &str, actor: Option<String>, words: &Evidence) {
    let mention = Mention { text: words.quote.clone(), start: words.start, end: words.end };
    incident.perpetrators.retain(|known| known.kind == PerpetratorKind::Organization);
    if incident.attribution != Attribution::Claimed {
        incident.perpetrators.retain(|known| {
            known.name == name || known.actor == actor || incident.attribution == Attribution::Attributed
        });
    }
    let same = |known: &&mut Perpetrator| known.name == name || actor.is_some() && known.actor == actor;
    match incident.perpetrators.iter_mut().find(same) {
        Some(known) => push_mention(&mut known.mentions, mention),
        None => incident.perpetrators.push(Perpetrator {
            name: name.to_owned(),
            kind: PerpetratorKind::Organization,
            actor,
            mentions: vec![mention],
        }),
    }
    if !incident.claimed_by.iter().any(|known| known == name) {
        incident.claimed_by.push(name.to_owned());
    }
    incident.attribution = Attribution::Claimed;
    incident.evidence.push(Evidence { field: "claimed_by".into(), ..words.clone() });
}
