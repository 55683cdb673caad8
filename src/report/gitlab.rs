//! GitLab's code quality report, a subset of Code Climate's.

use std::io::{self, Write};

use serde_json::json;

use super::{ReportOptions, Reporter, Summary, wire};
use crate::{
    diagnostic::{Finding, Level, RuleMeta},
    text::SourceFile,
};

/// Makes the reporter.
pub(super) fn make(_: ReportOptions) -> Box<dyn Reporter> {
    Box::new(GitLab { n_written: 0 })
}

struct GitLab {
    n_written: usize,
}

impl Reporter for GitLab {
    fn begin(&mut self, out: &mut dyn Write, _: &[&'static RuleMeta]) -> io::Result<()> {
        write!(out, "[")
    }

    fn file(&mut self, out: &mut dyn Write, source: &SourceFile, findings: &[Finding]) -> io::Result<()> {
        for finding in findings {
            let (start, end) = (source.position(finding.span.start()), source.position(finding.span.end()));
            let issue = json!({
                "type": "issue",
                "description": finding.message,
                "check_name": finding.rule,
                // Must be unique over all files.
                "fingerprint": wire::fingerprint_in(source, finding),
                "severity": match finding.level {
                    Level::Error => "major",
                    Level::Warning => "minor",
                    Level::Info => "info",
                },
                "categories": ["Style"],
                "location": { "path": source.name(), "lines": { "begin": start.line, "end": end.line } },
            });
            out.write_all(if self.n_written == 0 { b"\n" } else { b",\n" })?;
            serde_json::to_writer(&mut *out, &issue)?;
            self.n_written += 1;
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, _: &Summary) -> io::Result<()> {
        writeln!(out, "{}]", if self.n_written == 0 { "" } else { "\n" })
    }
}
