//! Decisions of people: from what was asked for to a ruling on records, with everything that would change shown first.
//!
//! A decision is a row of the ledger and nothing else; views derive from all rows, so undoing one restores exactly what
//! was shown before it.

mod history;
mod preview;
mod queue;
mod value;

use jiff::{Timestamp, civil::Date};
use ledger::{AsOf, Ledger};
use model::{Decision, Hash, Property, RecordRef, Reliability, Ruling, Span};
use resolve::{DecisionInput, Rulings, Standing};
use serde_json::Value;

pub use self::{
    history::{DecisionLine, GradeStep, GradedSource, graded_sources, ruled_on},
    preview::{Change, Changed, Difference, Number, Preview},
    queue::{Open, open},
    value::{FIELDS, ValueError},
};
use crate::{Desk, DeskError, query::nearest, records::Wanted, show::ShowError, view::View};

/// Longest reason, in bytes.
const LONGEST_REASON: usize = 2_000;

/// What a person wants.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// Incidents or statements are right as shown.
    Accept {
        /// Digits of its id.
        id: String,
    },
    /// They tell of nothing that belongs in the ledger.
    Reject {
        /// Digits of its id.
        id: String,
    },
    /// A field has another value.
    Edit {
        /// Digits of its id.
        id: String,
        /// Name of the field, as `show` prints it.
        field: String,
        /// The value as typed; `-` for none.
        value: String,
        /// Words of one of its reports that say it.
        words: Option<String>,
    },
    /// Two are one.
    Merge {
        /// Digits of the one id.
        id: String,
        /// Digits of the other.
        with: String,
    },
    /// Some of its reports tell of another one.
    Split {
        /// Digits of its id.
        id: String,
        /// Those reports: their numbers as `show` prints them, or digits of their ids.
        reports: Vec<String>,
    },
    /// A publisher is this reliable.
    Grade {
        /// Its name.
        source: String,
        /// The grade.
        grade: Reliability,
        /// From which day on; `None` for all that it published.
        from: Option<Date>,
    },
    /// A second person agrees with a decision.
    Confirm {
        /// Its number.
        decision: u64,
    },
    /// A decision no longer holds.
    Undo {
        /// Its number; `None` for the author's last one that holds.
        decision: Option<u64>,
    },
}

/// Who decides, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Signed {
    /// Who.
    pub author: String,
    /// Why, in one or two sentences.
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

/// Why nothing was decided.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DecideError {
    /// Nobody is named.
    #[error(
        "who decides? give --author NAME, or set CHANCERY_AUTHOR, or `author` under [decisions] in chancery.toml"
    )]
    NoAuthor,
    /// No reason is given.
    #[error("why? give the reason with -m \"...\"; whoever reads this next year will ask")]
    NoReason,
    /// The reason is a document.
    #[error(
        "the reason has {bytes} bytes; {LONGEST_REASON} are enough, put the rest into a report and add that"
    )]
    LongReason {
        /// Its length.
        bytes: usize,
    },
    /// The id is not that of one thing.
    #[error(transparent)]
    Id(#[from] ShowError),
    /// The id is of something else.
    #[error("{id} is a document; give the id of an incident or a statement")]
    NoRecord {
        /// As given.
        id: String,
    },
    /// An incident and a statement, or the same thing twice.
    #[error("{id} and {with} cannot be one: {why}")]
    Unlike {
        /// As given.
        id: String,
        /// As given.
        with: String,
        /// What they are.
        why: &'static str,
    },
    /// No such report.
    #[error("{id} has no report {report}; it has {known}")]
    NoReport {
        /// The incident.
        id: String,
        /// As given.
        report: String,
        /// What it has.
        known: String,
    },
    /// All or none of the reports.
    #[error("nothing would be left: some of the {count} reports of {id} have to stay")]
    NothingLeft {
        /// The incident.
        id: String,
        /// How many it has.
        count: usize,
    },
    /// The value is not one of this field.
    #[error(transparent)]
    Value(#[from] ValueError),
    /// The words stand nowhere.
    #[error("no report of {id} says “{words}”; give the words exactly as one of them has them")]
    NotSaid {
        /// The incident.
        id: String,
        /// As given.
        words: String,
    },
    /// No report has the value, and no words were given for it.
    #[error(
        "no report of {id} was read to say this; give the words that say it with --quote \"...\", as they stand in a report"
    )]
    NoWords {
        /// The incident.
        id: String,
    },
    /// Nobody of this name published anything.
    #[error("no report here is by `{source_name}`{}", near.as_ref().map(|near| format!("; did you mean `{near}`?")).unwrap_or_default())]
    NoSource {
        /// As given.
        source_name: String,
        /// What it may mean.
        near: Option<String>,
    },
    /// No such decision.
    #[error("there is no decision {number}; `chancery decisions` lists them")]
    NoDecision {
        /// As given.
        number: u64,
    },
    /// Nothing that this author could undo.
    #[error(
        "no decision by {author} holds; `chancery decisions` lists them, `chancery undo NUMBER` undoes anybody's"
    )]
    NothingToUndo {
        /// Who asked.
        author: String,
    },
    /// It does not hold as it is.
    #[error("decision {number} was undone by decision {by}; undo that one to bring it back")]
    UndoneAlready {
        /// The decision.
        number: u64,
        /// What undid it.
        by: u64,
    },
    /// One cannot be two.
    #[error("decision {number} is your own; it takes a second person to confirm it")]
    OwnDecision {
        /// The decision.
        number: u64,
    },
    /// Nothing waits for it.
    #[error("decision {number} holds as it is; nothing needs to be confirmed")]
    HoldsAlready {
        /// The decision.
        number: u64,
    },
    /// The desk failed.
    #[error(transparent)]
    Desk(#[from] DeskError),
}

/// A ruling that can be made, and what it would change.
#[derive(Debug)]
pub struct Proposal {
    /// What would be recorded.
    pub ruling: Ruling,
    /// What would change.
    pub preview: Preview,
}

impl Signed {
    /// Checks that somebody signs with a reason.
    pub fn check(&self) -> Result<(), DecideError> {
        if self.author.trim().is_empty() {
            return Err(DecideError::NoAuthor);
        }
        match self.reason.trim().len() {
            0 => Err(DecideError::NoReason),
            bytes if bytes > LONGEST_REASON => Err(DecideError::LongReason { bytes }),
            _ => Ok(()),
        }
    }
}

impl Desk {
    /// The decisions as of a time, and which of them hold.
    pub fn rulings(&self, as_of: AsOf) -> Result<Rulings, DeskError> {
        rulings(&self.read()?, as_of, self.settings())
    }

    /// What `ask` means on this desk, and what would change. Nothing is written; nobody has to sign for looking.
    pub fn propose(&self, ask: &Ask, signed: &Signed) -> Result<Proposal, DecideError> {
        let ledger = self.read()?;
        let before = View::of(&ledger, AsOf::default(), Wanted::Everything, self.settings())?;
        let ruling = Asked { view: &before, ledger: &ledger, signed }.ruling(ask)?;
        let mut decisions = before.rulings().decisions().to_vec();
        let next = decisions.last().map_or(1, |last| last.number + 1);
        decisions.push(DecisionInput {
            number: next,
            ruling: ruling.clone(),
            author: signed.author.clone(),
            reason: signed.reason.clone(),
            decided: signed.at,
        });
        let hypothetical = Rulings::of(decisions, self.settings().decisions.approval());
        let waits = hypothetical.standing(next) == Some(Standing::Waits);
        let after = View::under(&ledger, AsOf::default(), Wanted::Everything, hypothetical)?;
        let issued = ledger.judgements(AsOf::default()).map_err(DeskError::from)?;
        let preview = Preview::of(&before, &after, &issued, signed.at, waits);
        Ok(Proposal { ruling, preview })
    }

    /// Records a ruling and returns its number.
    pub fn decide(&self, ruling: &Ruling, signed: &Signed) -> Result<u64, DecideError> {
        signed.check()?;
        let decision: Decision = ruling.decision(signed.author.trim(), signed.reason.trim(), signed.at);
        Ok(self.write()?.decide(&decision, signed.at).map_err(DeskError::from)?)
    }
}

/// The decisions of a ledger, read.
pub(crate) fn rulings(
    ledger: &Ledger,
    as_of: AsOf,
    settings: &crate::Settings,
) -> Result<Rulings, DeskError> {
    let rows = ledger.decisions(as_of)?.into_iter();
    let read = rows.filter_map(|row| {
        let ruling = Ruling::of(&row.decision)?;
        let Decision { author, reason, decided, .. } = row.decision;
        Some(DecisionInput { number: row.number, ruling, author, reason, decided })
    });
    Ok(Rulings::of(read.collect(), settings.decisions.approval()))
}

/// An incident or statement that was asked for.
struct Thing<'v> {
    given: &'v str,
    members: &'v [RecordRef],
    statement: bool,
}

struct Asked<'a> {
    view: &'a View,
    ledger: &'a Ledger,
    signed: &'a Signed,
}

impl<'a> Asked<'a> {
    fn ruling(&self, ask: &'a Ask) -> Result<Ruling, DecideError> {
        Ok(match ask {
            Ask::Accept { id } => Ruling::Accept { records: self.thing(id)?.members.to_vec() },
            Ask::Reject { id } => Ruling::Reject { records: self.thing(id)?.members.to_vec() },
            Ask::Merge { id, with } => self.merge(id, with)?,
            Ask::Split { id, reports } => self.split(id, reports)?,
            Ask::Edit { id, field, value, words } => self.edit(id, field, value, words.as_deref())?,
            Ask::Grade { source, grade, from } => {
                Ruling::Grade { source: self.publisher(source)?, grade: *grade, from: *from }
            }
            Ask::Confirm { decision } => self.confirm(*decision)?,
            Ask::Undo { decision } => self.undo(*decision)?,
        })
    }

    fn thing(&self, given: &'a str) -> Result<Thing<'a>, DecideError> {
        let id = self.view.by_prefix(given)?;
        if let Some(incident) = self.view.incidents.iter().find(|it| it.id == id) {
            return Ok(Thing { given, members: &incident.members, statement: false });
        }
        let statement = self.view.statements.iter().find(|it| it.id == id);
        let statement = statement.ok_or_else(|| DecideError::NoRecord { id: given.to_owned() })?;
        Ok(Thing { given, members: &statement.members, statement: true })
    }

    fn merge(&self, id: &'a str, with: &'a str) -> Result<Ruling, DecideError> {
        let (one, other) = (self.thing(id)?, self.thing(with)?);
        let unlike = |why| DecideError::Unlike { id: id.to_owned(), with: with.to_owned(), why };
        if one.statement != other.statement {
            return Err(unlike("one is an incident, the other a statement"));
        }
        if one.members == other.members {
            return Err(unlike("they are one already"));
        }
        Ok(Ruling::Merge { records: one.members.to_vec(), with: other.members.to_vec() })
    }

    fn split(&self, id: &'a str, reports: &[String]) -> Result<Ruling, DecideError> {
        let thing = self.thing(id)?;
        let documents = documents(thing.members);
        let mut out: Vec<RecordRef> = Vec::new();
        for report in reports {
            let number = report.parse::<usize>().ok().filter(|number| report.len() < 4 && *number > 0);
            let by_number = number.and_then(|number| documents.get(number - 1).copied());
            let by_id = || {
                let digits = report.to_ascii_lowercase();
                let fits = |doc: &&&Hash| digits.len() >= 4 && doc.as_str().starts_with(&digits);
                documents.iter().find(fits).copied()
            };
            let doc = by_number.or_else(by_id).ok_or_else(|| DecideError::NoReport {
                id: thing.given.to_owned(),
                report: report.clone(),
                known: format!("1 to {}", documents.len()),
            })?;
            out.extend(thing.members.iter().filter(|member| member.doc == *doc).cloned());
        }
        let from: Vec<RecordRef> = thing.members.iter().filter(|it| !out.contains(it)).cloned().collect();
        if from.is_empty() || out.is_empty() {
            return Err(DecideError::NothingLeft { id: id.to_owned(), count: documents.len() });
        }
        Ok(Ruling::Split { records: out, from })
    }

    fn edit(
        &self,
        id: &'a str,
        field: &str,
        typed: &str,
        words: Option<&str>,
    ) -> Result<Ruling, DecideError> {
        let thing = self.thing(id)?;
        let (property, value) = value::read(field, typed, thing.statement)?;
        let words = words.map(|words| self.said(&thing, words)).transpose()?;
        if words.is_none() && !value.is_null() && !self.is_known(&thing, &property, &value) {
            return Err(DecideError::NoWords { id: id.to_owned() });
        }
        let record = thing.members[0].clone();
        Ok(Ruling::Edit { record, property, value, words })
    }

    /// Whether a report of it was read to say so, or the value is a person's reading of the whole.
    fn is_known(&self, thing: &Thing, property: &Property, value: &Value) -> bool {
        let free = value::OF_THE_WHOLE.contains(&property.as_str());
        let incident = self.view.incidents.iter().find(|it| it.members == thing.members);
        let alternatives = incident.and_then(|it| it.values.iter().find(|(name, _)| name == property));
        free || alternatives.is_some_and(|(_, all)| all.iter().any(|it| it.value == *value))
    }

    /// Where the words stand in a report of it.
    fn said(&self, thing: &Thing, words: &str) -> Result<(RecordRef, Span), DecideError> {
        for member in thing.members {
            let text = self.ledger.text(&member.doc).map_err(DeskError::from)?;
            let place = text.find(words).filter(|_| !words.trim().is_empty());
            if let Some(span) = place.and_then(|at| Span::of(&text, at, at + words.len())) {
                return Ok((member.clone(), span));
            }
        }
        Err(DecideError::NotSaid { id: thing.given.to_owned(), words: words.chars().take(200).collect() })
    }

    fn publisher(&self, given: &str) -> Result<String, DecideError> {
        let fold = model::codebook::fold;
        let mut names: Vec<&str> =
            self.view.documents.iter().filter_map(|row| row.publisher.as_deref()).collect();
        names.sort_unstable();
        names.dedup();
        let same = names.iter().find(|name| fold(name) == fold(given));
        same.map(|name| (*name).to_owned()).ok_or_else(|| DecideError::NoSource {
            source_name: given.to_owned(),
            near: nearest(given, names.iter().copied()).map(str::to_owned),
        })
    }

    fn confirm(&self, number: u64) -> Result<Ruling, DecideError> {
        let rulings = self.view.rulings();
        match rulings.standing(number) {
            None => return Err(DecideError::NoDecision { number }),
            Some(Standing::Undone(by)) => return Err(DecideError::UndoneAlready { number, by }),
            Some(Standing::Holds) => return Err(DecideError::HoldsAlready { number }),
            Some(Standing::Waits) => {}
        }
        let own = rulings.decisions().iter().any(|it| it.number == number && it.author == self.signed.author);
        if own { Err(DecideError::OwnDecision { number }) } else { Ok(Ruling::Confirm { decision: number }) }
    }

    fn undo(&self, number: Option<u64>) -> Result<Ruling, DecideError> {
        let rulings = self.view.rulings();
        let counts = |it: &&DecisionInput| {
            let open = matches!(rulings.standing(it.number), Some(Standing::Holds | Standing::Waits));
            open && it.author == self.signed.author && !matches!(it.ruling, Ruling::Undo { .. })
        };
        let last = || rulings.decisions().iter().rev().find(counts).map(|it| it.number);
        let nothing = || DecideError::NothingToUndo { author: self.signed.author.clone() };
        let number = number.or_else(last).ok_or_else(nothing)?;
        match rulings.standing(number) {
            None => Err(DecideError::NoDecision { number }),
            Some(Standing::Undone(by)) => Err(DecideError::UndoneAlready { number, by }),
            Some(_) => Ok(Ruling::Undo { decision: number }),
        }
    }
}

/// The documents of records, each once, in their order.
fn documents(members: &[RecordRef]) -> Vec<&Hash> {
    let mut seen = std::collections::BTreeSet::new();
    members.iter().map(|member| &member.doc).filter(|doc| seen.insert(*doc)).collect()
}

#[cfg(test)]
mod tests;
