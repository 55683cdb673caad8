//! What is wrong with a configuration, and where.

use std::{io, ops::Range, path::PathBuf};

/// A configuration that cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("{error}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        error: io::Error,
    },
    /// Something in the file is not understood.
    #[error("{what}")]
    Invalid {
        /// The file.
        path: PathBuf,
        /// Its text.
        text: String,
        /// The bytes that are wrong, where they are known.
        span: Option<Range<usize>>,
        /// What is wrong with them.
        what: String,
        /// What to write instead.
        remedy: Option<String>,
    },
}

impl ConfigError {
    /// What the parser says, in our words where it knows names.
    pub(super) fn from_toml(path: PathBuf, text: &str, error: &toml::de::Error) -> Self {
        let (what, remedy) = reword(error.message());
        Self::Invalid { path, text: text.to_owned(), span: error.span(), what, remedy }
    }
}

/// "unknown field `a`, expected one of `b`, `c`" becomes a sentence and the nearest right name.
fn reword(message: &str) -> (String, Option<String>) {
    let names: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let kind = if message.starts_with("unknown field") {
        "no key of this table"
    } else if message.starts_with("unknown variant") {
        "no value of this key"
    } else {
        let line = message.lines().next().unwrap_or_default();
        return (line.replace("a sequence", "a list").replace("a map", "a table"), None);
    };
    let Some((wrong, known)) = names.split_first() else { return (message.to_owned(), None) };
    let remedy = match nearest(wrong, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("use one of {}", known.join(", ")),
    };
    (format!("`{wrong}` is {kind}"), Some(remedy))
}

/// The name that was most likely meant, if any is near.
pub fn nearest<'n>(wrong: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let scored = names.into_iter().map(|name| (strsim::jaro_winkler(wrong, name), name));
    let best = scored.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 >= 0.8).then_some(best.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_near() {
        assert_eq!(nearest("chekc", ["check", "trace"]), Some("check"));
        assert_eq!(nearest("artikel.md", ["check", "trace"]), None);
    }
}
