//! Names: which are taken, and which lie too near to a common word.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    frequency::{Frequency, tenths},
    harvest::{Harvest, class},
    members::Members,
    neighbours::Neighbours,
};

/// A name rarer than this in running text is not taken next to a common word.
const RARE: f64 = -14.5;
/// What counts as a common word, in tenths of a Zipf step.
const COMMON: u8 = 35;

/// Takes other names of places that are written in a German way or met in text.
pub(crate) fn take_other_names(harvest: &mut Harvest) {
    let mut known: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let others = std::mem::take(&mut harvest.other_names);
    for (place, other) in &others {
        let names = known.entry(place.clone()).or_default();
        names.insert(place.clone());
        names.insert(other.clone());
    }
    for (place, other) in &others {
        let has_umlaut = other.contains(['ä', 'ö', 'ü', 'ß', 'Ä', 'Ö', 'Ü']);
        let is_met = harvest.counts.cased.get(other).is_some_and(|log| *log > RARE);
        let is_folded = known[place].iter().any(|name| name != other && (plain(name) == *other || spelt_out(name) == *other));
        if (has_umlaut || is_met) && !is_folded && !other.contains(' ') {
            harvest.name(other, class::PLACE);
        }
    }
}

/// The name without its marks: *Koln*.
fn plain(name: &str) -> String {
    let fold = |c| match c {
        'ä' => 'a',
        'ö' => 'o',
        'ü' => 'u',
        'Ä' => 'A',
        'Ö' => 'O',
        'Ü' => 'U',
        c => c,
    };
    name.chars().map(fold).collect::<String>().replace('ß', "ss")
}

/// The name as it is written without umlauts: *Koeln*.
fn spelt_out(name: &str) -> String {
    let pairs = [("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("Ä", "Ae"), ("Ö", "Oe"), ("Ü", "Ue"), ("ß", "ss")];
    pairs.into_iter().fold(name.to_owned(), |name, (from, to)| name.replace(from, to))
}

/// Adds the names to the members and returns how many were refused because they look like a slip: *Breits, Faru*.
pub(crate) fn apply(members: &mut Members, names: &BTreeMap<String, u32>, frequency: &Frequency) -> usize {
    let rare: Vec<&str> =
        names.keys().map(String::as_str).filter(|name| members.get(name).is_none() && frequency.log_share(name) < RARE).collect();
    let by_lower = members.by_lower();
    let common = by_lower.iter().filter(|(_, zipf)| **zipf >= COMMON).map(|(word, zipf)| (word.clone(), *zipf));
    let common = Neighbours::new(common.collect::<BTreeMap<_, _>>().into_iter());
    let is_near = |name: &&str| {
        let lower = name.to_lowercase();
        by_lower.get(&lower).is_some_and(|zipf| *zipf >= COMMON) || common.any(&lower, COMMON)
    };
    let refused: BTreeSet<&str> = rare.into_iter().filter(is_near).collect();
    for (name, classes) in names.iter().filter(|(name, _)| !refused.contains(name.as_str())) {
        members.add(name, *classes, || tenths(frequency.zipf(name, false)));
    }
    refused.len()
}
