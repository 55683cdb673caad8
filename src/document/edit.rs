//! Writes a correction in the raw form of the source: with its entities, its escapes, its markup.

use std::fmt::Write;

use super::{Escape, PLACEHOLDER, Segment};
use crate::{
    diagnostic::Edit,
    text::{Span, TextSpan},
};

impl Segment<'_> {
    /// The edit of `source` that turns the text at `span` into `text`.
    ///
    /// Where the text does not stand in the source as it is, only what differs is replaced, so that
    /// `**Staat**n` becomes `**Staate**n` and `Gr&ouml;ßn` keeps its entity. `None` where markup would be
    /// destroyed or where the format cannot write the text.
    pub fn edit(&self, source: &str, span: TextSpan, text: &str) -> Option<Edit> {
        let old = self.slice(span);
        if old.contains(PLACEHOLDER) || text.contains(['\n', PLACEHOLDER]) {
            return None;
        }
        if self.map.is_verbatim(span) {
            return Some(Edit { span: self.to_source(span), text: self.raw(source, text)? });
        }
        let prefix = common_prefix(old, text);
        let suffix = common_suffix(&old[prefix..], &text[prefix..]);
        let changed = TextSpan::new(span.start() + prefix as u32, span.end() - suffix as u32);
        let text = self.raw(source, &text[prefix..text.len() - suffix])?;
        if changed.is_empty() {
            let at = self.place_between(changed.start(), span);
            return Some(Edit { span: Span::new(at, at), text });
        }
        let mut end = None;
        for (_, piece, _) in self.map.pieces_in(changed) {
            if end.is_some_and(|end| end != piece.start()) {
                return None;
            }
            end = Some(piece.end());
        }
        Some(Edit { span: self.to_source(changed), text })
    }

    /// Where an insertion goes: behind the character before it, if that belongs to the span.
    fn place_between(&self, at: u32, span: TextSpan) -> u32 {
        if at > span.start() {
            self.to_source(TextSpan::new(span.start(), at)).end()
        } else {
            self.to_source(TextSpan::new(at, at)).start()
        }
    }

    /// Text as this source would write it; `None` where that is not known.
    fn raw(&self, source: &str, text: &str) -> Option<String> {
        let mut raw = String::with_capacity(text.len());
        for c in text.chars() {
            if let Some(known) = self.written_before(source, c) {
                raw.push_str(known);
            } else if !self.escape.push(&mut raw, c, self.escapes_letters(source)) {
                return None;
            }
        }
        Some(raw)
    }

    /// How the source writes this character elsewhere in the segment, if not as itself.
    fn written_before<'t>(&self, source: &'t str, c: char) -> Option<&'t str> {
        if c.is_whitespace() {
            return None;
        }
        let text = c.encode_utf8(&mut [0; 4]).to_owned();
        self.units().find(|(unit, _)| self.slice(*unit) == text).map(|(_, span)| &source[span.range()])
    }

    /// Whether the source writes letters beyond ASCII as escapes.
    fn escapes_letters(&self, source: &str) -> bool {
        self.units().any(|(unit, span)| {
            self.slice(unit).starts_with(|c: char| c.is_alphabetic() && !c.is_ascii()) && source[span.range()].is_ascii()
        })
    }

    fn units(&self) -> impl Iterator<Item = (TextSpan, Span)> {
        let whole = TextSpan::of(0..self.text.len());
        self.map.pieces_in(whole).filter(|(_, _, verbatim)| !verbatim).map(|(text, span, _)| (text, span))
    }
}

impl Escape {
    /// Appends a character in raw form; whether that is possible.
    fn push(self, raw: &mut String, c: char, letters_escaped: bool) -> bool {
        let escaped_letter = letters_escaped && !c.is_ascii();
        match self {
            Self::None => {}
            Self::Html => match c {
                '&' => return push(raw, "&amp;"),
                '<' => return push(raw, "&lt;"),
                '>' => return push(raw, "&gt;"),
                '"' => return push(raw, "&quot;"),
                _ if escaped_letter => return push(raw, &format!("&#{};", u32::from(c))),
                _ => {}
            },
            Self::Json => match c {
                '"' | '\\' => raw.push('\\'),
                _ if escaped_letter => return push_units(raw, c),
                _ => {}
            },
            Self::Properties => match c {
                '\\' | ':' | '=' | '#' | '!' => return false,
                _ if escaped_letter => return push_units(raw, c),
                _ => {}
            },
            Self::Latex => match c {
                '\\' | '{' | '}' | '$' | '&' | '#' | '^' | '_' | '~' | '%' => return false,
                _ if escaped_letter => return false,
                _ => {}
            },
            Self::Refuse => {
                if !c.is_alphanumeric() && !matches!(c, ' ' | '-' | '.' | '’' | '–' | '\u{A0}') {
                    return false;
                }
            }
            Self::Never => return false,
        }
        raw.push(c);
        true
    }
}

fn push(raw: &mut String, text: &str) -> bool {
    raw.push_str(text);
    true
}

/// `\u00e4`, as JSON and Java write what lies beyond ASCII.
fn push_units(raw: &mut String, c: char) -> bool {
    for unit in c.encode_utf16(&mut [0; 2]) {
        if write!(raw, "\\u{unit:04x}").is_err() {
            return false;
        }
    }
    true
}

fn common_prefix(old: &str, new: &str) -> usize {
    old.chars().zip(new.chars()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum()
}

fn common_suffix(old: &str, new: &str) -> usize {
    old.chars().rev().zip(new.chars().rev()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum()
}

#[cfg(test)]
mod tests {
    use crate::{
        document::formats::{FormatOptions, by_name},
        text::TextSpan,
    };

    /// The source after one word of its first segment was replaced; `None` when it cannot be.
    fn edited(format: &str, source: &str, old: &str, new: &str) -> Option<String> {
        let document = by_name(format).unwrap().parse(source, &FormatOptions::default());
        let segment = &document.segments[0];
        let at = segment.text.find(old).unwrap();
        let edit = segment.edit(source, TextSpan::of(at..at + old.len()), new)?;
        Some(format!("{}{}{}", &source[..edit.span.start() as usize], edit.text, &source[edit.span.end() as usize..]))
    }

    fn check(format: &str, source: &str, old: &str, new: &str, expected: Option<&str>) {
        assert_eq!(edited(format, source, old, new).as_deref(), expected, "{source}");
    }

    #[test]
    fn raw_forms_are_kept() {
        check("markdown", "Viele **Staat**n hier", "Staatn", "Staaten", Some("Viele **Staate**n hier"));
        check("markdown", "Viele Sta**at**n hier", "Staatn", "Stuhlen", None);
        check("markdown", "Viele Staatn hier", "Staatn", "Staaten", Some("Viele Staaten hier"));
        check("html", "<p>Die Gr&ouml;&szlig;n</p>", "Größn", "Größen", Some("<p>Die Gr&ouml;&szlig;en</p>"));
        check("html", "<p>Gr&ouml;&szlig;e und Shöne</p>", "Shöne", "Schöne", Some("<p>Gr&ouml;&szlig;e und Sch&ouml;ne</p>"));
        check("html", "<p>M&uuml;ller &amp; Sohn Bar</p>", "Bar", "Bär", Some("<p>M&uuml;ller &amp; Sohn B&#228;r</p>"));
        check("html", "<p>a und b</p>", "und", "<", Some("<p>a &lt; b</p>"));
        check("markdown", "Das `x` Haus", "\u{FFFC} Haus", "Haus", None);
    }
}
