//! A spelling and typo linter for German copy that says how sure it is.

#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "cli")]
pub mod config;
pub mod diagnostic;
pub mod document;
pub mod engine;
pub mod german;
pub mod lexicon;
pub mod report;
pub mod rules;
pub mod text;
pub mod unicode;
