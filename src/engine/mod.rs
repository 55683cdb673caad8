//! Floor 5: runs the checks over a source and keeps what is to be reported.

mod apply;
mod baseline;
mod checker;
mod fingerprint;
mod overlap;
mod suppress;
mod trace;

pub use apply::{Applied, apply};
pub use baseline::{Baseline, BaselineEntry};
pub use checker::{Checked, Checker, Trace, TraceLine};
pub use fingerprint::{Surroundings, add_fingerprints, hash, surroundings};
