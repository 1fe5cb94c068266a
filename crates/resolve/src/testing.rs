//! Records for tests.

use std::sync::{Arc, LazyLock};

use model::{
    Attribution, CountRange, Hash, IncidentRecord, IncidentType, Marking, Perpetrator, PerpetratorKind,
    RecordRef, Reliability, Specificity, Stage, StatementKind, StatementRecord, Target, TargetClass,
    TargetKind,
};

use crate::facts::Names;
use crate::input::{DocumentMeta, IncidentInput, RecordInput, StatementInput};

/// The indexes over the real codebook, built once for all tests.
pub(crate) static NAMES: LazyLock<Names<'static>> =
    LazyLock::new(|| Names::new(model::codebook::Codebook::embedded()));

/// An incident of one document, to be changed field by field.
#[derive(Debug, Clone)]
pub(crate) struct Told(pub IncidentInput);

/// A bombing at `target` ("RU Russian Embassy": nationality, then name; class from the words) in Kabul on `day`.
pub(crate) fn told(doc: &str, day: &str, target: &str) -> Told {
    Told(IncidentInput {
        reference: RecordRef { doc: Hash::of_bytes(doc.as_bytes()), record: "i1".to_owned() },
        record: IncidentRecord {
            id: "i1".to_owned(),
            status: Stage::Executed,
            incident_type: IncidentType::Bombing,
            tactic: Vec::new(),
            weapons: Vec::new(),
            date: (!day.is_empty()).then(|| day.parse().unwrap()),
            country: Some("AF".to_owned()),
            place: Some("Kabul".to_owned()),
            facility: None,
            targets: (!target.is_empty()).then(|| self::target(target)).into_iter().collect(),
            perpetrators: Vec::new(),
            claimed_by: Vec::new(),
            attribution: Attribution::Unknown,
            killed: None,
            wounded: None,
            perpetrators_killed: None,
            hedges: Vec::new(),
            said_by: Vec::new(),
            evidence: Vec::new(),
        },
        document: document(doc),
        said: Vec::new(),
        order: 0,
    })
}

pub(crate) fn target(text: &str) -> Target {
    let (nationality, name) = text.split_once(' ').unwrap();
    let lower = name.to_lowercase();
    let has = |word: &str| lower.contains(word);
    let class = match () {
        () if has("embassy") || has("consulate") || has("mission") => TargetClass::Diplomatic,
        () if has("police") => TargetClass::Police,
        () if has("hotel") || has("bank") || has("market") => TargetClass::Business,
        () if has("airport") || has("bus") => TargetClass::Transport,
        () if has("mosque") || has("temple") || has("shrine") => TargetClass::Religious,
        () => TargetClass::Civilian,
    };
    Target {
        name: name.to_owned(),
        kind: TargetKind::Facility,
        class,
        nationality: (nationality != "--").then(|| nationality.to_owned()),
        country: None,
        mentions: Vec::new(),
    }
}

fn document(doc: &str) -> Arc<DocumentMeta> {
    Arc::new(DocumentMeta {
        id: Hash::of_bytes(doc.as_bytes()),
        name: doc.to_owned(),
        title: None,
        publisher: None,
        url: None,
        published: None,
        cites: Vec::new(),
        marking: Marking::default(),
        reliability: Reliability::F,
    })
}

impl Told {
    pub fn with(mut self, change: impl FnOnce(&mut IncidentRecord)) -> Self {
        change(&mut self.0.record);
        self
    }

    pub fn place(self, place: &str) -> Self {
        self.with(|record| record.place = (!place.is_empty()).then(|| place.to_owned()))
    }

    pub fn killed(self, killed: u32) -> Self {
        self.with(|record| record.killed = Some(CountRange::exactly(killed)))
    }

    pub fn by(self, actor: &str) -> Self {
        self.with(|record| {
            record.perpetrators.push(Perpetrator {
                name: actor.to_owned(),
                kind: PerpetratorKind::Organization,
                actor: Some(actor.to_owned()),
                mentions: Vec::new(),
            });
        })
    }

    /// Another record of the same document.
    pub fn second(mut self) -> Self {
        "i2".clone_into(&mut self.0.reference.record);
        "i2".clone_into(&mut self.0.record.id);
        self
    }

    pub fn document(mut self, change: impl FnOnce(&mut DocumentMeta)) -> Self {
        change(Arc::make_mut(&mut self.0.document));
        self
    }

    pub fn published(self, day: &str) -> Self {
        self.document(|doc| doc.published = Some(day.parse().unwrap()))
    }
}

/// Takes the records in the order in which they stand as the order of recording.
pub(crate) fn in_order(told: Vec<Told>) -> Vec<IncidentInput> {
    told.into_iter().zip(0u64..).map(|(told, order)| RecordInput { order, ..told.0 }).collect()
}

/// A statement of one document.
pub(crate) fn stated(
    doc: &str,
    kind: StatementKind,
    speaker: &str,
    day: &str,
    targets: &[&str],
) -> StatementInput {
    let in_country = |text: &&str| Target { country: Some("AF".to_owned()), ..target(text) };
    StatementInput {
        reference: RecordRef { doc: Hash::of_bytes(doc.as_bytes()), record: "s1".to_owned() },
        record: StatementRecord {
            id: "s1".to_owned(),
            kind,
            speaker: Some(speaker.to_owned()),
            actor: None,
            outlet: None,
            date: (!day.is_empty()).then(|| day.parse().unwrap()),
            targets: targets.iter().map(in_country).collect(),
            specificity: Specificity::General,
            condition: None,
            horizon: None,
            evidence: Vec::new(),
        },
        document: document(doc),
        said: Vec::new(),
        order: 0,
    }
}
