//! What a word is.

use crate::lexicon::{Classes, Entry};

/// How a word is explained, or that it is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VerdictKind {
    /// In the lexicon as written.
    Known,
    /// In the lexicon with a small first letter: *Nach* for *nach*.
    Capitalized,
    /// A known word in capitals: *STAATEN*.
    Capitals,
    /// Known only with a capital: *regierung*.
    NounInLowerCase,
    /// Letters right, capitals wrong: `NAch`, `nACH`, `StaaTen`.
    Miscased,
    /// An inflection or derivation that no list has: *Pjöngjangs*, *gestreamt*.
    Inflected,
    /// A compound of known parts.
    Compound,
    /// A chain of known words with hyphens.
    Hyphenated,
    /// A name: person, place, firm, brand.
    Name,
    /// An English word.
    Foreign,
    /// An acronym, a unit, a mixed form with digits.
    Acronym,
    /// On the user's own lists.
    Own,
    /// Listed somewhere, yet nearly always a slip of a far commoner word: *bischen*.
    Doubtful,
    /// Reads as a compound, but stands one slip from a common word.
    Vetoed,
    /// Nothing explains it.
    Unknown,
}

/// What is known of a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict {
    /// How it is explained.
    pub kind: VerdictKind,
    /// The facts about the form, or about the word that explains it.
    pub entry: Entry,
}

impl Verdict {
    /// Nothing explains the word.
    pub const UNKNOWN: Self = Self::new(VerdictKind::Unknown);

    /// A verdict without an entry behind it.
    pub const fn new(kind: VerdictKind) -> Self {
        Self { kind, entry: Entry { zipf_tenths: 0, classes: Classes::NONE } }
    }

    /// A verdict with the entry that explains it.
    pub const fn of(kind: VerdictKind, entry: Entry) -> Self {
        Self { kind, entry }
    }

    /// Whether the word needs no judgement.
    pub const fn is_explained(self) -> bool {
        !matches!(
            self.kind,
            VerdictKind::Unknown
                | VerdictKind::Doubtful
                | VerdictKind::Vetoed
                | VerdictKind::Miscased
                | VerdictKind::NounInLowerCase
        )
    }

    /// Whether nothing, or nothing firm, explains the word.
    pub const fn is_unknown(self) -> bool {
        matches!(self.kind, VerdictKind::Unknown | VerdictKind::Doubtful | VerdictKind::Vetoed)
    }
}
