//! Tags, texts and comments of HTML with their bytes, from html5gum's WHATWG tokenizer.

use std::convert::Infallible;

use html5gum::{
    Span as GumSpan, Tokenizer,
    emitters::callback::{CallbackEmitter, CallbackEvent},
};

use crate::text::Span;

/// What the tokenizer met; spans are bytes of the whole text.
#[derive(Debug)]
pub(crate) enum Token<'t> {
    /// `<p lang="de">`; the name is lower case.
    Start { name: &'t str, attributes: &'t Attributes, self_closing: bool, span: Span },
    /// `</p>`
    End { name: &'t str, span: Span },
    /// Text with its entities not yet decoded.
    Text(Span),
    /// `<!-- … -->`, and what browsers take as such: `<?…>`, `<![CDATA[…]]>`.
    Comment(Span),
}

/// The attributes of one start tag: lower case names and the raw bytes of the values.
#[derive(Debug, Default)]
pub(crate) struct Attributes {
    names: String,
    items: Vec<(std::ops::Range<usize>, Span)>,
}

impl Attributes {
    /// The raw value of an attribute.
    pub(crate) fn get(&self, name: &str) -> Option<Span> {
        self.iter().find(|&(known, _)| known == name).map(|(_, value)| value)
    }

    /// Names and raw values.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, Span)> {
        self.items.iter().map(|(name, value)| (&self.names[name.clone()], *value))
    }

    fn clear(&mut self) {
        self.names.clear();
        self.items.clear();
    }

    fn open(&mut self, name: &[u8], at: u32) {
        let start = self.names.len();
        self.names.push_str(&String::from_utf8_lossy(name));
        self.items.push((start..self.names.len(), Span::new(at, at)));
    }
}

/// Tokenizes a part of a text; broken markup never stops it.
pub(crate) fn tokenize(text: &str, part: Span, mut sink: impl FnMut(Token<'_>)) {
    let mut tag = String::new();
    let mut attributes = Attributes::default();
    let mut tag_start = part.start();
    let place = |span: GumSpan<usize>| {
        // Spans are exact as measured; a wrong one must still not leave the text.
        let bound = |at: usize| part.start() + (at as u32).min(part.len());
        let (start, end) = (bound(span.start), bound(span.end));
        let whole = |at: u32| text.is_char_boundary(at as usize);
        if start <= end && whole(start) && whole(end) { Span::new(start, end) } else { Span::new(part.start(), part.start()) }
    };
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: GumSpan<usize>| -> Option<Infallible> {
        let span = place(span);
        match event {
            CallbackEvent::OpenStartTag { name } => {
                tag.clear();
                tag.push_str(&String::from_utf8_lossy(name));
                attributes.clear();
                tag_start = span.start();
            }
            CallbackEvent::AttributeName { name } => attributes.open(name, span.end()),
            CallbackEvent::AttributeValue { .. } => {
                if let Some((_, value)) = attributes.items.last_mut() {
                    *value = span;
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                let span = Span::new(tag_start, span.end().max(tag_start));
                sink(Token::Start { name: &tag, attributes: &attributes, self_closing, span });
            }
            CallbackEvent::EndTag { name } => sink(Token::End { name: &String::from_utf8_lossy(name), span }),
            CallbackEvent::String { .. } => sink(Token::Text(span)),
            CallbackEvent::Comment { .. } => sink(Token::Comment(span)),
            CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
        None
    });
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(&text[part.range()], emitter) {
        debug_assert!(token.is_ok(), "reading from memory cannot fail");
    }
}
