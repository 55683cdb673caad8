//! The configuration file as written. The comments here are its reference: the JSON schema quotes them.

use std::{
    collections::BTreeMap,
    ops::{Deref, Range},
};

use serde::Deserialize;

use crate::{
    diagnostic::{Language, Level},
    rules::{LevelSetting, Locale},
};

/// rotstift.toml, .rotstift.toml, or the table `tool.rotstift` of pyproject.toml.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ConfigFile {
    /// Another configuration that this one builds on. Lists are joined, everything else here wins.
    pub extend: Option<Placed<String>>,
    /// The variety of German.
    pub locale: Option<Placed<LocaleName>>,
    /// The language of messages.
    pub language: Option<Placed<LanguageName>>,
    /// The lowest level that makes the exit status 1.
    pub fail_on: Option<Placed<FailOn>>,
    /// The lowest level shown.
    pub show: Option<Placed<ShowLevel>>,
    /// Paths that are not checked, as in a .gitignore beside this file.
    #[serde(default)]
    pub exclude: Vec<Placed<String>>,
    /// Findings recorded in this file are not reported.
    pub baseline: Option<Placed<String>>,
    /// Word lists of the project.
    #[serde(default)]
    pub words: Vec<Placed<String>>,
    /// Hunspell dictionaries, without `.aff` and `.dic`.
    #[serde(default)]
    pub dictionaries: Vec<Placed<String>>,
    /// Only these rules and families run.
    #[serde(default)]
    pub select: Vec<Placed<String>>,
    /// These rules and families do not run.
    #[serde(default)]
    pub ignore: Vec<Placed<String>>,
    /// Levels of rules and families; a rule's own entry wins over its family's.
    #[serde(default)]
    pub levels: BTreeMap<Placed<String>, Placed<LevelName>>,
    /// How Markdown is read.
    #[serde(default)]
    pub markdown: MarkdownOptions,
    /// What is different for some paths; later ones win.
    #[serde(default)]
    pub overrides: Vec<Override>,
}

/// What is different for some paths.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Override {
    /// Which paths, as in a .gitignore beside this file.
    pub paths: Vec<Placed<String>>,
    /// The variety of German.
    pub locale: Option<Placed<LocaleName>>,
    /// The lowest level that makes the exit status 1.
    pub fail_on: Option<Placed<FailOn>>,
    /// The lowest level shown.
    pub show: Option<Placed<ShowLevel>>,
    /// Further word lists.
    #[serde(default)]
    pub words: Vec<Placed<String>>,
    /// Further Hunspell dictionaries.
    #[serde(default)]
    pub dictionaries: Vec<Placed<String>>,
    /// Only these rules and families run.
    #[serde(default)]
    pub select: Vec<Placed<String>>,
    /// These rules and families do not run either.
    #[serde(default)]
    pub ignore: Vec<Placed<String>>,
    /// Levels of rules and families.
    #[serde(default)]
    pub levels: BTreeMap<Placed<String>, Placed<LevelName>>,
    /// How Markdown is read.
    #[serde(default)]
    pub markdown: MarkdownOptions,
}

/// How Markdown is read.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct MarkdownOptions {
    /// The keys of the frontmatter whose values are prose.
    #[serde(default)]
    pub frontmatter: Vec<Placed<String>>,
}

/// The name of a locale.
#[expect(clippy::enum_variant_names, reason = "the tags begin alike")]
#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum LocaleName {
    /// Germany.
    #[serde(rename = "de-DE")]
    DeDe,
    /// Austria.
    #[serde(rename = "de-AT")]
    DeAt,
    /// Switzerland and Liechtenstein.
    #[serde(rename = "de-CH")]
    DeCh,
}

impl From<LocaleName> for Locale {
    fn from(name: LocaleName) -> Self {
        match name {
            LocaleName::DeDe => Self::DeDe,
            LocaleName::DeAt => Self::DeAt,
            LocaleName::DeCh => Self::DeCh,
        }
    }
}

/// The name of a language.
#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum LanguageName {
    /// German.
    #[serde(rename = "de")]
    German,
    /// English.
    #[serde(rename = "en")]
    English,
}

impl From<LanguageName> for Language {
    fn from(name: LanguageName) -> Self {
        match name {
            LanguageName::German => Self::German,
            LanguageName::English => Self::English,
        }
    }
}

/// The lowest level that fails the run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum FailOn {
    /// Errors.
    #[default]
    Error,
    /// Warnings and errors.
    Warning,
    /// Any finding.
    Info,
    /// Nothing.
    Never,
}

impl FailOn {
    /// All values, as they are written.
    pub const NAMES: [&'static str; 4] = ["error", "warning", "info", "never"];

    /// The level, unless nothing fails the run.
    pub const fn level(self) -> Option<Level> {
        match self {
            Self::Error => Some(Level::Error),
            Self::Warning => Some(Level::Warning),
            Self::Info => Some(Level::Info),
            Self::Never => None,
        }
    }

    /// As it is written.
    pub const fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// The value of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Error, Self::Warning, Self::Info, Self::Never].into_iter().find(|value| value.name() == name)
    }
}

/// The lowest level shown.
#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum ShowLevel {
    /// Errors only.
    Error,
    /// Warnings and errors.
    Warning,
    /// Everything.
    Info,
}

impl From<ShowLevel> for Level {
    fn from(name: ShowLevel) -> Self {
        match name {
            ShowLevel::Error => Self::Error,
            ShowLevel::Warning => Self::Warning,
            ShowLevel::Info => Self::Info,
        }
    }
}

/// The level of a rule or family.
#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum LevelName {
    /// Fails the run by default.
    Error,
    /// Shown by default.
    Warning,
    /// Shown on request.
    Info,
    /// Never reported.
    Off,
}

impl From<LevelName> for LevelSetting {
    fn from(name: LevelName) -> Self {
        match name {
            LevelName::Error => Self::At(Level::Error),
            LevelName::Warning => Self::At(Level::Warning),
            LevelName::Info => Self::At(Level::Info),
            LevelName::Off => Self::Off,
        }
    }
}

/// A value with its bytes in the file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(transparent)]
pub struct Placed<T>(toml::Spanned<T>);

impl<T> Placed<T> {
    /// The bytes of the file where it is written.
    pub fn span(&self) -> Range<usize> {
        self.0.span()
    }
}

impl<T> Deref for Placed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0.get_ref()
    }
}

#[cfg(test)]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Placed<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        T::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `SNAPSHOTS=overwrite cargo test` writes it anew.
    #[test]
    fn the_json_schema_is_current() {
        let schema = serde_json::to_string_pretty(&schemars::schema_for!(ConfigFile)).unwrap();
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rotstift.schema.json");
        snapbox::assert_data_eq!(schema + "\n", snapbox::Data::read_from(path.as_ref(), None).raw());
    }
}
