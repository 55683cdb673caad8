//! Files and standard input as sources.

use std::{
    fs::{self, File},
    io::{self, Read},
    path::Path,
};

use super::{Trouble, walk::Target};
use crate::{
    document::containers::{Extracted, container_of},
    text::{DecodeError, Encoding, SourceFile},
};

/// What reading a target gave.
#[derive(Debug)]
pub(crate) enum Reading {
    /// A text; with a line about it where it is not UTF-8.
    Source(SourceFile, Option<Trouble>),
    /// The text of a document that is no text file.
    Extracted(SourceFile, Extracted),
    /// No text, and nobody asked for this file by name.
    PassedOver(Trouble),
    /// The file was asked for and cannot be checked.
    Failed(Trouble),
}

/// Reads a file, or standard input, unless the content is there already.
pub(crate) fn read(target: &mut Target) -> Reading {
    let bytes = match (target.content.take(), &target.path) {
        (Some(content), _) => Ok(content),
        (None, Some(path)) => read_file(path),
        (None, None) => read_all(io::stdin().lock(), 0),
    };
    match bytes {
        Ok(bytes) => decode(target, bytes),
        Err(error) => Reading::Failed(Trouble::io(&target.name, &error)),
    }
}

/// Decodes bytes that stand for a target: a file's, or what git holds of it.
pub(crate) fn decode(target: &Target, bytes: Vec<u8>) -> Reading {
    if let Some(container) = container_of(&target.name) {
        return match container.extract(&bytes) {
            Ok(extracted) => Reading::Extracted(extracted.source(&target.name), extracted),
            Err(error) => Reading::Failed(Trouble::new(&target.name, error.to_string())),
        };
    }
    match SourceFile::new(&target.name, bytes) {
        Ok(source) => {
            let warning = (source.encoding() == Encoding::Windows1252)
                .then(|| Trouble::new(&target.name, "not UTF-8; read as Windows-1252"));
            Reading::Source(source, warning)
        }
        Err(error @ DecodeError::Binary { .. }) if !target.named => {
            Reading::PassedOver(Trouble::new(&target.name, error.to_string()))
        }
        Err(error) => Reading::Failed(Trouble::new(&target.name, error.to_string())),
    }
}

fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    let metadata = fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory));
    }
    if !metadata.is_file() && !is_pipe(&metadata) {
        return Err(io::Error::other("neither a file nor a folder"));
    }
    read_all(File::open(path)?, metadata.len())
}

/// Reads to the end, but never more than a source can hold.
fn read_all(input: impl Read, expected: u64) -> io::Result<Vec<u8>> {
    let most = u64::from(u32::MAX) + 1;
    let mut bytes = Vec::with_capacity(expected.min(most) as usize + 1);
    input.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(unix)]
fn is_pipe(metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    metadata.file_type().is_fifo()
}

#[cfg(not(unix))]
fn is_pipe(_: &fs::Metadata) -> bool {
    false
}
