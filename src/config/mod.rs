//! Floor 5: the configuration, from text to settings. Reads nothing itself: a function hands it the files.
//!
//! [`schema`](ConfigFile) is the file as written, with the place of each value; [`Config`] is a file with
//! all it extends; [`Resolved`] is what is in force for one path, each value with its origin.

mod error;
mod load;
mod resolve;
mod schema;
mod words;

pub use error::{ConfigError, nearest};
pub use load::{Config, FILE_NAMES, ReadFile, find, unknown_rule};
pub use resolve::{Origin, Resolved, Sourced};
pub use schema::{ConfigFile, FailOn, Placed};
pub use words::{PlacedEntry, parse_entry, parse_words};
