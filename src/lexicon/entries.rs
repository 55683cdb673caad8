//! What a project says about words of its own.

/// One entry of a project's word list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OwnEntry {
    /// `Sinmun`: right, also with a genitive s and as a part of hyphen chains.
    Word(String),
    /// `Staging/Haus`: right, and inflects like another word.
    Like {
        /// The word.
        word: String,
        /// The word it inflects like.
        model: String,
    },
    /// `=eBay`: right exactly so.
    Exact(String),
    /// `*Zugangscode`: never.
    Banned(String),
    /// `eMail -> E-Mail`: never, but this.
    Replaced {
        /// What is not to be written.
        wrong: String,
        /// What to write instead.
        right: String,
    },
}

impl OwnEntry {
    /// The word that the entry is about.
    pub fn word(&self) -> &str {
        match self {
            Self::Word(word) | Self::Like { word, .. } | Self::Exact(word) | Self::Banned(word) => word,
            Self::Replaced { wrong, .. } => wrong,
        }
    }
}

impl std::fmt::Display for OwnEntry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Word(word) => f.write_str(word),
            Self::Like { word, model } => write!(f, "{word}/{model}"),
            Self::Exact(word) => write!(f, "={word}"),
            Self::Banned(word) => write!(f, "*{word}"),
            Self::Replaced { wrong, right } => write!(f, "{wrong} -> {right}"),
        }
    }
}
