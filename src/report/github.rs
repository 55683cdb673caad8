//! GitHub's workflow commands: annotations on the changed files of a pull request.
//!
//! GitHub shows ten of each kind a step and drops the rest, so the surest are chosen here.

use std::io::{self, Write};

use super::{ReportOptions, Reporter, Summary, brief::correction, summary_line};
use crate::{
    diagnostic::{Finding, Language, Level, RuleMeta},
    text::SourceFile,
};

/// How many annotations of a kind GitHub shows.
const SHOWN: usize = 10;

/// Makes the reporter.
pub(super) fn make(options: ReportOptions) -> Box<dyn Reporter> {
    Box::new(GitHub { language: options.language, chosen: [const { Vec::new() }; 3], n_seen: 0 })
}

struct GitHub {
    language: Language,
    /// The surest so far of each level, surest first.
    chosen: [Vec<Command>; 3],
    n_seen: usize,
}

struct Command {
    confidence: u16,
    order: usize,
    line: String,
}

impl Reporter for GitHub {
    fn begin(&mut self, _: &mut dyn Write, _: &[&'static RuleMeta]) -> io::Result<()> {
        Ok(())
    }

    fn file(&mut self, _: &mut dyn Write, source: &SourceFile, findings: &[Finding]) -> io::Result<()> {
        for finding in findings {
            self.n_seen += 1;
            let chosen = &mut self.chosen[finding.level as usize];
            if chosen.len() == SHOWN && chosen.last().is_some_and(|last| last.confidence >= finding.confidence) {
                continue;
            }
            let line = command(source, finding, self.language);
            chosen.push(Command { confidence: finding.confidence, order: self.n_seen, line });
            chosen.sort_by_key(|command| (std::cmp::Reverse(command.confidence), command.order));
            chosen.truncate(SHOWN);
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
        for command in self.chosen.iter().rev().flatten() {
            writeln!(out, "{}", command.line)?;
        }
        let n_hidden = self.n_seen - self.chosen.iter().map(Vec::len).sum::<usize>();
        let summary = summary_line(summary, self.language);
        match (n_hidden, self.language) {
            (0, _) => writeln!(out, "{summary}"),
            (n, Language::German) => writeln!(out, "{summary}; {n} davon nicht gezeigt, GitHub fasst zehn je Stufe"),
            (n, Language::English) => writeln!(out, "{summary}; {n} of them not shown, GitHub takes ten of a level"),
        }
    }
}

fn command(source: &SourceFile, finding: &Finding, language: Language) -> String {
    let kind = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "notice",
    };
    let (start, end) = (source.position(finding.span.start()), source.position(finding.span.end()));
    let mut message = finding.message.clone();
    if let Some(first) = finding.suggestions.first() {
        message.push_str(" → ");
        message.push_str(&correction(&first.text, language));
    }
    format!(
        "::{kind} title={},file={},line={},endLine={},col={},endColumn={}::{}",
        property(finding.rule),
        property(source.name()),
        start.line,
        end.line,
        start.column,
        end.column,
        data(&message)
    )
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
