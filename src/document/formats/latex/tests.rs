use super::*;
use crate::text::TextSpan;

/// The prose, one segment a line; `¤` stands for a placeholder, `⏎` for a line end inside a segment.
fn check(source: &str, expected: &str) {
    let document = Latex.parse(source, &FormatOptions::default());
    let texts: Vec<_> = document.segments.iter().map(|s| s.text.replace('\u{FFFC}', "¤").replace('\n', "⏎")).collect();
    assert_eq!(texts.join("\n"), expected, "{source}");
}

#[test]
fn umlauts_in_every_spelling() {
    let source = "Gr\\\"o\\ss e, gr\\\"{u}n, Stra{\\ss}e, stra\\ss{}e, caf\\'e, \\c{c}a.";
    check(source, "Größe, grün, Straße, straße, café, ça.");
    let document = Latex.parse(source, &FormatOptions::default());
    assert_eq!(&source[document.segments[0].to_source(TextSpan::of(0.."Größe".len())).range()], "Gr\\\"o\\ss e");
    check("F\"ur gr\"o\"sere Stra\"sen: \"`Zitat\"' und Druck\"-erei.", "Für größere Straßen: „Zitat“ und Druckerei.");
    check("Ein \"alter\" Text ohne babel.", "Ein \"alter\" Text ohne babel.");
}

#[test]
fn marks_are_decoded() {
    check("Seite~5 -- 7, 10\\,\\% \\& ``so'' Sil\\-be\\\\ neu", "Seite\u{A0}5 – 7, 10\u{A0}% & “so” Silbe⏎neu");
    check("Text % rotstift: on\n  weiter\n\n% weg\nNeu", "Text weiter\nNeu");
}

#[test]
fn commands_by_example() {
    check(
        "\\section[kurz]{Der Titel}\\label{sec:a}\nText \\emph{be}tont, siehe \\ref{x} und \\cite[S.~3]{a}.",
        "Der Titel\nText betont, siehe ¤ und ¤.",
    );
    check(
        "Wort\\footnote{Eine \\textbf{Note}.} hier, \\href{https://a.b}{Link}, \\verb|x y|, $a + b$.",
        "Wort hier, Link, ¤, ¤.\nEine Note.",
    );
    check("\\begin{itemize}\n\\item eins\n\\item[Begriff] zwei\n\\end{itemize}", "eins\nBegriff\nzwei");
    check("\\begin{tabular}{ll}\nA & B \\\\ \\hline\nC & \\multicolumn{2}{c}{D}\\\\\n\\end{tabular}", "A\nB\nC\nD");
    check(
        "\\begin{lstlisting}[language=C]\nint x;\n\\end{lstlisting}\nEs gilt \\begin{equation}x\\end{equation} oft.",
        "Es gilt ¤ oft.",
    );
    check("\\newcommand{\\foo}[1]{Bar #1}\\eigen{Zwei Worte} \\eigen{id}", "Zwei Worte ¤");
    check("\\begin{figure}[ht]\\includegraphics[width=3cm]{a.png}\\caption{Ein Bild}\\end{figure}", "Ein Bild");
}

#[test]
fn the_preamble_gives_titles_only() {
    check(
        "\\documentclass{article}\n\\usepackage[ngerman]{babel}\nunsichtbar\n\\title{Der Titel}\\author{X}\n\\begin{document}\n\\maketitle\nF\"ur\n\\end{document}\nnein",
        "Der Titel\nFür",
    );
}
