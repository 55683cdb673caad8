//! Frontmatter: YAML between `---` or TOML between `+++` at the head of a file.

use super::{Segment, collect::Collector, formats::FormatOptions, scalars};

/// Reads the values of the configured keys as prose; gives where the text begins, after a byte order
/// mark and the frontmatter.
pub(super) fn read(out: &mut Collector<'_>, options: &FormatOptions) -> usize {
    let source = out.source();
    let start = if source.starts_with('\u{FEFF}') { 3 } else { 0 };
    let Some((fence, inside, end)) = fenced(source, start) else { return start };
    if !options.frontmatter.is_empty() {
        let mut sink = |path: &str, value: Segment<'_>| {
            if options.frontmatter.iter().any(|key| key == path) {
                out.value(&value);
            }
        };
        if fence == "+++" {
            scalars::toml(source, inside, &mut sink);
        } else {
            scalars::yaml(source, inside, &mut sink);
        }
    }
    end
}

/// The fence, the bytes between the two, and where the next line begins.
fn fenced(source: &str, start: usize) -> Option<(&'static str, std::ops::Range<usize>, usize)> {
    let fence = ["---", "+++"].into_iter().find(|fence| source[start..].starts_with(fence))?;
    let mut lines = source[start..].split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == fence)?;
    let inside = start + first.len();
    let mut at = inside;
    for line in lines {
        let content = line.trim_end();
        if content == fence || content == "..." && fence == "---" {
            return Some((fence, inside..at, at + line.len()));
        }
        at += line.len();
    }
    None
}
