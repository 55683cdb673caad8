//! `PyPI` `german-nouns`: a table of nouns with all cases; its `pos` marks names and abbreviations.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use crate::{
    fetch::Cache,
    harvest::{Harvest, class, origin},
    layout::tag,
};

pub(super) fn read(cache: &Cache, harvest: &mut Harvest) -> Result<()> {
    let bytes = cache.file("nouns", "german_nouns/nouns.csv")?;
    let mut table = csv::Reader::from_reader(&bytes[..]);
    let head = table.headers()?.clone();
    let is_form: Vec<bool> =
        head.iter().map(|name| name == "lemma" || name.contains("singular") || name.contains("plural")).collect();
    let case_and_number: Vec<u32> = head.iter().map(cell_tag).collect();
    let mut tags: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    for row in table.records() {
        let row = row?;
        if row.get(1) == Some("Substantiv") {
            let gender = gender(row.get(2).unwrap_or_default());
            for (form, cell) in row.iter().zip(&case_and_number).filter(|(form, cell)| **cell != 0 && !form.is_empty()) {
                tags.entry(form.to_owned()).or_default().insert(tag::part("SUB") | cell | gender);
            }
        }
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
    // Morphy's data knows more of the forms that both have.
    for (form, set) in tags {
        harvest.tags.entry(form).or_insert(set);
    }
    Ok(())
}

/// Case and number of a column; 0 for others, and for the weak and mixed forms of nominalised adjectives.
fn cell_tag(column: &str) -> u32 {
    let mut words = column.trim_end_matches([' ', '*', '1', '2', '3', '4']).split(' ');
    let case = match words.next() {
        Some("nominativ") => "NOM",
        Some("genitiv") => "GEN",
        Some("dativ") => "DAT",
        Some("akkusativ") => "AKK",
        _ => return 0,
    };
    match (words.next(), words.next()) {
        (Some("singular"), None) => tag::field(case) | tag::field("SIN"),
        (Some("plural"), None) => tag::field(case) | tag::field("PLU"),
        _ => 0,
    }
}

fn gender(name: &str) -> u32 {
    match name {
        "m" => tag::field("MAS"),
        "f" => tag::field("FEM"),
        "n" => tag::field("NEU"),
        _ => 0,
    }
}
