//! What applies to which file: one checker for all files with the same settings.

use std::{
    collections::HashMap,
    fs,
    path::{Component, Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use super::{
    Trouble,
    args::{CommonArgs, ReportArgs, RuleArgs},
    baselines::BASELINE_FILE,
    sources::{Sources, WORDS_FILE},
    walk::Target,
};
use crate::{
    config::{Config, ConfigError, Origin, Resolved, Sourced, find, unknown_rule},
    engine::Checker,
};

/// What applies to a file.
#[derive(Debug)]
pub(crate) struct Scope {
    /// Checks it.
    pub(crate) checker: Checker,
    /// All settings, with their origins.
    pub(crate) resolved: Resolved,
    /// The folder of the configuration, or the current one.
    pub(crate) folder: PathBuf,
}

/// The scopes of a run, made when the first file asks for them.
#[derive(Debug)]
pub(crate) struct Scopes {
    rules: RuleArgs,
    common: CommonArgs,
    report: ReportArgs,
    here: PathBuf,
    /// The configuration of every file, under `--config` or `--isolated`.
    fixed: Option<Found>,
    folders: Mutex<HashMap<PathBuf, Found>>,
    made: Mutex<HashMap<ScopeKey, Made>>,
    sources: Sources,
}

/// A configuration by its address, and which of its overrides apply.
type ScopeKey = (usize, Vec<bool>);

type Made = Result<Arc<Scope>, Arc<Trouble>>;

/// What looking for a folder's configuration gave.
#[derive(Clone, Debug)]
enum Found {
    Nothing,
    Config(Arc<Config>),
    Broken(Arc<Trouble>),
}

impl Scopes {
    /// The scopes that options and configuration make.
    ///
    /// # Errors
    /// When an option names an unknown rule, or the configuration that applies here is broken.
    pub(crate) fn new(rules: &RuleArgs, common: &CommonArgs, report: &ReportArgs) -> Result<Self, Trouble> {
        check_rules("--select", &rules.select)?;
        check_rules("--ignore", &rules.ignore)?;
        let here = std::env::current_dir().map_err(|error| Trouble::io("the current folder", &error))?;
        let fixed = match &rules.config {
            Some(path) => {
                let config =
                    Config::load(&absolute(&here, path), &here, &read).map_err(|error| Trouble::config(&error, &here))?;
                Some(Found::Config(Arc::new(config)))
            }
            None => rules.isolated.then_some(Found::Nothing),
        };
        Ok(Self {
            rules: rules.clone(),
            common: common.clone(),
            report: report.clone(),
            here,
            fixed,
            folders: Mutex::default(),
            made: Mutex::default(),
            sources: Sources::default(),
        })
    }

    /// What applies to the current folder itself, and so to the run as a whole.
    ///
    /// # Errors
    /// When the configuration that applies is broken.
    pub(crate) fn here(&self) -> Result<Arc<Scope>, Trouble> {
        self.for_file(Path::new("stdin")).map_err(|trouble| Trouble::clone(&trouble))
    }

    /// What applies to a file, which need not exist.
    ///
    /// # Errors
    /// When the configuration that applies, or a source of words that it names, is broken.
    pub(crate) fn for_file(&self, path: &Path) -> Made {
        let path = absolute(&self.here, path);
        let config = match self.config_of(path.parent().unwrap_or(&path)) {
            Found::Config(config) => Some(config),
            Found::Nothing => None,
            Found::Broken(trouble) => return Err(trouble),
        };
        let overrides = config.as_ref().map(|config| config.overrides_for(&path)).unwrap_or_default();
        let key = (config.as_ref().map_or(0, |config| Arc::as_ptr(config) as usize), overrides);
        if let Some(made) = lock(&self.made).get(&key) {
            return made.clone();
        }
        let made = self.make(config.as_deref(), &key.1).map(Arc::new).map_err(Arc::new);
        lock(&self.made).entry(key).or_insert(made).clone()
    }

    fn make(&self, config: Option<&Config>, overrides: &[bool]) -> Result<Scope, Trouble> {
        let mut resolved = config.map(|config| config.resolve(overrides)).unwrap_or_default();
        self.apply_options(&mut resolved);
        let folder = config.map_or(&self.here, |config| &config.folder).clone();
        self.apply_habits(&mut resolved, &folder);
        let mut settings = resolved.settings();
        self.sources.add_to(&mut settings, &resolved, &self.here)?;
        Ok(Scope { checker: Checker::new(settings), resolved, folder })
    }

    /// Files that are used without being named, when they lie where they are expected.
    fn apply_habits(&self, resolved: &mut Resolved, folder: &Path) {
        let words = folder.join(WORDS_FILE);
        if resolved.words.is_empty() && !self.rules.isolated && words.is_file() {
            resolved.words.push(Sourced { value: words, origin: Origin::Default });
        }
        let baseline = folder.join(BASELINE_FILE);
        if resolved.baseline.is_none() && !self.rules.isolated && baseline.is_file() {
            resolved.baseline = Some(Sourced { value: baseline, origin: Origin::Default });
        }
        if self.report.no_baseline {
            resolved.baseline = None;
        }
    }

    /// Whether the configuration leaves a path out.
    pub(crate) fn excludes(&self, path: &Path, is_dir: bool) -> bool {
        let path = absolute(&self.here, path);
        match self.config_of(path.parent().unwrap_or(&path)) {
            Found::Config(config) => config.excludes(&path, is_dir),
            _ => false,
        }
    }

    /// The current folder.
    pub(crate) fn folder(&self) -> &Path {
        &self.here
    }

    /// A path as people here would write it.
    pub(crate) fn shown(&self, path: &Path) -> String {
        super::walk::display_name(path.strip_prefix(&self.here).unwrap_or(path))
    }

    /// Takes out the targets whose configuration is broken: what is wrong, once for each configuration,
    /// and the number of targets.
    pub(crate) fn sort_out(&self, targets: &mut Vec<Target>) -> (Vec<Trouble>, usize) {
        let mut broken: Vec<(Arc<Trouble>, usize)> = Vec::new();
        targets.retain(|target| {
            let Err(trouble) = self.for_file(target.place()) else { return true };
            match broken.iter_mut().find(|(known, _)| Arc::ptr_eq(known, &trouble)) {
                Some((_, n_files)) => *n_files += 1,
                None => broken.push((trouble, 1)),
            }
            false
        });
        // The lists of right words are no texts.
        targets.retain(|target| target.named || !self.sources.is_word_list(&absolute(&self.here, target.place())));
        let n_files = broken.iter().map(|(_, n_files)| n_files).sum();
        let told = broken.into_iter().map(|(trouble, n_files)| {
            let files = if n_files == 1 { "the file".to_owned() } else { format!("{n_files} files") };
            Trouble::clone(&trouble).with_note(format!("so {files} below cannot be checked"))
        });
        (told.collect(), n_files)
    }

    /// The configuration of a folder: its own, or that of the nearest folder above.
    fn config_of(&self, folder: &Path) -> Found {
        if let Some(fixed) = &self.fixed {
            return fixed.clone();
        }
        if let Some(found) = lock(&self.folders).get(folder) {
            return found.clone();
        }
        let found = match find(folder, &read) {
            Ok(Some(config)) => Found::Config(Arc::new(config)),
            Ok(None) => folder.parent().map_or(Found::Nothing, |parent| self.config_of(parent)),
            Err(error) => Found::Broken(Arc::new(Trouble::config(&error, &self.here))),
        };
        lock(&self.folders).entry(folder.to_path_buf()).or_insert(found).clone()
    }

    fn apply_options(&self, resolved: &mut Resolved) {
        if let Some(locale) = self.rules.locale {
            resolved.locale = Sourced::option(locale, "--locale");
        }
        if let Some(language) = self.common.language {
            resolved.language = Sourced::option(language, "--language");
        }
        if let Some(fail_on) = self.report.fail_on {
            resolved.fail_on = Sourced::option(fail_on, "--fail-on");
        }
        if let Some(show) = self.report.show {
            resolved.show = Sourced::option(show, "--show");
        }
        if let Some(baseline) = &self.report.baseline {
            resolved.baseline = Some(Sourced::option(absolute(&self.here, baseline), "--baseline"));
        }
        let sourced =
            |names: &[String], option| names.iter().map(|name| Sourced::option(name.clone(), option)).collect::<Vec<_>>();
        if !self.rules.select.is_empty() {
            resolved.select = sourced(&self.rules.select, "--select");
        }
        resolved.ignore.extend(sourced(&self.rules.ignore, "--ignore"));
        let dictionaries = self.rules.dictionary.iter().map(|path| Sourced::option(absolute(&self.here, path), "--dictionary"));
        resolved.dictionaries.extend(dictionaries);
    }
}

/// An absolute path without `.` and `..`; symbolic links stay as they are.
pub(crate) fn absolute(here: &Path, path: &Path) -> PathBuf {
    let mut absolute = PathBuf::new();
    for part in here.join(path).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                absolute.pop();
            }
            part => absolute.push(part),
        }
    }
    absolute
}

fn read(path: &Path) -> std::io::Result<String> {
    fs::read_to_string(path)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn check_rules(option: &str, names: &[String]) -> Result<(), Trouble> {
    for name in names {
        if let Some(remedy) = unknown_rule(name) {
            return Err(Trouble::new(format!("{option} {name}"), format!("no such rule or family; {remedy}")));
        }
    }
    Ok(())
}

impl Trouble {
    /// A configuration that cannot be used.
    pub(crate) fn config(error: &ConfigError, here: &Path) -> Self {
        let shown = |path: &Path| super::walk::display_name(path.strip_prefix(here).unwrap_or(path));
        match error {
            ConfigError::Unreadable { path, error } => Self::io(shown(path), error),
            ConfigError::Invalid { path, text, span, what, remedy } => {
                let trouble = Self::new(shown(path), what);
                match span {
                    Some(span) => trouble.at(text, span.clone(), remedy.as_deref()),
                    None => trouble,
                }
            }
        }
    }
}
