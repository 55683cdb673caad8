//! `lists/new-words.txt`: words that the sources are too old for, and names and terms of the press.
//!
//! A line that starts with @ names the class of the words that follow. Each other line holds words, separated by blanks;
//! marks after a word add forms of it: `+s` an ending, `~v` a regular verb with *ge-*, `~w` one without, `~a` an
//! adjective. A separable prefix is parted with a bar: `ein|loggen ~v`.

use anyhow::{Result, bail};

use crate::{
    fetch::Cache,
    harvest::{Harvest, class, origin},
    lists,
};

/// Endings of adjectives.
const ADJECTIVE: [&str; 5] = ["e", "em", "en", "er", "es"];

pub(super) fn read(_: &Cache, harvest: &mut Harvest) -> Result<()> {
    let mut class = class::WORD;
    for line in lists::words("new-words.txt")? {
        if let Some(name) = line.strip_prefix('@') {
            class = class_of(name)?;
            continue;
        }
        let mut word = "";
        for cell in line.split_whitespace() {
            let forms = match cell {
                "~v" => verb(word, "ge"),
                "~w" => verb(word, ""),
                "~a" => ADJECTIVE.map(|ending| format!("{word}{ending}")).to_vec(),
                _ if cell.starts_with('+') => vec![format!("{word}{}", &cell[1..])],
                _ => {
                    word = cell;
                    vec![word.replace('|', "")]
                }
            };
            forms.iter().for_each(|form| harvest.form(form, origin::LISTS, class));
        }
    }
    Ok(())
}

fn class_of(name: &str) -> Result<u32> {
    Ok(match name.trim() {
        "noun" => class::NOUN,
        "verb" => class::VERB,
        "adjective" => class::ADJECTIVE,
        "other" => class::OTHER,
        "given" => class::GIVEN,
        "family" => class::FAMILY,
        "place" => class::PLACE,
        "brand" => class::BRAND,
        "english" => class::ENGLISH,
        "abbreviation" => class::ABBREVIATION,
        name => bail!("new-words.txt: no class is called {name:?}"),
    })
}

/// The forms of a regular verb: *mergen, merge, mergst … gemergt, gemergte, mergend, zu mergen*.
fn verb(infinitive: &str, ge: &str) -> Vec<String> {
    let (prefix, verb) = infinitive.split_once('|').unwrap_or(("", infinitive));
    let stem = verb.strip_suffix("en").or_else(|| verb.strip_suffix('n')).unwrap_or(verb);
    // *posten*: postest; *googeln*: googelst; *faxen*: faxt.
    let link = if stem.ends_with(['t', 'd']) { "e" } else { "" };
    let second = if stem.ends_with(['s', 'x', 'z']) { "t".to_owned() } else { format!("{link}st") };
    let first = stem.strip_suffix("el").map_or_else(|| format!("{stem}e"), |stem| format!("{stem}le"));
    let past = format!("{stem}{link}te");
    let participle = format!("{prefix}{ge}{stem}{link}t");
    let present = format!("{prefix}{verb}d");
    let mut forms = vec![first, format!("{stem}{second}"), format!("{stem}{link}t"), past.clone()];
    forms.extend(["st", "n", "t"].map(|ending| format!("{past}{ending}")));
    if !prefix.is_empty() {
        let joined: Vec<String> = forms.iter().map(|form| format!("{prefix}{form}")).collect();
        forms.extend(joined);
        forms.push(format!("{prefix}zu{verb}"));
    }
    for base in [participle, present] {
        forms.extend(ADJECTIVE.map(|ending| format!("{base}{ending}")));
        forms.push(base);
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_inflected() {
        for (infinitive, ge, form) in [
            ("mergen", "ge", "gemergt"),
            ("posten", "ge", "postete"),
            ("googeln", "ge", "google"),
            ("ein|loggen", "ge", "einzuloggen"),
            ("ein|loggen", "ge", "eingeloggten"),
            ("streamen", "ge", "streamend"),
            ("visualisieren", "", "visualisierte"),
        ] {
            assert!(verb(infinitive, ge).iter().any(|made| made == form), "{form}");
        }
    }
}
