//! Spellings from before 1996, made from the new ones: *Fluss → Fluß*, *Schifffahrt → Schiffahrt*, *rau → rauh*.

use std::collections::BTreeMap;

use anyhow::Result;

use super::eszett::{Vowel, is_vowel, vowel};
use crate::{
    harvest::{capital, class, starts_upper},
    lists,
    members::Members,
};

/// Drops old forms from the members and returns them all, old → new.
pub(crate) fn apply(members: &mut Members) -> Result<BTreeMap<String, String>> {
    let stems = lists::pairs("old-spelling-stems.tsv")?;
    let mut old_forms = BTreeMap::new();
    let mut dropped = Vec::new();
    for member in members.iter().filter(|member| member.classes & class::GERMAN != 0) {
        let by_rule = [double_s(&member.text, members), triple(&member.text)].into_iter().flatten();
        for old in by_rule.chain(by_stem(&member.text, &stems)) {
            if members.german(&old).is_some() {
                dropped.push(old.clone());
            }
            old_forms.insert(old, member.text.clone());
        }
    }
    members.drop_all(dropped);
    // A new form is not made from an old one: *Stengel* must not stand for *Stängel* and for itself.
    let new_forms: Vec<String> = old_forms.values().filter(|new| old_forms.contains_key(*new)).cloned().collect();
    old_forms.retain(|_, new| !new_forms.contains(new));
    Ok(old_forms)
}

/// ss before a consonant or at the end was ß, unless a joint parts the two: *Gedächtnis|stütze*.
fn double_s(form: &str, members: &Members) -> Option<String> {
    let mut old = form.to_owned();
    // From the end, so that the places before stay where they are.
    for (at, _) in form.rmatch_indices("ss") {
        let (before, after) = (&form[..at], &form[at + 2..]);
        let is_closed = after.chars().next().is_none_or(|next| !is_vowel(next));
        if !is_closed || before.is_empty() || before.ends_with('s') || is_joint(form, at + 1, members) {
            continue;
        }
        let new = format!("{before}ß{after}");
        // *Schoss* is no *Schoß*, and *Geschoß* is right in Austria.
        if vowel(&new, at) == Vowel::Short {
            old.replace_range(at..at + 2, "ß");
        }
    }
    (old != form).then_some(old)
}

/// Whether a word ends and another starts at the cut.
fn is_joint(form: &str, cut: usize, members: &Members) -> bool {
    let (left, right) = form.split_at(cut);
    if right.chars().count() < 4 || left.chars().count() < 3 {
        return false;
    }
    let right = if starts_upper(form) { capital(right) } else { right.to_owned() };
    let (lower, left) = (left.to_lowercase(), capital(left));
    members.german(&right).is_some()
        && (members.german(&left).is_some()
            || members.german(&lower).is_some()
            || left.strip_suffix('s').is_some_and(|left| members.german(left).is_some()))
}

/// Three equal consonants before a vowel were two.
fn triple(form: &str) -> Option<String> {
    let chars: Vec<char> = form.chars().collect();
    let at = chars
        .windows(4)
        .position(|w| w[0] == w[1] && w[1] == w[2] && w[0] != 's' && w[0].is_lowercase() && !is_vowel(w[0]) && is_vowel(w[3]))?;
    Some(chars[..at].iter().chain(&chars[at + 1..]).collect())
}

/// The form with the stem as it was written.
fn by_stem(form: &str, stems: &[(String, String)]) -> Option<String> {
    let lower = form.to_lowercase();
    let (new, old) = stems.iter().find(|(new, _)| lower.contains(new.as_str()))?;
    let at = lower.find(new.as_str())?;
    // Changing the case changes no length within the stems' alphabet; if it did before them, let the form be.
    let (before, after) = (form.get(..at)?, form.get(at + new.len()..)?);
    Some(format!("{before}{}{after}", if at == 0 && starts_upper(form) { capital(old) } else { old.clone() }))
}
