//! npm `cldr-localenames-full`: the German names of languages and territories.

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::{
    fetch::Cache,
    harvest::{Harvest, class, origin},
};

pub(super) fn read(cache: &Cache, harvest: &mut Harvest) -> Result<()> {
    for table in ["languages", "territories"] {
        let json = cache.json("cldr", &format!("package/main/de/{table}.json"))?;
        let names = json.pointer(&format!("/main/de/localeDisplayNames/{table}")).and_then(Value::as_object);
        for name in names.context("the table has moved")?.values().filter_map(Value::as_str) {
            if table == "territories" {
                harvest.name(name, class::PLACE);
            } else {
                for part in name.split([' ', '(', ')', ',']).filter(|part| part.chars().count() > 2) {
                    harvest.form_by_case(part, origin::LISTS, class::ADJECTIVE);
                }
            }
        }
    }
    Ok(())
}
