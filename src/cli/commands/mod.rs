//! The commands, one file each.

pub(super) mod check;
pub(super) mod explain;
pub(super) mod trace;
