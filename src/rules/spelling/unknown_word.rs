//! Words that nothing explains, with how sure the tool is that they are slips.

use crate::{
    diagnostic::{Family, Level, RuleMeta, Safety, Specificity, Suggestion, Text, bad, good, trap},
    german::{Judge, Judgement, Sentence, Token},
    rules::{Context, Report, Rule, Wants},
};

static META: RuleMeta = RuleMeta {
    id: "unknown-word",
    family: Family::Spelling,
    level: Level::Error,
    safety: Some(Safety::Unsafe),
    specificity: Specificity::UnknownWord,
    summary: Text { de: "Ein Wort, das keine Quelle kennt.", en: "A word that no source knows." },
    why: Text {
        de: "Weder Wortliste noch Beugung noch Zusammensetzung erklären das Wort. Wie sicher es ein Tippfehler ist, sagt die Stufe: „error“ für sichere Fehler, „warning“ für zweifelhafte Wörter, „info“ für wahrscheinliche Namen und neue Wörter. `rotstift trace WORT` zeigt die Gründe.",
        en: "Neither word list nor inflection nor composition explains the word. The level says how surely it is a slip: “error” for certain typos, “warning” for doubtful words, “info” for likely names and new words. `rotstift trace WORD` shows the evidence.",
    },
    examples: &[
        bad("Viele [[Staatn|Staaten]] stimmten zu."),
        bad("Die [[Regirung|Regierung]] plant ein Gesetz."),
        bad("Das ist [[natürlcih|natürlich]] richtig."),
        bad("Die Höhe des [[Regierungsprogams|Regierungsprogramms]] steht fest."),
        good("Die Regierung plant ein Gesetz."),
        good("Die Zeitung Rodong Sinmun berichtet."),
        trap("Pat Ryder, Sprecher des Ministeriums, sagte nichts."),
        trap("Es geht um Höflichkeitsfloskeln im Indopazifik-Raum."),
        trap("Kims Vater, Kim Jong Il, empfing ihn."),
    ],
    ..RuleMeta::NEW
};

/// The rule.
pub(super) struct UnknownWord;

impl Rule for UnknownWord {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn wants(&self) -> Wants {
        Wants::DOCUMENT
    }

    fn document(&self, cx: &mut Context<'_>) {
        if !cx.analysis.words.iter().any(|word| word.verdict.is_unknown()) {
            return;
        }
        let mut judge = Judge::new(cx.analysis, cx.lexicon);
        for sentence in &cx.analysis.sentences {
            for (at, token) in cx.tokens(sentence).iter().enumerate() {
                if token.is_word() && cx.verdict(token).is_unknown() {
                    let judgement = judge.judge(sentence, at);
                    report(cx, sentence, token, &judgement);
                }
            }
        }
    }
}

fn report(cx: &mut Context<'_>, sentence: &Sentence, token: &Token, judgement: &Judgement) {
    let word = cx.text(sentence, token);
    let message = match judgement.level {
        Level::Info => Text {
            de: "„{0}“ steht in keiner Liste, ist aber wohl ein Name oder neues Wort.",
            en: "“{0}” is in no list, but probably a name or new word.",
        },
        _ => Text { de: "„{0}“ ist kein bekanntes Wort.", en: "“{0}” is not a known word." },
    };
    let suggestions = judgement
        .suggestions
        .iter()
        .map(|candidate| Suggestion { text: candidate.text.clone(), score: candidate.score })
        .collect();
    cx.report(
        Report::new(&META, sentence.segment, token.span, message, &[word])
            .level(judgement.level)
            .confidence(judgement.probability)
            .suggestions(suggestions),
    );
}
