//! One JSON object a line for each finding; the format that is kept stable.

use std::io::{self, Write};

use super::{ReportOptions, Reporter, Summary, wire::WireFinding};
use crate::{
    diagnostic::{Finding, RuleMeta},
    text::SourceFile,
};

/// Makes the reporter.
pub(super) fn make(_: ReportOptions) -> Box<dyn Reporter> {
    Box::new(JsonLines)
}

struct JsonLines;

impl Reporter for JsonLines {
    fn begin(&mut self, _: &mut dyn Write, _: &[&'static RuleMeta]) -> io::Result<()> {
        Ok(())
    }

    fn file(&mut self, out: &mut dyn Write, source: &SourceFile, findings: &[Finding]) -> io::Result<()> {
        for finding in findings {
            serde_json::to_writer(&mut *out, &WireFinding::new(source, finding))?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }

    fn finish(&mut self, _: &mut dyn Write, _: &Summary) -> io::Result<()> {
        Ok(())
    }
}
