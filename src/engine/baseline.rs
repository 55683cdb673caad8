//! Findings that are known already, so that only new ones are reported.
//!
//! An entry knows its finding by rule, text and surroundings, never by line numbers. Each entry stands
//! for one finding: a second copy of a known one is new.

use std::collections::BTreeMap;

use super::fingerprint::{Surroundings, surroundings};
use crate::{diagnostic::Finding, text::SourceFile};

/// One recorded finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BaselineEntry {
    /// The rule's id.
    pub rule: String,
    /// The text it is about, with single blanks.
    pub text: String,
    /// The words around it.
    pub around: Surroundings,
}

impl BaselineEntry {
    /// The entry of a finding.
    pub fn of(source: &SourceFile, finding: &Finding) -> Self {
        let text = source.slice(finding.span).split_whitespace().collect::<Vec<_>>().join(" ");
        Self { rule: finding.rule.to_owned(), text, around: surroundings(source, finding.span) }
    }

    /// How well an entry fits a finding: 3 for all words around, 2 for those on one side, else 0.
    ///
    /// Who changes a sentence beside an old finding has not made it new, so one side is enough.
    fn fits(&self, other: &Self) -> u8 {
        if self.rule != other.rule || self.text != other.text {
            return 0;
        }
        let (mine, its) = (&self.around, &other.around);
        match (mine.before == its.before, mine.after == its.after) {
            (true, true) => 3,
            (true, false) if !mine.before.is_empty() => 2,
            (false, true) if !mine.after.is_empty() => 2,
            _ => 0,
        }
    }
}

/// Recorded findings by path, and which of them have been met in this run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    files: BTreeMap<String, Vec<BaselineEntry>>,
    /// The entries met so far.
    met: BTreeMap<String, Vec<BaselineEntry>>,
}

impl Baseline {
    /// A baseline of entries by path.
    pub fn new(files: BTreeMap<String, Vec<BaselineEntry>>) -> Self {
        Self { files, met: BTreeMap::new() }
    }

    /// Takes the known findings out, and says how many they were.
    ///
    /// A path without entries of its own takes those of files that are `gone`, where all words around
    /// agree: so renamed files stay known. Files must come in a fixed order.
    pub fn hold_back(
        &mut self,
        path: &str,
        source: &SourceFile,
        findings: &mut Vec<Finding>,
        gone: &mut dyn FnMut(&str) -> bool,
    ) -> usize {
        if findings.is_empty() || self.files.is_empty() {
            return 0;
        }
        let n_before = findings.len();
        let wanted: Vec<BaselineEntry> = findings.iter().map(|finding| BaselineEntry::of(source, finding)).collect();
        let mut known = vec![false; n_before];
        if self.files.contains_key(path) {
            // The best fits first, so that a changed sentence cannot take the entry of an unchanged one.
            for least in [3, 2] {
                self.claim(path, &wanted, &mut known, least);
            }
        } else {
            let former: Vec<String> = self.files.keys().filter(|path| gone(path)).cloned().collect();
            for path in former {
                self.claim(&path, &wanted, &mut known, 3);
            }
        }
        let mut known = known.into_iter();
        findings.retain(|_| !known.next().unwrap_or(false));
        n_before - findings.len()
    }

    fn claim(&mut self, path: &str, wanted: &[BaselineEntry], known: &mut [bool], least: u8) {
        let Some(entries) = self.files.get_mut(path) else { return };
        for (wanted, known) in wanted.iter().zip(known).filter(|(_, known)| !**known) {
            if let Some(at) = entries.iter().position(|entry| entry.fits(wanted) >= least) {
                self.met.entry(path.to_owned()).or_default().push(entries.remove(at));
                *known = true;
            }
        }
    }

    /// The entries met in this run: what pruning keeps.
    pub fn into_met(self) -> BTreeMap<String, Vec<BaselineEntry>> {
        self.met
    }

    /// The entries not met in this run.
    pub fn unmet(&self) -> &BTreeMap<String, Vec<BaselineEntry>> {
        &self.files
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{diagnostic::Level, text::Span};

    /// A source with a finding at each `Staatn`.
    fn checked(text: &str) -> (SourceFile, Vec<Finding>) {
        let findings = text.match_indices("Staatn").map(|(at, word)| Finding {
            rule: "unknown-word",
            level: Level::Error,
            span: Span::of(at..at + word.len()),
            message: String::new(),
            suggestions: Vec::new(),
            fix: None,
            confidence: 1000,
            related: Vec::new(),
            fingerprint: 0,
        });
        (SourceFile::from_text("a.md", text), findings.collect())
    }

    fn recorded(text: &str) -> Baseline {
        let (source, findings) = checked(text);
        let entries = findings.iter().map(|finding| BaselineEntry::of(&source, finding)).collect();
        Baseline::new(BTreeMap::from([("a.md".to_owned(), entries)]))
    }

    /// How many findings of a text are new, in a file of the recorded name.
    fn n_new(old: &str, new: &str) -> usize {
        let (source, mut findings) = checked(new);
        recorded(old).hold_back("a.md", &source, &mut findings, &mut |_| false);
        findings.len()
    }

    const OLD: &str = "Der Anfang.\n\nBeide Staatn schweigen dazu.";

    #[test]
    fn moved_lines_and_changed_neighbours_stay_known() {
        assert_eq!(n_new(OLD, OLD), 0);
        assert_eq!(n_new(OLD, "Neu.\n\n> Beide\n> Staatn schweigen dazu.\n\nDer Anfang."), 0);
        assert_eq!(n_new(OLD, "Alle Staatn schweigen dazu."), 0);
        assert_eq!(n_new(OLD, "Alle Staatn reden."), 1);
    }

    #[test]
    fn a_second_copy_is_new() {
        assert_eq!(n_new(OLD, "Beide Staatn schweigen dazu. Beide Staatn schweigen dazu."), 1);
        assert_eq!(n_new(OLD, "Der Anfang der Staatn.\n\nBeide Staatn schweigen dazu."), 1);
    }

    #[test]
    fn renamed_files_stay_known_and_copies_are_new() {
        for (gone, n_new) in [(true, 0), (false, 1)] {
            let (source, mut findings) = checked(OLD);
            let mut baseline = recorded(OLD);
            baseline.hold_back("b.md", &source, &mut findings, &mut |_| gone);
            assert_eq!(findings.len(), n_new);
            assert_eq!(baseline.into_met().len(), usize::from(gone));
        }
    }

    #[test]
    fn a_fixed_finding_is_unmet() {
        let (source, mut findings) = checked("Beide Staaten schweigen dazu. Die Staatn");
        let mut baseline = recorded("Beide Staatn schweigen dazu. Die Staatn");
        assert_eq!(baseline.hold_back("a.md", &source, &mut findings, &mut |_| false), 1);
        assert_eq!(baseline.unmet()["a.md"].len(), 1);
    }
}
