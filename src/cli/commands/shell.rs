//! `rotstift completions` and `rotstift man`.

use clap::CommandFactory;

use crate::cli::{
    CLEAN, Trouble,
    args::{Cli, CompletionsArgs},
    output::Output,
};

/// Writes the completions for a shell.
///
/// # Errors
/// When standard output cannot be written.
pub(crate) fn completions(args: &CompletionsArgs) -> Result<u8, Trouble> {
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "rotstift", &mut text);
    print(&text)
}

/// Writes the manual page, all commands on one page.
///
/// # Errors
/// When standard output cannot be written.
pub(crate) fn man() -> Result<u8, Trouble> {
    let mut text = Vec::new();
    let command = Cli::command();
    let mut render = |command: clap::Command| {
        clap_mangen::Man::new(command).render(&mut text).map_err(|error| Trouble::io("standard output", &error))
    };
    render(command.clone())?;
    for part in command.get_subcommands() {
        render(part.clone().name(format!("rotstift-{}", part.get_name())))?;
    }
    print(&text)
}

fn print(text: &[u8]) -> Result<u8, Trouble> {
    Output::open(None)?.finish_with(|out| out.write_all(text))?;
    Ok(CLEAN)
}
