//! What single lines of reStructuredText are.

/// A line of one punctuation mark, as above and below titles; gives the mark.
pub(super) fn adornment(text: &str) -> Option<u8> {
    let mark = *text.as_bytes().first()?;
    (text.len() >= 3 && mark.is_ascii_punctuation() && text.bytes().all(|byte| byte == mark)).then_some(mark)
}

/// Length of a list marker with the blanks behind it.
pub(super) fn list_marker(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let n = match *bytes.first()? {
        b'*' | b'-' | b'+' => 1,
        b'#' => 1 + usize::from(matches!(bytes.get(1), Some(b'.' | b')'))),
        b'(' => {
            let n = enumerator(&bytes[1..]);
            if n > 0 && bytes.get(1 + n) == Some(&b')') { n + 2 } else { return None }
        }
        _ => {
            let n = enumerator(bytes);
            if n > 0 && matches!(bytes.get(n), Some(b'.' | b')')) { n + 1 } else { return None }
        }
    };
    let rest = text[n..].trim_start();
    (bytes.get(n) == Some(&b' ') && !rest.is_empty()).then_some(text.len() - rest.len())
}

/// `12`; letters and Roman numbers also begin sentences ("z. B."), so they are no markers here.
fn enumerator(bytes: &[u8]) -> usize {
    bytes.iter().take(4).take_while(|byte| byte.is_ascii_digit()).count()
}

/// What follows `.. ` on a line.
#[derive(Clone, Copy)]
pub(super) enum Explicit<'t> {
    /// `.. name:: argument`, with where the argument begins.
    Directive { name: &'t str, argument: usize },
    /// `.. [1] text`, with where the text begins.
    Note(usize),
    /// `.. _name: target`
    Target,
    /// Anything else.
    Comment(&'t str),
}

/// Reads a line that begins with `..`; offsets count from the line's start.
pub(super) fn explicit(text: &str) -> Option<Explicit<'_>> {
    let rest = text.strip_prefix("..")?;
    if !rest.is_empty() && !rest.starts_with(' ') {
        return None;
    }
    let body = rest.trim_start();
    let at = text.len() - body.len();
    if body.starts_with('_') {
        return Some(Explicit::Target);
    }
    if let Some(close) = body.starts_with('[').then(|| body.find("] ")).flatten() {
        return Some(Explicit::Note(at + close + 2));
    }
    // `.. |name| replace:: text` is a directive under another name.
    let named = body.strip_prefix('|').and_then(|rest| rest.find("| ")).map_or(0, |n| n + 3);
    if let Some(colons) = body[named..].find("::") {
        let name = &body[named..named + colons];
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_:.+".contains(&byte));
        if is_name {
            let argument = body[named + colons + 2..].trim_start();
            return Some(Explicit::Directive { name, argument: text.len() - argument.len() });
        }
    }
    Some(Explicit::Comment(body))
}

/// Name and text of `:name: text`, with where the text begins.
pub(super) fn field(text: &str) -> Option<(&str, usize)> {
    let rest = text.strip_prefix(':')?;
    let close = rest.find(':')?;
    let name = &rest[..close];
    let after = &rest[close + 1..];
    let named = !name.is_empty() && !name.starts_with(' ') && (after.is_empty() || after.starts_with(' '));
    named.then(|| (name, text.len() - after.trim_start().len()))
}
