//! Forms that differ in ß and ss alone: drops the old spelling (*Fluß*) and the Swiss one (*Strasse*), keeps both
//! where both are right (*Maße, Masse*). In doubt both stay: silence is better than a false alarm.
//!
//! No source tells old forms from new ones, Morphy's data has both. But before a consonant or at the end of a word ß is
//! right after a long vowel only, and the stems with a long vowel before ß are few.

use std::collections::BTreeSet;

use crate::{
    frequency::Frequency,
    harvest::origin,
    members::{Member, Members},
};

/// After these the vowel is long, so that ß is right.
const DIPHTHONGS: [&str; 7] = ["ei", "ai", "au", "äu", "eu", "ie", "ey"];
/// What stands before ß in the other stems with a long vowel.
const LONG: [&str; 28] = [
    "gro", "grö", "blo", "blö", "sto", "stö", "klo", "klö", "flo", "flö", "scho", "schö", "fu", "fü", "gru", "grü", "ru", "bu",
    "bü", "sü", "ma", "mä", "spa", "spä", "stra", "gefä", "gesä", "fra",
];
/// Natural logarithm of ten: how much more frequent the right form has to be.
const TEN_TIMES: f64 = std::f64::consts::LN_10;

/// Returns the forms that it drops.
pub(crate) fn apply(members: &mut Members, frequency: &Frequency) -> BTreeSet<String> {
    // *Weiss* is a family name that people have listed by hand.
    let is_own = |member: &Member| member.sources & origin::LISTS != 0;
    let mut wrong = BTreeSet::new();
    for member in members.iter() {
        for (at, _) in member.text.match_indices('ß') {
            let other = format!("{}ss{}", &member.text[..at], &member.text[at + 'ß'.len_utf8()..]);
            if let Some(other) = members.get(&other) {
                let judged = judge(member, other, at, frequency).filter(|member| !is_own(member));
                wrong.extend(judged.map(|member| member.text.clone()));
            }
        }
    }
    members.drop_all(wrong.iter().cloned());
    wrong
}

/// Which of the two is wrong, if one is.
fn judge<'a>(eszett: &'a Member, double: &'a Member, at: usize, frequency: &Frequency) -> Option<&'a Member> {
    match vowel(&eszett.text, at) {
        Vowel::Diphthong => return Some(double),
        Vowel::Short => return Some(eszett),
        Vowel::LongBeforeEnd => return Some(double),
        Vowel::Open | Vowel::Unknown => {}
    }
    let difference = frequency.log_share(&eszett.text) - frequency.log_share(&double.text);
    match () {
        () if difference > TEN_TIMES => Some(double),
        // *rußen* is rarer than careless *russen*, and right all the same.
        () if difference < -TEN_TIMES && !is_long(&eszett.text, at) => Some(eszett),
        () => None,
    }
}

/// Whether the stem has a long vowel before its ß, whatever follows.
fn is_long(form: &str, at: usize) -> bool {
    form.get(..at).is_some_and(|before| LONG.iter().any(|long| before.to_lowercase().ends_with(long)))
}

/// What can be said of the vowel before a ß.
#[derive(PartialEq, Eq)]
pub(super) enum Vowel {
    Diphthong,
    /// Long, and ß stands before a consonant or at the end, where ss could not be a word of its own.
    LongBeforeEnd,
    /// Short, so that the ß is an old spelling.
    Short,
    /// ß stands between vowels.
    Open,
    /// Both are written: *Geschoß, Geschoss*.
    Unknown,
}

/// The kind of vowel before the ß at this place of the form.
pub(super) fn vowel(form: &str, at: usize) -> Vowel {
    let lower = form.to_lowercase();
    let (Some(before), Some(after)) = (lower.get(..at), lower.get(at + 'ß'.len_utf8()..)) else { return Vowel::Unknown };
    let ends = |endings: &[&str]| endings.iter().any(|ending| before.ends_with(ending));
    if before.starts_with("mi") && before.len() == 2 {
        return Vowel::Short;
    }
    if ends(&DIPHTHONGS) {
        return Vowel::Diphthong;
    }
    if after.chars().next().is_some_and(is_vowel) {
        return Vowel::Open;
    }
    let is_verb = lower == *form;
    match () {
        // Bavarian, Austrian, or a stone.
        () if ends(&["gescho", "lö"]) || lower == "straß" || lower == "lö" => Vowel::Unknown,
        () if before.ends_with("ru") && (ends(&["dru"]) || after.starts_with('l')) => Vowel::Short,
        // *schoss, floss* of *schießen, fließen* are short, *Schoß, Floß* are long.
        () if ends(&["scho", "flo"]) && is_verb => Vowel::Short,
        () if ends(&LONG) || before == "sa" || before == "a" || ends(&["besa", "versa", "verga"]) => Vowel::LongBeforeEnd,
        () => Vowel::Short,
    }
}

/// Whether a letter is a vowel.
pub(super) fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ä' | 'ö' | 'ü')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_forms_are_told_from_new_ones() {
        for old in ["Fluß", "daß", "mußte", "Kuß", "Prozeß", "Rußland", "Überdruß", "läßt", "erschoß", "Schlußstrich", "mißlang"]
        {
            let at = old.find('ß').expect("each has one");
            assert!(vowel(old, at) == Vowel::Short, "{old}");
        }
        for new in ["Fußball", "groß", "größte", "süß", "Schoß", "Spaß", "Maßband", "büßt", "grüßt", "Straßburg", "aß", "vergaß"]
        {
            let at = new.find('ß').expect("each has one");
            assert!(vowel(new, at) == Vowel::LongBeforeEnd, "{new}");
        }
        assert!(vowel("heißt", 3) == Vowel::Diphthong && vowel("Straße", 4) == Vowel::Open);
    }
}
