//! LaTeX, by a scanner of our own that reads text, groups and the arguments of commands.
//!
//! Macros are not expanded: what commands do with their arguments is data. The preamble gives titles
//! only. Accents, umlauts in every spelling (`\"a`, `"a`, `\ss`) and babel's quotes are decoded.

mod accents;
mod arguments;
mod reader;

use super::{Format, FormatOptions};
use crate::document::{Document, Escape, collect::Collector};

/// LaTeX.
pub(super) struct Latex;

impl Format for Latex {
    fn name(&self) -> &'static str {
        "latex"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["tex", "ltx", "latex"]
    }

    fn parse<'s>(&self, source: &'s str, _: &FormatOptions) -> Document<'s> {
        let mut out = Collector::new(source, Escape::Latex);
        reader::read(&mut out);
        out.finish()
    }
}

#[cfg(test)]
mod tests;
