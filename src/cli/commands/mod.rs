//! The commands, one file each.

pub(super) mod baseline;
pub(super) mod check;
pub(super) mod config;
pub(super) mod explain;
pub(super) mod shell;
pub(super) mod trace;
