//! The same word twice in a row: "in in", "dass dass".

use crate::{
    diagnostic::{Family, Level, RuleMeta, Safety, Text, bad, good, trap},
    german::{Sentence, Token, TokenFlags, VerdictKind},
    rules::{Context, Report, Rule, Wants},
    unicode::decapitalize,
};

static META: RuleMeta = RuleMeta {
    id: "doubled-word",
    family: Family::Typo,
    level: Level::Error,
    safety: Some(Safety::Safe),
    summary: Text { de: "Ein Wort steht doppelt.", en: "A word is written twice." },
    why: Text {
        de: "Beim Umformulieren bleibt leicht ein Wort stehen. Wörter, die auch doppelt richtig sein können („die die“, „sie sie“), sind nur ein Hinweis; Verstärkungen, Namen und Lautmalerei bleiben unberührt.",
        en: "Rewriting a sentence easily leaves a word behind. Words that may rightly stand twice (“die die”, “sie sie”) are only a hint; emphasis, names and onomatopoeia are left alone.",
    },
    examples: &[
        bad("Sie wohnt [[in in|in]] Köln."),
        bad("Er sagte, [[dass dass|dass]] es regnet."),
        bad("Die [[Regierung Regierung|Regierung]] berät."),
        bad("[[Der der|Der]] Hund bellt."),
        good("Sie wohnt in Köln in einem Haus."),
        good("Das ist, ist man ehrlich, zu viel."),
        good("Die, die das sagen, irren."),
        trap("Duran Duran spielte."),
        trap("Das war sehr sehr schön."),
        trap("Bla bla, sagte er."),
        trap("Es waren 10 10 Cent teure Stücke."),
    ],
    ..RuleMeta::NEW
};

/// Words that grammar allows twice in a row.
const MAY_REPEAT: [&str; 22] = [
    "die", "der", "das", "den", "dem", "sie", "ihr", "ihnen", "was", "wer", "wie", "wir", "uns", "euch", "es", "ein", "eine",
    "deren", "dessen", "sich", "war", "waren",
];

/// Words that are doubled for emphasis or sound.
const EMPHATIC: [&str; 28] = [
    "sehr", "viel", "ganz", "nie", "immer", "so", "ja", "nein", "nur", "wirklich", "lange", "weit", "bla", "ha", "he", "ho",
    "na", "tick", "tack", "hin", "her", "nach", "und", "la", "klopf", "puh", "super", "zu",
];

/// The rule.
pub(super) struct DoubledWord;

impl Rule for DoubledWord {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn wants(&self) -> Wants {
        Wants::SENTENCES
    }

    fn sentence(&self, cx: &mut Context<'_>, sentence: &Sentence) {
        let tokens = cx.tokens(sentence);
        let mut at = 1;
        while at < tokens.len() {
            let n_times = repetitions(cx, sentence, tokens, at);
            if n_times == 1 {
                report(cx, sentence, &tokens[at - 1], &tokens[at]);
            }
            at += n_times.max(1);
        }
    }
}

/// How many tokens from `at` repeat the one before: more than one is meant, or a table.
fn repetitions(cx: &Context<'_>, sentence: &Sentence, tokens: &[Token], at: usize) -> usize {
    let first = tokens[at - 1];
    if !first.is_word() || first.flags.has(TokenFlags::HANGING_AFTER) {
        return 0;
    }
    tokens[at..]
        .iter()
        .take_while(|token| token.is_word() && token.flags.has(TokenFlags::SPACE_BEFORE) && is_same(cx, sentence, &first, token))
        .count()
}

/// The same word; the first may have the capital of a sentence's start.
fn is_same(cx: &Context<'_>, sentence: &Sentence, first: &Token, second: &Token) -> bool {
    if first.word == second.word {
        return true;
    }
    let (first, second) = (cx.text(sentence, first), cx.text(sentence, second));
    first.len() == second.len() && second.starts_with(char::is_lowercase) && decapitalize(first) == second
}

fn report(cx: &mut Context<'_>, sentence: &Sentence, first: &Token, second: &Token) {
    let text = cx.text(sentence, first);
    let lower = text.to_lowercase();
    let verdict = cx.verdict(second);
    let named = matches!(verdict.kind, VerdictKind::Name | VerdictKind::Foreign | VerdictKind::Unknown | VerdictKind::Acronym);
    if named || EMPHATIC.contains(&lower.as_str()) || text.chars().count() < 2 {
        return;
    }
    let message = Text { de: "„{0}“ steht zweimal hintereinander.", en: "“{0}” is repeated." };
    let report = Report::new(&META, sentence.segment, first.span.cover(second.span), message, &[text]).correction(text);
    let may_repeat = MAY_REPEAT.contains(&lower.as_str()) && first.word == second.word;
    cx.report(if may_repeat { report.level(Level::Info).confidence(0.4).safety(Some(Safety::Unsafe)) } else { report });
}
