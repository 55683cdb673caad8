//! One JSON document: the findings as in `jsonl`, then the summary.

use std::io::{self, Write};

use super::{
    ReportOptions, Reporter, Summary,
    wire::{WireFinding, WireSummary},
};
use crate::{
    diagnostic::{Finding, RuleMeta},
    text::SourceFile,
};

/// Makes the reporter.
pub(super) fn make(_: ReportOptions) -> Box<dyn Reporter> {
    Box::new(Json { n_written: 0 })
}

struct Json {
    n_written: usize,
}

impl Reporter for Json {
    fn begin(&mut self, out: &mut dyn Write, _: &[&'static RuleMeta]) -> io::Result<()> {
        write!(out, "{{\"version\":1,\"findings\":[")
    }

    fn file(&mut self, out: &mut dyn Write, source: &SourceFile, findings: &[Finding]) -> io::Result<()> {
        for finding in findings {
            out.write_all(if self.n_written == 0 { b"\n" } else { b",\n" })?;
            serde_json::to_writer(&mut *out, &WireFinding::new(source, finding))?;
            self.n_written += 1;
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
        write!(out, "{}],\"summary\":", if self.n_written == 0 { "" } else { "\n" })?;
        serde_json::to_writer(&mut *out, &WireSummary::from(summary))?;
        writeln!(out, "}}")
    }
}
