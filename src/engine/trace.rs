//! Why a word is accepted or not: the evidence, line by line.

use crate::{
    document::formats::{FormatOptions, format_of},
    german::{Analysis, Feature, Judge, Memo, Model, Verdict, split_compound, suggest},
    lexicon::{Embedded, Lexicon},
    rules::Settings,
    text::SourceFile,
    unicode::{plain_form, shape_of},
};

/// Why a word is accepted or not.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    /// The evidence, in the order it was weighed.
    pub lines: Vec<TraceLine>,
}

/// One piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TraceLine {
    /// What was looked at, such as `lexicon` or `compound`.
    pub label: String,
    /// What was found.
    pub value: String,
}

impl Trace {
    fn add(&mut self, label: &str, value: impl Into<String>) {
        self.lines.push(TraceLine { label: label.to_owned(), value: value.into() });
    }
}

/// Traces a word, in a source where one is given and holds the word, else in a bare sentence.
pub(super) fn trace(word: &str, source: Option<&SourceFile>, lexicon: &Lexicon, settings: &Settings) -> Trace {
    let mut trace = Trace::default();
    let bare = SourceFile::from_text("trace.txt", word);
    let source = source.filter(|source| source.text().contains(word)).unwrap_or(&bare);
    let options = FormatOptions { frontmatter: settings.frontmatter.clone() };
    let document = format_of(source.name()).parse(source.text(), &options);
    let analysis = Analysis::new(&document, lexicon, &mut Memo::default());
    let form = plain_form(word);
    let Some(found) = analysis.find(&form) else {
        trace.add("token", "is not read as a word: number, abbreviation, address or mark");
        return trace;
    };
    trace.add("word", form.as_ref());
    listed(&mut trace, &form);
    if let Some(split) = split_compound(&form, shape_of(&form)) {
        let parts: Vec<&str> = split.parts(&form).collect();
        trace.add("compound", format!("{} (strength {:.1})", parts.join(" | "), split.strength));
    }
    trace.add("verdict", verdict_text(found.verdict));
    if found.verdict.is_unknown() {
        judged(&mut trace, &analysis, lexicon, found.first as usize);
    } else if !found.verdict.is_explained() {
        for candidate in suggest(&form, 5) {
            trace.add("suggestion", candidate.text);
        }
    }
    trace
}

fn verdict_text(verdict: Verdict) -> String {
    format!("{:?}", verdict.kind)
}

fn listed(trace: &mut Trace, form: &str) {
    match Embedded::entry(form) {
        Some(entry) => trace.add("lexicon", format!("listed, zipf {:.1}, {:?}", entry.zipf(), entry.classes)),
        None => trace.add("lexicon", "in no list"),
    }
    if let Some(zipf_tenths) = Embedded::attested(form) {
        trace.add("frequency", format!("zipf {:.1} in the frequency lists", f32::from(zipf_tenths) / 10.0));
    }
}

fn judged(trace: &mut Trace, analysis: &Analysis<'_>, lexicon: &Lexicon, token_idx: usize) {
    let Some(sentence) = analysis.sentence_of(token_idx) else { return };
    let at = token_idx - sentence.tokens.start as usize;
    let judgement = Judge::new(analysis, lexicon).judge(sentence, at);
    for candidate in &judgement.suggestions {
        trace.add(
            "candidate",
            format!(
                "{} (zipf {:.1}, slips {:.1}, score {:.1})",
                candidate.text, candidate.zipf, candidate.alignment.cost, candidate.score
            ),
        );
    }
    for (feature, moved) in Model::get().explain(&judgement.evidence) {
        trace.add(Feature::name(feature), format!("{:.2} → {moved:+.2}", judgement.evidence.get(feature)));
    }
    trace.add("score", format!("{:.3} → {}", judgement.probability, judgement.level));
}
