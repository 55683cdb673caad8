//! `PyPI` `spacy-lookups-data`: cased form → natural logarithm of its share of the text.

use anyhow::Result;

use crate::{
    fetch::Cache,
    harvest::{Harvest, is_word},
};

pub(super) fn read(cache: &Cache, harvest: &mut Harvest) -> Result<()> {
    let bytes = cache.file("cased", "spacy_lookups_data/data/de_lexeme_prob.json.gz")?;
    harvest.counts.cased = serde_json::from_slice(&bytes)?;
    harvest.counts.cased.retain(|form, _| is_word(form));
    Ok(())
}
