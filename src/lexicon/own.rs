//! The user's own words.

use std::collections::{BTreeMap, BTreeSet};

use super::{Embedded, OwnEntry};
use crate::unicode::{capitalize, decapitalize};

/// Words that are right in this project, made from its word list.
#[derive(Clone, Debug, Default)]
pub struct OwnWords {
    exact: BTreeSet<String>,
    words: BTreeSet<String>,
    /// A word, and the word it inflects like.
    models: BTreeMap<String, String>,
    /// Words ruled out, with what to write instead where that is said.
    banned: BTreeMap<String, Option<String>>,
}

/// What the project says of a word it rules out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HouseRuling {
    /// It is not to be written.
    Never,
    /// This is to be written instead.
    Instead(String),
}

impl OwnWords {
    /// Takes all entries.
    pub fn new(entries: &[OwnEntry]) -> Self {
        let mut own = Self::default();
        for entry in entries {
            match entry {
                OwnEntry::Word(word) => drop(own.words.insert(word.clone())),
                OwnEntry::Exact(word) => drop(own.exact.insert(word.clone())),
                OwnEntry::Like { word, model } => drop(own.models.insert(word.clone(), model.clone())),
                OwnEntry::Banned(word) => drop(own.banned.insert(word.clone(), None)),
                OwnEntry::Replaced { wrong, right } => drop(own.banned.insert(wrong.clone(), Some(right.clone()))),
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

    /// Whether no word is ruled out.
    pub fn bans_nothing(&self) -> bool {
        self.banned.is_empty()
    }

    /// What is said of a form that is ruled out: as written in the list, with a capital, or inflected.
    pub fn banned(&self, form: &str) -> Option<HouseRuling> {
        let small = decapitalize(form);
        ["", "s", "n", "en", "es", "e"].into_iter().find_map(|ending| {
            let found = [form, &small].into_iter().find_map(|form| self.banned.get_key_value(form.strip_suffix(ending)?));
            let (wrong, right) = found?;
            let Some(right) = right else { return Some(HouseRuling::Never) };
            // A capital at a sentence's start stays; several words take no ending.
            let ending = if right.contains(' ') { "" } else { ending };
            let is_raised = !form.starts_with(wrong.as_str());
            let right = if is_raised { capitalize(right) } else { right.clone() };
            Some(HouseRuling::Instead(format!("{right}{ending}")))
        })
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

    #[test]
    fn banned_words_count_with_capitals_and_endings() {
        let replaced = |wrong: &str, right: &str| OwnEntry::Replaced { wrong: wrong.to_owned(), right: right.to_owned() };
        let own = OwnWords::new(&[
            OwnEntry::Banned("Zugangscode".to_owned()),
            replaced("eMail", "E-Mail"),
            replaced("gendern", "anpassen"),
        ]);
        let instead = |right: &str| Some(HouseRuling::Instead(right.to_owned()));
        assert_eq!(own.banned("Zugangscodes"), Some(HouseRuling::Never));
        assert_eq!(own.banned("eMails"), instead("E-Mails"));
        assert_eq!(own.banned("Gendern"), instead("Anpassen"));
        assert_eq!(own.banned("EMailserver"), None);
    }
}
