//! How much may be asked.

use std::sync::atomic::{AtomicU64, Ordering};

/// What may be spent in one run; 0 for no bound.
#[derive(Debug, Default)]
pub struct Budget {
    most_questions: u64,
    most_tokens: u64,
    questions: AtomicU64,
    tokens: AtomicU64,
}

/// What was spent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Spent {
    /// Questions sent, repeats included.
    pub questions: u64,
    /// Tokens that the server counted.
    pub tokens: u64,
}

impl Budget {
    /// At most so many questions and tokens; 0 for no bound.
    pub fn of(most_questions: u64, most_tokens: u64) -> Self {
        Self { most_questions, most_tokens, ..Self::default() }
    }

    /// Takes one question out of the budget; false where none is left.
    pub fn take(&self) -> bool {
        if self.most_tokens > 0 && self.tokens.load(Ordering::Relaxed) >= self.most_tokens {
            return false;
        }
        let left =
            |asked: u64| (self.most_questions == 0 || asked < self.most_questions).then_some(asked + 1);
        self.questions.fetch_update(Ordering::Relaxed, Ordering::Relaxed, left).is_ok()
    }

    /// Counts what an answer cost.
    pub fn count(&self, tokens: u64) {
        self.tokens.fetch_add(tokens, Ordering::Relaxed);
    }

    /// What was spent so far.
    pub fn spent(&self) -> Spent {
        Spent {
            questions: self.questions.load(Ordering::Relaxed),
            tokens: self.tokens.load(Ordering::Relaxed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_taken_than_there_is() {
        let budget = Budget::of(2, 100);
        assert!(budget.take() && budget.take() && !budget.take());
        let budget = Budget::of(0, 100);
        assert!(budget.take());
        budget.count(100);
        assert!(!budget.take());
        assert_eq!(budget.spent(), Spent { questions: 1, tokens: 100 });
    }
}
