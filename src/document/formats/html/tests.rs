use super::*;
use crate::text::TextSpan;

/// The prose, one segment a line; `¤` stands for a placeholder, `⏎` for a line end inside a segment.
fn check(source: &str, expected: &str) {
    let document = Html.parse(source, &FormatOptions::default());
    let texts: Vec<_> = document
        .segments
        .iter()
        .map(|s| {
            let lang = s.lang.as_deref().map(|lang| format!("({lang}) ")).unwrap_or_default();
            lang + &s.text.replace('\u{FFFC}', "¤").replace('\n', "⏎")
        })
        .collect();
    assert_eq!(texts.join("\n"), expected, "{source}");
}

#[test]
fn blocks_end_segments_and_inline_tags_do_not() {
    check(
        "<h1>Titel</h1><p>Ein <b>Staat</b>en\n  und  mehr.<p>Neu<ul><li>eins<li>zwei</ul>",
        "Titel\nEin Staaten und mehr.\nNeu\neins\nzwei",
    );
    check("<table><tr><td>A<td>B</table>Rest<br>Zeile<div>Block", "A\nB\nRest⏎Zeile\nBlock");
    check("<a href=x>Eins</a> <a href=y>Zwei</a>", "Eins⏎Zwei");
}

#[test]
fn code_and_scripts_are_hidden() {
    check(
        "Der <code>Code</code> und <script>if (a < b) {}</script><style>p{}</style>Text<pre>x\ny</pre>Ende",
        "Der ¤ und Text\nEnde",
    );
    check("<p translate=no>Nicht</p><p spellcheck=\"false\">auch <b>nicht</b></p><p>Doch</p>", "Doch");
    check("<div translate=\"no\">weg <div>weg</div> weg <p translate=\"yes\">da</p> weg</div>Da", "da\nDa");
    check("<p><kbd>Strg</kbd>+<kbd>C</kbd> drücken<sup>1</sup>.</p>", "¤+¤ drücken.");
}

#[test]
fn languages_are_declared() {
    check(
        "<html lang=de><p>Ja</p><div lang=\"en\"><p>Yes</p></div><p>Ja, <i lang=en>of course</i> doch.",
        "(de) Ja\n(en) Yes\n(de) Ja, ¤ doch.",
    );
    check("<p lang=fr>Oui<p>Ja", "(fr) Oui\nJa");
}

#[test]
fn labels_are_segments() {
    check("<p><img src=a.png alt=\"Das &Ouml;l\" title='Der Titel'> Text</p>", "¤ Text\nDas Öl\nDer Titel");
    check(
        "<meta name=\"description\" content=\"Eine Seite\"><meta name=viewport content=\"width=1\"><input placeholder=\"Suche\" value=\"x\"><input type=submit value=Senden>",
        "Eine Seite\n¤\nSuche\nSenden".replace("¤\n", "").as_str(),
    );
}

#[test]
fn entities_are_decoded_and_mapped() {
    let source = "<p>Die Gr&ouml;&szlig;e&nbsp;&#8211; unbek&unknown; &amp; A&B</p>";
    let document = Html.parse(source, &FormatOptions::default());
    let segment = &document.segments[0];
    assert_eq!(segment.text, "Die Größe\u{A0}– unbek&unknown; & A&B");
    let at = segment.text.find("Größe").unwrap();
    assert_eq!(&source[segment.to_source(TextSpan::of(at..at + "Größe".len())).range()], "Gr&ouml;&szlig;e");
}

#[test]
fn templates_do_not_leak() {
    check("<p {% if a %}class=\"x\"{% endif %}>Hallo {{ name }}, <?php echo \"a > b\"; ?>Text</p>", "Hallo ¤, Text");
    check("<a href=\"{{ url }}\" title=\"Zu {{ name }}\">Ziel</a>", "Zu ¤\nZiel");
    check("<div><p>Nie geschlossen <b>fett <a href=\"x>kaputt", "Nie geschlossen fett");
    check("<!-- nein --><![CDATA[ nein ]]>Ja<!doctype html>", "Ja");
}

#[test]
fn comments_direct() {
    let document = Html.parse("<!-- rotstift: off --><p>a</p><!--rotstift: on-->", &FormatOptions::default());
    assert_eq!(document.directives.len(), 2);
}
