//! One file per command.

pub mod add;
mod backtest;
mod backup;
mod brief;
mod codebook;
mod decide;
mod decisions;
mod eval;
mod extract;
mod find;
mod help;
mod init;
mod overview;
mod reference;
mod review;
mod show;
mod show_incident;
mod sources;
mod status;
mod train;
mod verify;

use std::{env, path::PathBuf};

use anyhow::Context;
use clap::CommandFactory;
use desk::{AsOf, Desk};

use crate::{
    arguments::{Arguments, Command, Global},
    exit::Exit,
    output::Output,
};

/// Runs what was asked for.
pub fn run(arguments: &Arguments, output: &Output) -> anyhow::Result<Exit> {
    let global = &arguments.global;
    match &arguments.command {
        None => overview::run(global, output),
        Some(Command::Init(init)) => init::run(init, output),
        Some(Command::Add(add)) => add::run(add, &desk(global)?, output),
        Some(Command::Find(find)) => find::run(find, &desk(global)?, as_of(global), output),
        Some(Command::Show(show)) => show::run(show, &desk(global)?, as_of(global), output),
        Some(Command::Brief(brief)) => brief::run(brief, global, &desk(global)?, output),
        Some(Command::Review(review)) => review::run(review, &desk(global)?, output),
        Some(Command::Accept(verdict)) => decide::accept(verdict, &desk(global)?, output),
        Some(Command::Reject(verdict)) => decide::reject(verdict, &desk(global)?, output),
        Some(Command::Edit(edit)) => decide::edit(edit, &desk(global)?, output),
        Some(Command::Merge(merge)) => decide::merge(merge, &desk(global)?, output),
        Some(Command::Split(split)) => decide::split(split, &desk(global)?, output),
        Some(Command::Grade(grade)) => decide::grade(grade, &desk(global)?, output),
        Some(Command::Confirm(confirm)) => decide::confirm(confirm, &desk(global)?, output),
        Some(Command::Undo(undo)) => decide::undo(undo, &desk(global)?, output),
        Some(Command::Decisions(decisions)) => {
            decisions::run(decisions, &desk(global)?, as_of(global), output)
        }
        Some(Command::Sources) => sources::run(&desk(global)?, as_of(global), output),
        Some(Command::Extract(extract)) => extract::run(extract, output),
        Some(Command::Eval(eval)) => eval::run(eval, output),
        Some(Command::Backtest(backtest)) => backtest::run(backtest, output),
        Some(Command::Train(train)) => train::run(train, output),
        Some(Command::Status) => status::run(&desk(global)?, as_of(global), output),
        Some(Command::Verify) => verify::run(&desk(global)?, output),
        Some(Command::Backup(backup)) => backup::write(backup, &desk(global)?, output),
        Some(Command::Restore(restore)) => backup::restore(restore, global, output),
        Some(Command::Codebook(codebook)) => codebook::run(codebook, output),
        Some(Command::Completions(completions)) => reference::completions(completions.shell, output),
        Some(Command::Man) => reference::man(output),
        Some(Command::Help(help)) => help::run(help.topic.as_deref(), output),
        Some(Command::Reference) => reference::markdown(&mut Arguments::command(), output),
    }
}

/// The desk that was named, or the nearest one.
fn desk(global: &Global) -> anyhow::Result<Desk> {
    Ok(match &global.desk {
        Some(folder) => Desk::at(folder)?,
        None => Desk::nearest(&current_folder()?)?,
    })
}

fn current_folder() -> anyhow::Result<PathBuf> {
    env::current_dir().context("the current folder cannot be read; was it deleted?")
}

fn as_of(global: &Global) -> AsOf {
    AsOf { recorded: global.recorded_by, published: global.as_of }
}
