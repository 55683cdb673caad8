//! Words that the project's own list rules out: `*Zugangscode`, `eMail -> E-Mail`.

use crate::{
    diagnostic::{Family, Level, RuleMeta, Safety, Specificity, Text, bad, good, trap},
    german::{Sentence, Token},
    lexicon::HouseRuling,
    rules::{Context, Report, Rule, Wants},
};

static META: RuleMeta = RuleMeta {
    id: "house-word",
    family: Family::Spelling,
    level: Level::Error,
    safety: Some(Safety::Safe),
    specificity: Specificity::KnownFault,
    summary: Text {
        de: "Ein Wort, das die Wortliste des Projekts ausschließt.",
        en: "A word that the project's word list rules out.",
    },
    why: Text {
        de: "In der Wortliste steht `*Zugangscode` für „nie“ und `eMail -> E-Mail` für „nie, sondern so“. Gebeugte Formen werden mit erfasst, Teile von Zusammensetzungen nicht. Die Beispiele gelten mit den Einträgen `*Zugangscode`, `eMail -> E-Mail` und `Handy -> Mobiltelefon`.",
        en: "In the word list, `*Zugangscode` stands for \"never\" and `eMail -> E-Mail` for \"never, but this\". Inflected forms count, parts of compounds do not. The examples hold with the entries `*Zugangscode`, `eMail -> E-Mail` and `Handy -> Mobiltelefon`.",
    },
    examples: &[
        bad("Sie brauchen einen [[Zugangscode]]."),
        bad("Die [[eMail|E-Mail]] kam an."),
        bad("Alle [[eMails|E-Mails]] kamen an."),
        bad("Mein [[Handy|Mobiltelefon]] klingelt."),
        good("Die E-Mail kam an."),
        good("Ein Code gibt Zugang."),
        good("Das Mobiltelefon klingelt."),
        trap("Der Handyvertrag läuft aus."),
        trap("Die Zugangscodierung ist neu."),
    ],
    ..RuleMeta::NEW
};

/// The rule.
pub(super) struct HouseWord;

impl Rule for HouseWord {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn wants(&self) -> Wants {
        Wants::SENTENCES
    }

    fn sentence(&self, cx: &mut Context<'_>, sentence: &Sentence) {
        if cx.lexicon.own.bans_nothing() {
            return;
        }
        for token in cx.tokens(sentence).iter().filter(|token| token.is_word()) {
            if let Some(banned) = cx.lexicon.own.banned(cx.text(sentence, token)) {
                report(cx, sentence, token, &banned);
            }
        }
    }
}

fn report(cx: &mut Context<'_>, sentence: &Sentence, token: &Token, banned: &HouseRuling) {
    let word = cx.text(sentence, token);
    match banned {
        HouseRuling::Never => {
            let message =
                Text { de: "„{0}“ ist in diesem Projekt nicht vorgesehen.", en: "“{0}” is not used in this project." };
            cx.report(Report::new(&META, sentence.segment, token.span, message, &[word]));
        }
        HouseRuling::Instead(right) => {
            let message =
                Text { de: "„{0}“ heißt in diesem Projekt „{1}“.", en: "“{0}” is “{1}” in this project." };
            cx.report(Report::new(&META, sentence.segment, token.span, message, &[word, right]).correction(right.clone()));
        }
    }
}
