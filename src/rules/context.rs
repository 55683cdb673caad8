//! What a rule sees of a document, and how it reports.

use crate::{
    diagnostic::{Finding, Fix, Level, Related, RuleMeta, Safety, Suggestion, Text, fill},
    document::Document,
    german::{Analysis, Sentence, Token, TokenKind, Verdict, Word},
    lexicon::Lexicon,
    rules::{LevelSetting, Settings},
    text::{SourceFile, TextSpan},
};

/// One document under check, shared by all rules.
#[derive(Debug)]
pub struct Context<'a> {
    /// The file.
    pub source: &'a SourceFile,
    /// Its prose.
    pub document: &'a Document<'a>,
    /// Its tokens, sentences and words.
    pub analysis: &'a Analysis<'a>,
    /// The words known.
    pub lexicon: &'a Lexicon,
    /// The settings in force.
    pub settings: &'a Settings,
    findings: Vec<Finding>,
}

/// A finding in the making; only rule, place and message are needed.
#[derive(Clone, Debug)]
pub struct Report<'r> {
    rule: &'static RuleMeta,
    segment: u32,
    span: TextSpan,
    message: Text,
    values: Vec<&'r str>,
    level: Level,
    confidence: f32,
    suggestions: Vec<Suggestion>,
    safety: Option<Safety>,
    related: Vec<(u32, TextSpan, String)>,
}

impl<'r> Report<'r> {
    /// A finding at a place of a segment; `{0}`, `{1}` … in the message are filled with `values`.
    pub fn new(rule: &'static RuleMeta, segment: u32, span: TextSpan, message: Text, values: &[&'r str]) -> Self {
        Self {
            rule,
            segment,
            span,
            message,
            values: values.to_vec(),
            level: rule.level,
            confidence: match rule.level {
                Level::Error => 0.98,
                Level::Warning => 0.8,
                Level::Info => 0.5,
            },
            suggestions: Vec::new(),
            safety: None,
            related: Vec::new(),
        }
    }

    /// A level other than the rule's usual one.
    #[must_use]
    pub fn level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    /// The probability that this is a fault.
    #[must_use]
    pub fn confidence(mut self, confidence: f32) -> Self {
        self.confidence = confidence;
        self
    }

    /// The one right correction, applied as the rule's safety says.
    #[must_use]
    pub fn correction(mut self, text: impl Into<String>) -> Self {
        self.suggestions = vec![Suggestion { text: text.into(), score: 0.0 }];
        self.safety = self.rule.safety;
        self
    }

    /// Several corrections, best first; the first becomes an unsafe fix.
    #[must_use]
    pub fn suggestions(mut self, suggestions: Vec<Suggestion>) -> Self {
        self.safety = (!suggestions.is_empty()).then_some(Safety::Unsafe);
        self.suggestions = suggestions;
        self
    }

    /// The safety of the fix when it differs from the rule's.
    #[must_use]
    pub fn safety(mut self, safety: Option<Safety>) -> Self {
        self.safety = safety;
        self
    }

    /// Another place that belongs to the finding.
    #[must_use]
    pub fn related(mut self, segment: u32, span: TextSpan, message: impl Into<String>) -> Self {
        self.related.push((segment, span, message.into()));
        self
    }
}

impl<'a> Context<'a> {
    /// A context without findings.
    pub fn new(
        source: &'a SourceFile,
        document: &'a Document<'a>,
        analysis: &'a Analysis<'a>,
        lexicon: &'a Lexicon,
        settings: &'a Settings,
    ) -> Self {
        Self { source, document, analysis, lexicon, settings, findings: Vec::new() }
    }

    /// The findings reported so far.
    pub fn into_findings(self) -> Vec<Finding> {
        self.findings
    }

    /// The text of a token of a sentence's segment.
    pub fn text(&self, sentence: &Sentence, token: &Token) -> &'a str {
        &self.analysis.text_of(sentence)[token.span.range()]
    }

    /// The tokens of a sentence.
    pub fn tokens(&self, sentence: &Sentence) -> &'a [Token] {
        self.analysis.tokens_of(sentence)
    }

    /// The verdict of a token's word.
    pub fn verdict(&self, token: &Token) -> Verdict {
        self.analysis.verdict(token)
    }

    /// The distinct word of a token.
    pub fn word(&self, token: &Token) -> Option<&'a Word<'a>> {
        self.analysis.word(token)
    }

    /// Whether the token at `at` of a sentence begins it or a clause that is cased like one: nothing but
    /// marks stand before it, or a colon or an opening quotation mark.
    pub fn begins_clause(&self, sentence: &Sentence, at: usize) -> bool {
        let tokens = self.tokens(sentence);
        let before = tokens[..at].iter().rposition(|token| !matches!(token.kind, TokenKind::Symbol));
        let Some(before) = before else { return true };
        if tokens[before].kind == TokenKind::Punctuation {
            let mark = self.text(sentence, &tokens[before]);
            if matches!(mark, ":" | "„" | "“" | "»" | "«" | "\"" | "‚" | "›" | "•" | "…" | "·") || mark.starts_with("..")
            {
                return true;
            }
        }
        tokens[..at].iter().all(|token| {
            matches!(token.kind, TokenKind::Punctuation | TokenKind::Symbol | TokenKind::Number | TokenKind::Ordinal)
        })
    }

    /// Files a report under the level that the settings ask for, with its spans in the source.
    pub fn report(&mut self, report: Report<'_>) {
        let Some(segment) = self.document.segments.get(report.segment as usize) else { return };
        let level = match self.settings.level_setting(report.rule) {
            Some(LevelSetting::Off) => return,
            Some(LevelSetting::At(level)) => level,
            None => report.level,
        };
        let span = segment.to_source(report.span);
        let message = fill(report.message.in_language(self.settings.language), &report.values);
        let fix = report.safety.and_then(|safety| self.fix(&report, safety));
        let related = report
            .related
            .iter()
            .filter_map(|(segment, span, message)| {
                let segment = self.document.segments.get(*segment as usize)?;
                Some(Related { span: segment.to_source(*span), message: message.clone() })
            })
            .collect();
        self.findings.push(Finding {
            rule: report.rule.id,
            level,
            span,
            message,
            suggestions: report.suggestions,
            fix,
            confidence: (report.confidence.clamp(0.0, 1.0) * 1000.0).round() as u16,
            related,
            fingerprint: 0,
        });
    }

    /// The first correction as an edit of the source, where its text is plain there or can be escaped.
    fn fix(&self, report: &Report<'_>, safety: Safety) -> Option<Fix> {
        let segment = &self.document.segments[report.segment as usize];
        let text = report.suggestions.first()?.text.as_str();
        Fix::new(safety, vec![segment.edit(self.source.text(), report.span, text)?])
    }
}
