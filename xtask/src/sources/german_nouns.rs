//! `PyPI` `german-nouns`: a table of nouns with all cases; its `pos` marks names and abbreviations.

use anyhow::Result;

use crate::{
    fetch::Cache,
    harvest::{Harvest, class, origin},
};

pub(super) fn read(cache: &Cache, harvest: &mut Harvest) -> Result<()> {
    let bytes = cache.file("nouns", "german_nouns/nouns.csv")?;
    let mut table = csv::Reader::from_reader(&bytes[..]);
    let head = table.headers()?.clone();
    let is_form: Vec<bool> =
        head.iter().map(|name| name == "lemma" || name.contains("singular") || name.contains("plural")).collect();
    for row in table.records() {
        let row = row?;
        let kind = row.get(1).unwrap_or_default();
        let name = match kind {
            _ if kind.contains("Vorname") => class::GIVEN,
            _ if kind.contains("Nachname") => class::FAMILY,
            _ if kind.contains("Toponym") => class::PLACE,
            _ => 0,
        };
        for form in row.iter().zip(&is_form).filter(|(form, is_form)| **is_form && !form.is_empty()).map(|(form, _)| form) {
            if name != 0 {
                harvest.name(form, name);
            } else if kind.contains("Abkürzung") {
                harvest.form(form, origin::NOUNS, class::ABBREVIATION);
            } else {
                harvest.form(form, origin::NOUNS, class::NOUN);
            }
        }
    }
    Ok(())
}
