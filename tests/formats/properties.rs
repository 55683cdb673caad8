//! For any text at all: no panic, and every segment's map is monotone, in range and on character borders.

use proptest::prelude::*;
use rotstift::{
    document::{
        Document,
        containers::CONTAINERS,
        formats::{FORMATS, FormatOptions},
    },
    text::TextSpan,
};

/// Markup that formats react to, to be thrown together at random.
const FRAGMENTS: &[&str] = &[
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "  ",
    "    ",
    "\t",
    "ä",
    "Wort",
    "größer",
    "😀",
    "\u{FEFF}",
    "\u{AD}",
    "\u{A0}",
    "\0",
    "\u{1}",
    "# ",
    "## ",
    "= ",
    "== ",
    "* ",
    "- ",
    "1. ",
    "> ",
    "| ",
    "|===",
    "||",
    "---\n",
    "+++\n",
    "...\n",
    "***",
    "**",
    "_",
    "__",
    "`",
    "``",
    "```\n",
    "~~~\n",
    "[",
    "]",
    "(",
    ")",
    "![",
    "](",
    "[^1]",
    "[[",
    "]]",
    "<<a,b>>",
    "<",
    ">",
    "<b>",
    "</b>",
    "<p lang=\"en\">",
    "</p>",
    "<pre>",
    "</pre>",
    "<!--",
    "-->",
    "<!-- rotstift: off -->",
    "<img alt=\"Ä b\">",
    "<code>",
    "<a title='x'>",
    "<br/>",
    "&ouml;",
    "&",
    "&#",
    "&#228;",
    ";",
    "{",
    "}",
    "{{",
    "}}",
    "{%",
    "%}",
    "{{<",
    ">}}",
    "{.k}",
    "{#id}",
    ":::",
    ":::tip[Ä]",
    "!!! note \"Ä\"\n",
    "::",
    ":x:",
    "@a",
    "$",
    "$$",
    "\\",
    "\\*",
    "\\\"a",
    "\"a",
    "\\emph{",
    "\\begin{a}",
    "\\end{a}",
    "%",
    "% rotstift: on\n",
    "// rotstift: words A\n",
    "////\n",
    "----\n",
    "....\n",
    "====\n",
    "++++\n",
    "include::x[]\n",
    "image::a[Ä]",
    "link:x[Ä]",
    "footnote:[",
    "(((",
    ")))",
    "((",
    "))",
    "ifdef::a[]\n",
    "endif::[]\n",
    ":key: wert\n",
    "+",
    "++",
    "NOTE: ",
    "a:: b",
    ".Titel\n",
    ".. note:: Ä\n",
    ".. ",
    ":ref:`a <b>`",
    "`a <b>`_",
    "|a|",
    "import a from 'b'\n",
    "#let x = 1\n",
    "#emph[",
    "msgid \"a\"\n",
    "msgstr \"Ä %s\"\n",
    "\"",
    "'",
    "\"a\": \"b\"",
    ",",
    ":",
    "a: b\n",
    "a: 'b'\n",
    "a = b\n",
    "key=wert\n",
    "<target>",
    "</target>",
    "<trans-unit>",
    "WEBVTT\n",
    "00:00:01,000 --> 00:00:02,000\n",
    "{count, plural, one {# Ä} other {# B}}",
    "%s",
    "%1$s",
    "\\u00e4",
    "\\uD83D",
    "\\u12",
    "\\x",
    "\\",
];

fn fragments() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(FRAGMENTS), 0..40).prop_map(|parts| parts.concat())
}

fn check(source: &str, document: &Document<'_>) {
    for segment in &document.segments {
        let mut before = 0;
        for (at, c) in segment.text.char_indices() {
            let span = segment.to_source(TextSpan::of(at..at + c.len_utf8()));
            assert!(span.start() >= before, "the map goes back at byte {at} of {:?}", segment.text);
            assert!(source.get(span.range()).is_some(), "{span:?} is no part of the source");
            before = span.start();
            if segment.map.is_verbatim(TextSpan::of(at..at + c.len_utf8())) && !c.is_whitespace() {
                assert_eq!(&source[span.range()], c.to_string());
            }
        }
        let first = segment.text.split(' ').next().map_or(0, str::len);
        for (end, text) in [(first, "Wört & <x>"), (segment.text.len(), "\"{}\\")] {
            if let Some(edit) = segment.edit(source, TextSpan::of(0..end), text) {
                assert!(source.get(edit.span.range()).is_some());
            }
        }
        let whole = segment.to_source(TextSpan::of(0..segment.text.len()));
        assert!(source.get(whole.range()).is_some());
    }
    for directive in &document.directives {
        assert!(source.get(directive.span.range()).is_some());
    }
}

fn check_all(source: &str) {
    let options = FormatOptions { frontmatter: vec!["a".to_owned(), "key".to_owned()] };
    for format in FORMATS {
        check(source, &format.parse(source, &options));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn maps_hold_for_any_characters(source in "\\PC{0,200}") {
        check_all(&source);
    }

    #[test]
    fn maps_hold_for_any_markup(source in fragments()) {
        check_all(&source);
    }

    #[test]
    fn containers_open_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for container in CONTAINERS {
            let _ = container.extract(&bytes);
        }
    }

    #[test]
    fn maps_hold_inside_frontmatter(inside in fragments(), fence in prop::sample::select(&["---\n", "+++\n"][..])) {
        check_all(&format!("{fence}{inside}\n{fence}"));
    }
}
