//! The brief from the outside: what is printed, and what the check lets pass.

mod fixture;

use report::{check, compose, html, markdown};

#[test]
fn show() {
    let brief = compose(&fixture::input());
    println!("{}", markdown(&brief));
    for finding in check(&brief) {
        println!("FINDING {finding}");
    }
    if let Ok(path) = std::env::var("BRIEF_HTML") {
        std::fs::write(path, html(&brief)).unwrap();
    }
}
