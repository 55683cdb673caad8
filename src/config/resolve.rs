//! What is in force for one path, each value with its origin.

use std::{
    collections::BTreeMap,
    fmt,
    path::{Path, PathBuf},
};

use super::{Config, FailOn, Placed, load::Layer, schema::LevelName};
use crate::{
    diagnostic::{Language, Level},
    rules::{LevelSetting, Locale, Settings},
};

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Origin {
    /// Nobody said anything.
    #[default]
    Default,
    /// A line of a configuration file.
    File {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
    },
    /// An option on the command line.
    Option(&'static str),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File { path, line } => write!(f, "{}:{line}", path.display()),
            Self::Option(name) => f.write_str(name),
        }
    }
}

/// A value and its origin.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// Who set it.
    pub origin: Origin,
}

impl<T> Sourced<T> {
    /// A value from the command line.
    pub fn option(value: T, name: &'static str) -> Self {
        Self { value, origin: Origin::Option(name) }
    }

    fn default_of(value: T) -> Self {
        Self { value, origin: Origin::Default }
    }
}

/// All that is in force for one path.
#[derive(Clone, Debug)]
pub struct Resolved {
    /// The variety of German.
    pub locale: Sourced<Locale>,
    /// The language of messages.
    pub language: Sourced<Language>,
    /// The lowest level that fails the run.
    pub fail_on: Sourced<FailOn>,
    /// The lowest level shown.
    pub show: Sourced<Level>,
    /// Paths left out.
    pub exclude: Vec<Sourced<String>>,
    /// The baseline.
    pub baseline: Option<Sourced<PathBuf>>,
    /// Word lists.
    pub words: Vec<Sourced<PathBuf>>,
    /// Hunspell dictionaries.
    pub dictionaries: Vec<Sourced<PathBuf>>,
    /// Only these rules and families run.
    pub select: Vec<Sourced<String>>,
    /// These rules and families do not run.
    pub ignore: Vec<Sourced<String>>,
    /// Levels of rules and families.
    pub levels: BTreeMap<String, Sourced<LevelSetting>>,
    /// Keys of the frontmatter that are prose.
    pub frontmatter: Vec<Sourced<String>>,
}

impl Default for Resolved {
    fn default() -> Self {
        Self {
            locale: Sourced::default(),
            language: Sourced::default(),
            fail_on: Sourced::default(),
            show: Sourced::default_of(Level::Warning),
            exclude: Vec::new(),
            baseline: None,
            words: Vec::new(),
            dictionaries: Vec::new(),
            select: Vec::new(),
            ignore: Vec::new(),
            levels: BTreeMap::new(),
            frontmatter: Vec::new(),
        }
    }
}

impl Resolved {
    /// The part that rules may know; word lists and dictionaries are read elsewhere.
    pub fn settings(&self) -> Settings {
        let plain = |list: &[Sourced<String>]| list.iter().map(|one| one.value.clone()).collect();
        Settings {
            locale: self.locale.value,
            language: self.language.value,
            levels: self.levels.iter().map(|(name, level)| (name.clone(), level.value)).collect(),
            select: plain(&self.select),
            ignore: plain(&self.ignore),
            frontmatter: plain(&self.frontmatter),
            ..Settings::default()
        }
    }

    /// The lowest level shown: what fails the run is shown, whatever `show` says.
    pub fn lowest_shown(&self) -> Level {
        self.fail_on.value.level().map_or(self.show.value, |level| level.min(self.show.value))
    }
}

impl Config {
    /// Which overrides apply to a path: paths with the same answer have the same settings.
    pub fn overrides_for(&self, path: &Path) -> Vec<bool> {
        let applies = |globs: &ignore::gitignore::Gitignore| {
            path.starts_with(&self.folder) && globs.matched_path_or_any_parents(path, false).is_ignore()
        };
        self.layers.iter().flat_map(|layer| &layer.overrides).map(applies).collect()
    }

    /// What is in force where these overrides apply.
    pub fn resolve(&self, overrides: &[bool]) -> Resolved {
        let mut resolved = Resolved::default();
        for layer in &self.layers {
            resolved.add_file(layer);
        }
        let all = self.layers.iter().flat_map(|layer| layer.file.overrides.iter().map(move |one| (layer, one)));
        for ((layer, one), _) in all.zip(overrides).filter(|(_, applies)| **applies) {
            let place = Place(layer);
            place.set(&mut resolved.locale, one.locale.as_ref());
            place.set(&mut resolved.fail_on, one.fail_on.as_ref());
            place.set(&mut resolved.show, one.show.as_ref());
            place.add_paths(&mut resolved.words, &one.words);
            place.add_paths(&mut resolved.dictionaries, &one.dictionaries);
            place.replace(&mut resolved.select, &one.select);
            place.add(&mut resolved.ignore, &one.ignore);
            place.replace(&mut resolved.frontmatter, &one.markdown.frontmatter);
            place.add_levels(&mut resolved.levels, &one.levels);
        }
        resolved
    }
}

impl Resolved {
    fn add_file(&mut self, layer: &Layer) {
        let (place, file) = (Place(layer), &layer.file);
        place.set(&mut self.locale, file.locale.as_ref());
        place.set(&mut self.language, file.language.as_ref());
        place.set(&mut self.fail_on, file.fail_on.as_ref());
        place.set(&mut self.show, file.show.as_ref());
        place.add(&mut self.exclude, &file.exclude);
        if let Some(baseline) = &file.baseline {
            self.baseline = Some(Sourced { value: place.path(baseline), origin: place.origin(baseline) });
        }
        place.add_paths(&mut self.words, &file.words);
        place.add_paths(&mut self.dictionaries, &file.dictionaries);
        place.replace(&mut self.select, &file.select);
        place.add(&mut self.ignore, &file.ignore);
        place.replace(&mut self.frontmatter, &file.markdown.frontmatter);
        place.add_levels(&mut self.levels, &file.levels);
    }
}

/// The file that values are taken from.
struct Place<'l>(&'l Layer);

impl Place<'_> {
    fn origin<T>(&self, value: &Placed<T>) -> Origin {
        let before = self.0.text.get(..value.span().start).unwrap_or_default();
        Origin::File { path: self.0.path.clone(), line: before.matches('\n').count() + 1 }
    }

    fn path(&self, value: &Placed<String>) -> PathBuf {
        self.0.path.parent().unwrap_or(Path::new("")).join(value.as_str())
    }

    fn set<T: Copy + Into<U>, U>(&self, target: &mut Sourced<U>, value: Option<&Placed<T>>) {
        if let Some(value) = value {
            *target = Sourced { value: (**value).into(), origin: self.origin(value) };
        }
    }

    fn add(&self, target: &mut Vec<Sourced<String>>, values: &[Placed<String>]) {
        target.extend(values.iter().map(|value| Sourced { value: value.to_string(), origin: self.origin(value) }));
    }

    fn replace(&self, target: &mut Vec<Sourced<String>>, values: &[Placed<String>]) {
        if !values.is_empty() {
            target.clear();
            self.add(target, values);
        }
    }

    fn add_paths(&self, target: &mut Vec<Sourced<PathBuf>>, values: &[Placed<String>]) {
        target.extend(values.iter().map(|value| Sourced { value: self.path(value), origin: self.origin(value) }));
    }

    fn add_levels(
        &self,
        target: &mut BTreeMap<String, Sourced<LevelSetting>>,
        values: &BTreeMap<Placed<String>, Placed<LevelName>>,
    ) {
        for (name, level) in values {
            target.insert(name.to_string(), Sourced { value: (**level).into(), origin: self.origin(name) });
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;
    use crate::config::{ConfigError, find};

    const FILES: &[(&str, &str)] = &[
        ("/haus/rotstift.toml", "locale = \"de-AT\"\nwords = [\"haus.txt\"]\nexclude = [\"alt/\"]\n[levels]\ntypo = \"info\"\n"),
        (
            "/projekt/.rotstift.toml",
            "extend = \"../haus/rotstift.toml\"\nfail-on = \"warning\"\nwords = [\"eigene.txt\"]\n\
             [levels]\ntypo = \"off\"\n[[overrides]]\npaths = [\"ch/**\"]\nlocale = \"de-CH\"\n",
        ),
        ("/python/pyproject.toml", "[project]\nname = \"a\"\n[tool.rotstift]\nlocale = \"de-CH\"\n"),
        ("/fremd/pyproject.toml", "[tool.ruff]\n"),
        ("/kreis/rotstift.toml", "extend = \"rotstift.toml\"\n"),
    ];

    fn read(path: &Path) -> io::Result<String> {
        let found = FILES.iter().find(|(name, _)| Path::new(name) == path);
        found.map(|(_, text)| (*text).to_owned()).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    #[test]
    fn files_extend_others_and_overrides_win() {
        let read = |path: &Path| {
            let plain: PathBuf =
                if path == Path::new("/projekt/../haus/rotstift.toml") { "/haus/rotstift.toml".into() } else { path.into() };
            read(&plain)
        };
        let config = find(Path::new("/projekt"), &read).unwrap().unwrap();
        let plain = config.resolve(&config.overrides_for(Path::new("/projekt/a.md")));
        assert_eq!((plain.locale.value, plain.fail_on.value), (Locale::DeAt, FailOn::Warning));
        assert_eq!(plain.locale.origin.to_string(), "/projekt/../haus/rotstift.toml:1");
        assert_eq!(plain.levels["typo"].value, LevelSetting::Off);
        assert_eq!(plain.words.len(), 2);
        let swiss = config.resolve(&config.overrides_for(Path::new("/projekt/ch/tief/a.md")));
        assert_eq!(swiss.locale.value, Locale::DeCh);
        assert_eq!(swiss.locale.origin.to_string(), "/projekt/.rotstift.toml:8");
        assert!(config.excludes(Path::new("/projekt/alt"), true));
        assert!(!config.excludes(Path::new("/anderswo/alt"), true));
    }

    #[test]
    fn pyproject_counts_only_with_our_table() {
        assert!(find(Path::new("/python"), &read).unwrap().is_some());
        assert!(find(Path::new("/fremd"), &read).unwrap().is_none());
        assert!(find(Path::new("/leer"), &read).unwrap().is_none());
    }

    #[test]
    fn a_circle_is_an_error_with_its_place() {
        let Err(ConfigError::Invalid { span, what, .. }) = find(Path::new("/kreis"), &read) else { panic!("no error") };
        assert_eq!((span, what.as_str()), (Some(9..24), "`rotstift.toml` extends itself"));
    }
}
