//! npm `simple-icons` and `name-suggestion-index`: products and firms.

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::{
    fetch::Cache,
    harvest::{Harvest, class},
};

/// Firms that are met everywhere, in Europe, or where German is spoken.
const WHERE: [&str; 6] = ["001", "150", "155", "de", "at", "ch"];

pub(super) fn read(cache: &Cache, harvest: &mut Harvest) -> Result<()> {
    let icons = cache.json("brands", "package/data/simple-icons.json")?;
    for icon in icons.as_array().context("not an array")? {
        harvest.name(icon.get("title").and_then(Value::as_str).unwrap_or_default(), class::BRAND);
    }
    let index = cache.json("firms", "package/dist/json/nsi.min.json")?;
    let groups = index.get("nsi").and_then(Value::as_object).context("no `nsi`")?;
    for (_, group) in groups.iter().filter(|(key, _)| key.starts_with("brands/") || key.starts_with("operators/")) {
        for item in group.get("items").and_then(Value::as_array).into_iter().flatten() {
            let places = item.pointer("/locationSet/include").and_then(Value::as_array);
            if places.into_iter().flatten().filter_map(Value::as_str).any(|place| WHERE.contains(&place)) {
                harvest.name(item.get("displayName").and_then(Value::as_str).unwrap_or_default(), class::BRAND);
            }
        }
    }
    Ok(())
}
