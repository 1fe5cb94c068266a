//! The built binary, end to end: in folders of its own, as a user would, mistakes included.

mod bad_input;
mod command_line;
mod evaluation;
mod hard_times;
mod support;
mod walk;
