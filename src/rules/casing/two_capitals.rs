//! A second capital that slipped in: `NAch`, `STaaten`.

use crate::{
    diagnostic::{Family, Level, RuleMeta, Safety, Specificity, Text, bad, good, trap},
    german::{Sentence, Token, VerdictKind},
    rules::{Context, Report, Rule, Wants},
    unicode::{capitalize, is_letter},
};

static META: RuleMeta = RuleMeta {
    id: "two-capitals",
    family: Family::Casing,
    level: Level::Error,
    safety: Some(Safety::Safe),
    specificity: Specificity::Capitals,
    summary: Text { de: "Zwei große Buchstaben am Wortanfang.", en: "Two capitals at the start of a word." },
    why: Text {
        de: "Wer die Umschalttaste zu spät loslässt, schreibt „NAch“ statt „Nach“. Gemeldet wird nur, wenn das Wort ohne den zweiten Großbuchstaben bekannt ist; Abkürzungen, Marken und Namen bleiben unberührt.",
        en: "Releasing the shift key too late turns “Nach” into “NAch”. Only reported when the word is known without the second capital; acronyms, brands and names are left alone.",
    },
    examples: &[
        bad("[[NAch|Nach]] einer Pause ging es weiter."),
        bad("Die [[STaaten|Staaten]] einigten sich, [[DIe|Die]] Verträge ruhen."),
        bad("Am Abend sprach der [[KAnzler|Kanzler]]."),
        good("Die USA und die GmbH."),
        good("Viele PKWs standen vor den NGOs."),
        trap("Die LehrerInnen maßen den pH-Wert."),
        trap("Herr McAllister kaufte ein iPhone."),
        trap("Die EUler und die CDUler stritten."),
    ],
    ..RuleMeta::NEW
};

/// The rule.
pub(super) struct TwoCapitals;

impl Rule for TwoCapitals {
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
        if !starts_with_two_capitals(word) {
            return;
        }
        let right = capitalize(&word.to_lowercase());
        let message = Text { de: "„{0}“ beginnt mit zwei großen Buchstaben.", en: "“{0}” begins with two capitals." };
        cx.report(Report::new(&META, sentence.segment, token.span, message, &[word]).correction(right));
    }
}

/// Two capitals, then small letters only.
fn starts_with_two_capitals(word: &str) -> bool {
    let mut letters = word.chars().filter(|&c| is_letter(c));
    let capital = |c: Option<char>| c.is_some_and(char::is_uppercase);
    capital(letters.next()) && capital(letters.next()) && letters.all(|c| !c.is_uppercase())
}
