//! Texts in the two languages of the interface.

/// The language that messages are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Language {
    /// German, the default.
    #[default]
    German,
    /// English.
    English,
}

/// One text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// German.
    pub de: &'static str,
    /// English.
    pub en: &'static str,
}

impl Text {
    /// The text in one language.
    pub const fn in_language(self, language: Language) -> &'static str {
        match language {
            Language::German => self.de,
            Language::English => self.en,
        }
    }
}

/// Puts values into a text's places `{0}`, `{1}` …
///
/// ```
/// assert_eq!(rotstift::diagnostic::fill("„{0}“ steht zweimal.", &["in"]), "„in“ steht zweimal.");
/// ```
pub fn fill(template: &str, values: &[&str]) -> String {
    let mut filled = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        filled.push_str(&rest[..open]);
        let Some((place, after)) = rest[open + 1..].split_once('}') else { break };
        filled.push_str(place.parse::<usize>().ok().and_then(|n| values.get(n)).unwrap_or(&""));
        rest = after;
    }
    filled.push_str(rest);
    filled
}
