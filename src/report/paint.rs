//! Colours and words for what codespan draws.

use std::io::{self, Write};

use codespan_reporting::{
    diagnostic::{Diagnostic, Label, LabelStyle, Severity},
    files::Error,
    term::{self, Config, WriteStyle},
};

use super::excerpt::Excerpt;
use crate::text::{SourceFile, Span};

/// Shows a mistake in a file that is no German text: a configuration, a word list.
///
/// # Errors
/// When the output cannot be written.
pub fn show_mistake(
    out: &mut dyn Write,
    color: bool,
    source: &SourceFile,
    span: Span,
    what: &str,
    notes: &[String],
) -> io::Result<()> {
    let (excerpt, ranges) = Excerpt::new(source, &[span]);
    let labels = ranges.into_iter().flatten().map(|range| Label::primary((), range)).collect();
    let diagnostic = Diagnostic::error().with_message(what).with_labels(labels).with_notes(notes.to_vec());
    draw(out, color, "error", &excerpt, &diagnostic)
}

/// Draws a diagnostic under our own word for its severity.
pub(super) fn draw(
    out: &mut dyn Write,
    color: bool,
    severity_word: &'static str,
    excerpt: &Excerpt<'_>,
    diagnostic: &Diagnostic<()>,
) -> io::Result<()> {
    let mut painter = Painter { out, color, severity_word: Some(severity_word) };
    match term::emit_to_write_style(&mut painter, &Config::default(), excerpt, diagnostic) {
        Err(Error::Io(error)) => Err(error),
        Err(other) => Err(io::Error::other(other.to_string())),
        Ok(()) => Ok(()),
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
