//! Forms that differ in ß and ss alone: drops the old spelling (*Fluß*) and the Swiss one (*Strasse*), keeps both
//! where both are right (*Maße, Masse*). In doubt both stay: silence is better than a false alarm.

use crate::{
    frequency::Frequency,
    harvest::origin,
    members::{Member, Members},
};

/// After these the vowel is long, so that ß is right.
const LONG: [&str; 7] = ["ei", "ai", "au", "äu", "eu", "ie", "ey"];
/// Natural logarithm of ten: how much more frequent the right form has to be.
const TEN_TIMES: f64 = std::f64::consts::LN_10;

pub(crate) fn apply(members: &mut Members, frequency: &Frequency) -> usize {
    let mut wrong = Vec::new();
    for member in members.iter() {
        for (at, _) in member.text.match_indices('ß') {
            let other = format!("{}ss{}", &member.text[..at], &member.text[at + 'ß'.len_utf8()..]);
            if let Some(other) = members.get(&other) {
                wrong.extend(judge(member, other, at, frequency).map(|member| member.text.clone()));
            }
        }
    }
    wrong.sort_unstable();
    members.drop_all(wrong)
}

/// Which of the two is wrong, if one is.
fn judge<'a>(eszett: &'a Member, double: &'a Member, at: usize, frequency: &Frequency) -> Option<&'a Member> {
    let before = eszett.text[..at].to_lowercase();
    if eszett.text.to_lowercase().starts_with("miß") {
        return Some(eszett);
    }
    if LONG.iter().any(|long| before.ends_with(long)) {
        return Some(double);
    }
    let difference = frequency.log_share(&eszett.text) - frequency.log_share(&double.text);
    if difference.abs() > TEN_TIMES {
        return Some(if difference > 0.0 { double } else { eszett });
    }
    let next = eszett.text[at + 'ß'.len_utf8()..].chars().next();
    let only_double = double.sources & origin::GPD != 0 && eszett.sources & origin::GPD == 0;
    (only_double && next.is_none_or(|next| !is_vowel(next))).then_some(eszett)
}

/// Whether a letter is a vowel.
pub(super) fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ä' | 'ö' | 'ü')
}
