//! Plain text: paragraphs end at blank lines, and at line ends where lines are not wrapped.

use super::{Format, FormatOptions};
use crate::{
    document::{Document, Segment, SegmentKind},
    text::Span,
};

/// Plain text.
pub(super) struct Plain;

impl Format for Plain {
    fn name(&self) -> &'static str {
        "plain"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["txt", "text"]
    }

    fn parse<'s>(&self, source: &'s str, _: &FormatOptions) -> Document<'s> {
        let mut segments = Vec::new();
        let mut block: Vec<Span> = Vec::new();
        let mut at = if source.starts_with('\u{FEFF}') { 3 } else { 0 };
        for line in source[at..].split_inclusive('\n') {
            let content = line.trim_end();
            if content.is_empty() {
                close(&mut segments, source, &mut block);
            } else {
                block.push(Span::of(at..at + content.len()));
            }
            at += line.len();
        }
        close(&mut segments, source, &mut block);
        Document { segments, directives: Vec::new() }
    }
}

/// Lines wider than this are paragraphs of their own: nobody wraps text there.
const WIDEST_WRAP: u32 = 120;

/// Turns the lines between two blank ones into segments.
fn close<'s>(segments: &mut Vec<Segment<'s>>, source: &'s str, block: &mut Vec<Span>) {
    let widest = block.iter().map(|line| line.len()).max().unwrap_or(0);
    let mut start = 0;
    for idx in 0..block.len() {
        let last = idx + 1 == block.len();
        if last || widest > WIDEST_WRAP || broke_early(source, block[idx], block[idx + 1], widest) {
            segments.push(Segment::verbatim(SegmentKind::Paragraph, source, block[start].cover(block[idx])));
            start = idx + 1;
        }
    }
    block.clear();
}

/// Whether the next line's first word would have fitted: then the author meant the line to end.
fn broke_early(source: &str, line: Span, next: Span, widest: u32) -> bool {
    let next = source[next.range()].trim_start();
    let first_word = next.split_whitespace().next().unwrap_or_default().len() as u32;
    // A few columns of slack, since widths here are bytes and editors wrap at characters.
    line.len() + 1 + first_word + 6 < widest || next.starts_with(['-', '*', '•', '–'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraphs(source: &str) -> Vec<String> {
        Plain.parse(source, &FormatOptions::default()).segments.iter().map(|s| s.text.to_string()).collect()
    }

    #[test]
    fn blank_lines_and_unwrapped_lines_end_paragraphs() {
        let heading = format!("Eine Überschrift\n{}\n", "Ein langer Absatz ohne Umbruch. ".repeat(6).trim());
        assert_eq!(paragraphs(&heading).len(), 2);
        let wrapped = "Dieser Absatz ist von Hand umbrochen, wie\nman es in Mails und Quelltexten noch oft\nsieht.\n\nEin neuer.";
        assert_eq!(paragraphs(wrapped).len(), 2);
    }

    #[test]
    fn a_byte_order_mark_and_carriage_returns_stay_outside() {
        let document = Plain.parse("\u{FEFF}Haus.\r\n\r\nHof.", &FormatOptions::default());
        assert_eq!(document.segments[0].text, "Haus.");
        assert_eq!(document.segments[0].to_source(crate::text::TextSpan::new(0, 4)), Span::new(3, 7));
        assert_eq!(document.segments[1].to_source(crate::text::TextSpan::new(0, 3)), Span::new(12, 15));
    }
}
