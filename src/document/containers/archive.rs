//! Parts of a zip archive.

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use rawzip::{CompressionMethod, ZipArchive};

use super::ContainerError;

/// No document's part is larger unpacked.
const LARGEST: usize = 256 << 20;

/// The parts whose paths are wanted, unpacked, in the order of their paths.
pub(super) fn parts(bytes: &[u8], wanted: impl Fn(&str) -> bool) -> Result<Vec<(String, String)>, ContainerError> {
    let archive = ZipArchive::from_slice(bytes).map_err(|_| ContainerError::NoArchive)?;
    let mut entries = archive.entries();
    let mut parts = Vec::new();
    while let Some(entry) = entries.next_entry().map_err(|_| ContainerError::NoArchive)? {
        let path = String::from_utf8_lossy(entry.file_path().as_ref()).into_owned();
        if !wanted(&path) {
            continue;
        }
        let local = archive.get_entry(entry.wayfinder()).map_err(|_| ContainerError::NoArchive)?;
        let packed = local.data();
        let unpacked = match entry.compression_method() {
            CompressionMethod::STORE => packed.to_vec(),
            CompressionMethod::DEFLATE => decompress_to_vec_with_limit(packed, LARGEST).map_err(|error| {
                let part = path.clone();
                if error.status == TINFLStatus::HasMoreOutput {
                    ContainerError::TooLarge { part }
                } else {
                    ContainerError::Unreadable { part }
                }
            })?,
            _ => return Err(ContainerError::Unreadable { part: path }),
        };
        let text = String::from_utf8(unpacked).map_err(|_| ContainerError::Unreadable { part: path.clone() })?;
        parts.push((path, text));
    }
    parts.sort();
    Ok(parts)
}
