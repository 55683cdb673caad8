//! How often a cased form is met: the casefolded list, divided by the shares that the cased list gives.

use std::collections::{BTreeMap, HashMap};

use crate::harvest::{Counts, capital, starts_upper};

/// What a form that the cased list lacks can have at most, where it has another form of the same word.
const UNSEEN_AT_MOST: f64 = 1.4;
/// How far apart the two lists are, for words that the casefolded one lacks.
const CASED_OFFSET: f64 = 9.0 - 0.3;
/// How often a lower-case word is met at the start of a sentence, at most.
const SENTENCE_STARTS: f64 = 0.35;

/// How often a noun is met without its capital.
const CARELESS: f64 = 0.05;

/// Both frequency lists, ready to be asked.
pub(crate) struct Frequency {
    folded: BTreeMap<String, u16>,
    cased: BTreeMap<String, f64>,
    /// Folded form → the sum of the shares of all its cased forms.
    sums: HashMap<String, f64>,
}

impl Frequency {
    pub(crate) fn new(counts: Counts) -> Self {
        let mut sums: HashMap<String, f64> = HashMap::new();
        for (form, log) in &counts.cased {
            *sums.entry(fold(form)).or_default() += log.exp();
        }
        Self { folded: counts.folded, cased: counts.cased, sums }
    }

    /// The natural logarithm of a cased form's share; very low if it is not listed.
    pub(crate) fn log_share(&self, form: &str) -> f64 {
        self.cased.get(form).copied().unwrap_or(-20.0)
    }

    /// The cased forms, sorted.
    pub(crate) fn cased_forms(&self) -> impl Iterator<Item = &str> {
        self.cased.keys().map(String::as_str)
    }

    /// The Zipf value of a cased form. `lower_is_word`: the form in lower case is a word too, so that a capital may
    /// just start a sentence (*Aber* is mostly no noun).
    pub(crate) fn zipf(&self, form: &str, lower_is_word: bool) -> f64 {
        let key = fold(form);
        let whole = self.folded.get(&key).map(|hundredths| f64::from(*hundredths) / 100.0);
        let Some(sum) = self.sums.get(&key) else { return whole.unwrap_or(0.0) };
        let mut share = self.cased.get(form).map_or(0.0, |log| log.exp());
        if share > 0.0 && lower_is_word && starts_upper(form) {
            let lower = self.cased.get(&form.to_lowercase()).map_or(0.0, |log| log.exp());
            share = (share - SENTENCE_STARTS * lower).max(0.03 * share);
        } else if share > 0.0 && !starts_upper(form) {
            // Half of the text is written carelessly: *haus* stands for *Haus* now and then.
            let capital = self.cased.get(&capital(form)).map_or(0.0, |log| log.exp());
            share = (share - CARELESS * capital).max(0.03 * share);
        }
        let zipf = match whole {
            None if share == 0.0 => 0.0,
            None => share.log10() + CASED_OFFSET,
            Some(whole) if share == 0.0 => (whole - 2.0).min(UNSEEN_AT_MOST),
            Some(whole) => whole + (share / sum).log10(),
        };
        zipf.max(0.0)
    }
}

/// What the casefolded list does to a word.
fn fold(form: &str) -> String {
    form.to_lowercase().replace('ß', "ss")
}

/// Zipf values are kept in tenths.
pub(crate) fn tenths(zipf: f64) -> u8 {
    (zipf * 10.0).round().clamp(0.0, 85.0) as u8
}
