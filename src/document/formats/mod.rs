//! The input formats, one file each. A format is added by its file and one line in [`FORMATS`].

mod asciidoc;
mod html;
mod latex;
mod markdown;
mod messages;
mod plain;
mod rst;
mod subtitles;
mod typst;

pub(crate) use html::{Attributes, Token, reference, tokenize};

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

    /// Whether a file of this path is surely of the format: by its extension, and for files of messages
    /// by their names (`de.json`, `locales/de/common.yml`).
    fn claims(&self, path: &str) -> bool {
        extension(path).is_some_and(|extension| self.extensions().contains(&extension.as_str()))
    }

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
    &typst::Typst,
    &messages::Gettext,
    &messages::Xliff,
    &messages::Properties,
    &messages::Arb,
    &messages::Json,
    &messages::Yaml,
    &subtitles::Subtitles::SUBRIP,
    &subtitles::Subtitles::WEBVTT,
];

/// The format for a file that was asked for: the one that claims its path, else one whose extension it
/// has, else plain text.
pub fn format_of(path: &str) -> &'static dyn Format {
    let extension = extension(path).unwrap_or_default();
    let by_its_looks = || FORMATS.iter().find(|format| format.extensions().contains(&extension.as_str())).copied();
    by_extension(path).or_else(by_its_looks).unwrap_or(FORMATS[0])
}

/// The format that claims a path; give the path with its folders, since locale files are known by them.
pub fn by_extension(path: &str) -> Option<&'static dyn Format> {
    FORMATS.iter().find(|format| format.claims(path)).copied()
}

/// The extension of a path's last part, lower case.
fn extension(path: &str) -> Option<String> {
    let (_, extension) = path.rsplit(['/', '\\']).next()?.rsplit_once('.')?;
    Some(extension.to_ascii_lowercase())
}

/// A format by its name.
pub fn by_name(name: &str) -> Option<&'static dyn Format> {
    FORMATS.iter().find(|format| format.name() == name).copied()
}
