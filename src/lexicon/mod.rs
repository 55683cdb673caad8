//! Floor 1: words and what is known of them.
//!
//! [`Embedded`] is the built-in word data, read in place; [`Lexicon`] adds what the user brings. A form is looked up as
//! written, in its own casing; what casing a sentence's start allows is for the caller to know.

mod embedded;
mod entries;
mod entry;
#[cfg(feature = "hunspell")]
mod hunspell;
#[allow(dead_code, unreachable_pub, reason = "shared with the build script and the import, which write what is read here")]
mod layout;
pub mod letter_models;
mod morphology;
mod names;
mod own;
mod source;

pub use embedded::Embedded;
pub use entries::OwnEntry;
pub use entry::{Classes, Entry, Part};
#[cfg(feature = "hunspell")]
pub use hunspell::{HunspellError, load_hunspell};
pub use morphology::{Case, Declension, Degree, Gender, Number, PartOfSpeech, Tag, Tags, VerbForm};
pub use names::announces_name;
pub use own::{HouseRuling, OwnWords};
pub use source::WordSource;

use std::sync::Arc;

/// The user's words and further dictionaries, beside the built-in [`Embedded`] word data.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// The project's own word list.
    pub own: OwnWords,
    /// Further dictionaries, asked for words that nothing else knows.
    pub extra: Vec<Arc<dyn WordSource>>,
}

impl Lexicon {
    /// Whether the user's list has the form.
    pub fn is_own(&self, form: &str) -> bool {
        self.own.knows(form)
    }

    /// Whether a further dictionary has the form.
    pub fn extra_knows(&self, form: &str) -> bool {
        self.extra.iter().any(|source| source.knows(form))
    }

    /// What the further dictionaries would write instead.
    pub fn extra_suggestions(&self, form: &str) -> Vec<String> {
        self.extra.iter().flat_map(|source| source.suggest(form)).collect()
    }
}
