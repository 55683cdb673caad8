//! Messages in JSON. The scanner knows strings and brackets only: it needs no valid document, keeps
//! raw bytes and never goes down a call for a bracket.

use super::{message, names::is_german};
use crate::document::{
    Document, Escape, SegmentBuilder, SegmentKind,
    collect::Collector,
    formats::{Format, FormatOptions},
    scalars::{Path, double_quoted},
};

/// JSON whose name says that it holds German messages.
pub(in super::super) struct Json;

/// Application Resource Bundles, as Flutter has them.
pub(in super::super) struct Arb;

impl Format for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["json", "jsonc", "json5"]
    }

    fn claims(&self, path: &str) -> bool {
        is_german(path, self.extensions())
    }

    fn parse<'s>(&self, source: &'s str, _: &FormatOptions) -> Document<'s> {
        read(source)
    }
}

impl Format for Arb {
    fn name(&self) -> &'static str {
        "arb"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["arb"]
    }

    fn claims(&self, path: &str) -> bool {
        is_german(path, self.extensions())
    }

    fn parse<'s>(&self, source: &'s str, _: &FormatOptions) -> Document<'s> {
        read(source)
    }
}

fn read(source: &str) -> Document<'_> {
    let mut out = Collector::new(source, Escape::Json);
    let (mut path, mut levels, mut key) = (Path::default(), Vec::new(), None::<&str>);
    let bytes = source.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => {
                let end = string_end(bytes, at);
                let closed = end > at + 1 && matches!(bytes[end - 1], b'"' | b'\n');
                let inside = at + 1..end - usize::from(closed);
                at = end;
                if levels.last() == Some(&true) && next_mark(bytes, end) == Some(b':') && key.is_none() {
                    key = Some(&source[inside]);
                    continue;
                }
                let hidden = path.as_str().starts_with('@')
                    || path.as_str().contains(".@")
                    || key.is_some_and(|key| key.starts_with(['@', '$']));
                if !hidden {
                    let mut value = SegmentBuilder::new(source, SegmentKind::Value).escape(Escape::Json);
                    double_quoted(&mut value, source, inside);
                    message::read(&mut out, &value.finish(), &[]);
                }
                continue;
            }
            b'{' | b'[' => {
                path.push(key.take().unwrap_or(""));
                levels.push(bytes[at] == b'{');
            }
            b'}' | b']' => {
                key = None;
                path.pop();
                levels.pop();
            }
            b',' => key = None,
            b'/' => {
                at = comment(&mut out, source, at);
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    out.finish()
}

/// One past the quote that closes a string; a line end closes it as well.
fn string_end(bytes: &[u8], at: usize) -> usize {
    let mut from = at + 1;
    while let Some(hit) = memchr::memchr3(b'"', b'\\', b'\n', &bytes[from..]) {
        match bytes[from + hit] {
            b'\\' => from = (from + hit + 2).min(bytes.len()),
            _ => return from + hit + 1,
        }
    }
    bytes.len()
}

fn next_mark(bytes: &[u8], at: usize) -> Option<u8> {
    bytes[at..].iter().copied().find(|byte| !byte.is_ascii_whitespace())
}

/// `// …` and `/* … */` of JSON with comments.
fn comment(out: &mut Collector<'_>, source: &str, at: usize) -> usize {
    let rest = &source[at..];
    let (inside, len) = if let Some(inside) = rest.strip_prefix("//") {
        let n = inside.find('\n').unwrap_or(inside.len());
        (&inside[..n], n + 2)
    } else if let Some(inside) = rest.strip_prefix("/*") {
        inside.find("*/").map_or((inside, rest.len()), |n| (&inside[..n], n + 4))
    } else {
        return at + 1;
    };
    out.comment(inside, crate::text::Span::of(at..at + len));
    at + len
}
