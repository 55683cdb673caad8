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
