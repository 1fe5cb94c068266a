//! `chancery train` on an invented treebank.

use std::fs;

use crate::support::Place;

const TREEBANK: &str = "\
# text = Gunmen fled.
1\tGunmen\tgunman\tNOUN\tNNS\t_\t2\tnsubj\t_\t_
2\tfled\tflee\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

";

#[test]
fn the_same_treebank_gives_the_same_weights_and_figures_for_people_and_programs() {
    let place = Place::empty();
    place.write("a.conllu", TREEBANK.repeat(3));
    let train = |out: &str, further: &[&str]| {
        let first = ["train", "syntax", "--data", "a.conllu", "--dev", "a.conllu", "--out", out];
        place.run(&[&first, further].concat()).ends(0)
    };
    train("first", &[]).prints(&["wrote first/syntax.bin", "tags (XPOS), as written, F1"]);
    let report = train("second", &["--json"]).json();
    assert_eq!(report["task"], "syntax");
    assert_eq!(report["measured_on_dev"], true);
    assert!(report["figures"][0]["value"].as_f64().unwrap() > 0.99);
    let weights = |folder: &str| fs::read(place.path(folder).join("syntax.bin")).unwrap();
    assert_eq!(weights("first"), weights("second"));
}

#[test]
fn what_cannot_be_learned_from_is_named_with_a_remedy() {
    let place = Place::empty();
    place.write("a.conllu", TREEBANK.replace("VBD", "PAST"));
    place.write("a.xml", TREEBANK);
    place.write("empty.conllu", "");
    place.write("a.conllu.gz", "no gzip");
    let fails = |data: &str, code: i32, words: &[&str]| {
        place.run(&["train", "syntax", "--data", data]).ends(code).complains(words);
    };
    fails("a.conllu", 1, &["a.conllu, line 3", "unknown tag `PAST`", "use the tags of"]);
    fails("a.xml", 1, &["a.xml", ".conllu.gz"]);
    fails("empty.conllu", 1, &["nothing to learn from"]);
    fails("a.conllu.gz", 1, &["cannot read `a.conllu.gz`"]);
    fails("none.conllu", 1, &["cannot read `none.conllu`"]);
    place.run(&["train", "sintax", "--data", "a.conllu"]).ends(2).complains(&["known: ", "syntax"]);
    assert!(!place.path("models").exists());
}
