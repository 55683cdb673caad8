//! npm `all-the-german-words`: a JSON array of cased forms.

use anyhow::{Context as _, Result};

use crate::{
    fetch::Cache,
    harvest::{Harvest, class, origin},
};

pub(super) fn read(cache: &Cache, harvest: &mut Harvest) -> Result<()> {
    let words = cache.json("atgw", "package/woerter.json")?;
    for word in words.as_array().context("not an array")?.iter().filter_map(|word| word.as_str()) {
        harvest.form_by_case(word, origin::ATGW, class::WORD);
    }
    Ok(())
}
