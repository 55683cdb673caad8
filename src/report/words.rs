//! The report's own words: levels, counts and the summary line.

use std::{collections::BTreeMap, fmt::Write, time::Duration};

use super::Summary;
use crate::diagnostic::{Language, Level};

/// What a level is called in front of a finding.
pub fn level_word(level: Level, language: Language) -> &'static str {
    match (language, level) {
        (Language::German, Level::Error) => "Fehler",
        (Language::German, Level::Warning) => "Warnung",
        (Language::German, Level::Info) => "Hinweis",
        (Language::English, Level::Error) => "error",
        (Language::English, Level::Warning) => "warning",
        (Language::English, Level::Info) => "hint",
    }
}

/// A number of findings of a level: `3 Fehler`, `1 warning`.
pub fn count_of(n: usize, level: Level, language: Language) -> String {
    let plural = match (language, level) {
        _ if n == 1 => level_word(level, language),
        (Language::German, Level::Error) => "Fehler",
        (Language::German, Level::Warning) => "Warnungen",
        (Language::German, Level::Info) => "Hinweise",
        (Language::English, Level::Error) => "errors",
        (Language::English, Level::Warning) => "warnings",
        (Language::English, Level::Info) => "hints",
    };
    format!("{n} {plural}")
}

/// The line that sums a run up: `3 Fehler, 1 Warnung in 2 von 40 Dateien`.
pub fn summary_line(summary: &Summary, language: Language) -> String {
    let german = language == Language::German;
    let counts: Vec<String> = Level::ALL
        .into_iter()
        .filter(|&level| summary.count(level) > 0)
        .map(|level| count_of(summary.count(level), level, language))
        .collect();
    let files = files(summary.n_files, language);
    let mut line = match (counts.is_empty(), german) {
        _ if summary.n_files == 0 => (if german { "Keine Datei geprüft" } else { "no file checked" }).to_owned(),
        (true, true) => format!("Keine Funde in {files}"),
        (true, false) => format!("nothing found in {files}"),
        (false, true) if summary.n_files > 1 => format!("{} in {} von {files}", counts.join(", "), summary.n_files_with_findings),
        (false, false) if summary.n_files > 1 => format!("{} in {} of {files}", counts.join(", "), summary.n_files_with_findings),
        (false, _) => format!("{} in {files}", counts.join(", ")),
    };
    let mut also = |n: usize, de: &str, en: &str| {
        if n > 0 {
            let _ = write!(line, ", {n} {}", if german { de } else { en });
        }
    };
    also(summary.n_fixed, "korrigiert", "corrected");
    also(summary.n_in_baseline, "schon in der Baseline", "already in the baseline");
    also(summary.n_suppressed, "im Text unterdrückt", "suppressed in the text");
    also(summary.n_troubles, "nicht geprüft", "not checked");
    line
}

/// The number of findings of each rule, most frequent first, one line each.
pub fn statistics(counts: &BTreeMap<&'static str, usize>) -> Vec<String> {
    let mut rows: Vec<_> = counts.iter().collect();
    rows.sort_by_key(|&(rule, n)| (std::cmp::Reverse(*n), *rule));
    rows.iter().map(|(rule, n)| format!("{n:>6}  {rule}")).collect()
}

fn files(n: usize, language: Language) -> String {
    match (language, n) {
        (Language::German, 1) => "1 Datei".to_owned(),
        (Language::German, n) => format!("{n} Dateien"),
        (Language::English, 1) => "1 file".to_owned(),
        (Language::English, n) => format!("{n} files"),
    }
}

/// A wall time: `12 ms`, `1,2 s`.
pub fn duration(elapsed: Duration, language: Language) -> String {
    let millis = elapsed.as_millis();
    if millis < 1000 {
        return format!("{millis} ms");
    }
    let seconds = format!("{:.1} s", elapsed.as_secs_f64());
    if language == Language::German { seconds.replace('.', ",") } else { seconds }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_counts_and_agrees() {
        let summary = Summary { n_files: 40, n_files_with_findings: 2, n_findings: [0, 1, 3], ..Summary::default() };
        assert_eq!(summary_line(&summary, Language::German), "3 Fehler, 1 Warnung in 2 von 40 Dateien");
        let summary = Summary { n_files: 1, n_in_baseline: 7, ..Summary::default() };
        assert_eq!(summary_line(&summary, Language::German), "Keine Funde in 1 Datei, 7 schon in der Baseline");
        assert_eq!(summary_line(&summary, Language::English), "nothing found in 1 file, 7 already in the baseline");
        assert_eq!(duration(Duration::from_millis(1234), Language::German), "1,2 s");
    }
}
