//! Segments: blocks of prose with their way back to the source.

use std::borrow::Cow;

use super::{PLACEHOLDER, map::SourceMap};
use crate::text::{Span, TextSpan};

/// What a block is in its document; sentences never run over block borders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SegmentKind {
    /// Running text.
    Paragraph,
    /// A heading or title.
    Heading,
    /// An item of a list.
    ListItem,
    /// A cell of a table.
    TableCell,
    /// Quoted from elsewhere as a block.
    Quotation,
    /// A caption, alternative text, tooltip or other short label.
    Label,
    /// A value of the frontmatter, a translated message.
    Value,
}

/// How clean text is written in a source of this format, so that a fix writes the raw form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Escape {
    /// As it is.
    #[default]
    None,
    /// `&`, `<` and `>` as entities, in attributes quotes too.
    Html,
    /// Backslash escapes of JSON strings.
    Json,
    /// Backslash escapes of Java properties.
    Properties,
    /// Commands and active characters of TeX.
    Latex,
    /// Doubled or escaped quotes of YAML and TOML scalars: only letters, digits and plain marks are
    /// written, anything else is left to the user.
    Refuse,
    /// The file is never written: a word processor's document.
    Never,
}

/// A block of prose: emphasis removed, entities decoded.
#[derive(Clone, Debug)]
pub struct Segment<'s> {
    /// What the block is.
    pub kind: SegmentKind,
    /// The clean text; [`PLACEHOLDER`] stands for what is no prose.
    pub text: Cow<'s, str>,
    /// The way back.
    pub map: SourceMap,
    /// The language the source declares, lower case (`en`, `de-at`).
    pub lang: Option<Box<str>>,
    /// How the source writes such text.
    pub escape: Escape,
}

impl<'s> Segment<'s> {
    /// A block that stands in the source byte for byte.
    pub fn verbatim(kind: SegmentKind, source: &'s str, span: Span) -> Self {
        let text = Cow::Borrowed(&source[span.range()]);
        Self { kind, text, map: SourceMap::verbatim(span.start(), span.len()), lang: None, escape: Escape::None }
    }

    /// The bytes of the source that a span of the text comes from.
    pub fn to_source(&self, span: TextSpan) -> Span {
        self.map.to_source(span)
    }

    /// The text of a span.
    pub fn slice(&self, span: TextSpan) -> &str {
        &self.text[span.range()]
    }
}

/// Collects the pieces of one segment.
#[derive(Debug)]
pub struct SegmentBuilder<'s> {
    source: &'s str,
    kind: SegmentKind,
    text: Cow<'s, str>,
    map: SourceMap,
    /// Where the source goes on if the text is still one borrowed slice.
    borrowed: Option<Span>,
    lang: Option<Box<str>>,
    escape: Escape,
}

impl<'s> SegmentBuilder<'s> {
    /// An empty block.
    pub fn new(source: &'s str, kind: SegmentKind) -> Self {
        Self {
            source,
            kind,
            text: Cow::Borrowed(""),
            map: SourceMap::default(),
            borrowed: None,
            lang: None,
            escape: Escape::None,
        }
    }

    /// Declares the language of the block.
    #[must_use]
    pub fn lang(mut self, lang: Option<&str>) -> Self {
        self.lang = lang.map(|lang| lang.to_lowercase().into());
        self
    }

    /// Says how the source writes such text.
    #[must_use]
    pub fn escape(mut self, escape: Escape) -> Self {
        self.escape = escape;
        self
    }

    /// Appends bytes of the source as they stand.
    pub fn push_verbatim(&mut self, span: Span) {
        if span.is_empty() {
            return;
        }
        let joined = match self.borrowed {
            None if self.text.is_empty() => Some(span),
            Some(before) if before.end() == span.start() => Some(before.cover(span)),
            _ => None,
        };
        if let Some(joined) = joined {
            self.text = Cow::Borrowed(&self.source[joined.range()]);
        } else {
            self.text.to_mut().push_str(&self.source[span.range()]);
        }
        self.borrowed = joined;
        self.map.push_verbatim(span);
    }

    /// Appends text that the source writes differently at `span`: an entity, an escape.
    pub fn push_replaced(&mut self, text: &str, span: Span) {
        if text.is_empty() {
            return;
        }
        self.text.to_mut().push_str(text);
        self.borrowed = None;
        self.map.push_unit(text.len() as u32, span);
    }

    /// Appends one blank or line end for the white space at `span`. White space of one byte counts as
    /// verbatim, so that a fix may reach over the end of a line.
    pub fn push_blank(&mut self, blank: char, span: Span) {
        if self.source[span.range()].chars().eq([blank]) {
            return self.push_verbatim(span);
        }
        self.text.to_mut().push(blank);
        self.borrowed = None;
        if span.len() == 1 {
            self.map.push_verbatim(span);
        } else {
            self.map.push_unit(1, span);
        }
    }

    /// Appends a [`PLACEHOLDER`] for bytes that are no prose.
    pub fn push_placeholder(&mut self, span: Span) {
        self.push_replaced(PLACEHOLDER.encode_utf8(&mut [0; 4]), span);
    }

    /// Whether nothing but blanks was appended.
    pub fn is_blank(&self) -> bool {
        self.text.chars().all(|c| c.is_whitespace() || c == PLACEHOLDER)
    }

    /// One past the last byte of the source that was appended.
    pub(super) fn source_end(&self) -> u32 {
        self.map.end()
    }

    /// The clean text so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The finished segment.
    pub fn finish(self) -> Segment<'s> {
        Segment { kind: self.kind, text: self.text, map: self.map, lang: self.lang, escape: self.escape }
    }
}

/// What a comment in the text asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DirectiveKind {
    /// Nothing is reported from here …
    Off,
    /// … to here.
    On,
    /// These rules (all, when empty) are silent on the next line that is not blank.
    IgnoreNextLine(Vec<String>),
    /// These words are right in this file.
    Words(Vec<String>),
    /// A comment that starts with `rotstift:` and says nothing that is understood.
    Unknown(String),
}

/// A control comment and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    /// What it asks for.
    pub kind: DirectiveKind,
    /// The whole comment, in bytes of the source.
    pub span: Span,
}

impl Directive {
    /// Reads the inside of a comment; `None` when it does not start with `rotstift:`.
    pub fn parse(comment: &str, span: Span) -> Option<Self> {
        let body = comment.trim().strip_prefix("rotstift:")?.trim();
        let (command, rest) = body.split_once(char::is_whitespace).unwrap_or((body, ""));
        let list = || rest.split([',', ' ']).map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect();
        let kind = match command {
            "off" => DirectiveKind::Off,
            "on" => DirectiveKind::On,
            "ignore-next-line" => DirectiveKind::IgnoreNextLine(list()),
            "words" => DirectiveKind::Words(list()),
            _ => DirectiveKind::Unknown(body.to_owned()),
        };
        Some(Self { kind, span })
    }
}

/// The prose of one source, in its order.
#[derive(Clone, Debug, Default)]
pub struct Document<'s> {
    /// The blocks.
    pub segments: Vec<Segment<'s>>,
    /// The control comments.
    pub directives: Vec<Directive>,
}
