//! The language packs that are compiled in: `build.rs` lists the files of `codebook/lexicon/`.

include!(concat!(env!("OUT_DIR"), "/packs.rs"));
