//! Records as the brief tells them: only what cited words hold.

use model::{
    Attribution, DateInterval, IncidentView, Perpetrator, PerpetratorKind, Stage, StatementView, Target,
    TargetKind,
};

use super::citing::Citing;
use super::matching;
use super::persons::Persons;
use super::toll::{self, Toll};
use crate::check::Checker;
use crate::clean::{clean, shorten};
use crate::phrase;
use crate::{BriefInput, Citation, CountedRecord, Names, single_year};

/// Longest name printed.
const LONGEST_NAME: usize = 90;

/// One incident, ready to be told.
pub(crate) struct ToldIncident<'a> {
    pub(crate) view: &'a IncidentView,
    /// `R1`.
    pub(crate) label: String,
    /// Fits the question, whatever its stage.
    pub(crate) matches: bool,
    /// Fits the question and has a stage that it counts.
    pub(crate) counts: bool,
    pub(crate) date: Option<DateInterval>,
    pub(crate) place: Option<String>,
    pub(crate) country: Option<String>,
    pub(crate) targets: Vec<String>,
    pub(crate) actors: Vec<String>,
    /// Those who say that they did it.
    pub(crate) claimants: Vec<String>,
    pub(crate) tactic: String,
    pub(crate) killed: Toll,
    pub(crate) wounded: Toll,
    /// Fields that the ledger shows and no cited words hold.
    pub(crate) omitted: Vec<&'static str>,
    pub(crate) citations: Vec<Citation>,
}

/// One statement, ready to be told.
pub(crate) struct ToldStatement<'a> {
    pub(crate) view: &'a StatementView,
    /// `S1`.
    pub(crate) label: String,
    pub(crate) matches: bool,
    pub(crate) date: Option<DateInterval>,
    pub(crate) speaker: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) targets: Vec<String>,
    pub(crate) citations: Vec<Citation>,
}

/// All incidents by date, undated ones last.
pub(super) fn incidents<'a>(input: &'a BriefInput, citing: &Citing) -> Vec<ToldIncident<'a>> {
    let mut views: Vec<&IncidentView> = input.incidents.iter().collect();
    views.sort_by_key(|view| (by_date(view.shown.date), view.id.clone()));
    views.dedup_by(|a, b| a.id == b.id);
    let tell = |(index, view): (usize, &'a IncidentView)| {
        let record = &view.shown;
        let matches = matching::incident(&input.question, &input.names, record);
        ToldIncident {
            view,
            label: format!("R{}", index + 1),
            matches,
            counts: matches && matching::counts(&input.question, record.status),
            date: record.date,
            place: record.place.as_deref().map(name),
            country: record.country.as_deref().map(|code| input.names.country(code).to_owned()),
            targets: targets(&record.targets, record.facility.as_deref(), citing.persons),
            actors: record.perpetrators.iter().map(|who| actor(&input.names, citing.persons, who)).collect(),
            claimants: record
                .claimed_by
                .iter()
                .map(|who| claimant(&input.names, citing.persons, who))
                .collect(),
            tactic: tactic(view),
            killed: toll::of(view, "killed", record.killed),
            wounded: toll::of(view, "wounded", record.wounded),
            omitted: Vec::new(),
            citations: citing.incident(view),
        }
    };
    views.into_iter().enumerate().map(tell).collect()
}

/// All statements by date, undated ones last.
pub(super) fn statements<'a>(input: &'a BriefInput, citing: &Citing) -> Vec<ToldStatement<'a>> {
    let mut views: Vec<&StatementView> = input.statements.iter().collect();
    views.sort_by_key(|view| (by_date(view.shown.date), view.id.clone()));
    views.dedup_by(|a, b| a.id == b.id);
    let tell = |(index, view): (usize, &'a StatementView)| {
        let record = &view.shown;
        let known = record.actor.as_deref().filter(|id| input.names.actors.contains_key(*id));
        ToldStatement {
            view,
            label: format!("S{}", index + 1),
            matches: matching::statement(&input.question, &input.names, record),
            date: record.date,
            speaker: known
                .map(|id| input.names.actor(id).to_owned())
                .or_else(|| record.speaker.as_deref().map(name)),
            outlet: record.outlet.as_deref().map(name),
            targets: targets(&record.targets, None, citing.persons),
            citations: citing.statement(view),
        }
    };
    views.into_iter().enumerate().map(tell).collect()
}

/// Undated last; earlier start first, then the closer date.
fn by_date(date: Option<DateInterval>) -> (bool, Option<DateInterval>) {
    (date.is_none(), date)
}

fn name(text: &str) -> String {
    shorten(&clean(text), LONGEST_NAME)
}

fn targets(targets: &[Target], facility: Option<&str>, persons: &Persons) -> Vec<String> {
    let tell = |target: &Target| match target.kind {
        TargetKind::Person => Some(persons.role(&target.name)).filter(|role| !role.is_empty()),
        _ => Some(name(&target.name)),
    };
    let mut told: Vec<String> = targets.iter().filter_map(tell).map(|target| name(&target)).collect();
    if let (true, Some(facility)) = (told.is_empty(), facility) {
        told.push(name(facility));
    }
    told.dedup();
    told
}

fn actor(names: &Names, persons: &Persons, who: &Perpetrator) -> String {
    let known = who.actor.as_deref().filter(|id| names.actors.contains_key(*id));
    match (known, who.kind) {
        (Some(id), _) => names.actor(id).to_owned(),
        (None, PerpetratorKind::Organization) => name(&who.name),
        (None, PerpetratorKind::Individual) => Some(name(&persons.role(&who.name)))
            .filter(|role| !role.is_empty())
            .unwrap_or_else(|| String::from("an individual")),
    }
}

fn claimant(names: &Names, persons: &Persons, who: &str) -> String {
    persons.reader().actors(who).first().map_or_else(|| name(who), |id| names.actor(id).to_owned())
}

fn tactic(view: &IncidentView) -> String {
    let codes: Vec<String> = view.shown.tactic.iter().map(|code| phrase::code(&clean(code))).collect();
    if codes.is_empty() { view.shown.incident_type.as_str().replace('-', " ") } else { codes.join(", ") }
}

impl ToldIncident<'_> {
    /// Leaves out every value that the cited words do not hold, and remembers which.
    pub(super) fn keep_what_is_held(&mut self, checker: &Checker) {
        let held = checker.held(&self.citations);
        let holds = |words: &str| held.hold(words);
        let mut omitted = Vec::new();
        let mut gate = |held: bool, field: &'static str| {
            if !held && !omitted.contains(&field) {
                omitted.push(field);
            }
            held
        };
        let (mut date, mut place, mut country) = (self.date, self.place.clone(), self.country.clone());
        date = date.filter(|date| gate(holds(&phrase::short_date(*date)), "date"));
        place = place.filter(|place| gate(holds(place), "place"));
        country = country.filter(|country| gate(holds(country), "country"));
        let targets = self.targets.iter().filter(|target| gate(holds(target), "target")).cloned().collect();
        let actors = self.actors.iter().filter(|actor| gate(holds(actor), "actor")).cloned().collect();
        let claimants = self.claimants.iter().filter(|who| gate(holds(who), "claim")).cloned().collect();
        let killed = self.killed.clone().filter(|range| gate(holds(&range.to_string()), "number of killed"));
        let wounded =
            self.wounded.clone().filter(|range| gate(holds(&range.to_string()), "number of wounded"));
        let tactic =
            if gate(holds(&self.tactic), "tactic") { self.tactic.clone() } else { String::from("–") };
        (self.date, self.place, self.country, self.targets, self.actors) =
            (date, place, country, targets, actors);
        (self.killed, self.wounded, self.tactic, self.omitted) = (killed, wounded, tactic, omitted);
        self.claimants = claimants;
    }

    /// Whether a report weakens it.
    pub(crate) fn is_hedged(&self) -> bool {
        let shown = self.view.values.iter().flat_map(|(_, values)| values).filter(|value| value.shown);
        let mut hedges = shown.flat_map(|value| &value.support).map(|support| &support.hedge);
        !self.view.shown.hedges.is_empty() || hedges.any(Option::is_some)
    }

    /// `Kabul, Afghanistan`, as far as known.
    pub(crate) fn where_it_was(&self) -> Option<String> {
        match (&self.place, &self.country) {
            (Some(place), Some(country)) if place != country => Some(format!("{place}, {country}")),
            (place, country) => place.clone().or_else(|| country.clone()),
        }
    }

    /// Those who are named beside those who claim it; all who are named where no one does.
    pub(crate) fn others_named(&self) -> Vec<String> {
        self.actors.iter().filter(|actor| !self.claimants.contains(actor)).cloned().collect()
    }

    /// `claimed by ISKP`, `suspected: ISKP`, `no one is named`.
    pub(crate) fn authorship(&self) -> String {
        if !self.claimants.is_empty() {
            let others = self.others_named();
            let also = if others.is_empty() {
                String::new()
            } else {
                format!("; also named: {}", phrase::listed(&others, "and"))
            };
            return format!("claimed by {}{also}", phrase::listed(&self.claimants, "and"));
        }
        if self.actors.is_empty() {
            return String::from("no one is named");
        }
        if self.view.shown.attribution == Attribution::Unknown {
            return format!("no group is named ({})", phrase::listed(&self.actors, "and"));
        }
        format!("{} {}", phrase::tie(self.view.shown.attribution), phrase::listed(&self.actors, "and"))
    }

    /// What the check may count it by.
    pub(super) fn record(&self) -> CountedRecord {
        CountedRecord { id: self.view.id.clone(), label: self.label.clone(), values: self.counted_by() }
    }

    /// Properties and values by which it is counted.
    pub(crate) fn counted_by(&self) -> Vec<(String, String)> {
        let shown = &self.view.shown;
        let mut values = vec![pair("stage", shown.status.as_str())];
        values.extend(shown.tactic.iter().map(|tactic| pair("tactic", &phrase::code(&clean(tactic)))));
        values.extend(
            shown
                .targets
                .iter()
                .filter_map(|target| Some(pair("nationality", target.nationality.as_deref()?))),
        );
        values.extend(self.place.iter().map(|place| pair("place", place)));
        values.extend(self.date.and_then(single_year).map(|year| pair("year", &year.to_string())));
        for property in ["tactic", "nationality", "place"] {
            if !values.iter().any(|(name, _)| name == property) {
                values.push(pair(property, "none"));
            }
        }
        let loosely = self.date.is_none_or(|date| date.days() > LOOSE_DAYS);
        let no_one = shown.perpetrators.is_empty() || shown.attribution == Attribution::Unknown;
        let marks = [
            ("matches", self.matches),
            ("counted", self.counts),
            ("single origin", self.view.origins <= 1),
            ("hedged", self.is_hedged()),
            ("loosely dated", loosely),
            ("no single year", self.date.and_then(single_year).is_none()),
            ("no one named", no_one),
        ];
        values.extend(marks.into_iter().filter(|(_, set)| *set).map(|(mark, _)| pair(mark, "yes")));
        values.sort();
        values.dedup();
        values
    }

    /// One span per source that tells of the whole, for sentences about many records.
    pub(crate) fn brief_citations(&self) -> Vec<Citation> {
        let mut citations: Vec<Citation> = Vec::new();
        for citation in &self.citations {
            match citations.iter_mut().find(|kept| kept.source == citation.source) {
                Some(kept) if kept.property != "record" && citation.property == "record" => {
                    *kept = citation.clone()
                }
                Some(_) => {}
                None => citations.push(citation.clone()),
            }
        }
        citations
    }

    /// Whether the stage is this one.
    pub(crate) fn is(&self, stage: Stage) -> bool {
        self.view.shown.status == stage
    }
}

/// Longer intervals count as loose dates.
const LOOSE_DAYS: i32 = 31;

fn pair(property: &str, value: &str) -> (String, String) {
    (property.to_owned(), value.to_owned())
}

impl ToldStatement<'_> {
    /// Leaves out every value that the cited words do not hold.
    pub(super) fn keep_what_is_held(&mut self, checker: &Checker) {
        let held = checker.held(&self.citations);
        let holds = |words: &str| held.hold(words);
        let date = self.date.filter(|date| holds(&phrase::short_date(*date)));
        let speaker = self.speaker.clone().filter(|speaker| holds(speaker));
        let outlet = self.outlet.clone().filter(|outlet| holds(outlet));
        let targets = self.targets.iter().filter(|target| holds(target)).cloned().collect();
        (self.date, self.speaker, self.outlet, self.targets) = (date, speaker, outlet, targets);
    }

    /// What the check may count it by.
    pub(super) fn record(&self) -> CountedRecord {
        let mut values = vec![pair("kind", self.view.shown.kind.as_str())];
        values.extend(self.matches.then(|| pair("matches", "yes")));
        CountedRecord { id: self.view.id.clone(), label: self.label.clone(), values }
    }
}
