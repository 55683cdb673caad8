//! Weaves the text between tags into segments.

use super::{
    elements::{Element, element, ends_at_sibling, is_void},
    entities::reference,
    tokens::{Attributes, Token, tokenize},
};
use crate::{
    document::{
        Escape, SegmentKind,
        collect::Collector,
        mask::{Masked, Stretch},
    },
    text::Span,
};

/// An open element that changes how the text in it is read.
#[derive(Debug)]
struct Scope {
    name: Box<str>,
    /// Open elements of the same name, this one included.
    depth: u32,
    /// Whether the element stands in the line.
    inline: bool,
    hidden: bool,
    /// The language outside, to go back to.
    outer_lang: Option<Box<str>>,
}

/// The state that runs from tag to tag; tags may come in several fragments, as in Markdown.
#[derive(Debug, Default)]
pub(crate) struct Weaver {
    scopes: Vec<Scope>,
    lang: Option<Box<str>>,
    /// Whether the last thing met was the end of a link.
    after_link: bool,
    quotations: u32,
}

impl Weaver {
    /// Whether text at this place is no prose.
    pub(crate) fn is_hidden(&self) -> bool {
        self.scopes.last().is_some_and(|scope| scope.hidden)
    }

    /// Forgets open elements that stand in a line, since their block has ended.
    pub(crate) fn end_inline(&mut self, out: &mut Collector<'_>) {
        if let Some(at) = self.scopes.iter().position(|scope| scope.inline) {
            self.close_scopes(out, at);
        }
    }

    /// Reads a part of the masked text.
    pub(crate) fn feed(&mut self, out: &mut Collector<'_>, masked: &Masked<'_>, part: Span) {
        tokenize(&masked.text, part, |token| match token {
            Token::Start { name, attributes, self_closing, span } => {
                self.start(out, masked, name, attributes, self_closing || is_void(name), span);
            }
            Token::End { name, span } => self.end(out, name, span),
            Token::Text(span) => self.text(out, masked, span),
            Token::Comment(span) => comment(out, span),
        });
    }

    fn start(
        &mut self,
        out: &mut Collector<'_>,
        masked: &Masked<'_>,
        name: &str,
        attributes: &Attributes,
        closed: bool,
        span: Span,
    ) {
        let meaning = element(name);
        self.meet_same(out, name, closed);
        if !self.is_hidden() {
            match meaning {
                Element::Block(kind) => self.begin(out, name, kind),
                Element::HiddenBlock => out.begin(SegmentKind::Paragraph),
                Element::Break => out.line_break(span),
                Element::Hidden | Element::Void => out.placeholder(span),
                Element::Inline if name == "a" && self.after_link => out.line_break(span),
                Element::Inline | Element::Silent => {}
            }
            labels(out, masked, name, attributes);
        }
        self.after_link = false;
        if !closed {
            let was_hidden = self.is_hidden();
            self.open_scope(out, name, attributes, meaning, span);
            if let Element::Block(kind) = meaning
                && was_hidden
                && !self.is_hidden()
            {
                self.begin(out, name, kind);
            }
        }
    }

    /// A further element of the name of the innermost scope: nested, or its end.
    fn meet_same(&mut self, out: &mut Collector<'_>, name: &str, closed: bool) {
        let Some(scope) = self.scopes.last_mut() else { return };
        if &*scope.name != name {
            return;
        }
        if ends_at_sibling(name) {
            let innermost = self.scopes.len() - 1;
            self.close_scopes(out, innermost);
        } else if !closed {
            scope.depth += 1;
        }
    }

    fn open_scope(&mut self, out: &mut Collector<'_>, name: &str, attributes: &Attributes, meaning: Element, span: Span) {
        let source = out.source();
        let value = |name: &str| attributes.get(name).map(|span| source[span.range()].trim().to_ascii_lowercase());
        let lang = value("lang").or_else(|| value("xml:lang"));
        let translate = value("translate");
        let off = translate.as_deref() == Some("no") || value("spellcheck").as_deref() == Some("false");
        let inline = !matches!(meaning, Element::Block(_) | Element::HiddenBlock | Element::Silent);
        // A foreign word in a German sentence: the segment's language cannot say that.
        let foreign = inline && lang.as_deref().is_some_and(|lang| !lang.starts_with("de"));
        let never = matches!(meaning, Element::Hidden | Element::HiddenBlock | Element::Silent);
        if inline && (off || foreign) && !never && !self.is_hidden() {
            out.placeholder(span);
        }
        if !(off || foreign || never || lang.is_some() || translate.is_some()) {
            return;
        }
        let hidden = never || off || foreign || (self.is_hidden() && translate.as_deref() != Some("yes"));
        let outer_lang = self.lang.clone();
        if let Some(lang) = lang.filter(|_| !inline) {
            out.set_lang(Some(&lang));
            self.lang = Some(lang.into());
        }
        self.scopes.push(Scope { name: name.into(), depth: 1, inline, hidden, outer_lang });
    }

    fn end(&mut self, out: &mut Collector<'_>, name: &str, span: Span) {
        if let Some(at) = self.scopes.iter().rposition(|scope| &*scope.name == name) {
            self.scopes[at].depth -= 1;
            if self.scopes[at].depth == 0 {
                out_of_block(out, name);
                self.close_scopes(out, at);
            }
        }
        if self.is_hidden() {
            return;
        }
        match element(name) {
            Element::Block(_) | Element::HiddenBlock => {
                self.quotations = self.quotations.saturating_sub(u32::from(name == "blockquote"));
                out.begin(self.running_text());
            }
            Element::Break => out.line_break(span),
            _ => {}
        }
        self.after_link = name == "a";
    }

    fn begin(&mut self, out: &mut Collector<'_>, name: &str, kind: SegmentKind) {
        self.quotations += u32::from(name == "blockquote");
        out.begin(if kind == SegmentKind::Paragraph { self.running_text() } else { kind });
    }

    const fn running_text(&self) -> SegmentKind {
        if self.quotations > 0 { SegmentKind::Quotation } else { SegmentKind::Paragraph }
    }

    /// Closes the scopes from the one at `at` inwards.
    fn close_scopes(&mut self, out: &mut Collector<'_>, at: usize) {
        if let Some(scope) = self.scopes.drain(at..).next() {
            if self.lang != scope.outer_lang {
                out.end();
                out.set_lang(scope.outer_lang.as_deref());
            }
            self.lang = scope.outer_lang;
        }
    }

    fn text(&mut self, out: &mut Collector<'_>, masked: &Masked<'_>, span: Span) {
        if self.is_hidden() {
            return;
        }
        self.after_link &= masked.text[span.range()].bytes().all(|byte| byte.is_ascii_whitespace());
        decoded(out, masked, span);
    }
}

/// A block that was hidden ends what came before it even though its text is not read.
fn out_of_block(out: &mut Collector<'_>, name: &str) {
    if matches!(element(name), Element::Block(_) | Element::HiddenBlock) {
        out.end();
    }
}

/// Text with entities and fillers; white space is collapsed as browsers do.
pub(crate) fn decoded(out: &mut Collector<'_>, masked: &Masked<'_>, span: Span) {
    masked.stretches(span, |stretch| match stretch {
        Stretch::Something(span) => out.placeholder(span),
        Stretch::Text(span) => {
            let (mut from, end) = (span.start() as usize, span.end() as usize);
            let mut search = from;
            while let Some(hit) = memchr::memchr(b'&', &masked.text.as_bytes()[search..end]) {
                let at = search + hit;
                search = at + 1;
                if let Some((len, text)) = reference(&masked.text[at..end]) {
                    out.words(Span::of(from..at));
                    out.replaced(&text, Span::of(at..at + len));
                    from = at + len;
                    search = from;
                }
            }
            out.words(Span::of(from..end));
        }
    });
}

/// Attributes that are read: each is a label of its own.
fn labels(out: &mut Collector<'_>, masked: &Masked<'_>, name: &str, attributes: &Attributes) {
    let source = out.source();
    for (attribute, value) in attributes.iter() {
        let is_prose = match attribute {
            "alt" | "title" | "placeholder" | "aria-label" | "aria-description" => true,
            "label" => matches!(name, "option" | "optgroup" | "track"),
            "summary" => name == "table",
            "value" => name == "input" && is_button(source, attributes),
            "content" => name == "meta" && is_description(source, attributes),
            _ => false,
        };
        if is_prose && !value.is_empty() {
            let escape = out.set_escape(Escape::Html);
            out.enter(SegmentKind::Label);
            decoded(out, masked, value);
            out.leave();
            out.set_escape(escape);
        }
    }
}

fn is_button(source: &str, attributes: &Attributes) -> bool {
    let kind = attributes.get("type").map(|span| &source[span.range()]);
    kind.is_some_and(|kind| ["submit", "button", "reset"].iter().any(|known| kind.eq_ignore_ascii_case(known)))
}

fn is_description(source: &str, attributes: &Attributes) -> bool {
    const DESCRIPTIONS: [&str; 6] =
        ["description", "og:description", "og:title", "twitter:description", "twitter:title", "abstract"];
    let name = attributes.get("name").or_else(|| attributes.get("property")).map(|span| &source[span.range()]);
    name.is_some_and(|name| DESCRIPTIONS.iter().any(|known| name.eq_ignore_ascii_case(known)))
}

fn comment(out: &mut Collector<'_>, span: Span) {
    let whole = &out.source()[span.range()];
    let inside = whole.strip_prefix("<!--").unwrap_or(whole);
    out.comment(inside.strip_suffix("-->").unwrap_or(inside), span);
}
