//! Organisations that fight: by name, by a name the codebook does not know, and by words that point back.

mod ambiguous;
mod anaphor;
mod name;
mod provisional;
pub mod spellings;

use std::ops::Range;

use model::codebook::ActorKind;

use self::ambiguous::Weigher;
use super::{OutletMention, covering};
use crate::pack::Class;
use crate::{lexicon::Lexicon, text::Text};

/// How a text names an actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActorRole {
    /// By a name of the codebook.
    Named,
    /// By a name that looks like that of an armed group but is not in the codebook.
    Provisional,
    /// By a word that points back: "the group", "the movement".
    Anaphoric,
}

/// A mention of an actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActorMention {
    /// Tokens.
    pub tokens: Range<usize>,
    /// Index into the codebook's actors; for an anaphor the one it points back at.
    pub actor: Option<usize>,
    /// How it is named.
    pub role: ActorRole,
    /// For an anaphor, and for the short form of a name the codebook does not know: the number of the mention that
    /// it stands for.
    pub stands_for: Option<usize>,
}

/// Finds actors; an ambiguous alias counts where the same actor is named in full elsewhere in the text, or where the
/// country and the words around it agree.
pub fn find(lexicon: &Lexicon, text: &Text<'_>, outlets: &[OutletMention]) -> Vec<ActorMention> {
    let mut finder = Finder {
        lexicon,
        text,
        weigher: Weigher::of(lexicon, text),
        found: Vec::new(),
        focus: Vec::new(),
        short_forms: Vec::new(),
    };
    let mut at = 0;
    while at < text.tokens.len() {
        let outlet = covering(outlets, |outlet| &outlet.tokens, at).is_some();
        let mention = if outlet { None } else { finder.mention_at(at) };
        at = match mention {
            Some(mention) => finder.push(mention),
            None => at + 1,
        };
    }
    finder.found
}

/// Groups kept in mind for words that point back.
const MOST_FOCUSED: usize = 8;

/// Short forms of unknown names that are kept in mind.
const MOST_SHORT_FORMS: usize = 32;

struct Finder<'r> {
    lexicon: &'r Lexicon,
    text: &'r Text<'r>,
    weigher: Weigher<'r>,
    found: Vec<ActorMention>,
    /// Numbers of the mentions of the groups last spoken of, the latest at the end.
    focus: Vec<usize>,
    /// "(SNLA)" behind a name: the letters, and the number of the mention before them.
    short_forms: Vec<(String, usize)>,
}

impl Finder<'_> {
    fn mention_at(&mut self, at: usize) -> Option<ActorMention> {
        self.named_at(at)
            .or_else(|| self.short_form_at(at))
            .or_else(|| self.provisional_at(at))
            .or_else(|| self.anaphor_at(at))
    }

    fn named_at(&self, at: usize) -> Option<ActorMention> {
        let (actor, tokens) = self.weigher.actor_at(at)?;
        let local =
            self.is_of_a_part(at, at + tokens).then(|| self.weigher.part_at_home(at, actor)).flatten();
        let actor = local.unwrap_or(actor);
        Some(ActorMention {
            tokens: at..at + tokens,
            actor: Some(actor),
            role: ActorRole::Named,
            stands_for: None,
        })
    }

    /// "the local affiliate of X", "X's branch in the country".
    fn is_of_a_part(&self, start: usize, end: usize) -> bool {
        let text = self.text;
        let the = usize::from(start > 0 && text.is(start - 1, Class::The));
        let of = start.checked_sub(1 + the).filter(|of| text.is(*of, Class::OfTheName));
        let before = of.and_then(|of| of.checked_sub(1)).is_some_and(|at| text.is(at, Class::ActorParts));
        let behind = end + usize::from(text.is(end, Class::PossessiveMark));
        let local = behind + usize::from(text.is(behind, Class::ActorBetween));
        before || text.is(local, Class::ActorParts) && !text.tokens[local].capitalized
    }

    /// The short form that stood in brackets behind a name before.
    fn short_form_at(&self, at: usize) -> Option<ActorMention> {
        let word = self.text.word(at);
        let (_, number) = self.short_forms.iter().find(|(letters, _)| letters == word)?;
        let actor = self.found[*number].actor;
        Some(ActorMention {
            tokens: at..at + 1,
            actor,
            role: ActorRole::Provisional,
            stands_for: Some(*number),
        })
    }

    fn push(&mut self, mention: ActorMention) -> usize {
        let end = mention.tokens.end;
        let possessor = self.text.is(end, Class::PossessiveMark) && !self.focus.is_empty();
        let state = mention
            .actor
            .is_some_and(|index| self.lexicon.codebook.actors[index].kind == ActorKind::StateForce);
        // "a Taliban band": the name only says of which kind.
        let start = mention.tokens.start;
        let article = start > 0 && self.text.is(start - 1, Class::Indefinite);
        let modifier = article && self.text.is(end, Class::ActorFighters) && !self.focus.is_empty();
        let number = self.found.len();
        let spoken_of = mention.stands_for.unwrap_or(number);
        self.found.push(mention);
        if !state && !modifier {
            self.focus.retain(|known| *known != spoken_of);
            let place = self.focus.len() - usize::from(possessor && spoken_of == number);
            self.focus.insert(place, spoken_of);
        }
        if self.focus.len() > MOST_FOCUSED {
            self.focus.remove(0);
        }
        end
    }
}
