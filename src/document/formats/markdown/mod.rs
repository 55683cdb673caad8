//! Markdown: CommonMark with GitHub's extensions, footnotes, mathematics and definition lists, by
//! pulldown-cmark; MDX, Quarto, Hugo, Jekyll and MkDocs as far as their markup must not be read as text.

mod events;
mod mask;
mod tags;

use super::{Format, FormatOptions};
use crate::document::{Document, Escape, collect::Collector, frontmatter};

/// Markdown; one value for the plain kind and one for MDX, where braces and tags are code.
pub(super) struct Markdown {
    name: &'static str,
    extensions: &'static [&'static str],
    mdx: bool,
}

impl Markdown {
    /// Markdown in general.
    pub(super) const PLAIN: Self =
        Self { name: "markdown", extensions: &["md", "markdown", "mdown", "mkd", "qmd", "rmd", "mdc"], mdx: false };
    /// Markdown with JSX.
    pub(super) const MDX: Self = Self { name: "mdx", extensions: &["mdx"], mdx: true };
}

impl Format for Markdown {
    fn name(&self) -> &'static str {
        self.name
    }

    fn extensions(&self) -> &'static [&'static str] {
        self.extensions
    }

    fn parse<'s>(&self, source: &'s str, options: &FormatOptions) -> Document<'s> {
        let mut out = Collector::new(source, Escape::None);
        let start = frontmatter::read(&mut out, options);
        let masked = mask::mask(source, start, self.mdx || imports_components(&source[start..]));
        events::read(&mut out, &masked);
        out.finish()
    }
}

/// Whether a file named `.md` is MDX all the same: components are imported at its head.
fn imports_components(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.is_empty()).take(12);
    lines.any(|line| line.starts_with("import ") && line.contains(" from ") && line.contains(['\'', '"']))
}

#[cfg(test)]
mod tests;
