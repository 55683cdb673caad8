//! HTML and XHTML: html5gum splits tags from text, and the text between them is woven into segments.
//!
//! Template code (`{{ … }}`, `{% … %}`, `<?php … ?>`, `<% … %>`) is painted over before. No tree is
//! built: blocks end where a block's tag stands, so that a forgotten end tag costs nothing.

mod elements;
mod entities;
mod tokens;
mod weave;

pub(crate) use entities::reference;
pub(crate) use tokens::{Attributes, Token, tokenize};
pub(crate) use weave::{Weaver, decoded};

use super::{Format, FormatOptions};
use crate::{
    document::{
        Document, Escape,
        collect::Collector,
        frontmatter,
        mask::{Mask, Masked, Paint, enclosed},
    },
    text::Span,
};

/// HTML.
pub(super) struct Html;

impl Format for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["html", "htm", "xhtml"]
    }

    fn parse<'s>(&self, source: &'s str, options: &FormatOptions) -> Document<'s> {
        let mut out = Collector::new(source, Escape::Html);
        let start = frontmatter::read(&mut out, options);
        let masked = without_templates(source, start);
        Weaver::default().feed(&mut out, &masked, Span::of(start..source.len()));
        out.finish()
    }
}

/// Paints template code over.
fn without_templates(source: &str, start: usize) -> Masked<'_> {
    let mut mask = Mask::new(source);
    let mut at = start;
    while let Some(hit) = memchr::memchr2(b'{', b'<', &source.as_bytes()[at..]) {
        at += hit;
        match template(&source[at..]) {
            Some((len, paint)) => {
                mask.paint(at..at + len, paint);
                at += len;
            }
            None => at += 1,
        }
    }
    mask.finish()
}

/// The length of the template code a text begins with, and whether it is a value.
fn template(text: &str) -> Option<(usize, Paint)> {
    const TEMPLATES: [(&str, &str, Paint); 6] = [
        ("{{", "}}", Paint::Something),
        ("{%", "%}", Paint::Nothing),
        ("{# ", "#}", Paint::Nothing),
        ("<?=", "?>", Paint::Something),
        ("<?php", "?>", Paint::Nothing),
        ("<%", "%>", Paint::Something),
    ];
    let (open, close, paint) = TEMPLATES.into_iter().find(|(open, ..)| text.starts_with(open))?;
    let len = enclosed(text, open, close)?;
    // Braces of a script must not hide its end.
    (memchr::memmem::find(&text.as_bytes()[..len], b"</script").is_none()).then_some((len, paint))
}

#[cfg(test)]
mod tests;
