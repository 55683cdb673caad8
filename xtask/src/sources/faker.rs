//! npm `@faker-js/faker`: given and family names of all its locales. A JavaScript module, so node reads it.

use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

use crate::{
    fetch::Cache,
    harvest::{Harvest, class},
};

const SCRIPT: &str = "const { allLocales } = await import(process.argv[1]);
console.log(JSON.stringify(Object.values(allLocales).map(({ person }) => [person?.first_name, person?.last_name])))";

pub(super) fn read(cache: &Cache, harvest: &mut Harvest) -> Result<()> {
    let module = cache.unpacked("faker")?.join("package/dist/index.js").canonicalize()?;
    let output =
        Command::new("node").args(["--input-type=module", "--eval", SCRIPT]).arg(module).output().context("cannot run node")?;
    ensure!(output.status.success(), "node failed: {}", String::from_utf8_lossy(&output.stderr));
    for locale in serde_json::from_slice::<Vec<[Value; 2]>>(&output.stdout)? {
        for (names, class) in locale.iter().zip([class::GIVEN, class::FAMILY]) {
            walk(harvest, names, class);
        }
    }
    Ok(())
}

fn walk(harvest: &mut Harvest, names: &Value, class: u32) {
    match names {
        Value::String(name) => harvest.name(name, class),
        Value::Array(names) => names.iter().for_each(|names| walk(harvest, names, class)),
        // Weighted lists hold { value, weight }, others are parted by sex.
        Value::Object(names) => names.values().for_each(|names| walk(harvest, names, class)),
        _ => {}
    }
}
