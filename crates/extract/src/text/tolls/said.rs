//! Who says so and how surely; and what the findings of one text make together.

use std::ops::Range;

use super::{
    Finding, Toll, TollKind, TollReference, TollStanding,
    background::is_background,
    lexicon::{harm, is_be, is_have},
    phrase::{Phrase, Reader},
};
use crate::pack::Class;
use crate::text::{Approximation, nouns};

/// How far back a leaning phrase ("both", "the three") looks for the people it means.
const LEAN_WINDOW: usize = 90;
/// How far from a word of harm a hedge still weakens it.
const HEDGE_WINDOW: usize = 8;
/// Longest name of an authority, in tokens.
const AUTHORITY: usize = 12;

/// Findings in text order as tolls: each once, leaning ones settled, grouped, with hedge and authority.
pub(super) fn finish(reader: Reader, mut findings: Vec<Finding>) -> Vec<Toll> {
    findings.sort_by_key(|found| (found.people.first, found.trigger));
    findings.dedup_by(|later, earlier| {
        later.people.first == earlier.people.first && same_harm(later.kind, earlier.kind)
    });
    let mut told: Option<Phrase> = None;
    let mut last: Option<Last> = None;
    for found in &mut findings {
        number(reader, &mut found.people);
        settle(reader, found);
        // "Three attackers were killed, although an official had spoken of four dead".
        let spoken = reader.is_back(found.people.first, 1, Class::Of)
            && reader.is_back(found.people.first, 2, Class::SpeakOf);
        let kin = last.filter(|last| {
            spoken
                && !found.people.named
                && same_harm(last.kind, found.kind)
                && found.people.first - last.people.first < LEAN_WINDOW / 2
        });
        if let Some(kin) = kin {
            found.kind = kin.kind;
            found.standing = TollStanding::Alternative;
        }
        last = Some(Last { kind: found.kind, people: found.people });
        // "The four attackers, one of whom had died, are dead".
        let whom = reader.is(found.people.end - 1, Class::Whom);
        if whom && told.is_some_and(|told| told.end + 1 == found.people.first && told.range.min > 1) {
            found.standing = TollStanding::Part;
        }
        told = Some(found.people);
    }
    let mut with_alternatives = Vec::with_capacity(findings.len());
    let mut following = findings.iter().map(|found| found.people.first).skip(1).collect::<Vec<_>>();
    following.push(reader.text.tokens.len());
    for (found, limit) in findings.into_iter().zip(following) {
        let others = alternatives(reader, &found, limit);
        let mut parts = parts(reader, &found);
        parts.extend(attackers_among(reader, &found));
        with_alternatives.push(found);
        with_alternatives.extend(others);
        with_alternatives.extend(parts);
    }
    with_alternatives.sort_by_key(|found| (found.people.first, found.trigger));
    with_alternatives.dedup_by(|later, earlier| {
        later.people.first == earlier.people.first && same_harm(later.kind, earlier.kind)
    });
    let mut group = 0;
    let mut list: Option<(usize, usize)> = None;
    with_alternatives
        .iter()
        .map(|found| {
            let key = (found.list, found.trigger);
            if list.is_some_and(|list| list != key) {
                group += 1;
            }
            list = Some(key);
            toll(reader, found, group)
        })
        .collect()
}

/// The finding before.
#[derive(Clone, Copy)]
struct Last {
    kind: TollKind,
    people: Phrase,
}

fn same_harm(a: TollKind, b: TollKind) -> bool {
    let class = |kind: TollKind| match kind {
        TollKind::Killed | TollKind::PerpetratorsKilled => 0,
        TollKind::Wounded | TollKind::PerpetratorsWounded => 1,
        TollKind::Casualties => 2,
        TollKind::Kidnapped => 3,
    };
    class(a) == class(b)
}

/// How far back the number of "the gunmen" is told.
const NUMBER_WINDOW: usize = 200;

/// "Five gunmen entered … the gunmen were killed": as many as were told of last.
fn number(reader: Reader, people: &mut Phrase) {
    let plural = people.leans && people.named && people.approximate == Approximation::Indefinite;
    let counted = reader.quantity(people.first).is_some() || reader.quantity(people.first + 1).is_some();
    if !plural || counted || people.nobody {
        return;
    }
    let noun = reader.word(people.end - 1);
    let from = people.first.saturating_sub(NUMBER_WINDOW);
    let told = (from..people.first).rev().find_map(|at| {
        let (quantity, _) = reader.quantity(at).filter(|(quantity, _)| quantity.range.min > 1)?;
        let told = reader.phrase(at).filter(|told| told.named && !told.leans)?;
        let same = reader.word(told.end - 1) == noun || people.attacks && told.attacks;
        same.then_some((quantity.range, quantity.approximate))
    });
    if let Some((range, approximate)) = told {
        people.range = range;
        people.approximate = approximate;
    }
}

/// "Both were shot dead": those of the same number told before say whether they attacked.
fn settle(reader: Reader, found: &mut Finding) {
    let people = found.people;
    // "40 of the wounded", "two of the dead".
    let of_a_state =
        reader.is(people.end.saturating_sub(1), Class::TheThose) && reader.is(people.end, Class::HarmState);
    if of_a_state {
        found.standing = TollStanding::Part;
    }
    if !people.leans || people.nobody || !matches!(found.kind, TollKind::Killed | TollKind::Wounded) {
        return;
    }
    let from = people.first.saturating_sub(LEAN_WINDOW);
    let of_them = reader.is(people.end - 1, Class::Them) || reader.is(people.end - 1, Class::Whom);
    let told_before =
        reader.is(people.end - 1, Class::Whom) && people.first >= 2 && reader.back(people.first, 1) == ",";
    // "Guards, one of whom": they stand right before.
    if told_before
        && nouns::person(reader.text.pack, reader.back(people.first, 2)).is_some_and(|before| !before.attacks)
    {
        return;
    }
    let meant = (from..people.first).rev().find_map(|at| {
        let (quantity, _) = reader.quantity(at)?;
        let whole = at
            .checked_sub(1)
            .and_then(|before| reader.phrase(before))
            .filter(|whole| whole.end > at && whole.range == quantity.range);
        let phrase = whole.or_else(|| reader.phrase(at)).filter(|phrase| phrase.named && !phrase.nobody)?;
        let rest = (people.first..people.noun).any(|at| reader.is(at, Class::LastRemaining));
        let fits = if rest {
            quantity.range.min >= people.range.min
        } else if of_them {
            quantity.range.min >= people.range.min.max(2)
        } else {
            quantity.range == people.range
        };
        fits.then_some(phrase)
    });
    if meant.is_some_and(|meant| meant.attacks) {
        found.kind = match found.kind {
            TollKind::Wounded => TollKind::PerpetratorsWounded,
            _ => TollKind::PerpetratorsKilled,
        };
    }
}

/// "He counted four dead; the police chief had three": a bare figure behind a verb of saying, soon after a toll.
fn alternatives(reader: Reader, found: &Finding, limit: usize) -> Vec<Finding> {
    let end = found.people.end.max(found.trigger + 1);
    let window = end..limit.min(end + 30);
    let mut others = Vec::new();
    for at in window {
        let verb = reader.is(at, Class::GaveCount)
            || reader.is(at, Class::Of) && reader.is_back(at, 1, Class::Spoke);
        if !verb {
            continue;
        }
        let Some(phrase) = reader.phrase(at + 1).filter(|phrase| reader.quantity(phrase.first).is_some())
        else {
            continue;
        };
        let bare = phrase.end == phrase.noun && !phrase.nobody && is_mark(reader, phrase.end);
        if bare {
            others.push(Finding {
                people: phrase,
                trigger: at,
                kind: found.kind,
                standing: TollStanding::Alternative,
                list: phrase.first,
            });
        }
    }
    others
}

/// How far behind a total those are told who were among it.
const AMONG_WINDOW: usize = 8;

/// "Five people died, including the two bombers", "six, one of them the attacker": attackers in a total.
fn attackers_among(reader: Reader, found: &Finding) -> Vec<Finding> {
    let kind = match found.kind {
        TollKind::Killed => TollKind::PerpetratorsKilled,
        TollKind::Wounded => TollKind::PerpetratorsWounded,
        _ => return Vec::new(),
    };
    if found.people.range.min < 2 {
        return Vec::new();
    }
    let behind = [found.people.end, found.people.end.max(found.trigger + 1)];
    let part = |people: Phrase| Finding {
        people,
        trigger: found.trigger,
        kind,
        standing: TollStanding::Part,
        list: found.list,
    };
    for end in behind {
        for at in end..end + AMONG_WINDOW {
            let them = reader.is(at, Class::Among) && reader.is(at + 1, Class::ThemWhom);
            if reader.is(at, Class::Including) || them {
                let from = at + 1 + usize::from(them);
                let from = from + usize::from(reader.is(from, Class::AtBe));
                let list = reader.list(from);
                let list = if list.is_empty() { reader.definite(from).into_iter().collect() } else { list };
                return list.into_iter().filter(|one| one.attacks).map(part).collect();
            }
            let of_them =
                reader.phrase(at).filter(|one| one.leans && reader.is(one.end - 1, Class::ThemWhom));
            if let Some(one) = of_them {
                let was = one.end + usize::from(reader.is(one.end, Class::PastBe));
                let attacks = (was..was + 3).take_while(|&at| reader.is_word(at)).any(|at| {
                    nouns::person(reader.text.pack, reader.word(at)).is_some_and(|person| person.attacks)
                });
                return if attacks { vec![part(one)] } else { Vec::new() };
            }
        }
    }
    Vec::new()
}

/// "16 bodies in the road: six assailants, six guards and four visitors": what a count is made of.
fn parts(reader: Reader, found: &Finding) -> Vec<Finding> {
    let end = found.people.end.max(found.trigger + 1);
    let colon = [end, reader.past_modifiers(end)].into_iter().find(|&at| reader.word(at) == ":");
    let Some(colon) = colon.filter(|_| found.people.range.min > 1) else { return Vec::new() };
    let list = reader.list_before(colon + 1);
    let counted = list.len() > 1 && list.iter().all(|one| one.range.min <= found.people.range.min);
    if !counted {
        return Vec::new();
    }
    let part = |people: &Phrase| {
        let kind = match (found.kind, people.attacks) {
            (TollKind::Killed, true) => TollKind::PerpetratorsKilled,
            (TollKind::Wounded, true) => TollKind::PerpetratorsWounded,
            (kind, _) => kind,
        };
        Finding {
            people: *people,
            trigger: found.trigger,
            kind,
            standing: TollStanding::Part,
            list: found.list,
        }
    };
    list.iter().map(part).collect()
}

fn is_mark(reader: Reader, at: usize) -> bool {
    reader.word(at).is_empty() || reader.is(at, Class::SaidBoundary)
}

fn toll(reader: Reader, found: &Finding, group: usize) -> Toll {
    let people = found.people;
    let bytes = |tokens: Range<usize>| {
        let first = reader.text.tokens.get(tokens.start)?;
        let last = reader.text.tokens.get(tokens.end.checked_sub(1)?)?;
        Some((first.start, last.end)).filter(|(start, end)| start < end)
    };
    let span = bytes(people.first.min(found.trigger)..people.end.max(found.trigger + 1));
    let (start, end) = span.unwrap_or_default();
    let sentence = reader.text.sentence_at(start).and_then(|number| reader.text.sentences.get(number));
    let sentence = sentence.map_or(0..0, |sentence| sentence.tokens.clone());
    let elsewhere =
        found.standing != TollStanding::Part && is_background(reader, &sentence, people.first, found.trigger);
    Toll {
        start,
        end,
        kind: found.kind,
        range: people.range,
        approximate: people.approximate,
        who: if people.noun < people.end { bytes(people.noun..people.end) } else { None },
        hedged: hedge(reader, &sentence, &people, found.trigger).and_then(bytes),
        said_by: authority(reader, &sentence, found.people.first).and_then(bytes),
        group,
        standing: if elsewhere { TollStanding::Background } else { found.standing },
        reference: reference(reader, &people, found.trigger),
    }
}

fn reference(reader: Reader, people: &Phrase, trigger: usize) -> TollReference {
    let further = |at: usize| {
        reader.is(at, Class::TollFurther) && !reader.is(at + 1, Class::Than)
            || at >= people.end && reader.is(at, Class::Also)
    };
    let to = people.end.max(trigger).min(people.end + HEDGE_WINDOW);
    let behind = trigger.max(people.end);
    let as_well = (behind..behind + 3).any(|at| {
        reader.is(at, Class::As) && reader.is(at + 1, Class::Well) && !reader.is(at + 2, Class::As)
    });
    let ordinal = reader.is(people.first, Class::AOrOne) && reader.is(people.first + 1, Class::OrdinalWord);
    if ordinal || (people.first..to).any(further) || reader.is_back(people.first, 1, Class::Also) || as_well {
        TollReference::More
    } else if reader.is(people.first, Class::TollKnown) || reader.is(people.first, Class::TollThey) {
        TollReference::Known
    } else {
        TollReference::New
    }
}

fn hedge(reader: Reader, sentence: &Range<usize>, people: &Phrase, trigger: usize) -> Option<Range<usize>> {
    let from = people.first.min(trigger).saturating_sub(HEDGE_WINDOW).max(sentence.start);
    let to = (people.end.max(trigger + 1) + HEDGE_WINDOW / 2).min(sentence.end);
    (from..to).find_map(|at| {
        if reader.is(at, Class::TollHedges) {
            return Some(at..at + 1);
        }
        let doubt = reader.is(at, Class::MayMight) && reader.is(at + 1, Class::HaveWord);
        doubt.then_some(at..at + 2)
    })
}

/// The subject of the nearest verb of saying, or what follows "according to".
fn authority(reader: Reader, sentence: &Range<usize>, people: usize) -> Option<Range<usize>> {
    // "Seven, by the police chief's count".
    let tally = (people..sentence.end.min(people + 16)).find(|&at| reader.is(at, Class::Account));
    let by = tally.and_then(|tally| {
        (tally.saturating_sub(7)..tally).rev().find(|&at| reader.is(at, Class::By)).map(|by| by + 1..tally)
    });
    if let Some(by) = by.filter(|by| by.len() > 1 && by.start > people) {
        return Some(by);
    }
    let claims_lives = |at: usize| {
        reader.is(at, Class::ClaimedToll)
            && (reader.quantity(at + 1).is_some() || reader.is(at + 1, Class::ClaimedCredit))
    };
    let verbs = sentence.clone().filter(|&at| {
        reader.is(at, Class::TollSaying) || reader.is(at, Class::According) && reader.is(at + 1, Class::To)
    });
    let verb = verbs.filter(|&at| !claims_lives(at)).min_by_key(|at| at.abs_diff(people))?;
    if reader.is(verb, Class::According) {
        return up_to_mark(reader, sentence, verb + 2);
    }
    // "Was reported", "were told" have no authority before them.
    let last = verb - usize::from(verb > sentence.start && is_have(reader.text.pack, reader.back(verb, 1)));
    if is_be(reader.text.pack, reader.back(last, 1)) {
        return None;
    }
    let run = |ends: &dyn Fn(usize) -> bool| {
        let mut first = last;
        while first > sentence.start && last - first < AUTHORITY && !ends(first - 1) {
            first -= 1;
        }
        first..last
    };
    let wide = run(&|at| !reader.is(at, Class::And) && ends_name(reader, at));
    let clean = wide.clone().all(|at| {
        !is_be(reader.text.pack, reader.word(at))
            && harm(reader.text.pack, reader.word(at)).is_none()
            && reader.quantity(at).is_none()
    });
    let name = if clean { wide } else { run(&|at| ends_name(reader, at)) };
    let names = name.clone().any(|at| reader.is_word(at) && !reader.is(at, Class::SaidHelp));
    // "A policeman had died" has no authority, "the chief had three" does.
    let plain_had = reader.is(verb, Class::Had) && reader.quantity(verb + 1).is_none();
    let denies = reader.is(name.start, Class::NoNobody);
    if names && !denies && !plain_had && !name.contains(&people) {
        return Some(name);
    }
    reader
        .is(verb, Class::SaidSays)
        .then(|| up_to_mark(reader, sentence, verb + 1))
        .flatten()
        .filter(|name| !name.contains(&people) && !reader.is(name.start, Class::That))
}

fn ends_name(reader: Reader, at: usize) -> bool {
    reader.is(at, Class::SaidStop)
}

fn up_to_mark(reader: Reader, sentence: &Range<usize>, from: usize) -> Option<Range<usize>> {
    let to = (from..sentence.end.min(from + AUTHORITY))
        .find(|&at| ends_name(reader, at))
        .unwrap_or(sentence.end.min(from + AUTHORITY));
    (from < to).then_some(from..to)
}
