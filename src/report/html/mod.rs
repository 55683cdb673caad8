//! One self-contained page for editors: each text with its findings marked, corrections beside it.

use std::{
    fmt::Write as _,
    io::{self, Write},
};

use super::{ReportOptions, Reporter, Summary, brief::correction, escape::xml, level_word, summary_line};
use crate::{
    diagnostic::{Finding, Language, Level, RuleMeta},
    text::{SourceFile, Span},
};

/// Longer texts are shown around their findings only, in bytes.
const WHOLE_TEXT: usize = 400_000;
/// How far around, in bytes.
const REACH: usize = 400;

/// Makes the reporter.
pub(super) fn make(options: ReportOptions) -> Box<dyn Reporter> {
    Box::new(Html { language: options.language, n_findings: 0, n_texts: 0, rules: Vec::new() })
}

struct Html {
    language: Language,
    n_findings: usize,
    n_texts: usize,
    rules: Vec<&'static RuleMeta>,
}

impl Reporter for Html {
    fn begin(&mut self, out: &mut dyn Write, rules: &[&'static RuleMeta]) -> io::Result<()> {
        self.rules = rules.to_vec();
        let lang = if self.language == Language::German { "de" } else { "en" };
        writeln!(out, "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">")?;
        writeln!(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
        writeln!(out, "<meta name=\"color-scheme\" content=\"light dark\">\n<title>rotstift</title>")?;
        writeln!(out, "<style>\n{}</style>\n</head>\n<body>", include_str!("style.css"))?;
        write!(out, "{}", self.toolbar())?;
        writeln!(out, "<main>")
    }

    fn file(&mut self, out: &mut dyn Write, source: &SourceFile, findings: &[Finding]) -> io::Result<()> {
        if findings.is_empty() {
            return Ok(());
        }
        self.n_texts += 1;
        let first = self.n_findings + 1;
        self.n_findings += findings.len();
        let name = xml(source.name());
        writeln!(out, "<section class=\"text\" id=\"t{}\">\n<h2>{name}</h2>\n<div class=\"columns\">", self.n_texts)?;
        write!(out, "<article lang=\"de\" aria-label=\"{name}\">")?;
        marked_text(out, source, findings, first)?;
        writeln!(out, "</article>\n<ol class=\"findings\" start=\"{first}\">")?;
        for (idx, finding) in findings.iter().enumerate() {
            write!(out, "{}", self.item(source, finding, first + idx))?;
        }
        writeln!(out, "</ol>\n</div>\n</section>")
    }

    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
        if self.n_findings == 0 {
            writeln!(out, "<p class=\"nothing\">{}</p>", self.say("Nichts zu beanstanden.", "Nothing to report."))?;
        }
        writeln!(out, "</main>\n<footer>{}</footer>", xml(&summary_line(summary, self.language)))?;
        writeln!(out, "<script>\n{}</script>\n</body>\n</html>", include_str!("script.js"))
    }
}

impl Html {
    fn say(&self, de: &'static str, en: &'static str) -> &'static str {
        if self.language == Language::German { de } else { en }
    }

    fn toolbar(&self) -> String {
        let mut bar = String::from("<header class=\"bar\" role=\"toolbar\">\n<h1>rotstift</h1>\n<div class=\"filters\">\n");
        for level in Level::ALL {
            let word = level_word(level, self.language);
            let _ = writeln!(
                bar,
                "<label class=\"toggle {0}\"><input type=\"checkbox\" data-level=\"{0}\" checked> {word} <b data-count=\"{0}\"></b></label>",
                level.name()
            );
        }
        let _ = writeln!(
            bar,
            "<select id=\"rule\" aria-label=\"{}\"><option value=\"\">{}</option></select>\n</div>",
            self.say("Regel", "Rule"),
            self.say("alle Regeln", "all rules")
        );
        let _ = writeln!(
            bar,
            "<nav><button id=\"previous\" title=\"{} (k)\" aria-label=\"{0}\">↑</button><output id=\"position\" aria-live=\"polite\"></output>\
             <button id=\"next\" title=\"{} (j)\" aria-label=\"{1}\">↓</button>\
             <button id=\"theme\" title=\"{} (t)\" aria-label=\"{2}\">◐</button></nav>\n</header>",
            self.say("voriger Fund", "previous finding"),
            self.say("nächster Fund", "next finding"),
            self.say("hell oder dunkel", "light or dark")
        );
        bar
    }

    fn item(&self, source: &SourceFile, finding: &Finding, number: usize) -> String {
        let at = source.position(finding.span.start());
        let mut item = format!(
            "<li id=\"i{number}\" class=\"{}\" data-rule=\"{}\"><a href=\"#f{number}\"><span class=\"place\" data-number=\"{number}\">{}:{}</span> \
             <span class=\"message\">{}</span></a>",
            finding.level,
            finding.rule,
            at.line,
            at.column,
            xml(&finding.message)
        );
        let words: Vec<String> = finding.suggestions.iter().map(|one| xml(&correction(&one.text, self.language))).collect();
        if let Some((first, others)) = words.split_first() {
            let _ = write!(item, "<p class=\"correction\">→ <ins>{first}</ins>");
            if !others.is_empty() {
                let _ = write!(item, " <small>{} {}</small>", self.say("oder", "or"), others.join(", "));
            }
            item.push_str("</p>");
        }
        for related in &finding.related {
            let line = source.position(related.span.start()).line;
            let _ = write!(item, "<p class=\"related\">{} {line}: {}</p>", self.say("Zeile", "line"), xml(&related.message));
        }
        let summary = self.rules.iter().find(|rule| rule.id == finding.rule).map(|rule| rule.summary.in_language(self.language));
        let _ = writeln!(
            item,
            "<p class=\"rule\" title=\"{}\">{} · {}</p></li>",
            xml(summary.unwrap_or_default()),
            level_word(finding.level, self.language),
            finding.rule
        );
        item
    }
}

/// Writes the text with its marks; of a long text only what is near them.
fn marked_text(out: &mut dyn Write, source: &SourceFile, findings: &[Finding], first: usize) -> io::Result<()> {
    let text = source.text();
    let whole = text.len() <= WHOLE_TEXT;
    let mut at = 0usize;
    for (idx, finding) in findings.iter().enumerate() {
        let (start, end) = (finding.span.start() as usize, finding.span.end() as usize);
        if start < at || text.get(start..end).is_none() {
            // Inside the mark before: the list still leads here.
            write!(out, "<a id=\"f{}\"></a>", first + idx)?;
            continue;
        }
        let from = if whole { at } else { text.floor_char_boundary(start.saturating_sub(REACH)).max(at) };
        if !whole && idx > 0 {
            let tail = text.floor_char_boundary((at + REACH).min(from));
            write!(out, "{}", xml(&text[at..tail.max(at)]))?;
            let from = from.max(tail);
            write!(out, "{}{}", if from > tail { "\n<hr>\n" } else { "" }, xml(&text[from..start]))?;
        } else {
            write!(out, "{}", xml(&text[from..start]))?;
        }
        mark(out, finding, source.slice(Span::of(start..end)), first + idx)?;
        at = end;
    }
    let end = if whole { text.len() } else { text.floor_char_boundary((at + REACH).min(text.len())) };
    write!(out, "{}", xml(&text[at..end.max(at)]))
}

fn mark(out: &mut dyn Write, finding: &Finding, text: &str, number: usize) -> io::Result<()> {
    let mut tip = finding.message.clone();
    if let Some(first) = finding.suggestions.first() {
        tip.push_str(" → ");
        tip.push_str(&first.text);
    }
    // Nothing to be seen must be seen nevertheless.
    let shown = if text.trim().is_empty() { format!("{text}␣") } else { text.to_owned() };
    write!(
        out,
        "<mark id=\"f{number}\" class=\"{}\" data-rule=\"{}\" data-number=\"{number}\" tabindex=\"0\" title=\"{}\">{}</mark>",
        finding.level,
        finding.rule,
        xml(&tip),
        xml(&shown)
    )
}
