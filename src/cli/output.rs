//! Where reports go: standard output, or a file that appears whole or not at all.

use std::{
    io::{self, BufWriter, IsTerminal, StdoutLock, Write},
    path::Path,
};

use super::{Trouble, write::AtomicFile};

/// The report's destination.
pub(crate) enum Output {
    /// Standard output, buffered.
    Stdout(BufWriter<StdoutLock<'static>>, bool),
    /// A file.
    File(Box<BufWriter<AtomicFile>>, String),
}

impl Output {
    /// Opens the file, or standard output where none is given.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub(crate) fn open(file: Option<&Path>) -> Result<Self, Trouble> {
        let Some(file) = file else {
            let stdout = io::stdout();
            let is_terminal = stdout.is_terminal();
            return Ok(Self::Stdout(BufWriter::with_capacity(1 << 16, stdout.lock()), is_terminal));
        };
        let name = file.to_string_lossy().into_owned();
        let opened = AtomicFile::create(file).map_err(|error| Trouble::io(&name, &error))?;
        Ok(Self::File(Box::new(BufWriter::new(opened)), name))
    }

    /// Shows what has been written so far, where somebody is watching.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn show(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(out, true) => out.flush(),
            _ => Ok(()),
        }
    }

    /// Writes the rest and puts a file in its place.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn close(self) -> io::Result<()> {
        match self {
            Self::Stdout(mut out, _) => out.flush(),
            Self::File(out, _) => out.into_inner().map_err(io::IntoInnerError::into_error)?.commit(),
        }
    }

    /// Writes an answer and closes; a reader that has gone is no trouble.
    ///
    /// # Errors
    /// When it cannot be written for any other reason.
    pub(crate) fn finish_with(mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Trouble> {
        let name = self.name().to_owned();
        match write(&mut self).and_then(|()| self.close()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Trouble::io(name, &error)),
            _ => Ok(()),
        }
    }

    /// What troubles call it.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Stdout(..) => "standard output",
            Self::File(_, name) => name,
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(out, _) => out.write(bytes),
            Self::File(out, _) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(out, _) => out.flush(),
            Self::File(out, _) => out.flush(),
        }
    }
}
