//! What single lines of AsciiDoc are.

/// What a delimited block holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Delimiter {
    /// What stands between is no prose.
    Hidden,
    /// What stands between is read as usual.
    Prose,
    /// A quotation or verse.
    Quote,
    /// A table.
    Table,
}

/// What a line of marks delimits.
pub(super) fn delimiter(text: &str) -> Option<Delimiter> {
    let bytes = text.as_bytes();
    if text == "--" {
        return Some(Delimiter::Prose);
    }
    if text.starts_with("```") && !text[3..].contains('`') {
        return Some(Delimiter::Hidden);
    }
    if bytes.len() >= 4 && matches!(bytes[0], b'|' | b'!' | b',' | b':') && bytes[1..].iter().all(|&byte| byte == b'=') {
        return Some(Delimiter::Table);
    }
    if bytes.len() < 4 || !bytes.iter().all(|&byte| byte == bytes[0]) {
        return None;
    }
    Some(match bytes[0] {
        b'/' | b'-' | b'.' | b'+' => Delimiter::Hidden,
        b'=' | b'*' => Delimiter::Prose,
        b'_' => Delimiter::Quote,
        _ => return None,
    })
}

/// `:name: value`, `:!name:`
pub(super) fn attribute_entry(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix(':')?;
    let (name, value) = rest.split_once(':')?;
    let bare = name.trim_matches('!');
    let named = !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    (named && (value.is_empty() || value.starts_with(' '))).then(|| (bare, value.trim_start()))
}

/// The number of marks of `== Title`.
pub(super) fn heading(text: &str) -> Option<usize> {
    let mark = *text.as_bytes().first().filter(|byte| matches!(byte, b'=' | b'#'))?;
    let level = text.bytes().take_while(|&byte| byte == mark).count();
    (level <= 6 && text[level..].starts_with(' ')).then_some(level)
}

/// Name and place of the bracket of `name::target[…]`.
pub(super) fn block_macro(text: &str) -> Option<(&str, usize)> {
    let (name, rest) = text.split_once("::")?;
    let named = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    let bracket = rest.find('[')?;
    (named && text.ends_with(']') && !rest.starts_with(' ')).then_some((name, name.len() + 2 + bracket))
}

/// Lengths of a list marker with the blanks around it, and of the blanks before it.
pub(super) fn list_marker(text: &str) -> Option<(usize, usize)> {
    let indent = text.len() - text.trim_start().len();
    let bytes = &text.as_bytes()[indent..];
    let mark = *bytes.first()?;
    let n = match mark {
        b'*' | b'.' => bytes.iter().take_while(|&&byte| byte == mark).count(),
        b'-' => 1,
        b'0'..=b'9' => {
            let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
            if bytes.get(digits) == Some(&b'.') && digits < 4 { digits + 1 } else { return None }
        }
        b'<' => {
            let close = bytes.iter().take(5).position(|&byte| byte == b'>')?;
            if bytes[1..close].iter().all(|byte| byte.is_ascii_digit() || *byte == b'.') { close + 1 } else { return None }
        }
        _ => return None,
    };
    if n > 6 || !matches!(bytes.get(n), Some(b' ' | b'\t')) {
        return None;
    }
    let rest = text[indent + n..].trim_start();
    let rest = ["[x] ", "[*] ", "[ ] "].iter().find_map(|mark| rest.strip_prefix(mark)).unwrap_or(rest);
    Some((text.len() - rest.len(), indent))
}

/// Where the term of `term:: text` ends and where the text begins.
pub(super) fn description(text: &str) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut from = 1;
    while let Some(hit) = memchr::memchr2(b':', b';', bytes.get(from..)?) {
        let at = from + hit;
        let n = bytes[at..].iter().take_while(|&&byte| byte == bytes[at]).count();
        let ends = bytes.get(at + n).is_none_or(|byte| matches!(byte, b' ' | b'\t'));
        let long = if bytes[at] == b':' { (2..=4).contains(&n) } else { n == 2 };
        if long && ends && !bytes[at - 1].is_ascii_whitespace() {
            let rest = text[at + n..].trim_start();
            return Some((at, text.len() - rest.len()));
        }
        from = at + n;
    }
    None
}

/// A rule or a page break.
pub(super) fn is_break(text: &str) -> bool {
    matches!(text, "'''" | "<<<" | "---" | "- - -" | "***" | "* * *" | "___")
}

/// Length of the label of `NOTE: text`.
pub(super) fn admonition(text: &str) -> usize {
    ["NOTE: ", "TIP: ", "IMPORTANT: ", "WARNING: ", "CAUTION: "]
        .iter()
        .find(|label| text.starts_with(*label))
        .map_or(0, |label| label.len())
}
