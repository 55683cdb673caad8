//! Says what a word is: looks it up, then tries inflections, hyphens and compounds.

use super::{
    compounds, inflection, search, suggest,
    verdict::{Verdict, VerdictKind},
};
use crate::{
    lexicon::{Classes, Embedded, Entry},
    unicode::{Shape, capitalize, decapitalize, shape_of},
};

/// Classes that make a form a German word.
pub const GERMAN: Classes =
    Classes::NOUN.union(Classes::VERB).union(Classes::ADJECTIVE).union(Classes::OTHER).union(Classes::WORD);

/// Classes that make a form a name.
pub const NAMES: Classes = Classes::GIVEN.union(Classes::FAMILY).union(Classes::PLACE).union(Classes::BRAND);

/// What a word is, judged by the word alone. `word` is in its plain form.
pub fn explain(word: &str) -> Verdict {
    let simple = explain_simple(word, shape_of(word));
    if simple.is_explained() || !word.contains('-') {
        return simple;
    }
    explain_chain(word).unwrap_or(simple)
}

/// A word without regard to hyphens inside.
fn explain_simple(word: &str, shape: Shape) -> Verdict {
    let verdict = match shape {
        Shape::Lower => explain_lower(word),
        Shape::Title => explain_title(word),
        Shape::Upper => explain_upper(word),
        Shape::Mixed => explain_mixed(word),
        Shape::None => Verdict::new(VerdictKind::Acronym),
    };
    if verdict.kind == VerdictKind::Unknown && word.contains('\'') {
        return inflection::apostrophe(word).unwrap_or(verdict);
    }
    verdict
}

/// What an exact entry says of a form.
fn from_entry(form: &str, entry: Entry) -> Verdict {
    let kind = if entry.classes.intersects(Classes::DOUBTFUL) || is_weak(form, entry) {
        VerdictKind::Doubtful
    } else if entry.classes.intersects(GERMAN) {
        VerdictKind::Known
    } else if entry.classes.intersects(NAMES) {
        VerdictKind::Name
    } else if entry.classes.intersects(Classes::ABBREVIATION) {
        VerdictKind::Acronym
    } else {
        VerdictKind::Foreign
    };
    Verdict::of(kind, entry)
}

fn explain_lower(word: &str) -> Verdict {
    let exact = Embedded::entry(word).map(|entry| from_entry(word, entry));
    if let Some(verdict) = exact {
        return verdict;
    }
    if let Some(verdict) = inflection::lower(word) {
        return verdict;
    }
    if let Some(entry) = Embedded::entry(&capitalize(word))
        && !entry.classes.intersects(Classes::DOUBTFUL)
    {
        let verdict = Verdict::of(VerdictKind::NounInLowerCase, entry);
        return if means_the_noun(word) { verdict } else { Verdict::of(VerdictKind::Unknown, verdict.entry) };
    }
    compound(word, Shape::Lower)
}

fn explain_title(word: &str) -> Verdict {
    let exact = Embedded::entry(word).map(|entry| from_entry(word, entry));
    let lower = Embedded::entry(&decapitalize(word))
        .filter(|entry| entry.classes.intersects(GERMAN.union(Classes::ENGLISH).union(Classes::ABBREVIATION)));
    match (exact, lower) {
        (Some(verdict), Some(lower))
            if verdict.kind == VerdictKind::Doubtful || lower.zipf_tenths > verdict.entry.zipf_tenths + 10 =>
        {
            let below = from_entry(&decapitalize(word), lower);
            if below.kind == VerdictKind::Known {
                Verdict::of(VerdictKind::Capitalized, lower)
            } else if verdict.kind == VerdictKind::Doubtful {
                below
            } else {
                verdict
            }
        }
        (Some(verdict), _) => verdict,
        (None, Some(lower)) => {
            let below = from_entry(&decapitalize(word), lower);
            if below.kind == VerdictKind::Known { Verdict::of(VerdictKind::Capitalized, lower) } else { below }
        }
        (None, None) => inflection::title(word).unwrap_or_else(|| compound(word, Shape::Title)),
    }
}

fn explain_upper(word: &str) -> Verdict {
    if let Some(entry) = Embedded::entry(word) {
        return Verdict::of(VerdictKind::Acronym, entry);
    }
    let lower = word.to_lowercase();
    let title = capitalize(&lower);
    for form in [title.as_str(), lower.as_str()] {
        if let Some(entry) = Embedded::entry(form)
            && !entry.classes.intersects(Classes::DOUBTFUL)
        {
            return Verdict::of(VerdictKind::Capitals, entry);
        }
    }
    if let Some(at) = lower.find("ss") {
        let eszett = format!("{}ß{}", &lower[..at], &lower[at + 2..]);
        if let Some(entry) = Embedded::entry(&eszett).or_else(|| Embedded::entry(&capitalize(&eszett))) {
            return Verdict::of(VerdictKind::Capitals, entry);
        }
    }
    if word.chars().count() <= LONGEST_ACRONYM {
        return Verdict::new(VerdictKind::Acronym);
    }
    let verdict = explain_title(&title);
    if verdict.is_explained() { Verdict::of(VerdictKind::Capitals, verdict.entry) } else { verdict }
}

/// Rows of capitals up to this long are acronyms whether listed or not.
const LONGEST_ACRONYM: usize = 5;

fn explain_mixed(word: &str) -> Verdict {
    if let Some(entry) = Embedded::entry(word) {
        return from_entry(word, entry);
    }
    if let Some(verdict) = inflection::mixed(word) {
        return verdict;
    }
    let lower = word.to_lowercase();
    for form in [capitalize(&lower), lower] {
        let verdict = explain_simple(&form, shape_of(&form));
        if matches!(verdict.kind, VerdictKind::Known | VerdictKind::Capitalized | VerdictKind::Compound | VerdictKind::Inflected)
        {
            return Verdict::of(VerdictKind::Miscased, verdict.entry);
        }
    }
    Verdict::UNKNOWN
}

/// A compound, unless it stands one slip from a common word that needs no composing.
fn compound(word: &str, shape: Shape) -> Verdict {
    let Some(split) = compounds::split(word, shape) else { return Verdict::UNKNOWN };
    let entry = Entry { zipf_tenths: 0, classes: split.head.classes };
    if split.zipf < IMPROBABLE_ZIPF || near_common(word) {
        return Verdict::of(VerdictKind::Vetoed, entry);
    }
    Verdict::of(VerdictKind::Compound, entry)
}

/// Compounds whose parts meet more rarely than this by chance are judged like unknown words.
const IMPROBABLE_ZIPF: f32 = -2.0;

/// A neighbour this common vetoes a compound.
const VETO_ZIPF_TENTHS: u8 = 20;

/// Whether a word that is not rare is one slip away.
pub(super) fn near_common(word: &str) -> bool {
    has_neighbour(word, VETO_ZIPF_TENTHS)
}

/// Whether a form known only with a capital means that noun, rather than a common word one slip away:
/// *regierung* does, *kien* and *werdern* do not.
fn means_the_noun(word: &str) -> bool {
    suggest::suggest(word, 1)
        .first()
        .is_none_or(|best| best.text.starts_with(char::is_uppercase) && best.text.to_lowercase() == word)
}

/// Whether a listed form is so weakly attested that it is judged like an unknown word: one source or
/// English only, and one slip from a far commoner German word.
fn is_weak(word: &str, entry: Entry) -> bool {
    let (least, gap) = if !entry.classes.intersects(GERMAN.union(NAMES).union(Classes::ABBREVIATION)) {
        (WEAK_FOREIGN_TENTHS, 5)
    } else if entry.classes.contains(Classes::SINGLE) && !entry.classes.intersects(NAMES) {
        (WEAK_SINGLE_TENTHS, 15)
    } else {
        return false;
    };
    let least = least.max(entry.zipf_tenths.saturating_add(gap));
    has_neighbour(word, least)
}

/// An English form is weak beside a German word of this frequency.
const WEAK_FOREIGN_TENTHS: u8 = 28;

/// A form of one source is weak beside a word of this frequency.
const WEAK_SINGLE_TENTHS: u8 = 15;

/// Whether a German word of some frequency, in tenths of zipf, is one slip away.
fn has_neighbour(word: &str, least_tenths: u8) -> bool {
    let lower = word.to_lowercase();
    let mut near = false;
    search::within(Embedded::common().as_fst(), &lower, 1, &mut |_, value, distance| {
        let entry = Entry::unpack(value);
        near |= distance == 1 && entry.zipf_tenths >= least_tenths && entry.classes.intersects(GERMAN);
    });
    near
}

/// One part of a hyphenated word: besides words in their own casing, capitals after a hyphen, single
/// letters, numbers and modifiers with their linking element count.
pub(super) fn explain_part(part: &str, first: bool) -> Verdict {
    if part.chars().count() <= 2 || part.bytes().any(|byte| byte.is_ascii_digit()) {
        return Verdict::new(VerdictKind::Acronym);
    }
    let shape = shape_of(part);
    let verdict = explain_simple(part, shape);
    if verdict.is_explained() {
        return verdict;
    }
    if verdict.kind == VerdictKind::NounInLowerCase && !first {
        return verdict;
    }
    // "Regierungs-", "Wochen-": a modifier with its linking element.
    if let Some(part) = Embedded::modifier(&part.to_lowercase()) {
        return Verdict::of(VerdictKind::Compound, Entry { zipf_tenths: part.zipf_tenths, classes: part.classes });
    }
    verdict
}

/// A word with hyphens: every part must be explained.
fn explain_chain(word: &str) -> Option<Verdict> {
    let n_parts = word.split('-').count();
    let mut last = Verdict::UNKNOWN;
    let mut all_names = true;
    for (at, part) in word.split('-').enumerate() {
        if part.is_empty() {
            return None;
        }
        last = explain_part(part, at == 0);
        let in_chain = last.is_explained() || (last.kind == VerdictKind::NounInLowerCase && at > 0 && at + 1 < n_parts);
        if !in_chain {
            return None;
        }
        all_names &= last.kind == VerdictKind::Name;
    }
    let kind = if all_names { VerdictKind::Name } else { VerdictKind::Hyphenated };
    Some(Verdict::of(kind, last.entry))
}
