//! Paints over what stands in real Markdown files without being Markdown: template code of Hugo,
//! Jekyll and Vue, components and expressions of MDX, attribute lists, directives, citations.

use super::tags::{self, Tag};
use crate::{
    document::mask::{self, LONGEST, Mask, Paint, enclosed},
    text::Span,
};

/// What the Markdown parser may see, and what was found on the way.
pub(super) struct Masked<'s> {
    pub(super) text: mask::Masked<'s>,
    /// Titles and texts inside painted markup, to be read as labels.
    pub(super) labels: Vec<Span>,
    /// `{/* comments */}` of MDX: the inside.
    pub(super) comments: Vec<Span>,
}

/// Masks a source from `start` on.
pub(super) fn mask(source: &str, start: usize, mdx: bool) -> Masked<'_> {
    let mut scanner = Scanner {
        source,
        mask: Mask::new(source),
        mdx,
        fence: None,
        labels: Vec::new(),
        comments: Vec::new(),
        no_comment_end: false,
    };
    if start > 0 {
        scanner.mask.paint(0..start, Paint::Blank);
    }
    let mut at = start;
    while at < source.len() {
        at = scanner.line(at);
    }
    Masked { text: scanner.mask.finish(), labels: scanner.labels, comments: scanner.comments }
}

struct Scanner<'s> {
    source: &'s str,
    mask: Mask<'s>,
    mdx: bool,
    /// The open code fence: its character and length.
    fence: Option<(u8, usize)>,
    labels: Vec<Span>,
    comments: Vec<Span>,
    /// No `-->` comes any more.
    no_comment_end: bool,
}

impl Scanner<'_> {
    /// Reads from `at` to the end of its line, or further; gives where to go on.
    fn line(&mut self, at: usize) -> usize {
        let bytes = self.source.as_bytes();
        let end = memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |n| at + n);
        let at_start = at == 0 || bytes[at - 1] == b'\n';
        if at_start {
            let content = at + bytes[at..end].iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'>')).count();
            if self.fenced(content, end) {
                return end + 1;
            }
            if let Some(next) = self.block(content, end) {
                return next;
            }
        }
        self.inline(at, end)
    }

    /// Keeps track of code fences; whether the line belongs to one.
    fn fenced(&mut self, at: usize, end: usize) -> bool {
        let bytes = &self.source.as_bytes()[at..end];
        let mark = bytes.first().copied().unwrap_or(0);
        let n = if matches!(mark, b'`' | b'~') { bytes.iter().take_while(|&&byte| byte == mark).count() } else { 0 };
        match self.fence {
            Some((open, length)) => {
                if mark == open && n >= length && bytes[n..].iter().all(u8::is_ascii_whitespace) {
                    self.fence = None;
                }
                true
            }
            None if n >= 3 && (mark == b'~' || !bytes[n..].contains(&b'`')) => {
                self.fence = Some((mark, n));
                true
            }
            None => false,
        }
    }

    /// Lines that are markup as a whole.
    fn block(&mut self, at: usize, end: usize) -> Option<usize> {
        let source = self.source;
        let line = source[at..end].trim_end();
        let first = *line.as_bytes().first()?;
        match first {
            b':' if line.starts_with(":::") || is_leaf_directive(line) => {
                self.directive_title(at, line);
                self.mask.paint(at..end, Paint::Blank);
                Some(end + 1)
            }
            b'!' | b'?' | b'=' if is_admonition(line) => {
                if let Some((open, close)) = line.find('"').zip(line.rfind('"'))
                    && open < close
                {
                    self.labels.push(Span::of(at + open + 1..at + close));
                }
                // What follows is indented by four: an item of a list, as far as CommonMark goes.
                self.mask.paint(at + 4..end, Paint::Nothing);
                self.mask.write(at, "-   ");
                Some(end + 1)
            }
            b'i' | b'e' if self.is_module_line(at, line) => Some(self.module_lines(at)),
            b'[' if line.starts_with("[!") => {
                let close = line.find(']')?;
                let fold = usize::from(line[close + 1..].starts_with(['+', '-']));
                self.mask.paint(at..at + close + 1 + fold, Paint::Nothing);
                Some(self.inline(at + close + 1 + fold, end))
            }
            b'[' if matches!(line, "[TOC]" | "[toc]" | "[[TOC]]" | "[[toc]]" | "[[_TOC_]]") => {
                self.mask.paint(at..end, Paint::Blank);
                Some(end + 1)
            }
            _ => None,
        }
    }

    /// `:::tip[Title]`, `::: tip Title`, `:::{.note}`
    fn directive_title(&mut self, at: usize, line: &str) {
        let rest = line.trim_start_matches(':');
        let name_len =
            rest.trim_start().bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')).count();
        let after = &rest.trim_start()[name_len..];
        let offset = at + line.len() - after.len();
        if let Some(title) = after.strip_prefix('[') {
            let len = title.find(']').unwrap_or(title.len());
            self.labels.push(Span::of(offset + 1..offset + 1 + len));
        } else if !after.trim_start().starts_with(['{', '=', ':']) && name_len > 0 {
            let title = after.trim();
            let start = offset + after.len() - after.trim_start().len();
            self.labels.push(Span::of(start..start + title.len()));
        }
    }

    /// `import Tabs from '@theme/Tabs';`, and in MDX any import or export.
    fn is_module_line(&self, at: usize, line: &str) -> bool {
        let from_start = at == 0 || self.source.as_bytes()[at - 1] == b'\n';
        let import = line.starts_with("import ")
            && line.contains(['\'', '"'])
            && (line.contains(" from ") || line[7..].starts_with(['\'', '"']));
        from_start && (import || self.mdx && (line.starts_with("import ") || line.starts_with("export ")))
    }

    /// Masks from `at` to the blank line that ends the code.
    fn module_lines(&mut self, at: usize) -> usize {
        let source = self.source;
        let (mut end, mut depth) = (at, 0i32);
        for line in source[at..].split_inclusive('\n') {
            if line.trim().is_empty() && depth <= 0 || end - at > 16 * LONGEST {
                break;
            }
            for byte in line.bytes() {
                depth += i32::from(matches!(byte, b'{' | b'(' | b'[')) - i32::from(matches!(byte, b'}' | b')' | b']'));
            }
            end += line.len();
            if !self.mdx && depth <= 0 {
                break;
            }
        }
        self.mask.paint(at..end, Paint::Blank);
        end.max(at + 1)
    }

    /// Scans a line for markup within it; gives where to go on.
    fn inline(&mut self, mut at: usize, end: usize) -> usize {
        let bytes = self.source.as_bytes();
        while at < end {
            let next = match bytes[at] {
                b'\\' => at + 2,
                b'`' => after_code_span(bytes, at, end),
                b'{' => self.brace(at, end),
                b'@' => self.citation(at, end),
                b':' => self.emoji(at, end),
                b'<' => self.tag(at),
                _ => {
                    at += 1;
                    continue;
                }
            };
            at = next.max(at + 1);
        }
        // An escape may point into a character.
        while !self.source.is_char_boundary(at.min(bytes.len())) {
            at += 1;
        }
        if at == end { end + 1 } else { at }
    }

    fn brace(&mut self, at: usize, end: usize) -> usize {
        let source = self.source;
        let rest = &source[at..];
        let (open, close) = match rest.as_bytes() {
            [b'{', b'{', b'<', ..] => ("{{<", ">}}"),
            [b'{', b'{', b'%', ..] => ("{{%", "%}}"),
            [b'{', b'{', ..] => ("{{", "}}"),
            [b'{', b'%', ..] => ("{%", "%}"),
            [b'{', b'#', b' ', ..] => ("{#", "#}"),
            _ => return self.single_brace(at, end),
        };
        let Some(len) = enclosed(rest, open, close) else { return at + 1 };
        self.shortcode_labels(at, at + len);
        self.paint(at, at + len, if open.starts_with("{{") { Paint::Something } else { Paint::Nothing });
        at + len
    }

    /// `{.class key=value}`, `` {role}`text` ``, and in MDX `{expression}`.
    fn single_brace(&mut self, at: usize, end: usize) -> usize {
        let source = self.source;
        if let Some(len) = source[at..end].find('}') {
            let (inside, after) = (&source[at + 1..at + len], &source[at + len + 1..]);
            let line_start = memchr::memrchr(b'\n', &source.as_bytes()[..at]).map_or(0, |n| n + 1);
            let in_heading = source[line_start..at].trim_start().starts_with('#') && source[at + len + 1..end].trim().is_empty();
            if is_attribute_list(inside) && !in_heading {
                self.paint(at, at + len + 1, Paint::Nothing);
                return at + len + 1;
            }
            if after.starts_with('`')
                && inside.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b':' | b'_'))
            {
                self.mask.paint(at..at + len + 1, Paint::Nothing);
                return at + len + 1;
            }
        }
        if !self.mdx {
            return at + 1;
        }
        let Some(len) = tags::expression_len(&source.as_bytes()[at..]) else { return at + 1 };
        let inside = source[at + 1..at + len - 1].trim();
        if let Some(comment) = inside.strip_prefix("/*").and_then(|inside| inside.strip_suffix("*/")) {
            let start = at + source[at..].find("/*").unwrap_or(0) + 2;
            self.comments.push(Span::of(start..start + comment.len()));
            self.paint(at, at + len, Paint::Nothing);
        } else if matches!(inside, "' '" | "\" \"") {
            self.mask.paint(at..at + len, Paint::Blank);
        } else {
            self.paint(at, at + len, Paint::Something);
        }
        at + len
    }

    /// Paints over; a construct that has its lines for itself becomes blank lines.
    fn paint(&mut self, at: usize, end: usize, paint: Paint) {
        let bytes = self.source.as_bytes();
        let before = bytes[..at].iter().rev().take(LONGEST).find(|byte| !matches!(byte, b' ' | b'\t' | b'>'));
        let after = bytes[end..].iter().take(LONGEST).find(|byte| !matches!(byte, b' ' | b'\t' | b'\r'));
        let alone = matches!(before, None | Some(b'\n')) && matches!(after, None | Some(b'\n'));
        self.mask.paint(at..end, if alone { Paint::Blank } else { paint });
    }

    /// `{{< figure title="…" caption="…" alt="…" >}}`
    fn shortcode_labels(&mut self, at: usize, end: usize) {
        let inside = &self.source[at..end];
        if inside.contains('=') {
            self.labels.extend(tags::prose_attributes(inside).map(|range| Span::of(at + range.start..at + range.end)));
        }
    }

    /// `@smith2020`, `@user`
    fn citation(&mut self, at: usize, end: usize) -> usize {
        let bytes = self.source.as_bytes();
        let attached =
            at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || matches!(bytes[at - 1], b'/' | b'_' | b'.' | b'@' | b'+'));
        let part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b':' | b'.' | b'/' | b'-');
        let n = bytes[at + 1..end].iter().take_while(|byte| part(byte)).count();
        let name = &bytes[at + 1..at + 1 + n];
        let n = n - name.iter().rev().take_while(|byte| !byte.is_ascii_alphanumeric()).count();
        if !attached && n > 0 {
            self.mask.paint(at..at + 1 + n, Paint::Something);
        }
        at + 1 + n
    }

    /// `:smile:`, and `:abbr[text]`, whose text stays.
    fn emoji(&mut self, at: usize, end: usize) -> usize {
        let bytes = self.source.as_bytes();
        let attached = at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] >= 0x80 || bytes[at - 1] == b':');
        if attached || !bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase) {
            return at + 1;
        }
        let name = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'+' | b'-');
        let n = bytes[at + 1..end].iter().take(40).take_while(|byte| name(byte)).count();
        match bytes.get(at + 1 + n) {
            Some(b':') if at + 1 + n < end => {
                self.mask.paint(at..at + n + 2, Paint::Something);
                at + n + 2
            }
            Some(b'[') if at + 1 + n < end => {
                self.mask.paint(at..at + 1 + n, Paint::Nothing);
                at + 1 + n
            }
            _ => at + 1,
        }
    }

    /// Leaves HTML to the parser, but paints over tags that only JSX and Vue would understand.
    fn tag(&mut self, at: usize) -> usize {
        let rest = &self.source[at..];
        if rest.starts_with("<!--") {
            let end = if self.no_comment_end { None } else { memchr::memmem::find(rest.as_bytes(), b"-->") };
            self.no_comment_end = end.is_none();
            return end.map_or(at + 4, |n| at + n + 3);
        }
        match tags::tag(rest) {
            Some(Tag { len, foreign, component }) if foreign || component && self.mdx => {
                self.labels.extend(tags::prose_attributes(&rest[..len]).map(|range| Span::of(at + range.start..at + range.end)));
                self.paint(at, at + len, Paint::Nothing);
                at + len
            }
            Some(Tag { len, .. }) => at + len,
            None => at + 1,
        }
    }
}

fn after_code_span(bytes: &[u8], at: usize, end: usize) -> usize {
    let n = bytes[at..end].iter().take_while(|&&byte| byte == b'`').count();
    let mut from = at + n;
    while let Some(hit) = memchr::memchr(b'`', &bytes[from..end]) {
        let run = bytes[from + hit..end].iter().take_while(|&&byte| byte == b'`').count();
        from += hit + run;
        if run == n {
            return from;
        }
    }
    at + n
}

/// `.class`, `#id`, `: .class`, `key="value"` and nothing else.
fn is_attribute_list(inside: &str) -> bool {
    let inside = inside.trim().trim_start_matches(':').trim_start();
    let Some(first) = inside.split_whitespace().next() else { return false };
    let name = |name: &str| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':' | b'.'))
    };
    match first.strip_prefix(['.', '#']) {
        Some(rest) => name(rest.split('=').next().unwrap_or(rest)),
        None => first.split_once('=').is_some_and(|(key, _)| name(key)),
    }
}

/// `::name[…]{…}` alone on a line.
fn is_leaf_directive(line: &str) -> bool {
    let Some(rest) = line.strip_prefix("::") else { return false };
    let n = rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')).count();
    n > 0 && (rest.len() == n || rest[n..].starts_with(['{', '[']))
}

/// `!!! note "Title"`, `???+ tip`, `=== "Tab"`
fn is_admonition(line: &str) -> bool {
    match line.split_once(' ') {
        Some(("!!!" | "???" | "???+" | "!!!+", rest)) => rest.starts_with(|c: char| c.is_ascii_lowercase() || c == '"'),
        Some(("===" | "===!" | "===+", rest)) => rest.starts_with('"'),
        _ => false,
    }
}
