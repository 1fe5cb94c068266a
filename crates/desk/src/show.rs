//! One thing by its id: an incident, a statement or a document.

use ledger::{AsOf, DocumentRow};
use model::{Hash, IncidentView, StatementView};

use crate::{Desk, DeskError, view::View};

/// Fewest digits of an id that are looked for.
pub const PREFIX_DIGITS: usize = ledger::PREFIX_DIGITS;

/// Something that has an id.
#[derive(Debug)]
pub enum Shown {
    /// An incident.
    Incident(Box<IncidentView>),
    /// A statement.
    Statement(Box<StatementView>),
    /// A document, with its text and the records that stand on it.
    Document(Box<ShownDocument>),
}

/// A document as it is shown.
#[derive(Debug)]
pub struct ShownDocument {
    /// What is known of it.
    pub row: DocumentRow,
    /// Its text.
    pub text: String,
    /// Incidents that it tells of.
    pub incidents: Vec<IncidentView>,
    /// Statements that it tells of.
    pub statements: Vec<StatementView>,
    /// The earliest of the documents that it copies; `None` if it copies none.
    pub copy_of: Option<DocumentRow>,
}

/// Why nothing is shown.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ShowError {
    /// Not an id.
    #[error(
        "`{given}` is no id; give the first {PREFIX_DIGITS} or more of its digits (0-9, a-f), as `chancery find` prints them"
    )]
    NoId {
        /// As given.
        given: String,
    },
    /// Nothing has this id.
    #[error("nothing here has an id that starts with `{given}`{}", as_of_hint(*.bounded))]
    Nothing {
        /// As given.
        given: String,
        /// Whether the view was limited to a past time.
        bounded: bool,
    },
    /// More than one thing has it.
    #[error("`{given}` fits {count} things; give more digits")]
    Several {
        /// As given.
        given: String,
        /// How many.
        count: usize,
    },
    /// The desk failed.
    #[error(transparent)]
    Desk(#[from] DeskError),
}

fn as_of_hint(bounded: bool) -> &'static str {
    if bounded { " as of the time asked for; try without --as-of and --recorded-by" } else { "" }
}

impl View {
    /// The one thing whose id starts with the given digits.
    pub fn by_prefix(&self, given: &str) -> Result<Hash, ShowError> {
        let prefix = given.trim().to_ascii_lowercase();
        let digits = prefix.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !digits || prefix.len() < PREFIX_DIGITS || prefix.len() > 64 {
            return Err(ShowError::NoId { given: given.chars().take(80).collect() });
        }
        let ids = (self.incidents.iter().map(|it| &it.id))
            .chain(self.statements.iter().map(|it| &it.id))
            .chain(self.documents.iter().map(|it| &it.id));
        let mut fitting: Vec<&Hash> = ids.filter(|id| id.as_str().starts_with(&prefix)).collect();
        fitting.dedup();
        match fitting[..] {
            [id] => Ok(id.clone()),
            [] => Err(ShowError::Nothing { given: given.to_owned(), bounded: self.as_of != AsOf::default() }),
            _ => Err(ShowError::Several { given: given.to_owned(), count: fitting.len() }),
        }
    }
}

impl Desk {
    /// The thing whose id starts with the given digits.
    pub fn show(&self, given: &str, as_of: AsOf) -> Result<Shown, ShowError> {
        let view = self.view(as_of)?;
        let id = view.by_prefix(given)?;
        if let Some(incident) = view.incidents.iter().find(|it| it.id == id) {
            return Ok(Shown::Incident(Box::new(incident.clone())));
        }
        if let Some(statement) = view.statements.iter().find(|it| it.id == id) {
            return Ok(Shown::Statement(Box::new(statement.clone())));
        }
        let nothing = || ShowError::Nothing { given: given.to_owned(), bounded: as_of != AsOf::default() };
        let row = view.document(&id).ok_or_else(nothing)?.clone();
        let text = self.read()?.text(&id).map_err(DeskError::from)?;
        let tells = |members: &[model::RecordRef]| members.iter().any(|member| member.doc == id);
        let incidents = view.incidents.iter().filter(|it| tells(&it.members)).cloned().collect();
        let statements = view.statements.iter().filter(|it| tells(&it.members)).cloned().collect();
        let root = view.root(&id);
        let copy_of = if *root == id { None } else { view.document(root).cloned() };
        Ok(Shown::Document(Box::new(ShownDocument { row, text, incidents, statements, copy_of })))
    }
}
