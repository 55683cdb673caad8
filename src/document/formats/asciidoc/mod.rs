//! AsciiDoc, by a scanner of our own: the parsers there are give no places for text inside a line.
//!
//! It knows the blocks and inline marks that prose stands in and the ones that hide it. It does not
//! evaluate attributes, conditions or includes.

mod blocks;
mod inline;
mod macros;
mod marks;
mod table;

use super::{Format, FormatOptions};
use crate::{
    document::{Document, Escape, SegmentKind, collect::Collector, frontmatter},
    text::Span,
};

/// AsciiDoc.
pub(super) struct AsciiDoc;

impl Format for AsciiDoc {
    fn name(&self) -> &'static str {
        "asciidoc"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["adoc", "asciidoc", "asc"]
    }

    fn parse<'s>(&self, source: &'s str, options: &FormatOptions) -> Document<'s> {
        let mut out = Collector::new(source, Escape::None);
        let start = frontmatter::read(&mut out, options);
        let part = Span::of(start..source.len());
        blocks::read(&mut out, part, SegmentKind::Paragraph, options);
        out.finish()
    }
}

#[cfg(test)]
mod tests;
