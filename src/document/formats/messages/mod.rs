//! Files of translated messages: gettext, XLIFF, Java properties, ARB, and JSON or YAML by name.
//!
//! Keys are no prose. In the messages, placeholders, plural syntax, tags and marks of accelerator keys
//! are left out; the branches of a plural are segments of their own.

mod gettext;
mod json;
mod message;
mod names;
mod properties;
mod xliff;
mod yaml;

pub(super) use gettext::Gettext;
pub(super) use json::{Arb, Json};
pub(super) use properties::Properties;
pub(super) use xliff::Xliff;
pub(super) use yaml::Yaml;

#[cfg(test)]
mod tests;
