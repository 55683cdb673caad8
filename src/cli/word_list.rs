//! A word list as a text to be edited: comments and order stay.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{Trouble, write::write_atomically};
use crate::{
    config::{PlacedEntry, parse_words},
    lexicon::{OwnEntry, OwnWords},
};

/// A list and its text.
pub(crate) struct WordList {
    path: PathBuf,
    shown: String,
    text: String,
    entries: Vec<PlacedEntry>,
}

impl WordList {
    /// Opens a list; one that does not exist is empty.
    ///
    /// # Errors
    /// When it cannot be read, or a line is no entry.
    pub(crate) fn open(path: &Path, shown: String, here: &Path) -> Result<Self, Trouble> {
        let text = match fs::read_to_string(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            text => text.map_err(|error| Trouble::io(&shown, &error))?,
        };
        let entries = parse_words(path, &text).map_err(|error| Trouble::config(&error, here))?;
        Ok(Self { path: path.to_path_buf(), shown, text, entries })
    }

    /// What messages call it.
    pub(crate) fn shown(&self) -> &str {
        &self.shown
    }

    /// The entries, in their order.
    pub(crate) fn entries(&self) -> impl Iterator<Item = &OwnEntry> {
        self.entries.iter().map(|placed| &placed.entry)
    }

    /// The entry that makes another one needless: the same, or a word of which it is an inflection.
    pub(crate) fn covers(&self, new: &OwnEntry) -> Option<&OwnEntry> {
        let accepts = |known: &OwnEntry, form: &str| OwnWords::new(std::slice::from_ref(known)).knows(form);
        self.entries().find(|known| match new {
            new if *known == new => true,
            OwnEntry::Word(form) => accepts(known, form),
            _ => false,
        })
    }

    /// Adds an entry to the last block of lines, before the first one that comes after it in the
    /// alphabet: so a sorted list stays sorted.
    pub(crate) fn add(&mut self, entry: &OwnEntry) -> Result<(), Trouble> {
        let key = sort_key(entry.word());
        let block_start = self.last_block();
        let before = self.entries.iter().find(|placed| placed.span.start >= block_start && sort_key(placed.entry.word()) > key);
        let at = before.map_or(self.text.len(), |placed| self.line_start(placed.span.start));
        let line_end = if self.text.contains("\r\n") { "\r\n" } else { "\n" };
        let needs_break = at == self.text.len() && !self.text.is_empty() && !self.text.ends_with('\n');
        let line = format!("{}{entry}{line_end}", if needs_break { line_end } else { "" });
        self.text.insert_str(at, &line);
        self.reparse()
    }

    /// Takes out the entries that a test chooses, with their lines, and gives them back.
    pub(crate) fn remove(&mut self, chosen: impl Fn(&OwnEntry) -> bool) -> Result<Vec<OwnEntry>, Trouble> {
        let gone: Vec<PlacedEntry> = self.entries.iter().filter(|placed| chosen(&placed.entry)).cloned().collect();
        for placed in gone.iter().rev() {
            let start = self.line_start(placed.span.start);
            let end = self.text[placed.span.end..].find('\n').map_or(self.text.len(), |at| placed.span.end + at + 1);
            self.text.replace_range(start..end, "");
        }
        self.reparse()?;
        Ok(gone.into_iter().map(|placed| placed.entry).collect())
    }

    /// Writes the list.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn save(&self) -> Result<(), Trouble> {
        write_atomically(&self.path, self.text.as_bytes()).map_err(|error| Trouble::io(&self.shown, &error))
    }

    fn reparse(&mut self) -> Result<(), Trouble> {
        self.entries = parse_words(&self.path, &self.text).map_err(|error| Trouble::config(&error, Path::new("")))?;
        Ok(())
    }

    fn line_start(&self, offset: usize) -> usize {
        self.text[..offset].rfind('\n').map_or(0, |at| at + 1)
    }

    /// Where the last run of entries without a blank line or comment line between them begins.
    fn last_block(&self) -> usize {
        let (mut start, mut at) = (0, 0);
        for line in self.text.split_inclusive('\n') {
            at += line.len();
            if line.trim().is_empty() || line.trim_start().starts_with('#') {
                start = at;
            }
        }
        start
    }
}

/// Upper and lower case, umlauts and plain vowels side by side, as dictionaries sort.
fn sort_key(word: &str) -> (String, String) {
    let folded = word.to_lowercase().replace('ä', "a").replace('ö', "o").replace('ü', "u").replace('ß', "ss");
    (folded, word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(text: &str) -> WordList {
        let entries = parse_words(Path::new("w"), text).unwrap();
        WordList { path: "w".into(), shown: "w".to_owned(), text: text.to_owned(), entries }
    }

    fn added(text: &str, word: &str) -> String {
        let mut list = list(text);
        list.add(&OwnEntry::Word(word.to_owned())).unwrap();
        list.text
    }

    #[test]
    fn additions_keep_comments_and_order() {
        assert_eq!(added("", "Sinmun"), "Sinmun\n");
        assert_eq!(added("Amsel\nSinmun # Zeitung\n", "Özil"), "Amsel\nÖzil\nSinmun # Zeitung\n");
        assert_eq!(added("# Orte\nZoo\n\n# Namen\nKim\r\n", "Ahn"), "# Orte\nZoo\n\n# Namen\nAhn\r\nKim\r\n");
        assert_eq!(added("Amsel", "Zoo"), "Amsel\nZoo\n");
    }

    #[test]
    fn removals_take_the_line_and_genitives_are_covered() {
        let mut list = list("# Namen\nKim\nSinmun # Zeitung\n*Zugangscode");
        assert!(list.covers(&OwnEntry::Word("Sinmuns".to_owned())).is_some());
        assert!(list.covers(&OwnEntry::Word("Sinmung".to_owned())).is_none());
        assert_eq!(list.remove(|entry| entry.word() != "Kim").unwrap().len(), 2);
        assert_eq!(list.text, "# Namen\nKim\n");
    }
}
