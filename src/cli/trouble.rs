//! What goes wrong with the run itself, as opposed to the text.

use std::{fmt, io};

/// A line on standard error; any of them makes the exit status 2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trouble {
    /// The path, option or file it is about.
    pub(crate) place: String,
    /// What is wrong and what to do.
    pub(crate) what: String,
}

impl Trouble {
    /// A trouble with its place.
    pub(crate) fn new(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self { place: place.into(), what: what.into() }
    }

    /// A file that cannot be read or written.
    pub(crate) fn io(place: impl Into<String>, error: &io::Error) -> Self {
        let what = match error.kind() {
            io::ErrorKind::NotFound => "no such file or folder".to_owned(),
            io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
            _ => strip_code(&error.to_string()),
        };
        Self::new(place, what)
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.place.is_empty() { f.write_str(&self.what) } else { write!(f, "{}: {}", self.place, self.what) }
    }
}

/// Leaves out the number that the system's messages end with.
fn strip_code(message: &str) -> String {
    let text = message.split(" (os error").next().unwrap_or(message);
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// The entry of `names` that was most likely meant.
pub(crate) fn nearest<'n>(wrong: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let best = names.into_iter().map(|name| (strsim::jaro_winkler(wrong, name), name)).max_by(|a, b| a.0.total_cmp(&b.0))?;
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

    #[test]
    fn system_messages_lose_their_number() {
        let error = io::Error::from_raw_os_error(21);
        assert!(!Trouble::io("a", &error).to_string().contains("os error"));
    }
}
