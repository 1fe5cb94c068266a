#![expect(clippy::disallowed_methods, reason = "a test reads the clock, to see that time grows with length")]
use std::time::Instant;

use proptest::prelude::*;

use super::*;
use crate::text::Text;

fn read(raw: &str) -> (Vec<String>, Syntax) {
    let text = Text::read(raw);
    let syntax = Syntax::read(Parser::embedded(), &text, 0);
    let words = syntax.words().iter().map(|word| text.slice(word.start..word.end).to_owned()).collect();
    (words, syntax)
}

/// Who did what to whom, in words.
fn deed(raw: &str, verb: &str) -> (Option<String>, Option<String>) {
    let (words, syntax) = read(raw);
    let verb = words.iter().position(|word| word.eq_ignore_ascii_case(verb)).unwrap();
    let word = |number: Option<usize>| number.map(|number| words[number].clone());
    (word(syntax.actor(verb)), word(syntax.patient(verb)))
}

#[track_caller]
fn deed_is(raw: &str, verb: &str, actor: &str, patient: &str) {
    let some = |word: &str| Some(word.to_owned()).filter(|word| !word.is_empty());
    assert_eq!(deed(raw, verb), (some(actor), some(patient)), "{raw}");
}

#[test]
fn actives_have_an_actor_and_a_patient() {
    deed_is("Gunmen killed two guards outside the embassy on Monday.", "killed", "Gunmen", "guards");
    deed_is("The rebels attacked a police station in the capital.", "attacked", "rebels", "station");
}

#[test]
fn passives_turn_them_round() {
    deed_is("Two guards were killed by gunmen on Monday.", "killed", "gunmen", "guards");
    deed_is("The consul was kidnapped in the capital.", "kidnapped", "", "consul");
}

#[test]
fn verbs_of_a_coordination_share_their_subject() {
    deed_is("The men stormed the building and killed a guard.", "killed", "men", "guard");
}

#[test]
fn relative_clauses_reach_their_noun() {
    deed_is("Police arrested a man who attacked the embassy.", "attacked", "man", "embassy");
}

#[test]
fn capitals_are_read_as_well() {
    deed_is("TWO GUARDS WERE KILLED BY TERRORISTS IN THE CAPITAL.", "KILLED", "TERRORISTS", "GUARDS");
}

#[test]
fn words_are_those_of_treebanks() {
    let cut = |raw: &str| read(raw).0.join(" ");
    assert_eq!(cut("They don't know it's non-lethal."), "They do n't know it 's non-lethal .");
    assert_eq!(cut("A Baghdad-based group can’t claim it"), "A Baghdad - based group ca n’t claim it");
    assert_eq!(
        cut("On 23/04/2013 see www.example.org/a, or 9mm rounds."),
        "On 23/04/2013 see www.example.org/a , or 9 mm rounds ."
    );
}

#[test]
fn tokens_and_words_lead_to_each_other() {
    let text = Text::read("A Baghdad-based group didn't claim it.");
    let syntax = Syntax::read(Parser::embedded(), &text, 0);
    assert_eq!(syntax.words_of(1), 1..4);
    assert_eq!(syntax.tokens(1..4), 1..2);
    let group = syntax.word_of(2).unwrap();
    assert_eq!(syntax.head_of(0..3), Some(group));
    assert_eq!(syntax.words_of(3), 5..7);
    assert!(syntax.words_of(99).is_empty() && syntax.word_of(99).is_none());
    let path = syntax.path(0, syntax.len() - 1).unwrap();
    assert!(path.up.first() == Some(&0) && path.down.last() == Some(&(syntax.len() - 1)));
    assert!(syntax.is_under(0, group));
}

fn holds(raw: &str) {
    let text = Text::read(raw);
    let mut end = 0;
    for number in 0..text.sentences.len() {
        let syntax = Syntax::read(Parser::embedded(), &text, number);
        let sentence = &text.sentences[number];
        let mut roots = 0;
        for (word, found) in syntax.words().iter().enumerate() {
            assert!(
                found.start >= end && found.start < found.end && raw.get(found.start..found.end).is_some()
            );
            end = found.end;
            let (first, last) = (found.tokens.0 as usize, found.tokens.1 as usize);
            assert!(sentence.tokens.contains(&first) && sentence.tokens.contains(&last));
            assert!(text.tokens[first].start <= found.start && found.end <= text.tokens[last].end);
            roots += usize::from(syntax.head(word).is_none());
            let mut above = word;
            for _ in 0..=syntax.len() {
                above = syntax.head(above).unwrap_or(syntax.len());
            }
            assert_eq!(above, syntax.len(), "word {word} of {raw:?} hangs on itself");
            assert!(syntax.span(word).contains(&word));
            assert!(syntax.dependents(word).iter().all(|&child| syntax.head(child) == Some(word)));
            let asked = [syntax.subject(word), syntax.object(word), syntax.actor(word), syntax.patient(word)];
            assert!(asked.iter().flatten().all(|&it| it < syntax.len()));
            assert!(syntax.noun_phrase(word).contains(&word));
        }
        assert_eq!(roots, 1);
        // Nothing visible is left out.
        let covered: usize = syntax.words().iter().map(|word| word.end - word.start).sum();
        let tokens: usize = text.tokens[sentence.tokens.clone()].iter().map(|it| it.end - it.start).sum();
        assert_eq!(covered, tokens, "{raw:?}");
    }
}

proptest! {
    #[test]
    fn any_text_gives_trees_whose_words_stand_in_it(raw in any::<String>()) {
        holds(&raw);
    }

    #[test]
    fn newswire_like_noise_gives_trees(raw in "([A-Za-z0-9’'.,:;!?()<>@/&$\\[\\]\"“”\\-\u{2028}\u{ad} \r\n]|n't|'s|Gen\\.|é|://){0,80}") {
        holds(&raw);
    }
}

#[test]
fn any_scores_give_a_tree_with_one_root() {
    proptest!(|(scores in prop::collection::vec(-4_i8..4, 81), count in 1_usize..=9)| {
        let scores: Vec<f32> = scores.iter().map(|&score| f32::from(score)).collect();
        let heads = tree::heads(&scores[..count * count], count);
        prop_assert_eq!(heads.len(), count - 1);
        prop_assert!(count == 1 || heads.iter().filter(|&&head| head == 0).count() == 1);
        for word in 1..count {
            let mut above = word;
            for _ in 0..count {
                above = if above == 0 { 0 } else { heads[above - 1] };
            }
            prop_assert_eq!(above, 0);
        }
    });
}

#[test]
fn the_best_tree_is_found() {
    // Each of two words likes the other best; the tree has to break their cycle where it costs least.
    let scores = [0.0, 0.0, 0.0, 1.0, 0.0, 9.0, 5.0, 8.0, 0.0];
    assert_eq!(tree::heads(&scores, 3), [2, 0]);
}

#[test]
fn a_megabyte_of_one_sentence_is_read_in_linear_time() {
    for piece in ["a", "word ", "a-", "1/", "!", "x@", "was killed and ", "a.b.", "\"(", "' "] {
        let raw = piece.repeat(1_000_000 / piece.len());
        let begin = Instant::now();
        let text = Text::read(&raw);
        let parses = Parses::of(&text);
        let words: usize = (0..text.sentences.len().min(6)).map(|it| parses.sentence(&text, it).len()).sum();
        assert!(words > 0 && begin.elapsed().as_secs() < 60, "{piece:?} took {:?}", begin.elapsed());
    }
}

#[test]
fn bytes_that_are_no_network_are_refused() {
    assert!(Parser::of(b"").is_none());
    let good = include_bytes!("../../../../models/syntax.bin");
    assert!(Parser::of(good).is_some());
    assert!(Parser::of(&good[..good.len() - 1]).is_none());
    let mut huge = good[..44].to_vec();
    huge[8..12].copy_from_slice(&u32::MAX.to_le_bytes());
    assert!(Parser::of(&huge).is_none());
}
