//! Files that appear whole or not at all: written beside their place, then renamed.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicU32, Ordering},
};

/// A file under way. Dropped without [`commit`](Self::commit), it leaves nothing behind.
#[derive(Debug)]
pub(crate) struct AtomicFile {
    file: File,
    /// The temporary file and its destination; `None` when written in place.
    rename: Option<(PathBuf, PathBuf)>,
}

impl AtomicFile {
    /// Begins a file that will stand at `path`. Links are followed, permissions kept; what is no
    /// regular file (a device, a pipe) is written in place.
    ///
    /// # Errors
    /// When the folder cannot be written to.
    pub(crate) fn create(path: &Path) -> io::Result<Self> {
        let destination = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        let existing = fs::metadata(&destination).ok();
        match existing {
            Some(metadata) if metadata.is_dir() => return Err(io::Error::from(io::ErrorKind::IsADirectory)),
            Some(metadata) if !metadata.is_file() => {
                return Ok(Self { file: OpenOptions::new().write(true).open(&destination)?, rename: None });
            }
            Some(metadata) if metadata.permissions().readonly() => return Err(io::Error::from(io::ErrorKind::PermissionDenied)),
            _ => {}
        }
        let (file, temporary) = create_beside(&destination)?;
        let atomic = Self { file, rename: Some((temporary, destination)) };
        if let Some(metadata) = existing {
            atomic.file.set_permissions(metadata.permissions())?;
        }
        Ok(atomic)
    }

    /// Puts the file in its place.
    ///
    /// # Errors
    /// When it cannot be written out or renamed.
    pub(crate) fn commit(mut self) -> io::Result<()> {
        self.file.flush()?;
        let Some((temporary, destination)) = self.rename.take() else { return Ok(()) };
        self.file.sync_data()?;
        fs::rename(&temporary, &destination).inspect_err(|_| {
            let _ = fs::remove_file(&temporary);
        })
    }
}

impl Write for AtomicFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for AtomicFile {
    fn drop(&mut self) {
        if let Some((temporary, _)) = &self.rename {
            let _ = fs::remove_file(temporary);
        }
    }
}

/// Writes a whole file in one go.
///
/// # Errors
/// When it cannot be written.
pub(crate) fn write_atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = AtomicFile::create(path)?;
    file.write_all(bytes)?;
    file.commit()
}

fn create_beside(destination: &Path) -> io::Result<(File, PathBuf)> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    loop {
        let n = COUNT.fetch_add(1, Ordering::Relaxed);
        let temporary = destination.with_file_name(format!(".rotstift-{}-{n}.tmp", process::id()));
        match OpenOptions::new().write(true).create_new(true).open(&temporary) {
            Ok(file) => return Ok((file, temporary)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
}
