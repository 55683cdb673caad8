//! Floor 1: words and what is known of them.

mod entries;
#[cfg(feature = "hunspell")]
mod hunspell;
mod source;

pub use entries::OwnEntry;
#[cfg(feature = "hunspell")]
pub use hunspell::{HunspellError, load_hunspell};
pub use source::WordSource;
