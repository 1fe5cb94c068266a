//! English words about who did it. To be moved to the language's lexicon.

/// People who act for a group, behind or before its name.
#[rustfmt::skip]
pub const PEOPLE: &[&str] = &[
    "member", "members", "guerrilla", "guerrillas", "rebel", "rebels", "gunman", "gunmen", "militant", "militants", "fighter",
    "fighters", "terrorist", "terrorists", "insurgent", "insurgents", "commando", "commandos", "unit", "units", "cell", "cells",
    "supporter", "supporters", "activist", "activists", "faction", "factions", "partisans", "militiamen", "bomber", "bombers",
    "extremists", "extremist", "separatists", "kidnappers", "hijackers", "hijacker", "assassins", "men", "man", "squad", "hitmen",
    "operatives", "operative", "sympathizers", "sympathisers", "followers", "loyalists", "column", "combatants", "killers",
    "paramilitaries", "raiders", "attackers", "attacker", "assailants", "soldiers", "elements", "group", "groups", "band", "team",
    "wing", "branch", "affiliate", "youths", "youth", "students", "women", "trio", "allies", "cadres", "infiltrators", "driver",
    "volunteers", "arm", "organization", "organisation", "movement", "network", "camp", "militia", "dissidents", "deserters",
    "hostage-takers", "arsonists", "snipers", "sniper", "suspects", "individuals", "persons", "perpetrators", "chapter", "province",
    "subversives", "number", "party", "pair", "dozens", "hundreds", "delinquents", "mercenaries", "patrol", "detachment", "front", "gang", "crew", "ones", "agents", "agent",
];

/// Words between such people and the group: "loyal to", "identified as members of".
#[rustfmt::skip]
pub const LINKS: &[&str] = &[
    "of", "from", "for", "to", "with", "loyal", "linked", "belonging", "affiliated", "allied", "tied", "close", "called", "calling",
    "themselves", "itself", "as", "known", "named", "the", "a", "an", "identified", "claiming", "be", "being", "who", "said", "were",
    "connected", "sympathetic", "associated", "in", "attached", "working", "wing", "armed", "military", "faction", "splinter", "urban",
    "illegal", "outlawed", "so-called", "self-styled", "self-proclaimed", "dissident", "secessionist", "separatist", "anarchist", "islamist", "maoist", "marxist", "communist", "nationalist", "fundamentalist", "muslim", "palestinian", "newly", "formed", "new", "previously", "unknown", "believed", "within", "pro-libyan", "based", "leftist", "left-wing", "right-wing", "group", "organization", "organisation", "terrorist",
    "guerrilla", "rebel", "banned", "clandestine", "unit", "cell", "members", "member", "ultra-left", "extreme", "movement", "'s",
];

/// What a group does, as a noun behind its name.
#[rustfmt::skip]
pub const DEEDS: &[&str] = &[
    "campaign", "offensive", "operation", "operations", "incursion", "violence", "action", "actions", "strike", "strikes", "plot",
    "plan", "attempt", "rampage", "terror", "blockade", "roadblock", "crime", "deed", "act", "hijacking", "kidnapping",
];

/// What a group leaves where it was.
#[rustfmt::skip]
pub const TRACES: &[&str] = &[
    "pamphlets", "pamphlet", "leaflets", "leaflet", "flag", "flags", "slogans", "slogan", "banner", "banners", "initials", "graffiti",
    "literature", "propaganda", "letterhead", "symbol", "symbols", "insignia", "emblem", "note", "posters", "poster", "card",
    "signature", "calling-card", "hallmark", "hallmarks", "trademark", "stamp", "logo", "acronym", "letters",
];

/// How such things are met with.
#[rustfmt::skip]
pub const FOUND: &[&str] = &[
    "found", "left", "painted", "scattered", "evidence", "recovered", "dropped", "hung", "raised", "scrawled", "sprayed", "discovered",
    "signed", "bore", "bearing", "bears", "thrown", "daubed", "written", "strewn", "carried", "spray-painted", "wearing", "uniforms",
];

/// Whom or what a group owns: named with it, these did nothing.
#[rustfmt::skip]
pub const BELONGINGS: &[&str] = &[
    "leader", "leaders", "spokesman", "spokesmen", "spokeswoman", "spokesperson", "prisoners", "prisoner", "detainees", "headquarters",
    "office", "offices", "base", "bases", "camps", "stronghold", "strongholds", "positions", "territory", "founder", "chief",
    "commander", "commanders", "representative", "representatives", "officials", "official", "suspects", "targets", "victims", "flag",
    "hideout", "hideouts", "vehicles", "vehicle", "checkpoint", "guards", "hostages", "demands", "demand", "statement", "communique",
    "ideology", "newspaper", "weekly", "journal", "magazine", "radio", "denial", "claim", "claims", "regime", "government",
    "authorities", "police", "ministry", "policy", "policies", "rule", "takeover", "victory",
];

/// "carried out", "staged": verbs of doing that stand with a noun for the act, or in the passive before "by".
#[rustfmt::skip]
pub const DOING: &[&str] = &[
    "carried", "carry", "carrying", "perpetrated", "perpetrate", "committed", "staged", "launched", "mounted", "conducted", "executed",
    "set", "placed", "planted", "planned", "prepared", "organized", "organised", "orchestrated", "ordered", "masterminded", "done",
    "made", "detonated", "thrown", "fired", "engineered", "waged", "undertaken", "undertook", "directed", "claimed", "led", "instigated",
    "sponsored", "tossed", "hurled", "abducted", "held", "captured", "taken", "released", "sent", "mailed", "bombed", "attacked", "hit",
    "caused", "dynamited", "blown", "seized", "stopped", "intercepted", "ambushed", "burned", "occupied", "invaded", "left", "laid",
    "forced", "struck", "raided", "boarded", "commandeered", "stolen", "robbed", "beaten", "threatened", "shot", "wounded", "injured",
];

/// Verbs that may follow "by" without an act: "condemned by", "controlled by".
#[rustfmt::skip]
pub const NOT_DOING: &[&str] = &[
    "condemned", "controlled", "denied", "owned", "protected", "guarded", "supported", "backed", "opposed", "criticized", "praised",
    "welcomed", "run", "governed", "ruled", "demanded", "recognized", "recognised", "considered", "seen", "regarded", "followed",
    "represented", "signed", "published", "issued", "reported", "quoted", "defended", "used", "operated", "provoked", "prompted",
];

/// "blame X", "suspect X": the accused stands behind the word.
#[rustfmt::skip]
pub const BLAMING: &[&str] = &[
    "blame", "blames", "blamed", "blaming", "suspect", "suspects", "suspected", "accuse", "accuses", "accused", "accusing", "implicated",
    "implicate", "implicates", "named", "identified", "recognised", "recognized", "fingered", "incriminated", "suspecting",
];

/// "attributed to X", "linked to X", "pointed at X", "fell on X".
#[rustfmt::skip]
pub const ASCRIBING: &[&str] = &[
    "attribute", "attributed", "attributes", "attributing", "linked", "link", "links", "linking", "connected", "connection", "tied",
    "ties", "pointed", "points", "point", "pointing", "fell", "falls", "fallen", "traced", "ascribed", "ascribe", "blamed", "blame",
    "laid", "put", "pinned", "looked", "centred", "centered", "focused", "focusing", "assigned", "imputed", "credited", "due",
];

/// "the work of X", "the hand of X".
#[rustfmt::skip]
pub const WORK: &[&str] = &[
    "work", "hand", "handiwork", "responsibility", "doing", "involvement", "style", "method", "methods", "trademark", "hallmark",
    "hallmarks", "signature", "campaign", "account", "orders", "order", "name", "behalf", "instructions", "bidding", "auspices",
];

/// "X is believed to", "X was suspected": with an auxiliary between.
#[rustfmt::skip]
pub const HELD: &[&str] = &[
    "suspected", "blamed", "accused", "implicated", "suspect", "culprits", "culprit", "perpetrators", "authors", "suspects", "credited",
];

/// "X is said to", "X was thought": with an auxiliary before and guilt behind.
#[rustfmt::skip]
pub const OPINED: &[&str] = &[
    "believed", "thought", "presumed", "considered", "said", "alleged", "reported", "known", "held", "assumed", "deemed", "seen",
    "understood", "rumoured", "rumored",
];

/// "told to attack": those who give the order are the authors.
pub const ORDERING: &[&str] =
    &["told", "ordered", "instructed", "sent", "directed", "recruited", "hired", "commissioned", "paid"];

/// Those who find guilt rather than suspect it.
pub const FINDING: &[&str] = &[
    "court",
    "courts",
    "found",
    "convicted",
    "verdict",
    "inquiry",
    "tribunal",
    "proved",
    "established",
    "confessed",
];

/// What a claim points back at: "claiming it".
pub const BACK: &[&str] = &["it", "this", "them", "that", "these"];

/// "X is responsible", "X was behind": enough in themselves.
#[rustfmt::skip]
pub const GUILT: &[&str] = &["responsible", "behind", "involved", "involvement", "implicated", "guilty", "answerable", "responsibility"];

/// Words that take a tie away.
#[rustfmt::skip]
pub const DENIAL: &[&str] = &[
    "denied", "deny", "denies", "denying", "denial", "rejected", "condemned", "condemning", "condemns", "disowned", "neither", "nor",
    "not", "n't", "disclaimed", "disavowed", "never", "denounced", "repudiated", "unlikely", "ruled",
];

/// Words that keep a tie at a distance.
#[rustfmt::skip]
pub const GUESS: &[&str] = &[
    "suspected", "presumed", "presumably", "alleged", "allegedly", "believed", "probably", "apparently", "thought", "possibly",
    "purported", "purportedly", "reputed", "supposed", "likely",
];

/// The accused in the hands of the law.
#[rustfmt::skip]
pub const CAUGHT: &[&str] = &[
    "arrested", "arrest", "detained", "captured", "custody", "sentenced", "convicted", "charged", "sought", "wanted", "arrests", "trial",
    "indicted", "apprehended", "confessed", "questioned",
];

/// Those who did it, as the subject of "were members of".
#[rustfmt::skip]
pub const DOERS: &[&str] = &[
    "attackers", "attacker", "hijackers", "hijacker", "gunmen", "gunman", "kidnappers", "terrorists", "terrorist", "suspects",
    "perpetrators", "assailants", "bomber", "bombers", "men", "women", "they", "guerrillas", "assassins", "captors", "rebels",
    "individuals", "killers", "arrested", "youths", "group", "raiders", "abductors", "militants", "man", "woman", "assailant",
    "assassin", "suspect", "intruders", "persons", "commandos", "three", "two", "four", "extremists", "infiltrators", "detained",
];

/// Words of a claim.
pub const CLAIMING: &[&str] = &[
    "claimed",
    "claims",
    "claim",
    "claiming",
    "took",
    "taking",
    "takes",
    "assumed",
    "accepted",
    "admitted",
    "acknowledged",
];

/// What is claimed.
pub const CLAIMED: &[&str] = &["responsibility", "credit"];

/// Words that bring in those who claim, behind the claim: "claimed by", "including", "in the name of".
pub const CLAIMANTS: &[&str] =
    &["by", "including", "name", "behalf", ":", "from", "were", "one", "called", "itself", "themselves"];

/// Verbs of saying and having, which make a group a speaker.
#[rustfmt::skip]
pub const SPEAKING: &[&str] = &[
    "said", "says", "told", "announced", "spokesman", "officials", "guards", "authorities", "blamed", "accused", "denied", "condemned",
    "welcomed", "praised", "warned", "reported", "demanded", "called", "declared", "confirmed", "against", "claimed", "took",
];

/// Nobody is known to have done it.
pub const NOBODY: &[&str] = &["nobody", "none"];

/// "no group", "no one", "no organisation".
#[rustfmt::skip]
pub const NO_ONE: &[&str] =
    &["group", "groups", "one", "organization", "organisation", "claim", "claims", "individual", "author", "body", "faction", "party"];

/// What nobody did: "has claimed", "came forward".
#[rustfmt::skip]
pub const OWNED_UP: &[&str] = &[
    "claimed", "claim", "responsibility", "credit", "forward", "responsible", "own", "owned", "admitted", "author", "identified", "yet",
];

/// "unidentified gunmen".
#[rustfmt::skip]
pub const UNKNOWN: &[&str] = &["unidentified", "unknown", "unnamed", "anonymous"];

/// A noun for what happened, in a sentence that tells nothing new.
#[rustfmt::skip]
pub const ACTS: &[&str] = &[
    "attack", "attacks", "bombing", "bombings", "blast", "blasts", "explosion", "explosions", "killing", "killings", "murder", "murders",
    "assassination", "kidnapping", "kidnappings", "abduction", "abductions", "hijacking", "incident", "incidents", "action", "actions",
    "crime", "raid", "raids", "assault", "ambush", "bomb", "bombs", "massacre", "deed", "operation", "shooting", "shootings", "plot",
    "it", "this", "act", "violence", "robbery", "rocket", "rockets", "device", "devices", "sabotage", "strike", "strikes", "fire",
];

/// Words that speak of several acts told before.
#[rustfmt::skip]
pub const SEVERAL: &[(&str, usize)] = &[
    ("both", 2), ("two", 2), ("all", 6), ("attacks", 6), ("bombings", 6), ("blasts", 6), ("explosions", 6), ("three", 3), ("four", 4),
    ("five", 5), ("killings", 6), ("kidnappings", 6), ("incidents", 6), ("six", 6), ("actions", 6), ("raids", 6),
];

/// What a piece is about.
#[rustfmt::skip]
pub const TOPICS: &[&str] = &[
    "concerns", "ledger", "record", "files", "chronology", "history", "tally", "catalogue", "survey", "chronicle", "list", "column",
];

/// A group at work, said of it before its acts are told.
#[rustfmt::skip]
pub const AT_WORK: &[&str] = &["busy", "active", "promise", "word", "threat", "threats", "vow", "again", "campaign"];

/// Verbs that lead them in: "has been busy", "kept its promise".
#[rustfmt::skip]
pub const AT_WORK_VERBS: &[&str] = &["been", "kept", "made", "stepped", "carried", "struck", "fulfilled", "honoured", "honored", "intensified"];

/// Words that turn a paragraph to others.
#[rustfmt::skip]
pub const TURNS: &[&str] = &["other", "others", "elsewhere", "nothing", "rival", "different", "mistake", "confused", "wrongly"];

/// Words between "its" and the noun for an act.
#[rustfmt::skip]
pub const ORDINALS: &[&str] = &[
    "first", "second", "third", "last", "latest", "own", "most", "suicide", "car", "recent", "only", "best", "known", "famous", "previous",
];
