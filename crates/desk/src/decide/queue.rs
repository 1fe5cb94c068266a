//! What a person should look at, what is most in doubt first.

use model::{Alternative, Credibility, Hash, IncidentView, Property, StatementView};
use serde::Serialize;

use crate::view::View;

/// Links below this weight joined records by little.
const WEAK_LINK: f64 = 5.5;
/// What differing values, weak links and missing fields add to the doubt, against one for a step of credibility.
const DIFFERS: f64 = 1.0;
const JOINED_BY_LITTLE: f64 = 1.5;
const MISSING: f64 = 0.5;

/// One incident or statement that nobody has decided on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Open {
    /// Its id.
    pub id: Hash,
    /// Whether it is a statement.
    pub statement: bool,
    /// What it is, one line.
    pub what: String,
    /// How much is in doubt; larger is more.
    pub doubt: f64,
    /// What is in doubt.
    pub why: Vec<String>,
}

/// Everything with a record that nobody has accepted or rejected; what is most in doubt first, then the newest.
pub fn open(view: &View) -> Vec<Open> {
    let undecided = |members: &[model::RecordRef]| {
        members.iter().any(|member| view.rulings().verdict_on(member).is_none())
    };
    let incidents = view.incidents.iter().filter(|it| undecided(&it.members));
    let statements = view.statements.iter().filter(|it| undecided(&it.members));
    let mut all: Vec<(Option<jiff::civil::Date>, Open)> = incidents
        .map(|it| (it.shown.date.map(|date| date.to()), of_incident(it)))
        .chain(statements.map(|it| (it.shown.date.map(|date| date.to()), of_statement(it))))
        .collect();
    all.sort_by(|(day, a), (other, b)| {
        b.doubt.total_cmp(&a.doubt).then(other.cmp(day)).then_with(|| a.id.cmp(&b.id))
    });
    all.into_iter().map(|(_, open)| open).collect()
}

fn of_incident(view: &IncidentView) -> Open {
    let mut doubts = Doubts::default();
    let step = f64::from(view.credibility.as_str().parse::<u8>().unwrap_or(6));
    if view.credibility > Credibility::ProbablyTrue {
        doubts.add(step - 2.0, format!("credibility {}", view.credibility));
    }
    let differing: Vec<&str> = view.values.iter().filter(differs).map(|(name, _)| name.as_str()).collect();
    if !differing.is_empty() {
        doubts.add(DIFFERS * differing.len() as f64, format!("reports differ on {}", differing.join(", ")));
    }
    let weak = view.links.iter().filter(|link| link.score < WEAK_LINK && link.parts.len() > 1).count();
    if weak > 0 {
        doubts.add(JOINED_BY_LITTLE, format!("{weak} of its reports joined by little"));
    }
    let shown = &view.shown;
    let missing = [
        ("date", shown.date.is_none()),
        ("place", shown.place.is_none()),
        ("target", shown.targets.is_empty()),
    ];
    doubts.missing(&missing);
    Open {
        id: view.id.clone(),
        statement: false,
        what: super::preview::headline(shown),
        doubt: doubts.sum,
        why: doubts.why,
    }
}

fn of_statement(view: &StatementView) -> Open {
    let mut doubts = Doubts::default();
    if view.members.len() == 1 {
        doubts.add(1.0, "one report only".to_owned());
    }
    let missing = [("speaker", view.shown.speaker.is_none()), ("date", view.shown.date.is_none())];
    doubts.missing(&missing);
    Open {
        id: view.id.clone(),
        statement: true,
        what: super::preview::said(view),
        doubt: doubts.sum,
        why: doubts.why,
    }
}

/// Whether independent reports give a value that the shown one does not fit.
fn differs((name, alternatives): &&(Property, Vec<Alternative>)) -> bool {
    const ALL_SHOWN: &[&str] =
        &["targets", "tactic", "weapons", "hedges", "said_by", "claimed_by", "evidence"];
    let other = |it: &Alternative| !it.shown && it.reason.starts_with("not shown:");
    !ALL_SHOWN.contains(&name.as_str()) && alternatives.iter().any(other)
}

#[derive(Default)]
struct Doubts {
    sum: f64,
    why: Vec<String>,
}

impl Doubts {
    fn add(&mut self, weight: f64, why: String) {
        self.sum += weight;
        self.why.push(why);
    }

    fn missing(&mut self, fields: &[(&str, bool)]) {
        let names: Vec<&str> = fields.iter().filter(|(_, missing)| *missing).map(|(name, _)| *name).collect();
        if !names.is_empty() {
            self.add(MISSING * names.len() as f64, format!("no {}", names.join(", no ")));
        }
    }
}
