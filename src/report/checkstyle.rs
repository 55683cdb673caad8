//! Checkstyle's XML, which many CI servers read.

use std::io::{self, Write};

use super::{ReportOptions, Reporter, Summary, escape::xml_attribute};
use crate::{
    diagnostic::{Finding, RuleMeta},
    text::SourceFile,
};

/// Makes the reporter.
pub(super) fn make(_: ReportOptions) -> Box<dyn Reporter> {
    Box::new(Checkstyle)
}

struct Checkstyle;

impl Reporter for Checkstyle {
    fn begin(&mut self, out: &mut dyn Write, _: &[&'static RuleMeta]) -> io::Result<()> {
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">")
    }

    fn file(&mut self, out: &mut dyn Write, source: &SourceFile, findings: &[Finding]) -> io::Result<()> {
        if findings.is_empty() {
            return Ok(());
        }
        writeln!(out, "  <file name=\"{}\">", xml_attribute(source.name()))?;
        for finding in findings {
            let at = source.position(finding.span.start());
            writeln!(
                out,
                "    <error line=\"{}\" column=\"{}\" severity=\"{}\" message=\"{}\" source=\"rotstift.{}\"/>",
                at.line,
                at.column,
                finding.level,
                xml_attribute(&finding.message),
                finding.rule
            )?;
        }
        writeln!(out, "  </file>")
    }

    fn finish(&mut self, out: &mut dyn Write, _: &Summary) -> io::Result<()> {
        writeln!(out, "</checkstyle>")
    }
}
