//! All that rules may know of the configuration.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    diagnostic::{Language, Level, RuleMeta},
    lexicon::{OwnEntry, WordSource},
};

/// The regional variety of German a text is held to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash)]
pub enum Locale {
    /// Germany.
    #[default]
    DeDe,
    /// Austria.
    DeAt,
    /// Switzerland and Liechtenstein: no ß.
    DeCh,
}

impl Locale {
    /// All locales.
    pub const ALL: [Self; 3] = [Self::DeDe, Self::DeAt, Self::DeCh];

    /// The tag, as in `--locale de-AT`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::DeDe => "de-DE",
            Self::DeAt => "de-AT",
            Self::DeCh => "de-CH",
        }
    }

    /// The locale of a tag, letter case aside.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|locale| locale.tag().eq_ignore_ascii_case(tag))
    }
}

/// A level set by the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LevelSetting {
    /// Never report.
    Off,
    /// Report at this level.
    At(Level),
}

/// What is in force for one file.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The variety of German.
    pub locale: Locale,
    /// The language of messages.
    pub language: Language,
    /// Levels by rule id or family name; the rule's own entry wins.
    pub levels: BTreeMap<String, LevelSetting>,
    /// When not empty, only these rules and families run.
    pub select: Vec<String>,
    /// These rules and families do not run.
    pub ignore: Vec<String>,
    /// Keys of the frontmatter that are prose.
    pub frontmatter: Vec<String>,
    /// The project's own words.
    pub own_words: Vec<OwnEntry>,
    /// Further dictionaries.
    pub dictionaries: Vec<Arc<dyn WordSource>>,
}

impl Settings {
    /// Whether a rule runs at all.
    pub fn runs(&self, rule: &RuleMeta) -> bool {
        let named = |list: &[String]| list.iter().any(|name| name_matches(rule, name));
        let setting = self.level_setting(rule);
        if named(&self.ignore) || setting == Some(LevelSetting::Off) {
            return false;
        }
        if self.select.is_empty() { !rule.default_off || setting.is_some() } else { named(&self.select) }
    }

    /// The user's level for a rule, if one is set.
    pub fn level_setting(&self, rule: &RuleMeta) -> Option<LevelSetting> {
        let by_id = std::iter::once(&rule.id).chain(rule.aliases).find_map(|id| self.levels.get(*id));
        by_id.or_else(|| self.levels.get(rule.family.name())).copied()
    }
}

/// Whether a name in options or configuration means this rule: its id, an alias, its family.
pub fn name_matches(rule: &RuleMeta, name: &str) -> bool {
    rule.id == name || rule.aliases.contains(&name) || rule.family.name() == name
}
