//! The examples of every rule are its first tests.

use rotstift::{
    diagnostic::{ExampleKind, MarkedExample},
    engine::Checker,
    lexicon::OwnEntry,
    rules::{Settings, all_rules},
    text::SourceFile,
};

/// The project's words that the examples of `house-word` speak of.
fn house_words() -> Vec<OwnEntry> {
    let replaced = |wrong: &str, right: &str| OwnEntry::Replaced { wrong: wrong.to_owned(), right: right.to_owned() };
    vec![OwnEntry::Banned("Zugangscode".to_owned()), replaced("eMail", "E-Mail"), replaced("Handy", "Mobiltelefon")]
}

/// Each bad example reports exactly its marks, with their corrections; good ones and traps nothing.
#[test]
fn examples_hold() {
    let mut failures = Vec::new();
    for rule in all_rules() {
        let settings = Settings { select: vec![rule.id.to_owned()], own_words: house_words(), ..Settings::default() };
        let checker = Checker::new(settings);
        for example in rule.examples {
            let marked = MarkedExample::parse(example.text);
            let source = SourceFile::from_text("example.txt", marked.text.clone());
            let found: Vec<(u32, u32, Option<String>)> = checker
                .check(&source)
                .findings
                .iter()
                .filter(|finding| finding.rule == rule.id)
                .filter(|finding| example.kind == ExampleKind::Bad || finding.level > rotstift::diagnostic::Level::Info)
                .map(|finding| (finding.span.start(), finding.span.end(), finding.suggestions.first().map(|s| s.text.clone())))
                .collect();
            if found != marked.marks {
                failures.push(format!(
                    "{} ({:?}): {}\n  wanted {:?}\n  found  {found:?}",
                    rule.id, example.kind, example.text, marked.marks
                ));
            }
        }
    }
    assert!(failures.is_empty(), "{} examples fail:\n{}", failures.len(), failures.join("\n"));
}

/// At least three faulty and five sound examples, and a text in both languages.
#[test]
fn rules_are_documented() {
    for rule in all_rules() {
        let n_bad = rule.examples.iter().filter(|example| example.kind == ExampleKind::Bad).count();
        assert!(n_bad >= 3, "{}: {n_bad} bad examples", rule.id);
        assert!(rule.examples.len() - n_bad >= 5, "{}: too few good examples", rule.id);
        for text in [rule.summary, rule.why] {
            assert!(!text.de.is_empty() && !text.en.is_empty(), "{}: a text is missing", rule.id);
        }
    }
}

/// Ids are unique and in kebab case.
#[test]
fn ids_are_unique() {
    let mut ids: Vec<&str> = all_rules().iter().map(|rule| rule.id).collect();
    let n = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), n);
    assert!(ids.iter().all(|id| id.chars().all(|c| c.is_ascii_lowercase() || c == '-')));
}
