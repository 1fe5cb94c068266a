//! `chancery extract`.

use std::{
    fs::File,
    io::{self, BufReader, Read},
    path::Path,
};

use anyhow::Context;
use desk::{
    engine::Engine,
    settings::EngineSettings,
    stream::{StreamConfig, extract_stream, extract_text},
};
use model::Input;

use super::add::counted;
use crate::{
    arguments::Extract,
    engine,
    exit::{Exit, usage},
    output::Output,
};

/// A longer text is no document.
const LONGEST_TEXT: u64 = 16 * 1024 * 1024;

pub fn run(extract: &Extract, output: &Output) -> anyhow::Result<Exit> {
    let engine = engine::engine(&extract.engine, &EngineSettings::default(), None)?;
    let name = extract.file.as_deref().map_or_else(|| "-".to_owned(), |file| file.display().to_string());
    let exit = if extract.jsonl {
        lines(extract, &name, &engine, output)?
    } else {
        one(extract, &name, &engine, output)?
    };
    let heard = engine::report(&engine, output);
    Ok(if heard { exit } else { Exit::Partly })
}

fn lines(extract: &Extract, name: &str, engine: &Engine, output: &Output) -> anyhow::Result<Exit> {
    let config = StreamConfig { workers: extract.workers, engine: engine.clone() };
    let mut out = io::stdout().lock();
    let summary = extract_stream(BufReader::new(open(extract.file.as_deref(), name)?), &mut out, &config)?;
    if summary.bad_lines == 0 {
        return Ok(Exit::Done);
    }
    let lines = counted(summary.bad_lines as usize, "line is no document", "lines are no documents");
    output.warning(format_args!("{lines}; their places in the output say why"));
    Ok(Exit::Partly)
}

fn one(extract: &Extract, name: &str, engine: &Engine, output: &Output) -> anyhow::Result<Exit> {
    let mut bytes = Vec::new();
    let read = open(extract.file.as_deref(), name)?.take(LONGEST_TEXT + 1).read_to_end(&mut bytes);
    read.with_context(|| format!("cannot read `{name}`"))?;
    if bytes.len() as u64 > LONGEST_TEXT {
        return Err(usage(format!("`{name}` is longer than {} MiB; split it", LONGEST_TEXT >> 20)));
    }
    let text = String::from_utf8(bytes).map_err(|_| {
        usage(format!("`{name}` is not UTF-8 text; `chancery add` reads other encodings and HTML"))
    })?;
    let input = Input { doc: name.to_owned(), text, published: extract.published, ..Input::default() };
    output.json(&extract_text(&input, engine))?;
    Ok(Exit::Done)
}

fn open(file: Option<&Path>, name: &str) -> anyhow::Result<Box<dyn Read + Send>> {
    match file.filter(|file| *file != Path::new("-")) {
        None => Ok(Box::new(io::stdin())),
        Some(file) => Ok(Box::new(File::open(file).with_context(|| format!("cannot open `{name}`"))?)),
    }
}
