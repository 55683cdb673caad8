//! npm `@cspell/dict-software-terms`, `-companies` and `-fullstack`: terms, tools, acronyms and firms that technical copy
//! names.

use anyhow::Result;

use crate::{
    fetch::Cache,
    harvest::{Harvest, class, is_word, starts_upper},
};

const FILES: [(&str, &str); 7] = [
    ("companies", "companies.txt"),
    ("fullstack", "fullstack.txt"),
    ("software", "computing-acronyms.txt"),
    ("software", "networkingTerms.txt"),
    ("software", "software-tools.txt"),
    ("software", "softwareTerms.txt.gz"),
    ("software", "webServices.txt"),
];

pub(super) fn read(cache: &Cache, harvest: &mut Harvest) -> Result<()> {
    for (key, file) in FILES {
        for line in cache.text(key, &format!("package/dict/{file}"))?.lines() {
            // Remarks start with #; stars and pluses mark parts of identifiers, ! wrong words.
            let term = line.split('#').next().unwrap_or_default().trim();
            if is_word(term) && term.chars().count() > 1 {
                add(harvest, term);
            }
        }
    }
    Ok(())
}

/// Capitals alone are an acronym, a first or inner capital marks a name, the rest is English.
fn add(harvest: &mut Harvest, term: &str) {
    if term.chars().all(char::is_uppercase) {
        harvest.name(term, class::ABBREVIATION);
    } else if starts_upper(term) {
        harvest.name(term, class::BRAND);
    } else if term.chars().any(char::is_uppercase) {
        *harvest.names.entry(term.to_owned()).or_default() |= class::BRAND;
    } else if term.chars().count() > 2 && term.is_ascii() {
        harvest.english.push(term.to_owned());
    }
}
