//! What speaks for and against a word being a slip. Every number can be followed by a reader and is
//! shown by `rotstift trace`.

use super::{
    Analysis, Candidate, CandidateKind, Sentence, Slip, Token, TokenFlags, TokenKind, VerdictKind, Word, compounds,
    explain::{NAMES, explain_part},
    letters::{LetterModel, surprise},
};
use crate::{
    lexicon::{Classes, Embedded},
    unicode::{Shape, decapitalize},
};

macro_rules! evidence {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// One kind of evidence.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Feature { $($(#[$doc])* $variant,)* }

        impl Feature {
            /// All kinds, in the order of the model's table.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name in the model's table and in traces.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

evidence! {
    /// 1 when the word has no capital.
    Lower = "lower-case",
    /// 1 when all its letters are capitals.
    Upper = "all-capitals",
    /// 1 when capitals stand inside.
    Mixed = "inner-capital",
    /// 1 when it begins a sentence or clause.
    Begins = "begins-clause",
    /// Its letters.
    Letters = "letters",
    /// Log of likelihood times frequency of the best candidate.
    BestScore = "best-score",
    /// Cost of the best candidate's slips in nats.
    BestCost = "best-cost",
    /// The best candidate's zipf.
    BestZipf = "best-zipf",
    /// How many slips lie between.
    BestSlips = "best-slips",
    /// Score of the best candidate less that of the second.
    Margin = "margin",
    /// Log of the sum over all candidates.
    AllScores = "all-scores",
    /// The best candidate swaps two letters.
    BestSwap = "best-swap",
    /// … doubles or undoubles a letter.
    BestDouble = "best-double",
    /// … loses a letter.
    BestLost = "best-lost",
    /// … has a letter too many.
    BestExtra = "best-extra",
    /// … exchanges a letter.
    BestExchange = "best-exchange",
    /// … differs in sound, umlaut or ß only.
    BestSound = "best-sound",
    /// … differs in the first letter.
    BestFirst = "best-first",
    /// … differs in the last letter.
    BestLast = "best-last",
    /// … differs in case.
    BestCase = "best-case",
    /// The best candidate is a free compound.
    BestCompound = "best-compound",
    /// … is two words.
    BestTwoWords = "best-two-words",
    /// How often the best candidate stands in this text.
    BestInText = "best-in-text",
    /// Zipf of the form itself in the frequency lists.
    OwnZipf = "own-zipf",
    /// Mean surprise of its letters to German.
    German = "letters-german",
    /// Worst surprise of its letters to German.
    GermanWorst = "letters-german-worst",
    /// Mean surprise to English.
    English = "letters-english",
    /// Mean surprise to names.
    Names = "letters-names",
    /// A letter that German words do not have.
    ForeignLetter = "foreign-letter",
    /// How often it stands in this text.
    Count = "count",
    /// Other unknown words of the text that begin alike.
    Kin = "kin",
    /// The word before is a given name, a title or the like.
    AfterName = "after-name",
    /// The word before is capitalised and unknown.
    AfterUnknown = "after-unknown",
    /// The word after is capitalised and unknown or a name.
    BeforeUnknown = "before-unknown",
    /// The word before is an English word.
    AfterForeign = "after-foreign",
    /// The word after is an English word.
    BeforeForeign = "before-foreign",
    /// Stands in quotation marks.
    Quoted = "quoted",
    /// Has a hyphen.
    Hyphen = "hyphen",
    /// Reads as a compound that a common neighbour vetoes.
    Vetoed = "vetoed",
    /// Listed as a rare form.
    Doubtful = "doubtful",
    /// How firmly it reads as a compound.
    CompoundStrength = "compound-strength",
    /// How common it should be if the parts of the compound met by chance; −10 without any.
    CompoundZipf = "compound-zipf",
    /// Listed as English.
    EnglishWord = "english-word",
    /// Only one source lists it.
    Single = "single-source",
    /// Zipf of the same letters with a capital.
    NounZipf = "noun-zipf",
    /// Share of the sentence's other words that nothing explains or that are English.
    ForeignShare = "foreign-share",
    /// Stands beside marks that prose does not have.
    Technical = "technical",
    /// Stands beside code or a symbol.
    BesideOpaque = "beside-opaque",
    /// Common words among the candidates one slip away.
    CommonNeighbours = "common-neighbours",
    /// The longest known word it begins or ends with, as share of its letters.
    KnownShare = "known-share",
}

/// The number of kinds.
pub(super) const N_FEATURES: usize = Feature::ALL.len();

/// The evidence on one word in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    values: [f32; N_FEATURES],
}

impl Default for Evidence {
    fn default() -> Self {
        Self { values: [0.0; N_FEATURES] }
    }
}

impl Evidence {
    /// The values in the order of [`Feature::ALL`].
    pub fn values(&self) -> &[f32; N_FEATURES] {
        &self.values
    }

    /// One value.
    pub fn get(&self, feature: Feature) -> f32 {
        self.values[feature as usize]
    }

    fn set(&mut self, feature: Feature, value: f32) {
        self.values[feature as usize] = value;
    }

    fn flag(&mut self, feature: Feature, is: bool) {
        self.set(feature, f32::from(u8::from(is)));
    }
}

/// Gathers the evidence on the word at `at` of a sentence.
pub(super) fn gather(
    analysis: &Analysis<'_>,
    sentence: &Sentence,
    at: usize,
    word: &Word<'_>,
    candidates: &[Candidate],
) -> Evidence {
    let mut evidence = Evidence::default();
    form(&mut evidence, word);
    meant(&mut evidence, analysis, candidates);
    place(&mut evidence, analysis, sentence, at);
    text(&mut evidence, analysis, word);
    evidence
}

/// What the form itself shows.
fn form(evidence: &mut Evidence, word: &Word<'_>) {
    let form = unknown_part(word.form.as_ref());
    let shape = crate::unicode::shape_of(form);
    evidence.flag(Feature::Lower, shape == Shape::Lower);
    evidence.flag(Feature::Upper, shape == Shape::Upper);
    evidence.flag(Feature::Mixed, shape == Shape::Mixed);
    evidence.set(Feature::Letters, form.chars().count() as f32);
    evidence.set(Feature::OwnZipf, f32::from(own_zipf(form)) / 10.0);
    let german = surprise(form, LetterModel::German);
    evidence.set(Feature::German, german.mean);
    evidence.set(Feature::GermanWorst, german.worst);
    evidence.set(Feature::English, surprise(form, LetterModel::English).mean);
    evidence.set(Feature::Names, surprise(form, LetterModel::Names).mean);
    evidence.flag(Feature::ForeignLetter, form.chars().any(is_foreign));
    evidence.flag(Feature::Hyphen, word.form.contains('-'));
    evidence.flag(Feature::Vetoed, word.verdict.kind == VerdictKind::Vetoed);
    evidence.flag(Feature::Doubtful, word.verdict.kind == VerdictKind::Doubtful);
    let split = compounds::split(form, shape);
    evidence.set(Feature::CompoundStrength, split.map_or(0.0, |split| split.strength.max(0.1)));
    evidence.set(Feature::CompoundZipf, split.map_or(-10.0, |split| split.zipf));
    let entry = Embedded::entry(form).or_else(|| Embedded::entry(&decapitalize(form)));
    evidence.flag(Feature::EnglishWord, entry.is_some_and(|entry| entry.classes.intersects(Classes::ENGLISH)));
    evidence.flag(Feature::Single, entry.is_some_and(|entry| entry.classes.intersects(Classes::SINGLE)));
    let noun = if shape == Shape::Lower { Embedded::entry(&crate::unicode::capitalize(form)) } else { None };
    evidence.set(Feature::NounZipf, noun.map_or(0.0, crate::lexicon::Entry::zipf));
    evidence.set(Feature::KnownShare, known_share(form));
}

/// The part of a hyphenated word that is not explained, if it is one alone; else the whole word.
fn unknown_part(form: &str) -> &str {
    let mut unknown = form.split('-').enumerate().filter(|(at, part)| !explain_part(part, *at == 0).is_explained());
    match (unknown.next(), unknown.next()) {
        (Some((_, part)), None) if part.chars().count() > 2 => part,
        _ => form,
    }
}

/// How common the form is in the frequency lists although no word list has it, in tenths of zipf.
fn own_zipf(form: &str) -> u8 {
    let entry = Embedded::entry(form).map(|entry| entry.zipf_tenths);
    let attested = Embedded::attested(form).or_else(|| Embedded::attested(&decapitalize(form)));
    entry.or(attested).unwrap_or(0)
}

fn is_foreign(c: char) -> bool {
    !c.is_ascii() && c.is_alphabetic() && !matches!(c, 'ä' | 'ö' | 'ü' | 'ß' | 'Ä' | 'Ö' | 'Ü')
}

/// The longest known word of four letters or more at either end, as a share of the form.
fn known_share(form: &str) -> f32 {
    let n_letters = form.chars().count();
    let mut longest = 0;
    for (cut, _) in form.char_indices().skip(4) {
        let (front, tail) = form.split_at(cut);
        if Embedded::entry(front).is_some_and(|entry| entry.zipf_tenths >= 25)
            || Embedded::entry(&decapitalize(front)).is_some_and(|entry| entry.zipf_tenths >= 25)
        {
            longest = longest.max(front.chars().count());
        }
        let n_tail = tail.chars().count();
        if n_tail >= 4
            && n_tail > longest
            && (Embedded::entry(tail).is_some_and(|entry| entry.zipf_tenths >= 25)
                || Embedded::entry(&crate::unicode::capitalize(tail)).is_some_and(|entry| entry.zipf_tenths >= 25))
        {
            longest = longest.max(n_tail);
        }
    }
    longest as f32 / n_letters.max(1) as f32
}

/// What may have been meant.
fn meant(evidence: &mut Evidence, analysis: &Analysis<'_>, candidates: &[Candidate]) {
    let Some(best) = candidates.first() else {
        evidence.set(Feature::BestScore, NO_CANDIDATE);
        evidence.set(Feature::AllScores, NO_CANDIDATE);
        evidence.set(Feature::BestCost, 15.0);
        return;
    };
    let count = |slips: &[Slip]| slips.iter().map(|slip| best.alignment.counts[*slip as usize]).sum::<u8>();
    let n_slips: u8 = Slip::ALL
        .iter()
        .filter(|slip| !matches!(slip, Slip::First | Slip::Case))
        .map(|slip| best.alignment.counts[*slip as usize])
        .sum();
    evidence.set(Feature::BestScore, best.score);
    evidence.set(Feature::BestCost, best.alignment.cost);
    evidence.set(Feature::BestZipf, best.zipf);
    evidence.set(Feature::BestSlips, f32::from(n_slips));
    evidence.set(Feature::Margin, candidates.get(1).map_or(10.0, |second| (best.score - second.score).min(10.0)));
    let sum: f32 = candidates.iter().map(|candidate| (candidate.score - best.score).exp()).sum();
    evidence.set(Feature::AllScores, best.score + sum.ln());
    evidence.set(Feature::BestSwap, f32::from(count(&[Slip::Swap])));
    evidence.set(Feature::BestDouble, f32::from(count(&[Slip::ExtraDouble, Slip::LostDouble])));
    evidence.set(Feature::BestLost, f32::from(count(&[Slip::Lost, Slip::LostMute, Slip::LostEnd])));
    evidence.set(Feature::BestExtra, f32::from(count(&[Slip::Extra, Slip::ExtraKey, Slip::ExtraEnd])));
    evidence.set(Feature::BestExchange, f32::from(count(&[Slip::Exchange, Slip::Key, Slip::Vowel])));
    evidence.set(
        Feature::BestSound,
        f32::from(count(&[Slip::Sound, Slip::SoundGroup, Slip::Umlaut, Slip::Eszett, Slip::Transcription])),
    );
    evidence.set(Feature::BestFirst, f32::from(count(&[Slip::First])));
    evidence.set(Feature::BestLast, f32::from(count(&[Slip::LostEnd, Slip::ExtraEnd, Slip::Last])));
    evidence.set(Feature::BestCase, f32::from(count(&[Slip::Case])));
    evidence.flag(Feature::BestCompound, best.kind == CandidateKind::Compound);
    evidence.flag(Feature::BestTwoWords, best.kind == CandidateKind::TwoWords);
    evidence.set(Feature::BestInText, analysis.find(&best.text).map_or(0.0, |word| (1.0 + word.count as f32).ln()));
    let near = candidates.iter().filter(|candidate| candidate.zipf >= 3.0 && candidate.alignment.cost < 6.0).count();
    evidence.set(Feature::CommonNeighbours, near as f32);
}

/// Stands for the score of no candidate at all.
const NO_CANDIDATE: f32 = -15.0;

/// What stands around the word.
fn place(evidence: &mut Evidence, analysis: &Analysis<'_>, sentence: &Sentence, at: usize) {
    let tokens = analysis.tokens_of(sentence);
    let text = analysis.text_of(sentence);
    let token = tokens[at];
    let before = at.checked_sub(1).map(|at| tokens[at]);
    let after = tokens.get(at + 1).copied();
    let starts = tokens[..at].iter().all(|token| !token.is_word());
    let mark = before.filter(|token| token.kind == TokenKind::Punctuation).map(|token| &text[token.span.range()]);
    evidence.flag(Feature::Begins, starts || matches!(mark, Some(":" | "„" | "»" | "\"" | "“")));
    evidence.flag(Feature::Quoted, is_quoted(text, tokens, at));
    evidence.flag(Feature::AfterName, before.is_some_and(|token| announces_name(analysis, text, &token)));
    evidence.flag(Feature::AfterUnknown, before.is_some_and(|token| is_capital_unknown(analysis, &token)));
    evidence.flag(
        Feature::BeforeUnknown,
        after.is_some_and(|token| is_capital_unknown(analysis, &token) || is_name(analysis, &token)),
    );
    evidence.flag(Feature::AfterForeign, before.is_some_and(|token| analysis.verdict(&token).kind == VerdictKind::Foreign));
    evidence.flag(Feature::BeforeForeign, after.is_some_and(|token| analysis.verdict(&token).kind == VerdictKind::Foreign));
    evidence.flag(Feature::Technical, token.flags.has(TokenFlags::TECHNICAL));
    let opaque = |token: Option<Token>| token.is_some_and(|token| matches!(token.kind, TokenKind::Opaque | TokenKind::Symbol));
    evidence.flag(Feature::BesideOpaque, opaque(before) || opaque(after));
    let others = tokens.iter().enumerate().filter(|(other, token)| *other != at && token.is_word());
    let (n, foreign) = others.fold((0u32, 0u32), |(n, foreign), (_, token)| {
        let kind = analysis.verdict(token).kind;
        (n + 1, foreign + u32::from(matches!(kind, VerdictKind::Unknown | VerdictKind::Foreign)))
    });
    evidence.set(Feature::ForeignShare, foreign as f32 / n.max(3) as f32);
}

fn is_quoted(text: &str, tokens: &[Token], at: usize) -> bool {
    const OPEN: [&str; 8] = ["„", "“", "\"", "»", "«", "‚", "'", "‘"];
    const CLOSE: [&str; 8] = ["“", "”", "\"", "«", "»", "‘", "'", "’"];
    let is = |at: Option<usize>, marks: &[&str]| {
        at.and_then(|at| tokens.get(at)).is_some_and(|token| marks.contains(&&text[token.span.range()]))
    };
    let opens = (1..=3).any(|n| is(at.checked_sub(n), &OPEN));
    let closes = (1..=3).any(|n| is(Some(at + n), &CLOSE));
    opens && closes
}

/// Given names, titles and nouns that a name follows.
fn announces_name(analysis: &Analysis<'_>, text: &str, token: &Token) -> bool {
    let word = &text[token.span.range()];
    let entry = analysis.verdict(token).entry;
    let given = token.is_word()
        && word.starts_with(char::is_uppercase)
        && entry.classes.intersects(Classes::GIVEN)
        && (!entry.classes.intersects(super::explain::GERMAN) || entry.zipf_tenths < 45);
    given || crate::lexicon::announces_name(word)
}

fn is_capital_unknown(analysis: &Analysis<'_>, token: &Token) -> bool {
    token.is_word() && matches!(token.shape, Shape::Title | Shape::Mixed) && analysis.verdict(token).is_unknown()
}

fn is_name(analysis: &Analysis<'_>, token: &Token) -> bool {
    let verdict = analysis.verdict(token);
    token.is_word() && verdict.kind == VerdictKind::Name && verdict.entry.classes.intersects(NAMES)
}

/// What the whole text shows.
fn text(evidence: &mut Evidence, analysis: &Analysis<'_>, word: &Word<'_>) {
    evidence.set(Feature::Count, (word.count as f32).ln());
    evidence.set(Feature::Kin, (1.0 + analysis.n_kin(word) as f32).ln());
}
