//! Reviewdog's diagnostic format.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{ReportOptions, Reporter, Summary};
use crate::{
    diagnostic::{Finding, Level, RuleMeta},
    text::{SourceFile, Span},
};

/// Makes the reporter.
pub(super) fn make(_: ReportOptions) -> Box<dyn Reporter> {
    Box::new(RdJson { n_written: 0 })
}

struct RdJson {
    n_written: usize,
}

impl Reporter for RdJson {
    fn begin(&mut self, out: &mut dyn Write, _: &[&'static RuleMeta]) -> io::Result<()> {
        write!(out, "{{\"source\":{{\"name\":\"rotstift\"}},\"diagnostics\":[")
    }

    fn file(&mut self, out: &mut dyn Write, source: &SourceFile, findings: &[Finding]) -> io::Result<()> {
        for finding in findings {
            out.write_all(if self.n_written == 0 { b"\n" } else { b",\n" })?;
            serde_json::to_writer(&mut *out, &diagnostic(source, finding))?;
            self.n_written += 1;
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, _: &Summary) -> io::Result<()> {
        writeln!(out, "{}]}}", if self.n_written == 0 { "" } else { "\n" })
    }
}

fn diagnostic(source: &SourceFile, finding: &Finding) -> Value {
    // Suggestions are alternatives, each a single replacement; a fix of several edits is not one.
    let suggestions: Vec<Value> = match finding.fix.as_ref().map(crate::diagnostic::Fix::edits) {
        Some([edit]) if edit.span != finding.span => {
            vec![json!({ "range": range(source, edit.span), "text": edit.text })]
        }
        _ => {
            let texts = finding.suggestions.iter();
            texts.map(|suggestion| json!({ "range": range(source, finding.span), "text": suggestion.text })).collect()
        }
    };
    let related: Vec<Value> = finding
        .related
        .iter()
        .map(|related| {
            let location = json!({ "path": source.name(), "range": range(source, related.span) });
            json!({ "message": related.message, "location": location })
        })
        .collect();
    json!({
        "message": finding.message,
        "location": { "path": source.name(), "range": range(source, finding.span) },
        "severity": match finding.level {
            Level::Error => "ERROR",
            Level::Warning => "WARNING",
            Level::Info => "INFO",
        },
        "code": { "value": finding.rule },
        "suggestions": suggestions,
        "related_locations": related,
    })
}

/// Columns count bytes of UTF-8 here, from 1.
fn range(source: &SourceFile, span: Span) -> Value {
    let place = |offset: u32| {
        let line_idx = source.lines().line_idx(offset);
        let start = source.lines().line_start(line_idx).unwrap_or_default();
        json!({ "line": line_idx + 1, "column": offset - start + 1 })
    };
    json!({ "start": place(span.start()), "end": place(span.end()) })
}
