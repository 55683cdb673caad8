//! Small tables that say what a command or macro holds.

use std::collections::HashMap;

/// Names and roles, from lines `NAME ROLE`; `#` begins a comment.
#[derive(Debug)]
pub(super) struct Roles {
    entries: HashMap<&'static str, &'static str>,
}

impl Roles {
    /// Reads a table.
    pub(super) fn read(table: &'static str) -> Self {
        let lines = table.lines().filter(|line| !line.starts_with('#'));
        Self { entries: lines.filter_map(|line| line.split_once(' ')).map(|(name, role)| (name, role.trim())).collect() }
    }

    /// The role of a name.
    pub(super) fn get(&self, name: &str) -> Option<&'static str> {
        self.entries.get(name).copied()
    }
}
