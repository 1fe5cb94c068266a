//! Makes outside text fit to print: no control characters, no live links, no more words than needed.

/// One line of visible text: controls, bidirectional overrides and invisible marks removed, white space collapsed.
/// Joiners stay, because Persian and Indic spelling needs them.
pub(crate) fn clean(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_whitespace() {
            if !line.is_empty() && !line.ends_with(' ') {
                line.push(' ');
            }
        } else if !character.is_control() && !is_invisible(character) {
            line.push(character);
        }
    }
    line.truncate(line.trim_end().len());
    line
}

fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// The first `limit` words of a cleaned text, with an ellipsis where more follow. A word is at most 60 characters.
pub(crate) fn excerpt(text: &str, limit: usize) -> String {
    const LONGEST_WORD: usize = 60;
    let mut words = text.split(' ').filter(|word| !word.is_empty());
    let mut kept: Vec<String> = words.by_ref().take(limit).map(|word| shorten(word, LONGEST_WORD)).collect();
    if words.next().is_some() {
        kept.push(String::from("…"));
    }
    kept.join(" ")
}

/// At most `limit` characters, the last one an ellipsis where something was cut; cut at a space if one is near.
pub(crate) fn shorten(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let mut kept: String = text.chars().take(limit.saturating_sub(1)).collect();
    if let Some(space) = kept.rfind(' ').filter(|space| space * 3 > kept.len() * 2) {
        kept.truncate(space);
    }
    kept.truncate(kept.trim_end_matches([' ', ',', ';']).len());
    kept + "…"
}

/// Links made dead: `hxxp://host[.]tld/path`, also where the scheme is missing.
pub(crate) fn defang(text: &str) -> String {
    text.split(' ').map(defang_word).collect::<Vec<_>>().join(" ")
}

/// Endings by which a word without a scheme is taken for an address.
const HOST_ENDINGS: &[&str] = &[
    "com", "org", "net", "info", "onion", "me", "io", "ru", "xyz", "to", "top", "site", "online", "link",
    "ly", "co", "tv", "cc", "ws", "is", "im", "gg", "eu", "uk", "de", "fr", "ir", "pk", "af", "in",
];

fn defang_word(word: &str) -> String {
    if let Some((scheme, rest)) = word.split_once("://") {
        let dead = replace_ignoring_case(scheme, "http", "hxxp");
        let colon = if dead == scheme { "[:]//" } else { "://" };
        return format!("{dead}{colon}{}", defang_host(rest));
    }
    if looks_like_address(word) { defang_host(word) } else { word.to_owned() }
}

fn looks_like_address(word: &str) -> bool {
    let host = word.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let host = host.trim_matches(|character: char| !character.is_alphanumeric());
    let Some((name, ending)) = host.rsplit_once('.') else { return false };
    let lower = ending.to_ascii_lowercase();
    name.len() > 1
        && (HOST_ENDINGS.contains(&lower.as_str()) || host.to_ascii_lowercase().starts_with("www."))
        || (word.contains('/')
            && ending.len() > 1
            && !name.is_empty()
            && ending.chars().all(char::is_alphanumeric))
}

fn defang_host(rest: &str) -> String {
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(end);
    format!("{}{}", host.trim_end_matches('.').replace('.', "[.]"), path)
}

fn replace_ignoring_case(text: &str, from: &str, to: &str) -> String {
    match text.to_ascii_lowercase().find(from) {
        Some(at) => format!("{}{to}{}", &text[..at], &text[at + from.len()..]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overrides_controls_and_line_breaks_are_gone() {
        assert_eq!(clean("a\u{202E}b\r\n\tc\u{0007}d\u{200B} \u{2066}e "), "ab cd e");
        assert_eq!(clean("می\u{200C}شود"), "می\u{200C}شود", "joiners are part of the spelling");
    }

    #[test]
    fn links_are_dead_with_and_without_a_scheme() {
        assert_eq!(
            defang("see HTTPS://a.example.org/x.html now"),
            "see hxxpS://a[.]example[.]org/x.html now"
        );
        assert_eq!(defang("t.me/channel and www.site.test"), "t[.]me/channel and www[.]site[.]test");
        assert_eq!(defang("tg://join?x=1"), "tg[:]//join?x=1");
        assert_eq!(
            defang("The U.S. embassy, i.e. e.g. 3.5 km off."),
            "The U.S. embassy, i.e. e.g. 3.5 km off."
        );
    }

    #[test]
    fn an_excerpt_is_bounded_in_words_and_in_word_length() {
        assert_eq!(excerpt("one two three", 2), "one two …");
        assert_eq!(excerpt("one two", 2), "one two");
        assert!(excerpt(&"x".repeat(5_000), 2).chars().count() <= 60);
    }
}
