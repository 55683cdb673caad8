//! The XML of `JUnit`: each file is a suite, each finding a failed test, a clean file a passed one.

use std::io::{self, Write};

use super::{
    ReportOptions, Reporter, Summary,
    brief::correction,
    escape::{xml, xml_attribute},
};
use crate::{
    diagnostic::{Finding, Language, RuleMeta},
    text::SourceFile,
};

/// Makes the reporter.
pub(super) fn make(options: ReportOptions) -> Box<dyn Reporter> {
    Box::new(JUnit { language: options.language })
}

struct JUnit {
    language: Language,
}

impl Reporter for JUnit {
    fn begin(&mut self, out: &mut dyn Write, _: &[&'static RuleMeta]) -> io::Result<()> {
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"rotstift\">")
    }

    fn file(&mut self, out: &mut dyn Write, source: &SourceFile, findings: &[Finding]) -> io::Result<()> {
        let (name, n) = (xml_attribute(source.name()), findings.len());
        writeln!(out, "  <testsuite name=\"{name}\" tests=\"{}\" failures=\"{n}\" errors=\"0\">", n.max(1))?;
        if findings.is_empty() {
            writeln!(out, "    <testcase name=\"rotstift\" classname=\"{name}\"/>")?;
        }
        for finding in findings {
            let at = source.position(finding.span.start());
            let mut text = format!("{}:{}:{}: {}", source.name(), at.line, at.column, finding.message);
            if let Some(first) = finding.suggestions.first() {
                text.push_str(" → ");
                text.push_str(&correction(&first.text, self.language));
            }
            writeln!(out, "    <testcase name=\"{} {}:{}\" classname=\"{name}\">", finding.rule, at.line, at.column)?;
            let message = xml_attribute(&finding.message);
            writeln!(out, "      <failure type=\"{}\" message=\"{message}\">{}</failure>", finding.level, xml(&text))?;
            writeln!(out, "    </testcase>")?;
        }
        writeln!(out, "  </testsuite>")
    }

    fn finish(&mut self, out: &mut dyn Write, _: &Summary) -> io::Result<()> {
        writeln!(out, "</testsuites>")
    }
}
