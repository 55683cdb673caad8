//! Walks through TeX and writes what is read.

use super::{
    accents::{accented, shorthand, symbol},
    arguments::{COMMANDS, LONGEST_ARGUMENT, bracket_end, group_end, swallowed},
};
use crate::{
    document::{
        SegmentKind,
        collect::Collector,
        lines::{find_near, near},
    },
    text::Span,
};

/// Reads the whole source.
pub(super) fn read(out: &mut Collector<'_>) {
    let source = out.source();
    let start = if source.starts_with('\u{FEFF}') { 3 } else { 0 };
    let body = memchr::memmem::find(source.as_bytes(), b"\\begin{document}");
    let mut reader = Reader {
        out,
        from: start,
        groups: Vec::new(),
        cells: Vec::new(),
        preamble: body.is_some(),
        shown: 0,
        shorthands: has_shorthands(source),
    };
    let mut at = start;
    while at < source.len() {
        at = reader.step(at);
    }
    reader.flush(source.len());
}

/// Whether `"a` is an umlaut here: with babel's German, or where the mark stands inside words.
fn has_shorthands(source: &str) -> bool {
    let bytes = source.as_bytes();
    let babel = memchr::memmem::find(bytes, b"german")
        .is_some_and(|at| source[..at].contains("\\usepackage") || source[..at].contains("\\documentclass"));
    babel
        || memchr::memchr_iter(b'"', bytes).any(|at| {
            at > 0
                && bytes[at - 1].is_ascii_alphabetic()
                && matches!(bytes.get(at + 1), Some(b'a' | b'o' | b'u' | b's'))
                && bytes.get(at + 2).is_some_and(u8::is_ascii_alphabetic)
        })
}

/// What happens at the brace that ends a group.
pub(super) enum Group {
    Plain,
    /// A block inside a block ends.
    Inner(&'static str),
    /// A block ends.
    Block(&'static str),
    /// Further arguments of the command follow.
    More(&'static str),
}

pub(super) struct Reader<'o, 's> {
    pub(super) out: &'o mut Collector<'s>,
    /// Up to here everything is written.
    pub(super) from: usize,
    /// The groups that are open.
    pub(super) groups: Vec<Group>,
    /// For each open environment, whether its text stands in cells.
    cells: Vec<bool>,
    /// Before the document begins, where text is not read …
    preamble: bool,
    /// … but in titles and notes: how many are open.
    pub(super) shown: u32,
    shorthands: bool,
}

impl<'s> Reader<'_, 's> {
    pub(super) fn rest(&self, at: usize) -> &'s str {
        &self.out.source()[at..]
    }

    pub(super) fn is_shown(&self) -> bool {
        !self.preamble || self.shown > 0
    }

    pub(super) fn flush(&mut self, to: usize) {
        if to > self.from {
            if self.is_shown() {
                self.out.words(Span::of(self.from..to));
            }
            self.from = to;
        }
    }

    fn skip(&mut self, at: usize, end: usize) -> usize {
        self.flush(at);
        self.from = end;
        end
    }

    fn replace(&mut self, at: usize, end: usize, text: &str) -> usize {
        self.flush(at);
        if self.is_shown() {
            self.out.replaced(text, Span::of(at..end));
        }
        self.from = end;
        end
    }

    pub(super) fn hide(&mut self, at: usize, end: usize) -> usize {
        self.flush(at);
        if self.is_shown() {
            self.out.placeholder(Span::of(at..end));
        }
        self.from = end;
        end
    }

    fn step(&mut self, at: usize) -> usize {
        let bytes = self.out.source().as_bytes();
        match bytes[at] {
            b'\\' => self.command(at),
            b'{' => {
                self.groups.push(Group::Plain);
                self.skip(at, at + 1)
            }
            b'}' => self.close_group(at),
            b'%' => self.comment(at),
            b'$' => self.math(at),
            b'~' => self.replace(at, at + 1, "\u{A0}"),
            b'&' => self.cell(at, 1),
            b'"' if self.shorthands => self.shorthand(at),
            b'`' if bytes.get(at + 1) == Some(&b'`') => self.replace(at, at + 2, "“"),
            b'\'' if bytes.get(at + 1) == Some(&b'\'') => self.replace(at, at + 2, "”"),
            b',' if bytes.get(at + 1) == Some(&b',') => self.replace(at, at + 2, "„"),
            b'-' if self.rest(at).starts_with("---") => self.replace(at, at + 3, "—"),
            b'-' if self.rest(at).starts_with("--") => self.replace(at, at + 2, "–"),
            b'\n' => self.line_end(at),
            _ => at + 1,
        }
    }

    fn line_end(&mut self, at: usize) -> usize {
        let rest = self.rest(at);
        let blank = &rest[..rest.len() - rest.trim_start().len()];
        if blank.matches('\n').count() > 1 {
            self.flush(at);
            self.out.end();
            self.from = at + blank.len();
        }
        at + blank.len()
    }

    fn comment(&mut self, at: usize) -> usize {
        let rest = self.rest(at);
        let len = rest.find('\n').unwrap_or(rest.len());
        let comment = rest[..len].trim_start_matches('%').trim_end();
        self.flush(at);
        self.out.comment(comment, Span::of(at..at + rest[..len].trim_end().len()));
        // A comment takes the line end and the indentation of the next line with it, but not a blank line.
        let after = &rest[len..];
        let next = after.strip_prefix('\n').map_or(after, |next| next.trim_start_matches([' ', '\t']));
        let at_line_start = at == 0 || self.out.source()[..at].ends_with('\n');
        let end = if at_line_start || !next.starts_with(['\n', '\r']) { at + rest.len() - next.len() } else { at + len };
        self.from = end;
        end
    }

    /// `$…$` and `$$…$$`
    fn math(&mut self, at: usize) -> usize {
        let rest = self.rest(at);
        let mark = if rest.starts_with("$$") { "$$" } else { "$" };
        let inside = &rest[mark.len()..];
        match find_unescaped(inside, mark) {
            Some(n) => self.hide(at, at + n + 2 * mark.len()),
            None => at + mark.len(),
        }
    }

    fn cell(&mut self, at: usize, len: usize) -> usize {
        if self.cells.last() == Some(&true) {
            self.flush(at);
            self.out.begin(SegmentKind::TableCell);
            self.from = at + len;
        }
        at + len
    }

    fn shorthand(&mut self, at: usize) -> usize {
        match self.rest(at)[1..].chars().next().and_then(shorthand) {
            Some("") => self.skip(at, at + 2),
            Some(text) => self.replace(at, at + 2, text),
            None => at + 1,
        }
    }

    fn close_group(&mut self, at: usize) -> usize {
        self.flush(at);
        self.from = at + 1;
        match self.groups.pop() {
            Some(Group::Inner(more)) => {
                self.shown = self.shown.saturating_sub(1);
                self.out.leave();
                self.arguments(at + 1, more)
            }
            Some(Group::Block(more)) => {
                self.shown = self.shown.saturating_sub(1);
                self.out.begin(self.kind());
                self.arguments(at + 1, more)
            }
            Some(Group::More(more)) => self.arguments(at + 1, more),
            Some(Group::Plain) | None => at + 1,
        }
    }

    fn kind(&self) -> SegmentKind {
        if self.cells.last() == Some(&true) { SegmentKind::TableCell } else { SegmentKind::Paragraph }
    }

    fn command(&mut self, at: usize) -> usize {
        let rest = &self.rest(at)[1..];
        let Some(first) = rest.chars().next() else { return self.skip(at, at + 1) };
        if !first.is_ascii_alphabetic() && first != '@' {
            return self.control_symbol(at, first);
        }
        let n = rest.bytes().take_while(|byte| byte.is_ascii_alphabetic() || *byte == b'@').count();
        let n = n + usize::from(rest[n..].starts_with('*'));
        let (name, end) = (&rest[..n], at + 1 + n);
        if let Some(text) = symbol(name) {
            let end = end + swallowed(self.rest(end));
            return if text.is_empty() { self.skip(at, end) } else { self.replace(at, end, text) };
        }
        if let Some(next) = n.eq(&1).then(|| self.accent(at, first, end)).flatten() {
            return next;
        }
        match name {
            "begin" => self.begin(at, end),
            "end" => self.end(at, end),
            "par" | "newpage" | "clearpage" | "pagebreak" | "bigskip" | "medskip" | "smallskip" | "maketitle" => {
                self.skip(at, end);
                self.out.end();
                end
            }
            "item" => self.item(at, end),
            "newline" | "linebreak" | "tabularnewline" => self.line_break(at, end),
            "verb" | "verb*" | "lstinline" if !self.rest(end).starts_with(['{', '[']) => self.verb(at, end),
            "def" | "let" | "edef" | "gdef" => self.definition(at, end),
            _ => self.known_command(at, name, end),
        }
    }

    /// `\&`, `\"a`, `\\`, `\-`, `\(`
    fn control_symbol(&mut self, at: usize, first: char) -> usize {
        let end = at + 1 + first.len_utf8();
        if let Some(next) = self.accent(at, first, end) {
            return next;
        }
        match first {
            '\\' => self.line_break(at, end),
            '-' | '/' | '!' => self.skip(at, end),
            ' ' | '\n' | '\t' => self.replace(at, end, " "),
            ',' | ';' | ':' => self.replace(at, end, "\u{A0}"),
            '(' => self.until(at, "\\)"),
            '[' => self.until(at, "\\]"),
            _ => self.skip(at, at + 1) + first.len_utf8(),
        }
    }

    fn until(&mut self, at: usize, close: &str) -> usize {
        let rest = &self.rest(at)[2..];
        match find_near(rest, close) {
            Some(n) => self.hide(at, at + 4 + n),
            None => self.skip(at, at + 2),
        }
    }

    /// `\"a`, `\"{a}`, `\c{c}`; `None` where no accent is.
    fn accent(&mut self, at: usize, accent: char, end: usize) -> Option<usize> {
        let rest = self.rest(end);
        let blanks = if accent.is_ascii_alphabetic() { rest.len() - rest.trim_start_matches(' ').len() } else { 0 };
        let body = &rest[blanks..];
        let braced = body.strip_prefix('{');
        if accent.is_ascii_alphabetic() && braced.is_none() && blanks == 0 {
            return None;
        }
        let inside = braced.unwrap_or(body);
        let dotless = inside.starts_with("\\i") || inside.starts_with("\\j");
        let base = inside[usize::from(dotless)..].chars().next()?;
        let text = accented(accent, base)?;
        let length = usize::from(dotless) + base.len_utf8();
        let closing = usize::from(braced.is_some());
        if braced.is_some() && !inside[length..].starts_with('}') {
            return None;
        }
        Some(self.replace(at, end + blanks + closing + length + closing, &text))
    }

    fn line_break(&mut self, at: usize, end: usize) -> usize {
        let rest = self.rest(end);
        let star = usize::from(rest.starts_with('*'));
        let optional = if rest[star..].starts_with('[') {
            rest.bytes().take(12).position(|byte| byte == b']').map_or(0, |n| n + 1 - star)
        } else {
            0
        };
        let end = end + star + optional;
        if self.cells.last() == Some(&true) {
            return self.cell(at, end - at);
        }
        self.flush(at);
        if self.is_shown() {
            self.out.line_break(Span::of(at..end));
        }
        self.from = end;
        end
    }

    fn verb(&mut self, at: usize, end: usize) -> usize {
        let Some(mark) = self.rest(end).chars().next() else { return self.skip(at, end) };
        let inside = &self.rest(end)[mark.len_utf8()..];
        match near(inside).find([mark, '\n']) {
            Some(n) if inside[n..].starts_with(mark) => self.hide(at, end + n + 2 * mark.len_utf8()),
            _ => self.skip(at, end),
        }
    }

    /// `\def\name#1{…}`
    fn definition(&mut self, at: usize, end: usize) -> usize {
        let rest = self.rest(end);
        let line = rest.find('\n').unwrap_or(rest.len());
        let brace = rest[..line].find('{').map(|n| end + n);
        let end = brace.and_then(|brace| group_end(self.out.source(), brace)).unwrap_or(end + line);
        self.skip(at, end)
    }

    fn item(&mut self, at: usize, end: usize) -> usize {
        self.skip(at, end);
        self.out.begin(SegmentKind::ListItem);
        let rest = self.rest(end);
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let Some(n) = rest[blanks..].starts_with('[').then(|| bracket_end(&rest[blanks..])).flatten() else { return end };
        // The term is read by the same loop; its closing bracket ends the block.
        let (start, close) = (end + blanks + 1, end + blanks + n - 1);
        self.from = start;
        let mut next = start;
        while next < close {
            next = self.step(next);
        }
        self.flush(close.max(self.from));
        self.from = self.from.max(close + 1);
        self.out.begin(SegmentKind::ListItem);
        next.max(close + 1)
    }

    fn begin(&mut self, at: usize, end: usize) -> usize {
        let Some((name, after)) = self.name_in_braces(end) else { return self.skip(at, end) };
        let roles = COMMANDS.get(&format!("begin-{name}")).unwrap_or("");
        self.flush(at);
        self.from = after;
        if name == "document" {
            self.preamble = false;
            self.out.end();
            return after;
        }
        let (style, arguments) = roles.split_once(' ').unwrap_or((roles, ""));
        if matches!(style, "verbatim" | "skip") {
            let close = format!("\\end{{{name}}}");
            let len = self.rest(after).find(&close).map_or(self.rest(after).len(), |n| n + close.len());
            // A formula stands in its sentence; a listing does not.
            if style == "skip" { self.hide(at, after + len) } else { self.skip_block(after + len) }
        } else {
            let is_cells = style == "cells";
            self.cells.push(is_cells);
            let kind = match name {
                "quote" | "quotation" | "verse" | "displayquote" => SegmentKind::Quotation,
                _ => self.kind(),
            };
            self.out.begin(kind);
            self.arguments(after, if is_cells { arguments } else { roles })
        }
    }

    fn skip_block(&mut self, end: usize) -> usize {
        self.out.end();
        self.from = end;
        end
    }

    fn end(&mut self, at: usize, end: usize) -> usize {
        let Some((name, after)) = self.name_in_braces(end) else { return self.skip(at, end) };
        self.skip(at, after);
        self.cells.pop();
        self.out.begin(self.kind());
        if name == "document" {
            let len = self.out.source().len();
            self.from = len;
            return len;
        }
        after
    }

    fn name_in_braces(&self, at: usize) -> Option<(&'s str, usize)> {
        let inside = self.rest(at).strip_prefix('{')?;
        let n = inside.bytes().take(64).position(|byte| byte == b'}')?;
        Some((&inside[..n], at + n + 2))
    }
}

fn find_unescaped(text: &str, mark: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(n) = find_near(text.get(from..)?, mark).filter(|n| from + n < LONGEST_ARGUMENT) {
        let at = from + n;
        let blank_line = text[from..at].contains("\n\n");
        if blank_line {
            return None;
        }
        if !text[..at].ends_with('\\') {
            return Some(at);
        }
        from = at + mark.len();
    }
    None
}
