//! From bytes, text and metadata to a document.

use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};
use model::{Document, Hash, Marking, Tlp};

use crate::{
    CollectConfig, Collected, SkipReason, Warning,
    dates::parse_day,
    metadata::{Metadata, Said, one_line},
};

const FIX_DATE: &str = "fix the date or give --published YYYY-MM-DD";
const FIX_MARKING: &str = "write TLP:CLEAR, TLP:GREEN, TLP:AMBER, TLP:AMBER+STRICT or TLP:RED";
const FIX_RETRIEVED: &str = "write it as YYYY-MM-DDThh:mm:ssZ";

/// What a reader makes of the bytes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Draft {
    /// The text to be read.
    pub text: String,
    /// What the document says of itself.
    pub metadata: Metadata,
    /// What a person should look at.
    pub warnings: Vec<Warning>,
}

/// The document, or why it is none.
pub(crate) fn assemble(
    name: String,
    media_type: &str,
    original: Vec<u8>,
    draft: Draft,
    config: &CollectConfig,
) -> Collected {
    let Draft { text, metadata, mut warnings } = draft;
    if text.trim().is_empty() {
        return Collected::Skipped { name, reason: SkipReason::Empty };
    }
    let settled = settle(&metadata, config, &mut warnings);
    let (published, marking, retrieved) = match settled {
        Ok(settled) => settled,
        Err(reason) => return Collected::Skipped { name, reason },
    };
    let document = Document {
        id: Hash::of_bytes(&original),
        name,
        media_type: media_type.to_owned(),
        original,
        text,
        title: metadata.title,
        publisher: config.publisher.as_deref().and_then(one_line).or(metadata.publisher),
        url: metadata.url.filter(|url| url.contains("://")),
        language: config.language.clone().or(metadata.language).and_then(|tag| language(&tag)),
        cites: metadata.cites,
        published,
        retrieved,
        marking,
    };
    Collected::Document { document: Box::new(document), warnings }
}

type Settled = (Option<Date>, Marking, Option<Timestamp>);

fn settle(
    metadata: &Metadata,
    config: &CollectConfig,
    warnings: &mut Vec<Warning>,
) -> Result<Settled, SkipReason> {
    let published = published(metadata.published.as_ref(), config, warnings)?;
    let marking = marking(metadata, config)?;
    let retrieved = metadata.retrieved.as_ref().map(retrieved).transpose()?;
    Ok((published, marking, retrieved))
}

fn published(
    said: Option<&Said>,
    config: &CollectConfig,
    warnings: &mut Vec<Warning>,
) -> Result<Option<Date>, SkipReason> {
    let own = said.map(|said| parse_day(&said.value).map_err(|problem| wrong(said, problem, FIX_DATE)));
    let day = match (config.published, own) {
        (Some(given), own) => {
            if let Some(Ok(own)) = own.filter(|own| *own != Ok(given)) {
                warnings.push(Warning::DateReplaced { given, own });
            }
            given
        }
        (None, Some(own)) => own?,
        (None, None) => {
            warnings.push(Warning::NoDate);
            return Ok(None);
        }
    };
    let today = config.now.to_zoned_datetime(TimeZone::UTC).date();
    if today.checked_add(1.day()).is_ok_and(|tomorrow| day > tomorrow) {
        warnings.push(Warning::FutureDate { date: day });
    }
    Ok(Some(day))
}

/// A marking that cannot be read is never taken for "no limit".
fn marking(metadata: &Metadata, config: &CollectConfig) -> Result<Marking, SkipReason> {
    let mut marking = config.marking.clone();
    for said in &metadata.markings {
        let tlp = label(&said.value)
            .ok_or_else(|| wrong(said, "this is no TLP 2.0 label".to_owned(), FIX_MARKING))?;
        marking = marking.join(&Marking { tlp, caveats: Vec::new() });
    }
    Ok(marking.join(&Marking { tlp: Tlp::Clear, caveats: metadata.caveats.clone() }))
}

/// TLP 1.0 wrote WHITE for CLEAR.
fn label(word: &str) -> Option<Tlp> {
    let old = word.eq_ignore_ascii_case("TLP:WHITE") || word.eq_ignore_ascii_case("WHITE");
    if old { Some(Tlp::Clear) } else { word.parse().ok() }
}

fn retrieved(said: &Said) -> Result<Timestamp, SkipReason> {
    let at_midnight =
        || said.value.parse::<Date>().ok()?.to_zoned_datetime(TimeZone::UTC).ok().map(|at| at.timestamp());
    said.value
        .parse()
        .ok()
        .or_else(at_midnight)
        .ok_or_else(|| wrong(said, "this is no point in time".to_owned(), FIX_RETRIEVED))
}

fn wrong(said: &Said, problem: String, remedy: &'static str) -> SkipReason {
    SkipReason::WrongValue {
        file: said.file.clone(),
        field: said.field.clone(),
        value: said.value.clone(),
        problem,
        remedy,
    }
}

/// A BCP 47 tag, `en_US` put right; `None` for anything else.
fn language(tag: &str) -> Option<String> {
    let tag = tag.trim().replace('_', "-");
    let mut parts = tag.split('-');
    let first = parts.next()?;
    let well_formed = (2..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        });
    (well_formed && tag.len() <= 35).then_some(tag)
}
