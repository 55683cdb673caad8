//! For people at a terminal: the line, marks under the exact characters, the correction.
//!
//! Alone knows codespan-reporting, which draws the lines and marks.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::{self, Write},
};

use codespan_reporting::{
    diagnostic::{Diagnostic, Label, LabelStyle, Severity},
    files::Error,
    term::{self, Config, WriteStyle},
};

use super::{
    ReportOptions, Reporter, Summary,
    brief::{correction, one_line},
    duration,
    excerpt::Excerpt,
    level_word, summary_line,
};
use crate::{
    diagnostic::{Family, Finding, Language, Level, Related, RuleMeta},
    text::{SourceFile, Span},
};

/// Makes the reporter.
pub(super) fn make(options: ReportOptions) -> Box<dyn Reporter> {
    Box::new(Human { options, config: Config::default(), spelling: Vec::new() })
}

struct Human {
    options: ReportOptions,
    config: Config,
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
        let mut painter = Painter { out, color: self.options.color, severity_word: Some(word) };
        match term::emit_to_write_style(&mut painter, &self.config, &excerpt, &diagnostic) {
            Err(Error::Io(error)) => Err(error),
            Err(other) => Err(io::Error::other(other.to_string())),
            Ok(()) => Ok(()),
        }
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

/// Colours what codespan draws, and puts our word where it writes the severity in English.
struct Painter<'w> {
    out: &'w mut dyn Write,
    color: bool,
    severity_word: Option<&'static str>,
}

impl Painter<'_> {
    fn style(&mut self, code: &str) -> io::Result<()> {
        if self.color { write!(self.out, "\x1b[{code}m") } else { Ok(()) }
    }
}

impl Write for Painter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // The first thing written after the header's style is the severity.
        match self.severity_word.take() {
            Some(word) => self.out.write_all(word.as_bytes())?,
            None => self.out.write_all(bytes)?,
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

const fn hue(severity: Severity) -> &'static str {
    match severity {
        Severity::Bug | Severity::Error => "31",
        Severity::Warning => "33",
        Severity::Note | Severity::Help => "36",
    }
}

impl WriteStyle for Painter<'_> {
    fn set_header(&mut self, severity: Severity) -> io::Result<()> {
        self.style(&format!("1;{}", hue(severity)))
    }

    fn set_header_message(&mut self) -> io::Result<()> {
        self.style("0;1")
    }

    fn set_line_number(&mut self) -> io::Result<()> {
        self.style("94")
    }

    fn set_note_bullet(&mut self) -> io::Result<()> {
        self.style("94")
    }

    fn set_source_border(&mut self) -> io::Result<()> {
        self.style("94")
    }

    fn set_label(&mut self, severity: Severity, label_style: LabelStyle) -> io::Result<()> {
        self.style(if label_style == LabelStyle::Primary { hue(severity) } else { "94" })
    }

    fn reset(&mut self) -> io::Result<()> {
        self.style("0")
    }
}
