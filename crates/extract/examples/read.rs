//! Reads JSON lines (`doc`, `text`, `published`) from standard input and prints one extraction record a line.
//!
//! `cargo run --release -p chancery-extract --example read < docs.jsonl > records.jsonl`

use std::io::{BufRead, Write};

use chancery_extract::Extractor;
use model::{Input, codebook::Codebook};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let extractor = Extractor::new(Codebook::embedded());
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let input: Input = serde_json::from_str(&line?)?;
        serde_json::to_writer(&mut out, &extractor.extract(&input))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
