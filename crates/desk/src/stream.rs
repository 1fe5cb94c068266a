//! Extraction without a desk: documents in, one a line, records out, one a line, in the same order.

use std::{
    collections::BTreeMap,
    io::{self, BufRead, Read, Write},
    num::NonZero,
    panic::{AssertUnwindSafe, catch_unwind},
    thread,
};

use crossbeam_channel::{Receiver, Sender, bounded};
use extract::Extractor;
use model::{Extraction, Input, Tlp, codebook::Codebook};
use serde_json::json;

use crate::engine::Engine;

/// Lines that may wait between two steps.
const QUEUE: usize = 32;

/// A longer line is no document.
const LONGEST_LINE: usize = 16 * 1024 * 1024;

/// How to run over a stream.
#[derive(Clone, Default)]
pub struct StreamConfig {
    /// Threads; 0 for the number of cores.
    pub workers: usize,
    /// Who reads.
    pub engine: Engine,
}

/// What a stream came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StreamSummary {
    /// Documents extracted.
    pub documents: u64,
    /// Lines that are no documents.
    pub bad_lines: u64,
}

/// A text that comes without a document has no label.
const UNMARKED: Tlp = Tlp::Clear;

/// Extracts one text.
pub fn extract_text(input: &Input, engine: &Engine) -> Extraction {
    engine.read(&Extractor::new(Codebook::embedded()), input, UNMARKED).extraction
}

/// Extracts several texts on all cores; the records come in the order of the texts.
pub fn extract_all(inputs: &[Input]) -> Vec<Extraction> {
    let extractor = Extractor::new(Codebook::embedded());
    let workers = thread::available_parallelism().map_or(2, NonZero::get);
    let share = inputs.len().div_ceil(workers).max(1);
    thread::scope(|scope| {
        let extract = |part: &[Input]| part.iter().map(|input| extractor.extract(input)).collect::<Vec<_>>();
        let parts: Vec<_> = inputs.chunks(share).map(|part| scope.spawn(move || extract(part))).collect();
        parts.into_iter().filter_map(|part| part.join().ok()).flatten().collect()
    })
}

struct Answer {
    line: String,
    good: bool,
}

/// Reads documents from `input` and writes records to `output`. A line that is no document gives an object with its
/// number (from 1) and the reason; an empty line gives an empty line. So lines correspond one to one.
///
/// ```
/// let input = "{\"doc\":\"a\",\"text\":\"Nothing happened.\"}\nnonsense\n";
/// let mut output = Vec::new();
/// let summary = chancery_desk::stream::extract_stream(input.as_bytes(), &mut output, &Default::default()).unwrap();
/// assert_eq!((summary.documents, summary.bad_lines), (1, 1));
/// let lines: Vec<&str> = std::str::from_utf8(&output).unwrap().lines().collect();
/// assert!(lines[0].starts_with("{\"doc\":\"a\"") && lines[1].starts_with("{\"error\":"));
/// ```
pub fn extract_stream(
    input: impl BufRead + Send,
    output: &mut dyn Write,
    config: &StreamConfig,
) -> io::Result<StreamSummary> {
    let extractor = Extractor::new(Codebook::embedded());
    let workers = if config.workers > 0 {
        config.workers
    } else {
        thread::available_parallelism().map_or(2, NonZero::get)
    };
    let (to_workers, waiting) = bounded::<(u64, Vec<u8>)>(QUEUE);
    let (to_writer, arriving) = bounded::<(u64, Answer)>(QUEUE);
    thread::scope(|scope| {
        let reader = scope.spawn(move || read_lines(input, &to_workers));
        for _ in 0..workers {
            let (waiting, to_writer, extractor) = (waiting.clone(), to_writer.clone(), &extractor);
            let engine = &config.engine;
            scope.spawn(move || {
                for (number, line) in waiting {
                    if to_writer.send((number, answer(&line, number, extractor, engine))).is_err() {
                        return;
                    }
                }
            });
        }
        drop((waiting, to_writer));
        let written = write_in_order(arriving, output);
        let read = reader.join().unwrap_or(Ok(()));
        written.and_then(|summary| read.map(|()| summary))
    })
}

fn read_lines(mut input: impl BufRead, to_workers: &Sender<(u64, Vec<u8>)>) -> io::Result<()> {
    for number in 1.. {
        let mut line = Vec::new();
        let read = (&mut input).take(LONGEST_LINE as u64 + 1).read_until(b'\n', &mut line)?;
        if read == 0 {
            return Ok(());
        }
        if line.len() > LONGEST_LINE && !line.ends_with(b"\n") {
            input.skip_until(b'\n')?;
        }
        if to_workers.send((number, line)).is_err() {
            return Ok(());
        }
    }
    Ok(())
}

fn answer(line: &[u8], number: u64, extractor: &Extractor, engine: &Engine) -> Answer {
    if line.trim_ascii().is_empty() {
        return Answer { line: String::new(), good: true };
    }
    if line.len() > LONGEST_LINE {
        return bad(number, format!("longer than {} MiB", LONGEST_LINE >> 20));
    }
    let input: Input = match serde_json::from_slice(line) {
        Ok(input) => input,
        Err(error) => return bad(number, error.to_string()),
    };
    // A fault of ours in one document must not cost the others.
    let record = catch_unwind(AssertUnwindSafe(|| engine.read(extractor, &input, UNMARKED).extraction));
    let record = record.ok().and_then(|record| serde_json::to_string(&record).ok());
    match record {
        Some(line) => Answer { line, good: true },
        None => bad(number, "a fault in chancery; please report it".to_owned()),
    }
}

fn bad(number: u64, reason: String) -> Answer {
    Answer { line: json!({ "line": number, "error": reason }).to_string(), good: false }
}

fn write_in_order(arriving: Receiver<(u64, Answer)>, output: &mut dyn Write) -> io::Result<StreamSummary> {
    let mut output = io::BufWriter::new(output);
    let mut summary = StreamSummary::default();
    let mut early = BTreeMap::new();
    let mut next = 1;
    for (number, answer) in arriving {
        early.insert(number, answer);
        while let Some(answer) = early.remove(&next) {
            next += 1;
            match (answer.good, answer.line.is_empty()) {
                (false, _) => summary.bad_lines += 1,
                (true, false) => summary.documents += 1,
                (true, true) => {}
            }
            writeln!(output, "{}", answer.line)?;
        }
    }
    output.flush()?;
    Ok(summary)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(input: &[u8], workers: usize) -> (StreamSummary, Vec<String>) {
        let mut output = Vec::new();
        let summary =
            extract_stream(input, &mut output, &StreamConfig { workers, ..StreamConfig::default() }).unwrap();
        (summary, String::from_utf8(output).unwrap().lines().map(str::to_owned).collect())
    }

    #[test]
    fn lines_keep_their_order_whatever_the_number_of_threads() {
        let input: String = (0..500)
            .map(|number| format!("{{\"doc\":\"d{number}\",\"text\":\"Text {number}.\"}}\n"))
            .collect();
        let (summary, lines) = run(input.as_bytes(), 4);
        assert_eq!((summary.documents, lines.len()), (500, 500));
        for (number, line) in lines.iter().enumerate() {
            assert!(line.starts_with(&format!("{{\"doc\":\"d{number}\"")), "{line}");
        }
    }

    #[test]
    fn bad_lines_answer_in_their_place_with_number_and_reason() {
        let input =
            b"{\"doc\":\"a\",\"text\":\"x\"}\n\n{\"doc\":\"b\"}\n\xff\xfe\n{\"doc\":\"c\",\"text\":\"x\",\"published\":\"soon\"}\n{\"doc\":\"d\",\"text\":\"x\"}";
        let (summary, lines) = run(input, 2);
        assert_eq!((summary.documents, summary.bad_lines, lines.len()), (2, 3, 6));
        assert!(lines[1].is_empty());
        assert!(lines[2].contains("\"line\":3") && lines[2].contains("text"), "{}", lines[2]);
        assert!(lines[4].contains("\"line\":5"), "{}", lines[4]);
        assert!(lines[5].starts_with("{\"doc\":\"d\""));
    }
}
