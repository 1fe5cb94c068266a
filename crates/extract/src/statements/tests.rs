//! temporary
use super::*;
#[test]
fn dump() {
    let Ok(path) = std::env::var("ST_DUMP") else { return };
    let raw = std::fs::read_to_string(path).unwrap();
    let lexicon = crate::lexicon::Lexicon::compile(model::codebook::Codebook::embedded());
    let text = crate::text::Text::read(&raw);
    let offsets = crate::text::CharOffsets::of(&raw);
    let mentions = crate::mentions::Mentions::find(&lexicon, &text);
    let dates = crate::text::find_dates(&text, None);
    let reading = Reading {
        lexicon: &lexicon,
        text: &text,
        mentions: &mentions,
        dates: &dates,
        quantities: &[],
        tolls: &[],
        published: None,
        offsets: &offsets,
    };
    let cues = lexicon.statements.hits(&text);
    let parties = party::find(&reading, &cues);
    let view = View { reading: &reading, incidents: &[], cues, main: party::main_party(&reading), parties };
    for s in &text.sentences {
        println!("# {}", &raw[s.start..s.end]);
        for p in party::parties_within(&view.parties, s.tokens.clone()) {
            println!("   P {:?} {:?} [{}] {:?}", p.kind, p.name, reading.words(&p.tokens), p.outlet);
        }
        println!(
            "   A {:?}",
            mentions
                .actors
                .iter()
                .filter(|a| s.tokens.contains(&a.tokens.start))
                .map(|a| (reading.words(&a.tokens), a.actor))
                .collect::<Vec<_>>()
        );
        let c: Vec<String> = view
            .cues
            .iter()
            .filter(|c| s.tokens.contains(&c.start))
            .map(|c| format!("{}={:?}", reading.words(&(c.start..c.end)), c.cue))
            .collect();
        println!("   C {}", c.join(" | "));
    }
    for r in RULES {
        for f in (r.find)(&view) {
            println!("R {} {:?} {} <{}>", r.name, f.kind, f.speaker.name, reading.words(&f.cue));
        }
    }
}
