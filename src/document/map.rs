//! The way from a segment's text back to the source.

use crate::text::{Span, TextSpan};

/// One stretch of a segment's text and where it stands in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    text_start: u32,
    text_end: u32,
    source: Span,
    /// The text stands in the source byte for byte.
    verbatim: bool,
}

/// Pieces in the order of the text; what lies between them in the source is markup.
///
/// A verbatim piece is taken byte for byte; any other piece (an entity, an escape, a placeholder) is one
/// indivisible unit.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct SourceMap {
    pieces: Vec<Piece>,
}

impl SourceMap {
    /// A text that stands in the source byte for byte from `start`.
    pub fn verbatim(start: u32, len: u32) -> Self {
        let source = Span::new(start, start + len);
        Self { pieces: vec![Piece { text_start: 0, text_end: len, source, verbatim: true }] }
    }

    /// Appends text that stands in the source as it is; adjacent pieces become one.
    pub(super) fn push_verbatim(&mut self, source: Span) {
        let text_start = self.text_len();
        if let Some(last) = self.pieces.last_mut()
            && last.verbatim
            && last.source.end() == source.start()
        {
            last.text_end += source.len();
            last.source = last.source.cover(source);
            return;
        }
        self.pieces.push(Piece { text_start, text_end: text_start + source.len(), source, verbatim: true });
    }

    /// Appends `text_len` bytes of text that stand for all of `source` and cannot be divided.
    pub(super) fn push_unit(&mut self, text_len: u32, source: Span) {
        let text_start = self.text_len();
        self.pieces.push(Piece { text_start, text_end: text_start + text_len, source, verbatim: false });
    }

    /// Length of the text in bytes.
    fn text_len(&self) -> u32 {
        self.pieces.last().map_or(0, |piece| piece.text_end)
    }

    /// The first byte of the source that the text comes from; 0 for an empty text.
    pub fn start(&self) -> u32 {
        self.pieces.first().map_or(0, |piece| piece.source.start())
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

    /// One past the last byte of the source that the text comes from; 0 for an empty text.
    pub fn end(&self) -> u32 {
        self.pieces.last().map_or(0, |piece| piece.source.end())
    }

    /// The pieces, cut to a span of the text: text, source, and whether the one stands in the other.
    pub(super) fn pieces_in(&self, span: TextSpan) -> impl Iterator<Item = (TextSpan, Span, bool)> {
        let from = self.pieces.partition_point(|piece| piece.text_end <= span.start());
        self.pieces[from..].iter().take_while(move |piece| piece.text_start < span.end()).map(move |&piece| {
            let text = TextSpan::new(piece.text_start.max(span.start()), piece.text_end.min(span.end()));
            (text, Span::new(start_in(piece, text.start()), end_in(piece, text.end())), piece.verbatim)
        })
    }

    /// Whether the span's text stands in the source byte for byte, so that an edit needs no escaping
    /// and destroys no markup.
    pub fn is_verbatim(&self, span: TextSpan) -> bool {
        let at = self.pieces.partition_point(|piece| piece.text_end <= span.start());
        self.pieces.get(at).is_some_and(|piece| piece.verbatim && span.end() <= piece.text_end)
    }
}

fn start_in(piece: Piece, text_offset: u32) -> u32 {
    if piece.verbatim { piece.source.start() + text_offset.saturating_sub(piece.text_start) } else { piece.source.start() }
}

fn end_in(piece: Piece, text_offset: u32) -> u32 {
    if piece.verbatim { piece.source.start() + (text_offset.min(piece.text_end) - piece.text_start) } else { piece.source.end() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_one_unit_and_markup_lies_between() {
        // Source: `<b>gr&ouml;ß</b>er`, text: `größer`.
        let mut map = SourceMap::default();
        map.push_verbatim(Span::new(3, 5));
        map.push_unit(2, Span::new(5, 11));
        map.push_verbatim(Span::new(11, 13));
        map.push_verbatim(Span::new(17, 19));
        assert_eq!(map.to_source(TextSpan::new(0, 8)), Span::new(3, 19));
        assert_eq!(map.to_source(TextSpan::new(3, 4)), Span::new(5, 11));
        assert_eq!(map.to_source(TextSpan::new(6, 7)), Span::new(17, 18));
        assert!(map.is_verbatim(TextSpan::new(6, 8)));
        assert!(!map.is_verbatim(TextSpan::new(0, 8)));
    }
}
