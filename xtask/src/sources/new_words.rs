//! `lists/new-words.txt`: words that the sources are too old for.

use anyhow::Result;

use crate::{
    fetch::Cache,
    harvest::{Harvest, class, origin},
    lists,
};

pub(super) fn read(_: &Cache, harvest: &mut Harvest) -> Result<()> {
    for word in lists::words("new-words.txt")? {
        harvest.form_by_case(&word, origin::LISTS, class::WORD);
    }
    Ok(())
}
