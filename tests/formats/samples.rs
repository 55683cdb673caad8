//! The same German article in every format: each fault is found once, at its own raw bytes, and none of
//! the words that stand in code, targets, keys or comments comes through.
//!
//! What each sample reads as is recorded beside it; `ROTSTIFT_BLESS=1 cargo test --test formats` writes
//! the records anew, to be read before they are committed.

use std::{fmt::Write, fs, path::PathBuf};

use rotstift::{
    document::{
        PLACEHOLDER,
        formats::{FormatOptions, format_of},
    },
    text::TextSpan,
};

/// The faults, and how long their raw form may be at most: with emphasis, entities and escapes inside.
const FAULTS: [&str; 8] = ["Nachmitag", "Gärtnerinn", "Größse", "Blumn", "Aplfel", "Wegg", "Kalendar", "Wetterdinst"];

/// What stands in markup only.
const HIDDEN: [&str; 11] =
    ["verblühht", "verblueht", "aplfell", "zaunn", "kalendarr", "gartn", "Gartn", "gardn", "rott", "Mustermannn", "nachmitagg"];

const SAMPLES: [&str; 17] = [
    "artikel.txt",
    "artikel.md",
    "artikel.mdx",
    "artikel.html",
    "artikel.adoc",
    "artikel.rst",
    "artikel.tex",
    "artikel.typ",
    "artikel.po",
    "artikel.xlf",
    "artikel_de.properties",
    "artikel_de.arb",
    "de.json",
    "de.yml",
    "artikel.srt",
    "artikel.vtt",
    "artikel_crlf.md",
];

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/formats/samples")
}

/// The sample's text; one of them is another with the line ends of Windows and a byte order mark.
fn sample(name: &str) -> String {
    if name == "artikel_crlf.md" {
        return format!("\u{FEFF}{}", sample("artikel.md").replace('\n', "\r\n"));
    }
    fs::read_to_string(folder().join(name)).unwrap()
}

#[test]
fn each_fault_is_read_once_at_its_bytes() {
    let options = FormatOptions::default();
    for name in SAMPLES {
        let source = sample(name);
        let document = format_of(name).parse(&source, &options);
        for fault in FAULTS {
            let hits: Vec<_> =
                document.segments.iter().flat_map(|s| s.text.match_indices(fault).map(move |(at, _)| (s, at))).collect();
            assert_eq!(hits.len(), 1, "{fault} in {name}");
            let (segment, at) = hits[0];
            let raw = &source[segment.to_source(TextSpan::of(at..at + fault.len())).range()];
            let ends = |c: Option<char>, e: Option<char>| c == e || c == Some('&') || c == Some('\\');
            assert!(ends(raw.chars().next(), fault.chars().next()), "{raw:?} in {name}");
            assert_eq!(raw.chars().next_back(), fault.chars().next_back(), "{raw:?} in {name}");
        }
        for hidden in HIDDEN {
            let leak = document.segments.iter().find(|segment| segment.text.contains(hidden));
            assert!(leak.is_none(), "{hidden} leaks in {name}: {leak:?}");
        }
    }
}

#[test]
fn samples_read_as_recorded() {
    for name in SAMPLES {
        let source = sample(name);
        let mut record = String::new();
        for segment in format_of(name).parse(&source, &FormatOptions::default()).segments {
            let span = segment.to_source(TextSpan::of(0..segment.text.len()));
            let text = segment.text.replace('\n', "⏎").replace(PLACEHOLDER, "¤");
            let lang = segment.lang.as_deref().map(|lang| format!(" ({lang})")).unwrap_or_default();
            writeln!(record, "{}..{} {:?}{lang}: {text}", span.start(), span.end(), segment.kind).unwrap();
        }
        let path = folder().join(format!("{name}.prose"));
        if std::env::var_os("ROTSTIFT_BLESS").is_some() {
            fs::write(&path, &record).unwrap();
        }
        assert_eq!(fs::read_to_string(&path).unwrap_or_default(), record, "{name}");
    }
}
