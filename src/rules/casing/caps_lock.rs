//! Caps lock left on: "nACH", "sTAAT".

use crate::{
    diagnostic::{Family, Level, RuleMeta, Safety, Specificity, Text, bad, good, trap},
    german::{Sentence, Token, VerdictKind},
    rules::{Context, Report, Rule, Wants},
    unicode::{capitalize, is_letter},
};

static META: RuleMeta = RuleMeta {
    id: "caps-lock",
    family: Family::Casing,
    level: Level::Error,
    safety: Some(Safety::Safe),
    specificity: Specificity::Capitals,
    summary: Text { de: "Groß- und Kleinschreibung vertauscht.", en: "Capitals and small letters are swapped." },
    why: Text {
        de: "Bei gedrückter Feststelltaste wird aus „Nach“ „nACH“. Gemeldet wird nur, wenn das umgekehrte Wort bekannt ist.",
        en: "With caps lock on, “Nach” becomes “nACH”. Only reported when the swapped word is known.",
    },
    examples: &[
        bad("[[nACH|Nach]] dem Spiel feierten sie."),
        bad("Der [[sTAAT|Staat]] zahlt."),
        bad("Die [[rEGIERUNG|Regierung]] tagt."),
        good("Auf eBay und mit iOS."),
        good("Das läuft unter macOS."),
        trap("Die kWh kostet 30 Cent."),
        trap("Ein pH-Wert und ein dB mehr."),
        trap("Der GmbH-Anteil."),
    ],
    ..RuleMeta::NEW
};

/// The rule.
pub(super) struct CapsLock;

impl Rule for CapsLock {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn wants(&self) -> Wants {
        Wants::UNUSUAL_WORDS
    }

    fn word(&self, cx: &mut Context<'_>, sentence: &Sentence, _: usize, token: &Token) {
        if cx.verdict(token).kind != VerdictKind::Miscased {
            return;
        }
        let word = cx.text(sentence, token);
        if !is_swapped(word) {
            return;
        }
        let right = capitalize(&word.to_lowercase());
        let message = Text {
            de: "„{0}“ ist mit vertauschter Groß- und Kleinschreibung getippt.",
            en: "“{0}” is typed with capitals and small letters swapped.",
        };
        cx.report(Report::new(&META, sentence.segment, token.span, message, &[word]).correction(right));
    }
}

/// A small letter, then at least three capitals and nothing else.
fn is_swapped(word: &str) -> bool {
    let mut letters = word.chars().filter(|&c| is_letter(c));
    letters.next().is_some_and(char::is_lowercase)
        && word.chars().filter(|&c| c.is_uppercase()).count() >= 3
        && letters.all(char::is_uppercase)
}
