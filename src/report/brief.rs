//! One line a finding: `path:line:col: level[rule] message → correction`.

use std::io::{self, Write};

use super::{ReportOptions, Reporter, Summary};
use crate::{
    diagnostic::{Finding, Language, RuleMeta},
    text::SourceFile,
};

/// Makes the reporter.
pub(super) fn make(options: ReportOptions) -> Box<dyn Reporter> {
    Box::new(Brief { language: options.language })
}

struct Brief {
    language: Language,
}

impl Reporter for Brief {
    fn begin(&mut self, _: &mut dyn Write, _: &[&'static RuleMeta]) -> io::Result<()> {
        Ok(())
    }

    fn file(&mut self, out: &mut dyn Write, source: &SourceFile, findings: &[Finding]) -> io::Result<()> {
        for finding in findings {
            let at = source.position(finding.span.start());
            write!(
                out,
                "{}:{}:{}: {}[{}] {}",
                source.name(),
                at.line,
                at.column,
                finding.level,
                finding.rule,
                one_line(&finding.message)
            )?;
            match finding.suggestions.first() {
                Some(first) => writeln!(out, " → {}", correction(&first.text, self.language))?,
                None => writeln!(out)?,
            }
        }
        Ok(())
    }

    fn finish(&mut self, _: &mut dyn Write, _: &Summary) -> io::Result<()> {
        Ok(())
    }
}

/// A correction as people read it; an empty one asks for deletion.
pub(super) fn correction(text: &str, language: Language) -> String {
    match (text, language) {
        ("", Language::German) => "(streichen)".to_owned(),
        ("", Language::English) => "(delete)".to_owned(),
        (text, _) => one_line(text),
    }
}

/// A text that keeps to its line and cannot command a terminal.
pub(super) fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
