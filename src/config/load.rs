//! Finding a configuration and reading it with all it builds on.

use std::{
    io,
    path::{Path, PathBuf},
};

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use serde::Deserialize;

use super::{
    ConfigError, ConfigFile, Placed, nearest,
    schema::{LevelName, Override},
};
use crate::{
    diagnostic::Family,
    rules::{all_rules, name_matches},
};

/// The names a configuration may have, the first one found counts.
pub const FILE_NAMES: [&str; 3] = ["rotstift.toml", ".rotstift.toml", PYPROJECT];
const PYPROJECT: &str = "pyproject.toml";

/// Gives a file's text.
pub type ReadFile<'r> = &'r dyn Fn(&Path) -> io::Result<String>;

/// A configuration file with those it extends.
#[derive(Debug)]
pub struct Config {
    /// The file nearest to the paths it is for.
    pub path: PathBuf,
    /// The folder its globs start from.
    pub folder: PathBuf,
    /// What is extended comes first.
    pub(super) layers: Vec<Layer>,
    pub(super) exclude: Gitignore,
}

/// One file of a chain.
#[derive(Debug)]
pub(super) struct Layer {
    pub(super) path: PathBuf,
    pub(super) text: String,
    pub(super) file: ConfigFile,
    /// The paths of each override.
    pub(super) overrides: Vec<Gitignore>,
}

/// The configuration in one folder, without looking further up.
///
/// # Errors
/// When there is one and it is broken.
pub fn find(folder: &Path, read: ReadFile<'_>) -> Result<Option<Config>, ConfigError> {
    for name in FILE_NAMES {
        let path = folder.join(name);
        let text = match read(&path) {
            Ok(text) => text,
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => continue,
            // A folder of that name, or a foreign pyproject.toml that we may not read, is no configuration.
            Err(error) if error.kind() == io::ErrorKind::IsADirectory || name == PYPROJECT => continue,
            Err(error) => return Err(ConfigError::Unreadable { path, error }),
        };
        if let Some(file) = parse(&path, &text)? {
            return Config::build(path, folder.to_path_buf(), &text, file, read).map(Some);
        }
    }
    Ok(None)
}

impl Config {
    /// Reads a certain file and what it extends; its globs start at a folder of the caller's choice.
    ///
    /// # Errors
    /// When one of them cannot be read or understood.
    pub fn load(path: &Path, globs_from: &Path, read: ReadFile<'_>) -> Result<Self, ConfigError> {
        let text = read(path).map_err(|error| ConfigError::Unreadable { path: path.to_path_buf(), error })?;
        let file = parse(path, &text)?.unwrap_or_default();
        Self::build(path.to_path_buf(), globs_from.to_path_buf(), &text, file, read)
    }

    fn build(path: PathBuf, folder: PathBuf, text: &str, file: ConfigFile, read: ReadFile<'_>) -> Result<Self, ConfigError> {
        let mut layers = Vec::new();
        collect(&mut layers, &folder, &path, text, file, read)?;
        layers.reverse();
        let mut exclude = GitignoreBuilder::new(&folder);
        for layer in &layers {
            add_globs(&mut exclude, layer_place(layer), &layer.file.exclude)?;
        }
        let exclude = exclude.build().unwrap_or_else(|_| Gitignore::empty());
        Ok(Self { path, folder, layers, exclude })
    }

    /// Whether a path is left out.
    pub fn excludes(&self, path: &Path, is_dir: bool) -> bool {
        !self.exclude.is_empty() && path.starts_with(&self.folder) && self.exclude.matched(path, is_dir).is_ignore()
    }
}

/// Appends a file, then what it extends.
fn collect(
    layers: &mut Vec<Layer>,
    root: &Path,
    path: &Path,
    text: &str,
    file: ConfigFile,
    read: ReadFile<'_>,
) -> Result<(), ConfigError> {
    let mut overrides = Vec::new();
    check_rule_names(path, text, &file)?;
    for one in &file.overrides {
        let mut globs = GitignoreBuilder::new(root);
        add_globs(&mut globs, (path, text), &one.paths)?;
        overrides.push(globs.build().unwrap_or_else(|_| Gitignore::empty()));
    }
    let base = file.extend.clone();
    let folder = folder_of(path);
    layers.push(Layer { path: path.to_path_buf(), text: text.to_owned(), file, overrides });
    let Some(base) = base else { return Ok(()) };
    let wrong = |what: String, remedy: &str| ConfigError::Invalid {
        path: path.to_path_buf(),
        text: text.to_owned(),
        span: Some(base.span()),
        what,
        remedy: Some(remedy.to_owned()),
    };
    let base_path = folder.join(base.as_str());
    if layers.iter().any(|layer| layer.path == base_path) || layers.len() > 32 {
        return Err(wrong(format!("`{}` extends itself", base.as_str()), "break the circle"));
    }
    let base_text = read(&base_path).map_err(|error| {
        let what = if error.kind() == io::ErrorKind::NotFound { "there is no such file".to_owned() } else { error.to_string() };
        wrong(format!("cannot read `{}`: {what}", base_path.display()), "paths start at the folder of this file")
    })?;
    let base_file = parse(&base_path, &base_text)?.unwrap_or_default();
    collect(layers, root, &base_path, &base_text, base_file, read)
}

/// The configuration in a text; `None` for a pyproject.toml that has none.
fn parse(path: &Path, text: &str) -> Result<Option<ConfigFile>, ConfigError> {
    #[derive(Deserialize)]
    struct PyProject {
        tool: Option<Tool>,
    }
    #[derive(Deserialize)]
    struct Tool {
        rotstift: Option<ConfigFile>,
    }
    let failed = |error: toml::de::Error| ConfigError::from_toml(path.to_path_buf(), text, &error);
    if path.file_name().is_none_or(|name| name != PYPROJECT) {
        return toml::from_str(text).map(Some).map_err(failed);
    }
    if !text.contains("rotstift") {
        return Ok(None);
    }
    let project: PyProject = toml::from_str(text).map_err(failed)?;
    Ok(project.tool.and_then(|tool| tool.rotstift))
}

fn folder_of(path: &Path) -> PathBuf {
    path.parent().map_or_else(PathBuf::new, Path::to_path_buf)
}

fn layer_place(layer: &Layer) -> (&Path, &str) {
    (&layer.path, &layer.text)
}

fn add_globs(builder: &mut GitignoreBuilder, place: (&Path, &str), globs: &[Placed<String>]) -> Result<(), ConfigError> {
    for glob in globs {
        builder.add_line(None, glob).map_err(|error| ConfigError::Invalid {
            path: place.0.to_path_buf(),
            text: place.1.to_owned(),
            span: Some(glob.span()),
            what: error.to_string(),
            remedy: Some("write it as in a .gitignore".to_owned()),
        })?;
    }
    Ok(())
}

/// Every rule and family that the file names must exist.
fn check_rule_names(path: &Path, text: &str, file: &ConfigFile) -> Result<(), ConfigError> {
    check_names(path, text, [&file.select, &file.ignore], &file.levels)?;
    for one in &file.overrides {
        let Override { select, ignore, levels, .. } = one;
        check_names(path, text, [select, ignore], levels)?;
    }
    Ok(())
}

fn check_names(
    path: &Path,
    text: &str,
    lists: [&Vec<Placed<String>>; 2],
    levels: &std::collections::BTreeMap<Placed<String>, Placed<LevelName>>,
) -> Result<(), ConfigError> {
    for name in lists.into_iter().flatten().chain(levels.keys()) {
        unknown_rule(name).map_or(Ok(()), |remedy| {
            Err(ConfigError::Invalid {
                path: path.to_path_buf(),
                text: text.to_owned(),
                span: Some(name.span()),
                what: format!("`{}` is no rule or family", name.as_str()),
                remedy: Some(remedy),
            })
        })?;
    }
    Ok(())
}

/// `None` for a rule or family that exists, else what to write instead.
pub fn unknown_rule(name: &str) -> Option<String> {
    let rules = all_rules();
    if rules.iter().any(|rule| name_matches(rule, name)) || Family::ALL.iter().any(|family| family.name() == name) {
        return None;
    }
    let all = rules.iter().map(|rule| rule.id).chain(Family::ALL.map(Family::name));
    Some(nearest(name, all).map_or_else(|| "`rotstift explain` lists them".to_owned(), |near| format!("did you mean `{near}`?")))
}
