//! Tables of AsciiDoc: cells begin at a separator, with a specification before it.

use super::blocks;
use crate::{
    document::{SegmentKind, collect::Collector, formats::FormatOptions},
    text::Span,
};

/// Reads the lines between the delimiters of a table.
pub(super) fn read(out: &mut Collector<'_>, part: Span, separator: char, options: &FormatOptions) {
    let source = out.source();
    let text = &source[part.range()];
    let mut cell: Option<(usize, bool)> = None;
    for (at, _) in text.match_indices(separator) {
        // Tables within cells are fenced by `!===`, whose own separators are exclamation marks.
        let is_mark = !text[..at].ends_with('\\') && (separator != '!' || at_cell_border(text, at));
        if !is_mark {
            continue;
        }
        let spec = specification(&text[..at]);
        emit(out, text, part.start(), cell, at - spec.len(), options);
        cell = Some((at + separator.len_utf8(), spec.ends_with(['l', 'm'])));
    }
    emit(out, text, part.start(), cell, text.len(), options);
}

/// In nested tables an exclamation mark may also be one: separators stand after a blank.
fn at_cell_border(text: &str, at: usize) -> bool {
    text[..at].is_empty() || text[..at].ends_with(char::is_whitespace) || !specification(&text[..at]).is_empty()
}

fn emit(out: &mut Collector<'_>, text: &str, base: u32, cell: Option<(usize, bool)>, end: usize, options: &FormatOptions) {
    let Some((start, hidden)) = cell else { return };
    if hidden || start >= end {
        return;
    }
    let inside = &text[start..end];
    let start = start + inside.len() - inside.trim_start_matches([' ', '\t']).len();
    blocks::read(out, Span::new(base + start as u32, base + end as u32), SegmentKind::TableCell, options);
}

/// `2+^.>s` before a separator: spans, alignment and style; empty where a word ends there.
fn specification(before: &str) -> &str {
    let spec_len = before.bytes().rev().take(12).take_while(|&byte| b"0123456789.+*<^>adehlmsv".contains(&byte)).count();
    let spec = &before[before.len() - spec_len..];
    let head = &before[..before.len() - spec_len];
    let attached = !head.is_empty() && !head.ends_with(char::is_whitespace);
    let letters = spec.bytes().filter(u8::is_ascii_alphabetic).count();
    let style_last = letters == 0 || letters == 1 && spec.ends_with(|c: char| c.is_ascii_alphabetic());
    if attached || !style_last || spec.ends_with('.') || spec.bytes().all(|byte| byte.is_ascii_digit()) { "" } else { spec }
}
