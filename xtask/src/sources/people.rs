//! npm `@cspell/dict-people-names`: given and family names of all the world, not told apart.

use anyhow::Result;

use crate::{
    fetch::Cache,
    harvest::{Harvest, class},
};

pub(super) fn read(cache: &Cache, harvest: &mut Harvest) -> Result<()> {
    for name in cache.text("people", "package/dict/people-names.txt")?.lines().filter(|line| !line.starts_with('#')) {
        harvest.name(name, class::GIVEN | class::FAMILY);
    }
    Ok(())
}
