//! Lines and JSON values from a stream, each of bounded length.

use std::io::{self, BufRead, Read};

use encoding_rs::{Decoder, Encoding};

/// One line or value; too long ones are passed over without being held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part {
    /// Its bytes.
    Whole(Vec<u8>),
    /// Its length where it is over the limit.
    TooLong(u64),
    /// The stream ends inside a list.
    Unclosed,
}

/// Collects bytes up to a limit, and counts the others.
struct Bounded {
    bytes: Vec<u8>,
    length: u64,
    limit: u64,
}

impl Bounded {
    fn new(limit: u64) -> Self {
        Self { bytes: Vec::new(), length: 0, limit }
    }

    fn push(&mut self, bytes: &[u8]) {
        self.length += bytes.len() as u64;
        if self.length <= self.limit {
            self.bytes.extend_from_slice(bytes);
        } else {
            self.bytes = Vec::new();
        }
    }

    fn part(self) -> Part {
        if self.length <= self.limit { Part::Whole(self.bytes) } else { Part::TooLong(self.length) }
    }
}

/// The next line without its end; `None` at the end.
pub(crate) fn next_line(input: &mut dyn BufRead, limit: u64) -> io::Result<Option<Part>> {
    let mut line = Bounded::new(limit);
    loop {
        let buffer = fill(input)?;
        if buffer.is_empty() {
            return Ok((line.length > 0).then(|| line.part()));
        }
        let end = memchr::memchr(b'\n', buffer);
        line.push(&buffer[..end.unwrap_or(buffer.len())]);
        let used = end.map_or(buffer.len(), |end| end + 1);
        input.consume(used);
        if end.is_some() {
            return Ok(Some(line.part()));
        }
    }
}

/// The values of a stream of JSON: one, several one after another, or the items of a list. Only brackets and quotes are looked
/// at; whether a value is JSON is for its reader to say.
pub(crate) struct Values<'a> {
    input: &'a mut dyn BufRead,
    limit: u64,
    in_list: bool,
}

/// Where a scan stands inside a value.
#[derive(Default)]
struct Scan {
    begun: bool,
    depth: u64,
    in_string: bool,
    escaped: bool,
}

impl<'a> Values<'a> {
    pub(crate) fn new(input: &'a mut dyn BufRead, limit: u64) -> Self {
        Self { input, limit, in_list: false }
    }

    /// The next value; `None` at the end.
    pub(crate) fn next(&mut self) -> io::Result<Option<Part>> {
        if self.at_end()? {
            return Ok(std::mem::take(&mut self.in_list).then_some(Part::Unclosed));
        }
        let mut value = Bounded::new(self.limit);
        let mut scan = Scan::default();
        loop {
            let buffer = fill(self.input)?;
            if buffer.is_empty() {
                return Ok(Some(value.part()));
            }
            let end = buffer.iter().position(|byte| scan.ends_before(*byte));
            let used = end.unwrap_or(buffer.len());
            value.push(&buffer[..used]);
            self.input.consume(used);
            if end.is_some() {
                return Ok(Some(value.part()));
            }
        }
    }

    /// Whether the values seen are items of a list.
    pub(crate) fn in_list(&self) -> bool {
        self.in_list
    }

    /// Passes over what stands between values; whether nothing is left.
    pub(crate) fn at_end(&mut self) -> io::Result<bool> {
        loop {
            let Some(&byte) = fill(self.input)?.first() else { return Ok(true) };
            match byte {
                b' ' | b'\t' | b'\r' | b'\n' | b',' => {}
                b'[' if !self.in_list => self.in_list = true,
                b']' if self.in_list => self.in_list = false,
                _ => return Ok(false),
            }
            self.input.consume(1);
        }
    }
}

impl Scan {
    /// Takes the next byte; whether the value ended before it.
    fn ends_before(&mut self, byte: u8) -> bool {
        let begun = std::mem::replace(&mut self.begun, true);
        if self.in_string {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => self.in_string = false,
                _ => {}
            }
            return false;
        }
        if begun
            && self.depth == 0
            && matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b',' | b'{' | b'}' | b'[' | b']' | b'"')
        {
            return true;
        }
        match byte {
            b'"' => self.in_string = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        false
    }
}

fn fill(input: &mut dyn BufRead) -> io::Result<&[u8]> {
    loop {
        match input.fill_buf() {
            Ok(_) => break,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    input.fill_buf()
}

/// Any encoding as UTF-8.
pub(crate) struct Transcoder<R> {
    input: R,
    decoder: Decoder,
    ready: Vec<u8>,
    given: usize,
    ended: bool,
}

impl<R: BufRead> Transcoder<R> {
    pub(crate) fn new(input: R, encoding: &'static Encoding) -> Self {
        let decoder = encoding.new_decoder_without_bom_handling();
        Self { input, decoder, ready: Vec::new(), given: 0, ended: false }
    }

    fn decode_more(&mut self) -> io::Result<()> {
        let buffer = fill(&mut self.input)?;
        self.ended = buffer.is_empty();
        let room = self.decoder.max_utf8_buffer_length(buffer.len()).unwrap_or(usize::MAX);
        self.ready.resize(room.clamp(16, 1 << 20), 0);
        let (_, used, written, _) = self.decoder.decode_to_utf8(buffer, &mut self.ready, self.ended);
        self.ready.truncate(written);
        self.given = 0;
        self.input.consume(used);
        Ok(())
    }
}

impl<R: BufRead> Read for Transcoder<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.given == self.ready.len() && !self.ended {
            self.decode_more()?;
        }
        let count = out.len().min(self.ready.len() - self.given);
        out[..count].copy_from_slice(&self.ready[self.given..self.given + count]);
        self.given += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    fn values(json: &str, limit: u64) -> Vec<String> {
        let mut input = BufReader::with_capacity(3, json.as_bytes());
        let mut values = Values::new(&mut input, limit);
        std::iter::from_fn(|| values.next().unwrap())
            .map(|part| match part {
                Part::Whole(bytes) => String::from_utf8(bytes).unwrap(),
                Part::TooLong(length) => format!("too long: {length}"),
                Part::Unclosed => "unclosed".to_owned(),
            })
            .collect()
    }

    #[test]
    fn values_are_split_with_their_own_bytes() {
        for (json, expected) in [
            (r#" {"a": "}]\"{"} "#, vec![r#"{"a": "}]\"{"}"#]),
            (
                r#"[{"a":1}, {"b":[2,{"c":3}]} ,4,"x,]"]"#,
                vec![r#"{"a":1}"#, r#"{"b":[2,{"c":3}]}"#, "4", r#""x,]""#],
            ),
            ("{\"a\":1}\n{\"b\":2}\n", vec![r#"{"a":1}"#, r#"{"b":2}"#]),
            (r#"[[1],[2]] [3]"#, vec!["[1]", "[2]", "3"]),
            (r#"[{"a":1}, {"b""#, vec![r#"{"a":1}"#, r#"{"b""#, "unclosed"]),
            (r#"} ] nul{"a":1}"#, vec!["}", "]", "nul", r#"{"a":1}"#]),
            ("[]", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(values(json, 100), expected, "{json}");
        }
    }

    #[test]
    fn a_value_over_the_limit_is_passed_over() {
        let json = format!(r#"[{{"a":"{}"}},{{"b":1}}]"#, "x".repeat(1000));
        assert_eq!(values(&json, 100), ["too long: 1008", r#"{"b":1}"#]);
    }

    #[test]
    fn lines_end_with_the_stream() {
        let mut input = BufReader::with_capacity(2, "one\n\n123456789\ntwo".as_bytes());
        let lines: Vec<_> = std::iter::from_fn(|| next_line(&mut input, 5).unwrap()).collect();
        let whole = |text: &str| Part::Whole(text.as_bytes().to_vec());
        assert_eq!(lines, [whole("one"), whole(""), Part::TooLong(9), whole("two")]);
    }

    #[test]
    fn a_transcoded_stream_keeps_pairs_that_straddle_its_chunks() {
        let text = "a😀é".repeat(5000);
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let mut out = String::new();
        let input = BufReader::with_capacity(7, &bytes[..]);
        Transcoder::new(input, encoding_rs::UTF_16LE).read_to_string(&mut out).unwrap();
        assert_eq!(out, text);
    }
}
