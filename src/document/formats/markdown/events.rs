//! From pulldown-cmark's events to segments.

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::mask::Masked;
use crate::{
    document::{
        Escape, SegmentKind,
        collect::Collector,
        formats::html::{Weaver, decoded},
        mask::{self, Stretch},
    },
    text::Span,
};

/// Reads the masked text into the collector.
pub(super) fn read<'s>(out: &mut Collector<'s>, masked: &Masked<'s>) {
    for &span in &masked.comments {
        let inside = &out.source()[span.range()];
        out.comment(inside, span);
    }
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_MATH
        | Options::ENABLE_DEFINITION_LIST;
    // `[text][missing]` is still a link, for its definition may come from elsewhere; `[text]` is text.
    let broken = |link: BrokenLink<'_>| {
        (!matches!(link.link_type, LinkType::Shortcut | LinkType::ShortcutUnknown))
            .then_some((CowStr::Borrowed(""), CowStr::Borrowed("")))
    };
    let mut reader = Reader { out, masked: &masked.text, weaver: Weaver::default(), kinds: Vec::new(), html: None, hidden: 0 };
    for (event, range) in Parser::new_with_broken_link_callback(&masked.text.text, options, Some(broken)).into_offset_iter() {
        reader.event(&event, Span::of(range));
    }
    for &label in &masked.labels {
        reader.label(label);
    }
}

struct Reader<'o, 's, 't> {
    out: &'o mut Collector<'s>,
    masked: &'t mask::Masked<'s>,
    weaver: Weaver,
    /// The kinds of the blocks around.
    kinds: Vec<SegmentKind>,
    /// Lines of an HTML block that belong together so far.
    html: Option<Span>,
    /// Depth inside code blocks and other blocks that are no prose.
    hidden: u32,
}

impl Reader<'_, '_, '_> {
    fn event(&mut self, event: &Event<'_>, span: Span) {
        if !matches!(event, Event::Html(_)) {
            self.flush_html();
        }
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(*tag),
            Event::Html(_) => self.html_line(span),
            _ if self.hidden > 0 => {}
            Event::InlineHtml(_) => self.weaver.feed(self.out, self.masked, span),
            _ if self.weaver.is_hidden() => {}
            Event::Text(text) => self.text(text, span),
            Event::InlineMath(text) if reads_as_prose(text) => self.out.verbatim(span),
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => self.out.placeholder(span),
            Event::SoftBreak => self.out.blank(span),
            Event::HardBreak => self.out.line_break(span),
            Event::Rule => self.out.begin(self.kind()),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, span: Span) {
        let kind = match tag {
            Tag::Paragraph | Tag::HtmlBlock => self.kind(),
            Tag::Heading { .. } => SegmentKind::Heading,
            Tag::BlockQuote(_) => SegmentKind::Quotation,
            Tag::Item | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => SegmentKind::ListItem,
            Tag::TableCell => SegmentKind::TableCell,
            Tag::FootnoteDefinition(_) | Tag::List(_) | Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::DefinitionList => {
                self.kind()
            }
            Tag::CodeBlock(_) | Tag::MetadataBlock(_) => {
                self.hidden += 1;
                self.kind()
            }
            Tag::Image { .. } => {
                self.out.placeholder(span);
                return self.out.enter(SegmentKind::Label);
            }
            Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. } => {
                self.out.placeholder(span);
                self.hidden += 1;
                return;
            }
            _ => return,
        };
        self.kinds.push(kind);
        self.out.begin(kind);
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image => return self.out.leave(),
            // Autolinks are the only links inside which text is hidden.
            TagEnd::Link => return self.hidden = self.hidden.saturating_sub(1),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => return,
            TagEnd::CodeBlock | TagEnd::MetadataBlock(_) => self.hidden = self.hidden.saturating_sub(1),
            TagEnd::HtmlBlock => {}
            _ => self.weaver.end_inline(self.out),
        }
        self.kinds.pop();
        self.out.begin(self.kind());
    }

    fn kind(&self) -> SegmentKind {
        self.kinds.last().copied().unwrap_or(SegmentKind::Paragraph)
    }

    /// HTML comes line by line; in a quotation each line has its own mark before it.
    fn html_line(&mut self, span: Span) {
        match &mut self.html {
            Some(before) if before.end() == span.start() => *before = before.cover(span),
            _ => {
                self.flush_html();
                self.html = Some(span);
            }
        }
    }

    fn flush_html(&mut self) {
        if let Some(span) = self.html.take() {
            self.weaver.feed(self.out, self.masked, span);
        }
    }

    fn text(&mut self, text: &str, span: Span) {
        if &self.masked.text[span.range()] != text {
            return self.out.replaced(text, span);
        }
        self.masked.stretches(span, |stretch| match stretch {
            Stretch::Text(span) => self.out.verbatim(span),
            Stretch::Something(span) => self.out.placeholder(span),
        });
    }

    fn label(&mut self, span: Span) {
        let escape = self.out.set_escape(Escape::Html);
        self.out.begin(SegmentKind::Label);
        decoded(self.out, &mask::Masked::clear(self.out.source()), span);
        self.out.begin(SegmentKind::Paragraph);
        self.out.set_escape(escape);
    }
}

/// Whether what stands between two dollar signs are words: "5 $ statt 6 $".
fn reads_as_prose(text: &str) -> bool {
    let is_word = |word: &&str| word.len() > 3 && word.chars().all(char::is_alphabetic);
    !text.contains(['\\', '=', '^', '_', '{']) && text.split_whitespace().filter(is_word).count() >= 2
}
