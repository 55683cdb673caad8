//! npm `german-{words,verbs,adjectives}-dict`: lemma → nested features → form.

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::{
    fetch::Cache,
    harvest::{Harvest, class, origin, starts_upper},
};

pub(super) fn read(cache: &Cache, harvest: &mut Harvest) -> Result<()> {
    let dicts = [
        ("gpd", "package/dist/words.json", class::NOUN),
        ("gpd-verbs", "package/dist/verbs.json", class::VERB),
        ("gpd-adjectives", "package/dist/adjectives.json", class::ADJECTIVE),
    ];
    for (key, member, class) in dicts {
        let dict = cache.json(key, member)?;
        for (lemma, features) in dict.as_object().context("not an object")? {
            // The lemma of an adjective may be a stem that is no word of its own: *ander*, *jed*.
            if class != class::ADJECTIVE {
                add(harvest, lemma, class);
            }
            walk(harvest, features, class);
        }
    }
    Ok(())
}

fn add(harvest: &mut Harvest, form: &str, class: u32) {
    let class = if starts_upper(form) { class::NOUN } else { class };
    harvest.form(form, origin::GPD, class);
}

fn walk(harvest: &mut Harvest, value: &Value, class: u32) {
    match value {
        Value::String(form) => add(harvest, form, class),
        Value::Object(fields) => {
            for (_, field) in fields.iter().filter(|(key, _)| *key != "G") {
                walk(harvest, field, class);
            }
        }
        Value::Array(values) => {
            // ["arbeite", "ab"]: the finite verb and its prefix, joined in a clause with the verb at its end.
            if let [Value::String(verb), Value::String(prefix)] = &values[..] {
                add(harvest, verb, class);
                if class == class::VERB {
                    add(harvest, &format!("{prefix}{verb}"), class);
                } else {
                    add(harvest, prefix, class);
                }
            } else {
                for value in values {
                    walk(harvest, value, class);
                }
            }
        }
        _ => {}
    }
}
