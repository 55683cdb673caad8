//! SARIF 2.1.0, for GitHub's code scanning and other collectors.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{
    ReportOptions, Reporter, Summary, escape,
    wire::{self, WirePlace},
};
use crate::{
    diagnostic::{ExampleKind, Finding, Fix, Language, Level, MarkedExample, RuleMeta},
    text::{SourceFile, Span},
};

/// Makes the reporter.
pub(super) fn make(options: ReportOptions) -> Box<dyn Reporter> {
    Box::new(Sarif { options, rules: Vec::new(), n_results: 0 })
}

struct Sarif {
    options: ReportOptions,
    rules: Vec<&'static str>,
    n_results: usize,
}

impl Reporter for Sarif {
    fn begin(&mut self, out: &mut dyn Write, rules: &[&'static RuleMeta]) -> io::Result<()> {
        self.rules = rules.iter().map(|rule| rule.id).collect();
        let rules: Vec<Value> = rules.iter().map(|rule| descriptor(rule, self.options.language)).collect();
        let tool = json!({ "driver": {
            "name": "rotstift",
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "language": if self.options.language == Language::German { "de" } else { "en" },
            "rules": rules,
        }});
        let schema = "https://json.schemastore.org/sarif-2.1.0.json";
        write!(out, "{{\"$schema\":\"{schema}\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{tool},")?;
        write!(out, "\"columnKind\":\"utf16CodeUnits\",\"results\":[")
    }

    fn file(&mut self, out: &mut dyn Write, source: &SourceFile, findings: &[Finding]) -> io::Result<()> {
        for finding in findings {
            out.write_all(if self.n_results == 0 { b"\n" } else { b",\n" })?;
            serde_json::to_writer(&mut *out, &self.result(source, finding))?;
            self.n_results += 1;
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
        let invocation = json!({ "executionSuccessful": summary.n_troubles == 0 });
        writeln!(out, "{}],\"invocations\":[{invocation}]}}]}}", if self.n_results == 0 { "" } else { "\n" })
    }
}

impl Sarif {
    fn result(&self, source: &SourceFile, finding: &Finding) -> Value {
        let suggestions: Vec<&str> = finding.suggestions.iter().map(|suggestion| suggestion.text.as_str()).collect();
        let mut result = json!({
            "ruleId": finding.rule,
            "level": level(finding.level),
            "message": { "text": finding.message },
            "locations": [{ "physicalLocation": place(source, finding.span) }],
            "partialFingerprints": { "rotstift/v1": wire::fingerprint(finding) },
            "rank": f64::from(finding.confidence) / 10.0,
            "properties": { "suggestions": suggestions },
        });
        let Value::Object(fields) = &mut result else { return result };
        if let Some(idx) = self.rules.iter().position(|rule| *rule == finding.rule) {
            fields.insert("ruleIndex".to_owned(), json!(idx));
        }
        if self.options.has_baseline {
            fields.insert("baselineState".to_owned(), json!("new"));
        }
        if !finding.related.is_empty() {
            let related = finding.related.iter().enumerate().map(|(idx, related)| {
                json!({ "id": idx, "message": { "text": related.message }, "physicalLocation": place(source, related.span) })
            });
            fields.insert("relatedLocations".to_owned(), related.collect());
        }
        if let Some(fix) = &finding.fix {
            fields.insert("fixes".to_owned(), json!([self.fix(source, fix)]));
        }
        result
    }

    fn fix(&self, source: &SourceFile, fix: &Fix) -> Value {
        let replacements: Vec<Value> = fix
            .edits()
            .iter()
            .map(|edit| json!({ "deletedRegion": region(source, edit.span), "insertedContent": { "text": edit.text } }))
            .collect();
        let german = self.options.language == Language::German;
        json!({
            "description": { "text": if german { "Korrektur" } else { "correction" } },
            "artifactChanges": [{ "artifactLocation": artifact(source), "replacements": replacements }],
            "properties": { "safety": fix.safety().name() },
        })
    }
}

const fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "note",
    }
}

fn place(source: &SourceFile, span: Span) -> Value {
    json!({ "artifactLocation": artifact(source), "region": region(source, span) })
}

fn artifact(source: &SourceFile) -> Value {
    let name = source.name();
    if name.starts_with('/') {
        json!({ "uri": escape::uri(name) })
    } else {
        json!({ "uri": escape::uri(name), "uriBaseId": "%SRCROOT%" })
    }
}

/// Columns in UTF-16 as the run declares, and bytes of the file on disk.
fn region(source: &SourceFile, span: Span) -> Value {
    let place = WirePlace::new(source, span);
    json!({
        "startLine": place.line,
        "startColumn": place.utf16_column,
        "endLine": place.end_line,
        "endColumn": place.utf16_end_column,
        "byteOffset": place.start,
        "byteLength": place.end - place.start,
    })
}

fn descriptor(rule: &RuleMeta, language: Language) -> Value {
    let (summary, why) = (rule.summary.in_language(language), rule.why.in_language(language));
    let examples: Vec<String> = rule
        .examples
        .iter()
        .map(|example| {
            let text = MarkedExample::parse(example.text).text.replace('\n', " ");
            format!("- {} {text}", if example.kind == ExampleKind::Bad { "✗" } else { "✓" })
        })
        .collect();
    let examples = examples.join("\n");
    json!({
        "id": rule.id,
        "shortDescription": { "text": summary },
        "fullDescription": { "text": why },
        "help": { "text": format!("{why}\n\n{examples}"), "markdown": format!("**{summary}**\n\n{why}\n\n{examples}") },
        "defaultConfiguration": { "level": level(rule.level), "enabled": !rule.default_off },
        "properties": { "tags": [rule.family.name()] },
    })
}
