//! What every fuzz target of a format checks: no panic, and maps that hold.

use rotstift::{
    document::{
        Document,
        containers::container_of,
        formats::{FormatOptions, by_name},
    },
    text::TextSpan,
};

/// Parses any text in a format.
pub fn format(name: &str, source: &str) {
    let Some(format) = by_name(name) else { panic!("no format is called {name}") };
    let options = FormatOptions { frontmatter: vec!["title".to_owned()] };
    check(source, &format.parse(source, &options));
}

/// Opens any bytes as a container.
pub fn container(path: &str, bytes: &[u8]) {
    if let Some(Ok(extracted)) = container_of(path).map(|container| container.extract(bytes)) {
        use rotstift::document::formats::Format;
        check(extracted.text(), &extracted.parse(extracted.text(), &FormatOptions::default()));
    }
}

fn check(source: &str, document: &Document<'_>) {
    for segment in &document.segments {
        let mut before = 0;
        for (at, c) in segment.text.char_indices() {
            let text = TextSpan::of(at..at + c.len_utf8());
            let span = segment.to_source(text);
            assert!(span.start() >= before && source.get(span.range()).is_some());
            assert!(!segment.map.is_verbatim(text) || c.is_whitespace() || source[span.range()].chars().eq([c]));
            before = span.start();
        }
    }
    for directive in &document.directives {
        assert!(source.get(directive.span.range()).is_some());
    }
}
