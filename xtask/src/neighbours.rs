//! Which common words lie one slip from a form: a letter lost, changed, put in, or swapped with the next.
//!
//! Two words at most one slip apart share a word that both become by losing at most one letter. So the index holds the
//! common words by these, and a form asks with its own.

use rustc_hash::FxHashMap;
use std::hash::{Hash as _, Hasher as _};

/// Common words, ready to be asked.
#[derive(Default)]
pub(crate) struct Neighbours {
    words: Vec<(String, u8)>,
    by_rest: FxHashMap<u64, Vec<u32>>,
}

impl Neighbours {
    /// Takes the words with their frequency.
    pub(crate) fn new(words: impl Iterator<Item = (String, u8)>) -> Self {
        let mut index = Self::default();
        for (word, zipf) in words {
            let number = index.words.len() as u32;
            rests(&word, |rest| index.by_rest.entry(rest).or_default().push(number));
            index.words.push((word, zipf));
        }
        index
    }

    /// Calls `found` with each word one slip away and its frequency; a word may come more than once.
    pub(crate) fn each(&self, form: &str, mut found: impl FnMut(&str, u8)) {
        rests(form, |rest| {
            for &number in self.by_rest.get(&rest).into_iter().flatten() {
                let (word, zipf) = &self.words[number as usize];
                if is_one_slip(form, word) {
                    found(word, *zipf);
                }
            }
        });
    }

    /// Whether some word one slip away is at least this frequent.
    pub(crate) fn any(&self, form: &str, least: u8) -> bool {
        let mut is_near = false;
        self.each(form, |_, zipf| is_near |= zipf >= least);
        is_near
    }
}

/// Calls `rest` with a hash of the word and of each word that loses one of its letters.
fn rests(word: &str, mut rest: impl FnMut(u64)) {
    let hash = |parts: [&str; 2]| {
        let mut hasher = rustc_hash::FxHasher::default();
        parts.into_iter().flat_map(str::bytes).for_each(|byte| byte.hash(&mut hasher));
        hasher.finish()
    };
    rest(hash([word, ""]));
    for (at, letter) in word.char_indices() {
        rest(hash([&word[..at], &word[at + letter.len_utf8()..]]));
    }
}

/// Whether exactly one slip lies between the two.
pub(crate) fn is_one_slip(left: &str, right: &str) -> bool {
    let n_start = left.chars().zip(right.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let (left, right) = (&left[n_start..], &right[n_start..]);
    let n_end = left.chars().rev().zip(right.chars().rev()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum::<usize>();
    let (left, right) = (&left[..left.len() - n_end], &right[..right.len() - n_end]);
    let (mut a, mut b) = (left.chars(), right.chars());
    match (a.next(), a.next(), b.next(), b.next()) {
        (None, _, None, _) => false,
        (None, _, Some(_), None) | (Some(_), None, None, _) | (Some(_), None, Some(_), None) => true,
        (Some(a0), Some(a1), Some(b0), Some(b1)) => a0 == b1 && a1 == b0 && a.next().is_none() && b.next().is_none(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_told_from_none_and_two() {
        for (left, right) in [("letzen", "letzten"), ("bereis", "bereits"), ("dei", "die"), ("Häuser", "Hauser"), ("a", "ab")] {
            assert!(is_one_slip(left, right) && is_one_slip(right, left), "{left} {right}");
        }
        for (left, right) in [("die", "die"), ("abc", "cba"), ("Haus", "Hasu."), ("", "ab")] {
            assert!(!is_one_slip(left, right), "{left} {right}");
        }
        let index = Neighbours::new([("letzten".to_owned(), 60)].into_iter());
        assert!(index.any("letzen", 50) && !index.any("letzen", 61) && !index.any("letzten", 1));
    }
}
