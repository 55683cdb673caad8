//! `cargo xtask import`: from packages to `dictionaries/words/`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use anyhow::Result;

use crate::{
    compounds,
    fetch::Cache,
    filters,
    frequency::{Frequency, tenths},
    harvest::{Harvest, class},
    layout, lists,
    members::Members,
    sources::READERS,
};

/// The best that zstd does without large windows.
const LEVEL: i32 = 19;
/// Frequency from which a form that is no member is remembered as met in text.
const ATTESTED: f64 = 1.5;

/// Everything that is written.
pub(crate) struct Words {
    pub(crate) members: Members,
    pub(crate) old_forms: BTreeMap<String, String>,
    pub(crate) attested: Vec<(String, u64)>,
    pub(crate) modifiers: Vec<(String, u64)>,
    pub(crate) heads: Vec<(String, u64)>,
    /// Form → number of its set of tags.
    pub(crate) morphology: Vec<(String, u64)>,
    /// Number of a set and place in it, as text → tag.
    pub(crate) tag_sets: Vec<(String, u64)>,
}

/// Reads, filters, writes.
pub(crate) fn run() -> Result<String> {
    let cache = Cache::open(lists::root())?;
    let mut log = Vec::new();
    let words = gather(&cache, &mut log)?;
    let mut forms: Vec<(String, u64)> =
        words.members.iter().map(|m| (m.text.clone(), layout::pack_entry(m.zipf, m.classes))).collect();
    forms.sort_unstable();
    // Old forms carry their new one in the text: a table has a number a row and no more.
    let old: Vec<(String, u64)> = words.old_forms.iter().map(|(old, new)| (format!("{old}\t{new}"), 0)).collect();
    let folder = lists::root().join("dictionaries/words");
    fs::create_dir_all(&folder)?;
    let tables = [
        ("forms", &forms),
        ("attested", &words.attested),
        ("modifiers", &words.modifiers),
        ("heads", &words.heads),
        ("old-spelling", &old),
        ("morphology", &words.morphology),
        ("tag-sets", &words.tag_sets),
    ];
    for (name, rows) in tables {
        let packed = zstd::encode_all(&layout::encode(rows, &cache.stamp)[..], LEVEL)?;
        fs::write(folder.join(format!("{name}.zst")), &packed)?;
        log.push(format!("{name}.zst: {} rows, {} bytes", rows.len(), packed.len()));
    }
    Ok(log.join("\n"))
}

/// Reads all sources and applies all filters.
pub(crate) fn gather(cache: &Cache, log: &mut Vec<String>) -> Result<Words> {
    let mut harvest = Harvest::default();
    for (name, read) in READERS {
        let n_before = (harvest.forms.len(), harvest.names.len());
        read(cache, &mut harvest)?;
        let n_forms = harvest.forms.len() - n_before.0;
        log.push(format!("{name}: {n_forms} forms, {} names", harvest.names.len() - n_before.1));
    }
    filters::names::take_other_names(&mut harvest);
    let frequency = Frequency::new(harvest.counts);
    let mut members = Members::new(harvest.forms);
    rate(&mut members, &frequency);
    log.push(format!("dropped by shape: {}", filters::shape::apply(&mut members)?));
    let wrong_s = filters::eszett::apply(&mut members, &frequency);
    log.push(format!("dropped ß and ss: {}", wrong_s.len()));
    let old_forms = filters::old_spelling::apply(&mut members)?;
    log.push(format!("old spellings: {}", old_forms.len()));
    let deny: BTreeSet<String> = lists::pairs("deny.tsv")?.into_iter().map(|(wrong, _)| wrong).collect();
    harvest.names.retain(|name, _| !deny.contains(name));
    harvest.english.retain(|word| !deny.contains(word));
    for word in &harvest.english {
        members.add(word, class::ENGLISH, || tenths(frequency.zipf(word, false)));
    }
    // *Fuss*, *Strasse* and *Stengel* are family names too, but whoever writes them mostly means something else.
    let is_swiss = |name: &str| name.contains("ss") && members.german(&name.replacen("ss", "ß", 1)).is_some();
    harvest.names.retain(|name, _| !wrong_s.contains(name) && !old_forms.contains_key(name) && !is_swiss(name));
    log.push(format!("names refused: {}", filters::names::apply(&mut members, &harvest.names, &frequency)));
    log.push(format!("doubtful: {}", filters::doubtful::apply(&mut members, &harvest.bare_stems)));
    let attested = attested(&members, &frequency);
    let (modifiers, heads) = compounds::learn(&members);
    let by_lower = members.by_lower();
    let modifiers = modifiers
        .into_iter()
        .map(|(part, partners)| {
            let zipf = by_lower.get(&part).copied().unwrap_or(0);
            (part, layout::pack_part(partners, zipf, 0))
        })
        .collect();
    let heads = heads
        .into_iter()
        .map(|(part, partners)| {
            let (zipf, classes) = members.get(&part).map_or((0, 0), |member| (member.zipf, member.classes));
            (part, layout::pack_part(partners, zipf, classes))
        })
        .collect();
    let (morphology, tag_sets) = morphology(&members, harvest.tags);
    Ok(Words { members, old_forms, attested, modifiers, heads, morphology, tag_sets })
}

/// Gives every form its frequency.
fn rate(members: &mut Members, frequency: &Frequency) {
    let zipfs: Vec<u8> = members.iter().map(|m| tenths(frequency.zipf(&m.text, members.lower_is_word(&m.text)))).collect();
    for (member, zipf) in members.iter_mut().zip(zipfs) {
        member.zipf = zipf;
    }
}

/// Frequent forms that are no members.
fn attested(members: &Members, frequency: &Frequency) -> Vec<(String, u64)> {
    frequency
        .cased_forms()
        .filter(|form| form.chars().count() > 2 && members.get(form).is_none())
        .map(|form| (form, frequency.zipf(form, members.lower_is_word(form))))
        .filter(|(_, zipf)| *zipf >= ATTESTED)
        .map(|(form, zipf)| (form.to_owned(), u64::from(tenths(zipf))))
        .collect()
}

/// The grammar of the members: each distinct set of tags is kept once, the most common ones first.
fn morphology(members: &Members, tags: BTreeMap<String, BTreeSet<u32>>) -> (Vec<(String, u64)>, Vec<(String, u64)>) {
    let tags: BTreeMap<_, _> = tags.into_iter().filter(|(form, _)| members.get(form).is_some()).collect();
    let mut counts: BTreeMap<&BTreeSet<u32>, usize> = BTreeMap::new();
    tags.values().for_each(|set| *counts.entry(set).or_default() += 1);
    let mut sets: Vec<_> = counts.into_iter().collect();
    sets.sort_by(|left, right| right.1.cmp(&left.1).then_with(|| left.0.cmp(right.0)));
    let numbers: BTreeMap<_, _> = sets.iter().zip(0_u64..).map(|((set, _), number)| (*set, number)).collect();
    let rows = tags.iter().map(|(form, set)| (form.clone(), numbers[set])).collect();
    let table = sets.iter().enumerate().flat_map(|(number, (set, _))| {
        set.iter().enumerate().map(move |(at, tag)| (format!("{number:05}-{at:02}"), u64::from(*tag)))
    });
    (rows, table.collect())
}
