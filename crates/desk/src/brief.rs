//! From a question to a brief: the view, the judgement, and everything that the page cites.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use assess::{Evidence, counts_for, judge};
use jiff::{Timestamp, civil::Date};
use ledger::AsOf;
use model::{
    Hash, IncidentView, Judgement, JudgementPart, Question, Reliability, StatementView, Target,
    codebook::{Actor, Codebook, Country},
};
use report::{
    ActorName, Brief, BriefInput, BriefSource, CountryName, Coverage, Finding, Names, QuotedEstimate,
};

use crate::{Desk, DeskError, view::View};

/// Short names are capitals, at most this many.
const LONGEST_SHORT_NAME: usize = 6;

/// A brief and what its own check says of it.
#[derive(Debug)]
pub struct CheckedBrief {
    /// The brief.
    pub brief: Brief,
    /// Sentences that say more than the words they cite; with any of these it must not be written.
    pub findings: Vec<Finding>,
}

impl CheckedBrief {
    /// As Markdown.
    pub fn markdown(&self) -> String {
        report::markdown(&self.brief)
    }

    /// As one page that needs nothing else.
    pub fn html(&self) -> String {
        report::html(&self.brief)
    }
}

impl Desk {
    /// Answers a question from what sources had published by `as_of` (and the ledger had recorded by `recorded_by`).
    pub fn brief(
        &self,
        question: &Question,
        as_of: Date,
        recorded_by: Option<Timestamp>,
    ) -> Result<CheckedBrief, DeskError> {
        let view = self.view(AsOf { published: Some(as_of), recorded: recorded_by })?;
        let input = brief_input(&view, question, as_of);
        let brief = report::compose(&input);
        let findings = report::check(&brief);
        Ok(CheckedBrief { brief, findings })
    }
}

/// The judgement of a question as of a day.
pub fn judgement(view: &View, question: &Question, as_of: Date) -> Judgement {
    let mut wings: Vec<String> = question.actor.iter().flat_map(|actor| below(actor)).collect();
    let parent = question.actor.as_deref().zip(question.country.as_deref());
    let parent = parent.and_then(|(actor, country)| Codebook::embedded().speaks_as(actor, country));
    wings.extend(parent.map(|actor| actor.id.clone()));
    let evidence = Evidence { incidents: &view.incidents, coverage: view.coverage(), wings: &wings };
    let mut judgement = judge(question, &evidence, as_of);
    judgement.parts.extend(parent.and_then(|parent| by_parent_only(view, question, &wings, parent)));
    judgement
}

/// The counted incidents that name only the parent of the actor asked for.
fn by_parent_only(
    view: &View,
    question: &Question,
    wings: &[String],
    parent: &Actor,
) -> Option<JudgementPart> {
    let asked = question.actor.as_deref()?;
    let own = |id: &String| id != &parent.id && (id == asked || wings.contains(id));
    let counted = view.incidents.iter().filter(|it| counts_for(question, &it.shown, wings));
    let only = counted
        .filter(|it| !it.shown.perpetrators.iter().filter_map(|who| who.actor.as_ref()).any(own))
        .count();
    let label = Codebook::embedded().actor(asked).map_or(asked, |actor| &actor.name);
    (only > 0).then(|| JudgementPart {
        name: format!("named only as {}", parent.name),
        value: f64::from(u32::try_from(only).unwrap_or(u32::MAX)),
        explanation: format!(
            "{only} of the counted incidents are put down to {}, whose wing in this country is {label}.",
            parent.name
        ),
    })
}

fn below(actor: &str) -> impl Iterator<Item = String> + use<> {
    Codebook::embedded().descendants(actor).into_iter().map(|actor| actor.id.clone())
}

fn brief_input(view: &View, question: &Question, as_of: Date) -> BriefInput {
    let scope = Scope::of(question);
    let incidents: Vec<IncidentView> =
        view.incidents.iter().filter(|it| scope.takes_incident(it)).cloned().collect();
    let statements: Vec<StatementView> =
        view.statements.iter().filter(|it| scope.takes_statement(it)).cloned().collect();
    let mut behind: HashSet<&Hash> = HashSet::new();
    behind.extend(incidents.iter().flat_map(|it| it.members.iter().map(|member| &member.doc)));
    behind.extend(statements.iter().flat_map(|it| it.members.iter().map(|member| &member.doc)));
    let estimates: Vec<QuotedEstimate> = view
        .estimates
        .iter()
        .filter(|it| behind.contains(&it.reference.doc))
        .map(|it| QuotedEstimate {
            document: it.reference.doc.clone(),
            record: it.record.clone(),
            span: it.span.clone(),
        })
        .collect();
    let coverage = view.coverage();
    BriefInput {
        question: question.clone(),
        as_of,
        judgement: judgement(view, question, as_of),
        sources: sources(view, &behind),
        coverage: Coverage {
            documents: view.documents.len(),
            first: coverage.map(|days| days.from()),
            last: coverage.map(|days| days.to()),
        },
        names: names(&incidents),
        incidents,
        statements,
        estimates,
    }
}

/// What belongs to a question and its surroundings: the actor's whole family against this class of target, the actor
/// itself in this country, and anybody against this class of target in this country.
struct Scope<'a> {
    question: &'a Question,
    own: BTreeSet<String>,
    family: BTreeSet<String>,
}

impl<'a> Scope<'a> {
    fn of(question: &'a Question) -> Self {
        let codebook = Codebook::embedded();
        let own: BTreeSet<String> =
            question.actor.iter().flat_map(|actor| below(actor).chain([actor.clone()])).collect();
        let above = question.actor.iter().flat_map(|actor| codebook.actor_and_ancestors(actor));
        let family = above.map(|actor| actor.id.clone()).chain(own.iter().cloned()).collect();
        Self { question, own, family }
    }

    fn takes_incident(&self, view: &IncidentView) -> bool {
        let (question, shown) = (self.question, &view.shown);
        let by = |ids: &BTreeSet<String>| {
            let claimed = shown.claimed_by.iter().filter_map(|name| Codebook::embedded().find_actor(name));
            let named = shown.perpetrators.iter().filter_map(|it| it.actor.as_ref());
            named.chain(claimed.map(|it| &it.id)).any(|id| ids.contains(id))
        };
        let target = self.fits_targets(&shown.targets);
        let country = question.country.is_none() || shown.country == question.country;
        if question.actor.is_none() {
            return target && country;
        }
        let anybody = target && country && (self.asks_for_targets() || question.country.is_some());
        anybody || (target && by(&self.family)) || (country && by(&self.own))
    }

    fn takes_statement(&self, view: &StatementView) -> bool {
        let shown = &view.shown;
        let speaker = shown.speaker.as_deref().and_then(|name| Codebook::embedded().find_actor(name));
        let speaks = shown.actor.iter().chain(speaker.map(|it| &it.id)).any(|id| self.family.contains(id));
        let country =
            |target: &Target| self.question.country.is_none() || target.country == self.question.country;
        let asked = self.asks_for_targets() || self.question.country.is_some();
        let about = self.fits_targets(&shown.targets) && shown.targets.iter().any(country);
        if self.question.actor.is_some() { speaks || (asked && about) } else { about }
    }

    fn asks_for_targets(&self) -> bool {
        self.question.target.is_some() || self.question.nationality.is_some()
    }

    fn fits_targets(&self, targets: &[Target]) -> bool {
        let question = self.question;
        let fits = |target: &Target| {
            question.target.is_none_or(|class| target.class == class)
                && (question.nationality.is_none() || target.nationality == question.nationality)
        };
        !self.asks_for_targets() || targets.iter().any(fits)
    }
}

fn sources(view: &View, behind: &HashSet<&Hash>) -> Vec<BriefSource> {
    let mut rows: Vec<_> = view.documents.iter().filter(|row| behind.contains(&row.id)).collect();
    rows.sort_by(|a, b| (a.published, &a.name, &a.id).cmp(&(b.published, &b.name, &b.id)));
    let graded =
        |row: &ledger::DocumentRow| view.rulings().grade_of(row.publisher.as_deref()?, row.published);
    let source = |row: &&ledger::DocumentRow| BriefSource {
        document: row.id.clone(),
        name: row.name.clone(),
        publisher: row.publisher.clone(),
        title: row.title.clone(),
        published: row.published,
        url: row.url.clone(),
        reliability: graded(row).map_or(Reliability::F, |(grade, _)| grade),
        reliability_reason: graded(row).map(|(_, decision)| decision.reason.clone()).unwrap_or_default(),
        marking: row.marking.clone(),
        origin: Some(view.root(&row.id).short().to_owned()),
    };
    rows.iter().map(source).collect()
}

fn names(incidents: &[IncidentView]) -> Names {
    let codebook = Codebook::embedded();
    let used: HashSet<&str> =
        incidents.iter().filter_map(|it| it.place.as_ref()).map(|place| place.name.as_str()).collect();
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for place in codebook.places.iter().filter(|place| used.contains(place.name.as_str())) {
        places.entry(place.name.clone()).or_default().extend(place.alternates.iter().cloned());
    }
    Names {
        actors: codebook.actors.iter().map(|actor| (actor.id.clone(), actor_name(actor))).collect(),
        countries: codebook.countries.iter().map(|it| (it.code.clone(), country_name(it))).collect(),
        places,
    }
}

fn actor_name(actor: &Actor) -> ActorName {
    let is_short = |name: &&str| {
        name.len() <= LONGEST_SHORT_NAME && name.chars().all(|ch| ch.is_ascii_uppercase() || ch == '-')
    };
    ActorName {
        label: actor.name.clone(),
        short: actor.names().find(is_short).unwrap_or_default().to_owned(),
        aliases: actor.aliases.iter().chain(&actor.weak_aliases).cloned().collect(),
        parent: actor.parent.clone(),
        stands_for_parent_in: stands_for_parent_in(actor),
    }
}

fn stands_for_parent_in(actor: &Actor) -> Vec<String> {
    let here = |code: &&String| Codebook::embedded().speaks_as(&actor.id, code).is_some();
    actor.countries.iter().filter(here).cloned().collect()
}

fn country_name(country: &Country) -> CountryName {
    let capital = country.capital.iter().chain(&country.capital_aliases);
    let others = country.aliases.iter().chain(&country.adjectives).chain(&country.demonyms).chain(capital);
    CountryName {
        name: in_running_text(&country.name),
        adjective: country.adjectives.first().cloned().unwrap_or_default(),
        aliases: others.chain([&country.name]).cloned().collect(),
    }
}

/// Country names that take an article beside those whose form shows it.
const WITH_ARTICLE: &[&str] = &[
    "Bahamas",
    "Comoros",
    "Gambia",
    "Holy See",
    "Ivory Coast",
    "Maldives",
    "Netherlands",
    "Philippines",
    "Seychelles",
    "Soviet Union",
    "European Union",
];

/// "the United States", "France".
fn in_running_text(name: &str) -> String {
    let starts =
        ["United ", "Democratic Republic", "Republic of the"].iter().any(|start| name.starts_with(start));
    let ends = [" Republic", " Islands", " Emirates"].iter().any(|end| name.ends_with(end));
    if starts || ends || WITH_ARTICLE.contains(&name) { format!("the {name}") } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_stand_in_sentences_as_people_write_them() {
        for (name, written) in [
            ("United States", "the United States"),
            ("Central African Republic", "the Central African Republic"),
            ("Netherlands", "the Netherlands"),
            ("Afghanistan", "Afghanistan"),
        ] {
            assert_eq!(in_running_text(name), written);
        }
    }

    #[test]
    fn an_actor_is_called_by_its_initials_where_it_has_some() {
        let iskp = Codebook::embedded().actor("iskp").unwrap();
        let name = actor_name(iskp);
        assert!(name.short.starts_with("IS"), "{}", name.short);
        assert_eq!(name.parent.as_deref(), Some("is"));
    }
}
