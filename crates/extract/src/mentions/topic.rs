//! Where the headline of a document says that it plays: for what the text itself leaves without a place.

use model::TargetClass;

use super::{Mentions, PlaceMention};
use crate::{lexicon::Lexicon, pack::Class, text::Text};

/// What the headline says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Topic {
    /// ISO 3166-1 alpha-2 of the country that it tells of.
    pub country: Option<String>,
    /// Name of the only town that it names.
    pub town: Option<String>,
    /// The only state of whose posts and envoys it speaks, ISO 3166-1 alpha-2.
    pub sender: Option<String>,
}

/// A headline is read no further than this, in bytes.
const LONGEST: usize = 300;

impl Topic {
    /// Reads a headline: "Car bomb at Turkish mission in Baghdad", "Somalia: week in review", "Karachi counts the airframes".
    pub fn of(lexicon: &Lexicon, title: Option<&str>) -> Self {
        let Some(title) = title else { return Self::default() };
        let raw = title.get(..title.floor_char_boundary(LONGEST)).unwrap_or_default();
        let text = Text::read_in(raw, &lexicon.pack);
        let mentions = Mentions::find(lexicon, &text, &Self::default());
        let speaks = |place: &&PlaceMention| place.located || !text.is(place.tokens.end, Class::PlaceVerb);
        let town = mentions
            .dateline
            .or(mentions.first_located)
            .and_then(|index| mentions.places.get(index))
            .filter(speaks)
            .filter(|place| place.is_town());
        let name = town.and_then(|place| {
            place.place.map(|index| lexicon.town_of(index)).or_else(|| place.unlisted.clone())
        });
        let mut senders: Vec<&String> = mentions
            .targets
            .iter()
            .filter(|target| target.class == TargetClass::Diplomatic)
            .flat_map(|target| &target.nations)
            .collect();
        senders.dedup();
        let sender = senders.first().filter(|_| senders.len() == 1).map(|state| (*state).clone());
        let country = town.map(|place| place.country.clone()).filter(|country| !country.is_empty());
        Self { country: country.or_else(|| mentions.home.map(|home| home.country)), town: name, sender }
    }
}
