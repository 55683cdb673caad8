//! Further sources of words.

/// A dictionary beside the built-in one, for example a Hunspell pair.
pub trait WordSource: Send + Sync {
    /// Whether the dictionary has this form.
    fn knows(&self, form: &str) -> bool;

    /// What the dictionary would write instead, best first.
    fn suggest(&self, form: &str) -> Vec<String>;
}

impl std::fmt::Debug for dyn WordSource {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("WordSource")
    }
}
