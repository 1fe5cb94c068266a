use super::*;

#[test]
fn the_compiled_in_tables_are_sound() {
    let problems: Vec<String> = Codebook::embedded().problems().iter().map(Problem::to_string).collect();
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
}
