//! What a text is made of: tokens and sentences.

use std::ops::Range;

use crate::{text::TextSpan, unicode::Shape};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word, with its inner hyphens, apostrophes, digits and gender marks: `Leser:innen`,
    /// `Nato-Gipfel`, `geht's`, `50-prozentig`.
    Word,
    /// A number in digits: `3.000,50`, `1/2`, `12:30`.
    Number,
    /// A number with the point that makes it an ordinal: `24.`
    Ordinal,
    /// An abbreviation with its points and blanks: `z. B.`, `bzw.`
    Abbreviation,
    /// No prose: URL, address, file name, identifier, hashtag, placeholder.
    Opaque,
    /// A mark of punctuation; `...` is one token.
    Punctuation,
    /// Any other character: symbols, emoji.
    Symbol,
}

/// Facts about a token's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct TokenFlags(u8);

impl TokenFlags {
    /// A blank or line break stands before it.
    pub const SPACE_BEFORE: Self = Self(1);
    /// A line break stands before it.
    pub const BREAK_BEFORE: Self = Self(2);
    /// A hanging hyphen follows: `Raketen-` in *Raketen- und Atomprogramme*.
    pub const HANGING_AFTER: Self = Self(4);
    /// A hanging hyphen precedes: `gestaltung` in *Textverarbeitung und -gestaltung*.
    pub const HANGING_BEFORE: Self = Self(8);
    /// A gender form: `Leser:innen`, `Leser/-innen`.
    pub const GENDER: Self = Self(16);
    /// Holds a digit.
    pub const DIGIT: Self = Self(32);
    /// Stands directly beside a character that prose does not have: a slash, a bracket inside a word.
    pub const TECHNICAL: Self = Self(64);

    /// Whether all of the given flags are set.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The number of a distinct word within one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub u32);

impl WordId {
    /// Of tokens that are no words.
    pub const NONE: Self = Self(u32::MAX);

    /// As an index into the table of words.
    pub const fn idx(self) -> usize {
        self.0 as usize
    }
}

/// One token of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes in the segment's text.
    pub span: TextSpan,
    /// The distinct word it is, or [`WordId::NONE`].
    pub word: WordId,
    /// What it is.
    pub kind: TokenKind,
    /// How its letters are cased.
    pub shape: Shape,
    /// Facts about its place.
    pub flags: TokenFlags,
}

impl Token {
    /// Whether it is a word.
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }
}

/// A sentence, or what stands in for one: a heading, a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The segment it stands in.
    pub segment: u32,
    /// Its tokens in the document's list.
    pub tokens: Range<u32>,
    /// Whether it begins a segment, rather than following another sentence.
    pub first: bool,
}

impl Sentence {
    /// The range that indexes the document's tokens.
    pub fn range(&self) -> Range<usize> {
        self.tokens.start as usize..self.tokens.end as usize
    }
}
