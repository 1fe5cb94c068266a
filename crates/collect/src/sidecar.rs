//! Metadata in a file beside the document.

use std::{
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

use crate::{
    SkipReason,
    decode::decode,
    metadata::{Metadata, Value},
    name,
    walk::reason_of,
};

/// No metadata file is larger.
const LARGEST: u64 = 1024 * 1024;

/// What `NAME.EXT.meta.json` or `NAME.meta.json` beside the document says; nothing if neither exists.
pub(crate) fn read(document: &Path) -> Result<Metadata, SkipReason> {
    for path in candidates(document) {
        match fs::metadata(&path) {
            Ok(metadata) if metadata.is_file() => {
                let read = File::open(&path).map_err(|error| reason_of(&error)).and_then(parse);
                return read
                    .map(|read| read.in_file(&name::of_path(&path)))
                    .map_err(|problem| bad(&path, problem));
            }
            Ok(_) => return Err(bad(&path, "it is no regular file".to_owned())),
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                return Err(bad(&path, reason_of(&error)));
            }
            // There is none, or its name would be too long for there to be one.
            Err(_) => {}
        }
    }
    Ok(Metadata::default())
}

fn candidates(document: &Path) -> [PathBuf; 2] {
    let mut longer = document.as_os_str().to_owned();
    longer.push(".meta.json");
    [PathBuf::from(longer), document.with_extension("meta.json")]
}

fn parse(file: File) -> Result<Metadata, String> {
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| reason_of(&error))?;
    if bytes.len() as u64 > LARGEST {
        return Err("it is larger than 1 MiB".to_owned());
    }
    let decoded = decode(&bytes, None).map_err(|_| "it is no text".to_owned())?;
    match serde_json::from_str(decoded.text.trim_start_matches('\u{feff}')) {
        Ok(Value::Fields(fields)) => Ok(Metadata::of(&fields)),
        Ok(_) => Err("it is no JSON object".to_owned()),
        Err(error) => Err(format!("it is not valid JSON: {error}")),
    }
}

fn bad(path: &Path, problem: String) -> SkipReason {
    SkipReason::BadMetadata { file: name::of_path(path), problem }
}
