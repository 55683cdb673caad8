//! What a finding is known by when lines move: its rule, its text, the words around it.

use std::collections::HashMap;

use crate::{
    diagnostic::Finding,
    text::{SourceFile, Span},
};

/// How many words on each side belong to a finding's surroundings.
const N_WORDS: usize = 3;
/// How far they are looked for, in bytes.
const REACH: usize = 200;

/// The words around a place, within its paragraph: plain words with one blank between them, so that
/// indents, line breaks and markup do not count.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Surroundings {
    /// The words before it.
    pub before: String,
    /// The words behind it.
    pub after: String,
}

/// The surroundings of a span.
pub fn surroundings(source: &SourceFile, span: Span) -> Surroundings {
    let text = source.text();
    let from = text.ceil_char_boundary((span.start() as usize).saturating_sub(REACH));
    let to = text.floor_char_boundary(text.len().min(span.end() as usize + REACH));
    let before = text.get(from..span.start() as usize).unwrap_or_default();
    let after = text.get(span.end() as usize..to).unwrap_or_default();
    let mut words: Vec<&str> = words(after_blank_line(before)).collect();
    words.drain(..words.len().saturating_sub(N_WORDS));
    Surroundings { before: words.join(" "), after: join(self::words(before_blank_line(after)).take(N_WORDS)) }
}

/// Gives every finding its fingerprint: the same on every run and machine, whatever lines stand above.
pub fn add_fingerprints(source: &SourceFile, findings: &mut [Finding]) {
    let mut n_seen: HashMap<u64, u64> = HashMap::new();
    for finding in findings {
        let around = surroundings(source, finding.span);
        let text = join(source.slice(finding.span).split_whitespace());
        let plain = [finding.rule, &text, &around.before, &around.after].into_iter().fold(SEED, hash);
        let repetition = n_seen.entry(plain).or_default();
        finding.fingerprint = hash(plain, &repetition.to_string());
        *repetition += 1;
    }
}

const SEED: u64 = 0xCBF2_9CE4_8422_2325;

/// FNV-1a, which will never change; the byte at the end keeps "ab" + "c" and "a" + "bc" apart.
pub fn hash(seed: u64, text: &str) -> u64 {
    text.bytes().chain([0xFF]).fold(seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn join<'w>(words: impl Iterator<Item = &'w str>) -> String {
    words.collect::<Vec<_>>().join(" ")
}

/// What stands behind the last blank line.
fn after_blank_line(text: &str) -> &str {
    let (mut start, mut at) = (0, 0);
    for line in text.split_inclusive('\n') {
        at += line.len();
        if line.ends_with('\n') && line.trim().is_empty() {
            start = at;
        }
    }
    &text[start..]
}

/// What stands before the first blank line.
fn before_blank_line(text: &str) -> &str {
    let mut end = 0;
    for (n, line) in text.split_inclusive('\n').enumerate() {
        if n > 0 && line.trim().is_empty() {
            break;
        }
        end += line.len();
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(text: &str, word: &str) -> (String, String) {
        let at = text.find(word).unwrap();
        let Surroundings { before, after } = surroundings(&SourceFile::from_text("a", text), Span::of(at..at + word.len()));
        (before, after)
    }

    #[test]
    fn indents_line_breaks_and_markup_do_not_count() {
        let expected = ("sagt dass Beide".to_owned(), "gemeinsam ist die".to_owned());
        assert_eq!(around("Er sagt, dass **Beide** Staatn gemeinsam ist die Isolation.", "Staatn"), expected);
        assert_eq!(around("> Er sagt,\r\n> dass Beide\r\n>   Staatn _gemeinsam_\r\n> ist die", "Staatn"), expected);
    }

    #[test]
    fn surroundings_end_at_the_paragraph() {
        assert_eq!(around("Davor.\n\nBeide Staatn\n \nDanach.", "Staatn"), ("Beide".to_owned(), String::new()));
        assert_eq!(around("Davor.\n\nStaatn da.\n\nDanach.", "Staatn"), (String::new(), "da".to_owned()));
        assert_eq!(around("Staatn", "Staatn"), (String::new(), String::new()));
        assert_eq!(around("\n\nStaatn\n\n", "Staatn"), (String::new(), String::new()));
    }
}
