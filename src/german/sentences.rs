//! Tokens into sentences.

use super::tokens::{Sentence, Token, TokenFlags, TokenKind};
use crate::{
    lexicon::{Classes, Embedded},
    unicode::{Shape, decapitalize, is_letter},
};

/// Splits the tokens of one segment (`tokens[from..]`) into sentences and turns numbers with a point
/// that does not end a sentence into ordinals.
pub(super) fn split_sentences(text: &str, segment: u32, tokens: &mut Vec<Token>, from: usize, sentences: &mut Vec<Sentence>) {
    join_ordinals(text, tokens, from);
    let mut start = from;
    for at in from..tokens.len() {
        if at + 1 < tokens.len() && ends_sentence(text, tokens, at, from) {
            push(sentences, segment, start, at + 1, start == from);
            start = at + 1;
        }
    }
    if start < tokens.len() {
        push(sentences, segment, start, tokens.len(), start == from);
    }
}

fn push(sentences: &mut Vec<Sentence>, segment: u32, start: usize, end: usize, first: bool) {
    sentences.push(Sentence { segment, tokens: start as u32..end as u32, first });
}

/// Makes one token of a number and its point where the point belongs to the number.
fn join_ordinals(text: &str, tokens: &mut Vec<Token>, from: usize) {
    let mut kept = from;
    let mut at = from;
    while at < tokens.len() {
        let mut token = tokens[at];
        if token.kind == TokenKind::Number
            && let Some(point) = tokens.get(at + 1)
            && is_point(text, *point)
            && !point.flags.has(TokenFlags::SPACE_BEFORE)
            && is_ordinal(text, token, tokens.get(at + 2))
        {
            token.span = token.span.cover(point.span);
            token.kind = TokenKind::Ordinal;
            at += 1;
        }
        tokens[kept] = token;
        kept += 1;
        at += 1;
    }
    tokens.truncate(kept);
}

fn is_point(text: &str, token: Token) -> bool {
    token.kind == TokenKind::Punctuation && &text[token.span.range()] == "."
}

/// Whether the point after a number belongs to it: `24. November`, `die 3. Auflage`, but not `2000. Damals`.
fn is_ordinal(text: &str, number: Token, next: Option<&Token>) -> bool {
    let digits = &text[number.span.range()];
    let small = digits.len() <= 3 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let Some(next) = next else { return false };
    let word = &text[next.span.range()];
    match (next.kind, next.shape) {
        (TokenKind::Number, _) => small,
        (TokenKind::Punctuation, _) => small && matches!(word, "," | "-" | "–" | "/" | "bis"),
        (TokenKind::Word, Shape::Lower) => digits.bytes().all(|byte| byte.is_ascii_digit()),
        (TokenKind::Word, _) => small && next.flags.has(TokenFlags::SPACE_BEFORE) && is_noun_only(word),
        _ => false,
    }
}

/// Whether a capitalised word is a noun or name wherever it stands, so that its capital shows no new sentence.
fn is_noun_only(word: &str) -> bool {
    let noun = Embedded::entry(word).is_some_and(|entry| !entry.classes.intersects(Classes::DOUBTFUL));
    noun && Embedded::entry(&decapitalize(word)).is_none_or(|lower| lower.zipf_tenths < 35)
}

/// Whether a sentence ends with this token: a final mark with its closing quotes and brackets, before a
/// blank and something that may begin a sentence.
fn ends_sentence(text: &str, tokens: &[Token], at: usize, from: usize) -> bool {
    let next = tokens[at + 1];
    if !next.flags.has(TokenFlags::SPACE_BEFORE) {
        return false;
    }
    let mut end = at;
    while end > from && is_closing(text, tokens[end]) && !tokens[end].flags.has(TokenFlags::SPACE_BEFORE) {
        end -= 1;
    }
    let last = tokens[end];
    let mark = &text[last.span.range()];
    let begins = may_begin(text, tokens, at + 1);
    match last.kind {
        TokenKind::Punctuation => match mark {
            "." | "!" | "?" | "…" => begins,
            _ => mark.starts_with("..") && begins,
        },
        // "usw. Die", "bzw. die": only an article, pronoun or the like after the blank shows the end.
        TokenKind::Abbreviation => begins && starts_with_function_word(text, tokens, at + 1) && !takes_complement(mark),
        _ => false,
    }
}

fn is_closing(text: &str, token: Token) -> bool {
    token.kind == TokenKind::Punctuation
        && matches!(&text[token.span.range()], "“" | "”" | "\"" | "«" | "»" | "‹" | "›" | "’" | "‘" | "'" | ")" | "]" | "*" | "_")
}

/// Whether a token may begin a sentence: not a small letter, unless only marks precede.
fn may_begin(text: &str, tokens: &[Token], from: usize) -> bool {
    for token in &tokens[from..] {
        match token.kind {
            TokenKind::Word => {
                let word = &text[token.span.range()];
                return !word.starts_with(|c: char| c.is_lowercase()) || mixed_brand(word);
            }
            TokenKind::Punctuation if !matches!(&text[token.span.range()], "," | ";" | ":") => {}
            TokenKind::Punctuation => return false,
            _ => return true,
        }
    }
    true
}

/// `iPhone`, `eBay`: a small letter that begins sentences too.
fn mixed_brand(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_lowercase) && chars.next().is_some_and(char::is_uppercase)
}

fn starts_with_function_word(text: &str, tokens: &[Token], from: usize) -> bool {
    tokens[from..].iter().find(|token| token.kind != TokenKind::Punctuation).is_some_and(|token| {
        token.is_word() && {
            let word = &text[token.span.range()];
            word.starts_with(is_letter)
                && Embedded::entry(&decapitalize(word)).is_some_and(|entry| entry.zipf_tenths >= 50 && !entry.classes.is_empty())
        }
    })
}

/// Titles and such, which never end a sentence.
fn takes_complement(abbreviation: &str) -> bool {
    matches!(
        abbreviation,
        "Dr."
            | "Prof."
            | "St."
            | "Nr."
            | "Hr."
            | "Fr."
            | "Abs."
            | "Art."
            | "Kap."
            | "Abb."
            | "Bd."
            | "z. B."
            | "z.B."
            | "d. h."
            | "d.h."
            | "bzw."
            | "ca."
            | "vgl."
            | "sog."
    )
}
