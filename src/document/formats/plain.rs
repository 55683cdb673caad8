//! Plain text: paragraphs end at blank lines, at line ends where lines are not wrapped, and where a
//! list, a quotation or a table begins.

use super::{Format, FormatOptions};
use crate::{
    document::{Document, Escape, SegmentKind, collect::Collector, lines::lines},
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
        let mut out = Collector::new(source, Escape::None);
        let mut block: Vec<Line> = Vec::new();
        let start = if source.starts_with('\u{FEFF}') { 3 } else { 0 };
        for span in lines(source, Span::of(start..source.len())) {
            let line = Line::read(source, span);
            let page_ends = source[span.range()].starts_with('\u{C}');
            let quoted_before = block.last().map(|before| before.quoted);
            if line.text.is_empty() || page_ends || quoted_before.is_some_and(|quoted| quoted != line.quoted) {
                close(&mut out, &block);
                block.clear();
            }
            if !line.text.is_empty() {
                block.push(line);
            }
        }
        close(&mut out, &block);
        out.finish()
    }
}

/// Lines wider than this are paragraphs of their own: nobody wraps text there.
const WIDEST_WRAP: u32 = 120;

/// A line without indentation, the marks of a quotation (`> `) and of a list (`- `).
#[derive(Clone, Copy)]
struct Line {
    text: Span,
    /// Length with indentation and marks, in bytes.
    width: u32,
    quoted: bool,
    item: bool,
    /// Holds gaps between columns.
    columns: bool,
}

impl Line {
    fn read(source: &str, line: Span) -> Self {
        let text = source[line.range()].trim_start();
        let unquoted = text.trim_start_matches(['>', ' ']);
        let quoted = text.starts_with('>');
        let text = if quoted { unquoted } else { text };
        let item = ["- ", "* ", "• ", "– ", "— ", "· ", "+ "].into_iter().find_map(|mark| text.strip_prefix(mark));
        let body = item.unwrap_or(text).trim_start();
        // Lines of marks only divide: they are no text.
        let body = if body.contains(char::is_alphanumeric) { body } else { "" };
        let start = if body.is_empty() { line.end() } else { line.end() - body.len() as u32 };
        let columns = next_gap(body, 0).is_some();
        Self { text: Span::new(start, line.end()), width: line.len(), quoted, item: item.is_some(), columns }
    }
}

/// Turns the lines between two blank ones into segments.
fn close(out: &mut Collector<'_>, block: &[Line]) {
    let widest = block.iter().map(|line| line.width).max().unwrap_or(0);
    for (nth, line) in block.iter().enumerate() {
        let before = nth.checked_sub(1).map(|before| block[before]);
        let goes_on = before.is_some_and(|before| {
            !line.item
                && !line.columns
                && !before.columns
                && widest <= WIDEST_WRAP
                && !broke_early(out.source(), before, *line, widest)
        });
        match before {
            Some(before) if goes_on => out.blank(Span::new(before.text.end(), line.text.start())),
            _ if line.item => out.begin(SegmentKind::ListItem),
            _ if line.quoted => out.begin(SegmentKind::Quotation),
            _ => out.begin(SegmentKind::Paragraph),
        }
        write(out, line.text);
    }
    out.begin(SegmentKind::Paragraph);
}

/// Whether the next line's first word would have fitted: then the author meant the line to end.
fn broke_early(source: &str, line: Line, next: Line, widest: u32) -> bool {
    let text = &source[next.text.range()];
    let first_word = text.find(char::is_whitespace).unwrap_or(text.len()) as u32;
    // A few columns of slack, since widths here are bytes and editors wrap at characters.
    line.width + 1 + first_word + 6 < widest
}

/// Writes a line; columns of a table end at tabs and at wide gaps.
fn write(out: &mut Collector<'_>, line: Span) {
    let text = &out.source()[line.range()];
    let mut from = 0;
    while let Some((gap, len)) = next_gap(text, from) {
        out.verbatim(Span::new(line.start() + from as u32, line.start() + gap as u32));
        out.begin(SegmentKind::TableCell);
        from = gap + len;
    }
    out.verbatim(Span::new(line.start() + from as u32, line.end()));
}

/// Blanks that make a gap between columns; justified text has fewer.
const WIDE_GAP: usize = 5;

/// Place and length of the next gap between columns.
fn next_gap(text: &str, from: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(hit) = memchr::memchr2(b' ', b'\t', &bytes[at..]) {
        let start = at + hit;
        let len = bytes[start..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        if len >= WIDE_GAP || bytes[start..start + len].contains(&b'\t') {
            return Some((start, len));
        }
        at = start + len;
    }
    None
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
        assert!(paragraphs(wrapped)[0].contains("wie man es"));
    }

    #[test]
    fn a_byte_order_mark_and_carriage_returns_stay_outside() {
        let document = Plain.parse("\u{FEFF}Haus.\r\n\r\nHof.", &FormatOptions::default());
        assert_eq!(document.segments[0].text, "Haus.");
        assert_eq!(document.segments[0].to_source(crate::text::TextSpan::new(0, 4)), Span::new(3, 7));
        assert_eq!(document.segments[1].to_source(crate::text::TextSpan::new(0, 3)), Span::new(12, 15));
    }

    #[test]
    fn lists_quotations_and_tables_are_divided() {
        assert_eq!(paragraphs("Titel\n=====\n- eins\n- zwei und\n  weiter\n"), ["Titel", "eins", "zwei und weiter"]);
        assert_eq!(paragraphs("> zitiert und\n> weiter so\nSelbst geschrieben"), ["zitiert und weiter so", "Selbst geschrieben"]);
        assert_eq!(paragraphs("Name\tOrt\nAnna      Köln\n"), ["Name", "Ort", "Anna", "Köln"]);
        assert_eq!(paragraphs("Ende der Seite\n\u{C}Neue Seite"), ["Ende der Seite", "Neue Seite"]);
    }

    #[test]
    fn huge_lines_and_blocks_take_linear_time() {
        let line = "Wort ".repeat(400_000);
        assert_eq!(paragraphs(&line).len(), 1);
        let block = "Ein Satz, der so weit geht.\n".repeat(60_000);
        assert_eq!(paragraphs(&block).len(), 1);
    }
}
