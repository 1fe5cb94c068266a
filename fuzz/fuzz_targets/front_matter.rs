#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    fuzz::check("a.md", &[b"---\\n", bytes].concat());
});
