//! The one binary, `chancery`: reads arguments, shows progress, prints; the work is done in `desk`.
//!
//! Every command is one file under `commands` and one variant of [`arguments::Command`].

mod arguments;
mod commands;
mod describe;
mod engine;
mod exit;
mod help;
mod interrupt;
mod output;
mod progress;
mod table;

use std::process::ExitCode;

use clap::Parser;

use crate::{arguments::Arguments, exit::Exit, output::Output};

fn main() -> ExitCode {
    let arguments = Arguments::parse_from(arguments::given(std::env::args_os()));
    let output = Output::new(&arguments.global);
    let exit = match commands::run(&arguments, &output) {
        Ok(exit) => exit,
        Err(error) => exit::report(&error, &output),
    };
    exit.code()
}

impl Exit {
    fn code(self) -> ExitCode {
        ExitCode::from(self as u8)
    }
}
