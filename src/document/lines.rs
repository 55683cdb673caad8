//! Lines of a part of a source.

use crate::text::Span;

/// The lines of a part, each without its line end and the white space before that.
pub(super) fn lines(source: &str, part: Span) -> impl Iterator<Item = Span> {
    let mut at = part.start() as usize;
    source[part.range()].split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        Span::of(start..start + line.trim_end().len())
    })
}

/// Marks that close further away than this belong to no mark that opens: a bound that keeps any text
/// linear in time.
const NEAR: usize = 8192;

/// The next few lines of a text.
pub(super) fn near(text: &str) -> &str {
    &text[..text.floor_char_boundary(NEAR)]
}

/// Where `needle` stands in the next few lines of a text.
pub(super) fn find_near(text: &str, needle: &str) -> Option<usize> {
    memchr::memmem::find(&text.as_bytes()[..text.len().min(NEAR)], needle.as_bytes())
}
