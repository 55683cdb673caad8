//! `rotstift trace`.

use std::io::{self, Write};

use crate::cli::{BROKEN, CLEAN, Console, Trouble, args::TraceArgs, output::Output, scopes::Scopes};

/// Says for each word why it is accepted or not.
///
/// # Errors
/// When options or configuration are broken.
pub(crate) fn run(args: &TraceArgs) -> Result<u8, Trouble> {
    let scopes = Scopes::new(&args.rules, &args.common)?;
    let scope = scopes.for_file(".".as_ref())?;
    let mut output = Output::open(None)?;
    let mut write = || -> io::Result<()> {
        for (idx, word) in args.words.iter().enumerate() {
            if idx > 0 {
                writeln!(output)?;
            }
            writeln!(output, "{word}")?;
            for line in scope.checker.trace(word, None).lines {
                writeln!(output, "  {:<14} {}", line.label, line.value)?;
            }
        }
        output.flush()
    };
    match write() {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Console::trouble(&Trouble::io("standard output", &error));
            Ok(BROKEN)
        }
        _ => Ok(CLEAN),
    }
}
