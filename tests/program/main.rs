//! The program as a whole: with real git, on real files.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod changes;
mod fixes;
mod place;
mod runs;
mod story;
