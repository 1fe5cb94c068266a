//! Whether a trigger has beside it what it needs: a weapon, a facility, people harmed, people who attack.

use std::ops::Range;

use model::{IncidentType, TargetClass, TargetKind};

use super::triggers::Trigger;
use crate::{
    lexicon::NationForm,
    mentions::{Determiner, within},
    pack::Class,
    reading::Reading,
    text::DateRole,
};

/// How many tokens away a word may stand that a trigger needs.
const REACH: usize = 14;

/// Whether the words that a trigger needs stand near it.
pub fn supported(reading: &Reading<'_>, mail: Mail, trigger: &Trigger<'_>, sentence: &Range<usize>) -> bool {
    let flags = trigger.word.flags;
    if flags.verb && (has_generic_object(reading, trigger) || takes_a_country(reading, trigger)) {
        return false;
    }
    let near = trigger.tokens.start.saturating_sub(REACH).max(sentence.start)
        ..(trigger.tokens.end + REACH).min(sentence.end);
    let targets = || within(&reading.mentions.targets, |target| &target.tokens, near.clone());
    let facility = || {
        targets().iter().any(|target| {
            matches!(target.kind, TargetKind::Facility | TargetKind::Vehicle | TargetKind::Infrastructure)
        })
    };
    let post = || {
        let mut posts = targets().iter();
        posts.any(|target| {
            let people =
                !matches!(target.kind, TargetKind::Facility) && target.class == TargetClass::Diplomatic;
            people || target.of_facility.is_some() || target.is_post() && !target.nations.is_empty()
        })
    };
    let words = |class| near.clone().any(|i| reading.text.is(i, class));
    let weapon = || {
        near.clone().any(|i| {
            reading
                .lexicon
                .triggers
                .first_at(reading.text, i)
                .is_some_and(|hit| hit.value.flags.weapon || hit.value.id == "car-bomb")
        }) || words(Class::SupportMeans)
    };
    let device = || {
        let close = trigger.tokens.start.saturating_sub(8).max(sentence.start)
            ..(trigger.tokens.end + 6).min(sentence.end);
        close.into_iter().any(|i| {
            reading.lexicon.triggers.first_at(reading.text, i).is_some_and(|hit| {
                matches!(
                    hit.value.id.as_str(),
                    "bomb" | "car-bomb" | "parcel-bomb" | "petrol-bomb" | "grenade"
                )
            }) || reading.text.is(i, Class::DeviceWord)
        })
    };
    let victim = || {
        let bytes = reading.bytes(&near);
        !reading.tolls_in(&bytes).is_empty()
            || words(Class::PersonPronoun)
            || targets().iter().any(|target| matches!(target.kind, TargetKind::Person | TargetKind::Group))
    };
    let attacker = || {
        words(Class::SupportPeople)
            || !within(&reading.mentions.actors, |actor| &actor.tokens, near.clone()).is_empty()
            || within(&reading.mentions.nations, |nation| &nation.tokens, near.clone())
                .iter()
                .any(|nation| nation.form == NationForm::Demonym)
    };
    let force = matches!(
        trigger.word.id.as_str(),
        "opened-fire"
            | "shot"
            | "shot-dead"
            | "killed"
            | "fired"
            | "attack-verb"
            | "attack-noun"
            | "seized"
            | "stormed"
            | "broke-in"
    );
    if force && (by_guards(reading, trigger) || by_state(reading, trigger)) {
        return false;
    }
    (!flags.mail || mail == Mail::Weapon)
        && (!flags.needs_facility || facility())
        && (!flags.needs_object || !targets().is_empty())
        && (!flags.needs_weapon || weapon())
        && (!flags.needs_weapon_or_facility || weapon() || facility())
        && (!flags.needs_device || device())
        && (!flags.needs_victim
            || victim()
            || names_victim(reading, trigger)
            || captive(reading, trigger, &near))
        && (!flags.needs_attacker || attacker() || post() || was_taken(reading, trigger, sentence))
        && (!flags.needs_blaze || blaze(reading, trigger, sentence))
        && (!flags.needs_infrastructure
            || targets().iter().any(|target| target.kind == TargetKind::Infrastructure))
        && (!flags.needs_thing_subject || thing_goes(reading, trigger))
}

/// "two Pakistanis, held captive": people of a nation as captives.
fn captive(reading: &Reading<'_>, trigger: &Trigger<'_>, near: &Range<usize>) -> bool {
    let nations = within(&reading.mentions.nations, |nation| &nation.tokens, near.clone());
    trigger.word.incident_type == IncidentType::Kidnapping
        && nations.iter().any(|nation| nation.form == NationForm::Demonym)
}

/// "seven people taken from their quarters in September": a dated passive leaves the attackers out.
fn was_taken(reading: &Reading<'_>, trigger: &Trigger<'_>, sentence: &Range<usize>) -> bool {
    let dated = || {
        reading.dates_in(&reading.bytes(sentence)).any(|index| {
            let date = &reading.dates[index];
            date.role != DateRole::Since && date.interval.is_some()
        })
    };
    let participle = || {
        let syntax = reading.syntax(reading.sentence_of(trigger.tokens.start));
        let verb = syntax.word_of(trigger.tokens.start);
        verb.is_some_and(|verb| syntax.is_passive(verb))
    };
    trigger.word.incident_type == IncidentType::Kidnapping && dated() && (trigger.passive || participle())
}

/// "the car went up": what goes up is a vehicle, a building or a weapon.
fn thing_goes(reading: &Reading<'_>, trigger: &Trigger<'_>) -> bool {
    let syntax = reading.syntax(reading.sentence_of(trigger.tokens.start));
    let subject = syntax.word_of(trigger.tokens.start).and_then(|verb| syntax.subject(verb));
    subject.map(|word| syntax.token(word)).is_some_and(|token| {
        let things = within(&reading.mentions.targets, |target| &target.tokens, token..token + 1);
        let weapon = reading.lexicon.triggers.first_at(reading.text, token);
        weapon.is_some_and(|hit| hit.value.flags.weapon)
            || things.iter().any(|thing| !matches!(thing.kind, TargetKind::Person | TargetKind::Group))
    })
}

/// "set the front door on fire", "set it alight".
fn blaze(reading: &Reading<'_>, trigger: &Trigger<'_>, sentence: &Range<usize>) -> bool {
    let text = reading.text;
    (trigger.tokens.end..(trigger.tokens.end + REACH).min(sentence.end))
        .any(|i| text.is(i, Class::SupportBlaze) || text.is(i, Class::FireWord) && text.is(i - 1, Class::On))
}

/// "murdered Carlos Ruiz": a name right behind the verb.
fn names_victim(reading: &Reading<'_>, trigger: &Trigger<'_>) -> bool {
    let name =
        |i: usize| reading.text.tokens.get(i).is_some_and(|token| token.capitalized && !token.all_caps);
    trigger.word.id != "killed" && name(trigger.tokens.end) && name(trigger.tokens.end + 1)
}

/// "soldiers had fired on", "police shot dead": force of the state against somebody is no attack on it.
fn by_guards(reading: &Reading<'_>, trigger: &Trigger<'_>) -> bool {
    let at = trigger.tokens.start;
    let before = reading.mentions.targets.partition_point(|target| target.tokens.end <= at).checked_sub(1);
    before.is_some_and(|index| {
        let target = &reading.mentions.targets[index];
        let force = matches!(target.class, TargetClass::Police | TargetClass::Military)
            && matches!(target.kind, TargetKind::Person | TargetKind::Group);
        let adjoining = at - target.tokens.end <= 2
            && (target.tokens.end..at).all(|i| reading.text.is(i, Class::SupportBetween));
        force && adjoining && !trigger.passive
    })
}

/// "Police raided a warehouse", "an army raid on": the subject right before the verb or noun is a force of the state.
fn by_state(reading: &Reading<'_>, trigger: &Trigger<'_>) -> bool {
    let before = trigger.tokens.start.checked_sub(1);
    before.is_some_and(|i| reading.text.is(i, Class::AgentOfState)) && !trigger.passive
}

/// "attacked foreign missions", "bombing embassies": a class as the object is a habit, not an act.
fn has_generic_object(reading: &Reading<'_>, trigger: &Trigger<'_>) -> bool {
    let end = trigger.tokens.end;
    let object = within(&reading.mentions.targets, |target| &target.tokens, end..end + 3).first();
    object.is_some_and(|target| target.is_generic() && target.determiner == Determiner::Bare)
}

/// "took over the country", "seized power", "captured Afghanistan": who rules, not whom they attacked.
fn takes_a_country(reading: &Reading<'_>, trigger: &Trigger<'_>) -> bool {
    if trigger.word.id != "seized" || trigger.passive {
        return false;
    }
    let end = trigger.tokens.end;
    let article = usize::from(reading.text.is(end, Class::AnyArticle));
    let noun = end + article;
    let place = within(&reading.mentions.places, |place| &place.tokens, noun..noun + 1).first();
    let named = place.is_some_and(|place| !place.is_town() && !place.country.is_empty());
    let building = !within(&reading.mentions.targets, |target| &target.tokens, noun..noun + 3).is_empty();
    (named || reading.text.is(noun, Class::RuledThing)) && !building
}

/// What letters and parcels are in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mail {
    /// Some of them burn, explode or are blown up.
    Weapon,
    /// Ordinary mail.
    Ordinary,
}

impl Mail {
    /// Looked up once for a text.
    pub fn of(reading: &Reading<'_>) -> Self {
        if is_mail_attack(reading) { Self::Weapon } else { Self::Ordinary }
    }
}

/// Whether letters and parcels in this text are weapons: some of them burn, explode or are blown up.
fn is_mail_attack(reading: &Reading<'_>) -> bool {
    let text = reading.text;
    (0..text.tokens.len()).any(|at| {
        reading.lexicon.triggers.first_at(text, at).is_some_and(|hit| hit.value.id == "mail")
            && (at..at + 40).any(|i| text.is(i, Class::SupportHarm))
    })
}
