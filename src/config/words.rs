//! The project's word list: one entry a line, `#` begins a comment.

use std::{ops::Range, path::Path};

use super::ConfigError;
use crate::{lexicon::OwnEntry, unicode::is_letter};

/// An entry and its bytes in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedEntry {
    /// The entry.
    pub entry: OwnEntry,
    /// Where it stands.
    pub span: Range<usize>,
}

/// Reads a word list.
///
/// # Errors
/// The first line that is no entry, with its place.
pub fn parse_words(path: &Path, text: &str) -> Result<Vec<PlacedEntry>, ConfigError> {
    let mut entries = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let body = without_comment(line.strip_prefix('\u{FEFF}').unwrap_or(line));
        let start = at + line.find(body).unwrap_or(0);
        at += line.len();
        if body.is_empty() {
            continue;
        }
        let span = start..start + body.len();
        let entry = parse_entry(body).map_err(|(what, remedy)| ConfigError::Invalid {
            path: path.to_path_buf(),
            text: text.to_owned(),
            span: Some(span.clone()),
            what: what.to_owned(),
            remedy: Some(remedy.to_owned()),
        })?;
        entries.push(PlacedEntry { entry, span });
    }
    Ok(entries)
}

/// Reads one entry, without comment or blanks around it.
///
/// # Errors
/// What is wrong with it, and what to write.
pub fn parse_entry(body: &str) -> Result<OwnEntry, (&'static str, &'static str)> {
    if let Some((wrong, right)) = body.split_once("->").or_else(|| body.split_once('→')) {
        let right = right.trim();
        if right.is_empty() {
            return Err((
                "nothing stands behind the arrow",
                "write `eMail -> E-Mail`; a word that is only to be avoided is `*eMail`",
            ));
        }
        return Ok(OwnEntry::Replaced { wrong: word(wrong.trim())?, right: right.to_owned() });
    }
    if let Some(banned) = body.strip_prefix('*') {
        return word(banned.trim()).map(OwnEntry::Banned);
    }
    if let Some(exact) = body.strip_prefix('=') {
        return word(exact.trim()).map(OwnEntry::Exact);
    }
    match body.split_once('/') {
        Some((own, model)) => Ok(OwnEntry::Like { word: word(own.trim())?, model: word(model.trim())? }),
        None => word(body).map(OwnEntry::Word),
    }
}

fn word(text: &str) -> Result<String, (&'static str, &'static str)> {
    if text.chars().any(char::is_whitespace) {
        return Err(("this is more than one word", "write one word a line"));
    }
    if text.contains(['*', '=', '/', '<', '>', ',', ';', '"']) || !text.chars().any(is_letter) {
        return Err(("this is no word", "write `Sinmun`, `Staging/Haus`, `=eBay`, `*Zugangscode` or `eMail -> E-Mail`"));
    }
    Ok(text.to_owned())
}

/// A comment starts at the line's start or behind a blank.
fn without_comment(line: &str) -> &str {
    let comment = line.char_indices().find(|&(at, c)| c == '#' && (at == 0 || line[..at].ends_with(char::is_whitespace)));
    line[..comment.map_or(line.len(), |(at, _)| at)].trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_entry() {
        let text = "# Unsere Wörter\nSinmun  # die Zeitung\n\nStaging/Haus\r\n=eBay\n*Zugangscode\neMail -> E-Mail\nC#\n";
        let entries = parse_words(Path::new("w"), text).unwrap();
        let shown: Vec<String> = entries.iter().map(|placed| placed.entry.to_string()).collect();
        assert_eq!(shown, ["Sinmun", "Staging/Haus", "=eBay", "*Zugangscode", "eMail -> E-Mail", "C#"]);
        assert!(entries.iter().zip(&shown).all(|(placed, shown)| &text[placed.span.clone()] == shown));
    }

    #[test]
    fn mistakes_have_a_place() {
        for (text, wrong) in
            [("Gut\nzwei Wörter\n", "zwei Wörter"), ("eMail ->\n", "eMail ->"), ("a/b/c", "a/b/c"), ("\u{FEFF}123", "123")]
        {
            let Err(ConfigError::Invalid { span: Some(span), .. }) = parse_words(Path::new("w"), text) else { panic!("{text}") };
            assert_eq!(&text[span], wrong);
        }
    }
}
