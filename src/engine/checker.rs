//! The front door: a checker with its settings, shared by all threads.

use crate::{
    diagnostic::Finding,
    document::formats::{Format, format_of},
    rules::Settings,
    text::SourceFile,
};

/// What checking one source gave.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// The findings, by start, end and rule.
    pub findings: Vec<Finding>,
    /// How many findings comments in the text held back.
    pub n_suppressed: usize,
}

/// Why a word is accepted or not.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    /// The evidence, in the order it was weighed.
    pub lines: Vec<TraceLine>,
}

/// One piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TraceLine {
    /// What was looked at, such as `lexicon` or `compound`.
    pub label: String,
    /// What was found.
    pub value: String,
}

/// Checks texts with one set of settings; `Sync`, made once and shared.
#[derive(Debug)]
pub struct Checker {
    settings: Settings,
}

impl Checker {
    /// A checker with these settings.
    pub fn new(settings: Settings) -> Self {
        Self { settings }
    }

    /// The settings in force.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Checks a source in the format that its name asks for.
    pub fn check(&self, source: &SourceFile) -> Checked {
        self.check_as(source, format_of(source.name()))
    }

    /// Checks a source in a given format.
    pub fn check_as(&self, _source: &SourceFile, _format: &dyn Format) -> Checked {
        Checked::default()
    }

    /// Why a word is accepted or not, with the text it stands in where there is one.
    pub fn trace(&self, _word: &str, _source: Option<&SourceFile>) -> Trace {
        Trace::default()
    }
}
