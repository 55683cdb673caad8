//! Runs of characters without blanks that are no prose: addresses, paths, identifiers, versions.

use crate::unicode::{is_apostrophe, is_letter};

/// What a run of characters without blanks holds besides letters; gathered in one pass.
#[derive(Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent marks, each asked for alone")]
pub(super) struct Marks {
    pub slash: bool,
    pub at: bool,
    pub underscore: bool,
    pub digit: bool,
    pub code: bool,
    pub inner_point: bool,
    pub colon: bool,
}

impl Marks {
    /// Looks at a run once; ordinary words with punctuation at their ends have no mark.
    pub(super) fn of(chunk: &str) -> Self {
        let mut marks = Self::default();
        let bytes = chunk.as_bytes();
        for (at, &byte) in bytes.iter().enumerate() {
            match byte {
                b'/' => marks.slash = true,
                b'@' => marks.at = true,
                b'_' => marks.underscore = true,
                b'0'..=b'9' => marks.digit = true,
                b'\\' | b'=' | b'{' | b'}' | b'<' | b'>' | b'$' | b'#' | b'|' | b'~' | b'^' | b'+' | b'[' | b']' => {
                    marks.code = true;
                }
                b'(' if bytes.get(at + 1) == Some(&b')') => marks.code = true,
                b':' => marks.colon |= at + 1 < bytes.len(),
                b'.' => marks.inner_point |= bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric),
                _ => {}
            }
        }
        marks
    }

    /// Whether the run needs a closer look.
    pub(super) fn any(self) -> bool {
        self.slash || self.at || self.underscore || self.digit || self.code || self.inner_point || self.colon
    }
}

/// Top-level domains and file extensions that German copy mentions; what follows the last point of an
/// address or file name.
const ENDINGS: &str = include_str!("../../dictionaries/lists/endings.txt");

/// How many bytes from the start of `chunk` are one opaque token, or `None` when it is prose.
///
/// `chunk` starts at a letter, digit or mark and holds no blanks.
pub(super) fn opaque_len(chunk: &str, marks: Marks) -> Option<usize> {
    let whole = trimmed_len(chunk);
    let body = &chunk[..whole];
    if body.is_empty() {
        return None;
    }
    if body.contains("://") || starts_with_ignoring_case(body, "www.") || starts_with_ignoring_case(body, "mailto:") {
        return Some(whole);
    }
    if marks.at && is_address(body) {
        return Some(whole);
    }
    if let Some(rest) = body.strip_prefix(['#', '@']) {
        let len = rest.find(|c: char| !(is_letter(c) || c.is_ascii_digit() || c == '_' || c == '-')).unwrap_or(rest.len());
        return (len > 0).then_some(len + 1);
    }
    if marks.code && is_code(body) {
        return Some(whole);
    }
    if marks.slash && is_path(body) {
        return Some(whole);
    }
    if marks.underscore && !is_gender_underscore(body) && is_identifier(body) {
        return Some(whole);
    }
    if marks.colon && body.contains("::") {
        return Some(whole);
    }
    if marks.inner_point && is_file_or_domain(body) {
        return Some(whole);
    }
    if marks.digit && is_code_number(body) {
        return Some(whole);
    }
    None
}

/// The length without closing punctuation and brackets that are not opened inside.
fn trimmed_len(chunk: &str) -> usize {
    let mut body = chunk;
    while let Some(last) = body.chars().next_back() {
        let closes = match last {
            ')' => !body.contains('('),
            ']' => !body.contains('['),
            '>' => !body.contains('<'),
            '.' | ',' | ';' | ':' | '!' | '?' | '"' | '“' | '”' | '„' | '«' | '»' | '‹' | '›' | '…' | '*' | '–' | '—' | '-' => {
                true
            }
            _ => is_apostrophe(last),
        };
        if !closes {
            break;
        }
        body = &body[..body.len() - last.len_utf8()];
    }
    body.len()
}

fn starts_with_ignoring_case(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix))
}

fn is_address(body: &str) -> bool {
    body.split_once('@').is_some_and(|(user, host)| {
        !user.is_empty() && host.contains(|c: char| c.is_alphanumeric()) && !host.contains(['(', ')'])
    })
}

fn is_code(body: &str) -> bool {
    let inner_plus = body.contains('+') && !body.starts_with('+');
    body.contains(['\\', '=', '{', '}', '$', '~', '^', '|'])
        || body.ends_with("()")
        || body.contains("->")
        || (body.starts_with('<') && body.ends_with('>'))
        || inner_plus
        || (body.contains('[') && !body.starts_with('[') && body.ends_with(']'))
        || (body.contains('#') && !body.starts_with('#'))
}

fn is_path(body: &str) -> bool {
    let parts: Vec<&str> = body.split('/').collect();
    let technical = |part: &str| part.contains(['.', '_']) || part.bytes().any(|byte| byte.is_ascii_digit());
    body.starts_with('/')
        || body.starts_with("./")
        || body.starts_with("../")
        || (body.ends_with('/') && body.len() > 1)
        || (parts.len() > 3 && parts.iter().all(|part| !part.starts_with(char::is_uppercase)))
        || (parts.len() > 1
            && parts.iter().any(|part| technical(part))
            && parts.iter().any(|part| part.chars().any(|c| c.is_ascii_lowercase()))
            && parts.iter().all(|part| part.is_ascii() && !part.is_empty()))
}

fn is_gender_underscore(body: &str) -> bool {
    body.matches('_').count() == 1
        && body.split_once('_').is_some_and(|(stem, tail)| {
            stem.chars().count() >= 3
                && ["innen", "in", "r", "n", "e", "er", "en"]
                    .iter()
                    .any(|t| tail.strip_prefix(t).is_some_and(|r| !r.starts_with(is_letter)))
        })
}

fn is_identifier(body: &str) -> bool {
    // `_kursiv_` in plain text is emphasis.
    !(body.len() > 2 && body.starts_with('_') && body.ends_with('_') && !body[1..body.len() - 1].contains('_'))
}

fn is_file_or_domain(body: &str) -> bool {
    let Some((stem, ending)) = body.rsplit_once('.') else { return false };
    if stem.is_empty() {
        return body.starts_with('.');
    }
    let ending_word: String = ending.chars().take_while(|c| c.is_alphanumeric()).collect();
    if !ending_word.is_empty()
        && ENDINGS.lines().any(|known| known.eq_ignore_ascii_case(&ending_word))
        && ending_word.len() == ending.len()
    {
        // "Ende.De" is a lost blank, "ende.de" and "Bild.JPG" are not.
        let title = ending.starts_with(char::is_uppercase) && ending.chars().skip(1).all(char::is_lowercase) && ending.len() > 1;
        return !title;
    }
    let last_piece = stem.rsplit('.').next().unwrap_or(stem);
    body.bytes().any(|byte| byte.is_ascii_digit())
        && body.bytes().any(|byte| byte.is_ascii_alphabetic())
        && last_piece.is_ascii()
        && ending.is_ascii()
        && !ending.starts_with(char::is_uppercase)
}

/// Letters and digits mixed as no word has them: hashes, part numbers, hexadecimal.
fn is_code_number(body: &str) -> bool {
    let changes = body
        .as_bytes()
        .windows(2)
        .filter(|pair| {
            pair[0].is_ascii_digit() != pair[1].is_ascii_digit()
                && pair[0].is_ascii_alphanumeric()
                && pair[1].is_ascii_alphanumeric()
        })
        .count();
    changes >= 3 || starts_with_ignoring_case(body, "0x")
}
