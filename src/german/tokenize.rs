//! Segments into tokens: one pass, no allocation per token.

use super::{
    chunk::{Marks, opaque_len},
    tokens::{Token, TokenFlags, TokenKind, WordId},
};
use crate::{
    document::PLACEHOLDER,
    lexicon::Embedded,
    text::TextSpan,
    unicode::{Shape, is_apostrophe, is_emoji, is_hyphen, is_letter, shape_of},
};

/// Appends the tokens of a segment's text.
pub(super) fn tokenize(text: &str, tokens: &mut Vec<Token>) {
    let mut scan = Scan { text, at: 0, flags: TokenFlags::default(), tokens, chunk_end: 0, marks: Marks::default() };
    while scan.at < text.len() {
        scan.step();
    }
}

struct Scan<'t, 'v> {
    text: &'t str,
    at: usize,
    /// What is known of the token to come.
    flags: TokenFlags,
    tokens: &'v mut Vec<Token>,
    /// End of the current run without blanks.
    chunk_end: usize,
    marks: Marks,
}

impl<'t> Scan<'t, '_> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn step(&mut self) {
        let Some(c) = self.rest().chars().next() else { return };
        if c.is_whitespace() {
            self.flags = self.flags.with(TokenFlags::SPACE_BEFORE);
            if matches!(c, '\n' | '\r') {
                self.flags = self.flags.with(TokenFlags::BREAK_BEFORE);
            }
            self.at += c.len_utf8();
            return;
        }
        if self.at >= self.chunk_end {
            self.enter_chunk();
        }
        if c == PLACEHOLDER {
            return self.push(c.len_utf8(), TokenKind::Opaque);
        }
        let starts_run = c.is_alphanumeric() || matches!(c, '#' | '@' | '/' | '.' | '<' | '$' | '{' | '~' | '_' | '\\');
        if self.marks.any() && starts_run && self.after_word_border() {
            let chunk = &self.text[self.at..self.chunk_end];
            if let Some(len) = opaque_len(chunk, self.marks) {
                return self.push(len, TokenKind::Opaque);
            }
        }
        if is_letter(c) {
            self.word();
        } else if c.is_numeric() {
            self.number();
        } else if is_hyphen(c) && self.hangs_before() {
            self.push(c.len_utf8(), TokenKind::Punctuation);
            self.flags = TokenFlags::HANGING_BEFORE;
        } else if is_apostrophe(c) && self.is_elision() {
            self.word();
        } else if self.rest().starts_with("..") {
            let len = self.rest().bytes().take_while(|&byte| byte == b'.').count();
            self.push(len, TokenKind::Punctuation);
        } else {
            let kind = if is_punctuation(c) && !is_emoji(c) { TokenKind::Punctuation } else { TokenKind::Symbol };
            self.push(c.len_utf8(), kind);
        }
    }

    fn enter_chunk(&mut self) {
        let rest = self.rest();
        let len = rest.find(|c: char| c.is_whitespace() || c == PLACEHOLDER).unwrap_or(rest.len());
        self.chunk_end = self.at + len.max(1);
        self.marks = Marks::of(&rest[..len]);
    }

    /// Whether the character before is no part of a word, so that a run may begin here.
    fn after_word_border(&self) -> bool {
        self.text[..self.at].chars().next_back().is_none_or(|c| !c.is_alphanumeric())
    }

    fn push(&mut self, len: usize, kind: TokenKind) {
        let span = TextSpan::of(self.at..self.at + len);
        let shape = if kind == TokenKind::Word { shape_of(&self.text[span.range()]) } else { Shape::None };
        self.tokens.push(Token { span, word: WordId::NONE, kind, shape, flags: self.flags });
        self.at += len;
        self.flags = TokenFlags::default();
    }

    fn word(&mut self) {
        if let Some(len) = abbreviation_len(self.rest()) {
            return self.push(len, TokenKind::Abbreviation);
        }
        let len = word_len(self.rest());
        let word = &self.rest()[..len];
        if word.bytes().any(|byte| byte.is_ascii_digit()) {
            self.flags = self.flags.with(TokenFlags::DIGIT);
        }
        let gender = gender_len(word, &self.rest()[len..]);
        if gender > 0 {
            self.flags = self.flags.with(TokenFlags::GENDER);
        }
        let len = len + gender;
        let hangs = gender == 0 && hangs_after(&self.rest()[len..]);
        if hangs {
            self.flags = self.flags.with(TokenFlags::HANGING_AFTER);
        }
        if self.marks.slash || self.marks.underscore || self.marks.code || self.marks.at {
            self.flags = self.flags.with(TokenFlags::TECHNICAL);
        }
        self.push(len, TokenKind::Word);
    }

    fn number(&mut self) {
        let rest = self.rest();
        let digits = number_len(rest);
        let tail = &rest[digits..];
        let joined = tail.chars().next().is_some_and(is_letter)
            || (tail.starts_with(is_hyphen) && tail.chars().nth(1).is_some_and(is_letter));
        if joined {
            let len = digits + word_len_from(tail);
            self.flags = self.flags.with(TokenFlags::DIGIT);
            if hangs_after(&rest[len..]) {
                self.flags = self.flags.with(TokenFlags::HANGING_AFTER);
            }
            return self.push(len, TokenKind::Word);
        }
        // A point after a number may make it an ordinal or end the sentence; sentences decide.
        self.push(digits, TokenKind::Number);
    }

    fn hangs_before(&self) -> bool {
        let before = self.text[..self.at].chars().next_back();
        let mut after = self.rest().chars().skip(1);
        before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '/' | '„' | '"' | '»'))
            && after.next().is_some_and(is_letter)
            && after.next().is_some_and(is_letter)
    }

    /// An apostrophe that stands for lost letters: `'ne`, `'s`.
    fn is_elision(&self) -> bool {
        let mut chars = self.rest().chars();
        chars.next();
        let tail = chars.as_str();
        let len = tail.find(|c: char| !is_letter(c)).unwrap_or(tail.len());
        let closes = tail[len..].chars().next().is_some_and(is_apostrophe);
        self.after_word_border()
            && !closes
            && matches!(
                &tail[..len],
                "s" | "ne" | "nen" | "n" | "nem" | "ner" | "nes" | "rein" | "raus" | "rum" | "ran" | "rüber" | "runter" | "mal"
            )
    }
}

/// Marks that separate or enclose, in Unicode's general punctuation and Latin-1.
fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() && !matches!(c, '$' | '+' | '<' | '=' | '>' | '^' | '`' | '|' | '~')
        || matches!(c, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' | '«' | '»' | '¿' | '¡' | '·' | '§')
}

/// The length of a word at the start of `text`, which starts with a letter or an elision's apostrophe.
fn word_len(text: &str) -> usize {
    let first = text.chars().next().map_or(0, char::len_utf8);
    first + word_len_from(&text[first..])
}

fn word_len_from(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        while bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) {
            at += 1;
        }
        let Some(c) = text[at..].chars().next() else { return at };
        if c.is_ascii_alphanumeric() || (!c.is_ascii() && (is_letter(c) || c.is_alphanumeric())) {
            at += c.len_utf8();
            continue;
        }
        let joins = (is_hyphen(c)
            || is_apostrophe(c)
            || (c == '\u{200D}' || c == '\u{200C}' || c == '\u{200B}' || c == '\u{FEFF}' || c == '\u{2060}'))
            && text[at + c.len_utf8()..]
                .chars()
                .next()
                .is_some_and(|next| is_letter(next) || (is_hyphen(c) && next.is_numeric()));
        if !joins || (c == '`') {
            return at;
        }
        at += c.len_utf8();
    }
}

/// Bytes of a number with its inner points, commas, colons and slashes.
fn number_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = text.chars().next().map_or(0, char::len_utf8);
    loop {
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        let inner = bytes.get(at).is_some_and(|byte| matches!(byte, b'.' | b',' | b':' | b'/'))
            && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        if !inner {
            return at;
        }
        at += 1;
    }
}

/// Whether a hyphen that ends a word follows, with a blank, a comma or a closing mark behind it.
fn hangs_after(rest: &str) -> bool {
    let mut chars = rest.chars();
    chars.next().is_some_and(is_hyphen)
        && chars.next().is_none_or(|c| c.is_whitespace() || matches!(c, ',' | '/' | ')' | '“' | '"' | ';'))
}

/// The endings behind a gender mark.
const GENDER_ENDINGS: [&str; 10] = ["innen", "in", "en", "er", "es", "e", "r", "n", "s", "m"];

/// Bytes of a gender mark with its ending after `word`, or 0.
fn gender_len(word: &str, rest: &str) -> usize {
    if word.chars().count() < 3 {
        return 0;
    }
    if let Some(inner) = rest.strip_prefix("(inn)en") {
        return if inner.starts_with(is_letter) { 0 } else { 7 };
    }
    let (mark, tail) = if let Some(tail) = rest.strip_prefix("/-") {
        (2, tail)
    } else if let Some(tail) = rest.strip_prefix([':', '*', '_', '/']) {
        (1, tail)
    } else if let Some(tail) = rest.strip_prefix('·') {
        (2, tail)
    } else {
        return 0;
    };
    let slash = rest.starts_with('/');
    let ends = |ending: &&&str| {
        tail.strip_prefix(**ending).is_some_and(|after| {
            after.is_empty()
                || !after
                    .starts_with(|c: char| is_letter(c) || c.is_ascii_digit() || c == '*' && mark == 1 && rest.starts_with('*'))
        })
    };
    GENDER_ENDINGS.iter().find(ends).map_or(0, |ending| {
        // With a slash only the long endings and known pairs are gender forms; `km/h` is not.
        if slash && mark == 1 && !ending.starts_with("in") {
            0
        } else {
            mark + ending.len() + hyphen_tail_len(&tail[ending.len()..])
        }
    })
}

/// `-Rat` in `Schüler:innen-Rat`.
fn hyphen_tail_len(rest: &str) -> usize {
    let mut chars = rest.chars();
    match (chars.next(), chars.next()) {
        (Some(hyphen), Some(next)) if is_hyphen(hyphen) && is_letter(next) => {
            hyphen.len_utf8() + word_len(&rest[hyphen.len_utf8()..])
        }
        _ => 0,
    }
}

/// The length of an abbreviation with its points at the start of `text`.
fn abbreviation_len(text: &str) -> Option<usize> {
    let letters = text.find(|c: char| !is_letter(c)).unwrap_or(text.len());
    if letters > 14 || !text[letters..].starts_with('.') {
        return None;
    }
    if let Some(len) = Embedded::abbreviation_at(text) {
        return Some(len);
    }
    spelled_points(text)
}

/// `z.B.`, `d.h.`, `S.p.A.`: single letters with points and no blanks, two at least.
fn spelled_points(text: &str) -> Option<usize> {
    let (mut at, mut n_letters) = (0, 0);
    loop {
        let mut chars = text[at..].chars();
        let (Some(letter), Some('.')) = (chars.next(), chars.next()) else { break };
        if !is_letter(letter) {
            break;
        }
        at += letter.len_utf8() + 1;
        n_letters += 1;
    }
    (n_letters >= 2 && !text[at..].starts_with(is_letter)).then_some(at)
}
