//! The ledger as its users see it: what goes in, what comes out, what it survives, what it refuses.

#[cfg(test)]
mod appending;
#[cfg(test)]
mod backups;
#[cfg(test)]
mod crashes;
#[cfg(test)]
mod failures;
#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod searching;
#[cfg(test)]
mod verifying;
#[cfg(test)]
mod views;
