//! Documents that are no text files: archives that hold XML.
//!
//! A container is opened into an [`Extracted`] text, one line a paragraph, so that a finding's line is
//! the paragraph and its column the character. The extracted text is a [`Format`] of its own: check
//! `extracted.source(name)` in the format `&extracted`. Such files are never written.

mod archive;
mod office;

use std::borrow::Cow;

use super::{
    Document, Escape, Segment, SegmentKind, SourceMap,
    formats::{Format, FormatOptions},
};
use crate::text::{SourceFile, Span};

/// Why a container gives no text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ContainerError {
    /// The bytes are no zip archive, or a damaged one.
    #[error("this is no complete zip archive; save the document again")]
    NoArchive,
    /// The archive lacks the part that holds the text.
    #[error("the archive holds no `{part}`; is this a document of another kind?")]
    MissingPart {
        /// The path inside the archive.
        part: &'static str,
    },
    /// A part would unpack to more than a document ever holds.
    #[error("`{part}` unpacks to more than 256 MiB; leave the file out with `exclude`")]
    TooLarge {
        /// The path inside the archive.
        part: String,
    },
    /// A part is packed in a way that documents are not.
    #[error("`{part}` is encrypted, damaged or packed in an unknown way; save the document without a password")]
    Unreadable {
        /// The path inside the archive.
        part: String,
    },
}

/// A kind of archive with text in it.
pub trait Container: Sync {
    /// The name in options and reports.
    fn name(&self) -> &'static str;

    /// File name extensions, lower case, without the point.
    fn extensions(&self) -> &'static [&'static str];

    /// The text of an archive.
    ///
    /// # Errors
    /// When the bytes are no such archive or a part of it cannot be unpacked.
    fn extract(&self, bytes: &[u8]) -> Result<Extracted, ContainerError>;
}

/// All containers.
pub static CONTAINERS: &[&dyn Container] = &[&office::Docx, &office::Odt];

/// The container that claims a path's extension.
pub fn container_of(path: &str) -> Option<&'static dyn Container> {
    let (_, extension) = path.rsplit(['/', '\\']).next()?.rsplit_once('.')?;
    let extension = extension.to_ascii_lowercase();
    CONTAINERS.iter().find(|container| container.extensions().contains(&extension.as_str())).copied()
}

/// One paragraph of an extracted text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Paragraph {
    kind: SegmentKind,
    span: Span,
}

/// The text of a container: one line a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extracted {
    text: String,
    paragraphs: Vec<Paragraph>,
}

impl Extracted {
    /// The text; findings' spans are bytes of it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text as a source: lines are paragraphs.
    pub fn source(&self, name: impl Into<String>) -> SourceFile {
        SourceFile::from_text(name, self.text.clone())
    }

    /// Appends a paragraph; line ends in it become blanks.
    fn push(&mut self, kind: SegmentKind, text: &str) {
        let trimmed = text.trim();
        if !trimmed.is_empty() {
            let start = self.text.len();
            self.text.extend(trimmed.chars().map(|c| if matches!(c, '\n' | '\r') { ' ' } else { c }));
            self.paragraphs.push(Paragraph { kind, span: Span::of(start..self.text.len()) });
        }
        self.text.push('\n');
    }
}

impl Format for Extracted {
    fn name(&self) -> &'static str {
        "extracted"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &[]
    }

    /// The paragraphs; nothing when `source` is not the extracted text.
    fn parse<'s>(&self, source: &'s str, _: &FormatOptions) -> Document<'s> {
        if source != self.text {
            return Document::default();
        }
        let segment = |paragraph: &Paragraph| Segment {
            kind: paragraph.kind,
            text: Cow::Borrowed(&source[paragraph.span.range()]),
            map: SourceMap::verbatim(paragraph.span.start(), paragraph.span.len()),
            lang: None,
            escape: Escape::Never,
        };
        Document { segments: self.paragraphs.iter().map(segment).collect(), directives: Vec::new() }
    }
}

#[cfg(test)]
mod tests;
