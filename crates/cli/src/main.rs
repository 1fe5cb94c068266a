//! The one binary, `chancery`.
fn main() {}
