//! Three points instead of the ellipsis character, and its missing blank.

use crate::{
    diagnostic::{Family, Level, RuleMeta, Safety, Text, bad, good, trap},
    german::{Sentence, TokenFlags, TokenKind},
    rules::{Context, Report, Rule, Wants},
};

static META: RuleMeta = RuleMeta {
    id: "ellipsis",
    family: Family::Typo,
    level: Level::Info,
    safety: Some(Safety::Safe),
    summary: Text { de: "Drei Punkte statt des Auslassungszeichens.", en: "Three points instead of an ellipsis." },
    why: Text {
        de: "Gesetzter Text hat das eine Zeichen „…“. Ersetzt wird nur das Zeichen; ob davor ein Leerzeichen steht, hängt davon ab, ob ein Wort oder ein Satz fehlt.",
        en: "Typeset copy uses the single character “…”. Only the character is replaced; whether a blank precedes it depends on whether a word or a sentence is cut.",
    },
    examples: &[
        bad("Treffen sich zwei Wanderer[[...|…]]"),
        bad("Und so weiter [[...|…]]"),
        bad("Er sagte: „Na ja [[...|…]]“"),
        good("Und dann … war Ruhe."),
        good("So ein Sch… aber auch."),
        good("Der Satz endet mit einem Punkt."),
        trap("Punkte führen: Seite ........ 12"),
        trap("Das ist alles.. fast."),
    ],
    ..RuleMeta::NEW
};

/// The rule.
pub(super) struct Ellipsis;

impl Rule for Ellipsis {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn wants(&self) -> Wants {
        Wants::SENTENCES
    }

    fn sentence(&self, cx: &mut Context<'_>, sentence: &Sentence) {
        let tokens = cx.tokens(sentence);
        for (at, token) in tokens.iter().enumerate() {
            if token.kind != TokenKind::Punctuation || token.span.len() != 3 || cx.text(sentence, token) != "..." {
                continue;
            }
            let path = tokens
                .get(at + 1)
                .is_some_and(|next| !next.flags.has(TokenFlags::SPACE_BEFORE) && next.kind != TokenKind::Punctuation);
            if !path {
                let message = Text {
                    de: "Drei Punkte stehen für das Auslassungszeichen „…“.",
                    en: "Three points stand for the ellipsis “…”.",
                };
                cx.report(Report::new(&META, sentence.segment, token.span, message, &[]).correction("…"));
            }
        }
    }
}
