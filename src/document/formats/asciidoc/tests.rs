use super::*;

/// The prose, one segment a line; `¤` stands for a placeholder, `⏎` for a line end inside a segment.
fn check(source: &str, expected: &str) {
    let options = FormatOptions { frontmatter: vec!["description".to_owned()] };
    let document = AsciiDoc.parse(source, &options);
    let texts: Vec<_> = document.segments.iter().map(|s| s.text.replace('\u{FFFC}', "¤").replace('\n', "⏎")).collect();
    assert_eq!(texts.join("\n"), expected, "{source}");
}

#[test]
fn header_and_attributes_are_left_out() {
    check("= Titel\nMax Muster <m@example.org>\nv1.0\n:lang: de\n:description: Ein Text.\n\nProsa.", "Titel\nEin Text.\nProsa.");
    check("// Kommentar\nEine\n// mitten\nZeile\n\n////\nweg\n////\n\nDa", "Eine Zeile\nDa");
    check("ifdef::x[]\nDa\nendif::[]\ninclude::a.adoc[]\n", "Da");
}

#[test]
fn blocks_by_example() {
    check("[source,console]\n----\n$ git log\n----\n\nText", "Text");
    check("....\nliteral\n....\n++++\n<b>\n++++\nText", "Text");
    check("[[anker]]\n.Ein Titel\n====\nIm Beispiel.\n====", "Ein Titel\nIm Beispiel.");
    check("NOTE: Bitte beachten.\n\n[WARNING]\n====\nVorsicht.\n====", "Bitte beachten.\nVorsicht.");
    check("* eins\nmit zweiter Zeile\n** zwei\n. drei\n+\nfortgesetzt", "eins mit zweiter Zeile\nzwei\ndrei\nfortgesetzt");
    check("Begriff:: Erklärung\nZweiter::\nMehr", "Begriff\nErklärung\nZweiter\nMehr");
    check("== Kapitel\n\nAm\n3. Oktober\n\n literal\n\nTitel alt\n---------\n\nText", "Kapitel\nAm 3. Oktober\nTitel alt\nText");
    check("image::a.png[Ein Bild, 300, title=\"Der Titel\"]\n\ntoc::[]\n\nText", "Ein Bild\nDer Titel\nText");
    check("____\nZitat\n____\n\n'''\n\n<<<\nEnde", "Zitat\nEnde");
}

#[test]
fn tables_have_cells() {
    check(
        "[cols=\"1,3\"]\n|===\n|Kopf |Zweite\n\n| Erste Zelle\n2+^s| Über zwei\na|\n* Punkt\n* Noch einer\nm|code\n| Das Wort a | Ende\n|===\nText",
        "Kopf\nZweite\nErste Zelle\nÜber zwei\nPunkt\nNoch einer\nDas Wort a\nEnde\nText",
    );
}

#[test]
fn marks_inside_lines() {
    check(
        "Ein *fettes* und _kursives_ Wort, **Staat**en, Leser*innen und 5 * 3.",
        "Ein fettes und kursives Wort, Staaten, Leser*innen und 5 * 3.",
    );
    check("Befehl `git log`, ``a`b``, +roh+, pass:[x] und \"`Zitat`\".", "Befehl ¤, ¤, ¤, ¤ und \"Zitat\".");
    check(
        "Siehe <<kap#1, das Kapitel>>, <<id>>, xref:a.adoc[hier] und link:a.html[dort^].",
        "Siehe das Kapitel, ¤, hier und dort.",
    );
    check("https://example.org[Text^, role=x] und https://example.org/a. Ende", "Text und ¤. Ende");
    check(
        "Wort(((Index, Eintrag))) und ((Begriff)) footnote:[Eine *Note* mit link:a[b].] hier.",
        "Wort und Begriff hier.\nEine Note mit b.",
    );
    check("Taste kbd:[Strg+C], {version}, icon:cog[], image:a.png[Das Bild] da.", "Taste ¤, ¤, ¤, ¤ da.\nDas Bild");
    check("[.rolle]#Text# m^2^ H~2~O &ouml; Erste +\nZweite", "Text m H2O ö Erste⏎Zweite");
    check("Uhrzeit: 10:30, Anmerkung: gut, C++ und a_b_c.", "Uhrzeit: 10:30, Anmerkung: gut, C++ und a_b_c.");
}

#[test]
fn comments_direct() {
    let document = AsciiDoc.parse("// rotstift: off\nText\n// rotstift: on\n", &FormatOptions::default());
    assert_eq!(document.directives.len(), 2);
}
