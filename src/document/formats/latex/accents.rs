//! Letters as TeX spells them.

use unicode_normalization::UnicodeNormalization;

/// The letter that an accent command and a base letter make.
pub(super) fn accented(accent: char, base: char) -> Option<String> {
    let mark = match accent {
        '"' => '\u{308}',
        '\'' => '\u{301}',
        '`' => '\u{300}',
        '^' => '\u{302}',
        '~' => '\u{303}',
        '=' => '\u{304}',
        '.' => '\u{307}',
        'c' => '\u{327}',
        'v' => '\u{30C}',
        'u' => '\u{306}',
        'H' => '\u{30B}',
        'k' => '\u{328}',
        'r' => '\u{30A}',
        _ => return None,
    };
    base.is_ascii_alphabetic().then(|| [base, mark].into_iter().nfc().collect())
}

/// Commands that are text themselves.
pub(super) fn symbol(command: &str) -> Option<&'static str> {
    Some(match command {
        "ss" => "ß",
        "SS" => "SS",
        "ae" => "æ",
        "AE" => "Æ",
        "oe" => "œ",
        "OE" => "Œ",
        "o" => "ø",
        "O" => "Ø",
        "aa" => "å",
        "AA" => "Å",
        "l" => "ł",
        "L" => "Ł",
        "i" => "ı",
        "glqq" | "quotedblbase" => "„",
        "grqq" | "textquotedblleft" => "“",
        "textquotedblright" => "”",
        "glq" | "quotesinglbase" => "‚",
        "grq" | "textquoteleft" => "‘",
        "textquoteright" => "’",
        "flqq" | "guillemotleft" => "«",
        "frqq" | "guillemotright" => "»",
        "flq" => "‹",
        "frq" => "›",
        "dots" | "ldots" | "textellipsis" => "…",
        "textendash" => "–",
        "textemdash" => "—",
        "euro" | "texteuro" | "EUR" => "€",
        "pounds" => "£",
        "S" => "§",
        "P" => "¶",
        "copyright" | "textcopyright" => "©",
        "textregistered" => "®",
        "texttrademark" => "™",
        "textdegree" | "degree" => "°",
        "TeX" => "TeX",
        "LaTeX" => "LaTeX",
        "LaTeXe" => "LaTeX2e",
        "BibTeX" => "BibTeX",
        "XeTeX" => "XeTeX",
        "textbackslash" => "\\",
        "textasciitilde" => "~",
        "textunderscore" => "_",
        "slash" => "/",
        "nobreakdash" => "",
        _ => return None,
    })
}

/// What babel's German makes of `"` and the character behind it.
pub(super) fn shorthand(next: char) -> Option<&'static str> {
    Some(match next {
        'a' => "ä",
        'o' => "ö",
        'u' => "ü",
        'A' => "Ä",
        'O' => "Ö",
        'U' => "Ü",
        'e' => "ë",
        'i' => "ï",
        's' | 'z' => "ß",
        'S' | 'Z' => "SS",
        '`' => "„",
        '\'' => "“",
        '<' => "«",
        '>' => "»",
        '=' => "-",
        '~' => "\u{2011}",
        '-' | '|' | '"' => "",
        '/' => "/",
        _ => return None,
    })
}
