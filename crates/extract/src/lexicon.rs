//! The codebook compiled for look-up: one phrase table per kind of thing.

use std::collections::HashMap;

use model::{
    TargetClass, TargetKind,
    codebook::{Codebook, LexiconEntry, PlaceKind},
};

use crate::{
    estimates::LikelihoodWords,
    mentions::other_spellings,
    mentions::{Organization, homes, organizations},
    pack::{Class, Pack},
    phrase::{Case, PhraseTable},
    statements::StatementWords,
};

/// How a word points at a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NationForm {
    /// "Russia".
    Name,
    /// "Russian".
    Adjective,
    /// "Russians".
    Demonym,
    /// "Moscow": the seat for the state, or the city itself.
    Capital,
}

/// A noun that can be a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TargetNoun {
    /// What it is made of.
    pub kind: TargetKind,
    /// To which part of society it belongs.
    pub class: TargetClass,
    /// Whether the noun is a plural.
    pub plural: bool,
}

/// A word that can open or support an incident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TriggerWord {
    /// Row of `triggers.csv`.
    pub id: String,
    /// Published incident type.
    pub incident_type: model::IncidentType,
    /// Codebook tactic, where the word carries one.
    pub tactic: Option<String>,
    /// What the word is and needs.
    pub flags: Flags,
}

/// Flags of a trigger, from the note column of `triggers.csv`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each flag is one independent column of the lexicon")]
pub struct Flags {
    /// Enough on its own to speak of an act.
    pub strong: bool,
    /// Supports an act but never opens one without a target or a toll.
    pub weak: bool,
    /// A verb.
    pub verb: bool,
    /// Names who did it ("gunmen").
    pub agent: bool,
    /// Names a weapon.
    pub weapon: bool,
    /// Counts only where a bomb or device stands beside it.
    pub needs_device: bool,
    /// A device that did not work.
    pub dud: bool,
    /// An attempt that did not succeed.
    pub attempt: bool,
    /// Counts only where letters or parcels are weapons.
    pub mail: bool,
    /// A plan.
    pub plot: bool,
    /// Something stopped.
    pub foil: bool,
    /// Counts only near a facility.
    pub needs_facility: bool,
    /// Counts only near any target.
    pub needs_object: bool,
    /// Counts only near a weapon.
    pub needs_weapon: bool,
    /// Counts only near a weapon or a facility.
    pub needs_weapon_or_facility: bool,
    /// Counts only near people who are harmed.
    pub needs_victim: bool,
    /// Counts only near people who attack.
    pub needs_attacker: bool,
    /// Counts only where something is set on fire.
    pub needs_blaze: bool,
    /// Counts only near a line, a bridge, a pipe.
    pub needs_infrastructure: bool,
    /// Counts only of a vehicle, a building or a weapon as its subject.
    pub needs_thing_subject: bool,
}

impl Flags {
    /// Whether `word`, the last of the trigger, is the plural of a noun for an act ("attacks", not "rockets").
    pub fn noun_plural(self, word: &str) -> bool {
        !self.verb && !self.weapon && !self.agent && word.ends_with('s')
    }

    fn read(note: &str) -> Self {
        let mut flags = Self::default();
        for word in note.split_whitespace() {
            match word {
                "strong" => flags.strong = true,
                "weak" => flags.weak = true,
                "verb" => flags.verb = true,
                "agent" => flags.agent = true,
                "weapon" => flags.weapon = true,
                "needs-device" => flags.needs_device = true,
                "dud" => flags.dud = true,
                "attempt" => flags.attempt = true,
                "mail" => flags.mail = true,
                "plot" => flags.plot = true,
                "foil" => flags.foil = true,
                "needs-facility" => flags.needs_facility = true,
                "needs-object" => flags.needs_object = true,
                "needs-weapon" => flags.needs_weapon = true,
                "needs-weapon-or-facility" => flags.needs_weapon_or_facility = true,
                "needs-victim" => flags.needs_victim = true,
                "needs-attacker" => flags.needs_attacker = true,
                "needs-blaze" => flags.needs_blaze = true,
                "needs-infrastructure" => flags.needs_infrastructure = true,
                "needs-thing-subject" => flags.needs_thing_subject = true,
                _ => {}
            }
        }
        flags
    }
}

/// Stands for the row of `triggers.csv` where an act is told without a word for one.
pub const QUIET: &str = "quiet";

/// All tables of one language.
pub struct Lexicon {
    /// Settings and word lists of the language.
    pub pack: Pack,
    /// The codebook behind the tables.
    pub codebook: &'static Codebook,
    /// Words for states: index into `codebook.countries` and form.
    pub nations: PhraseTable<(usize, NationForm)>,
    /// Names of actors: index into `codebook.actors`, and whether the name needs context.
    pub actors: PhraseTable<(usize, bool)>,
    /// Names of outlets: index into `codebook.outlets`.
    pub outlets: PhraseTable<usize>,
    /// Names of places: index into `codebook.places`.
    pub places: PhraseTable<usize>,
    /// ISO 3166-1 alpha-2 to the index of the capital in `codebook.places`.
    pub capitals: HashMap<String, usize>,
    /// Whether each actor of the codebook is at home in the first of its countries.
    pub homes: Vec<bool>,
    /// Firms, agencies and forces with the state they belong to.
    pub organizations: PhraseTable<Organization>,
    /// Nouns that can be targets.
    pub targets: PhraseTable<TargetNoun>,
    /// Words that speak of acts.
    pub triggers: PhraseTable<TriggerWord>,
    /// What stands for an act in a sentence that only counts its dead.
    pub harm: TriggerWord,
    /// What stands for an act in a sentence that has no word for it.
    pub quiet: TriggerWord,
    /// Words that take an act out of the actual world.
    pub modality: PhraseTable<String>,
    /// Words of drills, films, novels and sport.
    pub unreal: PhraseTable<String>,
    /// Words that weaken.
    pub hedges: PhraseTable<String>,
    /// Weapons: code of `weapons.csv`.
    pub weapons: PhraseTable<String>,
    /// Words that tell a tactic: code of `tactics.toml`.
    pub tactics: PhraseTable<String>,
    /// Words of public messages.
    pub statements: StatementWords,
    /// Words of estimation.
    pub likelihood: LikelihoodWords,
}

impl Lexicon {
    /// Name of a place of the codebook; for a quarter that of its town.
    pub fn town_of(&self, place: usize) -> String {
        let place = &self.codebook.places[place];
        match &place.admin1 {
            Some(town) if place.kind == PlaceKind::District => town.clone(),
            _ => place.name.clone(),
        }
    }
}

/// Letters of a short name in capitals must stand so: "IS", "US".
pub(crate) fn case_of(name: &str) -> Case {
    let letters = name.chars().filter(|c| c.is_alphabetic());
    if name.chars().count() <= 5 && letters.clone().count() > 0 && letters.clone().all(char::is_uppercase) {
        Case::Exact
    } else if name.starts_with(char::is_lowercase) {
        // "al-Shabaab" stays so inside a sentence.
        Case::Any
    } else {
        Case::Name
    }
}

impl Lexicon {
    /// Compiles the tables of `codebook` for a language.
    pub fn compile(codebook: &'static Codebook, language: &str) -> Self {
        let rows = |name: &str| codebook.lexicon(language, name);
        let pack = Pack::compile(codebook, language);
        Self {
            codebook,
            nations: nations(codebook, &pack),
            actors: actors(codebook, &pack),
            outlets: outlets(codebook, &pack),
            places: places(codebook, &pack),
            capitals: capitals(codebook),
            homes: homes(codebook),
            organizations: organizations(codebook, &pack),
            targets: target_nouns(rows("target-nouns"), &pack),
            triggers: triggers(rows("triggers"), &pack),
            harm: TriggerWord {
                id: "harm".to_owned(),
                incident_type: model::IncidentType::Other,
                tactic: None,
                flags: Flags { weak: true, ..Flags::default() },
            },
            quiet: TriggerWord {
                id: QUIET.to_owned(),
                incident_type: model::IncidentType::Other,
                tactic: None,
                flags: Flags { strong: true, ..Flags::default() },
            },
            modality: codes(rows("modality"), &pack),
            unreal: codes(rows("unreal"), &pack),
            hedges: codes(rows("hedges"), &pack),
            weapons: codes(rows("weapons"), &pack),
            tactics: codes(rows("tactics"), &pack),
            statements: StatementWords::compile(codebook, &pack),
            likelihood: LikelihoodWords::compile(codebook, &pack),
            pack,
        }
    }
}

fn nations(codebook: &Codebook, pack: &Pack) -> PhraseTable<(usize, NationForm)> {
    let mut table = PhraseTable::default();
    let own = codebook.lexicon(&pack.language.code, "nations");
    for (index, country) in codebook.countries.iter().enumerate() {
        let mut add = |names: &[String], form| {
            for name in names {
                table.insert(pack, name, case_of(name), (index, form));
            }
        };
        add(std::slice::from_ref(&country.name), NationForm::Name);
        add(&country.aliases, NationForm::Name);
        if own.is_empty() {
            add(&country.adjectives, NationForm::Adjective);
            add(&country.demonyms, NationForm::Demonym);
        }
        add(country.capital.as_slice(), NationForm::Capital);
        add(&country.capital_aliases, NationForm::Capital);
    }
    for row in own {
        let Some((code, form)) = row.code.split_once(':') else { continue };
        let index = codebook.countries.iter().position(|country| country.code == code);
        let form = match form {
            "adjective" => NationForm::Adjective,
            "demonym" => NationForm::Demonym,
            "capital" => NationForm::Capital,
            _ => NationForm::Name,
        };
        for (name, index) in row.phrases().filter_map(|name| Some((name, index?))) {
            table.insert(pack, name, case_of(name), (index, form));
        }
    }
    table.finish();
    table
}

fn actors(codebook: &Codebook, pack: &Pack) -> PhraseTable<(usize, bool)> {
    let mut table = PhraseTable::default();
    for (index, actor) in codebook.actors.iter().enumerate() {
        for name in std::iter::once(&actor.name).chain(&actor.aliases) {
            table.insert(pack, name, case_of(name), (index, false));
            for other in other_spellings(name) {
                table.insert(pack, &other, case_of(name), (index, false));
            }
        }
        for name in &actor.weak_aliases {
            table.insert(pack, name, case_of(name), (index, true));
        }
    }
    table.finish();
    table
}

fn outlets(codebook: &Codebook, pack: &Pack) -> PhraseTable<usize> {
    let mut table = PhraseTable::default();
    for (index, outlet) in codebook.outlets.iter().enumerate() {
        for name in std::iter::once(&outlet.name).chain(&outlet.aliases) {
            table.insert(pack, name, case_of(name), index);
        }
    }
    table.finish();
    table
}

fn places(codebook: &Codebook, pack: &Pack) -> PhraseTable<usize> {
    let mut table = PhraseTable::default();
    for (index, place) in codebook.places.iter().enumerate() {
        if place.kind == PlaceKind::Site {
            continue;
        }
        for name in std::iter::once(&place.name).chain(&place.alternates) {
            table.insert(pack, name, Case::Name, index);
        }
    }
    for row in codebook.lexicon(&pack.language.code, "place-names") {
        let Some((country, name)) = row.code.split_once(':') else { continue };
        let index = codebook.places.iter().position(|place| place.country == country && place.name == name);
        if let Some(index) = index {
            row.phrases().for_each(|name| table.insert(pack, name, Case::Name, index));
        }
    }
    table.finish();
    table
}

fn capitals(codebook: &Codebook) -> HashMap<String, usize> {
    let is_capital =
        |(_, place): &(usize, &model::codebook::GazetteerPlace)| place.kind == PlaceKind::Capital;
    codebook
        .places
        .iter()
        .enumerate()
        .filter(is_capital)
        .map(|(index, place)| (place.country.clone(), index))
        .collect()
}

fn target_nouns(rows: &[LexiconEntry], pack: &Pack) -> PhraseTable<TargetNoun> {
    let mut table = PhraseTable::default();
    for row in rows {
        let Some((kind, class)) = row.code.split_once(':') else { continue };
        let (Ok(kind), Ok(class)) = (kind.parse(), class.parse()) else { continue };
        for phrase in row.phrase.split('|') {
            let plural = pack.is(phrase.rsplit(' ').next().unwrap_or(phrase), Class::PluralNoun);
            table.insert(pack, phrase, Case::Any, TargetNoun { kind, class, plural });
        }
    }
    table.finish();
    table
}

fn triggers(rows: &[LexiconEntry], pack: &Pack) -> PhraseTable<TriggerWord> {
    let mut table = PhraseTable::default();
    for row in rows {
        let (kind, tactic) =
            row.code.split_once('/').map_or((row.code.as_str(), None), |(kind, tactic)| (kind, Some(tactic)));
        let Ok(incident_type) = kind.parse() else { continue };
        let word = TriggerWord {
            id: row.id.clone(),
            incident_type,
            tactic: tactic.map(str::to_owned),
            flags: Flags::read(&row.note),
        };
        for phrase in row.phrase.split('|') {
            table.insert(pack, phrase, Case::Any, word.clone());
        }
    }
    table.finish();
    table
}

fn codes(rows: &[LexiconEntry], pack: &Pack) -> PhraseTable<String> {
    let mut table = PhraseTable::default();
    for row in rows {
        for phrase in row.phrase.split('|') {
            table.insert(pack, phrase, Case::Any, row.code.clone());
        }
    }
    table.finish();
    table
}
