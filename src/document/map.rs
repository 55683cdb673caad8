//! The way from a segment's text back to the source.

use crate::text::{Span, TextSpan};

/// One stretch of a segment's text and where it stands in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    text_start: u32,
    text_end: u32,
    source: Span,
}

impl Piece {
    /// The text stands in the source byte for byte.
    fn is_verbatim(self) -> bool {
        self.text_end - self.text_start == self.source.len()
    }
}

/// Pieces in the order of the text; what lies between them in the source is markup.
///
/// A piece as long in the text as in the source is taken byte for byte; any other piece (an entity, an
/// escape) is one indivisible unit.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct SourceMap {
    pieces: Vec<Piece>,
}

impl SourceMap {
    /// A text that stands in the source byte for byte from `start`.
    pub fn verbatim(start: u32, len: u32) -> Self {
        Self { pieces: vec![Piece { text_start: 0, text_end: len, source: Span::new(start, start + len) }] }
    }

    /// Appends a piece of `text_len` bytes of text that stands at `source`; neighbours that are both
    /// verbatim and adjacent become one.
    pub(super) fn push(&mut self, text_len: u32, source: Span) {
        let text_start = self.pieces.last().map_or(0, |piece| piece.text_end);
        let piece = Piece { text_start, text_end: text_start + text_len, source };
        if let Some(last) = self.pieces.last_mut()
            && last.is_verbatim()
            && piece.is_verbatim()
            && last.source.end() == source.start()
        {
            last.text_end = piece.text_end;
            last.source = last.source.cover(source);
            return;
        }
        self.pieces.push(piece);
    }

    /// The bytes of the source that a span of the text comes from, markup between its pieces included.
    pub fn to_source(&self, span: TextSpan) -> Span {
        let (Some(first), Some(last)) = (self.pieces.first(), self.pieces.last()) else { return Span::default() };
        let start_at = self.pieces.partition_point(|piece| piece.text_end <= span.start());
        let start = self.pieces.get(start_at).map_or(last.source.end(), |piece| start_in(*piece, span.start()));
        if span.is_empty() {
            return Span::new(start, start);
        }
        let end_at = self.pieces.partition_point(|piece| piece.text_start < span.end());
        let end = end_at.checked_sub(1).map_or(first.source.start(), |at| end_in(self.pieces[at], span.end()));
        Span::new(start, end.max(start))
    }

    /// Whether the span's text stands in the source byte for byte, so that an edit needs no escaping
    /// and destroys no markup.
    pub fn is_verbatim(&self, span: TextSpan) -> bool {
        let at = self.pieces.partition_point(|piece| piece.text_end <= span.start());
        self.pieces.get(at).is_some_and(|piece| piece.is_verbatim() && span.end() <= piece.text_end)
    }
}

fn start_in(piece: Piece, text_offset: u32) -> u32 {
    if piece.is_verbatim() { piece.source.start() + text_offset.saturating_sub(piece.text_start) } else { piece.source.start() }
}

fn end_in(piece: Piece, text_offset: u32) -> u32 {
    if piece.is_verbatim() {
        piece.source.start() + (text_offset.min(piece.text_end) - piece.text_start)
    } else {
        piece.source.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_one_unit_and_markup_lies_between() {
        // Source: `<b>gr&ouml;ß</b>er`, text: `größer`.
        let mut map = SourceMap::default();
        map.push(2, Span::new(3, 5));
        map.push(2, Span::new(5, 11));
        map.push(2, Span::new(11, 13));
        map.push(2, Span::new(17, 19));
        assert_eq!(map.to_source(TextSpan::new(0, 8)), Span::new(3, 19));
        assert_eq!(map.to_source(TextSpan::new(3, 4)), Span::new(5, 11));
        assert_eq!(map.to_source(TextSpan::new(6, 7)), Span::new(17, 18));
        assert!(map.is_verbatim(TextSpan::new(6, 8)));
        assert!(!map.is_verbatim(TextSpan::new(0, 8)));
    }
}
