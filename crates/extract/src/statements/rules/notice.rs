//! Advisories printed one under another: a paragraph that opens with the name of a state or of its ministry, and tells
//! people what to avoid in sentences that name nobody: "FRANCE, note of 25 May. Avoid markets."

use std::ops::Range;

use model::StatementKind;

use super::super::{
    party::{Party, PartyKind},
    view::{Found, View},
    words::Cue,
};
use crate::pack::Class;
use crate::{lexicon::NationForm, mentions::covering};

/// Longest head of a notice behind the name, in tokens.
const LONGEST_HEAD: usize = 14;
/// How far a notice is read.
const LONGEST: usize = 200;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let notices: Vec<(Found, bool)> =
        view.reading.text.paragraphs.iter().filter_map(|range| notice(view, range)).collect();
    let sure = notices.iter().any(|(_, advises)| *advises);
    notices.into_iter().filter(|(_, advises)| *advises || sure).map(|(found, _)| found).collect()
}

/// The notice of a paragraph, and whether it says itself what to avoid; one that only points at the others needs them.
fn notice(view: &View<'_>, bytes: &Range<usize>) -> Option<(Found, bool)> {
    let tokens = view.reading.tokens_of(bytes.start, bytes.end);
    let issuer = issuer(view, tokens.start)?;
    let name = issuer.tokens.clone();
    let opens = matches!(view.word(name.end), "(" | ":" | "-" | "–" | "—");
    let caps = view.reading.text.tokens.get(tokens.start)?.all_caps;
    if !((opens && caps) || has_head(view, &name, tokens.end)) {
        return None;
    }
    let body = name.end..tokens.end.min(name.end + LONGEST);
    let advice = view.first_in(body.clone(), Cue::Avoid).or_else(|| view.first_in(body.clone(), Cue::Danger));
    let imperative = || body.clone().find(|at| is_imperative(view, *at)).map(|at| at..at + 1);
    let telling = advice.map(|hit| hit.start..hit.end).or_else(imperative);
    let advises = telling.is_some();
    let telling = telling.or_else(|| view.first_in(body, Cue::ThreatNoun).map(|hit| hit.start..hit.end))?;
    let mut found = view.found(StatementKind::Warning, issuer, telling);
    found.object = name.end..tokens.end;
    Some((found, advises))
}

/// The state, or the part of its government, that opens the paragraph.
fn issuer(view: &View<'_>, at: usize) -> Option<Party> {
    let office =
        view.party_over(at).filter(|party| party.kind == PartyKind::State && party.tokens.start == at);
    if let Some(office) = office {
        return Some(office.clone());
    }
    let nation = covering(&view.reading.mentions.nations, |it| &it.tokens, at)
        .filter(|nation| nation.tokens.start == at)?;
    // "BRITISH EMBASSY, bulletin of 3 August".
    let office = view.has(nation.tokens.end, Cue::Government);
    if nation.form != NationForm::Name && office.is_none() {
        return None;
    }
    let country = view.reading.lexicon.codebook.countries.get(nation.country)?;
    Some(Party {
        tokens: nation.tokens.start..office.unwrap_or(nation.tokens.end),
        kind: PartyKind::State,
        name: office.map_or_else(|| country.name.clone(), |end| view.reading.words(&(at..end)).to_owned()),
        actor: None,
        outlet: None,
        state: Some(country.code.clone()),
        named: true,
    })
}

/// Whether a date or a word for a notice stands behind the name, closed by a stop: ", note of 25 May.".
fn has_head(view: &View<'_>, name: &Range<usize>, end: usize) -> bool {
    let behind = name.end..end.min(name.end + LONGEST_HEAD);
    let parted = matches!(view.word(name.end), "," | "(" | "-" | "–" | "—" | ":");
    let Some(stop) =
        behind.clone().skip(1).find(|at| matches!(view.word(*at), "." | ":" | "-" | "–" | "—" | ")"))
    else {
        return false;
    };
    let noun = (name.end..stop).any(|at| view.is(at, Class::NoticeNoun));
    let verb = (name.end..stop).any(|at| view.has(at, Cue::Say).is_some());
    parted && !verb && (noun || is_date(view, name.end + 1, stop))
}

fn is_date(view: &View<'_>, from: usize, to: usize) -> bool {
    let (Some(first), Some(last)) = (view.reading.text.tokens.get(from), view.reading.text.tokens.get(to))
    else {
        return false;
    };
    let index = view.reading.dates.partition_point(|date| date.start < first.start);
    view.reading.dates.get(index).is_some_and(|date| date.end <= last.start && date.start == first.start)
}

/// "Leave while flights operate": the sentence opens with the advice.
fn is_imperative(view: &View<'_>, at: usize) -> bool {
    let not = view.is(at, Class::Do) && view.is(at + 1, Class::Not);
    (view.sentence(at).start == at || view.word(at.saturating_sub(1)) == ":") && not
        || view.sentence(at).start == at && view.is(at, Class::Advice)
}
