//! Classes of characters that text, tokens and checks agree on.

/// A letter, with the combining marks that belong to letters.
pub fn is_letter(c: char) -> bool {
    c.is_alphabetic() || is_combining(c) || c == '\u{AD}'
}

/// What a word is made of: letters, digits and the underscore.
pub fn is_word_char(c: char) -> bool {
    is_letter(c) || c.is_numeric() || c == '_'
}

/// Marks that stand on the letter before them.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// Hyphens inside words: ASCII, the hyphen proper and the non-breaking one.
pub const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Dashes between words.
pub const fn is_dash(c: char) -> bool {
    matches!(c, '\u{2012}'..='\u{2015}')
}

/// Apostrophes as they are typed.
pub const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{B4}' | '`')
}

/// Characters that take no room: joiners, zero-width blanks, byte order marks, direction marks.
pub const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Pictures: emoji, dingbats and the marks that join them.
pub const fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1F000}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}' | '\u{FE0F}' | '\u{20E3}' | '\u{2B50}' | '\u{2B55}')
}
