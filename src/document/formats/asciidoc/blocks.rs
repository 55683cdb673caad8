//! The blocks of AsciiDoc, line by line.

use super::{
    inline,
    macros::labels,
    marks::{Delimiter, admonition, attribute_entry, block_macro, delimiter, description, heading, is_break, list_marker},
    table,
};
use crate::{
    document::{SegmentKind, collect::Collector, formats::FormatOptions, lines::lines},
    text::Span,
};

/// Styles whose block is no prose.
const HIDDEN_STYLES: [&str; 20] = [
    "source",
    "listing",
    "literal",
    "pass",
    "stem",
    "latexmath",
    "asciimath",
    "comment",
    "plantuml",
    "mermaid",
    "ditaa",
    "graphviz",
    "blockdiag",
    "seqdiag",
    "actdiag",
    "nwdiag",
    "kroki",
    "svgbob",
    "vega",
    "a2s",
];

/// Reads a part of the source: a whole document, or a cell of a table.
pub(super) fn read(out: &mut Collector<'_>, part: Span, kind: SegmentKind, options: &FormatOptions) {
    let in_cell = kind == SegmentKind::TableCell;
    let mut reader = Reader {
        out,
        options,
        kind,
        in_cell,
        paragraph: None,
        fence: None,
        style: Style::Prose,
        skip_paragraph: false,
        in_list: false,
        in_header: false,
        continued: false,
        table_start: part.start(),
    };
    for line in lines(reader.out.source(), part) {
        reader.line(line);
    }
    reader.end_paragraph();
    if let Some(Fence { table: true, .. }) = reader.fence {
        // A table that never ends: better half of it than nothing.
        table::read(reader.out, Span::new(reader.table_start, part.end()), '|', options);
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Prose,
    Hidden,
    Quote,
}

/// A delimited block whose lines are not read one by one.
struct Fence {
    delimiter: Box<str>,
    table: bool,
}

#[expect(clippy::struct_excessive_bools, reason = "each is a fact about the lines so far; any of them may hold together")]
struct Reader<'o, 's> {
    out: &'o mut Collector<'s>,
    options: &'o FormatOptions,
    kind: SegmentKind,
    in_cell: bool,
    /// The lines of the paragraph that is open, and its kind.
    paragraph: Option<(Span, SegmentKind)>,
    fence: Option<Fence>,
    /// What the attributes before a block say of it.
    style: Style,
    /// The lines up to the next blank one are no prose.
    skip_paragraph: bool,
    in_list: bool,
    /// Just below the document's title, where author and revision stand.
    in_header: bool,
    /// An attribute's value goes on in the next line.
    continued: bool,
    table_start: u32,
}

impl Reader<'_, '_> {
    fn line(&mut self, line: Span) {
        let text = &self.out.source()[line.range()];
        if self.continued {
            self.continued = text.ends_with(" \\");
            return;
        }
        if let Some(fence) = &self.fence {
            if text == &*fence.delimiter {
                self.close_fence(line);
            }
            return;
        }
        if text.is_empty() {
            self.end_paragraph();
            (self.skip_paragraph, self.in_header) = (false, false);
            return;
        }
        if self.is_unread_line(line, text) || self.opens_fence(line, text) {
            return;
        }
        if self.skip_paragraph {
            return;
        }
        if self.paragraph.is_some() && self.is_underline(text) {
            let Some((title, _)) = self.paragraph.take() else { return };
            return self.emit(title, SegmentKind::Heading);
        }
        if self.paragraph.is_none() || self.in_list {
            self.block_start(line, text);
        } else if self.attributes(text) {
            self.end_paragraph();
        } else {
            self.extend(line);
        }
    }

    /// Comments, conditions, includes and attributes: they end no paragraph.
    fn is_unread_line(&mut self, line: Span, text: &str) -> bool {
        if let Some(comment) = text.strip_prefix("//").filter(|rest| !rest.starts_with('/')) {
            self.out.comment(comment, line);
            return true;
        }
        if ["ifdef::", "ifndef::", "ifeval::", "endif::", "include::"].iter().any(|name| text.starts_with(name)) {
            return true;
        }
        let Some((name, value)) = attribute_entry(text) else { return false };
        self.continued = text.ends_with(" \\");
        if self.options.frontmatter.iter().any(|key| key == name) && !value.is_empty() && !self.continued {
            self.end_paragraph();
            self.emit(Span::new(line.end() - value.len() as u32, line.end()), SegmentKind::Value);
        }
        self.paragraph.is_none() || text.starts_with(':')
    }

    fn opens_fence(&mut self, line: Span, text: &str) -> bool {
        let Some(kind) = delimiter(text) else { return false };
        let style = std::mem::replace(&mut self.style, Style::Prose);
        if self.paragraph.is_some() && self.is_underline(text) {
            self.style = style;
            return false;
        }
        self.end_paragraph();
        let hidden = match kind {
            Delimiter::Hidden | Delimiter::Table => true,
            Delimiter::Prose => style == Style::Hidden,
            Delimiter::Quote => {
                self.kind = match (self.in_cell, self.kind) {
                    (true, kind) => kind,
                    (false, SegmentKind::Quotation) => SegmentKind::Paragraph,
                    (false, _) => SegmentKind::Quotation,
                };
                style == Style::Hidden
            }
        };
        self.in_list &= kind == Delimiter::Prose;
        if hidden {
            self.fence = Some(Fence { delimiter: text.into(), table: kind == Delimiter::Table && style != Style::Hidden });
            self.table_start = line.end();
        }
        true
    }

    fn close_fence(&mut self, line: Span) {
        let Some(fence) = self.fence.take() else { return };
        if fence.table {
            let separator = if fence.delimiter.starts_with('!') { '!' } else { '|' };
            if fence.delimiter.starts_with(['|', '!']) {
                table::read(self.out, Span::new(self.table_start, line.start()), separator, self.options);
            }
        }
    }

    /// Reads a line that may begin a block.
    fn block_start(&mut self, line: Span, text: &str) {
        if self.attributes(text) {
            return self.end_paragraph();
        }
        let blank_before = self.paragraph.is_none();
        if blank_before && self.takes_line(line, text) {
            return;
        }
        if let Some((marker, _)) = list_marker(text) {
            self.end_paragraph();
            self.in_list = true;
            self.paragraph = Some((Span::new(line.start() + marker as u32, line.end()), self.item_kind()));
        } else if let Some((term, rest)) = description(text) {
            self.end_paragraph();
            self.in_list = true;
            self.emit(Span::new(line.start(), line.start() + term as u32), self.item_kind());
            if rest < text.len() {
                self.paragraph = Some((Span::new(line.start() + rest as u32, line.end()), self.item_kind()));
            }
        } else if text == "+" {
            self.end_paragraph();
        } else if is_break(text) {
            self.end_paragraph();
            self.in_list = false;
        } else if blank_before {
            let admonition = admonition(text);
            let start = line.start() + admonition as u32;
            let is_literal = text.starts_with([' ', '\t']) && !self.in_cell;
            self.in_list &= is_literal;
            if self.style == Style::Hidden || is_literal {
                (self.skip_paragraph, self.style) = (true, Style::Prose);
                return;
            }
            let kind = if self.style == Style::Quote { SegmentKind::Quotation } else { self.kind };
            self.style = Style::Prose;
            self.paragraph = Some((Span::new(start, line.end()), kind));
        } else {
            self.extend(line);
        }
    }

    /// Titles and block macros, where no paragraph is open.
    fn takes_line(&mut self, line: Span, text: &str) -> bool {
        if let Some(level) = heading(text) {
            // `== Title ==` may be closed as well.
            let closing = text.len() - text.trim_end_matches(&text[..1]).len();
            let closing = if closing == level { text[..text.len() - closing].len() } else { text.len() };
            let title = Span::of(line.start() as usize + level + 1..line.start() as usize + closing.max(level + 1));
            self.emit(title, SegmentKind::Heading);
            self.in_list = false;
            self.in_header = level == 1 && text.starts_with('=');
            return true;
        }
        if self.in_header {
            return true;
        }
        if text.starts_with('.') && text.len() > 1 && !text[1..].starts_with(['.', ' ']) {
            self.emit(Span::new(line.start() + 1, line.end()), SegmentKind::Label);
            return true;
        }
        if let Some((name, target_end)) = block_macro(text) {
            if matches!(name, "image" | "video" | "audio") {
                let attributes = Span::new(line.start() + target_end as u32 + 1, line.end() - 1);
                labels(self.out, attributes, name == "image");
            }
            return true;
        }
        false
    }

    /// `[style,…]` or `[[anchor]]` alone on a line.
    fn attributes(&mut self, text: &str) -> bool {
        if !text.starts_with('[') || !text.ends_with(']') || text.starts_with("[[[") {
            return false;
        }
        let style = text[1..text.len() - 1].split([',', '%', '#', '.']).next().unwrap_or_default().trim();
        if !text.starts_with("[[") && style.contains(' ') && !style.contains('=') && self.paragraph.is_some() {
            return false;
        }
        if HIDDEN_STYLES.contains(&style) {
            self.style = Style::Hidden;
        } else if matches!(style, "quote" | "verse") && self.style == Style::Prose {
            self.style = Style::Quote;
        } else if text.contains("format=") {
            self.style = Style::Hidden;
        }
        true
    }

    /// `-----` below a line that is as long: a title of the old kind.
    fn is_underline(&self, text: &str) -> bool {
        let Some((title, SegmentKind::Paragraph)) = self.paragraph else { return false };
        let title = &self.out.source()[title.range()];
        let mark = text.as_bytes()[0];
        let (len, title_len) = (text.len(), title.chars().count());
        matches!(mark, b'=' | b'-' | b'~' | b'^' | b'+')
            && len >= 4
            && text.bytes().all(|byte| byte == mark)
            && !title.contains('\n')
            && len.abs_diff(title_len) <= 2
    }

    fn item_kind(&self) -> SegmentKind {
        if self.in_cell { SegmentKind::TableCell } else { SegmentKind::ListItem }
    }

    fn extend(&mut self, line: Span) {
        if let Some((span, _)) = &mut self.paragraph {
            *span = span.cover(line);
        }
    }

    fn end_paragraph(&mut self) {
        if let Some((span, kind)) = self.paragraph.take() {
            self.emit(span, kind);
        }
    }

    fn emit(&mut self, span: Span, kind: SegmentKind) {
        self.out.begin(kind);
        inline::read(self.out, span);
        self.out.begin(self.kind);
    }
}
