//! Strings in YAML and TOML, with the way from each decoded value back to its raw bytes.

use std::ops::Range;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle};

use super::{Escape, Segment, SegmentBuilder, SegmentKind};
use crate::text::Span;

/// The place in a tree of mappings and lists.
#[derive(Default)]
pub(super) struct Path {
    text: String,
    /// Lengths of `text` to go back to.
    lengths: Vec<usize>,
}

impl Path {
    /// Goes down by a key.
    pub(super) fn push(&mut self, key: &str) {
        self.lengths.push(self.text.len());
        if !self.text.is_empty() {
            self.text.push('.');
        }
        self.text.push_str(key);
    }

    /// Goes back up.
    pub(super) fn pop(&mut self) {
        if let Some(len) = self.lengths.pop() {
            self.text.truncate(len);
        }
    }

    /// The keys, joined by points.
    pub(super) fn as_str(&self) -> &str {
        &self.text
    }
}

/// What a YAML parser is in the middle of.
enum Frame {
    /// A mapping whose next scalar is a key.
    Key,
    /// A mapping whose next node is the value of the key on the path.
    Value,
    List,
}

/// Reads the string values of a YAML text: for each, the path of keys to it, joined by points, and its
/// text. A fault in the text ends the reading.
pub(super) fn yaml<'s>(source: &'s str, part: Range<usize>, sink: &mut dyn FnMut(&str, Segment<'s>)) {
    let mut bytes = ByteIndex { text: &source[part.clone()], char_at: 0, byte_at: 0 };
    let (mut frames, mut path) = (Vec::new(), Path::default());
    for (event, place) in Parser::new_from_str(&source[part.clone()]).map_while(Result::ok) {
        match event {
            Event::Scalar(value, style, ..) => {
                let raw = part.start + bytes.find(place.start)..part.start + bytes.find_from(place.end);
                match frames.last_mut() {
                    Some(frame @ Frame::Key) => {
                        path.push(&value);
                        *frame = Frame::Value;
                        continue;
                    }
                    _ => sink(path.as_str(), yaml_scalar(source, raw, style)),
                }
                ended(&mut frames, &mut path);
            }
            Event::MappingStart(..) => frames.push(Frame::Key),
            Event::SequenceStart(..) => frames.push(Frame::List),
            Event::MappingEnd | Event::SequenceEnd => {
                frames.pop();
                ended(&mut frames, &mut path);
            }
            Event::Alias(_) => match frames.last_mut() {
                Some(frame @ Frame::Key) => {
                    path.push("*");
                    *frame = Frame::Value;
                }
                _ => ended(&mut frames, &mut path),
            },
            _ => {}
        }
    }
}

/// A node has ended: if it was a key's value, the next is a key again.
fn ended(frames: &mut [Frame], path: &mut Path) {
    if let Some(frame @ Frame::Value) = frames.last_mut() {
        *frame = Frame::Key;
        path.pop();
    }
}

/// From the parser's characters to bytes, going forward only.
struct ByteIndex<'t> {
    text: &'t str,
    char_at: usize,
    byte_at: usize,
}

impl ByteIndex<'_> {
    fn find(&mut self, marker: Marker) -> usize {
        if marker.index() < self.char_at {
            (self.char_at, self.byte_at) = (0, 0);
        }
        self.byte_at = self.find_from(marker);
        self.char_at = marker.index();
        self.byte_at
    }

    /// The byte of a marker that does not lie before the last one found.
    fn find_from(&self, marker: Marker) -> usize {
        let n = marker.index().saturating_sub(self.char_at);
        let rest = &self.text[self.byte_at..];
        self.byte_at + rest.char_indices().nth(n).map_or(rest.len(), |(at, _)| at)
    }
}

fn yaml_scalar(source: &str, raw: Range<usize>, style: ScalarStyle) -> Segment<'_> {
    let text = &source[raw.clone()];
    let inner = |n: usize| raw.start + n..(raw.end - n).max(raw.start + n);
    let mut builder = SegmentBuilder::new(source, SegmentKind::Value);
    match style {
        ScalarStyle::Plain => fold_lines(&mut builder, source, raw.start..raw.start + text.trim_end().len()),
        ScalarStyle::SingleQuoted if text.len() >= 2 && text.ends_with('\'') => {
            builder = builder.escape(Escape::Refuse);
            single_quoted(&mut builder, source, inner(1));
        }
        ScalarStyle::DoubleQuoted if text.len() >= 2 && text.ends_with('"') => {
            builder = builder.escape(Escape::Refuse);
            double_quoted(&mut builder, source, inner(1));
        }
        ScalarStyle::Literal => block_lines(&mut builder, source, raw, "\n"),
        ScalarStyle::Folded => block_lines(&mut builder, source, raw, " "),
        _ => {}
    }
    builder.finish()
}

/// Text over several lines: an end of line with the white space around it is one blank, a blank line
/// is a line end.
fn fold_lines(builder: &mut SegmentBuilder<'_>, source: &str, part: Range<usize>) {
    let bytes = source.as_bytes();
    let mut from = part.start;
    while let Some(hit) = memchr::memchr(b'\n', &bytes[from..part.end]) {
        let end = from + source[from..from + hit].trim_end().len();
        builder.push_verbatim(Span::of(from..end));
        from += hit;
        let n = source[from..part.end].len() - source[from..part.end].trim_start().len();
        let blank = if source[from..from + n].matches('\n').count() > 1 { '\n' } else { ' ' };
        builder.push_blank(blank, Span::of(end..from + n));
        from += n;
    }
    builder.push_verbatim(Span::of(from..part.end));
}

fn single_quoted(builder: &mut SegmentBuilder<'_>, source: &str, part: Range<usize>) {
    let mut from = part.start;
    while let Some(hit) = source[from..part.end].find("''") {
        fold_lines(builder, source, from..from + hit);
        builder.push_replaced("'", Span::of(from + hit..from + hit + 2));
        from += hit + 2;
    }
    fold_lines(builder, source, from..part.end);
}

/// The text inside double quotes of YAML, TOML and JSON, whose escapes are nearly the same.
pub(super) fn double_quoted(builder: &mut SegmentBuilder<'_>, source: &str, part: Range<usize>) {
    let mut from = part.start;
    while let Some(hit) = memchr::memchr(b'\\', &source.as_bytes()[from..part.end]) {
        let at = from + hit;
        fold_lines(builder, source, from..at);
        let (text, len) = escape(&source[at..part.end]);
        builder.push_replaced(&text, Span::of(at..at + len));
        from = at + len;
    }
    fold_lines(builder, source, from..part.end);
}

/// What the escape at the start of a text, backslash included, means, and its length.
pub(super) fn escape(raw: &str) -> (String, usize) {
    let Some(kind) = raw[1..].chars().next() else { return (raw.to_owned(), raw.len()) };
    let digits = |n: usize| u32::from_str_radix(raw.get(2..2 + n)?, 16).ok();
    let short = |text: &str| (text.to_owned(), 1 + kind.len_utf8());
    let numeric = |n: usize| digits(n).and_then(char::from_u32).map_or_else(|| short(""), |c| (c.to_string(), 2 + n));
    match kind {
        'n' | 'r' | 'N' | 'L' | 'P' => short("\n"),
        't' => short("\t"),
        'b' | 'f' | '0' | 'a' | 'v' | 'e' => short(" "),
        '_' => short("\u{A0}"),
        'x' => numeric(2),
        'U' => numeric(8),
        'u' => surrogates(raw).unwrap_or_else(|| numeric(4)),
        '\n' => (String::new(), 2 + raw[2..].len() - raw[2..].trim_start().len()),
        _ => (kind.to_string(), 1 + kind.len_utf8()),
    }
}

/// `\uD83D\uDE00` as JSON writes what lies beyond 16 bits.
fn surrogates(raw: &str) -> Option<(String, usize)> {
    let unit = |at: usize| u16::from_str_radix(raw.get(at..at + 4)?, 16).ok();
    let (high, low) = (unit(2)?, raw.get(6..8).filter(|mark| *mark == "\\u").and_then(|_| unit(8))?);
    let text = char::decode_utf16([high, low]).next()?.ok().filter(|c| c.len_utf16() == 2)?;
    Some((text.to_string(), 12))
}

/// A block scalar: the header line and the indentation are markup.
fn block_lines(builder: &mut SegmentBuilder<'_>, source: &str, raw: Range<usize>, joint: &str) {
    let text = &source[raw.clone()];
    let header = if text.starts_with(['|', '>']) { text.find('\n').map_or(text.len(), |n| n + 1) } else { 0 };
    let mut at = raw.start + header;
    let mut ended: Option<usize> = None;
    let mut n_blank = 0;
    for line in source[at..raw.end].split_inclusive('\n') {
        let content = line.trim();
        if content.is_empty() {
            n_blank += 1;
        } else {
            let start = at + line.len() - line.trim_start().len();
            if let Some(end) = ended {
                let blank = if n_blank > 0 || joint == "\n" { '\n' } else { ' ' };
                builder.push_blank(blank, Span::of(end..start));
            }
            builder.push_verbatim(Span::of(start..start + content.len()));
            (ended, n_blank) = (Some(start + content.len()), 0);
        }
        at += line.len();
    }
}

/// Reads the values of a TOML text.
pub(super) fn toml<'s>(source: &'s str, part: Range<usize>, sink: &mut dyn FnMut(&str, Segment<'s>)) {
    use toml_parser::{ParseError, Source, parser::Event as TomlEvent, parser::EventKind};
    let text = &source[part.clone()];
    let tokens = Source::new(text).lex().into_vec();
    let (mut table, mut keys, mut depth, mut in_header) = (String::new(), Vec::<String>::new(), 0u32, false);
    let mut receiver = |event: TomlEvent| {
        let span = event.span();
        let raw = part.start + span.start()..part.start + span.end();
        match event.kind() {
            EventKind::StdTableOpen | EventKind::ArrayTableOpen => {
                in_header = true;
                keys.clear();
            }
            EventKind::StdTableClose | EventKind::ArrayTableClose => {
                in_header = false;
                table = keys.join(".");
                keys.clear();
            }
            EventKind::ArrayOpen | EventKind::InlineTableOpen => depth += 1,
            EventKind::ArrayClose | EventKind::InlineTableClose => depth = depth.saturating_sub(1),
            EventKind::SimpleKey => keys.push(source[raw].trim_matches(['"', '\'']).to_owned()),
            EventKind::Newline if depth == 0 && !in_header => keys.clear(),
            EventKind::Scalar => {
                let path =
                    [table.as_str(), &keys.join(".")].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(".");
                if let Some(segment) = toml_scalar(source, raw) {
                    sink(&path, segment);
                }
            }
            _ => {}
        }
    };
    toml_parser::parser::parse_document(&tokens, &mut receiver, &mut |_: ParseError| {});
}

fn toml_scalar(source: &str, raw: Range<usize>) -> Option<Segment<'_>> {
    let text = &source[raw.clone()];
    let fence = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|fence| text.starts_with(fence))?;
    // The closing fence is missing where the document breaks off.
    let inner = &text[fence.len()..];
    let inner = inner.strip_suffix(fence).unwrap_or(inner);
    let part = raw.start + fence.len()..raw.start + fence.len() + inner.len();
    let mut builder = SegmentBuilder::new(source, SegmentKind::Value).escape(Escape::Refuse);
    if fence.starts_with('"') {
        double_quoted(&mut builder, source, part);
    } else {
        fold_lines(&mut builder, source, part);
    }
    Some(builder.finish())
}
