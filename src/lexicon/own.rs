//! The user's own words.

use std::collections::{BTreeMap, BTreeSet};

use super::{Embedded, OwnEntry};

/// Words that are right in this project, made from its word list.
#[derive(Clone, Debug, Default)]
pub struct OwnWords {
    exact: BTreeSet<String>,
    words: BTreeSet<String>,
    /// A word, and the word it inflects like.
    models: BTreeMap<String, String>,
}

impl OwnWords {
    /// Takes the entries that accept words; banned ones are for the rule `house-word`.
    pub fn new(entries: &[OwnEntry]) -> Self {
        let mut own = Self::default();
        for entry in entries {
            match entry {
                OwnEntry::Word(word) => drop(own.words.insert(word.clone())),
                OwnEntry::Exact(word) => drop(own.exact.insert(word.clone())),
                OwnEntry::Like { word, model } => drop(own.models.insert(word.clone(), model.clone())),
                OwnEntry::Banned(_) | OwnEntry::Replaced { .. } => {}
            }
        }
        own
    }

    /// Accepts a word as written and with a genitive s.
    pub fn accept(&mut self, word: impl Into<String>) {
        self.words.insert(word.into());
    }

    /// Whether there is no word at all.
    pub fn is_empty(&self) -> bool {
        self.exact.is_empty() && self.words.is_empty() && self.models.is_empty()
    }

    /// Whether a form is accepted: exactly so, with a genitive s, or with an ending of the word it inflects like.
    pub fn knows(&self, form: &str) -> bool {
        if self.is_empty() {
            return false;
        }
        self.exact.contains(form) || self.words.contains(form) || self.is_genitive(form) || self.inflects(form)
    }

    fn is_genitive(&self, form: &str) -> bool {
        form.strip_suffix('s').is_some_and(|base| self.words.contains(base.trim_end_matches('\'')))
    }

    /// *Stagings* for `Staging/Haus` is no form, *Staginge* would be: the ending must make a word of the model.
    fn inflects(&self, form: &str) -> bool {
        self.models.iter().any(|(word, model)| {
            form.strip_prefix(word.as_str())
                .is_some_and(|ending| ending.is_empty() || Embedded::entry(&format!("{model}{ending}")).is_some())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_accept_their_inflections() {
        let own = OwnWords::new(&[
            OwnEntry::Word("Sinmun".to_owned()),
            OwnEntry::Exact("eBay".to_owned()),
            OwnEntry::Like { word: "Staging".to_owned(), model: "Hund".to_owned() },
        ]);
        for (form, known) in [
            ("Sinmun", true),
            ("Sinmuns", true),
            ("Sinmune", false),
            ("eBay", true),
            ("eBays", false),
            ("Staginge", true),
            ("Stagingen", true),
            ("Stagingx", false),
        ] {
            assert_eq!(own.knows(form), known, "{form}");
        }
    }
}
