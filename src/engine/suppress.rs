//! Control comments: `off` … `on`, `ignore-next-line`, and the rule that reports the ones that hit nothing.

use crate::{
    diagnostic::{Family, Finding, Level, RuleMeta, Text, fill},
    document::{Directive, DirectiveKind},
    rules::Settings,
    text::{SourceFile, Span},
};

/// What the engine itself reports: comments that hold nothing back.
pub(crate) static UNUSED_IGNORE: RuleMeta = RuleMeta {
    id: "unused-ignore",
    family: Family::Consistency,
    level: Level::Warning,
    summary: Text { de: "Ein Steuerkommentar bewirkt nichts.", en: "A control comment has no effect." },
    why: Text {
        de: "Ein Kommentar, der nichts mehr zurückhält, verdeckt später vielleicht einen neuen Fehler.",
        en: "A comment that holds nothing back may hide a new fault later.",
    },
    ..RuleMeta::NEW
};

/// Where findings are held back, and whether that was ever needed.
struct Shield<'d> {
    directive: &'d Directive,
    covers: Span,
    rules: &'d [String],
    used: bool,
}

/// Takes out the findings that comments hold back and adds one for each comment that does nothing. Returns
/// how many were held back.
pub(super) fn suppress(source: &SourceFile, directives: &[Directive], settings: &Settings, findings: &mut Vec<Finding>) -> usize {
    if directives.is_empty() {
        return 0;
    }
    let mut shields = shields(source, directives);
    let n_before = findings.len();
    findings.retain(|finding| {
        let hit = shields.iter_mut().find(|shield| shield.covers.overlaps(finding.span) && shield.holds_back(finding.rule));
        hit.map(|shield| shield.used = true).is_none()
    });
    let n_suppressed = n_before - findings.len();
    if settings.runs(&UNUSED_IGNORE) {
        findings.extend(shields.iter().filter(|shield| !shield.used).map(|shield| unused(source, shield.directive, settings)));
        findings.extend(
            directives
                .iter()
                .filter(|directive| matches!(directive.kind, DirectiveKind::Unknown(_)))
                .map(|directive| unused(source, directive, settings)),
        );
    }
    n_suppressed
}

impl Shield<'_> {
    fn holds_back(&self, rule: &str) -> bool {
        self.rules.is_empty()
            || self.rules.iter().any(|name| {
                name == rule || crate::rules::rule_by_name(rule).is_some_and(|rule| crate::rules::name_matches(rule.meta(), name))
            })
    }
}

fn shields<'d>(source: &SourceFile, directives: &'d [Directive]) -> Vec<Shield<'d>> {
    let end = source.text().len() as u32;
    let mut shields = Vec::new();
    for (at, directive) in directives.iter().enumerate() {
        match &directive.kind {
            DirectiveKind::Off => {
                let on = directives[at..].iter().find(|later| later.kind == DirectiveKind::On);
                let covers = Span::new(directive.span.end(), on.map_or(end, |on| on.span.start()));
                shields.push(Shield { directive, covers, rules: &[], used: false });
            }
            DirectiveKind::IgnoreNextLine(rules) => {
                shields.push(Shield { directive, covers: next_line(source.text(), directive.span.end()), rules, used: false });
            }
            _ => {}
        }
    }
    shields
}

/// The next line that is not blank, after the line that holds `from`.
fn next_line(text: &str, from: u32) -> Span {
    let mut start = text[from as usize..].find('\n').map_or(text.len(), |at| from as usize + at + 1);
    for line in text[start..].split_inclusive('\n') {
        if !line.trim().is_empty() {
            return Span::of(start..start + line.len());
        }
        start += line.len();
    }
    Span::of(start.min(text.len())..text.len())
}

fn unused(source: &SourceFile, directive: &Directive, settings: &Settings) -> Finding {
    let message = match directive.kind {
        DirectiveKind::Unknown(_) => Text {
            de: "„{0}“ ist kein Steuerkommentar, den rotstift kennt.",
            en: "“{0}” is no control comment that rotstift knows.",
        },
        _ => Text { de: "„{0}“ hält nichts zurück.", en: "“{0}” holds nothing back." },
    };
    let comment = source.slice(directive.span).trim();
    let level = match settings.level_setting(&UNUSED_IGNORE) {
        Some(crate::rules::LevelSetting::At(level)) => level,
        _ => UNUSED_IGNORE.level,
    };
    Finding {
        rule: UNUSED_IGNORE.id,
        level,
        span: directive.span,
        message: fill(message.in_language(settings.language), &[comment]),
        suggestions: Vec::new(),
        fix: None,
        confidence: 990,
        related: Vec::new(),
        fingerprint: 0,
    }
}

/// The words that comments declare right in this file.
pub(super) fn declared_words(directives: &[Directive]) -> impl Iterator<Item = &str> {
    directives
        .iter()
        .filter_map(|directive| match &directive.kind {
            DirectiveKind::Words(words) => Some(words.iter().map(String::as_str)),
            _ => None,
        })
        .flatten()
}
