//! Collects the segments of a document while a format walks through its source.
//!
//! Formats say what they meet — text, a blank, something that is no prose, the border of a block — and
//! the collector takes care of what all of them need: no blank at a block's edges, never two blanks in a
//! row, no empty segments, segments in the order of the source.

use super::{Directive, Document, Escape, PLACEHOLDER, Segment, SegmentBuilder, SegmentKind};
use crate::text::{Span, TextSpan};

/// One block that is being written.
#[derive(Debug)]
struct Block<'s> {
    kind: SegmentKind,
    builder: Option<SegmentBuilder<'s>>,
    /// White space that was met and is written when text follows.
    blank: Option<(char, Span)>,
}

impl Block<'_> {
    const fn new(kind: SegmentKind) -> Self {
        Self { kind, builder: None, blank: None }
    }
}

/// Collects segments and directives.
#[derive(Debug)]
pub(crate) struct Collector<'s> {
    source: &'s str,
    document: Document<'s>,
    block: Block<'s>,
    /// Blocks that wait for the end of one inside them: a paragraph around a footnote.
    waiting: Vec<Block<'s>>,
    lang: Option<Box<str>>,
    escape: Escape,
}

impl<'s> Collector<'s> {
    /// A collector for a source whose format writes text in this way.
    pub(crate) fn new(source: &'s str, escape: Escape) -> Self {
        let block = Block::new(SegmentKind::Paragraph);
        Self { source, document: Document::default(), block, waiting: Vec::new(), lang: None, escape }
    }

    /// The source's text.
    pub(crate) fn source(&self) -> &'s str {
        self.source
    }

    /// Ends the block that is open; what follows is of this kind.
    pub(crate) fn begin(&mut self, kind: SegmentKind) {
        let block = std::mem::replace(&mut self.block, Block::new(kind));
        self.close(block);
    }

    /// Ends the block that is open; what follows is of the same kind.
    pub(crate) fn end(&mut self) {
        self.begin(self.block.kind);
    }

    /// Opens a block inside the present one, which goes on after [`leave`](Self::leave).
    pub(crate) fn enter(&mut self, kind: SegmentKind) {
        let outer = std::mem::replace(&mut self.block, Block::new(kind));
        self.waiting.push(outer);
    }

    /// Closes the block that [`enter`](Self::enter) opened.
    pub(crate) fn leave(&mut self) {
        if let Some(outer) = self.waiting.pop() {
            let inner = std::mem::replace(&mut self.block, outer);
            self.close(inner);
        }
    }

    /// What the open block is.
    pub(crate) fn kind(&self) -> SegmentKind {
        self.block.kind
    }

    /// Opens a block of which nothing is kept.
    pub(crate) fn mute(&mut self) -> usize {
        self.enter(SegmentKind::Paragraph);
        self.document.segments.len()
    }

    /// Closes the block that [`mute`](Self::mute) opened, and forgets what was read in it.
    pub(crate) fn unmute(&mut self, n_segments: usize) {
        self.leave();
        self.document.segments.truncate(n_segments);
    }

    /// Declares the language of the segments that begin from now on.
    pub(crate) fn set_lang(&mut self, lang: Option<&str>) {
        if self.lang.as_deref() != lang {
            self.lang = lang.map(|lang| lang.to_lowercase().into());
        }
    }

    /// How the source writes the segments that begin from now on; gives the way so far.
    pub(crate) fn set_escape(&mut self, escape: Escape) -> Escape {
        std::mem::replace(&mut self.escape, escape)
    }

    /// Text that stands in the source as it is.
    pub(crate) fn verbatim(&mut self, span: Span) {
        if span.is_empty() {
            return;
        }
        let source = self.source;
        let builder = self.writable();
        let text = &source[span.range()];
        // Between two blanks stood markup, of which nothing is left.
        let doubled = text.starts_with(' ') && builder.text().ends_with(' ') && builder.source_end() != span.start();
        let dropped = if doubled { text.len() - text.trim_start_matches(' ').len() } else { 0 };
        builder.push_verbatim(Span::new(span.start() + dropped as u32, span.end()));
    }

    /// Text that the source writes differently at `span`.
    pub(crate) fn replaced(&mut self, text: &str, span: Span) {
        if !text.is_empty() {
            self.writable().push_replaced(text, span);
        }
    }

    /// Something at `span` that is no prose; several in a row are one.
    pub(crate) fn placeholder(&mut self, span: Span) {
        let builder = self.writable();
        if !builder.text().ends_with(PLACEHOLDER) {
            builder.push_placeholder(span);
        }
    }

    /// White space at `span`.
    pub(crate) fn blank(&mut self, span: Span) {
        self.push_blank(' ', span);
    }

    /// The end of a line that the author meant.
    pub(crate) fn line_break(&mut self, span: Span) {
        self.push_blank('\n', span);
    }

    /// Text as it stands, with each run of white space as one blank.
    pub(crate) fn words(&mut self, span: Span) {
        let source = self.source;
        let bytes = source.as_bytes();
        let (mut from, mut at, end) = (span.start() as usize, span.start() as usize, span.end() as usize);
        while at < end {
            let blank = bytes[at].is_ascii_whitespace();
            let single = bytes[at] == b' ' && at > from && at + 1 < end && !bytes[at + 1].is_ascii_whitespace();
            if !blank || single {
                at += 1;
                continue;
            }
            self.verbatim(Span::of(from..at));
            from = at;
            while at < end && bytes[at].is_ascii_whitespace() {
                at += 1;
            }
            self.blank(Span::of(from..at));
            from = at;
        }
        self.verbatim(Span::of(from..end));
    }

    /// A part of a text that was decoded on its own.
    pub(crate) fn copy(&mut self, decoded: &Segment<'_>, part: TextSpan) {
        for (text, span, verbatim) in decoded.map.pieces_in(part) {
            match decoded.slice(text) {
                _ if verbatim => self.words(span),
                "\n" => self.line_break(span),
                text if text.chars().all(char::is_whitespace) && text != "\u{A0}" => self.blank(span),
                text => self.replaced(text, span),
            }
        }
    }

    /// A whole value that was decoded on its own, as a segment.
    pub(crate) fn value(&mut self, decoded: &Segment<'_>) {
        let escape = self.set_escape(decoded.escape);
        self.begin(SegmentKind::Value);
        self.copy(decoded, TextSpan::of(0..decoded.text.len()));
        self.begin(SegmentKind::Paragraph);
        self.set_escape(escape);
    }

    /// Reads a comment's inside as a directive.
    pub(crate) fn comment(&mut self, inside: &str, span: Span) {
        self.document.directives.extend(Directive::parse(inside, span));
    }

    /// The document, its segments in the order of the source.
    pub(crate) fn finish(mut self) -> Document<'s> {
        while !self.waiting.is_empty() {
            self.leave();
        }
        self.end();
        self.document.segments.sort_by_key(|segment| segment.map.start());
        self.document.directives.sort_by_key(|directive| directive.span);
        self.document
    }

    fn push_blank(&mut self, blank: char, span: Span) {
        if self.block.builder.is_none() {
            return;
        }
        self.block.blank = Some(match self.block.blank {
            Some((before, start)) => (if before == '\n' { before } else { blank }, cover_from(start, span)),
            None => (blank, span),
        });
    }

    fn writable(&mut self) -> &mut SegmentBuilder<'s> {
        let blank = self.block.blank.take();
        let builder = self.block.builder.get_or_insert_with(|| {
            SegmentBuilder::new(self.source, self.block.kind).lang(self.lang.as_deref()).escape(self.escape)
        });
        if let Some((blank, span)) = blank
            && !builder.text().ends_with(char::is_whitespace)
        {
            builder.push_blank(blank, span);
        }
        builder
    }

    fn close(&mut self, block: Block<'s>) {
        if let Some(builder) = block.builder
            && !builder.is_blank()
        {
            self.document.segments.push(builder.finish());
        }
    }
}

/// From `start` to the end of `span`, or `start` alone where the span lies before it.
fn cover_from(start: Span, span: Span) -> Span {
    if span.end() >= start.end() { Span::new(start.start(), span.end()) } else { start }
}
