//! Parts of compounds, learned from the members: which stand before a joint, which after it, with how many partners.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use crate::{
    harvest::{capital, class, starts_upper},
    members::Members,
};

/// Letters between two parts.
const LINKS: [&str; 8] = ["s", "n", "en", "es", "er", "e", "ns", "ens"];
/// Endings of nouns that take an s before a joint.
const TAKE_S: [&str; 8] = ["ung", "heit", "keit", "schaft", "ion", "tät", "ling", "tum"];
/// Parts that explain nothing but slips.
const NEVER: [&str; 8] = ["amen", "aden", "rift", "gung", "ader", "enden", "eben", "ion"];

/// A part with its partners.
pub(crate) type Parts = BTreeMap<String, u32>;

/// Modifiers (lower case) and heads (cased).
pub(crate) fn learn(members: &Members) -> (Parts, Parts) {
    let good: HashSet<&str> = members
        .iter()
        .filter(|m| m.classes & class::GERMAN != 0 && m.classes & class::DOUBTFUL == 0 && m.text.chars().count() >= 3)
        .map(|m| m.text.as_str())
        .collect();
    let lower: HashSet<String> =
        members.iter().filter(|m| good.contains(m.text.as_str())).map(|m| m.text.to_lowercase()).collect();
    let mut modifiers: HashMap<String, HashSet<String>> = HashMap::default();
    let mut heads: HashMap<String, HashSet<String>> = HashMap::default();
    let mut known: HashMap<String, bool> = HashMap::default();
    for form in members.iter().map(|m| m.text.as_str()).filter(|form| good.contains(form)) {
        if form.contains('-') {
            continue;
        }
        let whole = form.to_lowercase();
        for (at, _) in whole.char_indices() {
            let (left, right) = whole.split_at(at);
            if left.chars().count() < 3 || right.chars().count() < 3 {
                continue;
            }
            let head = if starts_upper(form) { capital(right) } else { right.to_owned() };
            if !good.contains(head.as_str()) {
                continue;
            }
            let is_modifier = match known.get(left) {
                Some(known) => *known,
                None => *known.entry(left.to_owned()).or_insert_with(|| can_modify(left, &good, &lower)),
            };
            if is_modifier {
                // Forms of one head count once: *Häuser, Häusern*.
                modifiers.entry(left.to_owned()).or_default().insert(right.chars().take(5).collect());
                heads.entry(head).or_default().insert(left.to_owned());
            }
        }
    }
    let (mut modifiers, mut heads) = (counted(modifiers), counted(heads));
    filter_modifiers(&mut modifiers, &members.by_lower());
    heads.retain(|head, partners| {
        let lower = head.to_lowercase();
        members.get(head).is_some_and(|member| {
            !NEVER.contains(&lower.as_str())
                && (head.chars().count() > 4 || *partners >= 60 && member.zipf >= 30)
                && (member.zipf >= 15 || member.n_sources() >= 3)
        })
    });
    (modifiers, heads)
}

/// A word, a word with a link, a verb's stem, or a noun that lost its -e.
fn can_modify(left: &str, good: &HashSet<&str>, lower: &HashSet<String>) -> bool {
    lower.contains(left)
        || LINKS
            .iter()
            .filter_map(|link| left.strip_suffix(link))
            .any(|stem| stem.chars().count() >= 3 && good.contains(capital(stem).as_str()))
        || good.contains(format!("{left}en").as_str())
        || good.contains(format!("{}e", capital(left)).as_str())
}

/// Keeps parts with enough partners.
#[expect(clippy::iter_over_hash_type, reason = "the result is sorted")]
fn counted(parts: HashMap<String, HashSet<String>>) -> Parts {
    let mut out = Parts::new();
    for (part, partners) in parts {
        let least = if part.chars().count() < 4 { 30 } else { 3 };
        if partners.len() >= least {
            out.insert(part, partners.len() as u32);
        }
    }
    out
}

fn filter_modifiers(modifiers: &mut Parts, by_lower: &HashMap<String, u8>) {
    let count = |parts: &Parts, part: &str| parts.get(part).copied().unwrap_or(0);
    let before = modifiers.clone();
    modifiers.retain(|part, partners| {
        let with_s = count(&before, &format!("{part}s"));
        // *Darstellung|änderung* lacks its s.
        !(TAKE_S.iter().any(|ending| part.ends_with(ending)) && with_s >= 3 * *partners)
    });
    let before = modifiers.clone();
    modifiers.retain(|part, partners| {
        let bare = part.strip_suffix('s').unwrap_or_default();
        let eszett = count(&before, &part.replace("ss", "ß"));
        let has_too_much = count(&before, bare) >= 10 * *partners; // *Referenzs|sprache*
        let has_too_little = count(&before, &format!("{part}s")) >= 20 * *partners; // *Betrieb|system*
        let is_swiss = part.contains("ss") && eszett >= 2 * *partners; // *Gross|ansicht*
        let zipf = |word: &str| by_lower.get(word).copied().unwrap_or(0);
        let is_short_and_rare = part.chars().count() <= 4 && (*partners < 60 || zipf(part).max(zipf(bare)) < 30);
        !(has_too_much || has_too_little || is_swiss || is_short_and_rare || NEVER.contains(&part.as_str()))
    });
}
