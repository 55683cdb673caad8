//! A copy of a source in which what a parser would stumble over is painted over, byte for byte.
//!
//! Template code and other markup that a format's own grammar does not know is replaced by letters of
//! the same length before the parser sees the text: letters are allowed nearly everywhere, in link
//! targets and attributes too. Offsets stay as they are; where painted bytes turn up in what the parser
//! calls text, they become a placeholder or nothing.

use std::{borrow::Cow, ops::Range};

use crate::text::Span;

/// What is left of painted bytes where they turn up in text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Paint {
    /// A placeholder: an expression, a citation.
    Something,
    /// Nothing: pure markup.
    Nothing,
    /// The bytes are blank for the parser as well.
    Blank,
}

/// A source and, once something is painted over, the copy.
#[derive(Debug)]
pub(crate) struct Mask<'s> {
    source: &'s str,
    bytes: Option<Vec<u8>>,
    painted: Vec<(Span, Paint)>,
}

impl<'s> Mask<'s> {
    /// A source as it is.
    pub(crate) const fn new(source: &'s str) -> Self {
        Self { source, bytes: None, painted: Vec::new() }
    }

    /// Paints a range of whole characters over. Line ends stay.
    pub(crate) fn paint(&mut self, range: Range<usize>, paint: Paint) {
        let bytes = self.bytes.get_or_insert_with(|| self.source.as_bytes().to_vec());
        for byte in bytes.get_mut(range.clone()).into_iter().flatten() {
            if !matches!(byte, b'\n' | b'\r') {
                *byte = if paint == Paint::Blank { b' ' } else { b'x' };
            }
        }
        if paint != Paint::Blank {
            self.painted.push((Span::of(range), paint));
        }
    }

    /// Writes ASCII over characters that are as long.
    pub(crate) fn write(&mut self, at: usize, text: &str) {
        let bytes = self.bytes.get_or_insert_with(|| self.source.as_bytes().to_vec());
        if let Some(target) = bytes.get_mut(at..at + text.len()) {
            target.copy_from_slice(text.as_bytes());
        }
    }

    /// The masked text.
    pub(crate) fn finish(mut self) -> Masked<'s> {
        self.painted.sort_by_key(|(span, _)| *span);
        // Only whole characters are painted over, so the copy is UTF-8; should that ever fail, the
        // source itself is the harmless answer.
        let copy = self.bytes.and_then(|bytes| String::from_utf8(bytes).ok());
        Masked { text: copy.map_or(Cow::Borrowed(self.source), Cow::Owned), painted: self.painted }
    }
}

/// A masked text, as long as its source.
#[derive(Debug)]
pub(crate) struct Masked<'s> {
    /// What the parser sees.
    pub(crate) text: Cow<'s, str>,
    painted: Vec<(Span, Paint)>,
}

/// A stretch of masked text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stretch {
    /// Text as it stands in the source.
    Text(Span),
    /// Something that was painted over and is to be read as a placeholder.
    Something(Span),
}

impl<'s> Masked<'s> {
    /// A source of which nothing is painted over.
    pub(crate) const fn clear(source: &'s str) -> Self {
        Self { text: Cow::Borrowed(source), painted: Vec::new() }
    }

    /// Splits a span at what is painted over in it.
    pub(crate) fn stretches(&self, span: Span, mut each: impl FnMut(Stretch)) {
        let mut from = span.start();
        let first = self.painted.partition_point(|(painted, _)| painted.end() <= from);
        for &(painted, paint) in &self.painted[first..] {
            if painted.start() >= span.end() {
                break;
            }
            if painted.start() > from {
                each(Stretch::Text(Span::new(from, painted.start())));
            }
            let end = painted.end().min(span.end());
            if paint == Paint::Something && end > from {
                each(Stretch::Something(Span::new(painted.start().max(from), end)));
            }
            from = from.max(end);
        }
        if from < span.end() {
            each(Stretch::Text(Span::new(from, span.end())));
        }
    }
}

/// Constructs longer than this are taken for text that only looks like one.
pub(crate) const LONGEST: usize = 4096;

/// The length of `open … close` at the start of a text; it holds neither a blank line nor too much.
pub(crate) fn enclosed(text: &str, open: &str, close: &str) -> Option<usize> {
    let window = &text.as_bytes()[open.len()..text.len().min(LONGEST)];
    let n = memchr::memmem::find(window, close.as_bytes())?;
    let blank_line = memchr::memmem::find(&window[..n], b"\n\n").is_some();
    (!blank_line).then_some(open.len() + n + close.len())
}
