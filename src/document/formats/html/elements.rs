//! What elements mean for prose.

use crate::document::SegmentKind;

/// How an element's text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    /// Stands in the line: `<b>`.
    Inline,
    /// Ends the block before it; its text is a block of this kind.
    Block(SegmentKind),
    /// Its text is no prose; something stands in its place: `<code>`.
    Hidden,
    /// Its text is no prose, and nothing is read in its place: `<script>`.
    Silent,
    /// The same, and it ends the block before it: `<pre>`.
    HiddenBlock,
    /// A line ends: `<br>`.
    Break,
    /// A picture, a field: something without text.
    Void,
}

/// What an element, named in lower case, means.
pub(super) fn element(name: &str) -> Element {
    use SegmentKind::{Heading, Label, ListItem, Paragraph, Quotation, TableCell};
    match name {
        "code" | "kbd" | "samp" | "var" | "math" | "tt" => Element::Hidden,
        "script" | "style" | "template" | "svg" | "object" | "sup" | "rt" | "rp" | "noscript" | "noembed" | "noframes"
        | "iframe" => Element::Silent,
        "pre" | "listing" | "xmp" | "plaintext" => Element::HiddenBlock,
        "br" => Element::Break,
        "img" | "input" | "embed" | "canvas" | "video" | "audio" | "picture" | "progress" | "meter" => Element::Void,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "title" => Element::Block(Heading),
        "li" | "dt" | "dd" => Element::Block(ListItem),
        "td" | "th" => Element::Block(TableCell),
        "blockquote" => Element::Block(Quotation),
        "figcaption" | "caption" | "button" | "label" | "legend" | "option" | "summary" | "optgroup" => Element::Block(Label),
        "address" | "article" | "aside" | "base" | "body" | "center" | "col" | "colgroup" | "datalist" | "details" | "dialog"
        | "dir" | "div" | "dl" | "fieldset" | "figure" | "footer" | "form" | "frame" | "frameset" | "head" | "header"
        | "hgroup" | "hr" | "html" | "link" | "main" | "menu" | "meta" | "nav" | "ol" | "p" | "search" | "section" | "select"
        | "source" | "table" | "tbody" | "textarea" | "tfoot" | "thead" | "tr" | "track" | "ul" => Element::Block(Paragraph),
        _ => Element::Inline,
    }
}

/// Elements that never have an end tag.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area" | "base" | "br" | "col" | "embed" | "hr" | "img" | "input" | "link" | "meta" | "source" | "track" | "wbr"
    )
}

/// Elements whose end tag may be left out: the next of its kind ends them.
pub(super) fn ends_at_sibling(name: &str) -> bool {
    matches!(name, "p" | "li" | "dt" | "dd" | "td" | "th" | "tr" | "option")
}
