//! Likelihood words of ICD 203 (Analytic Standards, Office of the Director of National Intelligence, 2015).

/// One step of the scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LikelihoodWord {
    /// The word shown; all words come from the first row of the standard, which forbids mixing the rows.
    pub word: &'static str,
    /// Lower end, 0 to 1.
    pub min: f64,
    /// Upper end, 0 to 1.
    pub max: f64,
}

/// The seven steps, lowest first. The standard leaves 0–1 % and 99–100 % without words of their own.
pub const ICD203: [LikelihoodWord; 7] = [
    LikelihoodWord { word: "almost no chance", min: 0.01, max: 0.05 },
    LikelihoodWord { word: "very unlikely", min: 0.05, max: 0.20 },
    LikelihoodWord { word: "unlikely", min: 0.20, max: 0.45 },
    LikelihoodWord { word: "roughly even chance", min: 0.45, max: 0.55 },
    LikelihoodWord { word: "likely", min: 0.55, max: 0.80 },
    LikelihoodWord { word: "very likely", min: 0.80, max: 0.95 },
    LikelihoodWord { word: "almost certain", min: 0.95, max: 0.99 },
];

/// The word of a probability (0 to 1). At a shared boundary the higher step; below 1 % and above 99 % the outermost
/// step, because the number always stands beside the word.
pub fn icd203(probability: f64) -> &'static str {
    ICD203.iter().rev().find(|step| probability >= step.min).unwrap_or(&ICD203[0]).word
}

/// The word of a probability, then those of the interval's lower and upper end where they differ from it and from
/// each other.
pub fn icd203_words(probability: f64, interval: (f64, f64)) -> Vec<String> {
    let mut words = vec![icd203(probability).to_owned()];
    for end in [interval.0, interval.1] {
        let word = icd203(end);
        if !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shared_boundary_belongs_to_the_higher_step() {
        assert_eq!(icd203(0.05), "very unlikely");
        assert_eq!(icd203(0.049), "almost no chance");
        assert_eq!(icd203(0.55), "likely");
        assert_eq!(icd203(0.45), "roughly even chance");
    }

    #[test]
    fn the_ends_of_the_scale_keep_a_word() {
        assert_eq!(icd203(0.0), "almost no chance");
        assert_eq!(icd203(1.0), "almost certain");
    }

    #[test]
    fn an_interval_over_several_steps_names_both_its_ends() {
        assert_eq!(icd203_words(0.3, (0.1, 0.6)), ["unlikely", "very unlikely", "likely"]);
        assert_eq!(icd203_words(0.3, (0.25, 0.4)), ["unlikely"]);
        assert_eq!(icd203_words(0.1, (0.06, 0.3)), ["very unlikely", "unlikely"]);
    }

    #[test]
    fn the_steps_join_without_gap_or_overlap() {
        for pair in ICD203.windows(2) {
            assert_eq!(pair[0].max, pair[1].min);
        }
    }
}
