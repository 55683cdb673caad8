//! `rotstift trace`.

use crate::cli::{
    CLEAN, Trouble,
    args::{ReportArgs, TraceArgs},
    output::Output,
    scopes::Scopes,
};

/// Says for each word why it is accepted or not.
///
/// # Errors
/// When options or configuration are broken.
pub(crate) fn run(args: &TraceArgs) -> Result<u8, Trouble> {
    let scopes = Scopes::new(&args.rules, &args.common, &ReportArgs::default())?;
    let scope = scopes.here()?;
    Output::open(None)?.finish_with(|out| {
        for (idx, word) in args.words.iter().enumerate() {
            if idx > 0 {
                writeln!(out)?;
            }
            writeln!(out, "{word}")?;
            for line in scope.checker.trace(word, None).lines {
                writeln!(out, "  {:<14} {}", line.label, line.value)?;
            }
        }
        Ok(())
    })?;
    Ok(CLEAN)
}
