//! English words around the names of armed groups. To be moved to the language's lexicon.

/// Nouns that point back at a group named before.
#[rustfmt::skip]
pub const ANAPHORS: &[&str] = &[
    "group", "movement", "organisation", "organization", "branch", "affiliate", "militants", "insurgents", "rebels", "guerrillas",
    "faction", "jihadists", "extremists", "outfit", "insurgency",
];

/// Of these, the nouns for a part of a larger actor.
pub const PARTS: &[&str] = &["branch", "affiliate", "province", "chapter"];

/// Words between the article and such a noun.
#[rustfmt::skip]
pub const BETWEEN: &[&str] = &[
    "same", "local", "armed", "militant", "islamist", "jihadist", "rebel", "guerrilla", "terrorist", "extremist", "radical", "latter",
    "shadowy", "underground", "leftist",
];

/// Words that make a capitalised phrase the name of an armed group.
#[rustfmt::skip]
pub const HEADS: &[&str] = &[
    "front", "army", "brigade", "brigades", "movement", "liberation", "organization", "organisation", "command", "commandos", "cells",
    "nuclei", "martyrs", "resistance", "militia", "militias", "jihad", "column", "guerrilla", "faction", "tigers", "nucleus",
    "commando", "battalion", "battalions", "lashkar", "jaish", "harakat", "jund", "ansar", "hizb", "kataib", "mujahideen", "mujahedin",
    "mujahidin", "fedayeen", "avengers", "vengeance",
];

/// Words that do so only where people who fight, a claim or a short form stands beside the phrase.
#[rustfmt::skip]
pub const WEAK_HEADS: &[&str] = &[
    "party", "union", "league", "congress", "council", "committee", "center", "centre", "group", "groups", "forces", "force", "cell",
    "hand", "defenders", "volunteers", "vanguard", "struggle", "justice", "sons", "soldiers", "youth", "collective", "coordination",
    "revolution", "revolutionary", "self-defense", "self-defence", "eagles", "wing", "guard", "guards", "squad", "legion",
    "state", "solidarity", "action", "self", "combatants", "patrol",
];

/// Names with such a word that belong to states and churches.
#[rustfmt::skip]
pub const NOT_GROUPS: &[&str] = &[
    "salvation army", "red army", "british army", "us army", "u.s. army", "royal army", "national army", "high command",
    "central command", "non-aligned movement", "army reserve", "army corps", "army engineers", "security council", "command center",
    "general assembly", "european union", "soviet union", "western union", "savings",
];

/// People who fight, behind or before the name of their group.
#[rustfmt::skip]
pub const FIGHTERS: &[&str] = &[
    "member", "members", "guerrilla", "guerrillas", "rebel", "rebels", "gunman", "gunmen", "militant", "militants", "fighter",
    "fighters", "terrorist", "terrorists", "insurgent", "insurgents", "commando", "commandos", "unit", "units", "cell", "cells",
    "supporter", "supporters", "activist", "activists", "faction", "partisans", "militiamen", "bomber", "bombers", "extremists",
    "separatists", "kidnappers", "hijackers", "assassins", "men", "squad", "hitmen", "operatives", "operative", "sympathizers",
    "sympathisers", "followers", "loyalists", "column", "front", "combatants", "killers", "paramilitaries", "raiders", "band", "gang",
];

/// Nouns after which a group's own name for itself follows.
#[rustfmt::skip]
pub const COLLECTIVES: &[&str] = &[
    "group", "groups", "organization", "organisation", "band", "cell", "faction", "gang", "movement", "outfit", "terrorists", "gunmen",
    "men", "militants", "guerrillas", "rebels", "hijackers", "kidnappers", "attackers", "extremists", "anarchists", "commando",
    "individuals", "persons", "youths", "splinter", "wing", "unit", "network", "militia", "sect", "army", "people",
];

/// Words that bring in a name: "calling itself", "known as".
pub const NAMING: &[&str] = &[
    "calling",
    "calls",
    "called",
    "styling",
    "naming",
    "named",
    "identifying",
    "identified",
    "known",
    "signing",
];

/// Words of a claim behind a name.
pub const CLAIMING: &[&str] = &[
    "claimed",
    "claims",
    "claiming",
    "claim",
    "took",
    "takes",
    "assumed",
    "accepted",
    "admitted",
    "acknowledged",
];

/// What is claimed.
pub const CLAIMED: &[&str] = &["responsibility", "credit"];

/// Words that stand in capitals at the head of a sentence and are no part of a name.
#[rustfmt::skip]
pub const OPENERS: &[&str] = &[
    "the", "a", "an", "suspected", "members", "member", "several", "some", "two", "three", "four", "five", "six", "both", "alleged",
    "armed", "police", "authorities", "officials", "fighters", "militants", "gunmen", "guerrillas", "rebels", "terrorists", "in", "on",
    "at", "by", "for", "from", "when", "while", "after", "before", "although", "since", "as", "if", "and", "but", "then", "later",
    "one", "another", "other", "most", "many", "according", "responsibility", "supporters", "elements", "units", "unidentified",
    "this", "that", "these", "those", "no", "its", "their", "his", "her", "it", "they", "he", "she", "we", "who", "which", "all",
    "pro", "anti", "ten", "seven", "eight", "nine", "about", "approximately", "over", "thirty", "twenty", "dozens", "hundreds", "however",
];

/// Small words inside a name.
pub const JOINS: &[&str] = &[
    "of", "for", "the", "de", "del", "la", "das", "and", "in", "al", "against", "to", "y", "e", "des", "du",
];
