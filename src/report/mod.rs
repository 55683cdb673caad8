//! Floor 2: how findings are written out. A format is added by its file and one line in [`REPORTERS`].

mod brief;
#[cfg(feature = "cli")]
mod checkstyle;
#[cfg(feature = "cli")]
mod escape;
#[cfg(feature = "cli")]
mod excerpt;
#[cfg(feature = "cli")]
mod github;
#[cfg(feature = "cli")]
mod gitlab;
#[cfg(feature = "cli")]
mod html;
#[cfg(feature = "cli")]
mod human;
#[cfg(feature = "cli")]
mod json;
#[cfg(feature = "cli")]
mod jsonl;
#[cfg(feature = "cli")]
mod junit;
#[cfg(feature = "cli")]
mod markdown;
#[cfg(feature = "cli")]
mod paint;
#[cfg(feature = "cli")]
mod rdjson;
#[cfg(feature = "cli")]
mod sarif;
#[cfg(feature = "cli")]
mod wire;
mod words;

use std::{
    io::{self, Write},
    time::Duration,
};

use crate::{
    diagnostic::{Finding, Language, Level, RuleMeta},
    text::SourceFile,
};

#[cfg(feature = "cli")]
pub use paint::show_mistake;
#[cfg(feature = "cli")]
pub use wire::write_document;
pub use words::{count_of, duration, level_word, statistics, summary_line};

/// What a run came to; the exit status is computed from it alone.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// Files checked.
    pub n_files: usize,
    /// Files with at least one finding shown.
    pub n_files_with_findings: usize,
    /// Findings shown, by level: info, warning, error.
    pub n_findings: [usize; 3],
    /// Findings at or above the level that fails the run where they stand.
    pub n_failing: usize,
    /// Findings held back because the baseline knows them.
    pub n_in_baseline: usize,
    /// Findings held back by comments in the text.
    pub n_suppressed: usize,
    /// Findings corrected in this run.
    pub n_fixed: usize,
    /// Paths that could not be checked.
    pub n_troubles: usize,
    /// Bytes of text read.
    pub n_bytes: u64,
    /// Wall time.
    pub elapsed: Duration,
}

impl Summary {
    /// How many findings of a level are shown.
    pub fn count(&self, level: Level) -> usize {
        self.n_findings[level as usize]
    }

    /// Counts the findings of one file.
    pub fn add(&mut self, source: &SourceFile, findings: &[Finding]) {
        self.n_files += 1;
        self.n_bytes += source.text().len() as u64;
        self.n_files_with_findings += usize::from(!findings.is_empty());
        for finding in findings {
            self.n_findings[finding.level as usize] += 1;
        }
    }
}

/// What reporters may be told.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct ReportOptions {
    /// Whether to colour the output.
    pub color: bool,
    /// The language of the report's own words.
    pub language: Language,
    /// Show each place of a repeated finding instead of the first one with the count.
    pub all: bool,
    /// Findings only, no summary.
    pub quiet: bool,
    /// Whether findings known from a baseline are left out, so that all others are new.
    pub has_baseline: bool,
}

/// Writes findings in one format. Files come in a fixed order, findings in the order of the text.
pub trait Reporter {
    /// Before the first file.
    ///
    /// # Errors
    /// When the output cannot be written.
    fn begin(&mut self, out: &mut dyn Write, rules: &[&'static RuleMeta]) -> io::Result<()>;

    /// One file's findings, which may be none.
    ///
    /// # Errors
    /// When the output cannot be written.
    fn file(&mut self, out: &mut dyn Write, source: &SourceFile, findings: &[Finding]) -> io::Result<()>;

    /// After the last file.
    ///
    /// # Errors
    /// When the output cannot be written.
    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()>;
}

/// A report format: its name and how to make one.
pub struct ReportFormat {
    /// The name for `--format`.
    pub name: &'static str,
    /// Makes a reporter for one run.
    pub make: fn(ReportOptions) -> Box<dyn Reporter>,
    /// Whether the report ends in a summary of its own.
    pub sums_up: bool,
    /// Whether people read it as it stands, and so may be told how to go on.
    pub for_people: bool,
}

impl ReportFormat {
    const fn new(name: &'static str, make: fn(ReportOptions) -> Box<dyn Reporter>) -> Self {
        Self { name, make, sums_up: true, for_people: false }
    }

    /// People read it as it stands.
    const fn for_people(mut self) -> Self {
        self.for_people = true;
        self
    }

    /// The command line says the summary on standard error.
    const fn without_summary(mut self) -> Self {
        self.sums_up = false;
        self
    }
}

/// All report formats; the first one is the default where nobody looks on.
pub static REPORTERS: &[ReportFormat] = &[
    ReportFormat::new("brief", brief::make).for_people().without_summary(),
    #[cfg(feature = "cli")]
    ReportFormat::new("human", human::make).for_people(),
    #[cfg(feature = "cli")]
    ReportFormat::new("json", json::make),
    #[cfg(feature = "cli")]
    ReportFormat::new("jsonl", jsonl::make),
    #[cfg(feature = "cli")]
    ReportFormat::new("sarif", sarif::make),
    #[cfg(feature = "cli")]
    ReportFormat::new("github", github::make),
    #[cfg(feature = "cli")]
    ReportFormat::new("gitlab", gitlab::make),
    #[cfg(feature = "cli")]
    ReportFormat::new("checkstyle", checkstyle::make),
    #[cfg(feature = "cli")]
    ReportFormat::new("junit", junit::make),
    #[cfg(feature = "cli")]
    ReportFormat::new("rdjson", rdjson::make),
    #[cfg(feature = "cli")]
    ReportFormat::new("markdown", markdown::make),
    #[cfg(feature = "cli")]
    ReportFormat::new("html", html::make),
];
