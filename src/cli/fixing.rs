//! `--fix` and `--diff`: corrected texts, written or shown.

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

use similar::{Algorithm, DiffTag};

use super::{Trouble, args::FixArgs, survey::Checked, write::write_atomically};
use crate::{
    diagnostic::Safety,
    engine::{Applied, apply},
    text::{Encoding, SourceFile},
};

/// What is to become of fixes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FixMode {
    /// They are only offered.
    Offer,
    /// They are written.
    Write(Safety),
    /// They are shown as a diff.
    Diff(Safety),
}

impl FixMode {
    /// What the options ask for.
    pub(crate) fn new(args: &FixArgs) -> Self {
        let safety = if args.unsafe_fixes { Safety::Unsafe } else { Safety::Safe };
        match (args.diff, args.fix) {
            (true, _) => Self::Diff(safety),
            (false, true) => Self::Write(safety),
            (false, false) => Self::Offer,
        }
    }
}

/// Corrects a text where it lies, and leaves the findings that remain. Gives the number of findings
/// corrected.
///
/// Standard input's corrected text goes to `out`, also when nothing was corrected.
///
/// # Errors
/// When the file cannot be written, or has changed since it was read; nothing is written then.
pub(crate) fn write(checked: &mut Checked, allowed: Safety, out: &mut dyn Write) -> Result<usize, Trouble> {
    let applied = apply(&checked.source, checked.findings.clone(), allowed);
    let name = checked.source.name().to_owned();
    let Some(path) = &checked.path else {
        let new = encoded(&checked.source, &applied.text)?;
        out.write_all(&new).map_err(|error| Trouble::io("standard output", &error))?;
        return Ok(take_over(checked, applied));
    };
    if applied.n_fixed == 0 {
        return Ok(0);
    }
    let (old, new) = (encoded(&checked.source, checked.source.text())?, encoded(&checked.source, &applied.text)?);
    let on_disk = fs::read(path).map_err(|error| Trouble::io(&name, &error))?;
    if on_disk != old {
        return Err(Trouble::new(name, "changed while it was checked, so nothing was corrected; run again"));
    }
    write_atomically(path, &new).map_err(|error| Trouble::io(&name, &error))?;
    Ok(take_over(checked, applied))
}

/// Puts the corrected text and what remains in place of the old.
fn take_over(checked: &mut Checked, applied: Applied) -> usize {
    checked.source = checked.source.with_text(applied.text);
    checked.findings = applied.remaining;
    applied.n_fixed
}

/// Writes what fixes would change as a unified diff that `git apply` takes.
///
/// # Errors
/// When a correction cannot be written in the file's encoding, or the output is closed.
pub(crate) fn diff(checked: &Checked, allowed: Safety, out: &mut dyn Write) -> Result<io::Result<()>, Trouble> {
    let applied = apply(&checked.source, checked.findings.clone(), allowed);
    if applied.n_fixed == 0 {
        return Ok(Ok(()));
    }
    if matches!(checked.source.encoding(), Encoding::Utf16Le | Encoding::Utf16Be) {
        return Err(Trouble::new(checked.source.name(), "no diff can be shown of UTF-16; use --fix"));
    }
    let (old, new) = (encoded(&checked.source, checked.source.text())?, encoded(&checked.source, &applied.text)?);
    Ok(write_diff(out, checked.source.name(), &old, &new))
}

fn encoded(source: &SourceFile, text: &str) -> Result<Vec<u8>, Trouble> {
    let bytes = source.encode(text).map_err(|lost| {
        let what =
            format!("`{lost}` cannot be written in {}, so nothing was corrected; save it as UTF-8", source.encoding().name());
        Trouble::new(source.name(), what)
    })?;
    Ok(bytes.into_owned())
}

fn write_diff(out: &mut dyn Write, name: &str, old: &[u8], new: &[u8]) -> io::Result<()> {
    const CONTEXT: usize = 3;
    let split = |bytes: &[u8]| bytes.split_inclusive(|&byte| byte == b'\n').map(<[u8]>::to_vec).collect::<Vec<_>>();
    let (old, new) = (split(old), split(new));
    // A tab ends a name with blanks, or `git apply` would cut it.
    let end = if name.contains(' ') { "\t" } else { "" };
    let name = Path::new(name).strip_prefix("/").unwrap_or(Path::new(name)).display();
    writeln!(out, "--- a/{name}{end}\n+++ b/{name}{end}")?;
    let ops = similar::capture_diff_slices(Algorithm::Myers, &old, &new);
    for group in similar::group_diff_ops(ops, CONTEXT) {
        let (Some(first), Some(last)) = (group.first(), group.last()) else { continue };
        let before = hunk_range(first.old_range().start, last.old_range().end);
        let after = hunk_range(first.new_range().start, last.new_range().end);
        writeln!(out, "@@ -{before} +{after} @@")?;
        for op in &group {
            if op.tag() == DiffTag::Equal {
                write_lines(out, b' ', &old[op.old_range()])?;
            } else {
                write_lines(out, b'-', &old[op.old_range()])?;
                write_lines(out, b'+', &new[op.new_range()])?;
            }
        }
    }
    Ok(())
}

/// `start,length` with lines from 1; an empty range names the line before it.
fn hunk_range(start: usize, end: usize) -> String {
    match end - start {
        0 => format!("{start},0"),
        1 => (start + 1).to_string(),
        n => format!("{},{n}", start + 1),
    }
}

fn write_lines(out: &mut dyn Write, sign: u8, lines: &[Vec<u8>]) -> io::Result<()> {
    for line in lines {
        out.write_all(&[sign])?;
        out.write_all(line)?;
        if !line.ends_with(b"\n") {
            out.write_all(b"\n\\ No newline at end of file\n")?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn diffs_keep_line_ends_and_say_when_the_last_one_is_missing() {
        let mut out = Vec::new();
        write_diff(&mut out, "ein text.md", b"eins\r\nzwei\r\ndrei", b"eins\r\n2\r\ndrei").unwrap();
        let expected = "--- a/ein text.md\t\n+++ b/ein text.md\t\n@@ -1,3 +1,3 @@\n eins\r\n-zwei\r\n+2\r\n drei\n\\ No newline at end of file\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
