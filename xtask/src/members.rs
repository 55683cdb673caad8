//! The forms that the lexicon will hold, while the filters work on them.

use rustc_hash::FxHashMap as HashMap;

use crate::harvest::{class, starts_upper};

/// One cased form.
#[derive(Clone)]
pub(crate) struct Member {
    pub(crate) text: String,
    pub(crate) sources: u16,
    pub(crate) classes: u32,
    pub(crate) zipf: u8,
    /// Dropped by a filter.
    gone: bool,
}

/// All forms, by number and by text.
#[derive(Default)]
pub(crate) struct Members {
    rows: Vec<Member>,
    index: HashMap<String, usize>,
}

impl Members {
    /// Unites the forms of all sources.
    pub(crate) fn new(mut forms: Vec<(String, u16, u32)>) -> Self {
        forms.sort_unstable();
        let mut members = Self::default();
        for (text, sources, classes) in forms {
            match members.rows.last_mut().filter(|last| last.text == text) {
                Some(last) => {
                    last.sources |= sources;
                    last.classes |= classes;
                }
                None => members.push(text, sources, classes, 0),
            }
        }
        members
    }

    fn push(&mut self, text: String, sources: u16, classes: u32, zipf: u8) {
        self.index.insert(text.clone(), self.rows.len());
        self.rows.push(Member { text, sources, classes, zipf, gone: false });
    }

    /// Adds a form or, if it is there, classes to it.
    pub(crate) fn add(&mut self, text: &str, classes: u32, zipf: impl FnOnce() -> u8) {
        match self.index.get(text) {
            Some(&at) if !self.rows[at].gone => self.rows[at].classes |= classes,
            Some(&at) => self.rows[at] = Member { text: text.to_owned(), sources: 0, classes, zipf: zipf(), gone: false },
            None => self.push(text.to_owned(), 0, classes, zipf()),
        }
    }

    /// Adds classes to a form that is there.
    pub(crate) fn mark(&mut self, text: &str, classes: u32) {
        if let Some(&at) = self.index.get(text) {
            self.rows[at].classes |= classes;
        }
    }

    /// The form, unless it is not there or dropped.
    pub(crate) fn get(&self, text: &str) -> Option<&Member> {
        self.index.get(text).map(|&at| &self.rows[at]).filter(|member| !member.gone)
    }

    /// The form, if it is a German word.
    pub(crate) fn german(&self, text: &str) -> Option<&Member> {
        self.get(text).filter(|member| member.classes & class::GERMAN != 0)
    }

    /// Whether the form without its capital is a German word.
    pub(crate) fn lower_is_word(&self, text: &str) -> bool {
        starts_upper(text) && self.german(&text.to_lowercase()).is_some()
    }

    /// All forms that are left.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Member> {
        self.rows.iter().filter(|member| !member.gone)
    }

    /// All forms that are left, to be changed.
    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Member> {
        self.rows.iter_mut().filter(|member| !member.gone)
    }

    /// Drops forms.
    pub(crate) fn drop_all(&mut self, texts: impl IntoIterator<Item = String>) -> usize {
        let mut n_dropped = 0;
        for text in texts {
            if let Some(&at) = self.index.get(&text) {
                n_dropped += usize::from(!std::mem::replace(&mut self.rows[at].gone, true));
            }
        }
        n_dropped
    }

    /// The greatest frequency of a word in any casing, by its lower case.
    pub(crate) fn by_lower(&self) -> HashMap<String, u8> {
        let mut by_lower: HashMap<String, u8> = HashMap::default();
        for member in self.iter() {
            let zipf = by_lower.entry(member.text.to_lowercase()).or_default();
            *zipf = member.zipf.max(*zipf);
        }
        by_lower
    }
}

impl Member {
    /// The number of sources that have the form.
    pub(crate) fn n_sources(&self) -> u32 {
        self.sources.count_ones()
    }
}
