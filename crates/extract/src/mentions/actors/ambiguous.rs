//! Which actor a name means that several may bear: the one named in full elsewhere, the one at home in the country
//! spoken of nearest, the only one where people who fight stand beside the name.

use std::sync::OnceLock;

use crate::pack::Class;
use crate::{lexicon::Lexicon, text::Text};

/// How many words for a state are looked at on each side of a name.
const NEAR: usize = 24;

/// Decides between the owners of an ambiguous name.
pub struct Weigher<'r> {
    lexicon: &'r Lexicon,
    text: &'r Text<'r>,
    /// Actors named by a name of theirs alone, in order.
    strong: Vec<usize>,
    /// Words for states: token and index into the codebook's countries.
    states: OnceLock<Vec<(usize, usize)>>,
}

impl<'r> Weigher<'r> {
    /// Looks the text through for names that mean one actor only.
    pub fn of(lexicon: &'r Lexicon, text: &'r Text<'r>) -> Self {
        let mut strong: Vec<usize> = (0..text.tokens.len())
            .flat_map(|at| lexicon.actors.longest_at(text, at))
            .filter(|hit| !hit.value.1)
            .map(|hit| hit.value.0)
            .collect();
        strong.sort_unstable();
        strong.dedup();
        Self { lexicon, text, strong, states: OnceLock::new() }
    }

    /// The actor whose name starts at `at`, and its length in tokens; the longest name first.
    pub fn actor_at(&self, at: usize) -> Option<(usize, usize)> {
        let mut hits = self.lexicon.actors.all_at(self.text, at).peekable();
        while let Some(tokens) = hits.peek().map(|hit| hit.tokens) {
            let mut weak: Vec<usize> = Vec::new();
            while let Some(hit) = hits.next_if(|hit| hit.tokens == tokens) {
                let (actor, is_weak) = *hit.value;
                if !is_weak || self.strong.binary_search(&actor).is_ok() {
                    return Some((actor, tokens));
                }
                weak.push(actor);
            }
            if let Some(actor) = self.settle(at..at + tokens, &weak) {
                return Some((actor, tokens));
            }
        }
        None
    }

    fn settle(&self, tokens: std::ops::Range<usize>, owners: &[usize]) -> Option<usize> {
        let text = self.text;
        let name = text.tokens.get(tokens.start)?;
        let letters = name.all_caps && tokens.len() == 1;
        let short = letters && name.end - name.start < 3;
        let armed = self.is_armed(tokens.clone());
        let dated = tokens.clone().any(|at| text.word(at).starts_with(|c: char| c.is_ascii_digit()));
        let several = tokens.len() > 1 && name.capitalized && !dated;
        let shouted = letters && self.is_shouted(tokens.start);
        if short || !(armed || (letters && !shouted) || several) {
            return None;
        }
        let home = self.at_home(tokens.start, owners);
        home.or_else(|| {
            owners.first().copied().filter(|_| owners.len() == 1 && armed && (letters || several || dated))
        })
    }

    /// Whether the words around are in capitals too.
    fn is_shouted(&self, at: usize) -> bool {
        let capitals = |at: usize| {
            self.text.tokens.get(at).is_some_and(|token| token.all_caps && token.end - token.start > 3)
        };
        at.checked_sub(1).is_some_and(capitals) || capitals(at + 1)
    }

    /// "members of the JDL", "ELN guerrillas", "17 November claimed responsibility".
    fn is_armed(&self, tokens: std::ops::Range<usize>) -> bool {
        let text = self.text;
        let fights = |at: usize| text.is(at, Class::ActorFighters);
        let before = (tokens.start.saturating_sub(4)..tokens.start).any(fights);
        let behind = (tokens.end..tokens.end + 3).any(|at| fights(at) || text.is(at, Class::GroupNoun));
        let claims = (tokens.end..tokens.end + 4).any(|at| {
            text.is(at, Class::ActorClaiming)
                && (at + 1..at + 4).any(|next| text.is(next, Class::ActorClaimed))
        });
        let accused = (tokens.start.saturating_sub(4)..tokens.start)
            .chain(tokens.end..tokens.end + 4)
            .any(|at| text.is(at, Class::ActorBelief));
        let lettered = text.word(tokens.end) == "("
            && text.word(tokens.end + 2) == ")"
            && text.tokens[tokens.end + 1].capitalized
            || text.word(tokens.end) == "(" && text.word(tokens.end + 1).ends_with(char::is_uppercase);
        before || behind || claims || accused || lettered
    }

    /// The owner active in the state spoken of nearest to `at`.
    fn at_home(&self, at: usize, owners: &[usize]) -> Option<usize> {
        let codebook = self.lexicon.codebook;
        let states = self.states();
        let middle = states.partition_point(|(token, _)| *token < at);
        let near = &states[middle.saturating_sub(NEAR)..(middle + NEAR).min(states.len())];
        let distance = |owner: &usize| {
            let countries = &codebook.actors[*owner].countries;
            let own =
                near.iter().filter(|(_, country)| countries.contains(&codebook.countries[*country].code));
            own.map(|(token, _)| token.abs_diff(at)).min()
        };
        let ranked = owners.iter().filter_map(|owner| distance(owner).map(|far| (far, *owner)));
        ranked.min().map(|(_, owner)| owner)
    }

    /// The part of `actor` at home in the state spoken of nearest: "the local affiliate of X".
    pub fn part_at_home(&self, at: usize, actor: usize) -> Option<usize> {
        let codebook = self.lexicon.codebook;
        let root = codebook.actors.get(actor)?.id.as_str();
        let parts: Vec<usize> = codebook
            .descendants(root)
            .iter()
            .filter_map(|part| codebook.actors.iter().position(|known| known.id == part.id))
            .filter(|part| *part != actor)
            .collect();
        self.at_home(at, &parts)
    }

    fn states(&self) -> &[(usize, usize)] {
        self.states.get_or_init(|| {
            let mut states = Vec::new();
            for at in 0..self.text.tokens.len() {
                if let Some(hit) = self.lexicon.nations.first_at(self.text, at) {
                    states.push((at, hit.value.0));
                } else if let Some(country) = self.country_of_place(at) {
                    states.push((at, country));
                }
            }
            states
        })
    }

    fn country_of_place(&self, at: usize) -> Option<usize> {
        let codebook = self.lexicon.codebook;
        let place = *self.lexicon.places.first_at(self.text, at)?.value;
        let code = &codebook.places.get(place)?.country;
        codebook.countries.iter().position(|country| country.code == *code)
    }
}
