//! Byte offsets to lines and columns, in constant time even on one line of 50 MB.

/// A place as people and editors count it; both columns and the line start at 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column in Unicode scalar values, from 1.
    pub column: u32,
    /// The column in UTF-16 code units, from 1.
    pub utf16_column: u32,
}

/// How far apart the counts kept inside the text are, in bytes.
const STRIDE: usize = 1024;

/// Line starts of a text, and how many characters precede every 1024th byte.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// Scalars and UTF-16 units before byte `i * STRIDE`; empty for ASCII text.
    counts: Vec<(u32, u32)>,
}

impl LineIndex {
    /// Reads the text once. Lines end at `\n`; a `\r` before it belongs to the line.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        starts.extend(memchr::memchr_iter(b'\n', bytes).map(|at| at as u32 + 1));
        let mut counts = Vec::new();
        if !text.is_ascii() {
            let (mut scalars, mut units) = (0, 0);
            for (at, &byte) in bytes.iter().enumerate() {
                if at % STRIDE == 0 {
                    counts.push((scalars, units));
                }
                scalars += u32::from(!is_continuation(byte));
                units += u32::from(!is_continuation(byte)) + u32::from(byte >= 0xF0);
            }
        }
        Self { starts, counts }
    }

    /// The number of lines; an empty text has one.
    pub fn n_lines(&self) -> u32 {
        self.starts.len() as u32
    }

    /// The line that holds a byte, from 0.
    pub fn line_idx(&self, offset: u32) -> u32 {
        self.starts.partition_point(|&start| start <= offset) as u32 - 1
    }

    /// The first byte of a line counted from 0, or `None` past the last line.
    pub fn line_start(&self, line_idx: u32) -> Option<u32> {
        self.starts.get(line_idx as usize).copied()
    }

    /// Line and columns of a byte of `text`, which must be the text the index was made from.
    pub fn position(&self, text: &str, offset: u32) -> Position {
        let offset = offset.min(text.len() as u32);
        let line = self.line_idx(offset);
        let start = self.starts[line as usize];
        let (scalars, units) = self.characters_before(text, offset);
        let (line_scalars, line_units) = self.characters_before(text, start);
        Position { line: line + 1, column: scalars - line_scalars + 1, utf16_column: units - line_units + 1 }
    }

    /// Scalars and UTF-16 units before a byte of `text`, which must be the text the index was made from.
    pub fn characters_before(&self, text: &str, offset: u32) -> (u32, u32) {
        let offset = offset as usize;
        let Some(&(mut scalars, mut units)) = self.counts.get(offset / STRIDE) else {
            let from = self.counts.len().saturating_sub(1) * STRIDE;
            let Some(&(scalars, units)) = self.counts.last() else { return (offset as u32, offset as u32) };
            return add(text, from, offset, scalars, units);
        };
        (scalars, units) = add(text, offset / STRIDE * STRIDE, offset, scalars, units);
        (scalars, units)
    }
}

fn add(text: &str, from: usize, to: usize, scalars: u32, units: u32) -> (u32, u32) {
    text.as_bytes()[from..to].iter().fold((scalars, units), |(scalars, units), &byte| {
        let first = u32::from(!is_continuation(byte));
        (scalars + first, units + first + u32::from(byte >= 0xF0))
    })
}

const fn is_continuation(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_scalars_and_utf16_units() {
        let text = "a\nGrüße 😀 x";
        let index = LineIndex::new(text);
        let at = text.find('x').unwrap() as u32;
        assert_eq!(index.position(text, at), Position { line: 2, column: 9, utf16_column: 10 });
        assert_eq!(index.position(text, 0), Position { line: 1, column: 1, utf16_column: 1 });
    }

    #[test]
    fn long_lines_agree_with_plain_counting() {
        let text = "äb😀".repeat(2000);
        let index = LineIndex::new(&text);
        for (scalars, (at, _)) in text.char_indices().enumerate().step_by(37) {
            let units: usize = text[..at].chars().map(char::len_utf16).sum();
            let position = index.position(&text, at as u32);
            assert_eq!((position.column as usize, position.utf16_column as usize), (scalars + 1, units + 1));
        }
        let end = index.position(&text, text.len() as u32);
        assert_eq!(end.column as usize, 6001);
    }
}
