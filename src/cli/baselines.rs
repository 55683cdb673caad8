//! Baseline files: where they lie, how they are read and written.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::{
    Trouble,
    scopes::{Scope, Scopes, absolute},
    survey::Checked,
    walk::display_name,
    write::write_atomically,
};
use crate::{
    diagnostic::Finding,
    engine::{Baseline, BaselineEntry, Surroundings},
};

/// The name of a baseline that is used without being named.
pub(crate) const BASELINE_FILE: &str = "rotstift-baseline.json";

/// The file as written. Sorted, one finding a line, so that changes are small and merge.
#[derive(Deserialize, Serialize)]
struct Recorded {
    version: u32,
    files: BTreeMap<String, Vec<RecordedFinding>>,
}

#[derive(Deserialize, Serialize)]
struct RecordedFinding {
    rule: String,
    text: String,
    #[serde(default)]
    before: String,
    #[serde(default)]
    after: String,
}

/// Entries by path, relative to the baseline's folder.
pub(crate) type Entries = BTreeMap<String, Vec<BaselineEntry>>;

/// The baselines of a run, read when the first file asks for them.
pub(crate) struct Baselines<'s> {
    scopes: &'s Scopes,
    loaded: BTreeMap<PathBuf, Baseline>,
    /// The texts that were compared with a baseline.
    compared: BTreeSet<(PathBuf, String)>,
}

impl<'s> Baselines<'s> {
    /// None is read yet.
    pub(crate) fn new(scopes: &'s Scopes) -> Self {
        Self { scopes, loaded: BTreeMap::new(), compared: BTreeSet::new() }
    }

    /// Takes out what the file's baseline knows, and says how many findings that were.
    ///
    /// # Errors
    /// When the baseline cannot be read; the findings are all kept then.
    pub(crate) fn hold_back(&mut self, checked: &mut Checked) -> Result<usize, Trouble> {
        let Some(file) = checked.scope.resolved.baseline.as_ref().map(|baseline| baseline.value.clone()) else { return Ok(0) };
        if !self.loaded.contains_key(&file) {
            // Whatever becomes of it, it is not tried again for each text.
            self.loaded.insert(file.clone(), Baseline::default());
            let entries = read(&file).map_err(|what| Trouble::new(self.scopes.shown(&file), what))?;
            self.loaded.insert(file.clone(), Baseline::new(entries));
        }
        let Some(baseline) = self.loaded.get_mut(&file) else { return Ok(0) };
        let path = key(self.scopes, &file, checked);
        let folder = file.parent().unwrap_or(Path::new("")).to_path_buf();
        self.compared.insert((file, path.clone()));
        let mut gone = |path: &str| !folder.join(path).exists();
        Ok(baseline.hold_back(&path, &checked.source, &mut checked.findings, &mut gone))
    }

    /// Each baseline without what this run did not meet, and how much that was. Entries of files that
    /// were not looked at, and still exist, stay.
    pub(crate) fn pruned(self) -> Vec<(PathBuf, Entries, usize)> {
        let mut pruned = Vec::new();
        for (file, baseline) in self.loaded {
            let folder = file.parent().map(Path::to_path_buf).unwrap_or_default();
            let (mut n_gone, mut kept) = (0, Entries::new());
            for (path, unmet) in baseline.unmet() {
                if self.compared.contains(&(file.clone(), path.clone())) || !folder.join(path).exists() {
                    n_gone += unmet.len();
                } else {
                    kept.insert(path.clone(), unmet.clone());
                }
            }
            for (path, met) in baseline.into_met() {
                kept.entry(path).or_default().extend(met);
            }
            pruned.push((file, kept, n_gone));
        }
        pruned
    }
}

/// Where the findings of a scope are recorded: the configured file, or the usual name beside the
/// configuration.
pub(crate) fn place(scope: &Scope) -> PathBuf {
    scope.resolved.baseline.as_ref().map_or_else(|| scope.folder.join(BASELINE_FILE), |baseline| baseline.value.clone())
}

/// The name of a text in a baseline: its path from the baseline's folder.
pub(crate) fn key(scopes: &Scopes, baseline: &Path, checked: &Checked) -> String {
    let path = checked.path.as_deref().unwrap_or(Path::new(checked.source.name()));
    let path = absolute(scopes.folder(), path);
    let folder = baseline.parent().unwrap_or(Path::new(""));
    match path.strip_prefix(folder) {
        Ok(below) => display_name(below),
        Err(_) => display_name(&path),
    }
}

/// The entries of findings.
pub(crate) fn entries(checked: &Checked, findings: &[Finding]) -> Vec<BaselineEntry> {
    findings.iter().map(|finding| BaselineEntry::of(&checked.source, finding)).collect()
}

/// Reads a baseline.
///
/// # Errors
/// What is wrong with it, and what to do.
pub(crate) fn read(path: &Path) -> Result<Entries, String> {
    let text = fs::read_to_string(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => "no such baseline; `rotstift baseline` writes one".to_owned(),
        _ => error.to_string(),
    })?;
    let recorded: Recorded = serde_json::from_str(&text).map_err(|error| {
        format!("this is no baseline ({error}); after a merge conflict, take either side and run `rotstift baseline`")
    })?;
    if recorded.version != 1 {
        return Err(format!("version {} is newer than this program; update rotstift", recorded.version));
    }
    let entry = |found: RecordedFinding| BaselineEntry {
        rule: found.rule,
        text: found.text,
        around: Surroundings { before: found.before, after: found.after },
    };
    Ok(recorded.files.into_iter().map(|(path, found)| (path, found.into_iter().map(entry).collect())).collect())
}

/// Writes a baseline, unless it already says the same.
///
/// # Errors
/// When it cannot be written.
pub(crate) fn write(path: &Path, entries: Entries) -> io::Result<()> {
    let text = shown(entries).map_err(io::Error::other)?;
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    write_atomically(path, text.as_bytes())
}

fn shown(entries: Entries) -> serde_json::Result<String> {
    let mut text = String::from("{\n  \"version\": 1,\n  \"files\": {");
    let mut n_files = 0;
    for (path, mut found) in entries.into_iter().filter(|(_, found)| !found.is_empty()) {
        found.sort();
        text.push_str(if n_files == 0 { "\n    " } else { ",\n    " });
        text.push_str(&serde_json::to_string(&path)?);
        text.push_str(": [\n");
        let lines = found.into_iter().map(|entry| {
            let BaselineEntry { rule, text, around } = entry;
            let line = RecordedFinding { rule, text, before: around.before, after: around.after };
            serde_json::to_string(&line).map(|line| format!("      {line}"))
        });
        text.push_str(&lines.collect::<Result<Vec<_>, _>>()?.join(",\n"));
        text.push_str("\n    ]");
        n_files += 1;
    }
    text.push_str(if n_files == 0 { "}\n}\n" } else { "\n  }\n}\n" });
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_can_be_read_and_is_sorted() {
        let entry = |text: &str| BaselineEntry {
            rule: "unknown-word".to_owned(),
            text: text.to_owned(),
            around: Surroundings { before: "sagt „dass".to_owned(), after: String::new() },
        };
        let entries = Entries::from([
            ("b.md".to_owned(), vec![entry("Staatn"), entry("Huas")]),
            ("a \"x\".md".to_owned(), vec![entry("Huas")]),
            ("c.md".to_owned(), vec![]),
        ]);
        let text = shown(entries).unwrap();
        assert!(text.find("a \\\"x").unwrap() < text.find("b.md").unwrap());
        assert!(!text.contains("c.md"));
        let path = std::env::temp_dir().join(format!("rotstift-baseline-{}.json", std::process::id()));
        fs::write(&path, &text).unwrap();
        let read_back = read(&path).unwrap();
        fs::remove_file(&path).unwrap();
        assert_eq!(read_back["b.md"], [entry("Huas"), entry("Staatn")]);
        assert_eq!(shown(read_back).unwrap(), text);
        assert_eq!(shown(Entries::new()).unwrap(), "{\n  \"version\": 1,\n  \"files\": {}\n}\n");
    }
}
