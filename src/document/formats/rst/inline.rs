//! Marks inside a paragraph of reStructuredText.

use super::ROLES;
use crate::{
    document::{
        collect::Collector,
        lines::{find_near, near},
    },
    text::Span,
};

/// Reads the text of a paragraph, a title or a cell.
pub(super) fn read(out: &mut Collector<'_>, part: Span) {
    let mut reader = Reader { end: part.end() as usize, from: part.start() as usize, closer: None, unclosed: [0; 2], out };
    let mut at = reader.from;
    while at < reader.end {
        at = reader.step(at);
    }
    reader.flush(reader.end);
}

struct Reader<'o, 's> {
    out: &'o mut Collector<'s>,
    end: usize,
    /// Up to here everything is written.
    from: usize,
    /// The mark that closes emphasis: place and length.
    closer: Option<(usize, usize)>,
    /// From here on no closing star or backquote was found.
    unclosed: [usize; 2],
}

impl<'s> Reader<'_, 's> {
    /// The text from a place on, as far as marks there may reach.
    fn rest(&self, at: usize) -> &'s str {
        near(&self.out.source()[at..self.end])
    }

    fn flush(&mut self, to: usize) {
        if to > self.from {
            self.out.words(Span::of(self.from..to));
            self.from = to;
        }
    }

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

    /// Shows a part of a mark.
    fn show(&mut self, at: usize, text: Span, end: usize) -> usize {
        self.flush(at);
        self.out.words(text);
        self.from = end;
        end
    }

    fn step(&mut self, at: usize) -> usize {
        if let Some((place, len)) = self.closer
            && place == at
        {
            self.closer = None;
            return self.skip(at, at + len);
        }
        match self.out.source().as_bytes()[at] {
            b'\\' => self.escape(at),
            b'*' => self.emphasis(at),
            b'`' => self.backquote(at, at, None),
            b':' => self.role(at),
            b'|' => self.substitution(at),
            b'[' => self.note(at),
            b'_' => self.reference(at),
            _ => at + 1,
        }
    }

    /// `\*` is a star, `\ ` is nothing.
    fn escape(&mut self, at: usize) -> usize {
        let next = self.rest(at)[1..].chars().next();
        match next {
            Some(c) if c.is_whitespace() => self.skip(at, at + 1 + c.len_utf8()),
            Some(c) => {
                self.skip(at, at + 1);
                at + 1 + c.len_utf8()
            }
            None => self.skip(at, at + 1),
        }
    }

    /// Marks begin behind a blank, an opening mark or an escaped blank.
    fn may_start(&self, at: usize) -> bool {
        let before = self.out.source()[..at].chars().next_back();
        before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '*' | '`' | ')' | ']'))
    }

    fn emphasis(&mut self, at: usize) -> usize {
        let rest = self.rest(at);
        let len = if rest.starts_with("**") { 2 } else { 1 };
        let mark = &rest[..len];
        let inside = &rest[len..];
        if !self.may_start(at) || inside.starts_with(char::is_whitespace) || self.unclosed[0] > at {
            return at + len;
        }
        let found = inside.match_indices(mark).find(|&(n, _)| {
            let after = inside[n + len..].chars().next();
            n > 0 && !inside[..n].ends_with(char::is_whitespace) && after.is_none_or(|c| !c.is_alphanumeric() && c != '*')
        });
        if let Some((n, _)) = found {
            self.closer = Some((at + len + n, len));
            return self.skip(at, at + len);
        }
        self.unclosed[0] = self.end;
        at + len
    }

    /// ``` ``code`` ```, `` `text <target>`_ `` and, behind a role, `` `text` ``.
    fn backquote(&mut self, start: usize, at: usize, role: Option<&str>) -> usize {
        let rest = self.rest(at);
        if self.unclosed[1] > at {
            return at + 1;
        }
        if role.is_none() && rest.starts_with("``") {
            return match find_near(&rest[2..], "``") {
                Some(n) if n > 0 => {
                    let run = rest[2 + n..].bytes().take_while(|&byte| byte == b'`').count();
                    self.hide(start, at + 2 + n + run)
                }
                _ => at + 2,
            };
        }
        let Some(n) = rest[1..].find('`').filter(|&n| n > 0) else {
            self.unclosed[1] = self.end;
            return at + 1;
        };
        let inside = &rest[1..=n];
        let close = at + n + 2;
        let tail = self.rest(close);
        let is_link = tail.starts_with('_');
        let end = close + tail.bytes().take(2).take_while(|&byte| byte == b'_').count();
        let target = inside.rfind('<').filter(|_| inside.ends_with('>'));
        let text_end = at + 1 + target.map_or(inside.len(), |n| inside[..n].trim_end().len());
        let text = Span::of(at + 1..text_end);
        let shown = match role.map(|name| ROLES.get(name)) {
            Some(Some("text")) => true,
            Some(Some("link")) => target.is_some(),
            Some(_) => false,
            None => is_link || inside.contains(' '),
        };
        if shown && !text.is_empty() { self.show(start, text, end) } else { self.hide(start, end) }
    }

    /// `` :ref:`text <target>` ``
    fn role(&mut self, at: usize) -> usize {
        let rest = self.rest(at);
        let n = rest[1..].bytes().take(32).take_while(|byte| byte.is_ascii_alphanumeric() || b"-_:.+".contains(byte)).count();
        let name = &rest[..=n];
        if n < 2 || !name.ends_with(':') || !rest[1 + n..].starts_with('`') || !self.may_start(at) {
            return at + 1;
        }
        // Domains stand before the name: `:py:func:`.
        let short = name[..name.len() - 1].rfind(':').map_or(name, |colon| &name[colon..]);
        self.backquote(at, at + 1 + n, Some(short))
    }

    fn substitution(&mut self, at: usize) -> usize {
        let rest = self.rest(at);
        match rest[1..].find(['|', '\n']) {
            Some(n) if n > 0 && self.may_start(at) && rest[1 + n..].starts_with('|') && !rest[1..=n].contains("  ") => {
                self.hide(at, at + n + 2)
            }
            _ => at + 1,
        }
    }

    /// `[1]_`, `[#name]_`
    fn note(&mut self, at: usize) -> usize {
        let rest = self.rest(at);
        match rest.bytes().take(80).position(|byte| matches!(byte, b']' | b' ' | b'\n')) {
            Some(n) if rest[n..].starts_with("]_") => {
                // The blank before a note is not read either.
                let before = self.out.source()[self.from..at].trim_end_matches(' ').len() + self.from;
                self.skip(before, at + n + 2)
            }
            _ => at + 1,
        }
    }

    /// `Wort_` names a target; the line is no part of the word.
    fn reference(&mut self, at: usize) -> usize {
        let rest = self.rest(at);
        let n = rest.bytes().take(2).take_while(|&byte| byte == b'_').count();
        let before = self.out.source()[self.from..at].chars().next_back().is_some_and(char::is_alphanumeric);
        let after = rest[n..].chars().next();
        let ends = after.is_none_or(|c| !c.is_alphanumeric() && c != '_');
        if before && ends || !before && after == Some('`') { self.skip(at, at + n) } else { at + n }
    }
}
