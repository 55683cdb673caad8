//! The few lines of a source that a finding is shown in, cut to its sentence where lines are long.
//!
//! A copy, since lines of 50 MB must not be printed and control characters must not reach a terminal.

use std::{collections::BTreeMap, ops::Range};

use codespan_reporting::files::{Error, Files, Location};

use crate::text::{SourceFile, Span};

/// Lines up to this many bytes are shown whole.
const WHOLE_LINE: usize = 140;
/// How far around a finding a long line is shown, in bytes.
const REACH: usize = 90;
/// At least this much stands before a finding's end, where there is that much.
const SHORTEST: usize = 24;
/// Longer spans are marked this far.
const LONGEST_MARK: u32 = 160;
/// Two places further apart on one line are not shown in one piece.
const WIDEST: usize = 320;
/// Spans over more lines are marked on the first one only.
const MOST_LINES: u32 = 6;

/// The lines, with the numbers they have in the source.
pub(super) struct Excerpt<'s> {
    source: &'s SourceFile,
    text: String,
    lines: Vec<Line>,
    /// Offsets of marks: in the excerpt, and in the source.
    marks: Vec<(usize, u32)>,
}

struct Line {
    line_idx: usize,
    range: Range<usize>,
}

impl<'s> Excerpt<'s> {
    /// The lines around the first span, and around those of the others that are near enough or on
    /// lines of their own; with each span's range in the excerpt, where it is shown.
    pub(super) fn new(source: &'s SourceFile, spans: &[Span]) -> (Self, Vec<Option<Range<usize>>>) {
        let clipped: Vec<Span> = spans.iter().map(|&span| clip(source, span)).collect();
        let mut windows = BTreeMap::new();
        let shown: Vec<bool> = clipped.iter().map(|&span| open_windows(source, &mut windows, span)).collect();
        fill_gaps(source, &mut windows);
        let mut excerpt = Self { source, text: String::new(), lines: Vec::new(), marks: Vec::new() };
        let mut offsets: Vec<u32> = clipped.iter().flat_map(|span| [span.start(), span.end()]).collect();
        offsets.sort_unstable();
        offsets.dedup();
        for (line_idx, window) in windows {
            excerpt.push_line(line_idx, window, &offsets);
        }
        let ranges = clipped.iter().zip(shown).map(|(&span, shown)| if shown { excerpt.range_of(span) } else { None }).collect();
        (excerpt, ranges)
    }

    fn push_line(&mut self, line_idx: u32, window: Range<usize>, offsets: &[u32]) {
        let content = content_of(self.source, line_idx);
        let start = self.text.len();
        if window.start > content.start {
            self.text.push('…');
        }
        let mut wanted = offsets[offsets.partition_point(|&at| (at as usize) < window.start)..].iter().copied().peekable();
        for (at, c) in self.source.text()[window.clone()].char_indices() {
            let at = (window.start + at) as u32;
            if wanted.next_if(|&offset| offset <= at).is_some() {
                self.marks.push((self.text.len(), at));
            }
            self.text.push(harmless(c));
        }
        if wanted.next_if(|&offset| offset as usize <= window.end).is_some() {
            self.marks.push((self.text.len(), window.end as u32));
        }
        if window.end < content.end {
            self.text.push('…');
        }
        self.text.push('\n');
        self.lines.push(Line { line_idx: line_idx as usize, range: start..self.text.len() });
    }

    fn range_of(&self, span: Span) -> Option<Range<usize>> {
        let at = |offset: u32| self.marks.iter().find(|mark| mark.1 == offset).map(|mark| mark.0);
        let (start, end) = (at(span.start())?, at(span.end())?);
        (start <= end).then_some(start..end)
    }
}

impl<'f> Files<'f> for Excerpt<'_> {
    type FileId = ();
    type Name = &'f str;
    type Source = &'f str;

    fn name(&'f self, (): ()) -> Result<&'f str, Error> {
        Ok(self.source.name())
    }

    fn source(&'f self, (): ()) -> Result<&'f str, Error> {
        Ok(&self.text)
    }

    fn line_index(&'f self, (): (), byte_index: usize) -> Result<usize, Error> {
        let at = self.lines.partition_point(|line| line.range.end <= byte_index).min(self.lines.len().saturating_sub(1));
        self.lines.get(at).map(|line| line.line_idx).ok_or(Error::FileMissing)
    }

    fn line_range(&'f self, (): (), line_index: usize) -> Result<Range<usize>, Error> {
        let found = self.lines.iter().find(|line| line.line_idx == line_index);
        found.map(|line| line.range.clone()).ok_or(Error::LineTooLarge { given: line_index, max: self.lines.len() })
    }

    fn location(&'f self, (): (), byte_index: usize) -> Result<Location, Error> {
        let offset = self.marks.iter().find(|mark| mark.0 == byte_index).ok_or(Error::FileMissing)?.1;
        let at = self.source.position(offset);
        Ok(Location { line_number: at.line as usize, column_number: at.column as usize })
    }
}

/// The span without line ends at its end, on few lines, not too long, on character borders.
fn clip(source: &SourceFile, span: Span) -> Span {
    let text = source.text();
    let start = text.floor_char_boundary(span.start() as usize);
    let mut end = text.floor_char_boundary((span.end().min(span.start() + LONGEST_MARK)) as usize).max(start);
    while end > start && text[..end].ends_with(['\n', '\r']) {
        end -= 1;
    }
    let lines = source.lines();
    let first_line = lines.line_idx(start as u32);
    let last_line = lines.line_idx(end.saturating_sub(1).max(start) as u32);
    if last_line - first_line >= MOST_LINES {
        end = end.min(content_of(source, first_line).end).max(start);
    }
    Span::of(start.min(content_of(source, first_line).end)..end)
}

/// Makes room for a span on its lines; `false` when it would be too far from what is shown already.
fn open_windows(source: &SourceFile, windows: &mut BTreeMap<u32, Range<usize>>, span: Span) -> bool {
    let lines = source.lines();
    let last_byte = span.end().saturating_sub(1).max(span.start());
    let mut opened = Vec::new();
    for line_idx in lines.line_idx(span.start())..=lines.line_idx(last_byte) {
        let content = content_of(source, line_idx);
        let focus =
            content.start.max(span.start() as usize).min(content.end)..content.end.min(span.end() as usize).max(content.start);
        let mut window = window(source.text(), content, focus);
        if let Some(open) = windows.get(&line_idx) {
            window = window.start.min(open.start)..window.end.max(open.end);
            if window.len() > WIDEST {
                return false;
            }
        }
        opened.push((line_idx, window));
    }
    windows.extend(opened);
    true
}

/// A single line between two shown ones is shown as well.
fn fill_gaps(source: &SourceFile, windows: &mut BTreeMap<u32, Range<usize>>) {
    let shown: Vec<u32> = windows.keys().copied().collect();
    for pair in shown.windows(2) {
        if pair[1] - pair[0] == 2 {
            let content = content_of(source, pair[0] + 1);
            let start = content.start;
            windows.insert(pair[0] + 1, window(source.text(), content, start..start));
        }
    }
}

/// A line's bytes without its end.
fn content_of(source: &SourceFile, line_idx: u32) -> Range<usize> {
    let lines = source.lines();
    let mut start = lines.line_start(line_idx).unwrap_or_default() as usize;
    if start == 0 && source.text().starts_with('\u{FEFF}') {
        start = '\u{FEFF}'.len_utf8();
    }
    let end = lines.line_start(line_idx + 1).map_or(source.text().len(), |next| next as usize);
    let line = &source.text()[start..end.max(start)];
    start..start + line.trim_end_matches(['\n', '\r']).len()
}

/// The part of a line to show: all of a short one, the sentence around `focus` of a long one.
fn window(text: &str, content: Range<usize>, focus: Range<usize>) -> Range<usize> {
    if content.len() <= WHOLE_LINE {
        return content;
    }
    let left = text.ceil_char_boundary(focus.start.saturating_sub(REACH).max(content.start));
    let right = text.floor_char_boundary((focus.end + REACH).min(content.end)).max(focus.end);
    let before = &text[left..focus.start];
    // A sentence of a word or two tells too little.
    let enough = focus.end.saturating_sub(SHORTEST);
    let begins = |&(at, _): &(usize, &str)| before[at + 1..].starts_with(' ') && left + at + 2 <= enough;
    let start = match before.rmatch_indices(['.', '!', '?']).find(begins) {
        Some((at, _)) => left + at + 2,
        None if left == content.start => left,
        None => left + before.find(' ').map_or(0, |at| at + 1),
    };
    let after = &text[focus.end..right];
    let end = match after.match_indices(['.', '!', '?']).find(|(at, _)| after[at + 1..].starts_with(' ')) {
        Some((at, _)) => focus.end + at + 1,
        None if right == content.end => right,
        None => focus.end + after.rfind(' ').unwrap_or(after.len()),
    };
    start..end
}

/// Characters that command a terminal, or turn its writing round, become visible and harmless.
fn harmless(c: char) -> char {
    match c {
        '\t' => c,
        '\0'..='\x1F' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(' '),
        '\x7F' => '␡',
        '\u{80}'..='\u{9F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => '\u{FFFD}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The excerpt with its marks in brackets.
    fn shown(text: &str, words: &[&str]) -> String {
        let source = SourceFile::from_text("a.txt", text);
        let spans: Vec<Span> = words
            .iter()
            .map(|word| {
                let at = text.find(word).unwrap();
                Span::of(at..at + word.len())
            })
            .collect();
        let (excerpt, ranges) = Excerpt::new(&source, &spans);
        let mut shown = excerpt.text.clone();
        let mut places: Vec<_> = ranges.into_iter().flatten().collect();
        places.sort_by_key(|range| std::cmp::Reverse(range.start));
        for range in places {
            shown.insert(range.end, ']');
            shown.insert(range.start, '[');
        }
        shown
    }

    #[test]
    fn short_lines_are_shown_whole() {
        assert_eq!(shown("Eins.\r\nDas Huas da.\r\nDrei.", &["Huas"]), "Das [Huas] da.\n");
        assert_eq!(shown("\u{FEFF}Huas", &["Huas"]), "[Huas]\n");
        assert_eq!(shown("er wohnt in\nin Köln", &["in\nin"]), "er wohnt [in\nin] Köln\n");
    }

    #[test]
    fn long_lines_are_cut_to_the_sentence() {
        let text = format!("{}Das Huas steht. {}", "Ein Satz. ".repeat(50), "Noch einer. ".repeat(50));
        assert_eq!(shown(&text, &["Huas"]), "…Ein Satz. Ein Satz. Das [Huas] steht.…\n");
        let text = format!("{}Huas {}", "viele Wörter ".repeat(5000), "und mehr ".repeat(5000));
        assert!(shown(&text, &["Huas"]).len() < 3 * REACH);
    }

    #[test]
    fn endless_words_are_marked_at_their_start() {
        let text = "ä".repeat(500_000);
        let shown = shown(&text, &[text.as_str()]);
        assert!(shown.starts_with("[ä") && shown.len() < 500, "{}", shown.len());
    }

    #[test]
    fn control_characters_stay_out_of_the_terminal() {
        assert_eq!(shown("a\x1b[31mb\u{202E}", &["b"]), "a␛[31m[b]\u{FFFD}\n");
    }
}
