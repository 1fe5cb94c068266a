//! A brief as one self-contained HTML page.

use maud::{DOCTYPE, html as markup};

use crate::Brief;

/// Prints a brief as one self-contained HTML page.
pub fn html(brief: &Brief) -> String {
    markup! { (DOCTYPE) html lang="en" { head { title { (brief.title) } } body { h1 { (brief.title) } } } }
        .into_string()
}
