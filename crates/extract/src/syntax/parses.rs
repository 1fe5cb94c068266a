//! The sentences of a text, each parsed when first asked for.

use std::{cell::OnceCell, sync::LazyLock};

use super::{
    Relation, Syntax, Tag, Word,
    features::Case,
    network::{Analysis, Network},
};
use crate::text::Text;

/// The network that is part of the program.
static EMBEDDED: LazyLock<Parser> =
    LazyLock::new(|| Parser { network: Network::decode(include_bytes!("../../../../models/syntax.bin")) });

/// Words of a sentence that are parsed together; the network compares each with each.
const MOST_WORDS: usize = 160;

/// Tells parts of speech and syntax.
#[derive(Debug, Clone)]
pub struct Parser {
    /// None where the bytes are no network; every word is then a noun beside the first.
    network: Option<Network>,
}

impl Parser {
    /// The parser that is part of the program, ready after the first call.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// The parser of a file of weights; `None` if the bytes are none.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        Network::decode(bytes).map(|network| Self { network: Some(network) })
    }

    /// Reads the words of a sentence. Of a very long one, stretches are read for themselves, and the heads of all
    /// stretches but the first hang on that of the first.
    pub fn analyze(&self, text: &Text<'_>, words: &[Word]) -> Analysis {
        let forms: Vec<&str> = words.iter().map(|word| text.slice(word.start..word.end)).collect();
        let case = Case::of(forms.iter().copied());
        let mut whole = Analysis::default();
        let mut root = None;
        for stretch in forms.chunks(MOST_WORDS) {
            let from = whole.tags.len();
            let part = self.stretch(stretch, case);
            for (number, (&head, &relation)) in part.heads.iter().zip(&part.relations).enumerate() {
                let (head, relation) = match (head, root) {
                    (0, Some(root)) => (root, Relation::Parataxis),
                    (0, None) => {
                        root = Some(from + number + 1);
                        (0, relation)
                    }
                    _ => (head + from, relation),
                };
                whole.heads.push(head);
                whole.relations.push(relation);
            }
            whole.tags.extend(part.tags);
        }
        whole
    }

    fn stretch(&self, forms: &[&str], case: Case) -> Analysis {
        if let Some(network) = &self.network {
            return network.read(forms, case);
        }
        let relation = |number: usize| if number == 0 { Relation::Root } else { Relation::Unclear };
        Analysis {
            tags: vec![Tag::Noun; forms.len()],
            heads: (0..forms.len()).map(|number| usize::from(number > 0)).collect(),
            relations: (0..forms.len()).map(relation).collect(),
        }
    }
}

/// The syntax of every sentence of a text, read when first asked for.
#[derive(Default, Debug)]
pub struct Parses {
    sentences: Vec<OnceCell<Syntax>>,
    none: Syntax,
}

impl Parses {
    /// Nothing read yet.
    pub fn of(text: &Text<'_>) -> Self {
        Self { sentences: vec![OnceCell::new(); text.sentences.len()], none: Syntax::default() }
    }

    /// The syntax of sentence `number` of `text`, of which these are the parses; without words past the end.
    pub fn sentence(&self, text: &Text<'_>, number: usize) -> &Syntax {
        match self.sentences.get(number) {
            Some(cell) => cell.get_or_init(|| Syntax::read(Parser::embedded(), text, number)),
            None => &self.none,
        }
    }
}
