//! Word processors' documents: `.docx` (Office Open XML) and `.odt` (`OpenDocument`).

use super::{Container, ContainerError, Extracted, archive};
use crate::{
    document::{
        PLACEHOLDER, SegmentKind,
        formats::{Attributes, Token, reference, tokenize},
    },
    text::Span,
};

/// Office Open XML.
pub(super) struct Docx;

/// `OpenDocument`.
pub(super) struct Odt;

impl Container for Docx {
    fn name(&self) -> &'static str {
        "docx"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["docx", "docm", "dotx"]
    }

    fn extract(&self, bytes: &[u8]) -> Result<Extracted, ContainerError> {
        const MAIN: &str = "word/document.xml";
        let others = ["word/footnotes.xml", "word/endnotes.xml"];
        let wanted = |path: &str| {
            let around = path.starts_with("word/header") || path.starts_with("word/footer");
            path == MAIN || others.contains(&path) || around && path.strip_suffix(".xml").is_some()
        };
        let mut parts = archive::parts(bytes, wanted)?;
        if !parts.iter().any(|(path, _)| path == MAIN) {
            return Err(ContainerError::MissingPart { part: MAIN });
        }
        // The text first, then the notes and what stands at the edges of pages.
        parts.sort_by_key(|(path, _)| path != MAIN);
        Ok(read_all(&parts, true))
    }
}

impl Container for Odt {
    fn name(&self) -> &'static str {
        "odt"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["odt", "ott"]
    }

    fn extract(&self, bytes: &[u8]) -> Result<Extracted, ContainerError> {
        const MAIN: &str = "content.xml";
        let parts = archive::parts(bytes, |path| path == MAIN)?;
        if parts.is_empty() {
            return Err(ContainerError::MissingPart { part: MAIN });
        }
        Ok(read_all(&parts, false))
    }
}

fn read_all(parts: &[(String, String)], runs: bool) -> Extracted {
    let mut extracted = Extracted::default();
    for (_, xml) in parts {
        let mut reader =
            Reader { xml, runs, done: Vec::new(), open: Vec::new(), hidden: 0, cells: 0, items: 0, in_run_text: false };
        tokenize(xml, Span::of(0..xml.len()), |token| match token {
            Token::Start { name, attributes, self_closing, .. } => reader.start(name, attributes, self_closing),
            Token::End { name, .. } => reader.end(name),
            Token::Text(span) => reader.text(span),
            Token::Comment(_) => {}
        });
        for paragraph in reader.done {
            extracted.push(paragraph.kind, if paragraph.hidden { "" } else { &paragraph.text });
        }
    }
    extracted
}

struct Paragraph {
    kind: SegmentKind,
    text: String,
    /// Of a style for code.
    hidden: bool,
}

struct Reader<'x> {
    xml: &'x str,
    /// Whether text stands in runs (`w:t`) only.
    runs: bool,
    /// All paragraphs, in the order of their beginnings.
    done: Vec<Paragraph>,
    /// Those that are open; a footnote's stand inside another one.
    open: Vec<usize>,
    hidden: u32,
    cells: u32,
    items: u32,
    in_run_text: bool,
}

/// Elements whose text is not the document's.
fn is_hidden(name: &str) -> bool {
    matches!(
        name,
        "mc:fallback"
            | "w:movefrom"
            | "w:del"
            | "office:annotation"
            | "text:tracked-changes"
            | "text:note-citation"
            | "office:forms"
    )
}

/// Styles for code, by their names in both programs and languages.
fn is_code_style(style: &str) -> bool {
    let style = style.to_ascii_lowercase();
    ["preformatted", "vorformatiert", "quelltext", "source_20_text", "htmlcode", "code"].iter().any(|name| style.contains(name))
}

impl Reader<'_> {
    fn start(&mut self, name: &str, attributes: &Attributes, self_closing: bool) {
        let value = |name: &str| attributes.get(name).map(|span| &self.xml[span.range()]);
        if is_hidden(name) {
            self.hidden += u32::from(!self_closing);
            return;
        }
        match name {
            "w:p" | "text:p" | "text:h" if !self_closing => {
                let hidden = value("text:style-name").is_some_and(is_code_style);
                let kind = if name == "text:h" { SegmentKind::Heading } else { self.kind() };
                self.begin(kind, hidden);
            }
            "w:pstyle" => {
                let style = value("w:val").unwrap_or_default().to_ascii_lowercase();
                let hidden = is_code_style(&style);
                if let Some(paragraph) = self.current() {
                    paragraph.hidden |= hidden;
                    if ["heading", "berschrift", "title", "titel", "subtitle"].iter().any(|name| style.contains(name)) {
                        paragraph.kind = SegmentKind::Heading;
                    } else if style.contains("caption") || style.contains("beschriftung") {
                        paragraph.kind = SegmentKind::Label;
                    }
                }
            }
            "w:numpr" => {
                if let Some(paragraph) = self.current().filter(|paragraph| paragraph.kind == SegmentKind::Paragraph) {
                    paragraph.kind = SegmentKind::ListItem;
                }
            }
            "w:tc" | "table:table-cell" if !self_closing => self.cells += 1,
            "text:list-item" if !self_closing => self.items += 1,
            "w:t" => self.in_run_text = !self_closing,
            "w:tab" | "w:br" | "w:cr" | "text:tab" | "text:line-break" | "text:s" => self.push(" "),
            "w:nobreakhyphen" => self.push("\u{2011}"),
            "w:drawing" | "w:object" | "draw:image" | "w:sym" => self.push(PLACEHOLDER.encode_utf8(&mut [0; 4])),
            "wp:docpr" => {
                if let Some(description) = value("descr").filter(|text| !text.is_empty()) {
                    let text = decoded(description);
                    self.done.push(Paragraph { kind: SegmentKind::Label, text, hidden: false });
                }
            }
            "svg:desc" if !self_closing => self.begin(SegmentKind::Label, false),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if is_hidden(name) {
            self.hidden = self.hidden.saturating_sub(1);
            return;
        }
        match name {
            "w:p" | "text:p" | "text:h" | "svg:desc" => {
                self.open.pop();
            }
            "w:tc" | "table:table-cell" => self.cells = self.cells.saturating_sub(1),
            "text:list-item" => self.items = self.items.saturating_sub(1),
            "w:t" => self.in_run_text = false,
            _ => {}
        }
    }

    fn text(&mut self, span: Span) {
        if self.runs && !self.in_run_text {
            return;
        }
        let text = decoded(&self.xml[span.range()]);
        self.push(&text);
    }

    fn begin(&mut self, kind: SegmentKind, hidden: bool) {
        self.open.push(self.done.len());
        self.done.push(Paragraph { kind, text: String::new(), hidden });
    }

    const fn kind(&self) -> SegmentKind {
        if self.cells > 0 {
            SegmentKind::TableCell
        } else if self.items > 0 {
            SegmentKind::ListItem
        } else {
            SegmentKind::Paragraph
        }
    }

    fn current(&mut self) -> Option<&mut Paragraph> {
        self.done.get_mut(*self.open.last()?)
    }

    fn push(&mut self, text: &str) {
        if self.hidden == 0
            && let Some(paragraph) = self.current()
        {
            paragraph.text.push_str(text);
        }
    }
}

/// Text with its references decoded; soft hyphens go, since nobody sees them.
fn decoded(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut from = 0;
    while let Some(hit) = memchr::memchr(b'&', &raw.as_bytes()[from..]) {
        let at = from + hit;
        text.push_str(&raw[from..at]);
        let (len, decoded) = reference(&raw[at..]).unwrap_or((1, "&".to_owned()));
        text.push_str(&decoded);
        from = at + len;
    }
    text.push_str(&raw[from..]);
    text.retain(|c| c != '\u{AD}');
    text
}
