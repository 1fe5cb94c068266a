//! From what a model answered to records that stand on the text.

use std::ops::Range;

use model::{
    Attribution, EstimateRecord, Evidence, Extraction, IncidentRecord, Mention, Note, Perpetrator,
    PerpetratorKind, Specificity, StatementRecord, Target,
};

use super::{
    NOT_GROUNDED,
    answer::{Answer, IncidentAnswer, Named, PerpetratorAnswer, StatementAnswer, TargetAnswer},
    ground::Ground,
    passages::Passage,
    values,
};
use crate::reading::Reading;

/// The evidence of a record as a whole.
const WHOLE: &str = "record";

/// At most so many dropped values are named in the notes of a passage.
const MOST_NOTES: usize = 20;

/// What was believed of an answer.
#[derive(Debug, Clone, Default)]
pub struct Accepted {
    /// Records with their evidence; ids are unique within the passage only.
    pub incidents: Vec<IncidentRecord>,
    /// Public messages.
    pub statements: Vec<StatementRecord>,
    /// What was not believed.
    pub notes: Vec<Note>,
    /// Records and values dropped because the text does not say them.
    pub dropped: usize,
}

impl Accepted {
    /// As a record of the document; `judgements` are the default engine's, since no probability is taken from a model.
    pub fn into_extraction(self, doc: &str, judgements: Vec<EstimateRecord>) -> Extraction {
        let Self { incidents, statements, notes, .. } = self;
        Extraction { doc: doc.to_owned(), incidents, statements, judgements, notes }
    }
}

/// Keeps of `answer` what stands on words of `passage`.
pub fn accept(reading: &Reading<'_>, passage: &Passage, answer: &Answer) -> Accepted {
    let ground = Ground::of(reading.text.raw, passage.bytes.clone());
    let mut judge = Judge { reading, ground, accepted: Accepted::default() };
    for incident in &answer.incidents {
        judge.incident(incident);
    }
    for statement in &answer.statements {
        judge.statement(statement);
    }
    if answer.unreadable > 0 {
        judge.drop_value(&format!("{} records of another form than was asked for", answer.unreadable));
    }
    judge.accepted
}

struct Judge<'a> {
    reading: &'a Reading<'a>,
    ground: Ground<'a>,
    accepted: Accepted,
}

/// A record under way: where it stands and what is behind its fields.
struct Base {
    bytes: Range<usize>,
    evidence: Vec<Evidence>,
}

impl Judge<'_> {
    fn incident(&mut self, answer: &IncidentAnswer) {
        let Some(mut base) = self.base(&answer.quote) else { return };
        let (Ok(status), Ok(incident_type)) = (answer.status.parse(), answer.incident_type.parse()) else {
            self.drop_value(&format!(
                "an incident with status `{}` and type `{}`",
                answer.status, answer.incident_type
            ));
            return;
        };
        let tactics = &self.reading.lexicon.codebook.tactics;
        let tactic = answer
            .tactic
            .iter()
            .filter(|tactic| tactics.iter().any(|code| code.id == **tactic))
            .cloned()
            .collect();
        let country = answer.country.as_ref().and_then(|named| self.country(named, &mut base));
        let place = answer.place.as_ref().and_then(|named| self.name("place", named, &mut base));
        let facility = answer.facility.as_ref().and_then(|named| self.name("facility", named, &mut base));
        let targets = answer.targets.iter().filter_map(|target| self.target(target, &mut base)).collect();
        let perpetrators: Vec<_> =
            answer.perpetrators.iter().filter_map(|who| self.perpetrator(who, &mut base)).collect();
        let claimed_by: Vec<_> =
            answer.claimed_by.iter().filter_map(|named| self.name("claimed_by", named, &mut base)).collect();
        let killed = self.count("killed", answer.killed.as_ref(), &mut base);
        let wounded = self.count("wounded", answer.wounded.as_ref(), &mut base);
        let perpetrators_killed = self
            .count("perpetrators_killed", answer.perpetrators_killed.as_ref(), &mut base)
            .map(|range| range.min);
        let record = IncidentRecord {
            id: format!("m{}", self.accepted.incidents.len() + 1),
            status,
            incident_type,
            tactic,
            weapons: answer
                .weapons
                .iter()
                .filter_map(|quote| self.mention("weapons", quote, &mut base))
                .collect(),
            date: self.date(answer.date.as_ref(), &mut base),
            country,
            place,
            facility,
            targets,
            attribution: attribution(answer.attribution.as_deref(), &perpetrators, &claimed_by),
            perpetrators,
            claimed_by,
            killed,
            wounded,
            perpetrators_killed,
            hedges: self.quotes("hedges", &answer.hedges, &mut base),
            said_by: self.quotes("said_by", &answer.said_by, &mut base),
            evidence: base.evidence,
        };
        self.accepted.incidents.push(record);
    }

    fn statement(&mut self, answer: &StatementAnswer) {
        let Some(mut base) = self.base(&answer.quote) else { return };
        let Ok(kind) = answer.kind.parse() else {
            self.drop_value(&format!("a statement of kind `{}`", answer.kind));
            return;
        };
        let speaker = answer.speaker.as_ref().and_then(|named| self.name("speaker", named, &mut base));
        let codebook = self.reading.lexicon.codebook;
        let actor =
            speaker.as_deref().and_then(|name| codebook.find_actor(name)).map(|actor| actor.id.clone());
        let specificity = answer.specificity.as_deref().and_then(|word| word.parse().ok());
        let record = StatementRecord {
            id: format!("s{}", self.accepted.statements.len() + 1),
            kind,
            speaker,
            actor,
            outlet: answer.outlet.as_ref().and_then(|named| self.name("outlet", named, &mut base)),
            date: self.date(answer.date.as_ref(), &mut base),
            targets: answer.targets.iter().filter_map(|target| self.target(target, &mut base)).collect(),
            specificity: specificity.unwrap_or(Specificity::General),
            condition: answer.condition.as_ref().and_then(|quote| self.quote("condition", quote, &mut base)),
            horizon: answer.horizon.as_ref().and_then(|quote| self.quote("horizon", quote, &mut base)),
            evidence: base.evidence,
        };
        self.accepted.statements.push(record);
    }

    fn base(&mut self, quote: &str) -> Option<Base> {
        let Some(bytes) = self.ground.find(quote, None) else {
            self.drop_value(&format!("a record: its quote is not in the text: `{}`", short(quote)));
            return None;
        };
        let evidence = vec![self.evidence(WHOLE, &bytes)];
        Some(Base { bytes, evidence })
    }

    /// Finds a quote near its record and notes it as evidence for `field`.
    fn stand(&mut self, field: &str, quote: &str, base: &mut Base) -> Option<Range<usize>> {
        let found = self.ground.find(quote, Some(&base.bytes));
        match &found {
            Some(bytes) => base.evidence.push(self.evidence(field, bytes)),
            None if quote.trim().is_empty() => {}
            None => self.drop_value(&format!("`{field}`: its quote is not in the text: `{}`", short(quote))),
        }
        found
    }

    /// Takes the last evidence back: the quote is there, but it does not say the value.
    fn take_back(&mut self, field: &str, value: &str, base: &mut Base) {
        base.evidence.pop();
        self.drop_value(&format!("`{field}`: the quote does not say `{}`", short(value)));
    }

    fn quote(&mut self, field: &str, quote: &str, base: &mut Base) -> Option<String> {
        let bytes = self.stand(field, quote, base)?;
        Some(self.reading.text.slice(bytes).to_owned())
    }

    fn quotes(&mut self, field: &str, quotes: &[String], base: &mut Base) -> Vec<String> {
        quotes.iter().filter_map(|quote| self.quote(field, quote, base)).collect()
    }

    fn mention(&mut self, field: &str, quote: &str, base: &mut Base) -> Option<Mention> {
        let bytes = self.stand(field, quote, base)?;
        Some(self.mention_at(&bytes))
    }

    fn name(&mut self, field: &str, named: &Named, base: &mut Base) -> Option<String> {
        let bytes = self.stand(field, &named.quote, base)?;
        if !values::names(&named.name, self.reading.text.slice(bytes)) {
            self.take_back(field, &named.name, base);
            return None;
        }
        Some(named.name.trim().to_owned())
    }

    fn country(&mut self, named: &Named, base: &mut Base) -> Option<String> {
        let bytes = self.stand("country", &named.quote, base)?;
        let country = self.reading.lexicon.codebook.find_country(named.name.trim());
        let code = country.map(|country| country.code.clone());
        let code = code.filter(|code| values::points_at(self.reading, code, &bytes));
        if code.is_none() {
            self.take_back("country", &named.name, base);
        }
        code
    }

    /// A state that the words name; the model's word is not enough.
    fn nationality(&self, name: Option<&str>, bytes: &Range<usize>) -> Option<String> {
        let codebook = self.reading.lexicon.codebook;
        let code =
            name.and_then(|name| codebook.find_country(name.trim())).map(|country| country.code.clone())?;
        values::points_at(self.reading, &code, bytes).then_some(code)
    }

    fn target(&mut self, answer: &TargetAnswer, base: &mut Base) -> Option<Target> {
        let (Ok(kind), Ok(class)) = (answer.kind.parse(), answer.class.parse()) else {
            self.drop_value(&format!("a target of kind `{}` and class `{}`", answer.kind, answer.class));
            return None;
        };
        let bytes = self.stand("targets", &answer.quote, base)?;
        if !values::names(&answer.name, self.reading.text.slice(bytes.clone())) {
            self.take_back("targets", &answer.name, base);
            return None;
        }
        let around = base.bytes.start.min(bytes.start)..base.bytes.end.max(bytes.end);
        Some(Target {
            name: answer.name.trim().to_owned(),
            kind,
            class,
            nationality: self.nationality(answer.nationality.as_deref(), &bytes),
            country: self.nationality(answer.country.as_deref(), &around),
            mentions: vec![self.mention_at(&bytes)],
        })
    }

    fn perpetrator(&mut self, answer: &PerpetratorAnswer, base: &mut Base) -> Option<Perpetrator> {
        let kind: PerpetratorKind = answer.kind.parse().ok()?;
        let bytes = self.stand("perpetrators", &answer.quote, base)?;
        let words = self.reading.text.slice(bytes.clone());
        let actor = self.reading.lexicon.codebook.find_actor(answer.name.trim());
        let same = actor.is_some_and(|actor| actor.names().any(|name| values::names(name, words)));
        if !same && !values::names(&answer.name, words) {
            self.take_back("perpetrators", &answer.name, base);
            return None;
        }
        // People stand as the text describes them.
        let (name, actor) = match (kind, actor) {
            (PerpetratorKind::Individual, _) => (words.to_owned(), None),
            (_, Some(actor)) => (actor.name.clone(), Some(actor.id.clone())),
            (_, None) => (answer.name.trim().to_owned(), None),
        };
        Some(Perpetrator { name, kind, actor, mentions: vec![self.mention_at(&bytes)] })
    }

    fn date(&mut self, dated: Option<&super::answer::Dated>, base: &mut Base) -> Option<model::DateInterval> {
        let dated = dated?;
        self.stand("date", &dated.quote, base)?;
        let date = values::date(dated, self.reading.published);
        if date.is_none() {
            self.take_back("date", &format!("{}..{}", dated.from, dated.to), base);
        }
        date
    }

    fn count(
        &mut self,
        field: &str,
        counted: Option<&super::answer::Counted>,
        base: &mut Base,
    ) -> Option<model::CountRange> {
        let counted = counted?;
        let bytes = self.stand(field, &counted.quote, base)?;
        let count = values::count(counted, self.reading.text.slice(bytes));
        if count.is_none() {
            self.take_back(field, &counted.min.to_string(), base);
        }
        count
    }

    fn evidence(&self, field: &str, bytes: &Range<usize>) -> Evidence {
        let Mention { text, start, end } = self.mention_at(bytes);
        Evidence { field: field.to_owned(), start, end, quote: text }
    }

    fn mention_at(&self, bytes: &Range<usize>) -> Mention {
        let offsets = self.reading.offsets;
        Mention {
            text: self.reading.text.slice(bytes.clone()).to_owned(),
            start: offsets.char_of_byte(bytes.start),
            end: offsets.char_of_byte(bytes.end),
        }
    }

    fn drop_value(&mut self, what: &str) {
        self.accepted.dropped += 1;
        if self.accepted.notes.len() < MOST_NOTES {
            let text = format!("not taken from the model: {what}");
            self.accepted.notes.push(Note { code: NOT_GROUNDED.to_owned(), span: None, text });
        }
    }
}

/// No firmer than what was believed supports.
fn attribution(said: Option<&str>, perpetrators: &[Perpetrator], claimed_by: &[String]) -> Attribution {
    let said = said.and_then(|word| word.parse().ok()).unwrap_or(Attribution::Unknown);
    match said {
        Attribution::Claimed if claimed_by.is_empty() && perpetrators.is_empty() => Attribution::Unknown,
        Attribution::Claimed if claimed_by.is_empty() => Attribution::Attributed,
        _ if perpetrators.is_empty() && claimed_by.is_empty() => Attribution::Unknown,
        said => said,
    }
}

fn short(quote: &str) -> String {
    const MOST: usize = 60;
    if quote.chars().count() <= MOST {
        return quote.to_owned();
    }
    let start: String = quote.chars().take(MOST).collect();
    format!("{start}…")
}
