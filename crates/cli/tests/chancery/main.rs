//! The built binary, end to end: in folders of its own, as a user would, mistakes included.

#[cfg(test)]
mod bad_input;
#[cfg(test)]
mod command_line;
#[cfg(test)]
mod decisions;
#[cfg(test)]
mod evaluation;
#[cfg(test)]
mod hard_times;
#[cfg(test)]
mod support;
#[cfg(test)]
mod training;
#[cfg(test)]
mod walk;
