//! Typst, by a scanner of our own; Typst's own parser brings threads and clocks along.
//!
//! Markup is read. Code behind `#` is skipped, but for the content in brackets that stands in it:
//! `#figure(image("a.png"), caption: [Ein Bild])`.

use std::sync::LazyLock;

use super::{Format, FormatOptions};
use crate::{
    document::{
        Document, Escape, SegmentKind,
        collect::Collector,
        lines::{find_near, near},
        roles::Roles,
    },
    text::Span,
};

/// What functions hold.
static FUNCTIONS: LazyLock<Roles> = LazyLock::new(|| Roles::read(include_str!("../../../dictionaries/formats/typst.txt")));

/// Content nested deeper than this is not read.
const DEEPEST: u32 = 32;

/// Typst.
pub(super) struct Typst;

impl Format for Typst {
    fn name(&self) -> &'static str {
        "typst"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["typ"]
    }

    fn parse<'s>(&self, source: &'s str, _: &FormatOptions) -> Document<'s> {
        let mut out = Collector::new(source, Escape::None);
        let start = if source.starts_with('\u{FEFF}') { 3 } else { 0 };
        let mut reader = Reader { out: &mut out, from: start, depth: 0, line_start: true };
        let mut at = start;
        while at < source.len() {
            // A bracket that closes nothing is text.
            at = reader.markup(at).max(at + 1);
        }
        out.finish()
    }
}

struct Reader<'o, 's> {
    out: &'o mut Collector<'s>,
    /// Up to here everything is written.
    from: usize,
    depth: u32,
    /// Nothing but blanks stands before in the line.
    line_start: bool,
}

impl<'s> Reader<'_, 's> {
    fn bytes(&self) -> &'s [u8] {
        self.out.source().as_bytes()
    }

    fn rest(&self, at: usize) -> &'s str {
        near(&self.out.source()[at..])
    }

    fn flush(&mut self, to: usize) {
        if to > self.from {
            self.out.words(Span::of(self.from..to));
            self.from = to;
        }
    }

    fn skip(&mut self, at: usize, end: usize) -> usize {
        self.flush(at);
        self.from = end;
        end
    }

    fn hide(&mut self, at: usize, end: usize) -> usize {
        self.flush(at);
        self.out.placeholder(Span::of(at..end));
        self.from = end;
        end
    }

    fn replace(&mut self, at: usize, end: usize, text: &str) -> usize {
        self.flush(at);
        self.out.replaced(text, Span::of(at..end));
        self.from = end;
        end
    }

    /// Reads markup up to the bracket that closes it or the end; gives the place of the bracket.
    fn markup(&mut self, mut at: usize) -> usize {
        let mut open = 0u32;
        while let Some(&byte) = self.bytes().get(at) {
            if byte == b']' {
                if open == 0 && self.depth > 0 {
                    break;
                }
                open = open.saturating_sub(1);
            }
            open += u32::from(byte == b'[');
            let starts = self.line_start;
            self.line_start = byte == b'\n' || starts && matches!(byte, b' ' | b'\t');
            at = if starts { self.line(at) } else { self.inline(at) };
        }
        let at = at.min(self.bytes().len());
        self.flush(at);
        at
    }

    /// Marks that count at the start of a line only.
    fn line(&mut self, at: usize) -> usize {
        if !self.bytes()[at].is_ascii() {
            return at + 1;
        }
        let rest = self.rest(at);
        let level = rest.bytes().take_while(|&byte| byte == b'=').count();
        if level > 0 && rest[level..].starts_with(' ') {
            self.skip(at, at + level + 1);
            self.out.begin(SegmentKind::Heading);
            return at + level + 1;
        }
        let marker = list_marker(rest);
        if marker > 0 {
            self.skip(at, at + marker);
            self.out.begin(SegmentKind::ListItem);
            return at + marker;
        }
        self.inline(at)
    }

    fn inline(&mut self, at: usize) -> usize {
        if !b"\\/`$*_~-<@#h\n".contains(&self.bytes()[at]) {
            return at + 1;
        }
        let rest = self.rest(at);
        match rest.as_bytes()[0] {
            b'\\' => self.backslash(at, rest),
            b'/' if rest.starts_with("//") => self.comment(at),
            b'/' if rest.starts_with("/*") => self.block_comment(at),
            b'`' => self.raw(at),
            b'$' => match find_near(&rest[1..], "$") {
                Some(n) if !rest[..=n].ends_with('\\') => self.hide(at, at + n + 2),
                _ => at + 1,
            },
            b'*' => self.skip(at, at + 1),
            b'_' if !self.is_inside_word(at) => self.skip(at, at + 1),
            b'~' => self.replace(at, at + 1, "\u{A0}"),
            b'-' if rest.starts_with("---") => self.replace(at, at + 3, "—"),
            b'-' if rest.starts_with("--") => self.replace(at, at + 2, "–"),
            b'-' if rest.starts_with("-?") => self.skip(at, at + 2),
            b'<' => self.label(at, rest),
            b'@' => self.reference(at, rest),
            b'#' => self.code(at),
            b'h' if (rest.starts_with("https://") || rest.starts_with("http://")) && !self.is_inside_word(at) => {
                let len = rest.find(|c: char| c.is_whitespace() || matches!(c, ']' | ')' | '"' | '<')).unwrap_or(rest.len());
                self.hide(at, at + rest[..len].trim_end_matches(['.', ',', ';', ':', '!', '?']).len())
            }
            b'\n' => self.line_end(at),
            _ => at + 1,
        }
    }

    fn line_end(&mut self, at: usize) -> usize {
        let rest = self.rest(at);
        let blank = rest.len() - rest.trim_start().len();
        // A heading ends with its line, other blocks at a blank one.
        if rest[..blank].matches('\n').count() > 1 || self.out.kind() == SegmentKind::Heading {
            self.flush(at);
            self.out.begin(SegmentKind::Paragraph);
            self.from = at + blank;
        }
        at + blank.max(1)
    }

    fn backslash(&mut self, at: usize, rest: &str) -> usize {
        match rest[1..].chars().next() {
            Some('u') if rest.starts_with("\\u{") => {
                let code = rest.find('}').and_then(|n| Some((n, char::from_u32(u32::from_str_radix(&rest[3..n], 16).ok()?)?)));
                code.map_or(at + 1, |(n, c)| self.replace(at, at + n + 1, &c.to_string()))
            }
            Some(c) if !c.is_whitespace() => self.skip(at, at + 1) + c.len_utf8(),
            _ => {
                self.flush(at);
                self.out.line_break(Span::of(at..at + 1));
                self.from = at + 1;
                at + 1
            }
        }
    }

    fn comment(&mut self, at: usize) -> usize {
        let rest = &self.out.source()[at..];
        let len = rest.find('\n').unwrap_or(rest.len());
        self.flush(at);
        self.out.comment(&rest[2..len], Span::of(at..at + rest[..len].trim_end().len()));
        self.from = at + len;
        at + len
    }

    fn block_comment(&mut self, at: usize) -> usize {
        let rest = &self.out.source()[at..];
        let len = rest.find("*/").map_or(rest.len(), |n| n + 2);
        self.flush(at);
        self.out.comment(rest[2..len].trim_end_matches("*/"), Span::of(at..at + len));
        self.from = at + len;
        at + len
    }

    fn raw(&mut self, at: usize) -> usize {
        let rest = &self.out.source()[at..];
        let n = rest.bytes().take_while(|&byte| byte == b'`').count();
        match n {
            2 => self.hide(at, at + 2),
            1 => near(rest)[1..].find('`').map_or(at + 1, |len| self.hide(at, at + len + 2)),
            _ => {
                let len = rest[n..].find(&rest[..n]).map_or(rest.len(), |len| len + 2 * n);
                self.hide(at, at + len)
            }
        }
    }

    fn is_inside_word(&self, at: usize) -> bool {
        let source = self.out.source();
        let before = source[..at].chars().next_back();
        before.is_some_and(char::is_alphanumeric) && source[at + 1..].chars().next().is_some_and(char::is_alphanumeric)
    }

    fn label(&mut self, at: usize, rest: &str) -> usize {
        let n = rest[1..].bytes().take(64).take_while(|byte| byte.is_ascii_alphanumeric() || b"-_:.".contains(byte)).count();
        if n > 0 && rest[1 + n..].starts_with('>') { self.skip(at, at + n + 2) } else { at + 1 }
    }

    fn reference(&mut self, at: usize, rest: &str) -> usize {
        let n = rest[1..].bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"-_:.".contains(byte)).count();
        let name = rest[1..=n].trim_end_matches(['.', ':']);
        if name.is_empty() || self.is_inside_word(at) {
            return at + 1;
        }
        self.hide(at, at + 1 + name.len())
    }

    /// `#emph[text]`, `#let x = …`, `#figure(…)`
    fn code(&mut self, at: usize) -> usize {
        let rest = self.rest(at);
        let n = rest[1..].bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(byte)).count();
        let name = rest[1..=n].trim_end_matches(['.', '-']);
        let after = at + 1 + name.len();
        self.flush(at);
        self.from = after;
        match name {
            "let" | "set" | "show" | "import" | "include" | "if" | "for" | "while" | "return" | "context" => {
                self.statement(after)
            }
            "" if !rest[1..].starts_with(['(', '{', '"', '[']) => at + 1,
            _ => {
                let end = self.call(after, name.rsplit('.').next().unwrap_or(name));
                if end == after {
                    self.out.placeholder(Span::of(at..after));
                }
                end
            }
        }
    }

    /// Code up to the end of its line, with the contents in it.
    fn statement(&mut self, mut at: usize) -> usize {
        let mut depth = 0u32;
        while let Some(&byte) = self.bytes().get(at) {
            match byte {
                b'\n' | b']' if depth == 0 => break,
                b'[' => {
                    at = self.content(at, Some("note"));
                    continue;
                }
                b'(' | b'{' => depth += 1,
                b')' | b'}' => depth = depth.saturating_sub(1),
                _ => {
                    at = self.token(at);
                    continue;
                }
            }
            at += 1;
        }
        self.from = at;
        at
    }

    /// The arguments and contents of a call; gives where they end.
    fn call(&mut self, mut at: usize, name: &str) -> usize {
        let role = FUNCTIONS.get(name);
        loop {
            match self.bytes().get(at) {
                Some(b'(' | b'{') => at = self.arguments(at, if role == Some("cells") { role } else { Some("note") }),
                Some(b'[') => at = self.content(at, role),
                Some(b'"') if name.is_empty() => at = self.token(at),
                _ => break,
            }
        }
        self.from = at;
        at
    }

    /// `(…)` or `{…}`; contents in it are blocks of their own.
    fn arguments(&mut self, mut at: usize, role: Option<&str>) -> usize {
        let mut depth = 0u32;
        while let Some(&byte) = self.bytes().get(at) {
            match byte {
                b'[' => {
                    at = self.content(at, role);
                    continue;
                }
                b'(' | b'{' => depth += 1,
                b')' | b'}' => {
                    depth -= 1;
                    if depth == 0 {
                        return at + 1;
                    }
                }
                _ => {
                    at = self.token(at);
                    continue;
                }
            }
            at += 1;
        }
        at
    }

    /// A piece of code that may hold brackets without meaning them: strings and comments.
    fn token(&self, at: usize) -> usize {
        let rest = &self.out.source()[at..];
        let bytes = rest.as_bytes();
        match bytes[0] {
            b'"' => {
                let mut n = 1;
                while n < bytes.len() && bytes[n] != b'"' {
                    n += if bytes[n] == b'\\' { 2 } else { 1 };
                }
                let mut end = (at + n + 1).min(at + rest.len());
                while !self.out.source().is_char_boundary(end) {
                    end += 1;
                }
                end
            }
            b'/' if rest.starts_with("//") => at + rest.find('\n').unwrap_or(rest.len()),
            b'/' if rest.starts_with("/*") => at + rest.find("*/").map_or(rest.len(), |n| n + 2),
            _ => at + rest.chars().next().map_or(1, char::len_utf8),
        }
    }

    /// `[…]`, as its function says; gives what follows the bracket.
    fn content(&mut self, at: usize, role: Option<&str>) -> usize {
        self.from = at + 1;
        if self.depth >= DEEPEST {
            return at + 1;
        }
        let inner = match role {
            Some("text") => None,
            Some("heading") => Some(SegmentKind::Heading),
            Some("cells") => Some(SegmentKind::TableCell),
            _ => Some(SegmentKind::Paragraph),
        };
        let was_at_start = std::mem::replace(&mut self.line_start, inner.is_some());
        let mut silent = None;
        if role == Some("silent") {
            silent = Some(self.out.mute());
        } else if let Some(kind) = inner {
            self.out.enter(kind);
        }
        self.depth += 1;
        let end = self.markup(at + 1);
        self.depth -= 1;
        if let Some(muted) = silent {
            self.out.unmute(muted);
        } else if inner.is_some() {
            self.out.leave();
        }
        self.line_start = was_at_start && inner.is_some();
        self.from = (end + 1).min(self.bytes().len());
        self.from
    }
}

/// Length of `- `, `+ `, `1. ` and `/ ` (a term) with the blanks behind.
fn list_marker(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let n = match bytes.first() {
        Some(b'-' | b'+' | b'/') => 1,
        Some(b'0'..=b'9') => {
            let digits = bytes.iter().take(4).take_while(|byte| byte.is_ascii_digit()).count();
            if bytes.get(digits) == Some(&b'.') { digits + 1 } else { 0 }
        }
        _ => 0,
    };
    if n > 0 && bytes.get(n) == Some(&b' ') { n + 1 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The prose, one segment a line; `¤` stands for a placeholder, `⏎` for a line end inside a segment.
    fn check(source: &str, expected: &str) {
        let document = Typst.parse(source, &FormatOptions::default());
        let texts: Vec<_> = document.segments.iter().map(|s| s.text.replace('\u{FFFC}', "¤").replace('\n', "⏎")).collect();
        assert_eq!(texts.join("\n"), expected, "{source}");
    }

    #[test]
    fn markup_by_example() {
        check(
            "= Titel <sec>\nText *Staat*en und _kursiv_, snake_case.\n\n- eins\n- zwei\n+ drei\n/ Begriff: Text\n",
            "Titel\nText Staaten und kursiv, snake_case.\neins\nzwei\ndrei\nBegriff: Text",
        );
        check(
            "Siehe @abb und `code`, $x^2$ bei https://a.b/c. Seite~5 -- 7 \\#1 \\\nneu",
            "Siehe ¤ und ¤, ¤ bei ¤. Seite\u{A0}5 – 7 #1⏎neu",
        );
        check("Da // weg\nhier /* auch */ noch.\n\n```py\nx = 1\n```\n", "Da hier noch.");
    }

    #[test]
    fn code_gives_its_contents() {
        check(
            "#set text(lang: \"de\")\n#let x = [Ein Text]\nWort#footnote[Die Note.] und #emph[be]tont, #x.",
            "Ein Text\nWort und betont, ¤.\nDie Note.",
        );
        check(
            "#figure(image(\"a]b.png\"), caption: [Ein Bild]) <f>\n\n#table(columns: 2, [A], [B *c*])\n#link(\"https://a.b\")[Ziel] da",
            "Ein Bild\nA\nB c\nZiel da",
        );
        check("#show: doc => [\n= Kopf\nText\n]\nNach#super[1]her", "Kopf\nText\nNachher");
    }
}
