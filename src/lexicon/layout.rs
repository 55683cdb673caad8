//! How word data is packed, in memory and on disk. Shared by the library, `build.rs` and the import; depends on nothing.
//!
//! A table is a sorted list of words, each with one `u64`. On disk the words are front-coded (length shared with the
//! word before, length of the rest, rest) and the numbers stand in byte planes, so that zstd finds the repetitions.

/// Number of letters that the letter models tell apart.
pub const N_LETTERS: usize = 34;

/// Steps of the letter models to a bit.
pub const PER_BIT: f32 = 12.0;

/// The code of a letter in the letter models; 0 is left for a word's border.
pub fn letter_code(c: char) -> u8 {
    match c {
        'a'..='z' => c as u8 - b'a' + 1,
        'A'..='Z' => c as u8 - b'A' + 1,
        'ä' | 'Ä' => 27,
        'ö' | 'Ö' => 28,
        'ü' | 'Ü' => 29,
        'ß' | 'ẞ' => 30,
        'é' | 'É' => 31,
        '-' => 32,
        _ => 33,
    }
}

/// The first bytes of every table.
const MAGIC: &[u8; 8] = b"rotwort1";

/// Length of the stamp: the SHA-256 of `SOURCES.toml`, by which a test sees that the import has run.
pub const STAMP_LEN: usize = 32;

/// Packs frequency and classes of a form. Automata hold the number of the class set in a table instead of the classes,
/// so that most numbers fit two bytes; the tables on disk hold the classes themselves.
pub const fn pack_entry(zipf_tenths: u8, classes: u32) -> u64 {
    zipf_tenths as u64 | (classes as u64) << ZIPF_BITS
}

/// Takes apart what [`pack_entry`] has packed.
pub const fn unpack_entry(value: u64) -> (u8, u32) {
    ((value & ((1 << ZIPF_BITS) - 1)) as u8, (value >> ZIPF_BITS) as u32)
}

/// Bits of a frequency.
const ZIPF_BITS: u32 = 7;

/// The most partners that are stored for a part of a compound.
pub const MAX_PARTNERS: u32 = 0xFF_FFFF;

/// Packs partners, frequency and classes of a part of a compound.
pub const fn pack_part(partners: u32, zipf_tenths: u8, classes: u32) -> u64 {
    let partners = if partners > MAX_PARTNERS { MAX_PARTNERS } else { partners };
    zipf_tenths as u64 | (partners as u64) << 8 | (classes as u64) << 32
}

/// Takes apart what [`pack_part`] has packed: partners, frequency, classes.
pub const fn unpack_part(value: u64) -> (u32, u8, u32) {
    ((value >> 8) as u32 & MAX_PARTNERS, value as u8, (value >> 32) as u32)
}

/// Writes a table. The rows have to be sorted by the bytes of their word, without repetition.
pub fn encode(rows: &[(String, u64)], stamp: &[u8; STAMP_LEN]) -> Vec<u8> {
    let mut text = Vec::with_capacity(rows.len() * 8);
    let mut previous: &[u8] = b"";
    for (word, _) in rows {
        let word = word.as_bytes();
        let shared = word.iter().zip(previous).take_while(|(a, b)| a == b).count().min(255);
        debug_assert!(word.len() - shared < 256 && (word > previous || previous.is_empty()));
        text.extend([shared as u8, (word.len() - shared) as u8]);
        text.extend(&word[shared..]);
        previous = word;
    }
    let n_planes = rows.iter().map(|(_, value)| 8 - value.leading_zeros() as usize / 8).max().unwrap_or(0);
    let mut out = Vec::with_capacity(text.len() + rows.len() * n_planes + 64);
    out.extend(MAGIC);
    out.extend(stamp);
    for number in [rows.len(), text.len(), n_planes] {
        out.extend((number as u32).to_le_bytes());
    }
    out.extend(&text);
    for plane in 0..n_planes {
        out.extend(rows.iter().map(|(_, value)| (value >> (8 * plane)) as u8));
    }
    out
}

/// A table that is being read.
pub struct Table<'a> {
    stamp: &'a [u8],
    text: &'a [u8],
    planes: &'a [u8],
    n_rows: usize,
    row_idx: usize,
    word: Vec<u8>,
}

impl<'a> Table<'a> {
    /// Opens a table, unless the bytes are none.
    pub fn open(bytes: &'a [u8]) -> Option<Self> {
        let (stamp, rest) = bytes.strip_prefix(MAGIC)?.split_at_checked(STAMP_LEN)?;
        let (head, rest) = rest.split_at_checked(12)?;
        let number = |at: usize| -> Option<usize> { Some(u32::from_le_bytes(head.get(at..at + 4)?.try_into().ok()?) as usize) };
        let n_rows = number(0)?;
        let (text, planes) = rest.split_at_checked(number(4)?)?;
        (planes.len() == n_rows * number(8)?).then_some(Self { stamp, text, planes, n_rows, row_idx: 0, word: Vec::new() })
    }

    /// The stamp given to [`encode`].
    pub fn stamp(&self) -> &'a [u8] {
        self.stamp
    }

    /// Number of rows.
    pub fn n_rows(&self) -> usize {
        self.n_rows
    }

    /// The next row; `None` at the end.
    pub fn next_row(&mut self) -> Option<(&[u8], u64)> {
        let [shared, n_rest, rest @ ..] = self.text else { return None };
        let (rest, text) = rest.split_at_checked(usize::from(*n_rest))?;
        self.word.truncate(usize::from(*shared));
        self.word.extend(rest);
        self.text = text;
        let value = self.planes.iter().skip(self.row_idx).step_by(self.n_rows.max(1));
        let value = value.enumerate().fold(0, |sum, (plane, byte)| sum | u64::from(*byte) << (8 * plane));
        self.row_idx += 1;
        Some((&self.word, value))
    }
}

/// How a form's grammar is packed into a number: part of speech, then fields of a few bits each, 0 meaning none.
pub mod tag {
    /// The parts of speech, from 1.
    pub const PARTS: [&str; 14] =
        ["SUB", "EIG", "VER", "ADJ", "PA1", "PA2", "ADV", "ART", "PRO", "PRP", "KON", "ABK", "INJ", "ZAL"];
    /// Each field: its lowest bit, its width, and its values from 1.
    pub const FIELDS: [(u32, u32, &[&str]); 8] = [
        (4, 3, &["NOM", "GEN", "DAT", "AKK"]),
        (7, 2, &["SIN", "PLU"]),
        (9, 2, &["MAS", "FEM", "NEU"]),
        (11, 2, &["GRU", "KOM", "SUP"]),
        (13, 2, &["DEF", "IND", "SOL"]),
        (15, 2, &["1", "2", "3"]),
        (17, 4, &["PRÄ", "PRT", "KJ1", "KJ2", "IMP", "INF", "EIZ", "PA1", "PA2"]),
        (21, 3, &["AUX", "MOD", "PRD"]),
    ];

    /// The bits of a part of speech.
    pub fn part(name: &str) -> u32 {
        PARTS.iter().position(|part| *part == name).map_or(0, |at| at as u32 + 1)
    }

    /// The bits of a value of one of the fields; 0 if it is none.
    pub fn field(name: &str) -> u32 {
        let value = |values: &[&str]| values.iter().position(|value| *value == name);
        FIELDS.iter().find_map(|(shift, _, values)| Some((value(values)? as u32 + 1) << shift)).unwrap_or(0)
    }

    /// The number that a field has in a tag, 0 for none.
    pub const fn get(tag: u32, field: usize) -> u32 {
        let (shift, width, _) = FIELDS[field];
        tag >> shift & ((1 << width) - 1)
    }
}
