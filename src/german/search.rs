//! All words of an automaton within a few slips of a form.
//!
//! Walks the automaton depth first and carries one row of the edit-distance table (Damerau's restricted
//! form: insertion, loss, exchange, swap of neighbours) per letter; a branch whose row holds nothing
//! within the limit is left. Letter case does not count.

use fst::raw::{CompiledAddr, Fst, Node, Transition};

/// Longest form searched, in characters; longer ones are split before they get here.
pub(super) const LONGEST: usize = 48;

/// Far more than any limit, small enough to add to.
const FAR: u8 = 100;

/// Calls `found` with every word within `limit` slips of `form`, its value and its distance; `form` must
/// be lower case.
pub(super) fn within(fst: &Fst<&'static [u8]>, form: &str, limit: u8, found: &mut dyn FnMut(&str, u64, u8)) {
    let query: Vec<char> = form.chars().collect();
    if query.is_empty() || query.len() > LONGEST {
        return;
    }
    let width = query.len() + 1;
    let depth = query.len() + limit as usize + 2;
    let mut rows = vec![FAR; width * depth];
    for (at, cell) in rows.iter_mut().enumerate().take(width) {
        *cell = at as u8;
    }
    let mut search = Search {
        fst,
        query: &query,
        limit,
        word: String::with_capacity(64),
        letters: Vec::with_capacity(64),
        rows,
        width,
        found,
    };
    let root = fst.root();
    search.descend(&root, 0);
}

struct Search<'a> {
    fst: &'a Fst<&'static [u8]>,
    query: &'a [char],
    limit: u8,
    word: String,
    letters: Vec<char>,
    /// The table, `width` cells a row; cells off the diagonal by more than the limit hold [`FAR`].
    rows: Vec<u8>,
    width: usize,
    found: &'a mut dyn FnMut(&str, u64, u8),
}

impl<'a> Search<'a> {
    fn descend(&mut self, node: &Node<'a>, output: u64) {
        if self.letters.len() > self.query.len() + self.limit as usize {
            return;
        }
        for transition in node.transitions() {
            self.letter(transition, output + transition.out.value());
        }
    }

    /// Reads a letter from its first byte on.
    fn letter(&mut self, transition: Transition, output: u64) {
        let n_more = match transition.inp {
            byte @ 0..=0x7F => return self.step(transition.addr, output, byte as char),
            0xC0..=0xDF => 1,
            0xE0..=0xEF => 2,
            _ => 3,
        };
        self.continuation(transition.addr, output, [transition.inp, 0, 0, 0], 1, n_more);
    }

    fn continuation(&mut self, addr: CompiledAddr, output: u64, mut bytes: [u8; 4], len: usize, n_more: usize) {
        for transition in self.fst.node(addr).transitions() {
            let output = output + transition.out.value();
            bytes[len] = transition.inp;
            if n_more > 1 {
                self.continuation(transition.addr, output, bytes, len + 1, n_more - 1);
            } else if let Some(c) = std::str::from_utf8(&bytes[..=len]).ok().and_then(|text| text.chars().next()) {
                self.step(transition.addr, output, c);
            }
        }
    }

    /// One more letter of the word: a new row of the table, the word if it ends here, its longer ones.
    /// The node behind the letter is read only when the row holds something within the limit.
    fn step(&mut self, addr: CompiledAddr, output: u64, c: char) {
        let folded = fold(c);
        if self.fill_row(folded) > self.limit {
            return;
        }
        let node = self.fst.node(addr);
        self.letters.push(folded);
        let len = self.word.len();
        self.word.push(c);
        let distance = self.rows[self.letters.len() * self.width + self.query.len()];
        if node.is_final() && distance <= self.limit {
            (self.found)(&self.word, output + node.final_output().value(), distance);
        }
        self.descend(&node, output);
        self.word.truncate(len);
        self.letters.pop();
    }

    /// Fills the table's next row and returns its smallest cell; only cells within the limit of the
    /// diagonal are filled.
    fn fill_row(&mut self, c: char) -> u8 {
        let depth = self.letters.len() + 1;
        let (limit, width) = (self.limit as usize, self.width);
        let (from, to) = (depth.saturating_sub(limit), (depth + limit).min(self.query.len()));
        let (above_rows, row) = self.rows.split_at_mut(depth * width);
        let above = &above_rows[(depth - 1) * width..];
        let mut best = FAR;
        let mut left = FAR;
        if from == 0 {
            row[0] = depth as u8;
            best = depth as u8;
            left = best;
        } else if from <= self.query.len() {
            row[from - 1] = FAR;
        }
        for at in from.max(1)..=to {
            let wanted = self.query[at - 1];
            let mut cost = above[at - 1] + u8::from(wanted != c);
            cost = cost.min(above[at] + 1).min(left + 1);
            if depth >= 2 && at >= 2 && wanted == self.letters[depth - 2] && self.query[at - 2] == c {
                cost = cost.min(above_rows[(depth - 2) * width + at - 2] + 1);
            }
            row[at] = cost.min(FAR);
            best = best.min(cost);
            left = row[at];
        }
        if to < self.query.len() {
            row[to + 1] = FAR;
        }
        best
    }
}

/// The letter in lower case; the few letters whose lower case is longer stay as they are.
pub(super) fn fold(c: char) -> char {
    if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Embedded;

    fn found(form: &str, limit: u8) -> Vec<(String, u8)> {
        let mut found = Vec::new();
        within(Embedded::common().as_fst(), form, limit, &mut |word, _, distance| found.push((word.to_owned(), distance)));
        found
    }

    #[test]
    fn slips_of_every_kind_are_one_step() {
        for (form, word) in [
            ("staatn", "Staaten"),
            ("staaetn", "Staaten"),
            ("staatten", "Staaten"),
            ("staaren", "Staaten"),
            ("tsaaten", "Staaten"),
            ("uber", "über"),
        ] {
            assert!(found(form, 1).contains(&(word.to_owned(), 1)), "{form}");
        }
        assert!(found("staaten", 1).contains(&("Staaten".to_owned(), 0)));
        assert!(!found("sttaetn", 1).iter().any(|(word, _)| word == "Staaten"));
        assert!(found("sttaetn", 2).contains(&("Staaten".to_owned(), 2)));
    }
}
