//! How likely three letters follow each other: in German, in English, in names.
//!
//! Counted by `build.rs`, smoothed, and kept in twelfths of a bit. Case is folded.

use super::layout::{self, N_LETTERS};

/// Length of one table.
const TABLE_LEN: usize = N_LETTERS * N_LETTERS * N_LETTERS;
/// All tables.
static TABLES: &[u8; 3 * TABLE_LEN] = include_bytes!(concat!(env!("OUT_DIR"), "/letters.bin"));

/// The code of a word's border.
pub const BORDER: u8 = 0;

/// A table: 0 German words by frequency, 1 English words, 2 names; any other number gives an empty one.
pub fn table(which: usize) -> &'static [u8] {
    TABLES.chunks(TABLE_LEN).nth(which).unwrap_or_default()
}

/// The code of a letter; everything but a–z, ä, ö, ü, ß, é and the hyphen shares one.
pub fn code(c: char) -> u8 {
    layout::letter_code(c)
}

/// How many bits the letter `c` takes after `a` and `b`.
pub fn bits(table: &[u8], a: u8, b: u8, c: u8) -> f32 {
    let at = (usize::from(a) * N_LETTERS + usize::from(b)) * N_LETTERS + usize::from(c);
    f32::from(table.get(at).copied().unwrap_or(u8::MAX)) / layout::PER_BIT
}
