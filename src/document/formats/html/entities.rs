//! Character references: `&ouml;`, `&#246;`, `&#xF6;`.

use html5gum::{DefaultEmitter, Token, Tokenizer};

/// The longest name in the HTML standard has 31 letters.
const LONGEST: usize = 34;

/// The reference that `raw` begins with, its `&` included: its length and the text it stands for.
/// References without a semicolon are taken as text.
pub(crate) fn reference(raw: &str) -> Option<(usize, String)> {
    let end = raw.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = &raw[1..end];
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#') {
        return None;
    }
    let text = common(name).map_or_else(|| decode(&raw[..=end]), |c| Some(c.to_string()))?;
    Some((end + 1, text))
}

/// The references that make up nearly all of German texts, without a tokenizer's start-up.
fn common(name: &str) -> Option<char> {
    Some(match name {
        "auml" => 'ä',
        "ouml" => 'ö',
        "uuml" => 'ü',
        "Auml" => 'Ä',
        "Ouml" => 'Ö',
        "Uuml" => 'Ü',
        "szlig" => 'ß',
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{A0}',
        "shy" => '\u{AD}',
        "bdquo" => '„',
        "ldquo" => '“',
        "rdquo" => '”',
        "sbquo" => '‚',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        _ => return None,
    })
}

fn decode(reference: &str) -> Option<String> {
    let mut text = String::new();
    for token in Tokenizer::new_with_emitter(reference, DefaultEmitter::default()).flatten() {
        if let Token::String(part) = token {
            text.push_str(&String::from_utf8_lossy(&part));
        }
    }
    (text != reference && !text.is_empty() && !text.contains('\0')).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_by_example() {
        for (raw, expected) in [
            ("&ouml;ß", Some((6, "ö"))),
            ("&#246;", Some((6, "ö"))),
            ("&#xF6;", Some((6, "ö"))),
            ("&thinsp;x", Some((8, "\u{2009}"))),
            ("&foo;", None),
            ("& und;", None),
            ("&", None),
            ("&;", None),
            ("&äöüäöüäöüäöüäöüäöüäöü;", None),
        ] {
            assert_eq!(reference(raw), expected.map(|(n, text)| (n, text.to_owned())), "{raw}");
        }
    }
}
