//! Word lists and further dictionaries, each read once.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use super::{Trouble, walk::display_name};
use crate::{
    config::{Resolved, parse_words},
    lexicon::{OwnEntry, WordSource},
    rules::Settings,
};

/// The name of a word list that is used without being named in the configuration.
pub(crate) const WORDS_FILE: &str = "rotstift-words.txt";

type Memory<T> = Mutex<HashMap<PathBuf, Result<T, Trouble>>>;

/// What has been read so far.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    words: Memory<Arc<Vec<OwnEntry>>>,
    dictionaries: Memory<Arc<dyn WordSource>>,
}

impl Sources {
    /// Adds the words and dictionaries of a configuration to its settings.
    ///
    /// # Errors
    /// When one cannot be read or is broken.
    pub(crate) fn add_to(&self, settings: &mut Settings, resolved: &Resolved, here: &Path) -> Result<(), Trouble> {
        for list in &resolved.words {
            let words = remembered(&self.words, &list.value, |path| read_words(path, here))?;
            settings.own_words.extend(words.iter().cloned());
        }
        for dictionary in &resolved.dictionaries {
            settings.dictionaries.push(remembered(&self.dictionaries, &dictionary.value, |path| load(path, here))?);
        }
        Ok(())
    }

    /// Whether a path is one of the word lists.
    pub(crate) fn is_word_list(&self, path: &Path) -> bool {
        self.words.lock().unwrap_or_else(PoisonError::into_inner).contains_key(path)
    }
}

fn remembered<T: Clone>(memory: &Memory<T>, path: &Path, read: impl FnOnce(&Path) -> Result<T, Trouble>) -> Result<T, Trouble> {
    let mut memory = memory.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = memory.get(path) {
        return known.clone();
    }
    let new = read(path);
    memory.insert(path.to_path_buf(), new.clone());
    new
}

fn read_words(path: &Path, here: &Path) -> Result<Arc<Vec<OwnEntry>>, Trouble> {
    let text = fs::read_to_string(path).map_err(|error| Trouble::io(shown(path, here), &error))?;
    let entries = parse_words(path, &text).map_err(|error| Trouble::config(&error, here))?;
    Ok(Arc::new(entries.into_iter().map(|placed| placed.entry).collect()))
}

#[cfg(feature = "hunspell")]
fn load(path: &Path, here: &Path) -> Result<Arc<dyn WordSource>, Trouble> {
    let path = path.strip_prefix(here).unwrap_or(path);
    crate::lexicon::load_hunspell(path).map_err(|error| Trouble::new("dictionary", error.to_string()))
}

#[cfg(not(feature = "hunspell"))]
fn load(path: &Path, here: &Path) -> Result<Arc<dyn WordSource>, Trouble> {
    let what = "this program was built without Hunspell; `cargo install rotstift --features hunspell` gets it";
    Err(Trouble::new(format!("dictionary {}", shown(path, here)), what))
}

fn shown(path: &Path, here: &Path) -> String {
    display_name(path.strip_prefix(here).unwrap_or(path))
}
