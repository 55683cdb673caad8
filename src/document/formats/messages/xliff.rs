//! XLIFF: the German side of each unit.

use crate::{
    document::{
        Document, Escape, SegmentKind,
        collect::Collector,
        formats::{
            Format, FormatOptions,
            html::{Token, decoded, tokenize},
        },
        mask::Masked,
    },
    text::Span,
};

/// XLIFF 1.2 and 2.
pub(in super::super) struct Xliff;

impl Format for Xliff {
    fn name(&self) -> &'static str {
        "xliff"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["xlf", "xliff", "mxliff", "sdlxliff"]
    }

    fn parse<'s>(&self, source: &'s str, _: &FormatOptions) -> Document<'s> {
        let mut out = Collector::new(source, Escape::Html);
        let masked = Masked::clear(source);
        let mut state = State::default();
        tokenize(source, Span::of(0..source.len()), |token| match token {
            Token::Start { name, attributes, self_closing, span } => {
                let value = |name| attributes.get(name).map(|value: Span| source[value.range()].to_ascii_lowercase());
                if matches!(name, "file" | "xliff") {
                    state.target = value("target-language").or_else(|| value("trglang")).or(state.target.take());
                    state.source = value("source-language").or_else(|| value("srclang")).or(state.source.take());
                }
                state.start(&mut out, name, self_closing, span);
            }
            Token::End { name, span } => state.end(&mut out, name, span),
            Token::Text(span) if state.is_open() => decoded(&mut out, &masked, span),
            Token::Comment(span) => comment(&mut out, span, state.is_open()),
            Token::Text(_) => {}
        });
        out.finish()
    }
}

#[derive(Default)]
struct State {
    /// The languages that the file declares.
    target: Option<String>,
    source: Option<String>,
    /// Inside the element whose text is read.
    open: bool,
    /// Inside native code, such as `<ph>&lt;b&gt;</ph>`.
    code: u32,
}

impl State {
    fn is_open(&self) -> bool {
        self.open && self.code == 0
    }

    /// The German side: the target, or the source where the target is another language.
    fn reads(&self, name: &str) -> bool {
        let german = |language: &Option<String>| language.as_deref().is_some_and(|language| language.starts_with("de"));
        let source_only = german(&self.source) && !german(&self.target);
        name == if source_only { "source" } else { "target" }
    }

    fn start(&mut self, out: &mut Collector<'_>, name: &str, self_closing: bool, span: Span) {
        if self.reads(name) && !self_closing {
            let lang = if name == "target" { &self.target } else { &self.source };
            out.set_lang(lang.as_deref());
            out.begin(SegmentKind::Value);
            (self.open, self.code) = (true, 0);
        } else if self.open && matches!(name, "x" | "ph" | "bpt" | "ept" | "it" | "bx" | "ex" | "sc" | "ec") {
            out.placeholder(span);
            self.code += u32::from(!self_closing);
        }
    }

    fn end(&mut self, out: &mut Collector<'_>, name: &str, _: Span) {
        if self.open && self.reads(name) {
            self.open = false;
            out.end();
        } else if matches!(name, "x" | "ph" | "bpt" | "ept" | "it" | "bx" | "ex" | "sc" | "ec") {
            self.code = self.code.saturating_sub(1);
        }
    }
}

/// Comments may be directives; `<![CDATA[…]]>` is one for the tokenizer, but text for XML.
fn comment(out: &mut Collector<'_>, span: Span, in_text: bool) {
    let text = &out.source()[span.range()];
    if let Some(inside) = text.strip_prefix("<![CDATA[").filter(|_| in_text) {
        let inside = inside.strip_suffix("]]>").unwrap_or(inside);
        let start = span.start() + 9;
        return out.words(Span::new(start, start + inside.len() as u32));
    }
    let inside = text.strip_prefix("<!--").unwrap_or(text);
    out.comment(inside.strip_suffix("-->").unwrap_or(inside), span);
}
