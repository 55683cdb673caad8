//! Subtitles: `SubRip` (`.srt`) and `WebVTT` (`.vtt`).
//!
//! Cues go together into one segment until a sentence ends, since sentences run over cues.

use super::{Format, FormatOptions, html::reference};
use crate::{
    document::{Document, Escape, SegmentKind, collect::Collector, lines::lines},
    text::Span,
};

/// `SubRip` and `WebVTT`; the two differ in what stands around the cues.
pub(super) struct Subtitles {
    vtt: bool,
}

impl Subtitles {
    /// Cues with numbers.
    pub(super) const SUBRIP: Self = Self { vtt: false };
    /// Cues with a header, notes and styles.
    pub(super) const WEBVTT: Self = Self { vtt: true };
}

impl Format for Subtitles {
    fn name(&self) -> &'static str {
        if self.vtt { "vtt" } else { "srt" }
    }

    fn extensions(&self) -> &'static [&'static str] {
        if self.vtt { &["vtt"] } else { &["srt"] }
    }

    fn parse<'s>(&self, source: &'s str, _: &FormatOptions) -> Document<'s> {
        let mut out = Collector::new(source, if self.vtt { Escape::Html } else { Escape::None });
        let start = if source.starts_with('\u{FEFF}') { 3 } else { 0 };
        let mut block = Vec::new();
        for line in lines(source, Span::of(start..source.len())) {
            if line.is_empty() {
                read_block(&mut out, &block);
                block.clear();
            } else {
                block.push(line);
            }
        }
        read_block(&mut out, &block);
        out.finish()
    }
}

/// The lines between two blank ones: a cue, a note, a header.
fn read_block(out: &mut Collector<'_>, block: &[Span]) {
    let source = out.source();
    let text = |line: &Span| &source[line.range()];
    let Some(time) = block.iter().take(2).position(|line| text(line).contains("-->")) else {
        let (Some(first), Some(last)) = (block.first(), block.last()) else { return };
        if let Some(note) = source[first.cover(*last).range()].strip_prefix("NOTE") {
            out.comment(note, first.cover(*last));
        }
        return;
    };
    for (nth, line) in block[time + 1..].iter().enumerate() {
        let words = text(line).trim_start();
        // Another cue without a blank line before it.
        if words.contains("-->") {
            return read_block(out, &block[time + 1 + nth..]);
        }
        let next_is_time = block.get(time + nth + 2).is_some_and(|next| text(next).contains("-->"));
        if next_is_time && words.bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        if words.starts_with(['-', '–', '♪']) {
            out.begin(SegmentKind::Paragraph);
        }
        read_line(out, *line);
        if ends_sentence(words) {
            out.end();
        } else {
            // What ends the line may be a no-break space, which is longer than a byte.
            let break_len = source[line.end() as usize..].chars().next().map_or(0, char::len_utf8);
            out.blank(Span::new(line.end(), line.end() + break_len as u32));
        }
    }
}

fn ends_sentence(line: &str) -> bool {
    let shown = line.trim_end_matches(['"', '“', '”', '»', '«', '\'', ')', '♪', ' ']);
    let shown = shown.strip_suffix('>').and_then(|tag| tag.rfind('<').map(|at| &shown[..at])).unwrap_or(shown);
    shown.ends_with(['.', '!', '?', ':', ']', '…']) && !shown.ends_with("...") && !shown.ends_with('…')
}

/// A line without tags, entities decoded, the dash of a speaker left out.
fn read_line(out: &mut Collector<'_>, line: Span) {
    let source = out.source();
    let text = &source[line.range()];
    let dash = text.len() - text.trim_start_matches([' ', '\t', '-', '–', '♪']).len();
    let (mut from, end) = (line.start() as usize + dash, line.end() as usize);
    let mut at = from;
    while let Some(hit) = memchr::memchr3(b'<', b'{', b'&', &source.as_bytes()[at..end]) {
        at += hit;
        let rest = &source[at..end];
        let close = if rest.starts_with('{') { '}' } else { '>' };
        let len = match rest.as_bytes()[0] {
            b'&' => reference(rest).map(|(len, text)| {
                out.words(Span::of(from..at));
                out.replaced(&text, Span::of(at..at + len));
                len
            }),
            b'{' if !rest.starts_with("{\\") => None,
            _ => rest.find(close).map(|n| {
                out.words(Span::of(from..at));
                n + 1
            }),
        };
        match len {
            Some(len) => {
                at += len;
                from = at;
            }
            None => at += 1,
        }
    }
    out.words(Span::of(from..end));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_may_end_in_a_no_break_space() {
        let source = "---\n-->x\nä\u{a0}\nä\n";
        assert!(
            Subtitles::SUBRIP.parse(source, &FormatOptions::default()).segments.iter().all(|segment| !segment.text.is_empty())
        );
    }

    fn check(format: &Subtitles, source: &str, expected: &str) {
        let document = format.parse(source, &FormatOptions::default());
        let texts: Vec<_> = document.segments.iter().map(|s| s.text.to_string()).collect();
        assert_eq!(texts.join("\n"), expected, "{source}");
    }

    #[test]
    fn sentences_run_over_cues() {
        check(
            &Subtitles::SUBRIP,
            "1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>Der Satz geht</i>\r\nhier noch\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\n{\\an8}weiter.\r\n\r\n3\r\n00:00:05,000 --> 00:00:06,000\r\n- Ja?\r\n- Nein!\r\n",
            "Der Satz geht hier noch weiter.\nJa?\nNein!",
        );
    }

    #[test]
    fn webvtt_has_notes_and_voices() {
        let source = "WEBVTT - Titel\n\nNOTE rotstift: off\n\nSTYLE\n::cue { color: red }\n\nid\n00:01.000 --> 00:02.000 line:0\n<v Anna>Sch&ouml;n &amp; gut.\n";
        check(&Subtitles::WEBVTT, source, "Schön & gut.");
        assert_eq!(Subtitles::WEBVTT.parse(source, &FormatOptions::default()).directives.len(), 1);
    }
}
