//! The blocks of reStructuredText, line by line.

use super::{
    ROLES, inline,
    marks::{Explicit, adornment, explicit, field, list_marker},
    table,
};
use crate::{
    document::{SegmentKind, collect::Collector, lines::lines},
    text::Span,
};

/// Fields whose text is no prose.
const HIDDEN_FIELDS: [&str; 16] = [
    "author",
    "authors",
    "organization",
    "contact",
    "address",
    "version",
    "revision",
    "status",
    "date",
    "copyright",
    "orphan",
    "tocdepth",
    "type",
    "rtype",
    "field",
    "nosearch",
];

/// Reads the whole source.
pub(super) fn read(out: &mut Collector<'_>) {
    let source = out.source();
    let start = if source.starts_with('\u{FEFF}') { 3 } else { 0 };
    let lines: Vec<Span> = lines(source, Span::of(start..source.len())).collect();
    let mut reader = Reader { out, lines, paragraph: None, hidden: None, options: false, kind: SegmentKind::Paragraph };
    let mut at = 0;
    while at < reader.lines.len() {
        at = reader.line(at).max(at + 1);
    }
    reader.end_paragraph();
}

struct Reader<'o, 's> {
    out: &'o mut Collector<'s>,
    lines: Vec<Span>,
    /// The lines of the paragraph that is open, its kind, and how far it is indented.
    paragraph: Option<(Span, SegmentKind, usize)>,
    /// Lines indented further than this are no prose.
    hidden: Option<usize>,
    /// Just below a directive, where its options stand.
    options: bool,
    kind: SegmentKind,
}

impl<'s> Reader<'_, 's> {
    fn text(&self, at: usize) -> &'s str {
        self.lines.get(at).map_or("", |line| &self.out.source()[line.range()])
    }

    /// Reads a line; gives the next one to read.
    fn line(&mut self, at: usize) -> usize {
        let text = self.text(at);
        let line = self.lines[at];
        if text.is_empty() {
            self.end_paragraph();
            self.options = false;
            return at + 1;
        }
        let body = text.trim_start();
        let indent = text.len() - body.len();
        if let Some(limit) = self.hidden {
            if indent > limit {
                return at + 1;
            }
            self.hidden = None;
        }
        if self.options
            && let Some((name, value)) = field(body)
        {
            if matches!(name, "alt" | "caption" | "title") {
                self.label(Span::new(line.start() + (indent + value) as u32, line.end()));
            }
            return at + 1;
        }
        self.options = false;
        if self.title(at) {
            return self.after_title(at);
        }
        if self.paragraph.is_none() || self.starts_item(indent, body) {
            return self.block_start(at, indent, body);
        }
        if let Some((span, ..)) = &mut self.paragraph {
            *span = span.cover(line);
        }
        at + 1
    }

    /// Whether an item of a list goes on with another one.
    fn starts_item(&self, indent: usize, body: &str) -> bool {
        let outer = self.paragraph.map_or(0, |(_, _, outer)| outer);
        let is_mark = list_marker(body).is_some() || field(body).is_some();
        let is_item = is_mark && self.paragraph.is_some_and(|(_, kind, _)| kind == SegmentKind::ListItem);
        is_item && indent <= outer || explicit(body).is_some() && indent == 0
    }

    /// Whether a title stands here: with a line of marks below it, or above and below.
    fn title(&self, at: usize) -> bool {
        if self.paragraph.is_some() {
            return false;
        }
        let at = if adornment(self.text(at)).is_some() { at + 1 } else { at };
        let (title, below) = (self.text(at), self.text(at + 1));
        let fits = adornment(below).is_some() && below.len() + 2 >= title.trim().chars().count();
        fits && !title.trim().is_empty() && adornment(title).is_none()
    }

    fn after_title(&mut self, at: usize) -> usize {
        let title = if adornment(self.text(at)).is_some() { at + 1 } else { at };
        self.emit(self.lines[title], SegmentKind::Heading);
        title + 2
    }

    fn block_start(&mut self, at: usize, indent: usize, body: &str) -> usize {
        self.end_paragraph();
        let line = self.lines[at];
        let from = |offset: usize| Span::new(line.start() + (indent + offset) as u32, line.end());
        if let Some(mark) = explicit(body) {
            return self.explicit(at, indent, mark);
        }
        if body.starts_with("__ ") || body.starts_with(">>> ") || adornment(body).is_some_and(|mark| mark != b'=') {
            if body.starts_with('>') {
                self.hidden = Some(indent.saturating_sub(1)).filter(|_| indent > 0);
                return self.skip_paragraph(at);
            }
            return at + 1;
        }
        if let Some(next) = table::read(self.out, &self.lines, at) {
            return next;
        }
        if let Some(marker) = list_marker(body) {
            // The text of an item may hold further blocks; only its first line is special.
            self.paragraph = Some((from(marker), SegmentKind::ListItem, indent));
        } else if let Some((name, value)) = field(body) {
            let first = name.split(' ').next().unwrap_or(name).to_ascii_lowercase();
            if HIDDEN_FIELDS.contains(&first.as_str()) {
                self.hidden = Some(indent);
            } else if value < body.len() {
                self.paragraph = Some((from(value), SegmentKind::ListItem, indent));
            }
        } else if body.starts_with("| ") {
            self.emit(from(2), self.kind);
        } else {
            self.paragraph = Some((from(0), if indent > 0 { self.kind } else { SegmentKind::Paragraph }, indent));
        }
        at + 1
    }

    fn skip_paragraph(&self, mut at: usize) -> usize {
        while !self.text(at).is_empty() {
            at += 1;
        }
        at
    }

    /// Directives, notes, targets and comments.
    fn explicit(&mut self, at: usize, indent: usize, mark: Explicit<'_>) -> usize {
        let line = self.lines[at];
        let from = |offset: usize| Span::new(line.start() + (indent + offset) as u32, line.end());
        match mark {
            Explicit::Note(text) => self.paragraph = Some((from(text), SegmentKind::Paragraph, indent)),
            Explicit::Target => self.hidden = Some(indent),
            Explicit::Comment(comment) => {
                self.out.comment(comment, line);
                self.hidden = Some(indent);
            }
            Explicit::Directive { name, argument } => {
                let span = from(argument);
                match ROLES.get(name) {
                    Some("body") => self.options = true,
                    Some("titled") => {
                        self.label(span);
                        self.options = true;
                    }
                    Some("text") => {
                        self.options = true;
                        if !span.is_empty() {
                            self.paragraph = Some((span, SegmentKind::Paragraph, indent));
                        }
                    }
                    Some("version") => {
                        let version = self.out.source()[span.range()].split_whitespace().next().map_or(0, str::len);
                        let rest = Span::new(span.start() + version as u32, span.end());
                        if !rest.is_empty() {
                            self.paragraph = Some((rest, SegmentKind::Paragraph, indent));
                        }
                    }
                    _ if name == "replace" => self.paragraph = Some((span, SegmentKind::Label, indent)),
                    _ => {
                        self.labels_of_hidden(at, indent);
                        self.hidden = Some(indent);
                    }
                }
            }
        }
        at + 1
    }

    /// `:alt:` and `:caption:` of a picture or a listing, whose content is not read.
    fn labels_of_hidden(&mut self, at: usize, indent: usize) {
        let mut next = at + 1;
        while let Some(line) = self.lines.get(next).copied() {
            let text = self.text(next);
            let body = text.trim_start();
            let own = text.len() - body.len();
            let Some((name, value)) = field(body).filter(|_| own > indent) else { return };
            if matches!(name, "alt" | "caption") {
                self.label(Span::new(line.start() + (own + value) as u32, line.end()));
            }
            next += 1;
        }
    }

    fn label(&mut self, span: Span) {
        if !span.is_empty() {
            self.emit(span, SegmentKind::Label);
        }
    }

    fn end_paragraph(&mut self) {
        if let Some((span, kind, indent)) = self.paragraph.take() {
            let text = &self.out.source()[span.range()];
            let mut span = span;
            if let Some(shown) = text.strip_suffix("::") {
                // What follows is code; one colon is shown where the text goes up to it.
                self.hidden = Some(indent);
                let end = if shown.ends_with(' ') || shown.is_empty() { shown.len() } else { shown.len() + 1 };
                span = Span::new(span.start(), span.start() + end as u32);
            }
            self.emit(span, kind);
        }
    }

    fn emit(&mut self, span: Span, kind: SegmentKind) {
        self.out.begin(kind);
        inline::read(self.out, span);
        self.out.begin(SegmentKind::Paragraph);
    }
}
