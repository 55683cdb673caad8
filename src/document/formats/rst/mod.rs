//! reStructuredText, by a scanner of our own: the parsers there are give no byte offsets.

mod blocks;
mod inline;
mod marks;
mod table;

use super::{Format, FormatOptions};
use crate::document::{Document, Escape, collect::Collector, roles::Roles};

/// reStructuredText.
pub(super) struct Rst;

/// What directives and roles hold.
static ROLES: std::sync::LazyLock<Roles> =
    std::sync::LazyLock::new(|| Roles::read(include_str!("../../../../dictionaries/formats/rst.txt")));

impl Format for Rst {
    fn name(&self) -> &'static str {
        "rst"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["rst", "rest"]
    }

    fn parse<'s>(&self, source: &'s str, _: &FormatOptions) -> Document<'s> {
        let mut out = Collector::new(source, Escape::None);
        blocks::read(&mut out);
        out.finish()
    }
}

#[cfg(test)]
mod tests;
