//! The input formats, one file each. A format is added by its file and one line in [`FORMATS`].

mod asciidoc;
mod html;
mod latex;
mod markdown;
mod plain;
mod rst;

use super::Document;

/// What formats may be told.
#[derive(Clone, Debug, Default)]
pub struct FormatOptions {
    /// Keys of the frontmatter whose values are prose.
    pub frontmatter: Vec<String>,
}

/// Turns a source's text into prose. Formats never fail: at worst they give fewer segments.
pub trait Format: Sync {
    /// The name in options and reports.
    fn name(&self) -> &'static str;

    /// File name extensions, lower case, without the point.
    fn extensions(&self) -> &'static [&'static str];

    /// The prose of a text.
    fn parse<'s>(&self, source: &'s str, options: &FormatOptions) -> Document<'s>;
}

/// All formats; the first one takes what no other claims.
pub static FORMATS: &[&dyn Format] = &[
    &plain::Plain,
    &markdown::Markdown::PLAIN,
    &markdown::Markdown::MDX,
    &asciidoc::AsciiDoc,
    &html::Html,
    &rst::Rst,
    &latex::Latex,
];

/// The format for a file name; plain text where no format claims the extension.
pub fn format_of(file_name: &str) -> &'static dyn Format {
    by_extension(file_name).unwrap_or(FORMATS[0])
}

/// The format that claims a file name's extension.
pub fn by_extension(file_name: &str) -> Option<&'static dyn Format> {
    let (_, extension) = file_name.rsplit(['/', '\\']).next()?.rsplit_once('.')?;
    let extension = extension.to_ascii_lowercase();
    FORMATS.iter().find(|format| format.extensions().contains(&extension.as_str())).copied()
}

/// A format by its name.
pub fn by_name(name: &str) -> Option<&'static dyn Format> {
    FORMATS.iter().find(|format| format.name() == name).copied()
}
