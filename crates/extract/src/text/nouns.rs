//! Nouns for people: what a number must count to be a toll, and which of them carry out attacks.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Text, TokenKind};

/// Who a noun names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Person {
    pub plural: bool,
    /// Whether reports use the noun for those who attack.
    pub attacks: bool,
}

/// Singular nouns for those who carry out attacks.
#[rustfmt::skip]
const ATTACKERS: &[&str] = &[
    "accomplice", "aggressor", "arsonist", "assailant", "assassin", "attacker", "axeman", "bandit",
    "besieger", "bomber", "captor", "criminal", "extremist", "guerilla", "guerrilla", "gunman", "hijacker",
    "hitman", "hostage-taker", "infiltrator", "inghimasi", "insurgent", "intruder", "jihadi", "jihadist",
    "kidnapper", "killer", "knifeman", "militant", "perpetrator", "raider", "rebel", "rioter", "subversive",
    "terrorist",
];

/// Singular nouns for people that their ending does not give away.
#[rustfmt::skip]
const PEOPLE: &[&str] = &[
    "accountant", "actress", "adolescent", "adult", "advocate", "afghan", "agent", "aide", "american",
    "apprentice", "arab", "archbishop", "aristocrat", "assistant", "associate", "athlete", "attache",
    "attaché", "attendant", "aunt", "ayatollah", "baby", "bishop", "bodyguard", "boss", "boy", "boyfriend",
    "bride", "briton", "brother", "bureaucrat", "businesswoman", "bystander", "cadet", "candidate",
    "captain", "cardinal", "chairman", "chauffeur", "chef", "chief", "child", "citizen", "civilian",
    "cleric", "clerk", "client", "colleague", "colonel", "combatant", "commandant", "commando", "companion",
    "comrade", "conscript", "constable", "consul", "consultant", "convict", "cook", "cop", "corporal",
    "correspondent", "countess", "couple", "cousin", "crew", "dane", "daughter", "delegate", "deputy",
    "detective", "diplomat", "doctor", "elder", "elderly", "emir", "employee", "envoy", "evacuee",
    "executive", "expat", "expatriate", "father", "fiancé", "figure", "finn", "frenchman", "friend",
    "gendarme", "general", "girl", "girlfriend", "governor", "graduate", "greek", "groom", "guard", "guest",
    "guide", "head", "heiress", "hero", "hindu", "hostage", "hostess", "husband", "imam", "individual",
    "infant", "inhabitant", "inmate", "intern", "iraqi", "israeli", "jew", "judge", "kid", "kurd", "lad",
    "legislator", "lieutenant", "magistrate", "maid", "major", "marine", "martyr", "mayor", "member",
    "merchant", "migrant", "minor", "missionary", "monk", "mother", "motorist", "mufti", "mullah", "muslim",
    "national", "native", "nepali", "nephew", "niece", "nun", "nurse", "occupant", "official", "operative",
    "opponent", "orphan", "pakistani", "parent", "participant", "passer-by", "passerby", "pastor",
    "patient", "peacekeeper", "peasant", "pedestrian", "person", "physician", "pilgrim", "pilot", "police",
    "porter", "premier", "president", "priest", "prince", "princess", "private", "professor", "pupil",
    "rabbi", "recruit", "refugee", "relative", "representative", "resident", "sailor", "schoolboy",
    "schoolgirl", "seaman", "secretary", "sentry", "serb", "sergeant", "servant", "servicemember", "sheik",
    "sheikh", "sikh", "sister", "soldier", "somali", "son", "soul", "spaniard", "spouse", "spy", "staff",
    "stepson", "stewardess", "student", "superintendent", "suspect", "swede", "technician", "teen",
    "teenager", "thai", "toddler", "tourist", "trader", "trainee", "troop", "trooper", "turk", "uncle",
    "vicar", "victim", "volunteer", "waitress", "warden", "warlord", "widow", "wife", "witness", "worker",
    "youngster", "youth",
];

/// Plurals and collectives that are not a singular with an "s".
#[rustfmt::skip]
const PLURALS: &[&str] = &[
    "babies", "bodies", "casualties", "children", "chinese", "corpses", "crew", "dead", "deaths",
    "deputies", "faithful", "families", "fatalities", "folk", "forces", "grandchildren", "guerrillas",
    "inghimasis", "injured", "injuries", "japanese", "lebanese", "lives", "mercenaries", "missionaries",
    "others", "passers-by", "passersby", "people", "personnel", "persons", "police", "schoolchildren",
    "secretaries", "sentries", "servicemen", "spies", "staff", "troops", "vietnamese", "wives", "wounded",
    "youths",
];

/// Words with the ending of a person that are none.
#[rustfmt::skip]
const NOT_PEOPLE: &[&str] = &[
    "after", "another", "armor", "artillery", "assist", "ban", "banner", "barrier", "began", "better",
    "border", "buffer", "bulldozer", "bunker", "can", "caravan", "carrier", "center", "chamber", "chapter",
    "charter", "clear", "closer", "cluster", "color", "computer", "consist", "container", "copper",
    "corner", "corridor", "counter", "cover", "cruiser", "cylinder", "december", "detonator", "diameter",
    "dinner", "disorder", "door", "earlier", "either", "elevator", "encounter", "error", "ever", "exist",
    "exterior", "factor", "fewer", "filter", "finger", "floor", "flower", "for", "former", "freighter",
    "frontier", "further", "gather", "generator", "greater", "harbor", "heavier", "helicopter", "her",
    "hers", "higher", "his", "honor", "however", "inner", "interior", "its", "junior", "kilometer", "labor",
    "ladder", "larger", "later", "latter", "launcher", "letter", "list", "liter", "longer", "lower",
    "manner", "matter", "median", "meter", "mirror", "mortar", "motor", "murder", "near", "neither",
    "never", "newspaper", "november", "number", "october", "offer", "older", "or", "order", "other",
    "outer", "over", "pan", "paper", "per", "persist", "plan", "poor", "poster", "power", "prior",
    "projector", "proper", "quarter", "radiator", "ran", "rather", "reactor", "register", "resist",
    "revolver", "river", "rubber", "rumor", "scooter", "sector", "semester", "senior", "september",
    "shelter", "shoulder", "shower", "shutter", "silver", "smaller", "suburban", "summer", "super",
    "superior", "tanker", "terror", "than", "theater", "their", "this", "timber", "timer", "together",
    "tower", "tractor", "trailer", "transformer", "trawler", "trigger", "under", "upper", "urban", "van",
    "water", "weather", "whether", "winter", "younger",
];

/// The lists that a word stands in, one bit each.
mod lists {
    pub(super) const PLURAL: u8 = 1;
    pub(super) const ATTACKER: u8 = 2;
    pub(super) const PERSON: u8 = 4;
    pub(super) const NOT_PERSON: u8 = 8;
    pub(super) const THING: u8 = 16;
    /// Listed as a thing with an "s" behind it.
    pub(super) const ONE_THING: u8 = 32;
}

/// All lists in one: a word is looked up once, not once a list.
static LISTED: LazyLock<FxHashMap<&str, u8>> = LazyLock::new(|| {
    let mut listed = FxHashMap::default();
    let mut add = |words: &mut dyn Iterator<Item = &'static str>, list: u8| {
        words.for_each(|word| *listed.entry(word).or_default() |= list);
    };
    add(&mut PLURALS.iter().copied(), lists::PLURAL);
    add(&mut ATTACKERS.iter().copied(), lists::ATTACKER);
    add(&mut PEOPLE.iter().copied(), lists::PERSON);
    add(&mut NOT_PEOPLE.iter().copied(), lists::NOT_PERSON);
    add(&mut THINGS.iter().copied(), lists::THING);
    add(&mut THINGS.iter().filter_map(|things| things.strip_suffix('s')), lists::ONE_THING);
    listed
});

fn listed(list: u8, word: &str) -> bool {
    LISTED.get(word).is_some_and(|lists| lists & list != 0)
}

/// Who `word` (lower case) names, if people.
pub(super) fn person(word: &str) -> Option<Person> {
    if listed(lists::PLURAL, word) {
        return Some(Person { plural: true, attacks: matches!(word, "guerrillas" | "inghimasis") });
    }
    if let Some(found) = singular(word) {
        return Some(found);
    }
    let stem = match word.strip_suffix("men") {
        Some(stem) => {
            return attacker_or_person(&[stem, "man"].concat()).map(|found| Person { plural: true, ..found });
        }
        None => word.strip_suffix('s')?,
    };
    singular(stem).map(|found| Person { plural: true, ..found })
}

fn attacker_or_person(man: &str) -> Option<Person> {
    Some(Person { plural: false, attacks: listed(lists::ATTACKER, man) })
}

fn singular(word: &str) -> Option<Person> {
    let lists = LISTED.get(word).copied().unwrap_or_default();
    if lists & (lists::ATTACKER | lists::PERSON) != 0 {
        return Some(Person { plural: false, attacks: lists & lists::ATTACKER != 0 });
    }
    if word.ends_with("-in-law") {
        return Some(Person { plural: false, attacks: false });
    }
    let last = word.rsplit('-').next().unwrap_or(word);
    if last.len() < 3 || listed(lists::NOT_PERSON, last) {
        return None;
    }
    let ending =
        ["man", "woman", "er", "or", "ist", "eer", "ian", "ean"].iter().any(|ending| last.ends_with(ending));
    (ending && (last.len() > 4 || matches!(last, "man"))).then_some(Person { plural: false, attacks: false })
}

/// Whether a noun for people stands at token `at` or up to two words behind it ("14 Afghan police officers").
pub(super) fn counts_people(text: &Text, at: usize) -> bool {
    (at..at + 3)
        .take_while(|&at| {
            text.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
                && !is_function_word(text.lower(at))
        })
        .any(|at| person(text.lower(at)).is_some_and(|person| person.plural))
}

fn is_function_word(word: &str) -> bool {
    matches!(
        word,
        "in" | "on"
            | "at"
            | "by"
            | "and"
            | "of"
            | "for"
            | "the"
            | "to"
            | "a"
            | "when"
            | "from"
            | "with"
            | "near"
    )
}

/// Countable things that reports give numbers of: never a toll of people.
#[rustfmt::skip]
const THINGS: &[&str] = &[
    "accounts", "aircraft", "airplanes", "ambulances", "apartments", "areas", "arrests", "assaults",
    "attacks", "attempts", "banks", "barracks", "bases", "bicycles", "blasts", "blocks", "boats",
    "bombings", "bombs", "branches", "bridges", "buildings", "bullets", "buses", "businesses", "cameras",
    "camps", "cars", "cartridges", "cases", "cells", "charges", "churches", "cities", "claims", "clashes",
    "columns", "companies", "conditions", "consulates", "countries", "cows", "crimes", "cylinders", "days",
    "demands", "departments", "devices", "districts", "documents", "dogs", "doors", "embassies",
    "engagements", "events", "explosions", "explosives", "facilities", "factories", "firms", "flights",
    "floors", "grenades", "groups", "guns", "helicopters", "homes", "horses", "hospitals", "hotels",
    "hours", "houses", "incidents", "installations", "issues", "jeeps", "kidnappings", "killings",
    "letters", "lines", "lorries", "machine-guns", "magazines", "messages", "mines", "minibuses", "minutes",
    "missiles", "missions", "months", "mortars", "mosques", "motorcycles", "municipalities", "murders",
    "newspapers", "occasions", "offices", "operations", "organisations", "organizations", "packages",
    "parcels", "parties", "pistols", "places", "planes", "plots", "points", "posts", "power", "premises",
    "provinces", "pylon", "pylons", "questions", "raids", "reasons", "reports", "revolvers", "rifles",
    "rockets", "rooms", "rounds", "schools", "seats", "sectors", "shells", "ships", "shops", "shots",
    "sides", "sites", "statements", "states", "stations", "steps", "sticks", "stones", "stores", "storeys",
    "stories", "streets", "suitcases", "tanks", "targets", "taxis", "things", "threats", "times", "tires",
    "towers", "towns", "trains", "trucks", "tyres", "units", "vans", "vehicles", "vessels", "videos",
    "villages", "votes", "wagons", "warships", "ways", "weapons", "weeks", "windows", "years",
];

/// Whether `word` (lower case) is a thing that no toll counts.
pub(super) fn is_thing(word: &str) -> bool {
    listed(lists::THING, word) || !word.ends_with('s') && word.len() < 16 && listed(lists::ONE_THING, word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_in_order() {
        for table in [ATTACKERS, PEOPLE, PLURALS, NOT_PEOPLE, THINGS] {
            assert!(table.is_sorted());
        }
    }

    #[test]
    fn people_are_told_from_things() {
        for word in [
            "policemen",
            "officer",
            "workers",
            "passers-by",
            "diplomats",
            "sailor",
            "journalists",
            "woman",
            "american",
            "police",
        ] {
            assert!(person(word).is_some(), "{word}");
        }
        for word in ["mortar", "helicopters", "center", "bomb", "rivers", "december", "door", "list", "van"] {
            assert!(person(word).is_none(), "{word}");
        }
        assert!(person("gunmen").unwrap().attacks && person("gunmen").unwrap().plural);
        assert!(!person("guards").unwrap().attacks);
        assert!(is_thing("rockets") && is_thing("rocket") && !is_thing("others"));
    }
}
