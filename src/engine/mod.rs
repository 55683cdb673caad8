//! Floor 5: runs the checks over a source and keeps what is to be reported.

mod checker;

pub use checker::{Checked, Checker, Trace, TraceLine};
