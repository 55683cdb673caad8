//! The arguments of commands.

use std::sync::LazyLock;

use super::reader::{Group, Reader};
use crate::{
    document::{SegmentKind, roles::Roles},
    text::Span,
};

/// What commands and environments hold.
pub(super) static COMMANDS: LazyLock<Roles> =
    LazyLock::new(|| Roles::read(include_str!("../../../../dictionaries/formats/latex.txt")));

/// Arguments longer than this are a brace that was forgotten.
pub(super) const LONGEST_ARGUMENT: usize = 1 << 16;

impl Reader<'_, '_> {
    /// A command that is neither structure nor a letter.
    pub(super) fn known_command(&mut self, at: usize, name: &str, end: usize) -> usize {
        let roles = COMMANDS.get(name);
        self.flush(at);
        if roles.is_some_and(|roles| roles.split(' ').any(|role| role == "hidden")) && self.is_shown() {
            self.out.placeholder(Span::of(at..end));
        }
        self.from = end + if roles.is_none() { swallowed(self.rest(end)) } else { 0 };
        match roles {
            Some(roles) => self.arguments(end, roles),
            None => self.unknown_arguments(end),
        }
    }

    /// Reads the arguments of a command by their roles.
    pub(super) fn arguments(&mut self, mut at: usize, roles: &'static str) -> usize {
        let mut roles = roles;
        loop {
            at = self.skip_optional(at);
            if roles.is_empty() {
                return at;
            }
            let (role, more) = roles.split_once(' ').unwrap_or((roles, ""));
            let rest = self.rest(at);
            let blanks = rest.len() - rest.trim_start_matches([' ', '\n']).len();
            if !rest[blanks..].starts_with('{') || rest[..blanks].matches('\n').count() > 1 {
                return at;
            }
            let brace = at + blanks;
            if matches!(role, "hidden" | "silent") {
                let Some(end) = group_end(self.out.source(), brace) else { return at };
                self.from = end;
                (at, roles) = (end, more);
                continue;
            }
            self.from = brace + 1;
            self.shown += u32::from(matches!(role, "note" | "label" | "heading"));
            self.groups.push(match role {
                "note" => {
                    self.out.enter(SegmentKind::Paragraph);
                    Group::Inner(more)
                }
                "label" => {
                    self.out.enter(SegmentKind::Label);
                    Group::Inner(more)
                }
                "heading" => {
                    self.out.begin(SegmentKind::Heading);
                    Group::Block(more)
                }
                _ => Group::More(more),
            });
            return brace + 1;
        }
    }

    /// An unknown command's argument is read where it looks like words, and is else a name or a number.
    fn unknown_arguments(&mut self, at: usize) -> usize {
        let at = self.skip_optional(at);
        if !self.rest(at).starts_with('{') {
            return at;
        }
        let Some(end) = group_end(self.out.source(), at) else { return at };
        let inside = &self.out.source()[at + 1..end - 1];
        if inside.contains(' ') || !inside.is_ascii() || inside.is_empty() { at } else { self.hide(at, end) }
    }

    /// Arguments in square brackets and overlays are never read.
    fn skip_optional(&mut self, at: usize) -> usize {
        let rest = self.rest(at);
        // `\only<2->` and `\cite[S. 3][]{a}`
        let overlay =
            if rest.starts_with('<') { rest.bytes().take(24).position(|byte| byte == b'>').map_or(0, |n| n + 1) } else { 0 };
        let mut end = at + overlay;
        while let Some(n) = self.rest(end).starts_with('[').then(|| bracket_end(self.rest(end))).flatten() {
            end += n;
        }
        if end > at {
            self.from = end;
        }
        end
    }
}

/// Length of `{}` or of the blanks that a command in letters takes with it.
pub(super) fn swallowed(rest: &str) -> usize {
    if rest.starts_with("{}") { 2 } else { rest.len() - rest.trim_start_matches(' ').len() }
}

/// One past the brace that closes the group at `at`.
pub(super) fn group_end(source: &str, at: usize) -> Option<usize> {
    let bytes = &source.as_bytes()[at..source.len().min(at + LONGEST_ARGUMENT)];
    let (mut depth, mut n) = (0u32, 0);
    while n < bytes.len() {
        match bytes[n] {
            b'\\' => n += 1,
            b'{' => depth += 1,
            b'}' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + n + 1);
                }
            }
            _ => {}
        }
        n += 1;
    }
    None
}

/// Length of `[…]` at the start of a text, on a few lines at most.
pub(super) fn bracket_end(text: &str) -> Option<usize> {
    let (mut depth, mut braces) = (0u32, 0u32);
    for (at, byte) in text.bytes().enumerate().take(1024) {
        match byte {
            b'{' => braces += 1,
            b'}' => braces = braces.checked_sub(1)?,
            b'[' if braces == 0 => depth += 1,
            b']' if braces == 0 => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            b'\n' if text[at..].starts_with("\n\n") => return None,
            _ => {}
        }
    }
    None
}
