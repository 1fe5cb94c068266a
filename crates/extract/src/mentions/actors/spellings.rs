//! Spellings in which texts write the name of a group: hyphens or blanks, one of two English forms, "People's" or
//! "Peoples'".

/// Words that are written in two ways.
#[rustfmt::skip]
const FORMS: &[(&str, &str)] = &[
    ("Organization", "Organisation"), ("Defense", "Defence"), ("Mujahideen", "Mujahedin"), ("Mujahideen", "Mujahidin"),
    ("Mujahideen", "Mujahedeen"), ("Islamiyya", "Islamiya"), ("Islamiya", "Islamiyah"), ("Harkat", "Harakat"), ("Jamaat", "Jama'at"),
    ("Laskar", "Lashkar"), ("Antifascist", "Anti-Fascist"), ("Antifascist", "Anti-fascist"), ("Antiterrorist", "Anti-Terrorist"),
    ("Guerrilla", "Guerilla"), ("Labour", "Labor"), ("Organization", "Organizaiton"), ("Moslem", "Muslim"), ("Commando", "Commandos"),
    ("Brigade", "Brigades"), ("Forces", "Force"), ("Self-Defense", "Self Defense"), ("Self-Defence", "Self Defence"),
];

/// Names of fewer letters have one spelling.
const SHORT: usize = 8;

/// The name in its other spellings.
pub fn others(name: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    if name.len() < SHORT {
        return found;
    }
    let mut add = |spelling: String| {
        if spelling != name && !found.contains(&spelling) {
            found.push(spelling);
        }
    };
    let forms = FORMS.iter().flat_map(|(one, other)| [(one, other), (other, one)]);
    for (from, to) in forms {
        if name.contains(from) && !name.contains(to) {
            add(name.replace(from, to));
        }
    }
    for (from, to) in
        [("'s ", "s' "), ("'s ", "s "), ("s' ", "'s "), ("-", " "), (" - ", "-"), (" ul-", " ul ")]
    {
        if name.contains(from) {
            add(name.replace(from, to));
        }
    }
    found
}
