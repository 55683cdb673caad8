//! The front door: a checker with its settings, shared by all threads.

use std::{borrow::Cow, cell::RefCell};

use super::{overlap, suppress, trace};
use crate::{
    diagnostic::Finding,
    document::{
        Document,
        formats::{Format, FormatOptions, format_of},
    },
    german::{Analysis, Memo, VerdictKind},
    lexicon::{Lexicon, OwnWords},
    rules::{Context, Rule, Settings, Wants, registry},
    text::SourceFile,
};

pub use super::trace::{Trace, TraceLine};

/// What checking one source gave.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// The findings, by start, end and rule.
    pub findings: Vec<Finding>,
    /// How many findings comments in the text held back.
    pub n_suppressed: usize,
}

/// Checks texts with one set of settings; `Sync`, made once and shared.
pub struct Checker {
    settings: Settings,
    lexicon: Lexicon,
    rules: Vec<&'static dyn Rule>,
}

impl std::fmt::Debug for Checker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Checker").field("settings", &self.settings).field("n_rules", &self.rules.len()).finish_non_exhaustive()
    }
}

thread_local! {
    static MEMO: RefCell<Memo> = RefCell::new(Memo::default());
}

impl Checker {
    /// A checker with these settings and the built-in words.
    pub fn new(settings: Settings) -> Self {
        let lexicon = Lexicon { own: OwnWords::new(&settings.own_words), extra: settings.dictionaries.clone() };
        let rules = registry().filter(|rule| settings.runs(rule.meta())).collect();
        Self { settings, lexicon, rules }
    }

    /// The settings in force.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The words known.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Checks a source in the format that its name asks for.
    pub fn check(&self, source: &SourceFile) -> Checked {
        self.check_as(source, format_of(source.name()))
    }

    #[expect(clippy::needless_update, reason = "options to come keep their defaults")]
    /// Checks a source in a given format.
    pub fn check_as(&self, source: &SourceFile, format: &dyn Format) -> Checked {
        let options = FormatOptions { frontmatter: self.settings.frontmatter.clone(), ..FormatOptions::default() };
        self.check_document(source, &format.parse(source.text(), &options))
    }

    /// Checks prose that was already found in a source.
    pub fn check_document(&self, source: &SourceFile, document: &Document<'_>) -> Checked {
        let lexicon = self.lexicon_for(document);
        let analysis = MEMO.with_borrow_mut(|memo| Analysis::new(document, &lexicon, memo));
        let mut cx = Context::new(source, document, &analysis, &lexicon, &self.settings);
        self.run(&mut cx);
        let mut findings = cx.into_findings();
        overlap::resolve(&mut findings);
        let n_suppressed = suppress::suppress(source, &document.directives, &self.settings, &mut findings);
        findings.sort_by(|a, b| (a.span, a.rule).cmp(&(b.span, b.rule)));
        Checked { findings, n_suppressed }
    }

    /// The lexicon with the words that the document itself declares right.
    fn lexicon_for(&self, document: &Document<'_>) -> Cow<'_, Lexicon> {
        let mut lexicon = Cow::Borrowed(&self.lexicon);
        for word in suppress::declared_words(&document.directives) {
            lexicon.to_mut().own.accept(word);
        }
        lexicon
    }

    /// Why a word is accepted or not, with the text it stands in where there is one.
    pub fn trace(&self, word: &str, source: Option<&SourceFile>) -> Trace {
        trace::trace(word, source, &self.lexicon, &self.settings)
    }

    /// Words, sentences, then the document.
    fn run(&self, cx: &mut Context<'_>) {
        let wanting = |wants: Wants| self.rules.iter().copied().filter(|rule| rule.wants().has(wants)).collect::<Vec<_>>();
        let (on_words, on_sentences) = (wanting(Wants::UNUSUAL_WORDS), wanting(Wants::SENTENCES));
        let analysis = cx.analysis;
        for sentence in &analysis.sentences {
            for (at, token) in analysis.tokens_of(sentence).iter().enumerate() {
                if token.is_word() && analysis.verdict(token).kind != VerdictKind::Known {
                    for rule in &on_words {
                        rule.word(cx, sentence, at, token);
                    }
                }
            }
            for rule in &on_sentences {
                rule.sentence(cx, sentence);
            }
        }
        for rule in wanting(Wants::DOCUMENT) {
            rule.document(cx);
        }
    }
}
