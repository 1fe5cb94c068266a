//! From scores of heads to a tree: the spanning tree with the highest sum and one root (Chu and Liu 1965, Edmonds 1967).

/// The head of every word but the first, which is the place before the sentence. `scores` has a row for every word,
/// with a cell for every head. The result is a tree, and exactly one word has the head 0.
pub fn heads(scores: &[f32], count: usize) -> Vec<usize> {
    if count < 2 {
        return Vec::new();
    }
    let mut chosen = best_heads(scores, count);
    let roots = chosen.iter().skip(1).filter(|&&head| head == 0).count();
    if roots != 1 || has_cycle(&chosen) {
        chosen = one_root(scores, count);
    }
    chosen.remove(0);
    chosen
}

/// For every word the head with the highest score; 0 for the first.
fn best_heads(scores: &[f32], count: usize) -> Vec<usize> {
    let mut heads = vec![0; count];
    for (word, line) in scores.chunks_exact(count).enumerate().skip(1) {
        let (before, after) = line.split_at(word);
        let best = highest(before).max(highest(after.get(1..).unwrap_or_default()));
        let is_best = |(head, score): (usize, &f32)| head != word && *score == best;
        heads[word] = line.iter().enumerate().position(is_best).unwrap_or_default();
    }
    heads
}

/// The highest cell, looked for in several lanes at once.
fn highest(cells: &[f32]) -> f32 {
    let mut lanes = [f32::NEG_INFINITY; 8];
    let (blocks, rest) = cells.as_chunks::<8>();
    for block in blocks {
        for (lane, &cell) in lanes.iter_mut().zip(block) {
            *lane = if cell > *lane { cell } else { *lane };
        }
    }
    lanes.iter().chain(rest).copied().fold(f32::NEG_INFINITY, f32::max)
}

fn has_cycle(heads: &[usize]) -> bool {
    cycle(heads).is_some()
}

/// The words of a cycle.
fn cycle(heads: &[usize]) -> Option<Vec<usize>> {
    let mut seen = vec![0; heads.len()];
    for start in 1..heads.len() {
        let mut at = start;
        while at != 0 && seen[at] == 0 {
            seen[at] = start;
            at = heads[at];
        }
        if at != 0 && seen[at] == start {
            let mut words = vec![at];
            let mut next = heads[at];
            while next != at {
                words.push(next);
                next = heads[next];
            }
            return Some(words);
        }
    }
    None
}

/// The best tree with one root: roots are made so dear that no tree takes two.
fn one_root(scores: &[f32], count: usize) -> Vec<usize> {
    let mut costly = scores.to_vec();
    let widest = scores.iter().fold(1.0_f32, |widest, score| widest.max(score.abs()));
    let fine = 4.0 * widest * count as f32;
    for line in costly.chunks_exact_mut(count) {
        line[0] -= fine;
    }
    spanning(costly, count)
}

/// The best spanning tree. Every round takes one cycle together, so there are no more rounds than words.
fn spanning(mut scores: Vec<f32>, count: usize) -> Vec<usize> {
    // Contracted words are shut; what they stood for is undone from the last contraction to the first.
    let mut open = vec![true; count];
    let mut rounds: Vec<Contraction> = Vec::new();
    let mut heads = best_heads(&scores, count);
    while let Some(words) = cycle(&heads) {
        rounds.push(contract(&mut scores, &mut open, &heads, words, count));
        heads = chosen(&scores, &open, count);
    }
    for round in rounds.iter().rev() {
        round.undo(&mut heads);
    }
    heads
}

fn chosen(scores: &[f32], open: &[bool], count: usize) -> Vec<usize> {
    let mut heads = vec![0; count];
    for word in (1..count).filter(|&word| open[word]) {
        let line = &scores[word * count..][..count];
        let mut best = f32::NEG_INFINITY;
        for head in (0..count).filter(|&head| head != word && open[head]) {
            if line[head] > best {
                best = line[head];
                heads[word] = head;
            }
        }
    }
    heads
}

/// A cycle that was taken together under its first word.
struct Contraction {
    words: Vec<usize>,
    /// Heads inside of the cycle, by place in `words`.
    inside: Vec<usize>,
    /// For every head outside: the word of the cycle that it would be the head of.
    enters: Vec<usize>,
    /// For every word outside: the word of the cycle that would be its head.
    leaves: Vec<usize>,
    was_open: Vec<bool>,
}

fn contract(
    scores: &mut [f32],
    open: &mut [bool],
    heads: &[usize],
    words: Vec<usize>,
    count: usize,
) -> Contraction {
    let first = words[0];
    let mut in_cycle = vec![false; count];
    for &word in &words {
        in_cycle[word] = true;
    }
    let inside: Vec<usize> = words.iter().map(|&word| heads[word]).collect();
    let was_open = open.to_vec();
    let (mut enters, mut leaves) = (vec![first; count], vec![first; count]);
    let outside: Vec<usize> = (0..count).filter(|&it| open[it] && !in_cycle[it]).collect();
    let mut from_outside = vec![f32::NEG_INFINITY; count];
    let mut to_outside = vec![f32::NEG_INFINITY; count];
    for &other in &outside {
        for (&word, &head) in words.iter().zip(&inside) {
            let entering = scores[word * count + other] - scores[word * count + head];
            if entering > from_outside[other] {
                from_outside[other] = entering;
                enters[other] = word;
            }
            if other != 0 && scores[other * count + word] > to_outside[other] {
                to_outside[other] = scores[other * count + word];
                leaves[other] = word;
            }
        }
    }
    for &other in &outside {
        scores[first * count + other] = from_outside[other];
        if other != 0 {
            scores[other * count + first] = to_outside[other];
        }
    }
    for &word in words.iter().skip(1) {
        open[word] = false;
    }
    Contraction { words, inside, enters, leaves, was_open }
}

impl Contraction {
    fn undo(&self, heads: &mut [usize]) {
        let first = self.words[0];
        let above = heads[first];
        for (word, head) in heads.iter_mut().enumerate().skip(1) {
            if self.was_open[word] && *head == first && !self.words.contains(&word) {
                *head = self.leaves[word];
            }
        }
        for (&word, &head) in self.words.iter().zip(&self.inside) {
            heads[word] = head;
        }
        heads[self.enters[above]] = above;
    }
}
