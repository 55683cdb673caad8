use super::*;
use crate::document::formats::{Format, FormatOptions};

/// The prose, one segment a line; `¤` stands for a placeholder, `⏎` for a line end inside a segment.
fn check(format: &dyn Format, source: &str, expected: &str) {
    let document = format.parse(source, &FormatOptions::default());
    let texts: Vec<_> = document.segments.iter().map(|s| s.text.replace('\u{FFFC}', "¤").replace('\n', "⏎")).collect();
    assert_eq!(texts.join("\n"), expected, "{source}");
}

#[test]
fn json_by_example() {
    check(
        &Json,
        r#"{"titel": "Gr\u00fc\u00dfe \"{name}\"", "a": {"b": ["Eins", "Zwei %s"]}, "n": 3}"#,
        "Grüße \"¤\"\nEins\nZwei ¤",
    );
    check(
        &Json,
        r#"{"n": "Sie haben {n, plural, one {# Nachricht} other {# Nachrichten}}."}"#,
        "Sie haben ¤.\n¤ Nachricht\n¤ Nachrichten",
    );
    check(&Json, "{\"h\": \"Ein <b>fetter</b> Text<br/>und $t(x) 100%\\nneu\"}", "Ein fetter Text⏎und ¤ 100%⏎neu");
    check(&Json, "// rotstift: off\n{\"a\": \"Auto | Autos\", /* x */ \"b\": \"kaputt", "Auto\nAutos\nkaputt");
    check(&Arb, r#"{"@@locale": "de", "gruss": "Hallo {name}", "@gruss": {"description": "no"}}"#, "Hallo ¤");
}

#[test]
fn yaml_by_example() {
    check(
        &Yaml,
        "de:\n  hallo: Hallo %{name}\n  lang: \"Erste\\nzweite\"\n  liste:\n    - eins\n    - 'zwei''s'\n  date:\n    formats:\n      default: \"%d.%m.%Y\"\n",
        "Hallo ¤\nErste⏎zweite\neins\nzwei's",
    );
}

#[test]
fn properties_by_example() {
    check(
        &Properties,
        "# Kommentar\ntitel = Gr\\u00FC\\u00DFe an {0}\nlang: Eine Zeile, die \\\n    weitergeht\nquote Das ist''s\n! nein\nleer=",
        "Grüße an ¤\nEine Zeile, die weitergeht\nDas ist's",
    );
    check(&Properties, "menu=&Datei\nfirma=R&D\n", "Datei\nR&D");
}

#[test]
fn gettext_by_example() {
    let source = "msgid \"\"\nmsgstr \"\"\n\"Language: de\\n\"\n\n# Kommentar\n#: a.c:1\nmsgid \"%d file\"\nmsgid_plural \"%d files\"\nmsgstr[0] \"%d Datei\"\nmsgstr[1] \"\"\n\"%d \"\n\"Dateien\\n\"\n\nmsgid \"Save\"\nmsgstr \"S_peichern\"\n#~ msgid \"x\"\n#~ msgstr \"alt\"\n";
    check(&Gettext, source, "¤ Datei\n¤ Dateien\nSpeichern");
    let document = Gettext.parse(source, &FormatOptions::default());
    assert_eq!(document.segments[0].lang.as_deref(), Some("de"));
}

#[test]
fn xliff_by_example() {
    check(
        &Xliff,
        "<xliff><file source-language=\"en\" target-language=\"de\"><trans-unit><source>No</source><target>Gr&#252;&#xDF;e, <x id=\"1\"/> <g>und</g> <ph>&lt;b&gt;</ph>so</target><note>no</note></trans-unit></file></xliff>",
        "Grüße, ¤ und ¤so",
    );
    check(&Xliff, "<file source-language='de'><source>Das <![CDATA[hier]]></source></file>", "Das hier");
}
