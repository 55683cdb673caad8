//! Editors' marks left over at an end: "■", "¶".

use crate::{
    diagnostic::{Family, Level, RuleMeta, Safety, Text, bad, good, trap},
    german::{Sentence, TokenFlags, TokenKind},
    rules::{Context, Report, Rule, Wants},
};

static META: RuleMeta = RuleMeta {
    id: "stray-symbol",
    family: Family::Typo,
    level: Level::Warning,
    safety: Some(Safety::Unsafe),
    summary: Text { de: "Ein Satzzeichen der Redaktion ist stehen geblieben.", en: "An editor's mark was left in the text." },
    why: Text {
        de: "Kästchen und Absatzmarken am Ende eines Absatzes stammen meist aus einer Druckvorlage oder Suchmaske. Aufzählungszeichen, Kästchen zum Ankreuzen und Sterne bleiben unberührt.",
        en: "Boxes and pilcrows at the end of a paragraph mostly come from a print template. Bullets, check boxes and rating stars are left alone.",
    },
    examples: &[
        bad("Das Thema bleibt wichtig. [[■]]"),
        bad("Ende des Berichts [[¶]]"),
        bad("So weit der Text. [[□]]"),
        good("■ Erster Punkt der Liste"),
        good("Der Absatz endet mit einem Punkt."),
        trap("Bewertung: ★★★★☆"),
        trap("□ Ja □ Nein"),
        trap("Die Taste ■ hält an."),
    ],
    ..RuleMeta::NEW
};

/// The rule.
pub(super) struct StraySymbol;

impl Rule for StraySymbol {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn wants(&self) -> Wants {
        Wants::SENTENCES
    }

    fn sentence(&self, cx: &mut Context<'_>, sentence: &Sentence) {
        let tokens = cx.tokens(sentence);
        let Some((last, before)) = tokens.split_last() else { return };
        if last.kind != TokenKind::Symbol {
            return;
        }
        let symbol = cx.text(sentence, last);
        let left_over = is_mark(symbol)
            && !(before.is_empty() && sentence.first)
            && last.flags.has(TokenFlags::SPACE_BEFORE)
            && !before.iter().any(|token| cx.text(sentence, token) == symbol);
        if is_private(symbol) || left_over {
            let message = Text {
                de: "„{0}“ ist wohl eine stehen gebliebene Marke.",
                en: "“{0}” looks like a mark left in the text.",
            };
            cx.report(Report::new(&META, sentence.segment, last.span, message, &[symbol]));
        }
    }
}

fn is_mark(symbol: &str) -> bool {
    matches!(symbol, "■" | "□" | "▪" | "▫" | "◆" | "◇" | "●" | "▲" | "▼" | "¶" | "◼" | "◻")
}

fn is_private(symbol: &str) -> bool {
    symbol.chars().any(|c| matches!(c, '\u{E000}'..='\u{F8FF}'))
}
