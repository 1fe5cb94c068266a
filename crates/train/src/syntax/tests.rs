use extract::syntax::{Relation, Tag, weights::Shape};
use pulp::Arch;

use super::{
    course::Settings,
    network::{Dropout, Example, Network},
    parameter::Parameter,
    random::Random,
    *,
};
use crate::Step;

/// A few invented sentences that a network learns by heart.
const TREEBANK: &str = "\
# text = Gunmen killed guards.
1\tGunmen\tgunman\tNOUN\tNNS\t_\t2\tnsubj\t_\t_
2\tkilled\tkill\tVERB\tVBD\t_\t0\troot\t_\t_
3\tguards\tguard\tNOUN\tNNS\t_\t2\tobj\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# text = The guards were killed.
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_
2\tguards\tguard\tNOUN\tNNS\t_\t4\tnsubj:pass\t_\t_
3\twere\tbe\tAUX\tVBD\t_\t4\taux:pass\t_\t_
4\tkilled\tkill\tVERB\tVBN\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

";

fn source(text: &str) -> Source {
    Source { name: "invented.conllu".to_owned(), text: text.to_owned() }
}

fn small() -> Settings {
    Settings {
        embedding: 16,
        layers: 2,
        tag_layer: 1,
        hidden: 12,
        arc: 8,
        label: 8,
        epochs: 100,
        batch: 20,
        rate: 0.01,
        dropout: Dropout { input: 0.0, layer: 0.1, score: 0.0 },
        unknown: 0.0,
        ..Settings::default()
    }
}

fn fitted(text: &str) -> Result<Fitted, TrainError> {
    let data = [source(text)];
    fit(&Lesson { data: &data, dev: &[] }, &small(), &mut |_| true)
}

#[test]
fn what_was_shown_is_known_and_the_same_data_give_the_same_bytes() {
    let treebank = TREEBANK.repeat(6);
    let first = fitted(&treebank).unwrap();
    assert_eq!(first.files, fitted(&treebank).unwrap().files);
    for figure in first.figures.iter().filter(|figure| figure.name.contains("as written")) {
        assert!(figure.value > 0.99, "{figure:?}");
    }
}

#[test]
fn slopes_are_those_of_the_loss() {
    check_slopes();
}

#[track_caller]
fn refused(from: &str, to: &str, words: &str) {
    let error = fitted(&TREEBANK.replacen(from, to, 1)).unwrap_err().to_string();
    assert_eq!(error, format!("invented.conllu, {words}"));
}

#[test]
fn bad_lines_are_named_with_a_remedy() {
    refused(
        "NNS\t_\t2",
        "NNX\t_\t2",
        "line 2: unknown tag `NNX` in column 5; use the tags of the English Web Treebank (XPOS)",
    );
    refused(
        "\t2\tobj",
        "\tx\tobj",
        "line 4: the head `x` in column 7 is no number; write the number of a word, or 0",
    );
    refused(
        "\t2\tobj",
        "\t9\tobj",
        "line 1: the head of `guards` is word 9, but there are 4 words; correct column 7 of this sentence",
    );
    refused(
        "\t0\troot",
        "\t1\tdep",
        "line 1: the heads of this sentence make no tree with one root; correct column 7: one word has head 0, and no word stands above itself",
    );
    refused(
        "3\tguards",
        "5\tguards",
        "line 4: the word's number is `5`, expected 3; number the words of a sentence from 1, without gaps",
    );
    refused(
        "nsubj\t_\t_",
        "nsubj",
        "line 2: 8 columns where CoNLL-U has 10; separate the columns by tabs, and sentences by an empty line",
    );
}

#[test]
fn nothing_to_learn_from_and_being_stopped_are_errors() {
    assert!(fitted("# text = x\n").unwrap_err().to_string().starts_with("nothing to learn from"));
    let data = [source(TREEBANK)];
    let mut steps = 0;
    let stopped = fit(&Lesson { data: &data, dev: &[] }, &small(), &mut |step: Step| {
        steps += 1;
        step.done < 3
    });
    assert_eq!((stopped.unwrap_err(), steps), (TrainError::Stopped, 3));
}

/// Compares the slopes of some numbers with what the loss does when they move a little.
fn check_slopes() {
    let shape = Shape {
        features: 6,
        embedding: 5,
        layers: 2,
        hidden: 4,
        arc: 3,
        label: 3,
        tag_layer: 1,
        tags: Tag::ALL.len(),
        relations: Relation::ALL.len(),
    };
    let mut random = Random::new(3);
    let mut network = Network::new(shape, &mut random);
    for parameter in network.dense() {
        for value in &mut parameter.value {
            *value += 0.3 * (random.unit() - 0.5);
        }
    }
    let example = |words: &[u32], heads: &[usize]| Example {
        features: std::iter::once(vec![0]).chain(words.iter().map(|&it| vec![it, it % 5 + 1])).collect(),
        tags: words.iter().map(|&it| it as usize).collect(),
        heads: heads.to_vec(),
        relations: words.iter().map(|&it| it as usize + 2).collect(),
    };
    let batch = [example(&[1, 2, 3], &[2, 0, 2]), example(&[4, 5], &[0, 1])];
    let dropout = Dropout { input: 0.0, layer: 0.0, score: 0.0 };
    let arch = Arch::new();
    let loss = |network: &mut Network| {
        let loss = network.learn(arch, &batch, &dropout, &mut Random::new(1));
        loss.tag + loss.arc + loss.relation
    };
    loss(&mut network);
    let slopes = network.clone();
    let nudge = 1e-2;
    for part in 0..=network.dense().len() {
        let count = all(&mut network)[part].value.len();
        for at in (0..count).step_by(count.div_ceil(7)) {
            let mut around = [0.0; 2];
            for (side, sum) in [-nudge, nudge].into_iter().zip(&mut around) {
                let mut moved = network.clone();
                all(&mut moved)[part].value[at] += side;
                *sum = loss(&mut moved);
            }
            let seen = (around[1] - around[0]) / f64::from(2.0 * nudge);
            let told = f64::from(all(&mut slopes.clone())[part].gradient[at]);
            assert!(
                (seen - told).abs() < 0.02 + 0.05 * seen.abs(),
                "part {part}, number {at}: {told} for {seen}"
            );
        }
    }
}

fn all(network: &mut Network) -> Vec<&mut Parameter> {
    let Network { layers, table, tag, project, project_bias, arc, arc_head, distance, relation, .. } =
        network;
    let mut parts = vec![table];
    for layer in layers {
        parts.extend([&mut layer.weights, &mut layer.gates]);
    }
    parts.extend([tag, project, project_bias, arc, arc_head, distance, relation]);
    parts
}
