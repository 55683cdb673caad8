//! From the command line to checked texts: which files, read how, and what was found in each.

use std::{
    fs, io,
    ops::ControlFlow,
    panic::{self, AssertUnwindSafe},
    path::{Path, PathBuf},
    sync::Arc,
    thread,
};

use super::{
    Console, Trouble,
    args::{ChangeArgs, CheckArgs, FileArgs},
    git::Changes,
    ordered::in_order,
    read::{Reading, read},
    scopes::{Scope, Scopes},
    walk::{Target, Walked, walk, walk_changed},
};
use crate::{diagnostic::Finding, engine::add_fingerprints, text::SourceFile};

/// The files of a run, and all that is needed to check them.
pub(crate) struct Survey {
    /// The settings of each file.
    pub(crate) scopes: Arc<Scopes>,
    /// The files.
    targets: Vec<Target>,
    /// Only what is new counts, where this is set.
    changes: Option<Changes>,
    n_jobs: usize,
    /// Paths that cannot be checked; they have been said.
    pub(crate) n_troubles: usize,
}

/// What one target came to.
#[derive(Default)]
pub(crate) struct Outcome {
    /// The text and what was found in it.
    pub(crate) checked: Option<Checked>,
    /// Why it could not be checked.
    pub(crate) trouble: Option<Trouble>,
    /// Worth a line.
    pub(crate) warning: Option<Trouble>,
    /// What `--verbose` tells.
    pub(crate) note: Option<Trouble>,
}

/// A text and what was found in it.
pub(crate) struct Checked {
    /// The text.
    pub(crate) source: SourceFile,
    /// Whether the text was taken out of a document that cannot be corrected.
    pub(crate) is_extracted: bool,
    /// Where it lies; `None` for standard input.
    pub(crate) path: Option<PathBuf>,
    /// What is to be shown.
    pub(crate) findings: Vec<Finding>,
    /// How many findings comments in the text held back.
    pub(crate) n_suppressed: usize,
    /// The settings in force.
    pub(crate) scope: Arc<Scope>,
}

impl Survey {
    /// Finds the files, and says what cannot be checked.
    ///
    /// # Errors
    /// When an option or the configuration that applies here is broken.
    pub(crate) fn plan(args: &CheckArgs, console: Console) -> Result<Self, Trouble> {
        let scopes = Arc::new(Scopes::new(&args.rules, &args.common, &args.report)?);
        scopes.here()?;
        let changes = changes(&args.changes, scopes.folder())?;
        let (paths, asking) = (paths(&args.files)?, Arc::clone(&scopes));
        let excluded = Arc::new(move |path: &Path, is_dir| asking.excludes(path, is_dir));
        let mut walked = match &changes {
            None => walk(&args.files, &paths, excluded)?,
            Some(changes) => walk_changed(&args.files, &paths, changes, excluded)?,
        };
        let (broken, n_unchecked) = scopes.sort_out(&mut walked.targets);
        say(&walked, &broken, console);
        if let Some(changes) = &changes {
            take_contents(&mut walked.targets, changes)?;
        }
        let cores = || thread::available_parallelism().map_or(1, usize::from);
        Ok(Self {
            scopes,
            n_troubles: walked.troubles.len() + n_unchecked,
            targets: walked.targets,
            changes,
            n_jobs: args.files.jobs.map_or_else(cores, usize::from),
        })
    }

    /// How many files there are.
    pub(crate) fn n_targets(&self) -> usize {
        self.targets.len()
    }

    /// Checks the files on several threads and hands over what they came to, in order.
    pub(crate) fn run(&mut self, sink: impl FnMut(Outcome) -> ControlFlow<()>) {
        let targets = std::mem::take(&mut self.targets);
        in_order(targets.into_iter(), self.n_jobs, |target| self.examine(target), sink);
    }

    fn examine(&self, mut target: Target) -> Outcome {
        let (source, warning, extracted) = match read(&mut target) {
            Reading::Source(source, warning) => (source, warning, None),
            Reading::Extracted(source, extracted) => (source, None, Some(extracted)),
            Reading::PassedOver(note) => return Outcome { note: Some(note), ..Outcome::default() },
            Reading::Failed(trouble) => return Outcome { trouble: Some(trouble), ..Outcome::default() },
        };
        let scope = match self.scopes.for_file(target.place()) {
            Ok(scope) => scope,
            Err(trouble) => return Outcome { trouble: Some(Trouble::clone(&trouble)), ..Outcome::default() },
        };
        // One text that trips a rule must not cost the report on all others.
        let check = || match &extracted {
            Some(extracted) => scope.checker.check_as(&source, extracted),
            None => scope.checker.check(&source),
        };
        let Ok(checked) = panic::catch_unwind(AssertUnwindSafe(check)) else {
            let what = "the check broke off; this is a fault of rotstift, please report it with this text";
            return Outcome { trouble: Some(Trouble::new(&target.name, what)), ..Outcome::default() };
        };
        let mut findings = checked.findings;
        // Before any is dropped: which repetition a finding is must not depend on options.
        add_fingerprints(&source, &mut findings);
        findings.retain(|finding| finding.level >= scope.resolved.lowest_shown());
        if let Some(change) = self.changes.as_ref().and_then(|changes| changes.of(target.place())) {
            let is_new = |span| change.lines.touch(&source, span);
            findings.retain(|finding| is_new(finding.span) || finding.related.iter().any(|related| is_new(related.span)));
        }
        let is_extracted = extracted.is_some();
        let checked = Checked { source, is_extracted, path: target.path, findings, n_suppressed: checked.n_suppressed, scope };
        Outcome { checked: Some(checked), warning, ..Outcome::default() }
    }
}

fn changes(args: &ChangeArgs, here: &Path) -> Result<Option<Changes>, Trouble> {
    match &args.since {
        Some(revision) => Changes::since(here, revision).map(Some),
        None if args.staged => Changes::staged(here).map(Some),
        None => Ok(None),
    }
}

/// Staged texts come from git, not from the working copy.
fn take_contents(targets: &mut [Target], changes: &Changes) -> Result<(), Trouble> {
    let paths: Vec<PathBuf> = targets.iter().filter_map(|target| target.path.clone()).collect();
    let Some(contents) = changes.contents(paths.iter().map(PathBuf::as_path))? else { return Ok(()) };
    let mut contents = contents.into_iter();
    for target in targets.iter_mut().filter(|target| target.path.is_some()) {
        target.content = contents.next();
    }
    Ok(())
}

fn say(walked: &Walked, broken: &[Trouble], console: Console) {
    walked.troubles.iter().chain(broken).for_each(Console::trouble);
    walked.warnings.iter().for_each(|warning| console.warning(warning));
    walked.notes.iter().for_each(|note| console.note(note));
}

/// The paths asked for, on the command line and in `--files-from`.
fn paths(args: &FileArgs) -> Result<Vec<PathBuf>, Trouble> {
    let mut paths = args.paths.clone();
    let Some(list) = &args.files_from else {
        if paths.is_empty() {
            paths.push(PathBuf::from("."));
        }
        return Ok(paths);
    };
    let name = format!("--files-from {}", list.display());
    let text = if list.as_os_str() == "-" { io::read_to_string(io::stdin()) } else { fs::read_to_string(list) };
    let text = text.map_err(|error| Trouble::io(name, &error))?;
    let ends = if args.null { ['\0', '\0'] } else { ['\n', '\r'] };
    paths.extend(text.split(ends).filter(|path| !path.is_empty()).map(PathBuf::from));
    Ok(paths)
}
