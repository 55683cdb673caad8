//! One document read once: its tokens, its sentences, and each distinct word with its verdict.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::{
    explain::{explain, explain_part},
    sentences::split_sentences,
    tokenize::tokenize,
    tokens::{Sentence, Token, TokenFlags, WordId},
    verdict::{Verdict, VerdictKind},
};
use crate::{
    document::Document,
    lexicon::{Classes, Lexicon},
    unicode::plain_form,
};

/// A distinct word of a document.
#[derive(Clone, Debug)]
pub struct Word<'d> {
    /// Its plain form.
    pub form: Cow<'d, str>,
    /// What it is.
    pub verdict: Verdict,
    /// How often it stands in the document.
    pub count: u32,
    /// The first token that is this word.
    pub first: u32,
}

/// All that the checks share about one document.
#[derive(Debug)]
pub struct Analysis<'d> {
    /// The document.
    pub document: &'d Document<'d>,
    /// All tokens, segment by segment.
    pub tokens: Vec<Token>,
    /// All German sentences in order; sentences in other languages are left out.
    pub sentences: Vec<Sentence>,
    /// The distinct words; [`WordId`] is the index.
    pub words: Vec<Word<'d>>,
    ids: FxHashMap<Cow<'d, str>, WordId>,
    /// How many distinct unknown words begin with the same letters.
    kin: FxHashMap<Box<str>, u32>,
}

/// Words that agree in this many first letters are kin: *Stoltenberg, Stoltenbergs, Stoltenberg-Rede*.
const KIN_LETTERS: usize = 6;

/// The first letters that decide on kinship, in lower case; `None` for words that are too short.
fn kin_key(form: &str) -> Option<String> {
    let key: String = form.chars().take(KIN_LETTERS).flat_map(char::to_lowercase).collect();
    (form.chars().count() >= KIN_LETTERS - 1).then_some(key)
}

impl<'d> Analysis<'d> {
    /// Reads a document. `memo` carries verdicts from document to document.
    pub fn new(document: &'d Document<'d>, lexicon: &Lexicon, memo: &mut Memo) -> Self {
        let mut analysis = Self {
            document,
            tokens: Vec::new(),
            sentences: Vec::new(),
            words: Vec::new(),
            ids: FxHashMap::default(),
            kin: FxHashMap::default(),
        };
        for (segment_idx, segment) in document.segments.iter().enumerate() {
            if segment.lang.as_deref().is_some_and(|lang| !is_german_tag(lang)) {
                continue;
            }
            let from = analysis.tokens.len();
            tokenize(&segment.text, &mut analysis.tokens);
            split_sentences(&segment.text, segment_idx as u32, &mut analysis.tokens, from, &mut analysis.sentences);
            for token_idx in from..analysis.tokens.len() {
                analysis.register(token_idx, &segment.text, lexicon, memo);
            }
        }
        let foreign: Vec<bool> = analysis.sentences.iter().map(|sentence| is_foreign(&analysis, sentence)).collect();
        let mut foreign = foreign.into_iter();
        analysis.sentences.retain(|_| !foreign.next().unwrap_or(false));
        for word in analysis.words.iter().filter(|word| word.verdict.is_unknown()) {
            if let Some(key) = kin_key(&word.form) {
                *analysis.kin.entry(key.into()).or_default() += 1;
            }
        }
        analysis
    }

    /// How many other unknown words of the text begin like this one.
    pub fn n_kin(&self, word: &Word<'_>) -> u32 {
        let own = u32::from(word.verdict.is_unknown());
        kin_key(&word.form).and_then(|key| self.kin.get(key.as_str())).map_or(0, |n| n.saturating_sub(own))
    }

    fn register(&mut self, token_idx: usize, text: &'d str, lexicon: &Lexicon, memo: &mut Memo) {
        let token = self.tokens[token_idx];
        if !token.is_word() {
            return;
        }
        let form = plain_form(&text[token.span.range()]);
        let id = if let Some(&id) = self.ids.get(&form) {
            id
        } else {
            let verdict = memo.verdict(&form, token.flags, lexicon);
            let id = WordId(self.words.len() as u32);
            self.words.push(Word { form: form.clone(), verdict, count: 0, first: token_idx as u32 });
            self.ids.insert(form, id);
            id
        };
        self.words[id.idx()].count += 1;
        self.tokens[token_idx].word = id;
    }

    /// The word of a token; `None` for tokens that are no words.
    pub fn word(&self, token: &Token) -> Option<&Word<'d>> {
        self.words.get(token.word.idx())
    }

    /// The verdict of a token's word; tokens that are no words count as known.
    pub fn verdict(&self, token: &Token) -> Verdict {
        self.word(token).map_or(Verdict::new(VerdictKind::Known), |word| word.verdict)
    }

    /// A distinct word by its form.
    pub fn find(&self, form: &str) -> Option<&Word<'d>> {
        self.ids.get(form).and_then(|id| self.words.get(id.idx()))
    }

    /// The tokens of a sentence.
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        &self.tokens[sentence.range()]
    }

    /// The text of the segment a sentence stands in.
    pub fn text_of(&self, sentence: &Sentence) -> &'d str {
        &self.document.segments[sentence.segment as usize].text
    }

    /// The sentence that holds a token.
    pub fn sentence_of(&self, token_idx: usize) -> Option<&Sentence> {
        let at = self.sentences.partition_point(|sentence| sentence.tokens.end as usize <= token_idx);
        self.sentences.get(at).filter(|sentence| sentence.range().contains(&token_idx))
    }
}

/// `de`, `de-at`, `de_CH`.
fn is_german_tag(lang: &str) -> bool {
    lang == "de" || lang.starts_with("de-") || lang.starts_with("de_") || lang == "deu" || lang == "ger" || lang == "gsw"
}

/// Verdicts of words met before; one a thread.
#[derive(Debug, Default)]
pub struct Memo {
    verdicts: FxHashMap<Box<str>, Verdict>,
}

/// Most words remembered, so that a run over millions of documents stays small.
const MOST_REMEMBERED: usize = 100_000;

impl Memo {
    /// What a form is: by the user's words, by the built-in ones (remembered), by further dictionaries.
    fn verdict(&mut self, form: &str, flags: TokenFlags, lexicon: &Lexicon) -> Verdict {
        if lexicon.is_own(form) {
            return Verdict::new(VerdictKind::Own);
        }
        let verdict = self.built_in(form, flags);
        if verdict.is_explained() {
            return verdict;
        }
        if is_own_chain(form, lexicon) || lexicon.extra_knows(form) { Verdict::new(VerdictKind::Own) } else { verdict }
    }

    fn built_in(&mut self, form: &str, flags: TokenFlags) -> Verdict {
        if let Some(&verdict) = self.verdicts.get(form) {
            return verdict;
        }
        let verdict = verdict_of(form, flags);
        if self.verdicts.len() >= MOST_REMEMBERED {
            self.verdicts.clear();
        }
        self.verdicts.insert(form.into(), verdict);
        verdict
    }
}

/// Longest form that is looked at, in bytes; longer ones are data, not words.
const LONGEST_WORD: usize = 200;

fn verdict_of(form: &str, flags: TokenFlags) -> Verdict {
    if form.len() > LONGEST_WORD {
        Verdict::new(VerdictKind::Acronym)
    } else if flags.has(TokenFlags::GENDER) {
        super::gender::explain_form(form)
    } else if flags.has(TokenFlags::DIGIT) {
        super::mixed::explain_form(form)
    } else {
        explain(form)
    }
}

/// A hyphenated word of which the user's lists know what nothing else does.
fn is_own_chain(form: &str, lexicon: &Lexicon) -> bool {
    form.contains('-')
        && form
            .split('-')
            .enumerate()
            .all(|(at, part)| lexicon.is_own(part) || lexicon.extra_knows(part) || explain_part(part, at == 0).is_explained())
}

/// Sentences shorter than this are not taken for foreign.
const FOREIGN_WORDS: usize = 4;

/// Whether a sentence is in another language: most of its words are English or unknown, and hardly one is
/// German alone.
fn is_foreign(analysis: &Analysis<'_>, sentence: &Sentence) -> bool {
    let (mut n_words, mut n_german, mut n_foreign) = (0, 0, 0);
    for token in analysis.tokens_of(sentence).iter().filter(|token| token.is_word()) {
        let verdict = analysis.verdict(token);
        let english = verdict.entry.classes.intersects(Classes::ENGLISH);
        n_words += 1;
        n_german +=
            usize::from(verdict.is_explained() && !english && !matches!(verdict.kind, VerdictKind::Name | VerdictKind::Acronym));
        n_foreign += usize::from(english || verdict.is_unknown());
    }
    n_words >= FOREIGN_WORDS && n_foreign * 3 >= n_words * 2 && n_german * 5 <= n_words
}
