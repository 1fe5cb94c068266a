//! One incident: the reports behind it, then every value with the words that say it, then why they are one.

use std::collections::BTreeSet;

use model::{Alternative, Hash, IncidentView, Support};

use super::add::counted;
use crate::{
    describe::{self, one_line, wrapped},
    output::{CAREFUL, FAINT, Results, STRONG, styled, terminal_width},
};

/// Lines are no longer than this, however wide the terminal.
const WIDEST: usize = 120;

/// Where the matter of a line begins.
const INDENT: usize = 5;

/// Properties that are the record's housekeeping, not its content.
const NOT_SHOWN: &[&str] = &["evidence", "record"];

/// A report behind the incident, and the words in which it tells of it.
struct Report<'a> {
    document: &'a Hash,
    support: Option<&'a Support>,
}

struct Page<'a, 'o> {
    out: &'o mut Results,
    reports: Vec<Report<'a>>,
    width: usize,
}

/// Prints all of it.
pub fn print(out: &mut Results, view: &IncidentView) -> anyhow::Result<()> {
    let width = terminal_width().unwrap_or(WIDEST).min(WIDEST);
    let mut page = Page { out, reports: reports(view), width };
    page.heading(view)?;
    page.list_reports()?;
    for (property, alternatives) in &view.values {
        if !NOT_SHOWN.contains(&property.as_str()) && !alternatives.is_empty() {
            page.property(property.as_str(), alternatives)?;
        }
    }
    page.links(view)?;
    page.decisions(view)
}

/// Each document once, in the order in which the ledger learned it.
fn reports(view: &IncidentView) -> Vec<Report<'_>> {
    let mut seen = BTreeSet::new();
    let documents = view.members.iter().map(|member| &member.doc).filter(|doc| seen.insert(*doc));
    documents.map(|document| Report { document, support: main_support(view, document) }).collect()
}

/// What a document says of the incident as a whole: the words behind its stage.
fn main_support<'a>(view: &'a IncidentView, document: &Hash) -> Option<&'a Support> {
    let of_status = view.values.iter().find(|(property, _)| property.as_str() == "status");
    let all = of_status.into_iter().chain(&view.values).flat_map(|(_, alternatives)| alternatives);
    all.flat_map(|alternative| &alternative.support).find(|support| support.record.doc == *document)
}

impl Page<'_, '_> {
    fn heading(&mut self, view: &IncidentView) -> anyhow::Result<()> {
        let id = styled(FAINT, describe::id(&view.id));
        self.out.line(format_args!("{}  {id}", styled(STRONG, describe::incident(view))))?;
        let reports = counted(self.reports.len(), "report", "reports");
        let origins = counted(view.origins, "independent origin", "independent origins");
        let marking = view.marking.tlp;
        self.out
            .line(format_args!("{reports} from {origins}; credibility {}; {marking}", view.credibility))?;
        if let Some(place) = &view.place {
            let (lat, lon, km) = (place.latitude, place.longitude, place.precision_km);
            let name = format!("{}, {}", place.name, place.country);
            self.out.line(format_args!("{name}: {lat:.3}, {lon:.3}, within {km:.0} km"))?;
        }
        Ok(())
    }

    fn list_reports(&mut self) -> anyhow::Result<()> {
        self.out.blank()?;
        for at in 0..self.reports.len() {
            let Report { document, support } = &self.reports[at];
            let publisher = support.and_then(|it| it.publisher.as_deref()).unwrap_or("no publisher");
            let published = support
                .and_then(|it| it.published)
                .map_or_else(|| "no date".to_owned(), |day| day.to_string());
            let grade = support.map_or_else(String::new, |it| format!("  source graded {}", it.reliability));
            let id = styled(FAINT, describe::id(document));
            let quote = support.and_then(|it| it.span.as_ref()).map(|span| one_line(&span.quote));
            self.out
                .line(format_args!("{:>4} {published}  {publisher}  {id}{grade}", format!("[{}]", at + 1)))?;
            if let Some(quote) = quote {
                self.indented(&format!("“{quote}”"))?;
            }
        }
        if self.reports.len() == 1 { self.out.blank() } else { Ok(()) }
    }

    /// All values of one property: the shown one, then what else is said. With one report there is nothing to choose
    /// between, so values stand on one line with their words.
    fn property(&mut self, property: &str, alternatives: &[Alternative]) -> anyhow::Result<()> {
        let only_one = self.reports.len() == 1;
        if !only_one {
            self.out.blank()?;
        }
        for alternative in alternatives {
            let value = describe::value(&alternative.value);
            let words = self.words_of(&alternative.support);
            let head = match alternative.shown {
                true => styled(STRONG, format_args!("{property:<12} {value}")),
                false => format!("  {} {value}", styled(CAREFUL, "also said:")),
            };
            if only_one {
                self.out.line(format_args!("{head}  {}", styled(FAINT, words)))?;
                continue;
            }
            self.out.line(head)?;
            for line in wrapped(&alternative.reason, self.width - INDENT) {
                self.out.line(format_args!("{:INDENT$}{}", "", styled(FAINT, line)))?;
            }
            self.indented(&words)?;
        }
        Ok(())
    }

    /// `[1] “Monday” [3] “5 September” [2, 4]`: words of its own where a report has them, else its number.
    fn words_of(&self, support: &[Support]) -> String {
        let mut with_words = Vec::new();
        let mut numbers = Vec::new();
        for one in support {
            let Some(at) = self.reports.iter().position(|report| *report.document == one.record.doc) else {
                continue;
            };
            let main = self.reports[at].support.and_then(|main| main.span.as_ref());
            let hedge = one.hedge.as_ref().map(|hedge| format!(" ({hedge})")).unwrap_or_default();
            match &one.span {
                Some(span) if Some(span) != main => {
                    with_words.push(format!("[{}] “{}”{hedge}", at + 1, one_line(&span.quote)));
                }
                _ => numbers.push((at + 1).to_string()),
            }
        }
        if !numbers.is_empty() {
            with_words.push(format!("[{}]", numbers.join(", ")));
        }
        with_words.join(" ")
    }

    fn links(&mut self, view: &IncidentView) -> anyhow::Result<()> {
        if view.links.is_empty() {
            return Ok(());
        }
        self.out.blank()?;
        self.out.line(styled(STRONG, "why these records are one incident"))?;
        for link in &view.links {
            let number =
                |doc: &Hash| self.reports.iter().position(|it| it.document == doc).map_or(0, |at| at + 1);
            let (a, b) = (number(&link.record.doc), number(&link.to.doc));
            let parts: Vec<String> =
                link.parts.iter().map(|(name, weight, saw)| format!("{name} {weight:+.1} ({saw})")).collect();
            self.indented(&format!("[{a}] with [{b}], weight {:.1}: {}", link.score, parts.join("; ")))?;
        }
        Ok(())
    }

    fn decisions(&mut self, view: &IncidentView) -> anyhow::Result<()> {
        if view.decisions.is_empty() {
            return Ok(());
        }
        self.out.blank()?;
        self.out.line(styled(STRONG, "decided"))?;
        for decision in &view.decisions {
            let day = decision.decided.strftime("%Y-%m-%d");
            let (number, what, author) = (decision.number, &decision.what, &decision.author);
            let value = decision.value.as_ref().map(|it| format!(" to {}", describe::value(it)));
            let value = value.unwrap_or_default();
            self.indented(&format!("{number}: {what}{value}, by {author} on {day}: {}", decision.reason))?;
        }
        Ok(())
    }

    fn indented(&mut self, text: &str) -> anyhow::Result<()> {
        let lines = wrapped(text, self.width - INDENT);
        lines.into_iter().try_for_each(|line| self.out.line(format_args!("{:INDENT$}{line}", "")))
    }
}
