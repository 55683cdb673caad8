//! Tags and expressions of JSX, and attributes whose values are prose.

use std::ops::Range;

use crate::document::mask::LONGEST;

/// A tag at the start of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag {
    /// Length in bytes.
    pub(super) len: usize,
    /// Holds what HTML does not allow: `{…}`, `@click`.
    pub(super) foreign: bool,
    /// Named like a component: `<Tabs>`, `<Foo.Bar>`, or a fragment `<>`.
    pub(super) component: bool,
}

/// The tag that `text` starts with, `<` included.
pub(super) fn tag(text: &str) -> Option<Tag> {
    let bytes = &text.as_bytes()[..text.len().min(LONGEST)];
    let name_at = if bytes.get(1) == Some(&b'/') { 2 } else { 1 };
    let first = *bytes.get(name_at)?;
    if first == b'>' {
        return Some(Tag { len: name_at + 1, foreign: false, component: true });
    }
    if !first.is_ascii_alphabetic() {
        return None;
    }
    let name_len =
        bytes[name_at..].iter().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_')).count();
    let component = first.is_ascii_uppercase();
    let mut at = name_at + name_len;
    // `<https://…>` and `<name@example.org>` are links.
    if !matches!(bytes.get(at)?, b' ' | b'\t' | b'\n' | b'\r' | b'/' | b'>') {
        return None;
    }
    let mut foreign = false;
    loop {
        match *bytes.get(at)? {
            b'>' => return Some(Tag { len: at + 1, foreign, component }),
            quote @ (b'"' | b'\'') => at += memchr::memchr(quote, &bytes[at + 1..])? + 2,
            b'{' => {
                foreign = true;
                at += expression_len(&bytes[at..])?;
            }
            b'<' => return None,
            b'\n' if bytes.get(at + 1) == Some(&b'\n') => return None,
            byte => {
                foreign |= matches!(byte, b'@' | b'#') || byte == b':' && bytes[at - 1].is_ascii_whitespace();
                at += 1;
            }
        }
    }
}

/// The length of `{…}`, with the braces, quotes and comments in it.
pub(super) fn expression_len(bytes: &[u8]) -> Option<usize> {
    let bytes = &bytes[..bytes.len().min(LONGEST)];
    let (mut at, mut depth) = (0, 0u32);
    loop {
        match *bytes.get(at)? {
            b'{' => depth += 1,
            b'}' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            b'/' if bytes.get(at + 1) == Some(&b'*') => {
                at += memchr::memmem::find(&bytes[at + 2..], b"*/")? + 3;
            }
            quote @ (b'"' | b'\'' | b'`') => {
                // An apostrophe in the text of an element is no quote: then the line ends before the next.
                if let Some(n) = memchr::memchr(quote, &bytes[at + 1..])
                    && (quote == b'`' || !bytes[at + 1..=at + n].contains(&b'\n'))
                {
                    at += n + 1;
                }
            }
            _ => {}
        }
        at += 1;
    }
}

/// Attributes of components and shortcodes that are read.
const PROSE: [&str; 9] = ["alt", "title", "caption", "label", "description", "placeholder", "aria-label", "summary", "heading"];

/// Where the quoted values of attributes that are read stand in a tag or shortcode.
pub(super) fn prose_attributes(tag: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = tag.as_bytes();
    memchr::memchr_iter(b'=', bytes).filter_map(move |at| {
        let quote = *bytes.get(at + 1).filter(|byte| matches!(byte, b'"' | b'\''))?;
        let name_len = bytes[..at].iter().rev().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'-').count();
        let len = memchr::memchr(quote, &bytes[at + 2..])?;
        let value = at + 2..at + 2 + len;
        (PROSE.contains(&&tag[at - name_len..at]) && len > 0 && !tag[value.clone()].contains('{')).then_some(value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_by_example() {
        let found = |text| tag(text).map(|tag| (tag.len, tag.foreign, tag.component));
        assert_eq!(found("<b>fett</b>"), Some((3, false, false)));
        assert_eq!(found("<Tabs groupId=\"a>b\">x"), Some((20, false, true)));
        assert_eq!(found("<div style={{a: '}'}}>x"), Some((22, true, false)));
        assert_eq!(found("<a @click=\"x\">"), Some((14, true, false)));
        assert_eq!(found("<https://example.org>"), None);
        assert_eq!(found("< 3 und > 2"), None);
        assert_eq!(expression_len(b"{a({b: 1})} c"), Some(11));
        let tag = "<Bild alt=\"Ein Haus\" src='x' title='Titel' />";
        let texts: Vec<_> = prose_attributes(tag).map(|range| &tag[range]).collect();
        assert_eq!(texts, ["Ein Haus", "Titel"]);
    }
}
