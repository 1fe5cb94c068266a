//! The crate's front door.

use std::{collections::HashMap, sync::Arc};

use model::{IncidentView, RecordRef, StatementView, codebook::Codebook};

use crate::{
    actors::Actors,
    facts::Names,
    gazetteer::Gazetteer,
    incidents::{self, Cluster},
    input::{IncidentInput, RecordInput, StatementInput},
    lineage::Lineage,
    missions::{MissionPhrase, Missions},
    rulings::Rulings,
    statements, views,
};

/// The indexes over a codebook, built once and shared by clones, and everything that is done with them.
#[derive(Debug, Clone)]
pub struct Resolver<'a> {
    names: Arc<Names<'a>>,
    missions: Arc<Missions<'a>>,
    rulings: Rulings,
}

impl<'a> Resolver<'a> {
    /// Builds the indexes.
    pub fn new(codebook: &'a Codebook) -> Self {
        Self {
            names: Arc::new(Names::new(codebook)),
            missions: Arc::new(Missions::new(codebook)),
            rulings: Rulings::default(),
        }
    }

    /// The same, bound by what people decided.
    #[must_use]
    pub fn with(self, rulings: Rulings) -> Self {
        Self { rulings, ..self }
    }

    /// What people decided.
    pub fn rulings(&self) -> &Rulings {
        &self.rulings
    }

    /// Place names.
    pub fn gazetteer(&self) -> &Gazetteer<'a> {
        &self.names.gazetteer
    }

    /// Names of actors.
    pub fn actors(&self) -> &Actors<'a> {
        &self.names.actors
    }

    /// The mission that a phrase names; `host` is the country the text speaks of.
    pub fn mission(&self, phrase: &str, host: Option<&str>) -> Option<MissionPhrase> {
        self.missions.read(phrase, host, &self.names.gazetteer)
    }

    /// Which records tell of one incident; every record is in exactly one cluster.
    pub fn cluster_incidents(&self, inputs: &[IncidentInput]) -> Vec<Cluster> {
        incidents::cluster(inputs, &self.names, &self.rulings)
    }

    /// Which records are of one statement; every record is in exactly one cluster.
    pub fn cluster_statements(&self, inputs: &[StatementInput]) -> Vec<Cluster> {
        statements::cluster(inputs, &self.names, &self.rulings)
    }

    /// The incidents of the world, by the order in which the first record of each was learned.
    pub fn incident_views(&self, inputs: &[IncidentInput], lineage: &Lineage) -> Vec<IncidentView> {
        let by_reference = by_reference(inputs);
        let clusters = self.cluster_incidents(inputs).into_iter();
        clusters
            .filter_map(|cluster| {
                let members = members(&cluster.members, &by_reference);
                views::incident_view(cluster, &members, lineage, &self.names, &self.rulings)
            })
            .collect()
    }

    /// The statements of the world, likewise.
    pub fn statement_views(&self, inputs: &[StatementInput], lineage: &Lineage) -> Vec<StatementView> {
        let by_reference = by_reference(inputs);
        let clusters = self.cluster_statements(inputs).into_iter();
        clusters
            .filter_map(|cluster| {
                let members = members(&cluster.members, &by_reference);
                views::statement_view(cluster, &members, lineage, &self.names, &self.rulings)
            })
            .collect()
    }
}

fn by_reference<R>(inputs: &[RecordInput<R>]) -> HashMap<&RecordRef, &RecordInput<R>> {
    inputs.iter().map(|input| (&input.reference, input)).collect()
}

fn members<'a, R>(
    members: &[RecordRef],
    by_reference: &HashMap<&RecordRef, &'a RecordInput<R>>,
) -> Vec<&'a RecordInput<R>> {
    members.iter().filter_map(|member| by_reference.get(member).copied()).collect()
}
