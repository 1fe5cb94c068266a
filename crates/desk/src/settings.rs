//! `chancery.toml`: what one desk does its own way. Every entry may be left out.

use std::{fs, path::Path};

use model::{Marking, Tlp};
use resolve::Approval;
use serde::{Deserialize, Serialize};

use crate::DeskError;

/// Name of the file that makes a folder a desk.
pub const SETTINGS_FILE: &str = "chancery.toml";

/// What a new desk starts with.
const FRESH: &str = "\
# A Chancery desk. Every entry may be left out; what stands behind # is what holds then.

[add]
# marking = \"CLEAR\"     # least TLP label of what is added; a report's own label stays where it is narrower
# workers = 0           # threads that read reports; 0 for as many as there are cores

[engine]
# engine = \"default\"    # who reads: default, model (a language model reads all), hybrid (only what is in doubt)
# endpoint = \"\"         # base address of an OpenAI-compatible server, e.g. http://localhost:8080/v1
# model = \"\"            # the model's name at that server; its key is read from CHANCERY_MODEL_KEY
# timeout_s = 120       # how long one answer may take
# most_questions = 0    # questions in one run; 0 for no bound
# most_tokens = 0       # tokens in one run; 0 for no bound
# send_up_to = \"CLEAR\"  # reports with a narrower TLP label are not sent to another machine

[decisions]
# author = \"\"           # who decides at this desk, where --author and CHANCERY_AUTHOR do not say it
# two_persons = false   # a decision holds only when a second person has confirmed it

[ledger]
# size_limit_mb = 0     # the ledger grows no larger than this; 0 for as large as the disk allows
# busy_timeout_s = 30   # how long to wait while another chancery writes
";

/// Settings of a desk.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// What holds for everything that is added.
    pub add: AddSettings,
    /// Who reads what is added.
    pub engine: EngineSettings,
    /// Who decides, and how many it takes.
    pub decisions: DecisionSettings,
    /// How the ledger is kept.
    pub ledger: LedgerSettings,
}

/// Who decides, and how many it takes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DecisionSettings {
    /// Who decides where nobody else is named.
    pub author: String,
    /// Whether a second person has to confirm.
    pub two_persons: bool,
}

impl DecisionSettings {
    /// How many people a decision takes.
    pub fn approval(&self) -> Approval {
        if self.two_persons { Approval::Two } else { Approval::One }
    }
}

/// What holds for everything that is added.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AddSettings {
    /// Least TLP label.
    pub marking: Option<String>,
    /// Threads that extract; 0 for the number of cores.
    pub workers: usize,
}

/// Which engine reads.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EngineKind {
    /// Rules and small models, on this machine.
    #[default]
    Default,
    /// A language model.
    Model,
    /// The default engine, and a language model where that is in doubt.
    Hybrid,
}

/// Who reads what is added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct EngineSettings {
    /// Which engine.
    pub engine: EngineKind,
    /// Base address of a language model's server.
    pub endpoint: String,
    /// The model's name there.
    pub model: String,
    /// Seconds that one answer may take.
    pub timeout_s: u64,
    /// Questions in one run; 0 for no bound.
    pub most_questions: u64,
    /// Tokens in one run; 0 for no bound.
    pub most_tokens: u64,
    /// The narrowest TLP label of what is sent to another machine.
    pub send_up_to: Tlp,
}

impl Default for EngineSettings {
    fn default() -> Self {
        Self {
            engine: EngineKind::Default,
            endpoint: String::new(),
            model: String::new(),
            timeout_s: 120,
            most_questions: 0,
            most_tokens: 0,
            send_up_to: Tlp::Clear,
        }
    }
}

/// How the ledger is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LedgerSettings {
    /// Megabytes that it may grow to; 0 for no limit.
    pub size_limit_mb: u64,
    /// Seconds to wait for another writer.
    pub busy_timeout_s: u64,
}

impl Default for LedgerSettings {
    fn default() -> Self {
        Self { size_limit_mb: 0, busy_timeout_s: 30 }
    }
}

impl Settings {
    /// Reads the settings of a desk.
    pub fn read(folder: &Path) -> Result<Self, DeskError> {
        let file = folder.join(SETTINGS_FILE);
        let text = fs::read_to_string(&file).map_err(|source| DeskError::Io {
            doing: "read",
            path: file.clone(),
            source,
        })?;
        let bad = |problem: String| DeskError::Settings { file: file.clone(), problem };
        let settings: Self =
            toml::from_str(&text).map_err(|error| bad(error.to_string().trim_end().to_owned()))?;
        settings.marking().map_err(|error| bad(format!("in [add], {error}")))?;
        Ok(settings)
    }

    /// Writes the settings of a new desk.
    pub(crate) fn write_fresh(folder: &Path) -> Result<(), DeskError> {
        let file = folder.join(SETTINGS_FILE);
        fs::write(&file, FRESH).map_err(|source| DeskError::Io { doing: "write", path: file, source })
    }

    /// The least marking of what is added.
    pub fn marking(&self) -> Result<Marking, model::UnknownWord> {
        let tlp = self.add.marking.as_deref().map(str::parse::<Tlp>).transpose()?.unwrap_or_default();
        Ok(Marking { tlp, caveats: Vec::new() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fresh_file_says_what_holds_by_default() {
        assert_eq!(toml::from_str::<Settings>(FRESH).unwrap(), Settings::default());
    }

    #[test]
    fn a_misspelt_entry_and_an_unknown_label_are_refused_by_name() {
        let folder = tempfile::tempdir().unwrap();
        for (text, named) in
            [("[add]\nmarkings = \"RED\"\n", "markings"), ("[add]\nmarking = \"PINK\"\n", "PINK")]
        {
            fs::write(folder.path().join(SETTINGS_FILE), text).unwrap();
            let message = Settings::read(folder.path()).unwrap_err().to_string();
            assert!(message.contains(named) && message.contains(SETTINGS_FILE), "{message}");
        }
    }
}
