//! The plain form a word is looked up by.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::classes::is_invisible;

/// The word composed (NFC), with ligatures dissolved, typographic hyphens and apostrophes made plain
/// and characters without width left out. Words that are plain already are borrowed.
pub fn plain_form(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return Cow::Borrowed(word);
    }
    let special = |c: char| is_invisible(c) || replacement(c).is_some();
    if is_nfc_quick(word.chars()) == IsNormalized::Yes && !word.chars().any(special) {
        return Cow::Borrowed(word);
    }
    let mut plain = String::with_capacity(word.len());
    for c in word.nfc().filter(|&c| !is_invisible(c)) {
        match replacement(c) {
            Some(text) => plain.push_str(text),
            None => plain.push(c),
        }
    }
    Cow::Owned(plain)
}

const fn replacement(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{2010}' | '\u{2011}' => "-",
        '\u{2019}' | '\u{2018}' | '\u{B4}' | '`' => "'",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        'ſ' => "s",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decomposed_and_typographic_forms_become_plain() {
        assert_eq!(plain_form("u\u{308}ber"), "über");
        assert_eq!(plain_form("Staa\u{AD}ten"), "Staaten");
        assert_eq!(plain_form("geht\u{2019}s"), "geht's");
        assert_eq!(plain_form("ﬁnden"), "finden");
        assert!(matches!(plain_form("Grüße"), Cow::Borrowed(_)));
    }
}
