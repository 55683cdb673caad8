//! Words one slip away.

/// Letters that a slip may put in.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzäöüß";

/// Calls `visit` with every lower-case word one slip away: a letter lost, changed, put in, or swapped with the next.
pub(crate) fn each(word: &str, mut visit: impl FnMut(&str)) {
    let chars: Vec<char> = word.chars().collect();
    let mut buffer = String::with_capacity(word.len() + 4);
    let mut put = |parts: [&[char]; 3]| {
        buffer.clear();
        buffer.extend(parts.into_iter().flatten());
        visit(&buffer);
    };
    for (at, &old) in chars.iter().enumerate() {
        let (before, after) = (&chars[..at], &chars[at + 1..]);
        put([before, &[], after]);
        if let [next, rest @ ..] = after
            && *next != old
        {
            put([before, &[*next, old], rest]);
        }
        for new in LETTERS.chars().filter(|new| *new != old) {
            put([before, &[new], after]);
        }
    }
    for at in 0..=chars.len() {
        for new in LETTERS.chars() {
            put([&chars[..at], &[new], &chars[at..]]);
        }
    }
}
