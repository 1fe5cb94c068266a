//! What must hold whatever the bytes are.

use std::ops::ControlFlow;

use collect::{CollectConfig, Collected, read_from};
use jiff::Timestamp;
use model::Hash;

/// Reads `bytes` as a file of this name and checks what comes out.
pub fn check(name: &str, mut bytes: &[u8]) {
    let length = bytes.len();
    let mut files = 0;
    let _ = read_from(name, &mut bytes, &CollectConfig::new(Timestamp::UNIX_EPOCH), &mut |collected| {
        match collected {
            Collected::Document { document, .. } => {
                assert_eq!(document.id, Hash::of_bytes(&document.original));
                assert!(!document.text.is_empty() && document.text.trim() == document.text);
                assert!(!document.text.contains(['\r', '\0', '\u{feff}']));
                assert!(document.text.len() <= length * 3, "{} from {length}", document.text.len());
            }
            Collected::Skipped { reason, .. } => assert!(!reason.to_string().is_empty()),
            Collected::Unusable(error) => panic!("{error}"),
            Collected::Progress { files: more, .. } => files += more,
        }
        ControlFlow::Continue(())
    });
    assert_eq!(files, 1);
}
