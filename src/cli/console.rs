//! Lines on standard error. A closed one is no reason to stop.

use std::{
    fmt::Display,
    io::{self, IsTerminal, Write},
};

use super::{Trouble, args::CommonArgs};

/// How much is said beside the report.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Console {
    quiet: bool,
    verbose: bool,
}

impl Console {
    /// As loud as the options ask for.
    pub(crate) fn new(args: &CommonArgs) -> Self {
        Self { quiet: args.quiet, verbose: args.verbose }
    }

    /// Something kept the run from its work; always said.
    pub(crate) fn trouble(trouble: &Trouble) {
        let mut out = io::stderr().lock();
        let color = out.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        let _ = trouble.write(&mut out, color);
    }

    /// Worth knowing; not said under `--quiet`.
    pub(crate) fn warning(self, warning: &Trouble) {
        if !self.quiet {
            line(format_args!("rotstift: warning: {warning}"));
        }
    }

    /// Said under `--verbose` only.
    pub(crate) fn note(self, note: &Trouble) {
        if self.verbose {
            line(format_args!("rotstift: note: {note}"));
        }
    }

    /// A line of its own accord, such as a summary; not said under `--quiet`.
    pub(crate) fn say(self, text: impl Display) {
        if !self.quiet {
            line(format_args!("{text}"));
        }
    }

    /// A line that was asked for.
    pub(crate) fn answer(text: impl Display) {
        line(format_args!("{text}"));
    }
}

fn line(text: impl Display) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}
