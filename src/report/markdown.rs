//! A table in Markdown, for the page of a CI run or a comment.

use std::io::{self, Write};

use super::{ReportOptions, Reporter, Summary, brief::correction, level_word, summary_line};
use crate::{
    diagnostic::{Finding, Language, RuleMeta},
    text::SourceFile,
};

/// Longer tables help nobody, and GitHub takes no more than a megabyte.
const MOST_ROWS: usize = 500;

/// Makes the reporter.
pub(super) fn make(options: ReportOptions) -> Box<dyn Reporter> {
    Box::new(Markdown { language: options.language, n_rows: 0 })
}

struct Markdown {
    language: Language,
    n_rows: usize,
}

impl Markdown {
    fn head(&self) -> &'static str {
        match self.language {
            Language::German => "| Stelle | Stufe | Regel | Meldung | Korrektur |\n|---|---|---|---|---|",
            Language::English => "| place | level | rule | message | correction |\n|---|---|---|---|---|",
        }
    }
}

impl Reporter for Markdown {
    fn begin(&mut self, out: &mut dyn Write, _: &[&'static RuleMeta]) -> io::Result<()> {
        writeln!(out, "## rotstift\n")
    }

    fn file(&mut self, out: &mut dyn Write, source: &SourceFile, findings: &[Finding]) -> io::Result<()> {
        for finding in findings {
            self.n_rows += 1;
            if self.n_rows > MOST_ROWS {
                continue;
            }
            if self.n_rows == 1 {
                writeln!(out, "{}", self.head())?;
            }
            let at = source.position(finding.span.start());
            let first = finding.suggestions.first().map(|first| correction(&first.text, self.language)).unwrap_or_default();
            writeln!(
                out,
                "| {}:{}:{} | {} | {} | {} | {} |",
                cell(source.name()),
                at.line,
                at.column,
                level_word(finding.level, self.language),
                finding.rule,
                cell(&finding.message),
                cell(&first)
            )?;
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
        let break_line = if self.n_rows > 0 { "\n" } else { "" };
        writeln!(out, "{break_line}{}", summary_line(summary, self.language))?;
        match (self.n_rows.saturating_sub(MOST_ROWS), self.language) {
            (0, _) => Ok(()),
            (n, Language::German) => writeln!(out, "\n{n} weitere sind nicht aufgeführt."),
            (n, Language::English) => writeln!(out, "\n{n} more are not listed."),
        }
    }
}

/// Text that keeps to its cell and means nothing in Markdown.
fn cell(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '&' => escaped.push_str("&amp;"),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '~' => {
                escaped.push('\\');
                escaped.push(c);
            }
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}
