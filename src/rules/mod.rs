//! Floor 4: the checks. Each is one file and one line in its family's list.

mod settings;

pub use settings::{LevelSetting, Locale, Settings, name_matches};

use crate::diagnostic::RuleMeta;

/// What all rules say about themselves, in the order of the documentation.
pub fn all_rules() -> Vec<&'static RuleMeta> {
    Vec::new()
}
