//! Floor 6: the command line. Alone with the language server, it may touch files, the environment,
//! clocks and the terminal.

mod args;
mod baselines;
mod commands;
mod console;
mod fixing;
mod git;
mod ordered;
mod output;
mod progress;
mod read;
mod scopes;
mod sources;
mod survey;
mod trouble;
mod walk;
mod word_list;
mod write;

use std::{
    ffi::OsString,
    panic::{self, AssertUnwindSafe},
};

use clap::Parser;

use args::{Cli, Command};
use console::Console;
use trouble::Trouble;

/// The status of a run that found nothing.
const CLEAN: u8 = 0;
/// The status of a run with findings.
const FOUND: u8 = 1;
/// The status of a run that itself went wrong.
const BROKEN: u8 = 2;

/// Runs the program with its arguments, the program's name first, and gives the exit status.
pub fn main(args: impl IntoIterator<Item = OsString>) -> u8 {
    let cli = match Cli::try_parse_from(args::with_command(args)) {
        Ok(cli) => cli,
        Err(error) => {
            // A closed pipe is the reader's business.
            let _ = error.print();
            return u8::try_from(error.exit_code()).unwrap_or(BROKEN);
        }
    };
    panic::set_hook(Box::new(|fault| Console::trouble(&Trouble::new("internal fault", fault.to_string()))));
    let done = panic::catch_unwind(AssertUnwindSafe(|| run(&cli.command)));
    // The hook has said what happened.
    done.unwrap_or(Ok(BROKEN)).unwrap_or_else(|trouble| {
        Console::trouble(&trouble);
        BROKEN
    })
}

fn run(command: &Command) -> Result<u8, Trouble> {
    match command {
        Command::Check(args) => commands::check::run(args),
        Command::Fix(args) => commands::check::fix(args),
        Command::Baseline(args) => commands::baseline::run(args),
        Command::Words(args) => commands::words::run(args),
        Command::Init(args) => commands::init::run(args),
        Command::Trace(args) => commands::trace::run(args),
        Command::Explain(args) => commands::explain::run(args),
        Command::Config(args) => commands::config::run(args),
        Command::Completions(args) => commands::shell::completions(args),
        Command::Man => commands::shell::man(),
    }
}
