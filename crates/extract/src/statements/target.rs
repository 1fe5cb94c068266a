//! What a message is directed against: the phrases of its own words, with coordination.

use std::ops::Range;

use model::{IncidentRecord, Mention, Specificity, StatementKind, Target, TargetClass, TargetKind};

use super::{
    party::{Party, PartyKind},
    view::View,
    words::Cue,
};
use crate::{
    lexicon::NationForm,
    mentions::{TargetMention, covering, is_calendar_word, within},
    pack::Class,
};

/// At most so many targets per message: longer lists are told as one class.
const MOST: usize = 24;

/// The targets of an act, each with the country of the act.
pub fn of_incident(incident: &IncidentRecord) -> Vec<Target> {
    let with_country = |target: &Target| Target { country: incident.country.clone(), ..target.clone() };
    incident.targets.iter().map(with_country).collect()
}

/// The states named as owners of targets in `window`, or named alone.
pub fn states(view: &View<'_>, window: &Range<usize>) -> Vec<String> {
    let targets = mentions_in(view, window);
    let mut states: Vec<String> = targets.iter().flat_map(|mention| mention.nations.clone()).collect();
    if states.is_empty() {
        states = named_states(view, window).into_iter().map(|(code, _)| code).collect();
    }
    states.sort();
    states.dedup();
    states
}

fn mentions_in<'v>(view: &'v View<'_>, window: &Range<usize>) -> &'v [TargetMention] {
    within(&view.reading.mentions.targets, |mention| &mention.head, window.clone())
}

/// States that stand for themselves ("will fight the Chinese", "Uzbekistan is threatened"), not as places.
fn named_states(view: &View<'_>, window: &Range<usize>) -> Vec<(String, Range<usize>)> {
    let nations = within(&view.reading.mentions.nations, |nation| &nation.tokens, window.clone());
    let codebook = view.reading.lexicon.codebook;
    let stands_alone = |at: usize| !view.is(at, Class::TargetIn);
    nations
        .iter()
        .filter(|nation| {
            nation.form != NationForm::Capital
                && (nation.tokens.start == 0 || stands_alone(nation.tokens.start - 1))
        })
        .filter_map(|nation| {
            Some((codebook.countries.get(nation.country)?.code.clone(), nation.tokens.clone()))
        })
        .collect()
}

/// The targets named in the windows, first mention first; one record per state that owns one.
pub fn named(view: &View<'_>, kind: StatementKind, speaker: &Party, windows: &[Range<usize>]) -> Vec<Target> {
    let windows: Vec<Range<usize>> = windows.iter().map(|window| aimed_part(view, kind, window)).collect();
    let place = windows.iter().find_map(|window| located(view, window));
    let mut targets: Vec<Target> = Vec::new();
    for mention in windows.iter().flat_map(|window| mentions_in(view, window)) {
        if !is_own(view, mention, speaker) {
            of_mention(view, mention, place.as_deref())
                .into_iter()
                .for_each(|target| push(&mut targets, target));
        }
    }
    drop_addressees(view, kind, &mut targets);
    spell_out(view, &windows, place.as_deref(), &mut targets);
    if targets.is_empty() {
        // "told Americans to leave": the people warned are no target.
        let warned = |tokens: &Range<usize>| {
            kind == StatementKind::Warning && view.has(tokens.start, Cue::Citizens).is_some()
        };
        for (code, tokens) in windows.iter().flat_map(|window| named_states(view, window)) {
            if !warned(&tokens) {
                push(&mut targets, state_target(view, &code, &tokens));
            }
        }
    }
    if targets.is_empty() && is_threat(kind) {
        windows
            .iter()
            .flat_map(|window| proper_names(view, window))
            .for_each(|target| push(&mut targets, target));
    }
    targets.truncate(MOST);
    targets
}

/// In "the soldiers of the caliphate will fight the Chinese" the targets stand behind the verb of harm; a condition
/// names none.
fn aimed_part(view: &View<'_>, kind: StatementKind, window: &Range<usize>) -> Range<usize> {
    let condition = window.clone().find(|at| is_threat(kind) && view.is(*at, Class::Condition));
    let window = &(window.start..condition.filter(|at| *at > window.start).unwrap_or(window.end));
    let verb =
        view.cues_in(window.clone(), Cue::HarmVerb).find(|hit| view.has(hit.start, Cue::HarmNoun).is_none());
    let behind = verb.map(|hit| hit.end..window.end);
    match behind {
        Some(behind)
            if is_threat(kind)
                && (!mentions_in(view, &behind).is_empty() || !named_states(view, &behind).is_empty()) =>
        {
            behind
        }
        _ => window.clone(),
    }
}

fn is_threat(kind: StatementKind) -> bool {
    matches!(kind, StatementKind::Threat | StatementKind::Incitement)
}

/// Those who are warned are no targets where others are named.
fn drop_addressees(view: &View<'_>, kind: StatementKind, targets: &mut Vec<Target>) {
    let addressee = |target: &Target| {
        let first = target
            .mentions
            .first()
            .and_then(|mention| view.reading.text.token_at(view.reading.offsets.byte_of_char(mention.start)));
        let citizens = first.is_some_and(|at| (at..at + 3).any(|i| view.has(i, Cue::Citizens).is_some()));
        citizens || target.kind == TargetKind::Person
    };
    if kind == StatementKind::Warning && targets.iter().any(|target| !addressee(target)) {
        targets.retain(|target| !addressee(target));
    }
}

/// "the embassies ... specifically those of China, India and Iran": the class is told by its members.
fn spell_out(view: &View<'_>, windows: &[Range<usize>], place: Option<&str>, targets: &mut Vec<Target>) {
    if targets.iter().any(|target| target.nationality.is_some()) {
        targets.retain(|target| target.nationality.is_some() || target.class != TargetClass::Diplomatic);
        return;
    }
    let Some(class) = targets.iter().find(|target| is_mission_class(view, target)).cloned() else { return };
    let states: Vec<(String, Range<usize>)> =
        windows.iter().flat_map(|window| named_states(view, window)).collect();
    if states.len() < 2 {
        return;
    }
    targets.retain(|target| target.class != TargetClass::Diplomatic);
    for (code, tokens) in states {
        let adjective = view
            .reading
            .lexicon
            .codebook
            .country(&code)
            .and_then(|country| country.adjectives.first().cloned());
        push(
            targets,
            Target {
                name: format!(
                    "{} {}",
                    adjective.unwrap_or_default(),
                    view.reading.lexicon.pack.singular(&class.name)
                )
                .trim()
                .to_owned(),
                nationality: Some(code),
                country: class.country.clone().or_else(|| place.map(str::to_owned)),
                mentions: vec![view.reading.mention(&tokens)],
                ..class.clone()
            },
        );
    }
}

fn is_mission_class(view: &View<'_>, target: &Target) -> bool {
    target.class == TargetClass::Diplomatic
        && target.kind == TargetKind::Facility
        && view.reading.lexicon.pack.singular(&target.name) != target.name
}

/// Names without a word for what they are: "declared Tolo and 1TV military targets".
fn proper_names(view: &View<'_>, window: &Range<usize>) -> Vec<Target> {
    let tokens = &view.reading.text.tokens;
    let shouted = window.clone().filter(|at| tokens.get(*at).is_some_and(|token| token.all_caps)).count() * 2
        > window.len();
    if shouted {
        return Vec::new();
    }
    let name = |at: usize| {
        tokens.get(at).is_some_and(|token| {
            token.capitalized && !token.all_caps || token.all_caps && token.end - token.start <= 4
        })
    };
    let mut targets = Vec::new();
    let mut at = window.start;
    while at < window.end {
        let known = view.party_over(at).is_some()
            || !within(&view.reading.mentions.places, |place| &place.tokens, at..at + 1).is_empty();
        let quoted = at > 0 && matches!(view.word(at - 1), "\"" | "“" | "'" | "‘");
        if !name(at) || quoted || known || view.sentence(at).start == at || is_no_name(view, at) {
            at += 1;
            continue;
        }
        let end = (at..window.end).find(|i| !name(*i)).unwrap_or(window.end);
        let mention = view.reading.mention(&(at..end));
        let known = view.reading.lexicon.organizations.first_at(view.reading.text, at).map(|hit| hit.value);
        targets.push(Target {
            name: mention.text.clone(),
            kind: TargetKind::Group,
            class: known.map_or(TargetClass::Other, |known| known.class),
            nationality: known.and_then(|known| known.nation.clone()),
            country: None,
            mentions: vec![mention],
        });
        at = end.max(at + 1);
    }
    targets
}

/// The speaker, its own people and its channels are no targets of it.
fn is_own(view: &View<'_>, mention: &TargetMention, speaker: &Party) -> bool {
    let armed = view.party_over(mention.head.start).is_some_and(|party| party.kind == PartyKind::Armed);
    armed
        || speaker.tokens.contains(&mention.head.start)
        || mention.class == TargetClass::Media && !mention.proper
}

fn push(targets: &mut Vec<Target>, target: Target) {
    let known =
        targets.iter().any(|other| other.name == target.name && other.nationality == target.nationality);
    if !known {
        targets.push(target);
    }
}

fn of_mention(view: &View<'_>, mention: &TargetMention, place: Option<&str>) -> Vec<Target> {
    let places = &view.reading.mentions.places;
    let own = mention.place.and_then(|index| places.get(index)).map(|place| place.country.clone());
    let country = own.or_else(|| place.map(str::to_owned));
    let mut owners: Vec<Option<String>> = mention.nations.iter().cloned().map(Some).collect();
    if owners.is_empty() {
        owners.push(None);
    }
    let target = |owner: Option<String>| Target {
        name: name_of(view, mention, owner.as_deref()),
        kind: mention.kind,
        class: mention.class,
        nationality: owner,
        country: country.clone(),
        mentions: vec![view.reading.mention(&mention.tokens)],
    };
    owners.into_iter().map(target).collect()
}

fn name_of(view: &View<'_>, mention: &TargetMention, owner: Option<&str>) -> String {
    let adjective = owner
        .and_then(|code| view.reading.lexicon.codebook.country(code))
        .and_then(|country| country.adjectives.first().cloned());
    let Some(adjective) = adjective else { return mention.name.clone() };
    let base = if mention.nations.len() > 1 || mention.plural && mention.is_post() {
        view.reading.lexicon.pack.singular(&mention.name)
    } else {
        mention.name.clone()
    };
    if base.contains(&adjective) { base } else { format!("{adjective} {base}") }
}

fn state_target(view: &View<'_>, code: &str, tokens: &Range<usize>) -> Target {
    let mention: Mention = view.reading.mention(tokens);
    let name = view
        .reading
        .lexicon
        .codebook
        .country(code)
        .map_or_else(|| mention.text.clone(), |country| country.name.clone());
    // "all Americans must leave": people of a state stand where the speaker is.
    let nation = covering(&view.reading.mentions.nations, |nation| &nation.tokens, tokens.start);
    let people = nation.is_some_and(|nation| nation.form == NationForm::Demonym);
    Target {
        name,
        kind: TargetKind::Group,
        class: TargetClass::Government,
        nationality: Some(code.to_owned()),
        country: Some(code.to_owned()).filter(|_| !people),
        mentions: vec![mention],
    }
}

/// The country of a place named in the window behind "in".
fn located(view: &View<'_>, window: &Range<usize>) -> Option<String> {
    let inside = |at: usize| view.is(at, Class::TargetAcross);
    let places = within(&view.reading.mentions.places, |place| &place.tokens, window.clone());
    let found = places.iter().find(|place| {
        let before = (1..=2).filter_map(|back| place.tokens.start.checked_sub(back));
        place.located && before.into_iter().any(inside)
    });
    found.map(|place| place.country.clone())
}

/// How closely the targets are named.
pub fn specificity(targets: &[Target]) -> Specificity {
    let owned = |target: &Target| target.nationality.is_some();
    let named = |target: &Target| {
        target.kind == TargetKind::Facility && (owned(target) || target.name.chars().any(char::is_uppercase))
    };
    match targets.first() {
        None => Specificity::General,
        Some(_) if targets.iter().any(|target| named(target) && target.country.is_some()) => {
            Specificity::NamedFacility
        }
        Some(target)
            if target.class == TargetClass::Government
                && target.nationality == target.country
                && owned(target) =>
        {
            Specificity::Country
        }
        Some(target) if target.country.is_some() => Specificity::ClassInCountry,
        Some(_) => Specificity::Class,
    }
}

/// Capitalized words that begin no name.
fn is_no_name(view: &View<'_>, at: usize) -> bool {
    view.is(at, Class::I) || is_calendar_word(view.reading.text.pack, view.word(at))
}
