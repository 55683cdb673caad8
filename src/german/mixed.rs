//! Words with digits inside: `50-prozentig`, `1990er-Jahre`, `CO2-Ausstoß`, `20fach`, `3D`.

use super::{
    explain,
    verdict::{Verdict, VerdictKind},
};
use crate::unicode::is_letter;

/// What follows a number without a hyphen: endings, and units, which are data.
const ENDINGS: &str = include_str!("../../dictionaries/lists/after-digits.txt");

/// What a word with digits is: its parts without digits must be known.
pub(super) fn explain_form(form: &str) -> Verdict {
    let known = form.split('-').all(|part| {
        let letters = part.trim_matches(|c: char| !is_letter(c));
        letters.chars().count() <= 3
            || letters.bytes().any(|byte| byte.is_ascii_digit())
            || is_after_digits(part, letters)
            || explain::explain_part(letters, false).is_explained()
            || is_in_chain(letters)
    });
    if known { Verdict::new(VerdictKind::Acronym) } else { Verdict::UNKNOWN }
}

fn is_after_digits(part: &str, letters: &str) -> bool {
    part.starts_with(|c: char| c.is_numeric()) && ENDINGS.lines().any(|ending| ending == letters)
}

/// `50-prozentig`, `18-jährige`, `10-tägig`: derived words that stand only behind numbers.
fn is_in_chain(letters: &str) -> bool {
    explain::explain(&format!("ein{letters}")).is_explained() || explain::explain(&format!("zwei{letters}")).is_explained()
}
