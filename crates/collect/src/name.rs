//! Names of documents, safe to print.

use std::path::Path;

/// The path as text: characters that a terminal would act on are replaced.
pub(crate) fn of_path(path: &Path) -> String {
    printable(&path.to_string_lossy())
}

/// `text` with control characters replaced by `U+FFFD`.
pub(crate) fn printable(text: &str) -> String {
    text.chars()
        .map(|character| if character.is_control() { char::REPLACEMENT_CHARACTER } else { character })
        .collect()
}

/// Extension in lower case without the dot; empty if there is none.
pub(crate) fn extension(path: &Path) -> String {
    path.extension()
        .map(|extension| printable(&extension.to_string_lossy().to_lowercase()))
        .unwrap_or_default()
}

/// Whether the file is a sidecar.
pub(crate) fn is_sidecar(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().to_lowercase().ends_with(".meta.json"))
}
