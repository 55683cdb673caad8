//! Texts inside other formats.

use std::fmt::Write;

/// Text inside XML or HTML, attributes included. Control characters, which XML forbids, become blanks.
pub(super) fn xml(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' | '\t' => escaped.push(c),
            '\r' => {}
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Text inside an XML attribute, where a line end would be read as a blank.
pub(super) fn xml_attribute(text: &str) -> String {
    xml(text).replace('\n', "&#10;").replace('\t', "&#9;")
}

/// A path as a URI reference.
pub(super) fn uri(path: &str) -> String {
    let mut uri = String::from(if path.starts_with('/') { "file://" } else { "" });
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            byte => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_other_formats_forbid_is_written_otherwise() {
        assert_eq!(xml("a<b & \"c\"\u{1b}\r\n"), "a&lt;b &amp; &quot;c&quot; \n");
        assert_eq!(xml_attribute("an\nan"), "an&#10;an");
        assert_eq!(uri("texte/grüner Tee.md"), "texte/gr%C3%BCner%20Tee.md");
        assert_eq!(uri("/a:b"), "file:///a%3Ab");
    }
}
