//! Bytes to text.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::{SkipReason, Warning};

/// First bytes of kinds of files that are often found under a wrong name.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xD0\xCF\x11\xE0", "an old Office document"),
    (b"{\\rtf", "rich text (RTF)"),
    (b"\x89PNG", "a PNG image"),
    (b"\xFF\xD8\xFF", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
    (b"Rar!\x1A", "a RAR archive"),
    (b"\x7FELF", "a program"),
    (b"SQLite format 3\0", "a database"),
];
/// How much is looked at to recognize UTF-16 without a mark.
const UTF_16_SAMPLE: usize = 8 * 1024;

/// Text from bytes.
pub(crate) struct Decoded<'a> {
    /// The text, not yet cleaned.
    pub text: Cow<'a, str>,
    /// Which encoding was guessed, and whether bytes were lost.
    pub warnings: Vec<Warning>,
}

/// Decodes: a byte order mark decides, then valid UTF-8, then UTF-16 by its look, then UTF-8 with
/// a few broken places, then what the document declares, then a guess.
pub(crate) fn decode<'a>(
    bytes: &'a [u8],
    declared: Option<&'static Encoding>,
) -> Result<Decoded<'a>, SkipReason> {
    refuse_signature(bytes)?;
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return refuse_controls(decode_as(encoding, &bytes[mark..]));
    }
    let binary = too_many_controls(bytes);
    if let Some(text) = std::str::from_utf8(bytes).ok().filter(|_| !binary) {
        return Ok(Decoded { text: Cow::Borrowed(text), warnings: Vec::new() });
    }
    if let Some(encoding) = utf_16_by_look(bytes) {
        return refuse_controls(decode_as(encoding, bytes));
    }
    if binary {
        return Err(SkipReason::Binary { looks_like: None });
    }
    if let Some(encoding) = mostly_utf_8(bytes).then_some(UTF_8).or(declared) {
        return refuse_controls(decode_as(encoding, bytes));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let mut decoded = decode_as(encoding, bytes);
    decoded.warnings.insert(0, Warning::EncodingGuessed { encoding: encoding.name() });
    refuse_controls(decoded)
}

/// The Unicode encoding that the first bytes of a stream show, with the length of its mark; `None`: none in particular.
pub(crate) fn unicode_of(head: &[u8]) -> Option<(&'static Encoding, usize)> {
    Encoding::for_bom(head).or_else(|| utf_16_by_look(head).map(|encoding| (encoding, 0)))
}

/// Whether the first bytes of a stream show that it is no text.
pub(crate) fn refuse_head(head: &[u8]) -> Result<(), SkipReason> {
    refuse_signature(head)?;
    if unicode_of(head).is_none() && too_many_controls(head) {
        return Err(SkipReason::Binary { looks_like: None });
    }
    Ok(())
}

/// The form in which text is read: line ends are `\n`, no NUL, no byte order mark, no white space around it.
pub(crate) fn clean(text: &str) -> String {
    let text = text.trim_matches(|character: char| character.is_whitespace() || is_dropped(character));
    if !text.contains(['\r', '\0', '\u{feff}']) {
        return text.to_owned();
    }
    let mut clean = String::with_capacity(text.len());
    let mut characters = text.chars().filter(|character| !is_dropped(*character)).peekable();
    while let Some(character) = characters.next() {
        if character == '\r' {
            clean.push('\n');
            characters.next_if_eq(&'\n');
        } else {
            clean.push(character);
        }
    }
    clean
}

fn is_dropped(character: char) -> bool {
    matches!(character, '\0' | '\u{feff}')
}

fn decode_as<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Decoded<'a> {
    let (text, replaced) = encoding.decode_without_bom_handling(bytes);
    let warnings =
        if replaced { vec![Warning::Undecodable { encoding: encoding.name() }] } else { Vec::new() };
    Decoded { text, warnings }
}

/// Whether these bytes are UTF-8 with a few broken places, rather than something else: text in another encoding hardly ever
/// forms valid sequences.
fn mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut valid, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    valid >= 4 * broken
}

fn refuse_signature(bytes: &[u8]) -> Result<(), SkipReason> {
    match SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        Some((_, kind)) => Err(SkipReason::Binary { looks_like: Some(kind) }),
        None => Ok(()),
    }
}

fn refuse_controls(decoded: Decoded<'_>) -> Result<Decoded<'_>, SkipReason> {
    if too_many_controls(decoded.text.as_bytes()) {
        Err(SkipReason::Binary { looks_like: None })
    } else {
        Ok(decoded)
    }
}

/// Compressed data and programs have more than one control character in ten bytes, damaged text has a few in all.
fn too_many_controls(bytes: &[u8]) -> bool {
    let controls = bytes.iter().filter(|byte| is_control(**byte)).count();
    controls > bytes.len() / 50 + 2 || controls * 4 > bytes.len()
}

fn is_control(byte: u8) -> bool {
    (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1B)) || byte == 0x7F
}

/// UTF-16 without a mark has NULs wherever it has a space or a line end. The right byte order gives whole characters, no
/// control characters, and more white space than the other one.
fn utf_16_by_look(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(UTF_16_SAMPLE) & !1];
    if !sample.contains(&0) {
        return None;
    }
    let little = plausible_spaces(UTF_16LE, sample);
    let big = plausible_spaces(UTF_16BE, sample);
    match little.cmp(&big) {
        std::cmp::Ordering::Greater => Some(UTF_16LE),
        std::cmp::Ordering::Less => Some(UTF_16BE),
        std::cmp::Ordering::Equal => None,
    }
}

/// White space in the sample if all of it is plausible text, else 0.
fn plausible_spaces(encoding: &'static Encoding, sample: &[u8]) -> usize {
    let (text, replaced) = encoding.decode_without_bom_handling(sample);
    // The sample may end inside a pair of surrogates.
    let text = text.strip_suffix(char::REPLACEMENT_CHARACTER).unwrap_or(&text);
    if replaced && text.contains(char::REPLACEMENT_CHARACTER) {
        return 0;
    }
    let (mut spaces, mut letters, mut odd) = (0, 0, 0);
    for character in text.chars() {
        match character {
            ' ' | '\n' | '\t' | '\r' => spaces += 1,
            '\u{e000}'..='\u{f8ff}' => odd += 1,
            _ if character.is_control() => odd += 1,
            _ if character.is_alphanumeric() => letters += 1,
            _ => {}
        }
    }
    if odd * 50 > spaces + letters { 0 } else { spaces * usize::from(letters > 0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(bytes: &[u8]) -> (String, Vec<&'static str>) {
        let decoded = decode(bytes, None).unwrap();
        (clean(&decoded.text), decoded.warnings.iter().map(Warning::code).collect())
    }

    fn utf_16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes_of).collect()
    }

    #[test]
    fn unicode_in_every_form_gives_the_same_text() {
        for text in [
            "Blast near the embassy\nTwo dead",
            "Взрыв у посольства России в Кабуле",
            "انفجار قرب السفارة في كابل",
        ] {
            let marked = format!("\u{feff}{text}");
            for bytes in [
                text.as_bytes().to_vec(),
                marked.as_bytes().to_vec(),
                utf_16(&marked, u16::to_le_bytes),
                utf_16(&marked, u16::to_be_bytes),
                utf_16(text, u16::to_le_bytes),
                utf_16(text, u16::to_be_bytes),
            ] {
                assert_eq!(text_of(&bytes), (text.to_owned(), vec![]));
            }
        }
    }

    #[test]
    fn a_guessed_encoding_is_named() {
        let (bytes, _, _) =
            encoding_rs::WINDOWS_1251.encode("Взрыв произошел у ворот посольства России в Кабуле");
        let decoded = decode(&bytes, None).unwrap();
        assert_eq!(decoded.text, "Взрыв произошел у ворот посольства России в Кабуле");
        assert_eq!(decoded.warnings, [Warning::EncodingGuessed { encoding: "windows-1251" }]);
        assert_eq!(text_of(b"l'attach\xe9 \xe0 Goma").0, "l'attaché à Goma");
    }

    #[test]
    fn a_broken_place_does_not_spoil_the_rest() {
        let bytes = [b"Attach\xc3".as_slice(), "é à Goma, blessé à l’épaule, évacué".as_bytes()].concat();
        assert_eq!(
            text_of(&bytes),
            ("Attach\u{fffd}é à Goma, blessé à l’épaule, évacué".to_owned(), vec!["undecodable"])
        );
    }

    #[test]
    fn a_declared_encoding_is_believed_unless_the_bytes_are_utf_8() {
        let declared = Some(encoding_rs::WINDOWS_1250);
        assert_eq!(decode(b"\xe8\xed\xb9", declared).unwrap().text, "číą");
        assert_eq!(decode("čí".as_bytes(), declared).unwrap().text, "čí");
    }

    #[test]
    fn binary_is_refused_and_recognized_by_its_first_bytes() {
        let noise: Vec<u8> = (0..5000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        assert_eq!(decode(&noise, None).err(), Some(SkipReason::Binary { looks_like: None }));
        assert_eq!(decode(&[0; 300], None).err(), Some(SkipReason::Binary { looks_like: None }));
        assert_eq!(
            decode(b"%PDF-1.7 ...", None).err(),
            Some(SkipReason::Binary { looks_like: Some("a PDF") })
        );
    }

    #[test]
    fn line_ends_become_newlines_and_nuls_go() {
        assert_eq!(text_of(b"\r\n one\r\ntwo\rthree\n\0 fo\0ur \r\n").0, "one\ntwo\nthree\n four");
    }
}
