//! How fast each format reads: the article of the samples, a few hundred times over.
#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark is no library")]

use divan::{Bencher, counter::BytesCount};
use rotstift::document::formats::{FormatOptions, format_of};

fn main() {
    divan::main();
}

/// About a megabyte of one sample; files with a head of their own are not repeated but for their body.
fn text(name: &str) -> String {
    let path = format!("{}/tests/formats/samples/{name}", env!("CARGO_MANIFEST_DIR"));
    let sample = std::fs::read_to_string(path).unwrap();
    let (head, body, tail) = match name {
        "artikel.tex" => ends(&sample, "\\begin{document}\n", "\\end{document}"),
        "artikel.html" => ends(&sample, "<body class=\"gartn\">\n", "</body>"),
        "artikel.xlf" => ends(&sample, "<body>\n", "</body>"),
        "artikel.md" => ends(&sample, "---\n\n", ""),
        "artikel.adoc" => ends(&sample, ":bilder: zaunn\n", ""),
        "de.yml" => ends(&sample, "  gartn:\n", ""),
        "de.json" | "artikel_de.arb" => ("[", sample.as_str(), "]"),
        _ => ("", sample.as_str(), ""),
    };
    let joint = if head == "[" { "," } else { "\n" };
    let n = (1 << 20) / body.len();
    format!("{head}{}{tail}", vec![body; n].join(joint))
}

fn ends<'t>(sample: &'t str, head: &str, tail: &str) -> (&'t str, &'t str, &'t str) {
    let start = sample.find(head).map_or(0, |at| at + head.len());
    let end = if tail.is_empty() { sample.len() } else { sample.rfind(tail).unwrap() };
    (&sample[..start], &sample[start..end], &sample[end..])
}

#[divan::bench(args = [
    "artikel.txt", "artikel.md", "artikel.mdx", "artikel.html", "artikel.adoc", "artikel.rst", "artikel.tex", "artikel.typ",
    "artikel.po", "artikel.xlf", "artikel_de.properties", "artikel_de.arb", "de.json", "de.yml", "artikel.srt", "artikel.vtt",
])]
fn parse(bencher: Bencher<'_, '_>, name: &str) {
    let source = text(name);
    let options = FormatOptions::default();
    bencher.counter(BytesCount::of_str(&source)).bench(|| format_of(name).parse(divan::black_box(&source), &options));
}
