//! The library in ten lines, as the README shows it.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "the README's example")]

#[test]
fn ten_lines_check_a_text() {
    use rotstift::{engine::Checker, rules::Settings, text::SourceFile};

    let checker = Checker::new(Settings::default());
    let source = SourceFile::from_text("artikel.md", "Der **Staatn** wegen.");
    for finding in checker.check(&source).findings {
        let at = source.position(finding.span.start());
        let first = finding.suggestions.first().map_or("", |suggestion| suggestion.text.as_str());
        println!("{}:{} {} {} → {first}", at.line, at.column, finding.level, finding.message);
    }

    let findings = checker.check(&source).findings;
    assert_eq!(findings.len(), 1);
    assert_eq!((findings[0].rule, source.slice(findings[0].span)), ("unknown-word", "Staatn"));
    assert_eq!(findings[0].suggestions.first().unwrap().text, "Staaten");
}

/// What the README shows is what is compiled here.
#[test]
fn readme_shows_this_example() {
    let (readme, here) = (include_str!("../README.md"), include_str!("library.rs"));
    let shown = readme.split("```rust\n").nth(1).unwrap().split("```").next().unwrap();
    for line in shown.lines().map(str::trim).filter(|line| !line.is_empty()) {
        assert!(here.contains(line), "the README's example is not compiled here: {line}");
    }
}
