//! Marks inside a paragraph of AsciiDoc.

use std::sync::LazyLock;

use super::macros::{closing_bracket, first_value, labels};
use crate::{
    document::{
        SegmentKind,
        collect::Collector,
        formats::html::reference,
        lines::{find_near, near},
        roles::Roles,
    },
    text::Span,
};

/// What macros hold.
static MACROS: LazyLock<Roles> = LazyLock::new(|| Roles::read(include_str!("../../../../dictionaries/formats/asciidoc.txt")));

/// How deep macros may stand in macros.
const DEEPEST: u32 = 8;

/// Reads the text of a paragraph, a title or a cell.
pub(super) fn read(out: &mut Collector<'_>, part: Span) {
    Reader { out, end: part.end() as usize, from: part.start() as usize, closers: Vec::new(), unclosed: [0; 128], depth: 0 }
        .run();
}

struct Reader<'o, 's> {
    out: &'o mut Collector<'s>,
    end: usize,
    /// Up to here everything is written.
    from: usize,
    /// Marks that close formatted text: place and length.
    closers: Vec<(usize, usize)>,
    /// From here on no closing mark of this kind was found.
    unclosed: [usize; 128],
    depth: u32,
}

impl<'s> Reader<'_, 's> {
    fn run(mut self) {
        let mut at = self.from;
        while at < self.end {
            at = self.step(at);
        }
        self.flush(self.end);
    }

    fn bytes(&self) -> &'s [u8] {
        &self.out.source().as_bytes()[..self.end]
    }

    /// The text from a place on, as far as marks there may reach.
    fn rest(&self, at: usize) -> &'s str {
        near(&self.out.source()[at..self.end])
    }

    /// Writes the text before a mark and goes on behind it.
    fn skip(&mut self, at: usize, end: usize) -> usize {
        self.flush(at);
        self.from = end.max(self.from);
        end
    }

    fn hide(&mut self, at: usize, end: usize) -> usize {
        self.flush(at);
        self.out.placeholder(Span::of(at..end));
        self.from = end;
        end
    }

    fn flush(&mut self, to: usize) {
        if to > self.from {
            self.out.words(Span::of(self.from..to));
            self.from = to;
        }
    }

    /// Reads the inside of a mark as text of the same paragraph.
    fn inner(&mut self, start: usize, end: usize) {
        if self.depth < DEEPEST {
            let reader =
                Reader { out: self.out, end, from: start, closers: Vec::new(), unclosed: [0; 128], depth: self.depth + 1 };
            reader.run();
        }
    }

    fn step(&mut self, at: usize) -> usize {
        if self.closers.last().is_some_and(|&(place, _)| place == at) {
            let (_, len) = self.closers.pop().unwrap_or_default();
            return self.skip(at, at + len);
        }
        match self.bytes()[at] {
            b'\\' if self.bytes().get(at + 1).is_some_and(|byte| b"*_`#^~[<({+\\h".contains(byte)) => {
                let end = self.skip(at, at + 1);
                if self.bytes()[end] == b'\\' { end } else { end + 1 }
            }
            b'`' | b'"' | b'\'' => self.quote_or_code(at),
            b'+' => self.plus(at),
            b'$' if self.rest(at).starts_with("$$") => self.enclosed(at, "$$", "$$"),
            b'*' | b'_' | b'#' => self.format(at),
            b'^' | b'~' => self.raised(at),
            b'[' => self.bracket(at),
            b'<' => self.angle(at),
            b'(' => self.index_term(at),
            b'{' => self.attribute(at),
            b':' => self.colon(at),
            b'&' => match reference(self.rest(at)) {
                Some((len, text)) => {
                    self.flush(at);
                    self.out.replaced(&text, Span::of(at..at + len));
                    self.from = at + len;
                    at + len
                }
                None => at + 1,
            },
            b'\n' => self.next_line(at),
            _ => at + 1,
        }
    }

    /// A line end; comments may stand between the lines of a paragraph.
    fn next_line(&mut self, at: usize) -> usize {
        let rest = self.rest(at + 1);
        let line_end = at + 1 + rest.find('\n').unwrap_or(rest.len());
        let line = &rest[..line_end - at - 1];
        let is_unread = line.starts_with("//") && !line.starts_with("///")
            || ["ifdef::", "ifndef::", "ifeval::", "endif::", "include::"].iter().any(|name| line.starts_with(name));
        if is_unread { self.skip(at, line_end) } else { at + 1 }
    }

    fn quote_or_code(&mut self, at: usize) -> usize {
        let rest = self.rest(at);
        if rest.starts_with("\"`") || rest.starts_with("'`") {
            return self.skip(at + 1, at + 2);
        }
        if rest.starts_with("`\"") || rest.starts_with("`'") && !self.is_code_start(at) {
            return self.skip(at, at + 1);
        }
        if !rest.starts_with('`') {
            return at + 1;
        }
        if rest.starts_with("``") {
            return self.enclosed(at, "``", "``");
        }
        match self.closing(at, 1).filter(|_| self.is_code_start(at)) {
            Some(close) => self.hide(at, close + 1),
            None => at + 1,
        }
    }

    fn is_code_start(&self, at: usize) -> bool {
        !self.is_word_before(at)
    }

    fn plus(&mut self, at: usize) -> usize {
        let rest = self.rest(at);
        let after = rest[1..].trim_start_matches([' ', '\t', '\r']);
        if (after.is_empty() || after.starts_with('\n')) && self.bytes()[..at].ends_with(b" ") {
            let end = at + rest.len() - after.len();
            self.flush(at);
            self.out.line_break(Span::of(at..end));
            self.from = end;
            return end;
        }
        for marks in ["+++", "++"] {
            if rest.starts_with(marks) {
                return self.enclosed(at, marks, marks);
            }
        }
        match self.closing(at, 1).filter(|_| !self.is_word_before(at)) {
            Some(close) => self.hide(at, close + 1),
            None => at + 1,
        }
    }

    /// Hides `open … close`, if it is closed.
    fn enclosed(&mut self, at: usize, open: &str, close: &str) -> usize {
        let inside = at + open.len();
        match find_near(self.rest(inside), close).filter(|&n| n > 0) {
            Some(n) => self.hide(at, inside + n + close.len()),
            None => inside,
        }
    }

    /// `*bold*`, `_italic_`, `#mark#` and their doubles: the marks go, the text stays.
    fn format(&mut self, at: usize) -> usize {
        let mark = self.bytes()[at];
        let double = self.bytes().get(at + 1) == Some(&mark);
        let len = if double { 2 } else { 1 };
        if !double && self.is_word_before(at) {
            return at + len;
        }
        match self.closing(at, len) {
            Some(close) if self.closers.last().is_none_or(|&(outer, _)| close < outer) => {
                self.closers.push((close, len));
                self.skip(at, at + len)
            }
            _ => at + len,
        }
    }

    /// Where the mark that opens at `at` closes.
    fn closing(&mut self, at: usize, len: usize) -> Option<usize> {
        let mark = self.bytes()[at];
        let slot = usize::from(mark) & 127;
        let start = at + len;
        if self.unclosed[slot] > start || self.bytes().get(start).is_none_or(u8::is_ascii_whitespace) {
            return None;
        }
        let mut from = start + 1;
        while let Some(hit) = self.bytes().get(from..).and_then(|bytes| memchr::memchr(mark, bytes)) {
            let close = from + hit;
            let run = self.bytes()[close..].iter().take(16).take_while(|&&byte| byte == mark).count();
            let fits = if len == 2 { run >= 2 } else { !self.is_word_after(close) };
            if fits && !self.bytes()[close - 1].is_ascii_whitespace() {
                return Some(close);
            }
            from = close + run;
        }
        self.unclosed[slot] = self.end;
        None
    }

    fn is_word_before(&self, at: usize) -> bool {
        self.out.source()[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_')
    }

    fn is_word_after(&self, at: usize) -> bool {
        self.rest(at + 1).chars().next().is_some_and(|c| c.is_alphanumeric() || c == '_')
    }

    /// `m^2^` is left out like a mark of a footnote; `H~2~O` stays.
    fn raised(&mut self, at: usize) -> usize {
        let mark = char::from(self.bytes()[at]);
        let rest = self.rest(at + 1);
        let end = rest.bytes().take(80).position(|byte| byte == mark as u8 || matches!(byte, b' ' | b'\n'));
        let Some(n) = end.filter(|&n| n > 0 && rest[n..].starts_with(mark)) else { return at + 1 };
        if mark == '~' {
            self.closers.push((at + 1 + n, 1));
            return self.skip(at, at + 1);
        }
        self.skip(at, at + n + 2)
    }

    /// `[[anchor]]`, `[.role]#text#`
    fn bracket(&mut self, at: usize) -> usize {
        let rest = self.rest(at);
        if let Some(n) = rest.starts_with("[[").then(|| find_near(rest, "]]")).flatten() {
            let n = if rest[n..].starts_with("]]]") { n + 3 } else { n + 2 };
            return self.skip(at, at + n);
        }
        let Some(n) = find_near(rest, "]") else { return at + 1 };
        let is_role = rest[n + 1..].starts_with(['#', '*', '_', '`', '+']) && !rest[..n].contains([' ', '\n']);
        if is_role { self.skip(at, at + n + 1) } else { at + 1 }
    }

    /// `<<id,text>>`, `<1>`, `<https://example.org>`
    fn angle(&mut self, at: usize) -> usize {
        let rest = self.rest(at);
        if let Some(n) = rest.starts_with("<<").then(|| find_near(rest, ">>")).flatten() {
            let inside = &rest[2..n];
            let text = inside.find(',').map(|comma| inside[comma + 1..].trim());
            return match text.filter(|text| !text.is_empty()) {
                Some(text) => {
                    let start = at + 2 + inside.trim_end().len() - text.len();
                    self.skip(at, start);
                    self.inner(start, start + text.len());
                    self.from = at + n + 2;
                    at + n + 2
                }
                None => self.hide(at, at + n + 2),
            };
        }
        let digits = rest[1..].bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 && rest[1 + digits..].starts_with('>') {
            return self.skip(at, at + digits + 2);
        }
        if let Some(n) = rest.bytes().take(512).position(|byte| matches!(byte, b'>' | b' ' | b'\n'))
            && rest[n..].starts_with('>')
            && (rest[..n].contains("://") || rest[..n].contains('@'))
        {
            return self.hide(at, at + n + 1);
        }
        at + 1
    }

    /// `(((a, b)))` is not seen, `((term))` is.
    fn index_term(&mut self, at: usize) -> usize {
        let rest = self.rest(at);
        if let Some(n) = rest.starts_with("(((").then(|| find_near(rest, ")))")).flatten() {
            let end = at + n + 3;
            // A term on a line of its own takes its line end with it.
            return self.skip(at, end);
        }
        if let Some(n) = rest.starts_with("((").then(|| find_near(rest, "))")).flatten() {
            self.skip(at, at + 2);
            self.inner(at + 2, at + n);
            self.from = at + n + 2;
            return at + n + 2;
        }
        at + 1
    }

    fn attribute(&mut self, at: usize) -> usize {
        let rest = self.rest(at);
        let end = rest.bytes().take(80).position(|byte| matches!(byte, b'}' | b' ' | b'\n'));
        let Some(n) = end.filter(|&n| rest[n..].starts_with('}')) else { return at + 1 };
        let name = &rest[1..n];
        let named = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_:+!/.@$".contains(&byte));
        if name.is_empty() || !named {
            return at + 1;
        }
        let end = at + n + 1;
        let text = match name {
            "nbsp" => "\u{A0}",
            "sp" => " ",
            "plus" => "+",
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "empty" | "blank" | "zwsp" | "wj" => return self.skip(at, end),
            _ => return self.hide(at, end),
        };
        self.flush(at);
        self.out.replaced(text, Span::of(at..end));
        self.from = end;
        end
    }

    /// `name:target[…]` and `https://…[…]`.
    fn colon(&mut self, at: usize) -> usize {
        let bytes = self.bytes();
        let name_len = bytes[self.from..at]
            .iter()
            .rev()
            .take(24)
            .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
            .count();
        let start = at - name_len;
        if name_len == 0 || self.is_word_before(start) {
            return at + 1;
        }
        let rest = self.rest(at + 1);
        let name = &self.out.source()[start..at];
        let is_url = rest.starts_with("//");
        let target = rest.find(|c: char| c.is_whitespace() || matches!(c, '[' | '<' | '>' | '"')).unwrap_or(rest.len());
        let role = MACROS.get(name);
        let opens = rest[target..].starts_with('[') && !rest.starts_with(':');
        if opens
            && (role.is_some() || target > 0)
            && (is_url || !rest[..target].ends_with(':'))
            && let Some(n) = closing_bracket(&rest[target..])
        {
            let inside = at + 1 + target + 1..at + 1 + target + n;
            return self.macro_call(start, inside, if is_url { "text" } else { role.unwrap_or("hidden") }, name == "image");
        }
        if is_url && target > 2 {
            let url = rest[..target].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'', '*', '_']);
            return self.hide(start, at + 1 + url.len());
        }
        at + 1
    }

    fn macro_call(&mut self, start: usize, inside: std::ops::Range<usize>, role: &str, has_alt: bool) -> usize {
        let end = inside.end + 1;
        self.flush(start);
        match role {
            "text" => {
                let text = first_value(&self.out.source()[inside.clone()]);
                if text.is_empty() {
                    self.out.placeholder(Span::of(start..end));
                } else {
                    self.inner(inside.start + text.start, inside.start + text.end);
                }
            }
            "label" => {
                self.out.placeholder(Span::of(start..end));
                labels(self.out, Span::of(inside), has_alt);
            }
            "note" => {
                self.out.enter(SegmentKind::Paragraph);
                self.inner(inside.start, inside.end);
                self.out.leave();
            }
            "silent" => {}
            _ => self.out.placeholder(Span::of(start..end)),
        }
        self.from = end;
        end
    }
}
