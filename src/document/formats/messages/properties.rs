//! Java properties.

use super::{message, names::is_german};
use crate::{
    document::{
        Document, Escape, SegmentBuilder, SegmentKind,
        collect::Collector,
        formats::{Format, FormatOptions},
        scalars::escape,
    },
    text::Span,
};

/// Properties whose name says that they hold German messages.
pub(in super::super) struct Properties;

impl Format for Properties {
    fn name(&self) -> &'static str {
        "properties"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["properties"]
    }

    fn claims(&self, path: &str) -> bool {
        is_german(path, self.extensions())
    }

    fn parse<'s>(&self, source: &'s str, _: &FormatOptions) -> Document<'s> {
        let mut out = Collector::new(source, Escape::Properties);
        let mut at = if source.starts_with('\u{FEFF}') { 3 } else { 0 };
        while at < source.len() {
            at = entry(&mut out, at);
        }
        out.finish()
    }
}

/// Reads an entry or a comment; gives where the next line begins.
fn entry(out: &mut Collector<'_>, at: usize) -> usize {
    let source = out.source();
    let line = &source[at..];
    let body = line.trim_start_matches([' ', '\t', '\u{C}']);
    let start = at + line.len() - body.len();
    let end = logical_end(source, start);
    if body.starts_with(['#', '!']) {
        let end = start + body.find('\n').unwrap_or(body.len());
        out.comment(&source[start + 1..end], Span::of(start..start + source[start..end].trim_end().len()));
        return end + 1;
    }
    let entry = &source[start..end];
    let mut escaped = false;
    let key = entry.find(|c: char| {
        let ends = !escaped && matches!(c, '=' | ':' | ' ' | '\t');
        escaped = c == '\\' && !escaped;
        ends
    });
    if let Some(key) = key {
        let rest = entry[key..].trim_start_matches([' ', '\t']);
        let rest = rest.strip_prefix(['=', ':']).unwrap_or(rest).trim_start_matches([' ', '\t']);
        let value = decoded(source, end - rest.len(), start + entry.trim_end_matches(['\r', '\n']).len());
        message::read(out, &value, &['&']);
    }
    end + 1
}

/// Where an entry ends whose lines go on behind a backslash.
fn logical_end(source: &str, start: usize) -> usize {
    let bytes = source.as_bytes();
    let mut from = start;
    while let Some(hit) = memchr::memchr(b'\n', &bytes[from..]) {
        let at = from + hit;
        let line = bytes[start..at].strip_suffix(b"\r").unwrap_or(&bytes[start..at]);
        let slashes = line.iter().rev().take_while(|&&byte| byte == b'\\').count();
        if slashes % 2 == 0 {
            return at;
        }
        from = at + 1;
    }
    source.len()
}

fn decoded(source: &str, start: usize, end: usize) -> crate::document::Segment<'_> {
    let mut value = SegmentBuilder::new(source, SegmentKind::Value).escape(Escape::Properties);
    let mut from = start;
    while let Some(hit) = source.get(from..end).and_then(|text| text.find(['\\', '\''])) {
        let at = from + hit;
        let rest = &source[at..end];
        value.push_verbatim(Span::of(from..at));
        from = if rest.starts_with("''") {
            // A quote of MessageFormat.
            value.push_replaced("'", Span::of(at..at + 2));
            at + 2
        } else if rest.starts_with('\'') {
            value.push_verbatim(Span::of(at..at + 1));
            at + 1
        } else if rest.starts_with("\\\r\n") || rest.starts_with("\\\n") {
            let next = rest[1..].trim_start();
            at + rest.len() - next.len()
        } else {
            let (text, len) = escape(rest);
            value.push_replaced(&text, Span::of(at..at + len));
            at + len
        };
    }
    value.push_verbatim(Span::of(from..end.max(from)));
    value.finish()
}
