//! What can be said on the command line.

use std::{ffi::OsString, path::PathBuf};

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum, builder::styling};
use jiff::{Timestamp, civil::Date};
use model::{DateInterval, Reliability, Stage, TargetClass, Tlp};

use crate::help;

const STYLES: styling::Styles = styling::Styles::styled()
    .header(styling::AnsiColor::Green.on_default().bold())
    .usage(styling::AnsiColor::Green.on_default().bold())
    .literal(styling::AnsiColor::Cyan.on_default().bold())
    .placeholder(styling::AnsiColor::Cyan.on_default());

/// From reports on political violence to a ledger that can be defended line by line.
#[derive(Debug, Parser)]
#[command(
    name = "chancery",
    version,
    after_help = help::AFTER,
    styles = STYLES,
    max_term_width = 110,
    disable_help_flag = true,
    disable_help_subcommand = true
)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub global: Global,
}

/// What holds for every command.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Everywhere")]
pub struct Global {
    /// The desk to work on; else the nearest one in this folder or above it
    #[arg(long, global = true, value_name = "FOLDER", env = "CHANCERY_DESK", hide_env_values = true)]
    pub desk: Option<PathBuf>,
    /// See only what sources had published by this day (2022-09-23, 2022-09 or 2022: its last day)
    #[arg(long, global = true, value_name = "DAY", visible_alias = "published-by", value_parser = last_day)]
    pub as_of: Option<Date>,
    /// See only what the ledger had recorded by this moment (2026-11-24T18:00Z, or a day: its end in UTC)
    #[arg(long, global = true, value_name = "TIME", value_parser = moment)]
    pub recorded_by: Option<Timestamp>,
    /// Print JSON, for programs
    #[arg(long, global = true)]
    pub json: bool,
    /// Say only what goes wrong
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// When to use color
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: ColorWhen,
    /// Print help
    #[arg(short, long, global = true, action = ArgAction::HelpShort)]
    pub help: Option<bool>,
}

/// When to use color; `Auto` is on terminals, unless NO_COLOR is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ColorWhen {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a desk: a folder with its own ledger
    #[command(after_help = help::INIT)]
    Init(Init),
    /// Read reports into the ledger
    #[command(after_help = help::ADD)]
    Add(Add),
    /// Look for incidents and statements
    #[command(after_help = help::find())]
    Find(Find),
    /// Show one incident, statement or document: every value and the words that say it
    Show(Show),
    /// Answer a question of likelihood from the record, with every sentence cited
    #[command(after_help = help::BRIEF)]
    Brief(Brief),
    /// Go through what nobody has decided on, what is most in doubt first, by single keys
    #[command(after_help = help::REVIEW)]
    Review(Review),
    /// Say that incidents or statements are right as shown
    Accept(Verdict),
    /// Say that incidents or statements tell of nothing that belongs in the ledger
    Reject(Verdict),
    /// Set a value; what the reports say stays beside it
    #[command(after_help = help::edit())]
    Edit(Edit),
    /// Make two incidents or statements one
    #[command(after_help = help::MERGE)]
    Merge(Merge),
    /// Take reports out of an incident or statement: they tell of another one
    #[command(after_help = help::SPLIT)]
    Split(Split),
    /// Grade how reliable a publisher is, from A (completely) to E (not), or F (cannot be judged)
    #[command(after_help = help::GRADE)]
    Grade(Grade),
    /// Confirm a decision of another person, where the desk asks for two
    Confirm(Confirm),
    /// Undo a decision: everything is as it was before
    #[command(after_help = help::UNDO)]
    Undo(Undo),
    /// What was decided, by whom, when and why, and whether it holds
    Decisions(Decisions),
    /// Who published the reports, and how reliable they were found to be
    Sources,
    /// Extract records from texts without a desk: text in, JSON out
    #[command(after_help = help::EXTRACT)]
    Extract(Extract),
    /// Measure the extraction against annotated texts
    #[command(after_help = help::EVAL)]
    Eval(Eval),
    /// Replay the history of a data set of events, and score what would have been forecast
    #[command(after_help = help::BACKTEST)]
    Backtest(Backtest),
    /// Fit one of the models that extraction reads with, from annotated texts
    #[command(after_help = help::train())]
    Train(Train),
    /// What the desk holds
    Status,
    /// Check that nothing in the ledger was altered or damaged
    Verify,
    /// Write the whole ledger to one file, while work goes on
    Backup(Backup),
    /// Bring a backup back
    Restore(Restore),
    /// Look things up in the coding scheme: actors, outlets, countries, tactics, types, scales
    Codebook(Codebook),
    /// Print completions for a shell
    #[command(after_help = help::COMPLETIONS)]
    Completions(Completions),
    /// Print the manual page
    #[command(after_help = "To read it:  chancery man | man -l -")]
    Man,
    /// Explain a command, or one of: find, times, exit-codes
    Help(Help),
    /// Print the reference of all commands as Markdown
    #[command(hide = true)]
    Reference,
}

#[derive(Debug, Args)]
pub struct Init {
    /// The folder; made if it is not there
    #[arg(default_value = ".")]
    pub folder: PathBuf,
}

#[derive(Debug, Args)]
pub struct Add {
    /// Files and folders (.txt .md .html .json .jsonl), or - for standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Day of publication of all of them, whatever they say themselves
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub published: Option<Date>,
    /// Publisher of all of them, whatever they say themselves
    #[arg(long, value_name = "NAME")]
    pub publisher: Option<String>,
    /// Language of all of them, e.g. en
    #[arg(long, value_name = "TAG")]
    pub language: Option<String>,
    /// Least TLP label of all of them: CLEAR, GREEN, AMBER, AMBER+STRICT or RED
    #[arg(long, value_name = "TLP")]
    pub marking: Option<Tlp>,
    /// Threads that extract; as many as there are cores unless told
    #[arg(long, value_name = "N")]
    pub workers: Option<usize>,
    #[command(flatten)]
    pub engine: EngineArguments,
}

#[derive(Debug, Args)]
pub struct Find {
    /// What to look for, e.g. 'target:diplomatic actor:iskp from:2015'; nothing for everything
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    /// Show at most so many, newest first; 0 for all
    #[arg(short = 'n', long, value_name = "N", default_value_t = 50)]
    pub limit: usize,
}

#[derive(Debug, Args)]
pub struct Show {
    /// Id, or the first digits of it (at least 4)
    #[arg(value_name = "ID", required = true)]
    pub ids: Vec<String>,
}

#[derive(Debug, Args)]
pub struct Brief {
    /// Actor, by id or name; any if left out
    #[arg(long)]
    pub actor: Option<String>,
    /// Class of target: diplomatic, government, un, ngo, ...; any if left out
    #[arg(long, value_name = "CLASS", value_parser = target_class)]
    pub target: Option<TargetClass>,
    /// State that the target belongs to, by code or name; any if left out
    #[arg(long, value_name = "COUNTRY")]
    pub nationality: Option<String>,
    /// Where, by code or name; anywhere if left out
    #[arg(long)]
    pub country: Option<String>,
    /// Stages that count, with commas between; executed and failed if left out
    #[arg(long, value_delimiter = ',', value_name = "STAGES", value_parser = stage)]
    pub stage: Vec<Stage>,
    /// Length of the forecast in months
    #[arg(long, value_name = "MONTHS", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=120))]
    pub horizon: u32,
    /// Write to this file; .html makes a page, anything else Markdown; - for standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Who decides, why, and how.
#[derive(Debug, Args)]
#[command(next_help_heading = "Decision")]
pub struct Signature {
    /// Why
    #[arg(short = 'm', long, value_name = "WORDS", default_value = "", hide_default_value = true)]
    pub reason: String,
    /// Who decides; else `author` under [decisions] in chancery.toml
    #[arg(long, value_name = "NAME", env = "CHANCERY_AUTHOR", hide_env_values = true)]
    pub author: Option<String>,
    /// Show what would change, and decide nothing
    #[arg(long)]
    pub preview: bool,
    /// Do not ask before it is recorded
    #[arg(short, long)]
    pub yes: bool,
}

#[derive(Debug, Args)]
pub struct Review {
    /// Only incidents
    #[arg(long, conflicts_with = "statements")]
    pub incidents: bool,
    /// Only statements
    #[arg(long)]
    pub statements: bool,
    /// Print the queue instead
    #[arg(long)]
    pub list: bool,
    /// Who decides; else `author` under [decisions] in chancery.toml
    #[arg(long, value_name = "NAME", env = "CHANCERY_AUTHOR", hide_env_values = true)]
    pub author: Option<String>,
}

#[derive(Debug, Args)]
pub struct Verdict {
    /// Id of an incident or statement, or the first digits of it
    #[arg(value_name = "ID", required = true)]
    pub ids: Vec<String>,
    #[command(flatten)]
    pub signature: Signature,
}

#[derive(Debug, Args)]
pub struct Edit {
    /// Id of an incident or statement, or the first digits of it
    pub id: String,
    /// The field and its value; `-` for none
    #[arg(value_name = "FIELD=VALUE", required = true)]
    pub values: Vec<String>,
    /// The words that say it, as they stand in one of its reports
    #[arg(long, value_name = "WORDS")]
    pub quote: Option<String>,
    #[command(flatten)]
    pub signature: Signature,
}

#[derive(Debug, Args)]
pub struct Merge {
    /// Id of the one
    pub id: String,
    /// Id of the other
    #[arg(value_name = "OTHER")]
    pub with: String,
    #[command(flatten)]
    pub signature: Signature,
}

#[derive(Debug, Args)]
pub struct Split {
    /// Id of the incident or statement
    pub id: String,
    /// The reports to take out: their numbers as `chancery show` prints them, or digits of their ids
    #[arg(value_name = "REPORT", required = true)]
    pub reports: Vec<String>,
    #[command(flatten)]
    pub signature: Signature,
}

#[derive(Debug, Args)]
pub struct Grade {
    /// The publisher's name, as `chancery sources` prints it
    #[arg(value_name = "PUBLISHER")]
    pub source: String,
    /// A completely reliable, B usually, C fairly, D not usually, E unreliable, F cannot be judged
    #[arg(value_name = "GRADE", value_parser = reliability)]
    pub grade: Reliability,
    /// For what it published from this day on; for all of it if left out
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub from: Option<Date>,
    #[command(flatten)]
    pub signature: Signature,
}

#[derive(Debug, Args)]
pub struct Confirm {
    /// Number of the decision, as `chancery decisions` prints it
    #[arg(value_name = "NUMBER")]
    pub decision: u64,
    #[command(flatten)]
    pub signature: Signature,
}

#[derive(Debug, Args)]
pub struct Undo {
    /// Number of the decision, as `chancery decisions` prints it; your last one that holds if left out
    #[arg(value_name = "NUMBER")]
    pub decision: Option<u64>,
    #[command(flatten)]
    pub signature: Signature,
}

#[derive(Debug, Args)]
pub struct Decisions {
    /// Only those about this incident or statement
    pub id: Option<String>,
    /// Show at most so many, newest first; 0 for all
    #[arg(short = 'n', long, value_name = "N", default_value_t = 50)]
    pub limit: usize,
}

#[derive(Debug, Args)]
pub struct Extract {
    /// A text to read; standard input if left out
    pub file: Option<PathBuf>,
    /// One JSON document a line in, one record a line out, in the same order
    #[arg(long)]
    pub jsonl: bool,
    /// Day of publication of the text (not with --jsonl, whose lines have their own)
    #[arg(long, value_name = "DAY", value_parser = day, conflicts_with = "jsonl")]
    pub published: Option<Date>,
    /// Threads; as many as there are cores unless told
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub workers: usize,
    #[command(flatten)]
    pub engine: EngineArguments,
}

/// Who reads.
#[derive(Debug, Args)]
#[command(next_help_heading = "Engine")]
pub struct EngineArguments {
    /// Who reads: this machine's rules and models, a language model, or the first and the second where it is in doubt
    #[arg(long, value_enum, value_name = "ENGINE")]
    pub engine: Option<EngineChoice>,
    /// Base address of an OpenAI-compatible server (llama.cpp, vLLM, Ollama, ...), e.g. http://localhost:8080/v1
    #[arg(long, value_name = "URL", env = "CHANCERY_ENDPOINT")]
    pub endpoint: Option<String>,
    /// The model's name at that server; a key is read from CHANCERY_MODEL_KEY
    #[arg(long, value_name = "NAME", env = "CHANCERY_MODEL")]
    pub model: Option<String>,
    /// Seconds that one answer may take [default: 120]
    #[arg(long, value_name = "SECONDS")]
    pub timeout: Option<u64>,
    /// Ask the model at most so many questions in this run
    #[arg(long, value_name = "N")]
    pub most_questions: Option<u64>,
    /// Stop asking once its answers have cost so many tokens
    #[arg(long, value_name = "N")]
    pub most_tokens: Option<u64>,
    /// Ask again, even what was answered before
    #[arg(long)]
    pub no_cache: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum EngineChoice {
    /// Rules and small models, on this machine
    Default,
    /// A language model reads everything
    Model,
    /// A language model reads what the default engine is unsure of
    Hybrid,
}

#[derive(Debug, Args)]
pub struct Eval {
    /// Annotated texts, one JSON document a line
    pub gold: PathBuf,
    /// Measure these records instead of extracting; one a line
    #[arg(long, value_name = "FILE")]
    pub predictions: Option<PathBuf>,
    /// Show the errors in one document (its id, or the start of it), or `all`
    #[arg(long, value_name = "DOC")]
    pub show: Option<String>,
    /// Show only errors in this field, e.g. killed; `missed` and `false` are fields here
    #[arg(long, value_name = "FIELD")]
    pub field: Option<String>,
    /// Show only errors in records told so, e.g. 'group elsewhere'
    #[arg(long, value_name = "CIRCUMSTANCE")]
    pub told: Option<String>,
    /// Write a page with every error, both readings marked in the text
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
    /// Write what came of every gold record, one a line
    #[arg(long, value_name = "FILE")]
    pub cases: Option<PathBuf>,
    /// Fail if incidents are found with a lower F1
    #[arg(long, value_name = "F1")]
    pub min_incidents: Option<f64>,
    /// Fail if statements are found with a lower F1
    #[arg(long, value_name = "F1")]
    pub min_statements: Option<f64>,
}

#[derive(Debug, Args)]
pub struct Backtest {
    /// The data set: comma-separated values (.csv, .csv.gz)
    pub file: PathBuf,
    /// Which data set it is (gtd, ucdp-ged), or a mapping file that says what its columns hold; told from the columns if not given
    #[arg(long, value_name = "NAME")]
    pub mapping: Option<String>,
    /// Class of target whose attacks are forecast (diplomatic, ngo, un, ...), or any
    #[arg(long, value_name = "CLASS", default_value = "diplomatic", value_parser = class_or_any)]
    pub target: String,
    /// Months of the windows
    #[arg(long, value_name = "N", value_delimiter = ',', default_value = "1,3,12", value_parser = clap::value_parser!(u8).range(1..=60))]
    pub months: Vec<u8>,
    /// First year of forecasts; eight years before the end of the data if not given
    #[arg(long, value_name = "YEAR")]
    pub from: Option<i16>,
    /// Last year, in which all windows end; the last one of the data if not given
    #[arg(long, value_name = "YEAR")]
    pub to: Option<i16>,
    /// Write a page with charts
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
    /// Seed of the intervals
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Samples that the intervals come from
    #[arg(long, value_name = "N", default_value_t = 1000, value_parser = clap::value_parser!(u16).range(10..=20000))]
    pub draws: u16,
}

fn class_or_any(word: &str) -> Result<String, String> {
    match word {
        "any" => Ok(word.to_owned()),
        _ => word.parse::<TargetClass>().map(|class| class.to_string()).map_err(|error| error.to_string()),
    }
}

#[derive(Debug, Args)]
pub struct Train {
    /// Which model
    #[arg(value_name = "TASK")]
    pub task: String,
    /// Annotated texts to learn from (.conllu .jsonl, packed as .gz or not)
    #[arg(long, required = true, num_args = 1.., value_name = "FILE")]
    pub data: Vec<PathBuf>,
    /// Annotated texts to measure on; nothing is learned from them
    #[arg(long, num_args = 1.., value_name = "FILE")]
    pub dev: Vec<PathBuf>,
    /// Folder for the weights
    #[arg(long, value_name = "FOLDER", default_value = "models")]
    pub out: PathBuf,
}

#[derive(Debug, Args)]
pub struct Backup {
    /// The file to write
    pub file: PathBuf,
    /// Replace the file if it is there
    #[arg(long)]
    pub replace: bool,
}

#[derive(Debug, Args)]
pub struct Restore {
    /// The backup; the ledger that is there now is kept beside it under another name
    pub file: PathBuf,
}

#[derive(Debug, Args)]
pub struct Codebook {
    /// Which table
    #[arg(value_enum)]
    pub table: Option<Table>,
    /// An entry of it, by id or name; or words that its name holds
    pub entry: Vec<String>,
}

/// Tables of the codebook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Table {
    Actors,
    Outlets,
    Countries,
    Places,
    Tactics,
    Types,
    Scales,
}

#[derive(Debug, Args)]
pub struct Help {
    /// A command or topic
    pub topic: Option<String>,
}

#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

/// The arguments as given, but for a query that begins with a minus sign: `-stage:alleged` is no flag. It gets the
/// query language's other sign for "not".
pub fn given(arguments: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let is_query = |text: &str| {
        text.starts_with('-')
            && !text.starts_with("--")
            && text.contains(|ch: char| ch == ':' || ch.is_whitespace())
    };
    let mended = |argument: OsString| match argument.to_str() {
        Some(text) if is_query(text) => OsString::from(format!("!{}", &text[1..])),
        _ => argument,
    };
    arguments.map(mended).collect()
}

fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "write the day as YYYY-MM-DD, like 2022-09-23".to_owned())
}

fn last_day(text: &str) -> Result<Date, String> {
    if text.contains('T') {
        return Err("this takes a day; for what the ledger held at a moment, use --recorded-by".to_owned());
    }
    let interval = text.parse::<DateInterval>();
    interval.map(DateInterval::to).map_err(|_| "write the day as YYYY-MM-DD, like 2022-09-23".to_owned())
}

fn moment(text: &str) -> Result<Timestamp, String> {
    if let Ok(moment) = text.parse::<Timestamp>() {
        return Ok(moment);
    }
    let end_of_day = text.parse::<Date>().ok().and_then(|day| format!("{day}T23:59:59.999999Z").parse().ok());
    end_of_day.ok_or_else(|| "write a time as 2026-11-24T18:00:00Z, or a day as 2026-11-24".to_owned())
}

fn target_class(text: &str) -> Result<TargetClass, String> {
    with_suggestion(text, TargetClass::ALL.iter().map(|class| class.as_str()))
}

fn reliability(text: &str) -> Result<Reliability, String> {
    text.to_uppercase().parse().map_err(|error: model::UnknownWord| error.to_string())
}

fn stage(text: &str) -> Result<Stage, String> {
    with_suggestion(text, Stage::ALL.iter().map(|stage| stage.as_str()))
}

fn with_suggestion<T: std::str::FromStr<Err = model::UnknownWord>>(
    text: &str,
    known: impl Iterator<Item = &'static str>,
) -> Result<T, String> {
    text.to_lowercase().parse().map_err(|error: model::UnknownWord| {
        let near = desk::query::nearest(text, known);
        let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        format!("known: {}{near}", error.known)
    })
}
