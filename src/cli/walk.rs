//! From the paths on the command line to the files to check, each once, in a fixed order.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Component, Path, PathBuf},
    sync::Arc,
};

use ignore::{
    DirEntry, WalkBuilder,
    gitignore::{Gitignore, GitignoreBuilder},
};

use super::{Trouble, args::FileArgs, git::Changes};
use crate::document::is_claimed;

/// One file to check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    /// Where it lies; `None` is standard input.
    pub(crate) path: Option<PathBuf>,
    /// What reports call it: the path as given, with `/` between its parts.
    pub(crate) name: String,
    /// Whether it was asked for by name rather than found in a folder.
    pub(crate) named: bool,
    /// Its bytes, where they do not come from the path.
    pub(crate) content: Option<Vec<u8>>,
}

impl Target {
    /// The path whose format and configuration apply; of standard input, what it is to be called.
    pub(crate) fn place(&self) -> &Path {
        self.path.as_deref().unwrap_or(Path::new(&self.name))
    }
}

/// What the paths came to.
#[derive(Debug, Default)]
pub(crate) struct Walked {
    /// The files, sorted by name.
    pub(crate) targets: Vec<Target>,
    /// What keeps paths from being checked.
    pub(crate) troubles: Vec<Trouble>,
    /// Worth a line, yet no trouble.
    pub(crate) warnings: Vec<Trouble>,
    /// What `--verbose` tells.
    pub(crate) notes: Vec<Trouble>,
}

/// Decides about excludes that do not stand on the command line; gets the path and whether it is a folder.
pub(crate) type Excluded = Arc<dyn Fn(&Path, bool) -> bool + Send + Sync>;

/// Finds the files.
///
/// # Errors
/// When an exclude is no glob.
pub(crate) fn walk(args: &FileArgs, paths: &[PathBuf], excluded: Excluded) -> Result<Walked, Trouble> {
    let mut walker = Walker::new(args, excluded)?;
    let (folders, files): (Vec<&PathBuf>, Vec<&PathBuf>) =
        paths.iter().filter(|path| walker.exists(path)).partition(|path| path.as_os_str() != "-" && path.is_dir());
    walker.files(&files);
    for folder in folders {
        walker.folder(folder);
    }
    Ok(walker.finish())
}

/// Finds the changed files among those that [`walk`] would find.
///
/// # Errors
/// When an exclude is no glob.
pub(crate) fn walk_changed(args: &FileArgs, paths: &[PathBuf], changes: &Changes, excluded: Excluded) -> Result<Walked, Trouble> {
    let mut walker = Walker::new(args, excluded)?;
    let is_hidden = |path: &Path| path.components().any(|part| part.as_os_str().to_string_lossy().starts_with('.'));
    let named: BTreeSet<&PathBuf> = paths.iter().collect();
    let mut wanted = changes.below(paths);
    for path in paths.iter().filter(|path| !wanted.iter().any(|wanted| wanted.starts_with(path))) {
        walker.exists(path);
    }
    wanted.retain(|path| {
        let claimed = is_claimed(&display_name(path));
        named.contains(path) || (claimed && (args.hidden || !is_hidden(&lexical(path))))
    });
    // What is staged may be gone from the working copy; ignore files have no say then.
    let (there, gone): (Vec<&PathBuf>, Vec<&PathBuf>) = wanted.iter().partition(|path| path.exists());
    let kept = walker.not_excluded(&there);
    let gone = gone.into_iter().filter(|path| !walker.is_excluded(path, false)).cloned().collect::<Vec<_>>();
    for path in kept.into_iter().chain(gone) {
        let is_named = named.contains(&path);
        walker.add(path, is_named);
    }
    Ok(walker.finish())
}

/// A path as reports show it.
pub(crate) fn display_name(path: &Path) -> String {
    let mut name = String::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::RootDir => name.push('/'),
            part => {
                if !name.is_empty() && !name.ends_with('/') {
                    name.push('/');
                }
                name.push_str(&part.as_os_str().to_string_lossy());
            }
        }
    }
    if name.is_empty() { ".".to_owned() } else { name }
}

struct Walker<'a> {
    args: &'a FileArgs,
    exclude: Arc<Gitignore>,
    excluded: Excluded,
    found: BTreeMap<String, Target>,
    walked: Walked,
}

impl<'a> Walker<'a> {
    fn new(args: &'a FileArgs, excluded: Excluded) -> Result<Self, Trouble> {
        let exclude = Arc::new(globs(&args.exclude)?);
        Ok(Self { args, exclude, excluded, found: BTreeMap::new(), walked: Walked::default() })
    }

    fn finish(self) -> Walked {
        Walked { targets: self.found.into_values().collect(), ..self.walked }
    }

    fn exists(&mut self, path: &Path) -> bool {
        if path.as_os_str() == "-" {
            return true;
        }
        let Err(error) = path.metadata() else { return true };
        let mut trouble = Trouble::io(path.to_string_lossy(), &error);
        let text = path.to_string_lossy();
        if text.contains(['*', '?', '[']) {
            "nothing matches this pattern".clone_into(&mut trouble.what);
        } else if let Some(command) = crate::config::nearest(&text, super::args::command_names().iter().map(String::as_str)) {
            trouble.what = format!("{} (the command is `rotstift {command}`)", trouble.what);
        }
        self.walked.troubles.push(trouble);
        false
    }

    fn files(&mut self, files: &[&PathBuf]) {
        let (input, files): (Vec<&PathBuf>, Vec<&PathBuf>) = files.iter().partition(|path| path.as_os_str() == "-");
        if !input.is_empty() {
            let name = self.args.stdin_filename.as_deref().map_or_else(|| "<stdin>".to_owned(), display_name);
            self.found.insert(name.clone(), Target { path: None, name, named: true, content: None });
        }
        let kept = if self.args.force_exclude { self.not_excluded(&files) } else { files.into_iter().cloned().collect() };
        for path in kept {
            self.add(path, true);
        }
    }

    fn add(&mut self, path: PathBuf, named: bool) {
        let name = display_name(&path);
        let target = self.found.entry(name.clone()).or_insert(Target { path: Some(path), name, named, content: None });
        target.named |= named;
    }

    /// Which of the files named on the command line a walk from here would have found.
    fn not_excluded(&mut self, files: &[&PathBuf]) -> Vec<PathBuf> {
        let wanted: BTreeMap<PathBuf, &PathBuf> = files.iter().map(|path| (Path::new(".").join(lexical(path)), *path)).collect();
        let mut ancestors = BTreeSet::new();
        for path in wanted.keys() {
            ancestors.extend(path.ancestors().skip(1).map(Path::to_path_buf));
        }
        let mut kept = Vec::new();
        let (here, elsewhere): (Vec<_>, Vec<_>) = wanted.iter().partition(|(path, _)| is_below(path));
        kept.extend(elsewhere.iter().filter(|(path, _)| !self.is_excluded(path, false)).map(|(_, given)| (**given).clone()));
        if here.is_empty() {
            return kept;
        }
        let mut seen = BTreeSet::new();
        let keys: Arc<BTreeSet<PathBuf>> = Arc::new(here.iter().map(|(path, _)| (*path).clone()).collect());
        let mut builder = self.builder(Path::new("."));
        builder.hidden(false);
        let (exclude, excluded) = (Arc::clone(&self.exclude), Arc::clone(&self.excluded));
        let wanted_keys = Arc::clone(&keys);
        builder.filter_entry(move |entry| {
            let is_dir = entry.file_type().is_some_and(|kind| kind.is_dir());
            let leads = if is_dir { ancestors.contains(entry.path()) } else { wanted_keys.contains(entry.path()) };
            leads && (entry.depth() == 0 || !hits(&exclude, &excluded, entry.path(), is_dir))
        });
        for entry in builder.build().flatten() {
            if let Some(given) = wanted.get(entry.path()) {
                kept.push((*given).clone());
                seen.insert(entry.path().to_path_buf());
            }
        }
        for path in keys.difference(&seen) {
            self.walked.notes.push(Trouble::new(display_name(path), "left out by an exclude or an ignore file"));
        }
        kept
    }

    fn folder(&mut self, folder: &Path) {
        let mut builder = self.builder(folder);
        let (exclude, excluded) = (Arc::clone(&self.exclude), Arc::clone(&self.excluded));
        builder.filter_entry(move |entry| {
            let is_dir = entry.file_type().is_some_and(|kind| kind.is_dir());
            entry.depth() == 0 || !(is_git(entry) || hits(&exclude, &excluded, entry.path(), is_dir))
        });
        let mut n_found = 0;
        for entry in builder.build() {
            match entry {
                Ok(entry) => n_found += usize::from(self.entry(&entry)),
                Err(error) => self.walked.troubles.push(walk_trouble(&error)),
            }
        }
        if n_found == 0 {
            let what = "no file here is checked: none has an extension of a text format, or all are left out";
            self.walked.warnings.push(Trouble::new(display_name(folder), what));
        }
    }

    /// Takes a file that some format claims.
    fn entry(&mut self, entry: &DirEntry) -> bool {
        if let Some(error) = entry.error() {
            self.walked.notes.push(walk_trouble(error));
        }
        if !entry.file_type().is_some_and(|kind| kind.is_file()) {
            return false;
        }
        let claimed = is_claimed(&display_name(entry.path()));
        if claimed {
            self.add(entry.path().to_path_buf(), false);
        }
        claimed
    }

    fn builder(&self, root: &Path) -> WalkBuilder {
        let mut builder = WalkBuilder::new(root);
        let respect = !self.args.no_ignore;
        builder.hidden(!self.args.hidden).ignore(false).parents(respect);
        builder.git_ignore(respect).git_global(respect).git_exclude(respect);
        if respect {
            builder.add_custom_ignore_filename(".rotstiftignore");
        }
        builder
    }

    fn is_excluded(&self, path: &Path, is_dir: bool) -> bool {
        hits(&self.exclude, &self.excluded, path, is_dir)
    }
}

/// Globs with the meaning they have in a .gitignore of the current folder.
///
/// # Errors
/// Names the first one that is none.
pub(crate) fn globs(patterns: &[String]) -> Result<Gitignore, Trouble> {
    let mut builder = GitignoreBuilder::new(".");
    for pattern in patterns {
        builder.add_line(None, pattern).map_err(|error| Trouble::new(format!("--exclude {pattern}"), error.to_string()))?;
    }
    builder.build().map_err(|error| Trouble::new("--exclude", error.to_string()))
}

fn hits(exclude: &Gitignore, excluded: &Excluded, path: &Path, is_dir: bool) -> bool {
    exclude.matched(path, is_dir).is_ignore() || excluded(path, is_dir)
}

fn is_git(entry: &DirEntry) -> bool {
    entry.file_name() == ".git"
}

/// Whether a relative path stays below the current folder.
fn is_below(path: &Path) -> bool {
    path.is_relative() && !path.components().any(|part| part == Component::ParentDir)
}

/// The path without `./`; absolute paths below the current folder become relative.
fn lexical(path: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(&here).unwrap_or(path).components().filter(|part| *part != Component::CurDir).collect()
}

fn walk_trouble(error: &ignore::Error) -> Trouble {
    match error {
        ignore::Error::WithPath { path, err } => match err.io_error() {
            Some(io) => Trouble::io(display_name(path), io),
            None => Trouble::new(display_name(path), err.to_string()),
        },
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => walk_trouble(err),
        ignore::Error::Partial(errors) => errors.first().map_or_else(|| Trouble::new("", error.to_string()), walk_trouble),
        error => Trouble::new("", error.to_string()),
    }
}
