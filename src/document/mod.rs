//! Floor 2: prose found in files. A format turns a source's text into segments of clean text, each of
//! which knows which bytes it comes from.

mod collect;
pub mod containers;
mod edit;
pub mod formats;
mod frontmatter;
mod lines;
mod map;
mod mask;
mod roles;
mod scalars;
mod segment;

pub use map::SourceMap;
pub use segment::{Directive, DirectiveKind, Document, Escape, Segment, SegmentBuilder, SegmentKind};

/// Stands in a segment's text for something that is no prose: code, a URL, a formula, an image.
pub const PLACEHOLDER: char = '\u{FFFC}';

/// Whether files of this path are read when they are found in a folder: some format or container claims it.
pub fn is_claimed(path: &str) -> bool {
    formats::by_extension(path).is_some() || containers::container_of(path).is_some()
}
