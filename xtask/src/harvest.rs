//! What the readers bring home, before any filter.

use std::collections::{BTreeMap, BTreeSet};

/// The classes of `rotstift::lexicon::Classes`, as bits.
pub(crate) mod class {
    pub(crate) const NOUN: u32 = 1;
    pub(crate) const VERB: u32 = 1 << 1;
    pub(crate) const ADJECTIVE: u32 = 1 << 2;
    pub(crate) const OTHER: u32 = 1 << 3;
    pub(crate) const WORD: u32 = 1 << 4;
    pub(crate) const GIVEN: u32 = 1 << 5;
    pub(crate) const FAMILY: u32 = 1 << 6;
    pub(crate) const PLACE: u32 = 1 << 7;
    pub(crate) const BRAND: u32 = 1 << 8;
    pub(crate) const ENGLISH: u32 = 1 << 9;
    pub(crate) const ABBREVIATION: u32 = 1 << 10;
    pub(crate) const DOUBTFUL: u32 = 1 << 11;
    pub(crate) const SINGLE: u32 = 1 << 12;

    /// Any German word.
    pub(crate) const GERMAN: u32 = NOUN | VERB | ADJECTIVE | OTHER | WORD;
    /// Any name.
    pub(crate) const NAME: u32 = GIVEN | FAMILY | PLACE | BRAND;
}

/// Which source has a form, as bits: the more, the surer.
pub(crate) mod origin {
    pub(crate) const ATGW: u16 = 1;
    pub(crate) const LISTS: u16 = 1 << 1;
    pub(crate) const GPD: u16 = 1 << 2;
    pub(crate) const WIKTIONARY: u16 = 1 << 3;
    pub(crate) const NOUNS: u16 = 1 << 4;
    pub(crate) const WIKIDATA: u16 = 1 << 5;
}

/// Everything the sources say.
#[derive(Default)]
pub(crate) struct Harvest {
    /// German forms with source and classes; a form may come many times.
    pub(crate) forms: Vec<(String, u16, u32)>,
    /// Parts of names with their kinds.
    pub(crate) names: BTreeMap<String, u32>,
    /// Places with their other names, which need the frequency list to be judged.
    pub(crate) other_names: Vec<(String, String)>,
    /// English words.
    pub(crate) english: Vec<String>,
    /// Frequencies.
    pub(crate) counts: Counts,
    /// Form → what it can be in grammar, as packed by `layout::tag`.
    pub(crate) tags: BTreeMap<String, BTreeSet<u32>>,
    /// Verb forms that are a bare stem and nothing else: *haus, fisch*.
    pub(crate) bare_stems: BTreeSet<String>,
}

/// The two frequency lists as they come.
#[derive(Default)]
pub(crate) struct Counts {
    /// Casefolded word → hundredths of a Zipf step.
    pub(crate) folded: BTreeMap<String, u16>,
    /// Cased form → natural logarithm of its share.
    pub(crate) cased: BTreeMap<String, f64>,
}

impl Harvest {
    /// A German form, if it is written like one.
    pub(crate) fn form(&mut self, form: &str, source: u16, class: u32) {
        if is_word(form) {
            self.forms.push((form.to_owned(), source, class));
        }
    }

    /// A form whose class shows in its capital alone.
    pub(crate) fn form_by_case(&mut self, form: &str, source: u16, lower: u32) {
        let class = if starts_upper(form) { class::NOUN } else { lower };
        self.form(form, source, class);
    }

    /// A name, taken apart at its blanks; small parts such as *von* are left out.
    pub(crate) fn name(&mut self, name: &str, class: u32) {
        for part in name.split_whitespace() {
            let part = part.trim_matches(['.', ',', '(', ')']);
            if part.chars().count() > 1 && is_word(part) && starts_upper(part) {
                *self.names.entry(part.to_owned()).or_default() |= class;
            }
        }
    }
}

/// Whether a form consists of Latin letters, with hyphens at most between them.
pub(crate) fn is_word(form: &str) -> bool {
    form.len() <= 120 && form.split('-').all(|part| !part.is_empty() && part.chars().all(is_letter))
}

/// A Latin letter, with or without marks.
pub(crate) fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, 'À'..='ɏ' | 'Ḁ'..='ỿ') && c.is_alphabetic()
}

/// Whether a form starts with a capital.
pub(crate) fn starts_upper(form: &str) -> bool {
    form.chars().next().is_some_and(char::is_uppercase)
}

/// The form with a capital first letter.
pub(crate) fn capital(form: &str) -> String {
    let mut chars = form.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}
