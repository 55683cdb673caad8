//! `rotstift baseline`.

use std::{collections::BTreeMap, ops::ControlFlow, path::PathBuf};

use crate::cli::{
    BROKEN, CLEAN, Console, Trouble,
    args::BaselineArgs,
    baselines::{self, Baselines, Entries},
    scopes::Scopes,
    survey::{Outcome, Survey},
};

/// Records today's findings, or drops what is gone.
///
/// # Errors
/// When the run cannot begin, or a baseline cannot be written.
pub(crate) fn run(args: &BaselineArgs) -> Result<u8, Trouble> {
    let console = Console::new(&args.check.common);
    let mut survey = Survey::plan(&args.check, console)?;
    let scopes = std::sync::Arc::clone(&survey.scopes);
    let mut recorder = Recorder {
        found: BTreeMap::new(),
        scopes: &scopes,
        known: Baselines::new(&scopes),
        n_troubles: survey.n_troubles,
        console,
    };
    survey.run(|outcome| recorder.take(outcome, args.prune));
    let Recorder { found, known, n_troubles, .. } = recorder;
    let changed = if args.prune { pruned(known) } else { renewed(found, &scopes)? };
    for (path, change) in changed {
        let shown = scopes.shown(&path);
        let n_kept: usize = change.entries.values().map(Vec::len).sum();
        baselines::write(&path, change.entries).map_err(|error| Trouble::io(&shown, &error))?;
        console.say(format_args!("{shown}: {n_kept} recorded, {} new, {} gone", change.n_new, change.n_gone));
    }
    Ok(if n_troubles == 0 { CLEAN } else { BROKEN })
}

struct Recorder<'s> {
    found: BTreeMap<PathBuf, Entries>,
    scopes: &'s Scopes,
    known: Baselines<'s>,
    n_troubles: usize,
    console: Console,
}

/// A baseline as it is to be.
struct Change {
    entries: Entries,
    n_new: usize,
    n_gone: usize,
}

impl Recorder<'_> {
    fn take(&mut self, outcome: Outcome, prune: bool) -> ControlFlow<()> {
        self.n_troubles += usize::from(outcome.trouble.is_some());
        outcome.trouble.iter().for_each(Console::trouble);
        outcome.warning.iter().for_each(|warning| self.console.warning(warning));
        outcome.note.iter().for_each(|note| self.console.note(note));
        let Some(mut checked) = outcome.checked else { return ControlFlow::Continue(()) };
        if prune {
            if let Err(trouble) = self.known.hold_back(&mut checked) {
                Console::trouble(&trouble);
                self.n_troubles += 1;
            }
            return ControlFlow::Continue(());
        }
        let place = baselines::place(&checked.scope);
        let path = baselines::key(self.scopes, &place, &checked);
        let entries = baselines::entries(&checked, &checked.findings);
        self.found.entry(place).or_default().insert(path, entries);
        ControlFlow::Continue(())
    }
}

/// The findings of this run, beside those recorded for other files that still exist.
fn renewed(found: BTreeMap<PathBuf, Entries>, scopes: &Scopes) -> Result<Vec<(PathBuf, Change)>, Trouble> {
    let mut changed = Vec::new();
    for (place, mut entries) in found {
        let old = if place.exists() { baselines::read(&place) } else { Ok(Entries::new()) };
        let old = old.map_err(|what| Trouble::new(scopes.shown(&place), what))?;
        let count = |entries: &Entries| entries.values().map(Vec::len).sum::<usize>();
        let (n_old, folder) = (count(&old), place.parent().map(PathBuf::from).unwrap_or_default());
        let mut n_same = 0;
        for (path, old_entries) in old {
            if let Some(new_entries) = entries.get(&path) {
                n_same += in_both(&old_entries, new_entries.clone());
            } else if folder.join(&path).exists() {
                n_same += old_entries.len();
                entries.insert(path, old_entries);
            }
        }
        let n_new = count(&entries) - n_same;
        changed.push((place, Change { entries, n_new, n_gone: n_old - n_same }));
    }
    Ok(changed)
}

/// How many entries two lists share.
fn in_both<T: PartialEq>(one: &[T], mut other: Vec<T>) -> usize {
    let is_there = |entry: &T| match other.iter().position(|candidate| candidate == entry) {
        Some(at) => {
            other.swap_remove(at);
            true
        }
        None => false,
    };
    one.iter().map(is_there).filter(|&there| there).count()
}

/// Only what was met stays.
fn pruned(known: Baselines<'_>) -> Vec<(PathBuf, Change)> {
    let change = |(place, entries, n_gone)| (place, Change { entries, n_new: 0, n_gone });
    known.pruned().into_iter().map(change).collect()
}
