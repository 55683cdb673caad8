//! Floor 0: source files, spans and line numbers. Knows nothing of German.

mod lines;
mod source;
mod span;

pub use lines::{LineIndex, Position};
pub use source::{DecodeError, Encoding, SourceFile};
pub use span::{Span, TextSpan};
