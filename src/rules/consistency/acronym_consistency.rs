//! One acronym in two spellings: "Nato" and "NATO".

use std::collections::BTreeMap;

use crate::{
    diagnostic::{Family, Level, RuleMeta, Safety, Specificity, Text, bad, good, trap},
    german::{GERMAN, Sentence, Token, TokenFlags},
    lexicon::Embedded,
    rules::{Context, Report, Rule, Wants},
    text::TextSpan,
    unicode::{Shape, decapitalize, shape_of},
};

static META: RuleMeta = RuleMeta {
    id: "acronym-consistency",
    family: Family::Consistency,
    level: Level::Warning,
    safety: Some(Safety::Unsafe),
    specificity: Specificity::Consistency,
    summary: Text { de: "Eine Abkürzung steht in zwei Schreibweisen im Text.", en: "An acronym is spelt in two ways." },
    why: Text {
        de: "Ob „Nato“ oder „NATO“, entscheidet das Haus; im selben Text soll es eine Form sein. Gemeldet wird die seltenere, mit den Stellen der häufigeren.",
        en: "Whether it is “Nato” or “NATO” is house style, but one text should use one form. The rarer one is reported, with the places of the commoner.",
    },
    examples: &[
        bad("Die Nato tagt. Beim Nato-Gipfel sprach die [[NATO|Nato]] Klartext."),
        bad("Die UNESCO warnt. Die [[Unesco|UNESCO]] und die UNESCO-Kommission schweigen."),
        bad("Fifa gegen Uefa: Die Fifa gewann, die [[FIFA|Fifa]] verlor."),
        good("Die Nato und die EU tagen. Die Nato schweigt."),
        good("Die NATO tagt in Den Haag."),
        trap("Mit RAM und ohne Ram geht es nicht."),
        trap("Das IST-Ergebnis ist besser, als es ist."),
        trap("DIE ZEIT berichtet, die Zeit drängt."),
    ],
    ..RuleMeta::NEW
};

/// The rule.
pub(super) struct AcronymConsistency;

/// Where a spelling stands.
type Places = Vec<(u32, TextSpan)>;

impl Rule for AcronymConsistency {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn wants(&self) -> Wants {
        Wants::DOCUMENT
    }

    fn document(&self, cx: &mut Context<'_>) {
        let mut spellings: BTreeMap<String, BTreeMap<&str, Places>> = BTreeMap::new();
        let has_acronym = cx.analysis.words.iter().any(|word| word.form.split('-').next().is_some_and(is_acronym));
        if !has_acronym {
            return;
        }
        for sentence in &cx.analysis.sentences {
            if is_in_capitals(cx, sentence) {
                continue;
            }
            for token in cx.tokens(sentence).iter().filter(|token| token.is_word()) {
                collect(cx, sentence, token, &mut spellings);
            }
        }
        for forms in spellings.into_values().filter(|forms| forms.len() == 2) {
            compare(cx, &forms);
        }
    }
}

/// Notes the acronym that a word is or begins with, when both spellings are plausible.
fn collect<'a>(
    cx: &Context<'a>,
    sentence: &Sentence,
    token: &Token,
    spellings: &mut BTreeMap<String, BTreeMap<&'a str, Places>>,
) {
    if token.flags.has(TokenFlags::DIGIT) {
        return;
    }
    let word = cx.text(sentence, token);
    let acronym = word.split('-').next().unwrap_or(word);
    let candidate = is_acronym(acronym) || (shape_of(acronym) == Shape::Title && acronym.chars().count() >= 3);
    if !candidate {
        return;
    }
    let span = TextSpan::new(token.span.start(), token.span.start() + acronym.len() as u32);
    spellings.entry(acronym.to_lowercase()).or_default().entry(acronym).or_default().push((sentence.segment, span));
}

fn is_acronym(word: &str) -> bool {
    shape_of(word) == Shape::Upper && (3..=8).contains(&word.chars().count())
}

/// Headlines in capitals say nothing about spelling.
fn is_in_capitals(cx: &Context<'_>, sentence: &Sentence) -> bool {
    let words = cx.tokens(sentence).iter().filter(|token| token.is_word());
    let (n_words, n_upper) = words.fold((0, 0), |(n, upper), token| (n + 1, upper + usize::from(token.shape == Shape::Upper)));
    n_upper * 2 > n_words && n_words > 1
}

/// Whether the title form is a word of its own, so that two things may share the letters: *IST* and
/// *ist*, *ZEIT* and *Zeit*.
fn is_other_word(title: &str) -> bool {
    let german = |form: &str| Embedded::entry(form).filter(|entry| entry.classes.intersects(GERMAN));
    let upper_tenths = Embedded::entry(&title.to_uppercase()).map_or(0, |entry| entry.zipf_tenths);
    german(&decapitalize(title)).is_some() || german(title).is_some_and(|entry| entry.zipf_tenths > upper_tenths + 10)
}

fn compare(cx: &mut Context<'_>, forms: &BTreeMap<&str, Places>) {
    let mut sides: Vec<(&str, &Places)> = forms.iter().map(|(form, places)| (*form, places)).collect();
    if !sides.iter().any(|(form, _)| is_acronym(form)) || sides.iter().any(|(form, _)| !is_acronym(form) && is_other_word(form)) {
        return;
    }
    sides.sort_by_key(|(_, places)| places.len());
    let [(rare, rare_places), (common, common_places)] = sides[..] else { return };
    if rare_places.len() == common_places.len() {
        return;
    }
    for &(segment, span) in rare_places {
        let message = Text {
            de: "„{0}“ steht hier anders als sonst im Text („{1}“).",
            en: "“{0}” is spelt “{1}” elsewhere in this text.",
        };
        let mut report = Report::new(&META, segment, span, message, &[rare, common]).correction(common);
        for &(segment, span) in common_places.iter().take(3) {
            report = report.related(segment, span, common);
        }
        cx.report(report);
    }
}
