use super::*;

/// The prose, one segment a line; `¤` stands for a placeholder.
fn check(source: &str, expected: &str) {
    let document = Rst.parse(source, &FormatOptions::default());
    let texts: Vec<_> = document.segments.iter().map(|s| s.text.replace('\u{FFFC}', "¤")).collect();
    assert_eq!(texts.join("\n"), expected, "{source}");
}

#[test]
fn blocks_by_example() {
    check(
        "Titel\n=====\n\nErste\nZeile.\n\n=====\nZwei\n=====\n\n* eins\n* zwei\n  weiter\n\n1. drei\n",
        "Titel\nErste Zeile.\nZwei\neins\nzwei weiter\ndrei",
    );
    check("Beispiel::\n\n    code hier\n\n    mehr\n\nText ::\n\n  code\n\nEnde", "Beispiel:\nText\nEnde");
    check(
        ".. note:: Ein Hinweis,\n   der weitergeht.\n\n   Zweiter Absatz.\n\n.. code-block:: python\n   :caption: Ein Titel\n\n   x = 1\n\nDa",
        "Ein Hinweis, der weitergeht.\nZweiter Absatz.\nEin Titel\nDa",
    );
    check(
        ".. image:: a.png\n   :alt: Das Bild\n   :width: 3\n\n.. figure:: b.png\n   :alt: Alt\n\n   Die Unterschrift.\n",
        "Das Bild\nAlt\nDie Unterschrift.",
    );
    check(
        ".. _ziel:\n\n.. Kommentar\n   weiter\n\n:Autor: X\n:Author: Y\n:param x: Der Wert.\n\nText [1]_ da.\n\n.. [1] Die Note.\n",
        "X\nDer Wert.\nText da.\nDie Note.",
    );
    check(".. toctree::\n   :maxdepth: 2\n\n   a\n   b\n\n>>> x = 1\n1\n\n.. versionadded:: 3.2 Neu hier.\n", "Neu hier.");
}

#[test]
fn tables_have_cells() {
    check(
        "+-----+------+\n| Äh  | Zwei |\n+=====+======+\n| lan | x    |\n| ger | y    |\n+-----+------+\n",
        "Äh\nZwei\nlan ger\nx y",
    );
    check(
        "=====  ======\nKopf   Zweite\n=====  ======\neins   Text\n       weiter\nzwei   Ende\n=====  ======\n\nDa",
        "Kopf\nZweite\neins\nText weiter\nzwei\nEnde\nDa",
    );
}

#[test]
fn marks_inside_lines() {
    check("Ein *kursives* und **fettes** Wort, ``code`` und 5 * 3 * 2.", "Ein kursives und fettes Wort, ¤ und 5 * 3 * 2.");
    check(
        "Siehe :ref:`das Kapitel <kap>`, :ref:`kap`, `der Link <https://a.b>`_ und Wort_.",
        "Siehe das Kapitel, ¤, der Link und Wort.",
    );
    check("Mit :py:func:`x.y`, |name|, Staat\\ **en** und \\*.", "Mit ¤, ¤, Staaten und *.");
}

#[test]
fn comments_direct() {
    let document = Rst.parse(".. rotstift: off\n\nText\n\n.. rotstift: on\n", &FormatOptions::default());
    assert_eq!(document.directives.len(), 2);
}
