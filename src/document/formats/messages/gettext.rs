//! Catalogues of gettext: the German `msgstr`.

use super::message;
use crate::{
    document::{
        Document, Escape, SegmentBuilder, SegmentKind,
        collect::Collector,
        formats::{Format, FormatOptions},
        lines::lines,
        scalars::double_quoted,
    },
    text::Span,
};

/// gettext.
pub(in super::super) struct Gettext;

impl Format for Gettext {
    fn name(&self) -> &'static str {
        "gettext"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["po"]
    }

    fn parse<'s>(&self, source: &'s str, _: &FormatOptions) -> Document<'s> {
        let mut out = Collector::new(source, Escape::Json);
        let mut reader = Reader { out: &mut out, is_header: false, keyword: "", strings: Vec::new() };
        for line in lines(source, Span::of(0..source.len())) {
            reader.line(line);
        }
        reader.close();
        out.finish()
    }
}

struct Reader<'o, 's> {
    out: &'o mut Collector<'s>,
    /// The entry's `msgid` is empty: its text are fields such as `Language`.
    is_header: bool,
    /// What the strings belong to.
    keyword: &'s str,
    /// The insides of the quoted strings.
    strings: Vec<Span>,
}

impl Reader<'_, '_> {
    fn line(&mut self, line: Span) {
        let source = self.out.source();
        let text = source[line.range()].trim_start_matches('\u{FEFF}');
        let Some(quote) = text.find('"').filter(|_| !text.starts_with('#')) else {
            self.close();
            if let Some(comment) = text.strip_prefix('#') {
                self.out.comment(comment, line);
            }
            return;
        };
        let keyword = text[..quote].trim();
        if !keyword.is_empty() {
            self.close();
            self.keyword = keyword;
        }
        let start = line.end() as usize - text.len() + quote + 1;
        let end = line.end() as usize - usize::from(text.len() > quote + 1 && text.ends_with('"'));
        self.strings.push(Span::of(start..end.max(start)));
    }

    fn close(&mut self) {
        let source = self.out.source();
        let strings = std::mem::take(&mut self.strings);
        let is_empty = strings.iter().all(|string| string.is_empty());
        match std::mem::take(&mut self.keyword) {
            "msgid" => self.is_header = is_empty,
            keyword if keyword.starts_with("msgstr") && self.is_header => self.header(&strings),
            keyword if keyword.starts_with("msgstr") => {
                let mut value = SegmentBuilder::new(source, SegmentKind::Value).escape(Escape::Json);
                for string in strings {
                    double_quoted(&mut value, source, string.range());
                }
                message::read(self.out, &value.finish(), &['&', '_']);
            }
            _ => {}
        }
    }

    fn header(&mut self, fields: &[Span]) {
        let source = self.out.source();
        let language = fields.iter().find_map(|field| source[field.range()].strip_prefix("Language:"));
        let language =
            language.map(|value| value.trim_end_matches("\\n").trim().replace('_', "-")).filter(|value| !value.is_empty());
        if let Some(language) = language {
            self.out.set_lang(Some(&language));
        }
        self.is_header = false;
    }
}
