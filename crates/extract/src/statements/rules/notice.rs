//! Advisories printed one under another: a paragraph that opens with the name of a state, and tells people what to
//! avoid.

use model::StatementKind;

use super::super::{
    party::{Party, PartyKind},
    view::{Found, View},
    words::Cue,
};
use crate::{lexicon::NationForm, mentions::covering};

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let notices: Vec<(Found, bool)> =
        view.reading.text.paragraphs.iter().filter_map(|range| notice(view, range)).collect();
    let sure = notices.iter().any(|(_, advises)| *advises);
    notices.into_iter().filter(|(_, advises)| *advises || sure).map(|(found, _)| found).collect()
}

/// The notice of a paragraph, and whether it says itself what to avoid; one that only points at the others needs them.
fn notice(view: &View<'_>, bytes: &std::ops::Range<usize>) -> Option<(Found, bool)> {
    let tokens = view.reading.tokens_of(bytes.start, bytes.end);
    let nation = covering(&view.reading.mentions.nations, |it| &it.tokens, tokens.start)?;
    let opens = nation.tokens.start == tokens.start
        && nation.form == NationForm::Name
        && matches!(view.word(nation.tokens.end), "(" | ":" | "-" | "–" | "—");
    let caps = view.reading.text.tokens.get(tokens.start)?.all_caps;
    if !opens || !caps {
        return None;
    }
    let body = nation.tokens.end..tokens.end.min(nation.tokens.end + 200);
    let advice = view.first_in(body.clone(), Cue::Avoid).or_else(|| view.first_in(body.clone(), Cue::Danger));
    let telling = advice.or_else(|| view.first_in(body, Cue::ThreatNoun))?;
    let country = view.reading.lexicon.codebook.countries.get(nation.country)?;
    let speaker = Party {
        tokens: nation.tokens.clone(),
        kind: PartyKind::State,
        name: country.name.clone(),
        actor: None,
        outlet: None,
        state: Some(country.code.clone()),
        named: true,
    };
    let mut found = view.found(StatementKind::Warning, speaker, telling.start..telling.end);
    found.object = nation.tokens.end..tokens.end;
    Some((found, advice.is_some()))
}
