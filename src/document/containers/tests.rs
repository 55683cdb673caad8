use std::io::Write;

use super::*;
use crate::text::TextSpan;

/// An archive of stored parts.
fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut archive = rawzip::ZipArchiveWriter::new(&mut bytes);
    for (path, text) in parts {
        let (mut entry, config) = archive.new_file(path).compression_method(rawzip::CompressionMethod::DEFLATE).start().unwrap();
        let mut writer = config.wrap(Vec::new());
        writer.write_all(text.as_bytes()).unwrap();
        let (plain, descriptor) = writer.finish().unwrap();
        entry.write_all(&miniz_oxide::deflate::compress_to_vec(&plain, 6)).unwrap();
        entry.finish(descriptor).unwrap();
    }
    archive.finish().unwrap();
    bytes
}

#[test]
fn docx_by_example() {
    let document = "<?xml version=\"1.0\"?><w:document><w:body>\
        <w:p><w:pPr><w:pStyle w:val=\"berschrift1\"/></w:pPr><w:r><w:t>Der Titel</w:t></w:r></w:p>\
        <w:p><w:r><w:t xml:space=\"preserve\">Viele </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>Staat</w:t></w:r><w:r><w:t>n &amp; L&#228;nder</w:t></w:r>\
        <w:del><w:r><w:delText>weg</w:delText></w:r></w:del><w:r><w:instrText>PAGE</w:instrText><w:footnoteReference/></w:r></w:p>\
        <w:p><w:pPr><w:pStyle w:val=\"Code\"/></w:pPr><w:r><w:t>x = 1</w:t></w:r></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Zelle</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>";
    let notes = "<w:footnotes><w:footnote><w:p><w:r><w:t>Die Note.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let extracted = container_of("a/b.DOCX")
        .unwrap()
        .extract(&archive(&[("word/footnotes.xml", notes), ("word/document.xml", document)]))
        .unwrap();
    assert_eq!(extracted.text(), "Der Titel\nViele Staatn & Länder\n\nZelle\nDie Note.\n");
    let source = extracted.source("b.docx");
    let segments = extracted.parse(source.text(), &FormatOptions::default()).segments;
    let kinds: Vec<_> = segments.iter().map(|segment| segment.kind).collect();
    assert_eq!(kinds, [SegmentKind::Heading, SegmentKind::Paragraph, SegmentKind::TableCell, SegmentKind::Paragraph]);
    let span = segments[1].to_source(TextSpan::new(6, 12));
    let position = source.position(span.start());
    assert_eq!((source.slice(span), position.line, position.column), ("Staatn", 2, 7));
    assert!(segments[1].edit(source.text(), TextSpan::new(6, 12), "Staaten").is_none());
}

#[test]
fn odt_by_example() {
    let content = "<office:document-content><text:h>Titel</text:h><text:p>Ein<text:s/><text:span>fettes</text:span>Wort\
        <text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Die Note.</text:p></text:note-body></text:note> da.</text:p>\
        <text:list><text:list-item><text:p>Punkt</text:p></text:list-item></text:list>\
        <text:p text:style-name=\"Preformatted_20_Text\">code</text:p><text:p>A<office:annotation><text:p>nein</text:p></office:annotation></text:p></office:document-content>";
    let extracted = container_of("x.odt").unwrap().extract(&archive(&[("content.xml", content)])).unwrap();
    assert_eq!(
        extracted.text().split('\n').filter(|line| !line.is_empty()).collect::<Vec<_>>(),
        ["Titel", "Ein fettesWort da.", "Die Note.", "Punkt", "A"]
    );
}

#[test]
fn what_is_no_document_says_so() {
    let docx = container_of("a.docx").unwrap();
    assert_eq!(docx.extract(b"PK nothing"), Err(ContainerError::NoArchive));
    assert_eq!(docx.extract(&archive(&[("a.txt", "x")])), Err(ContainerError::MissingPart { part: "word/document.xml" }));
    assert!(container_of("a.doc").is_none());
}
