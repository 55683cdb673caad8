//! What stands in the brackets of AsciiDoc's macros.

use super::inline;
use crate::{
    document::{SegmentKind, collect::Collector},
    text::Span,
};

/// The first value of an image's brackets and its named captions, each a label.
pub(super) fn labels(out: &mut Collector<'_>, attributes: Span, has_alt: bool) {
    let source = out.source();
    let text = &source[attributes.range()];
    let mut at = attributes.start() as usize;
    for (nth, part) in split_attributes(text).into_iter().enumerate() {
        let value = match part.split_once('=') {
            Some((name, value)) if matches!(name.trim(), "alt" | "title" | "caption") => value,
            None if nth == 0 && has_alt => part,
            _ => "",
        };
        let start = at + part.len() - value.len();
        let trimmed = value.trim();
        let start = start + value.len() - value.trim_start().len();
        let quoted = trimmed.len() >= 2 && trimmed.starts_with('"') && trimmed.ends_with('"');
        let inset = usize::from(quoted);
        if trimmed.len() > 2 * inset {
            out.enter(SegmentKind::Label);
            inline::read(out, Span::of(start + inset..start + trimmed.len() - inset));
            out.leave();
        }
        at += part.len() + 1;
    }
}

/// Parts between commas that stand outside of quotes.
fn split_attributes(text: &str) -> Vec<&str> {
    let (mut parts, mut from, mut quoted) = (Vec::new(), 0, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b',' if !quoted => {
                parts.push(&text[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[from..]);
    parts
}

/// The bracket that closes the one a text begins with.
pub(super) fn closing_bracket(text: &str) -> Option<usize> {
    let (mut depth, mut escaped) = (0u32, false);
    for (at, byte) in text.bytes().enumerate().take(4096) {
        match byte {
            b'[' if !escaped => depth += 1,
            b']' if !escaped => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
        escaped = byte == b'\\';
    }
    text.find(']')
}

/// The text of a link: what stands before named values, without quotes and the `^` of new windows.
pub(super) fn first_value(inside: &str) -> std::ops::Range<usize> {
    let named = |part: &str| {
        part.trim_start().split_once('=').is_some_and(|(name, _)| {
            matches!(name, "role" | "window" | "opts" | "options" | "title" | "id" | "xrefstyle" | "rel" | "subject")
        })
    };
    let mut end = 0;
    for part in inside.split_inclusive(',') {
        if named(part) {
            break;
        }
        end += part.len();
    }
    let text = inside[..end].trim_end_matches([',', ' ', '^']);
    let text = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).map_or(0..text.len(), |text| 1..1 + text.len());
    if text.start >= text.end { 0..0 } else { text }
}
