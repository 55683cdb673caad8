//! The built-in word data: automata that `build.rs` has made, read where they lie in the program.
//!
//! Opening one reads its last bytes and no more; a look-up allocates nothing.

use std::sync::LazyLock;

use fst::{Map, Set, raw};

use super::{
    entry::{Entry, Part},
    morphology::Tags,
};

/// An automaton that lies in the program.
type Words = Map<&'static [u8]>;

/// The built-in word data.
#[derive(Clone, Copy, Debug)]
pub struct Embedded;

macro_rules! automaton {
    ($name:literal) => {{
        static MAP: LazyLock<Words> = LazyLock::new(|| map(include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".fst"))));
        &MAP
    }};
}

impl Embedded {
    /// What is known of a form in exactly this casing.
    pub fn entry(form: &str) -> Option<Entry> {
        Self::forms().get(form).map(Entry::unpack)
    }

    /// Ten times the Zipf value of a frequent form that is no member: met in text, by no means right.
    pub fn attested(form: &str) -> Option<u8> {
        automaton!("attested").get(form).map(|zipf_tenths| zipf_tenths as u8)
    }

    /// What is known of a part before a joint, in lower case, with its link: *arbeits*.
    pub fn modifier(lower: &str) -> Option<Part> {
        Self::modifiers().get(lower).map(Part::unpack)
    }

    /// What is known of a last part, in the casing of the whole: *Zeit* for *Arbeitszeit*, *reich* for *waldreich*.
    pub fn head(form: &str) -> Option<Part> {
        Self::heads().get(form).map(Part::unpack)
    }

    /// All forms; the numbers are for [`Entry::unpack`].
    pub fn forms() -> &'static Words {
        automaton!("forms")
    }

    /// The forms to suggest: German words and names that are met now and then and are not doubtful.
    pub fn common() -> &'static Words {
        automaton!("common")
    }

    /// All last parts; the numbers are for [`Part::unpack`].
    pub fn heads() -> &'static Words {
        automaton!("heads")
    }

    /// All parts before a joint; the numbers are for [`Part::unpack`].
    pub fn modifiers() -> &'static Words {
        automaton!("modifiers")
    }

    /// What a form can be in grammar, every reading of it; nothing if it is not known.
    pub fn morphology(form: &str) -> Tags {
        automaton!("morphology").get(form).map_or(Tags::NONE, Tags::of_set)
    }

    /// The new spelling of a form from before 1996: *Fluß → Fluss*.
    pub fn old_spelling(form: &str) -> Option<String> {
        const TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/old-spelling.txt"));
        line_at(TEXT, automaton!("old-spelling").get(form)?).map(str::to_owned)
    }

    /// What is meant by a well-known misspelling: *Standart → Standard*.
    pub fn known_misspelling(form: &str) -> Option<&'static str> {
        const TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/deny.txt"));
        line_at(TEXT, automaton!("deny").get(form)?)
    }

    /// The length in bytes of the longest abbreviation at the start of the text, with its points. After an inner point a
    /// blank of any kind may stand or not: *z. B.*, *z.B.*
    pub fn abbreviation_at(text: &str) -> Option<usize> {
        let automaton = automaton!("abbreviations").as_fst();
        let bytes = text.as_bytes();
        let mut node = automaton.root();
        let mut at = 0;
        let mut longest = None;
        loop {
            let Some(&byte) = bytes.get(at) else { return longest };
            let Some(transition) = node.find_input(byte) else { return longest };
            node = automaton.node(node.transition(transition).addr);
            at += 1;
            if node.is_final() {
                longest = Some(at);
            }
            if byte == b'.' {
                at += text.get(at..).map_or(0, blank_len);
            }
        }
    }
}

/// The length of one blank that may stand in an abbreviation.
fn blank_len(text: &str) -> usize {
    let blank = text.chars().next().filter(|c| matches!(c, ' ' | '\n' | '\u{a0}' | '\u{2009}' | '\u{202f}'));
    blank.map_or(0, char::len_utf8)
}

/// The line that starts at an offset.
fn line_at(text: &'static str, offset: u64) -> Option<&'static str> {
    text.get(offset as usize..)?.lines().next()
}

/// Opens an automaton; one that is damaged holds nothing, which a test would see.
fn map(bytes: &'static [u8]) -> Words {
    Map::new(bytes).unwrap_or_else(|_| empty().into())
}

/// Opens an automaton without numbers.
pub(super) fn set(bytes: &'static [u8]) -> Set<&'static [u8]> {
    Set::new(bytes).unwrap_or_else(|_| empty().into())
}

/// The automaton that holds nothing.
fn empty() -> raw::Fst<&'static [u8]> {
    const EMPTY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/empty.fst"));
    // build.rs has written these bytes with the same crate.
    #[expect(clippy::expect_used, reason = "the bytes are a constant that the tests open")]
    raw::Fst::new(EMPTY).expect("an empty automaton opens")
}
