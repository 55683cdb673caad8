//! One reader a source. A new one needs a file, a line here and its package in `SOURCES.toml`.

use anyhow::Result;

use crate::{fetch::Cache, harvest::Harvest};

/// Declares the readers and lists them in order.
macro_rules! readers {
    ($($name:ident),* $(,)?) => {
        $(mod $name;)*
        /// All readers by name, in the order in which they are asked.
        pub(crate) const READERS: &[(&str, Reader)] = &[$((stringify!($name), $name::read)),*];
    };
}

/// Reads one source.
type Reader = fn(&Cache, &mut Harvest) -> Result<()>;

readers![
    all_the_german_words,
    pos_dicts,
    pos_dict,
    wiktionary,
    german_nouns,
    wikidata,
    new_words,
    faker,
    geonames,
    cldr,
    brands,
    people,
    software,
    english,
    wordfreq,
    cased_probabilities,
];
