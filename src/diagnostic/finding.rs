//! What a check reports.

use super::{Fix, Level};
use crate::text::Span;

/// A possible correction of a finding's span.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// What would stand in the span's place.
    pub text: String,
    /// Natural logarithm of how likely it is what was meant; only the order and differences count.
    pub score: f32,
}

/// Another place that belongs to a finding, for example the commoner spelling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub span: Span,
    /// What it has to do with the finding.
    pub message: String,
}

/// One place where a check has something to say.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The id of the rule.
    pub rule: &'static str,
    /// How sure.
    pub level: Level,
    /// Where, in bytes of the source's text.
    pub span: Span,
    /// One sentence that names the word and says what is wrong, in the user's language.
    pub message: String,
    /// Corrections of the span, best first, at most five.
    pub suggestions: Vec<Suggestion>,
    /// The correction as edits, where there is one.
    pub fix: Option<Fix>,
    /// Probability that this is a fault, per mille.
    pub confidence: u16,
    /// Other places that belong to it.
    pub related: Vec<Related>,
    /// Stays the same when lines move: made from the rule, the text, its surroundings and which
    /// repetition it is. Zero until the engine has filled it in.
    pub fingerprint: u64,
}
