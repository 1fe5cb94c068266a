//! Which act a message is about.

use std::ops::Range;

use model::DateInterval;

use super::view::View;

/// The acts of a document by where the text speaks of them.
pub struct Events {
    /// First token of a piece of evidence and index of the incident, sorted.
    places: Vec<(usize, usize)>,
    /// The news: the latest act, the first told of several.
    news: Option<usize>,
}

/// How far back the act may stand, in tokens.
const REACH: usize = 500;

impl Events {
    /// Reads the evidence of the incidents.
    pub fn of(view: &View<'_>) -> Self {
        let mut places = Vec::new();
        for (index, incident) in view.incidents.iter().enumerate() {
            for evidence in &incident.evidence {
                let byte = view.reading.offsets.byte_of_char(evidence.start);
                places.push((view.reading.token_from(byte), index));
            }
        }
        places.sort_unstable();
        places.dedup();
        Self { places, news: news(view) }
    }

    /// The act a message at `cue` is about: one told in its object, else the last told before, else the next.
    ///
    /// A message that opens a new paragraph is not about an older act remembered at the end of the last one.
    pub fn about(&self, view: &View<'_>, cue: usize, object: &Range<usize>) -> Option<usize> {
        let within = self.inside(object).first().map(|(_, index)| *index);
        let before = self.before(cue).map(|(at, index)| match self.news {
            Some(news) if !same_paragraph(view, at, cue) && is_older(view, index, news) => news,
            _ => index,
        });
        within.or(before).or_else(|| self.after(cue))
    }

    fn inside(&self, tokens: &Range<usize>) -> &[(usize, usize)] {
        let first = self.places.partition_point(|(at, _)| *at < tokens.start);
        let last = self.places.partition_point(|(at, _)| *at < tokens.end);
        self.places.get(first..last.max(first)).unwrap_or_default()
    }

    /// All acts told in the sentence of tokens `sentence`.
    pub fn told_in(&self, sentence: &Range<usize>) -> Vec<usize> {
        let mut told: Vec<usize> = Vec::new();
        for (_, index) in self.inside(sentence) {
            if !told.contains(index) {
                told.push(*index);
            }
        }
        told
    }

    /// The last act told before `at`; where several stand at one place, the first of them.
    fn before(&self, at: usize) -> Option<(usize, usize)> {
        let end = self.places.partition_point(|(place, _)| *place <= at);
        let (place, _) = self.places.get(end.checked_sub(1)?)?;
        let first = self.places.partition_point(|(other, _)| other < place);
        self.places.get(first).filter(|(place, _)| at - place <= REACH).copied()
    }

    /// The act told last before `at`.
    pub fn told_before(&self, at: usize) -> Option<usize> {
        self.before(at).map(|(_, index)| index)
    }

    fn after(&self, at: usize) -> Option<usize> {
        let next = self.places.partition_point(|(place, _)| *place <= at);
        self.places.get(next).filter(|(place, _)| place - at <= REACH).map(|(_, index)| *index)
    }

    /// When an act happened.
    pub fn date(view: &View<'_>, incident: Option<usize>) -> Option<DateInterval> {
        incident.and_then(|index| view.incidents.get(index)).and_then(|incident| incident.date)
    }
}

fn news(view: &View<'_>) -> Option<usize> {
    let dated =
        view.incidents.iter().enumerate().filter_map(|(index, incident)| Some((incident.date?.to(), index)));
    let latest = dated.clone().map(|(day, _)| day).max()?;
    dated.filter(|(day, _)| *day == latest).map(|(_, index)| index).next()
}

fn is_older(view: &View<'_>, index: usize, news: usize) -> bool {
    let date = |index: usize| view.incidents.get(index).and_then(|incident| incident.date);
    match (date(index), date(news)) {
        (Some(old), Some(new)) => old.to() < new.from(),
        _ => false,
    }
}

fn same_paragraph(view: &View<'_>, a: usize, b: usize) -> bool {
    let paragraph = |at: usize| {
        view.reading.text.sentences.get(view.reading.sentence_of(at)).map(|sentence| sentence.paragraph)
    };
    paragraph(a) == paragraph(b)
}
