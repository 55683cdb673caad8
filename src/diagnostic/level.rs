//! How sure the tool is.

use std::{fmt, str::FromStr};

/// How sure a finding is; the order is the order of certainty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// House style, hints, words that are surely names; shown on request.
    Info,
    /// Needs a look; shown, does not fail the run by default.
    Warning,
    /// An editor would correct it without thinking; fails the run by default.
    Error,
}

impl Level {
    /// All levels, surest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Info];

    /// The name in options, configuration and reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Level {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|level| level.name() == name)
            .ok_or_else(|| format!("`{name}` is no level; use error, warning or info"))
    }
}
