//! What a message is made of besides words.

use crate::{
    document::{Segment, SegmentKind, collect::Collector, formats::html::reference, lines::find_near},
    text::TextSpan,
};

/// Plurals nested deeper than this are not read.
const DEEPEST: u32 = 4;

/// Reads a decoded message as a segment; `marks` are the characters that mark accelerator keys.
pub(super) fn read(out: &mut Collector<'_>, message: &Segment<'_>, marks: &[char]) {
    let escape = out.set_escape(message.escape);
    out.begin(SegmentKind::Value);
    let text = &*message.text;
    let marks = marks.iter().copied().filter(|&mark| text.matches(mark).take(2).count() == 1).collect();
    let mut reader = Reader { out, message, marks, braces: braces(text), from: 0, depth: 0 };
    reader.run(0, message.text.len());
    reader.out.begin(SegmentKind::Value);
    out.set_escape(escape);
}

struct Reader<'o, 'c, 'm, 's> {
    out: &'o mut Collector<'c>,
    message: &'m Segment<'s>,
    /// Characters that mark an accelerator key here: they stand in the message once.
    marks: Vec<char>,
    /// Braces that open, and one past those that close them, in the order of the text.
    braces: Vec<(usize, usize)>,
    /// Up to here everything is written.
    from: usize,
    depth: u32,
}

impl<'m> Reader<'_, '_, 'm, '_> {
    fn run(&mut self, start: usize, end: usize) {
        self.from = start;
        let mut at = start;
        while let Some(hit) = self.text()[at..end].find(['{', '%', '$', '<', '&', '|', '_', '@', '#']) {
            at += hit;
            at = self.step(at, end).max(at + 1);
        }
        self.flush(end);
    }

    fn text(&self) -> &'m str {
        &self.message.text
    }

    fn flush(&mut self, to: usize) {
        if to > self.from {
            self.out.copy(self.message, TextSpan::of(self.from..to));
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
        self.out.placeholder(self.message.to_source(TextSpan::of(at..end)));
        self.from = end;
        end
    }

    fn step(&mut self, at: usize, end: usize) -> usize {
        let rest = &self.text()[at..end];
        match rest.as_bytes()[0] {
            b'{' => self.brace(at, end),
            b'%' if rest.starts_with("%{") => self.closed(at + 1, end).map_or(at + 1, |len| self.hide(at, at + 1 + len)),
            b'%' => percent(rest)
                .map_or(at + 1, |len| if rest.starts_with("%%") { self.skip(at, at + 1) + 1 } else { self.hide(at, at + len) }),
            b'$' if rest.starts_with("${") => self.closed(at + 1, end).map_or(at + 1, |len| self.hide(at, at + 1 + len)),
            b'$' if rest.starts_with("$t(") => self.hide_to(at, rest, ")"),
            b'<' => self.tag(at, rest),
            b'&' => self.ampersand(at, rest),
            b'@' if rest.starts_with("@:") => self.hide(at, at + rest.find(char::is_whitespace).unwrap_or(rest.len())),
            b'#' if self.depth > 0 => self.hide(at, at + 1),
            b'|' if rest.starts_with("| ") && self.text()[..at].ends_with(' ') => {
                // Forms of a plural: each is read on its own.
                self.skip(at, at + 1);
                self.out.end();
                at + 1
            }
            b'_' if self.is_accelerator(at, '_') => self.skip(at, at + 1),
            _ => at + 1,
        }
    }

    /// `{name}`, `{{name}}`, `{count, plural, one {…} other {…}}`
    fn brace(&mut self, at: usize, end: usize) -> usize {
        let text = &self.text()[at..end];
        let Some(len) = self.closed(at, end) else { return at + 1 };
        let inside = &text[1..len - 1];
        let mut parts = inside.splitn(3, ',');
        let kind = parts.nth(1).map(str::trim);
        if !matches!(kind, Some("plural" | "select" | "selectordinal")) || self.depth >= DEEPEST {
            return self.hide(at, at + len);
        }
        self.hide(at, at + len);
        let branches = parts.next().unwrap_or("");
        let start = at + len - 1 - branches.len();
        self.branches(start, branches);
        self.from = at + len;
        at + len
    }

    /// Each branch is a block of its own.
    fn branches(&mut self, start: usize, branches: &str) {
        let mut at = 0;
        while let Some(open) = branches[at..].find('{') {
            let from = at + open;
            let Some(len) = self.closed(start + from, start + branches.len()) else { return };
            self.out.enter(SegmentKind::Value);
            self.depth += 1;
            self.run(start + from + 1, start + from + len - 1);
            self.depth -= 1;
            self.out.leave();
            at = from + len;
        }
    }

    /// `$t(key)`
    fn hide_to(&mut self, at: usize, rest: &str, close: &str) -> usize {
        find_near(rest, close).map_or(at + 1, |n| self.hide(at, at + n + close.len()))
    }

    /// Length of `{…}` at a place, with the braces in it.
    fn closed(&self, at: usize, end: usize) -> Option<usize> {
        let nth = self.braces.binary_search_by_key(&at, |&(open, _)| open).ok()?;
        let (_, close) = self.braces[nth];
        (close <= end).then(|| close - at)
    }

    fn tag(&mut self, at: usize, rest: &str) -> usize {
        let name = rest[1..].trim_start_matches('/');
        let Some(len) = find_near(rest, ">").filter(|_| name.starts_with(|c: char| c.is_ascii_alphanumeric())) else {
            return at + 1;
        };
        if rest[1..len].contains('<') {
            return at + 1;
        }
        let name: String = name.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
        self.skip(at, at + len + 1);
        match name.as_str() {
            "br" | "p" | "li" | "ul" | "ol" | "div" => {
                self.out.line_break(self.message.to_source(TextSpan::of(at..at + len + 1)));
            }
            _ => {}
        }
        at + len + 1
    }

    fn ampersand(&mut self, at: usize, rest: &str) -> usize {
        if let Some((len, text)) = reference(rest) {
            self.flush(at);
            self.out.replaced(&text, self.message.to_source(TextSpan::of(at..at + len)));
            self.from = at + len;
            return at + len;
        }
        if self.is_accelerator(at, '&') { self.skip(at, at + 1) } else { at + 1 }
    }

    /// `&Datei`, `S_peichern`, but not `R&D`: the mark stands before a letter and between no two capitals.
    fn is_accelerator(&self, at: usize, mark: char) -> bool {
        let text = self.text();
        let before = text[..at].chars().next_back();
        let after = text[at + 1..].chars().next();
        self.marks.contains(&mark)
            && after.is_some_and(char::is_alphabetic)
            && before.is_none_or(|c| {
                c.is_whitespace() || c.is_lowercase() || c.is_uppercase() && after.is_some_and(char::is_lowercase)
            })
    }
}

/// The pairs of braces in a text.
fn braces(text: &str) -> Vec<(usize, usize)> {
    let (mut open, mut pairs) = (Vec::new(), Vec::new());
    for at in memchr::memchr2_iter(b'{', b'}', text.as_bytes()) {
        if text.as_bytes()[at] == b'{' {
            open.push(at);
        } else if let Some(start) = open.pop() {
            pairs.push((start, at + 1));
        }
    }
    pairs.sort_unstable();
    pairs
}

/// Length of `%s`, `%1$d`, `%-5.2f`, `%(name)s`, `%@` or `%%`.
fn percent(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    match bytes.get(1)? {
        b'%' => return Some(2),
        b'(' => return find_near(text, ")").map(|n| n + 2).filter(|&len| len <= bytes.len() && text.is_char_boundary(len)),
        _ => {}
    }
    let flags = bytes[1..].iter().take(12).take_while(|byte| byte.is_ascii_digit() || b"$+-.#*'".contains(byte)).count();
    let sizes = bytes[1 + flags..].iter().take_while(|byte| b"lhqzjt".contains(byte)).take(2).count();
    let kind = *bytes.get(1 + flags + sizes)?;
    let after = bytes.get(2 + flags + sizes);
    // "100 % sicher" and "5%ige" are words.
    let ends = after.is_none_or(|byte| !byte.is_ascii_alphanumeric());
    (b"sdiufFgGeExXoc@pn".contains(&kind) && ends).then_some(2 + flags + sizes)
}
