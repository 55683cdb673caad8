//! Gender forms: `Leser:innen`, `Leser*innen`, `Leser/-innen`, `jede*r`, `Schüler:innen-Rat`.

use super::{
    explain,
    verdict::{Verdict, VerdictKind},
};

const MARKS: [char; 6] = [':', '*', '_', '/', '·', '('];

/// What a gender form is: known when one of its readings without the mark is.
pub(super) fn explain_form(form: &str) -> Verdict {
    let Some(at) = form.find(MARKS) else { return Verdict::UNKNOWN };
    let stem = &form[..at];
    let tail = form[at..].trim_start_matches(MARKS).trim_start_matches('-').replace(')', "");
    let (ending, rest) = tail.split_once('-').unwrap_or((&tail, ""));
    let bare = stem.trim_end_matches(['e', 'r', 'n', 'm', 's']);
    let readings = [format!("{stem}{ending}"), stem.to_owned(), format!("{bare}{ending}"), format!("{stem}e")];
    let known = readings.iter().map(|reading| explain::explain(reading)).find(|verdict| verdict.is_explained());
    let rest_known = rest.is_empty() || explain::explain(rest).is_explained();
    match known {
        Some(verdict) if rest_known => Verdict::of(VerdictKind::Inflected, verdict.entry),
        _ => Verdict::UNKNOWN,
    }
}
