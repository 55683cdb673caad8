//! The casing of a word: which of its letters are capitals.

/// How a word's letters are cased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// `haus`
    Lower,
    /// `Haus`; one capital letter alone counts as this too.
    Title,
    /// `HAUS`, two letters at least.
    Upper,
    /// `HAus`, `iPhone`, `hAUS`: anything else.
    Mixed,
    /// No cased letter at all.
    None,
}

/// The shape of a word; marks that are no letters do not count.
pub fn shape_of(word: &str) -> Shape {
    let (mut n_letters, mut n_capitals, mut first_capital) = (0u32, 0u32, false);
    for c in word.chars() {
        let capital = c.is_uppercase();
        if capital || c.is_lowercase() {
            first_capital |= n_letters == 0 && capital;
            n_letters += 1;
            n_capitals += u32::from(capital);
        }
    }
    match (n_letters, n_capitals) {
        (0, _) => Shape::None,
        (_, 0) => Shape::Lower,
        (_, 1) if first_capital => Shape::Title,
        (n, m) if n == m => Shape::Upper,
        _ => Shape::Mixed,
    }
}

/// The word with a capital first letter; `ß` has none in running text and stays.
pub fn capitalize(word: &str) -> String {
    let mut chars = word.chars();
    match chars.next() {
        Some('ß') | None => word.to_owned(),
        Some(first) => first.to_uppercase().chain(chars).collect(),
    }
}

/// The word with a small first letter.
pub fn decapitalize(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_by_example() {
        for (word, shape) in [
            ("haus", Shape::Lower),
            ("Haus", Shape::Title),
            ("A", Shape::Title),
            ("USA", Shape::Upper),
            ("NAch", Shape::Mixed),
            ("iPhone", Shape::Mixed),
            ("24", Shape::None),
            ("Ärzte-haus", Shape::Title),
        ] {
            assert_eq!(shape_of(word), shape, "{word}");
        }
        assert_eq!(capitalize("übung"), "Übung");
        assert_eq!(decapitalize("Über"), "über");
    }
}
