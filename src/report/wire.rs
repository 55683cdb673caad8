//! Findings as records for other programs: the one place that fixes names and units.
//!
//! Fields are only ever added. Offsets are bytes of the file as it lies on disk.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Value;

use super::Summary;
use crate::{
    diagnostic::{Finding, Fix, Level, Related},
    text::{SourceFile, Span},
};

/// A finding.
#[derive(Debug, Serialize)]
pub(super) struct WireFinding<'a> {
    path: &'a str,
    rule: &'a str,
    level: &'static str,
    message: &'a str,
    text: &'a str,
    #[serde(flatten)]
    place: WirePlace,
    suggestions: Vec<&'a str>,
    fix: Option<WireFix<'a>>,
    confidence: f64,
    related: Vec<WireRelated<'a>>,
    fingerprint: String,
}

/// Where something stands.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct WirePlace {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) line: u32,
    pub(super) column: u32,
    pub(super) end_line: u32,
    pub(super) end_column: u32,
    pub(super) utf16_column: u32,
    pub(super) utf16_end_column: u32,
}

#[derive(Debug, Serialize)]
struct WireFix<'a> {
    safety: &'static str,
    edits: Vec<WireEdit<'a>>,
}

#[derive(Debug, Serialize)]
struct WireEdit<'a> {
    start: u32,
    end: u32,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct WireRelated<'a> {
    message: &'a str,
    text: &'a str,
    #[serde(flatten)]
    place: WirePlace,
}

/// What a run came to.
#[derive(Debug, Serialize)]
pub(super) struct WireSummary {
    files: usize,
    files_with_findings: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    fixed: usize,
    in_baseline: usize,
    suppressed: usize,
    not_checked: usize,
}

impl<'a> WireFinding<'a> {
    /// A finding in its source.
    pub(super) fn new(source: &'a SourceFile, finding: &'a Finding) -> Self {
        Self {
            path: source.name(),
            rule: finding.rule,
            level: finding.level.name(),
            message: &finding.message,
            text: source.slice(finding.span),
            place: WirePlace::new(source, finding.span),
            suggestions: finding.suggestions.iter().map(|suggestion| suggestion.text.as_str()).collect(),
            fix: finding.fix.as_ref().map(|fix| wire_fix(source, fix)),
            confidence: f64::from(finding.confidence) / 1000.0,
            related: finding.related.iter().map(|related| wire_related(source, related)).collect(),
            fingerprint: fingerprint(finding),
        }
    }
}

impl WirePlace {
    /// The place of a span.
    pub(super) fn new(source: &SourceFile, span: Span) -> Self {
        let disk = source.disk_range(span);
        let (start, end) = (source.position(span.start()), source.position(span.end()));
        Self {
            start: disk.start,
            end: disk.end,
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            utf16_column: start.utf16_column,
            utf16_end_column: end.utf16_column,
        }
    }
}

impl From<&Summary> for WireSummary {
    fn from(summary: &Summary) -> Self {
        Self {
            files: summary.n_files,
            files_with_findings: summary.n_files_with_findings,
            errors: summary.count(Level::Error),
            warnings: summary.count(Level::Warning),
            infos: summary.count(Level::Info),
            fixed: summary.n_fixed,
            in_baseline: summary.n_in_baseline,
            suppressed: summary.n_suppressed,
            not_checked: summary.n_troubles,
        }
    }
}

/// Writes one document of a stream with its findings, on a line of its own.
///
/// # Errors
/// When the output cannot be written.
pub fn write_document(out: &mut dyn Write, id: &Value, source: &SourceFile, findings: &[Finding]) -> io::Result<()> {
    #[derive(Serialize)]
    struct WireDocument<'a> {
        id: &'a Value,
        findings: Vec<WireFinding<'a>>,
    }
    let findings = findings.iter().map(|finding| WireFinding::new(source, finding)).collect();
    serde_json::to_writer(&mut *out, &WireDocument { id, findings })?;
    out.write_all(b"\n")
}

/// A fingerprint as reports write it.
pub(super) fn fingerprint(finding: &Finding) -> String {
    format!("{:016x}", finding.fingerprint)
}

/// A fingerprint that is unique over all files of a run.
pub(super) fn fingerprint_in(source: &SourceFile, finding: &Finding) -> String {
    // FNV-1a again, over the path.
    let path = source.name().bytes();
    let hash = path.fold(finding.fingerprint, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3));
    format!("{hash:016x}")
}

fn wire_fix<'a>(source: &SourceFile, fix: &'a Fix) -> WireFix<'a> {
    let edits = fix.edits().iter().map(|edit| {
        let disk = source.disk_range(edit.span);
        WireEdit { start: disk.start, end: disk.end, text: &edit.text }
    });
    WireFix { safety: fix.safety().name(), edits: edits.collect() }
}

fn wire_related<'a>(source: &'a SourceFile, related: &'a Related) -> WireRelated<'a> {
    WireRelated { message: &related.message, text: source.slice(related.span), place: WirePlace::new(source, related.span) }
}
