//! Texts and words set alike, so that one is found in the other byte by byte.

/// In lower case, every white space one space, quotation marks and dashes plain.
pub(super) fn plain(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.bytes().position(|byte| !byte.is_ascii()) {
        let (ascii, other) = rest.split_at(at);
        push_ascii(&mut text, ascii);
        let mut letters = other.chars();
        match letters.next() {
            Some('’' | '‘') => text.push('\''),
            Some('‐' | '‑') => text.push('-'),
            Some(letter) if letter.is_whitespace() => text.push(' '),
            Some(letter) => text.extend(letter.to_lowercase()),
            None => {}
        }
        rest = letters.as_str();
    }
    push_ascii(&mut text, rest);
    text
}

fn push_ascii(text: &mut String, ascii: &str) {
    let from = text.len();
    for piece in ascii.split(|letter: char| letter.is_ascii_whitespace()) {
        text.push_str(piece);
        if !text.ends_with(' ') {
            text.push(' ');
        }
    }
    if !ascii.ends_with(|letter: char| letter.is_ascii_whitespace()) {
        // The last piece is followed by no white space.
        text.pop();
    }
    if let Some(new) = text.get_mut(from..) {
        new.make_ascii_lowercase();
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn text_is_set_plain() {
        assert_eq!(plain("A  b\n\tC’s É‑x "), "a b c's é-x ");
        assert_eq!(plain("É a\u{a0}b ’c"), "é a b 'c");
    }
}
