//! Each report format, written from findings made by hand.
//!
//! `SNAPSHOTS=overwrite cargo test --test reports` writes the expected files anew; read them before committing.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::time::Duration;

use rotstift::{
    diagnostic::{Edit, Finding, Fix, Language, Level, Related, RuleMeta, Safety, Suggestion, Text},
    report::{REPORTERS, ReportOptions, Summary},
    text::{SourceFile, Span},
};

const TEXT: &str = "Beide Staatn gemeinsam ist die Isolation. Die Staatn schweigen.\n\
    Auch die Nato zeigt sich beunruhigt. Das gilt für die NATO wie für 😀 Grüße an\nan alle.\n\
    Zuletzt noch die Staatn ■\n";

static UNKNOWN_WORD: RuleMeta = RuleMeta {
    id: "unknown-word",
    level: Level::Error,
    safety: Some(Safety::Unsafe),
    summary: Text { de: "Ein Wort, das kein Wörterbuch kennt.", en: "A word that no dictionary knows." },
    why: Text { de: "Was kein Wort ist, ist meist verschrieben.", en: "What is no word is mostly a slip." },
    ..RuleMeta::NEW
};

fn nth(word: &str, n: usize) -> Span {
    let (at, _) = TEXT.match_indices(word).nth(n).unwrap();
    Span::of(at..at + word.len())
}

fn finding(rule: &'static str, level: Level, span: Span, message: &str, suggestions: &[&str]) -> Finding {
    let suggestions: Vec<_> = suggestions.iter().map(|text| Suggestion { text: (*text).to_owned(), score: 0.0 }).collect();
    let fix = suggestions.first().map(|first| Fix::replace(Safety::Unsafe, span, first.text.clone()));
    let fingerprint = 0x0123_4567_89AB_CDEF ^ u64::from(span.start());
    Finding {
        rule,
        level,
        span,
        message: message.to_owned(),
        suggestions,
        fix,
        confidence: 980,
        related: Vec::new(),
        fingerprint,
    }
}

fn findings() -> Vec<Finding> {
    let unknown = |n| {
        let message = "„Staatn“ ist kein bekanntes Wort.";
        finding("unknown-word", Level::Error, nth("Staatn", n), message, &["Staaten", "Staats", "Staat"])
    };
    let mut acronym =
        finding("acronym-consistency", Level::Warning, nth("NATO", 0), "„NATO“ steht hier einmal, sonst „Nato“.", &["Nato"]);
    acronym.related.push(Related { span: nth("Nato", 0), message: "hier „Nato“".to_owned() });
    let mut doubled = finding("doubled-word", Level::Error, nth("an\nan", 0), "„an“ steht zweimal hintereinander.", &["an"]);
    let second = Span::new(doubled.span.start() + 2, doubled.span.end());
    doubled.fix = Fix::new(Safety::Safe, vec![Edit { span: second, text: String::new() }]);
    let stray = finding("stray-symbol", Level::Info, nth("■", 0), "„■“ ist wohl stehen geblieben.", &[""]);
    vec![unknown(0), unknown(1), acronym, doubled, unknown(2), stray]
}

fn report(format: &str, options: ReportOptions) -> String {
    let format = REPORTERS.iter().find(|reporter| reporter.name == format).unwrap();
    let mut reporter = (format.make)(options);
    let (source, findings) = (SourceFile::from_text("texte/artikel.txt", TEXT), findings());
    let clean = SourceFile::from_text("texte/leer.txt", "");
    let mut summary = Summary { n_in_baseline: 2, elapsed: Duration::from_millis(12), ..Summary::default() };
    summary.add(&source, &findings);
    summary.add(&clean, &[]);
    let mut out = Vec::new();
    reporter.begin(&mut out, &[&UNKNOWN_WORD]).unwrap();
    reporter.file(&mut out, &source, &findings).unwrap();
    reporter.file(&mut out, &clean, &[]).unwrap();
    reporter.finish(&mut out, &summary).unwrap();
    String::from_utf8(out).unwrap().replace(env!("CARGO_PKG_VERSION"), "VERSION")
}

const OPTIONS: ReportOptions =
    ReportOptions { color: false, language: Language::German, all: false, quiet: false, has_baseline: true };

#[test]
fn every_format_writes_the_sample_as_recorded() {
    for format in REPORTERS {
        let path = format!("{}/tests/reports/sample.{}", env!("CARGO_MANIFEST_DIR"), format.name);
        let expected = snapbox::Data::read_from(path.as_ref(), Some(snapbox::data::DataFormat::Text));
        snapbox::assert_data_eq!(report(format.name, OPTIONS), expected.raw());
    }
}

#[test]
fn the_terminal_report_can_be_english_and_coloured() {
    let options = ReportOptions { color: true, language: Language::English, all: true, quiet: true, has_baseline: false };
    let written = report("human", options);
    assert!(written.contains("\x1b[1;31merror[unknown-word]"), "{written}");
    assert!(written.contains("correction: Staaten (or Staats, Staat)"), "{written}");
    assert_eq!(written.matches("unknown-word").count(), 3);
}

#[test]
fn json_lines_carry_every_promised_field() {
    let written = report("jsonl", OPTIONS);
    let records: Vec<serde_json::Value> = written.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(records.len(), 6);
    for field in [
        "path",
        "rule",
        "level",
        "message",
        "text",
        "start",
        "end",
        "line",
        "column",
        "end_line",
        "end_column",
        "utf16_column",
        "utf16_end_column",
        "suggestions",
        "fix",
        "confidence",
        "related",
        "fingerprint",
    ] {
        assert!(records.iter().all(|record| record.get(field).is_some()), "{field}");
    }
    let doubled = &records[3];
    assert_eq!((doubled["line"].as_u64(), doubled["column"].as_u64()), (Some(2), Some(76)));
    assert_eq!((doubled["utf16_column"].as_u64(), doubled["end_line"].as_u64()), (Some(77), Some(3)));
    let (start, end) = (doubled["start"].as_u64().unwrap() as usize, doubled["end"].as_u64().unwrap() as usize);
    assert_eq!(&TEXT[start..end], "an\nan");
}
