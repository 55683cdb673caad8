//! Messages in YAML.

use super::{message, names::is_german};
use crate::{
    document::{
        Document, Escape, Segment,
        collect::Collector,
        formats::{Format, FormatOptions},
        lines::lines,
        scalars,
    },
    text::Span,
};

/// YAML whose name says that it holds German messages.
pub(in super::super) struct Yaml;

impl Format for Yaml {
    fn name(&self) -> &'static str {
        "yaml"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["yml", "yaml"]
    }

    fn claims(&self, path: &str) -> bool {
        is_german(path, self.extensions())
    }

    fn parse<'s>(&self, source: &'s str, _: &FormatOptions) -> Document<'s> {
        let mut out = Collector::new(source, Escape::None);
        let start = if source.starts_with('\u{FEFF}') { 3 } else { 0 };
        for line in lines(source, Span::of(start..source.len())) {
            let text = &source[line.range()];
            if let Some(comment) = text.trim_start().strip_prefix('#') {
                out.comment(comment, Span::new(line.end() - comment.len() as u32 - 1, line.end()));
            }
        }
        scalars::yaml(source, start..source.len(), &mut |path: &str, value: Segment<'_>| {
            // Rails keeps formats beside the texts: `date.formats.default: "%d.%m.%Y"`.
            if !path.contains(".formats.") && !path.ends_with(".format") {
                message::read(&mut out, &value, &[]);
            }
        });
        out.finish()
    }
}
