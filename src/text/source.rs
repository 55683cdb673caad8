//! A file's bytes as text, with the way back to the bytes on disk.

use std::{borrow::Cow, ops::Range, sync::OnceLock};

use super::{LineIndex, Position, Span};

/// How the bytes on disk were written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, little endian, with a byte order mark.
    Utf16Le,
    /// UTF-16, big endian, with a byte order mark.
    Utf16Be,
    /// Windows-1252, the superset of ISO-8859-1 that old German files are written in.
    Windows1252,
}

impl Encoding {
    /// The name as standards write it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Windows1252 => "Windows-1252",
        }
    }
}

/// Why bytes are no text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DecodeError {
    /// The offsets of a span would not fit.
    #[error("the file holds 4 GiB or more; split it")]
    TooLarge,
    /// A NUL byte: an image, a program, an archive.
    #[error("byte {at} is NUL, so this is no text file; leave it out with `exclude`")]
    Binary {
        /// Offset of the first NUL byte.
        at: usize,
    },
    /// Neither UTF-8 nor plausibly Windows-1252.
    #[error("byte {at} is not UTF-8 and the file does not read as Windows-1252; save it as UTF-8")]
    Undecodable {
        /// Offset of the first byte that is no UTF-8.
        at: usize,
    },
}

/// A named text. Spans of findings are bytes of [`text`](Self::text).
#[derive(Debug)]
pub struct SourceFile {
    name: String,
    text: String,
    encoding: Encoding,
    lines: OnceLock<LineIndex>,
}

impl SourceFile {
    /// A text that is already decoded, as editors and tests hand it over.
    pub fn from_text(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into(), encoding: Encoding::Utf8, lines: OnceLock::new() }
    }

    /// Decodes a file's bytes.
    ///
    /// # Errors
    /// When the bytes hold NUL without being UTF-16, are neither UTF-8 nor plausible Windows-1252, or
    /// are 4 GiB or more.
    pub fn new(name: impl Into<String>, bytes: Vec<u8>) -> Result<Self, DecodeError> {
        if u32::try_from(bytes.len()).is_err() {
            return Err(DecodeError::TooLarge);
        }
        let (text, encoding) = decode(bytes)?;
        Ok(Self { name: name.into(), text, encoding, lines: OnceLock::new() })
    }

    /// The name findings are reported under, usually the path as given.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The decoded text, a byte order mark included.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How the file is written on disk.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The text a span covers; empty when the span is not of this source.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The line index, made on first use.
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }

    /// Line and columns of a byte; a byte order mark takes no column.
    pub fn position(&self, offset: u32) -> Position {
        let mut position = self.lines().position(&self.text, offset);
        if position.line == 1 && position.column > 1 && self.text.starts_with('\u{FEFF}') {
            position.column -= 1;
            position.utf16_column -= 1;
        }
        position
    }

    /// The span in bytes of the file as it lies on disk.
    pub fn disk_range(&self, span: Span) -> Range<u32> {
        match self.encoding {
            Encoding::Utf8 => span.start()..span.end(),
            Encoding::Windows1252 => {
                let bytes = |offset| self.lines().characters_before(&self.text, offset).0;
                bytes(span.start())..bytes(span.end())
            }
            Encoding::Utf16Le | Encoding::Utf16Be => {
                let bytes = |offset| 2 * self.lines().characters_before(&self.text, offset).1;
                bytes(span.start())..bytes(span.end())
            }
        }
    }

    /// The same file with another text.
    #[must_use]
    pub fn with_text(&self, text: impl Into<String>) -> Self {
        Self { name: self.name.clone(), text: text.into(), encoding: self.encoding, lines: OnceLock::new() }
    }

    /// A changed text in the file's own encoding, or the first character it cannot write.
    ///
    /// # Errors
    /// The character that the file's encoding lacks.
    pub fn encode<'t>(&self, text: &'t str) -> Result<Cow<'t, [u8]>, char> {
        match self.encoding {
            Encoding::Utf8 => Ok(Cow::Borrowed(text.as_bytes())),
            Encoding::Utf16Le => Ok(Cow::Owned(text.encode_utf16().flat_map(u16::to_le_bytes).collect())),
            Encoding::Utf16Be => Ok(Cow::Owned(text.encode_utf16().flat_map(u16::to_be_bytes).collect())),
            Encoding::Windows1252 => {
                let (bytes, _, unmappable) = encoding_rs::WINDOWS_1252.encode(text);
                if unmappable {
                    let lost = text.chars().find(|c| encoding_rs::WINDOWS_1252.encode(&c.to_string()).2);
                    return Err(lost.unwrap_or('\u{FFFD}'));
                }
                Ok(bytes)
            }
        }
    }
}

fn decode(bytes: Vec<u8>) -> Result<(String, Encoding), DecodeError> {
    if let Some(encoding) = utf16_mark(&bytes) {
        let codec = if encoding == Encoding::Utf16Le { encoding_rs::UTF_16LE } else { encoding_rs::UTF_16BE };
        let (text, malformed) = codec.decode_without_bom_handling(&bytes);
        if malformed {
            return Err(DecodeError::Undecodable { at: 0 });
        }
        return Ok((text.into_owned(), encoding));
    }
    if let Some(at) = memchr::memchr(0, &bytes) {
        return Err(DecodeError::Binary { at });
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok((text, Encoding::Utf8)),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            if !reads_as_windows_1252(&bytes) {
                return Err(DecodeError::Undecodable { at });
            }
            let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes);
            Ok((text.into_owned(), Encoding::Windows1252))
        }
    }
}

fn utf16_mark(bytes: &[u8]) -> Option<Encoding> {
    match bytes {
        [0xFF, 0xFE, ..] => Some(Encoding::Utf16Le),
        [0xFE, 0xFF, ..] => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// German in Windows-1252 has its high bytes in letters and quotation marks, next to plain letters;
/// broken UTF-8 and binary data have them in rows and among control characters.
fn reads_as_windows_1252(bytes: &[u8]) -> bool {
    const EXPECTED: &[u8] = b"\xC4\xD6\xDC\xDF\xE4\xF6\xFC\x84\x93\x94\x82\x91\x92\x96\x97\x85\x80\xA7\xAB\xBB\xB0\xB2\xB3\xA0\xE0\xE1\xE2\xE7\xE8\xE9\xEA\xEB\xED\xEE\xEF\xF1\xF3\xF4\xFA\xFB\xC9\xA9\xAE\xB4\xB7\xBD";
    let (mut high, mut strange) = (0u32, 0u32);
    for &byte in bytes {
        if byte >= 0x80 {
            high += 1;
            strange += u32::from(!EXPECTED.contains(&byte));
        } else if byte < 0x20 && !matches!(byte, b'\n' | b'\r' | b'\t' | 0x0C) {
            return false;
        }
    }
    strange * 10 <= high && (high as usize) * 3 <= bytes.len().max(12)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_1_files_keep_their_own_offsets() {
        let source = SourceFile::new("a.txt", b"Die Stra\xDFe ist gro\xDF und Staatn".to_vec()).unwrap();
        assert_eq!(source.encoding(), Encoding::Windows1252);
        let at = source.text().find("Staatn").unwrap();
        assert_eq!(source.disk_range(Span::of(at..at + 6)), 24..30);
        assert_eq!(source.encode("groß").unwrap().as_ref(), b"gro\xDF");
        assert_eq!(source.encode("Łódź"), Err('Ł'));
    }

    #[test]
    fn utf16_files_count_two_bytes_a_unit() {
        let bytes: Vec<u8> = "\u{FEFF}😀 Haus".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let source = SourceFile::new("a.txt", bytes).unwrap();
        let at = source.text().find("Haus").unwrap();
        assert_eq!(source.disk_range(Span::of(at..at + 4)), 8..16);
        assert_eq!(source.position(at as u32).column, 3);
    }

    #[test]
    fn what_is_no_text_says_where() {
        assert_eq!(SourceFile::new("a", b"ab\0c".to_vec()).unwrap_err(), DecodeError::Binary { at: 2 });
        let noise = vec![b'a', 0xC3, 0x28, 0xF0, 0x9D, 0xF1, 0xD0, 0xCC];
        assert_eq!(SourceFile::new("a", noise).unwrap_err(), DecodeError::Undecodable { at: 1 });
    }

    #[test]
    fn a_byte_order_mark_counts_as_bytes_but_takes_no_column() {
        let source = SourceFile::new("a", "\u{FEFF}Haus".as_bytes().to_vec()).unwrap();
        assert_eq!(source.position(3).column, 1);
        assert_eq!(source.position(4).column, 2);
    }
}
