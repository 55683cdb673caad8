//! For people at a terminal: the line, marks under the exact characters, the correction.
//!
//! codespan-reporting draws the lines and marks; [`excerpt`](super::excerpt) and [`paint`](super::paint) fit it in.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::{self, Write},
};

use codespan_reporting::diagnostic::{Diagnostic, Label, Severity};

use super::{
    ReportOptions, Reporter, Summary,
    brief::{correction, one_line},
    duration,
    excerpt::Excerpt,
    level_word,
    paint::draw,
    summary_line,
};
use crate::{
    diagnostic::{Family, Finding, Language, Level, Related, RuleMeta},
    text::{SourceFile, Span},
};

/// Makes the reporter.
pub(super) fn make(options: ReportOptions) -> Box<dyn Reporter> {
    Box::new(Human { options, spelling: Vec::new() })
}

struct Human {
    options: ReportOptions,
    /// The rules whose findings about one word are shown once.
    spelling: Vec<&'static str>,
}

impl Reporter for Human {
    fn begin(&mut self, _: &mut dyn Write, rules: &[&'static RuleMeta]) -> io::Result<()> {
        self.spelling = rules.iter().filter(|rule| rule.family == Family::Spelling).map(|rule| rule.id).collect();
        Ok(())
    }

    fn file(&mut self, out: &mut dyn Write, source: &SourceFile, findings: &[Finding]) -> io::Result<()> {
        let repeated = self.repeated(source, findings);
        for finding in findings {
            let again = repeated.get(&(finding.rule, source.slice(finding.span))).map_or(&[][..], Vec::as_slice);
            match again.first() {
                Some(&first) if first != finding.span => {}
                _ => self.finding(out, source, finding, again)?,
            }
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
        if self.options.quiet {
            return Ok(());
        }
        let language = self.options.language;
        writeln!(out, "{}, {}", summary_line(summary, language), duration(summary.elapsed, language))
    }
}

impl Human {
    /// The places of words that are reported more than once.
    fn repeated<'f>(&self, source: &'f SourceFile, findings: &'f [Finding]) -> BTreeMap<(&'f str, &'f str), Vec<Span>> {
        let mut places = BTreeMap::<_, Vec<Span>>::new();
        if self.options.all {
            return places;
        }
        for finding in findings.iter().filter(|finding| self.spelling.contains(&finding.rule)) {
            places.entry((finding.rule, source.slice(finding.span))).or_default().push(finding.span);
        }
        places
    }

    fn finding(&self, out: &mut dyn Write, source: &SourceFile, finding: &Finding, again: &[Span]) -> io::Result<()> {
        let spans: Vec<Span> = std::iter::once(finding.span).chain(finding.related.iter().map(|related| related.span)).collect();
        let (excerpt, ranges) = Excerpt::new(source, &spans);
        let mut notes = self.corrections(finding);
        notes.extend(self.places(source, again));
        let mut labels = Vec::with_capacity(spans.len());
        if let Some(Some(range)) = ranges.first() {
            labels.push(Label::primary((), range.clone()));
        }
        for (related, range) in finding.related.iter().zip(&ranges[1..]) {
            match range {
                Some(range) => labels.push(Label::secondary((), range.clone()).with_message(one_line(&related.message))),
                None => notes.push(elsewhere(source, related)),
            }
        }
        let diagnostic = Diagnostic::new(severity(finding.level))
            .with_code(finding.rule)
            .with_message(one_line(&finding.message))
            .with_labels(labels)
            .with_notes(notes);
        let word = level_word(finding.level, self.options.language);
        draw(out, self.options.color, word, &excerpt, &diagnostic)
    }

    fn corrections(&self, finding: &Finding) -> Vec<String> {
        let german = self.options.language == Language::German;
        let words: Vec<String> = finding.suggestions.iter().map(|one| correction(&one.text, self.options.language)).collect();
        let Some((first, others)) = words.split_first() else { return Vec::new() };
        let mut note = format!("{} {first}", if german { "Korrektur:" } else { "correction:" });
        if !others.is_empty() {
            let _ = write!(note, " ({} {})", if german { "oder" } else { "or" }, others.join(", "));
        }
        vec![note]
    }

    /// Where else the word stands.
    fn places(&self, source: &SourceFile, again: &[Span]) -> Option<String> {
        const MOST: usize = 8;
        let others = again.get(1..).filter(|others| !others.is_empty())?;
        let mut lines: Vec<String> =
            others.iter().take(MOST).map(|span| source.position(span.start()).line.to_string()).collect();
        lines.dedup();
        let more = if others.len() > MOST { ", …" } else { "" };
        let lines = lines.join(", ");
        Some(match (self.options.language, others.len()) {
            (Language::German, n) => format!("noch {n}-mal: Zeile {lines}{more}"),
            (Language::English, 1) => format!("once more: line {lines}"),
            (Language::English, n) => format!("{n} times more: line {lines}{more}"),
        })
    }
}

fn elsewhere(source: &SourceFile, related: &Related) -> String {
    let at = source.position(related.span.start());
    format!("{}:{}:{}: {}", source.name(), at.line, at.column, one_line(&related.message))
}

const fn severity(level: Level) -> Severity {
    match level {
        Level::Error => Severity::Error,
        Level::Warning => Severity::Warning,
        Level::Info => Severity::Note,
    }
}
