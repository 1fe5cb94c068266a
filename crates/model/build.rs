//! Lists the language packs, so that a new language or list is a file under `codebook/lexicon/` and no code.

#![expect(
    clippy::disallowed_methods,
    reason = "a build script reads the files that it lists; the crate stays pure"
)]

use std::{
    env,
    error::Error,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../../codebook/lexicon");
    let (mut settings, mut lexicons) = (String::new(), String::new());
    println!("cargo::rerun-if-changed={}", root.display());
    for language in entries(&root)? {
        let code = stem(&language);
        println!("cargo::rerun-if-changed={}", language.display());
        println!("cargo::rerun-if-changed={}", language.join("words").display());
        let pack = language.join("pack.toml");
        writeln!(settings, "({code:?}, include_str!({pack:?})),")?;
        let words = language.join("words");
        let lists = if words.is_dir() { entries(&words)? } else { Vec::new() };
        let tables = entries(&language)?;
        for (kind, file) in
            tables.iter().map(|file| ("", file)).chain(lists.iter().map(|file| ("words/", file)))
        {
            if file.extension().is_some_and(|ending| ending == "csv") {
                let name = format!("{kind}{}", stem(file));
                writeln!(lexicons, "({code:?}, {name:?}, include_str!({file:?})),")?;
            }
        }
    }
    let packs = format!(
        "pub(super) const SETTINGS: &[(&str, &str)] = &[\n{settings}];\n\
         pub(super) const LEXICONS: &[(&str, &str, &str)] = &[\n{lexicons}];\n"
    );
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("packs.rs"), packs)?;
    Ok(())
}

/// What a folder holds, by name, so that the result does not depend on the machine.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut paths =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, std::io::Error>>()?;
    paths.sort();
    Ok(paths)
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
