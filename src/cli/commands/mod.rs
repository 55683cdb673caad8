//! The commands, one file each.

pub(super) mod baseline;
pub(super) mod check;
pub(super) mod config;
pub(super) mod explain;
pub(super) mod init;
pub(super) mod shell;
pub(super) mod stream;
pub(super) mod trace;
pub(super) mod words;
