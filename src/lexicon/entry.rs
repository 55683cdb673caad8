//! What is known of one word.

use super::layout;

/// What a form can be; a set of classes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Classes(u32);

impl Classes {
    /// The empty set.
    pub const NONE: Self = Self(0);
    /// A noun, or another part of speech used as one.
    pub const NOUN: Self = Self(1);
    /// A form of a verb.
    pub const VERB: Self = Self(1 << 1);
    /// A form of an adjective or participle.
    pub const ADJECTIVE: Self = Self(1 << 2);
    /// Another part of speech: article, particle, preposition and the like.
    pub const OTHER: Self = Self(1 << 3);
    /// A listed German word of unknown class.
    pub const WORD: Self = Self(1 << 4);
    /// A given name.
    pub const GIVEN: Self = Self(1 << 5);
    /// A family name.
    pub const FAMILY: Self = Self(1 << 6);
    /// A place, country, river and the like.
    pub const PLACE: Self = Self(1 << 7);
    /// A firm, organisation or product.
    pub const BRAND: Self = Self(1 << 8);
    /// An English word.
    pub const ENGLISH: Self = Self(1 << 9);
    /// An abbreviation written without its point (with it, see `Embedded::abbreviation_at`).
    pub const ABBREVIATION: Self = Self(1 << 10);
    /// A real but rare form that is nearly always a slip: *letzen* for *letzten*.
    pub const DOUBTFUL: Self = Self(1 << 11);
    /// One source alone has it.
    pub const SINGLE: Self = Self(1 << 12);

    /// What is in either set.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the sets have a class in common.
    pub const fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether every class of the other set is in this one.
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether there is no class at all.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// What is known of a form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Ten times the Zipf value: the decimal logarithm of the frequency in a thousand million words.
    pub zipf_tenths: u8,
    /// What the form can be.
    pub classes: Classes,
}

impl Entry {
    /// Takes apart the number that stands in an automaton.
    pub const fn unpack(value: u64) -> Self {
        let (zipf_tenths, class_set) = layout::unpack_entry(value);
        Self { zipf_tenths, classes: class_set_at(class_set) }
    }

    /// The Zipf value: 0 never seen, 3 rare, 5 common, 7 *der, und*.
    pub fn zipf(self) -> f32 {
        f32::from(self.zipf_tenths) / 10.0
    }
}

/// The class set with this number in the table that `build.rs` has made.
const fn class_set_at(number: u32) -> Classes {
    const SETS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/class-sets.bin"));
    match SETS.split_at_checked(number as usize * 4) {
        Some((_, [a, b, c, d, ..])) => Classes(u32::from_le_bytes([*a, *b, *c, *d])),
        _ => Classes::NONE,
    }
}

/// What is known of a part of compounds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Part {
    /// With how many different parts it makes compounds.
    pub partners: u32,
    /// Ten times the Zipf value of the part as a word.
    pub zipf_tenths: u8,
    /// What the part is as a word.
    pub classes: Classes,
}

impl Part {
    /// Takes apart the number that stands in an automaton.
    pub const fn unpack(value: u64) -> Self {
        let (partners, zipf_tenths, classes) = layout::unpack_part(value);
        Self { partners, zipf_tenths, classes: Classes(classes) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_go_there_and_back() {
        assert_eq!(Entry::unpack(layout::pack_entry(57, 0)).zipf_tenths, 57);
        assert!(!class_set_at(0).is_empty() && class_set_at(99_999).is_empty());
        let part = Part::unpack(layout::pack_part(1 << 30, 31, 5));
        assert_eq!(part, Part { partners: layout::MAX_PARTNERS, zipf_tenths: 31, classes: Classes(5) });
    }
}
