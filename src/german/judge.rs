//! Judges words that nothing explains: typo, doubtful, or name.

use rustc_hash::FxHashMap;

use super::{
    Analysis, Candidate, Sentence, Token, WordId,
    evidence::{Evidence, gather},
    model::Model,
    suggest::suggest,
};
use crate::{diagnostic::Level, lexicon::Lexicon};

/// Most suggestions offered.
const MOST_SUGGESTIONS: usize = 5;

/// Candidates that are weighed, of which the best are offered.
const MOST_CANDIDATES: usize = 16;

/// What the judge says of a word in its place.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// How sure.
    pub level: Level,
    /// The probability that the word is a slip.
    pub probability: f32,
    /// What was probably meant, best first.
    pub suggestions: Vec<Candidate>,
    /// The evidence that was weighed.
    pub evidence: Evidence,
}

/// Judges the words of one document; candidates are searched once a distinct word.
#[derive(Debug)]
pub struct Judge<'a, 'd> {
    analysis: &'a Analysis<'d>,
    lexicon: &'a Lexicon,
    candidates: FxHashMap<WordId, Vec<Candidate>>,
}

impl<'a, 'd> Judge<'a, 'd> {
    /// A judge of one document.
    pub fn new(analysis: &'a Analysis<'d>, lexicon: &'a Lexicon) -> Self {
        Self { analysis, lexicon, candidates: FxHashMap::default() }
    }

    /// Judges the word at `at` of a sentence.
    pub fn judge(&mut self, sentence: &Sentence, at: usize) -> Judgement {
        let token: Token = self.analysis.tokens_of(sentence)[at];
        let Some(word) = self.analysis.word(&token) else {
            return Judgement { level: Level::Info, probability: 0.0, suggestions: Vec::new(), evidence: Evidence::default() };
        };
        let candidates = self.candidates.entry(token.word).or_insert_with(|| suggest(&word.form, MOST_CANDIDATES));
        let evidence = gather(self.analysis, sentence, at, word, candidates);
        let (probability, level) = Model::get().judge(&evidence);
        let mut suggestions = candidates.clone();
        suggestions.truncate(MOST_SUGGESTIONS);
        let _ = self.lexicon;
        Judgement { level, probability, suggestions, evidence }
    }
}
