use super::*;
use crate::{document::SegmentKind, text::TextSpan};

/// The prose, one segment a line; `¤` stands for a placeholder, `⏎` for a line end inside a segment.
fn prose_as(format: &Markdown, source: &str) -> String {
    let options = FormatOptions { frontmatter: vec!["title".to_owned(), "seo.description".to_owned()] };
    let texts: Vec<_> =
        format.parse(source, &options).segments.iter().map(|s| s.text.replace('\u{FFFC}', "¤").replace('\n', "⏎")).collect();
    texts.join("\n")
}

fn check(source: &str, expected: &str) {
    assert_eq!(prose_as(&Markdown::PLAIN, source), expected, "{source}");
}

fn check_mdx(source: &str, expected: &str) {
    assert_eq!(prose_as(&Markdown::MDX, source), expected, "{source}");
}

#[test]
fn emphasis_does_not_split_words() {
    let source = "Viele **Staat**en und _Län_`x`der.";
    let document = Markdown::PLAIN.parse(source, &FormatOptions::default());
    let segment = &document.segments[0];
    assert_eq!(segment.text, "Viele Staaten und Län\u{FFFC}der.");
    let at = segment.text.find("Staaten").unwrap();
    assert_eq!(&source[segment.to_source(TextSpan::of(at..at + 7)).range()], "Staat**en");
}

#[test]
fn what_is_no_prose_leaves_a_placeholder() {
    check("Der Befehl `git log` und <https://example.org>.", "Der Befehl ¤ und ¤.");
    check("Ein [Wort mit *Link*](https://example.org \"T\") und [noch eins][fehlt].", "Ein Wort mit Link und noch eins.");
    check("Formel $a^2$ hier, 5 $ statt 6 $ dort.", "Formel ¤ hier, 5 $ statt 6 $ dort.");
    check("Wie @smith2020 zeigt :smile: – mail@example.org", "Wie ¤ zeigt ¤ – mail@example.org");
    check("Fußnote[^1] hier.\n\n[^1]: Der Text.", "Fußnote hier.\nDer Text.");
}

#[test]
fn blocks_are_segments() {
    check("# Titel {#id}\n\nErste\nZeile  \nneu\n\n- eins\n- zwei\n  drei", "Titel\nErste Zeile⏎neu\neins\nzwei drei");
    check("| A | B |\n|---|---|\n| c `x` | d \\| e |", "A\nB\nc ¤\nd | e");
    check("> [!NOTE]\n> Wichtig\n> hier\n\n```rust\nlet x;\n```\n\n    code\n", "Wichtig hier");
    check("- [x] Erledigt\n- [ ] Offen", "Erledigt\nOffen");
    check("![Ein *Bild*](a.png) daneben", "¤ daneben\nEin Bild");
}

#[test]
fn references_and_escapes_are_decoded() {
    let source = "Gr&ouml;&szlig;er \\*als\\* A&amp;B";
    let document = Markdown::PLAIN.parse(source, &FormatOptions::default());
    let segment = &document.segments[0];
    assert_eq!(segment.text, "Größer *als* A&B");
    assert_eq!(&source[segment.to_source(TextSpan::new(0, 8)).range()], "Gr&ouml;&szlig;er");
}

#[test]
fn html_inside_is_read() {
    check("Ein <b>fettes</b>Wort, <kbd>Strg</kbd> und H<sub>2</sub>O.", "Ein fettesWort, ¤ und H2O.");
    check(
        "<div align=\"x\">\n<p>Ein <b>Satz</b>.</p>\n<img src=\"a\" alt=\"Das &Ouml;l\">\n</div>\n\nNeu.",
        "Ein Satz.\nDas Öl\nNeu.",
    );
    check("Zeile<br>neu <!-- weg --> da", "Zeile⏎neu da");
    check("<pre>\ncode\n\nmehr\n</pre>\nText", "Text");
    check("<div translate=\"no\">\n\nNicht **dies**.\n\n</div>\n\nAber das.", "Aber das.");
}

#[test]
fn frontmatter_gives_the_configured_keys() {
    let yaml = "---\ntitle: \"Der \\\"Titel\\\"\"\nother: nein\nseo:\n  description: >\n    Erste\n    Zeile\n---\nText";
    check(yaml, "Der \"Titel\"\nErste Zeile\nText");
    check("+++\ntitle = 'Titel'\nx = 1\n[seo]\ndescription = \"Über\"\n+++\nText", "Titel\nÜber\nText");
    check("\u{FEFF}---\r\ntitle: Grüße an alle\r\n---\r\nText", "Grüße an alle\nText");
}

#[test]
fn directives_are_found() {
    let source = "<!-- rotstift: off -->\n\nText <!-- rotstift: words Sinmun -->\n";
    let document = Markdown::PLAIN.parse(source, &FormatOptions::default());
    assert_eq!(document.directives.len(), 2);
    assert_eq!(&source[document.directives[1].span.range()], "<!-- rotstift: words Sinmun -->");
}

#[test]
fn templates_and_directives_are_markup() {
    check("Vor {{< ref \"a.md\" >}} nach {{ page.title }}.\n\n{{% notice tip %}}\nText\n{{% /notice %}}", "Vor ¤ nach ¤.\nText");
    check("{{< figure src=\"a.png\" title=\"Ein Titel\" >}}", "Ein Titel");
    check(":::tip[Mein Titel]\nInhalt\n:::\n\n::: {.note}\nMehr\n:::", "Mein Titel\nInhalt\nMehr");
    check("!!! note \"Hinweis hier\"\n    Eingerückter Text\n\nWeiter", "Hinweis hier\nEingerückter Text\nWeiter");
    check("Ein ![Bild](a.png){width=50%} und [Text](b){.klasse}.\n{: .no_toc }", "Ein ¤ und Text.\nBild");
    check("Ein [Bild]({{% asset \"a b.png\" %}}?x=y) hier.", "Ein Bild hier.");
    check("Code `{{ x` bleibt, }} auch.", "Code ¤ bleibt, }} auch.");
}

#[test]
fn mdx_is_tolerated() {
    check_mdx("import A from './a'\n\nexport const b = {\n\n  c: 'd',\n}\n\nText {wert} hier.{/* nein */}\n", "Text ¤ hier.");
    check_mdx(
        "<Tabs>\n<TabItem label=\"Name der Karte\" f={() => 1}>\nText **fett** hier.\n</TabItem>\n</Tabs>",
        "Name der Karte\nText fett hier.",
    );
    check("import A from './a'\n\n<A>\n\nText {wert} hier.\n\n</A>\n", "Text ¤ hier.");
    check("Text {nicht} weg.", "Text {nicht} weg.");
}

#[test]
fn kinds_follow_the_blocks() {
    let document = Markdown::PLAIN.parse("# A\n\nb\n\n- c\n\n> d\n", &FormatOptions::default());
    let kinds: Vec<_> = document.segments.iter().map(|segment| segment.kind).collect();
    assert_eq!(kinds, [SegmentKind::Heading, SegmentKind::Paragraph, SegmentKind::ListItem, SegmentKind::Quotation]);
}
