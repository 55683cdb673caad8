//! From findings with fixes to a corrected text.

use crate::{
    diagnostic::{Edit, Finding, Safety},
    text::{SourceFile, Span},
};

/// A corrected text.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    /// The text with the fixes made.
    pub text: String,
    /// How many findings were fixed.
    pub n_fixed: usize,
    /// The other findings, with their places in the new text.
    pub remaining: Vec<Finding>,
}

/// Makes the fixes of findings: the safe ones, or all.
///
/// Fixes that touch the same bytes exclude each other: the first one is made. No byte outside the edits
/// changes.
pub fn apply(source: &SourceFile, findings: Vec<Finding>, allowed: Safety) -> Applied {
    let mut edits: Vec<Edit> = Vec::new();
    let (mut fixed, mut remaining): (Vec<Span>, Vec<Finding>) = (Vec::new(), Vec::new());
    for finding in findings {
        match &finding.fix {
            Some(fix) if is_allowed(fix.safety(), allowed) && fits(source.text(), &edits, fix.edits()) => {
                edits.extend(fix.edits().iter().cloned());
                edits.sort_by_key(|edit| edit.span);
                fixed.push(finding.span);
            }
            _ => remaining.push(finding),
        }
    }
    let text = rewrite(source.text(), &edits);
    // A finding whose bytes were rewritten by another one's fix is gone with them.
    remaining.retain(|finding| !edits.iter().any(|edit| !edit.span.is_empty() && edit.span.overlaps(finding.span)));
    for finding in &mut remaining {
        move_finding(finding, &edits);
    }
    Applied { text, n_fixed: fixed.len(), remaining }
}

fn is_allowed(safety: Safety, allowed: Safety) -> bool {
    safety == Safety::Safe || allowed == Safety::Unsafe
}

/// Whether edits lie in the text, on character borders, and touch none of those chosen.
fn fits(text: &str, chosen: &[Edit], edits: &[Edit]) -> bool {
    edits.iter().all(|edit| {
        let at = chosen.partition_point(|other| other.span < edit.span);
        let touches = |other: Option<&Edit>| other.is_some_and(|other| other.span.overlaps(edit.span));
        text.get(edit.span.range()).is_some()
            && !touches(chosen.get(at))
            && !touches(at.checked_sub(1).and_then(|at| chosen.get(at)))
    })
}

fn rewrite(text: &str, edits: &[Edit]) -> String {
    let mut new = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        new.push_str(&text[at..edit.span.start() as usize]);
        new.push_str(&edit.text);
        at = edit.span.end() as usize;
    }
    new.push_str(&text[at..]);
    new
}

fn move_finding(finding: &mut Finding, edits: &[Edit]) {
    finding.span = moved(finding.span, edits);
    for related in &mut finding.related {
        related.span = moved(related.span, edits);
    }
    // What is left of a fix that was not allowed can still be offered, unless it has become another one.
    let old_edits = finding.fix.as_ref().map(|fix| fix.edits().to_vec()).unwrap_or_default();
    let untouched = old_edits.iter().all(|own| !edits.iter().any(|edit| edit.span.overlaps(own.span)));
    finding.fix = finding.fix.take().filter(|_| untouched).and_then(|fix| {
        let moved = old_edits.into_iter().map(|edit| Edit { span: moved(edit.span, edits), text: edit.text });
        crate::diagnostic::Fix::new(fix.safety(), moved.collect())
    });
}

/// Where the bytes of a span stand after the edits.
fn moved(span: Span, edits: &[Edit]) -> Span {
    let place = |offset: u32, is_end: bool| {
        let (mut grown, mut shrunk) = (0u32, 0u32);
        for edit in edits {
            let before =
                if is_end { edit.span.start() < offset } else { edit.span.end() <= offset && edit.span.start() < offset };
            let insertion_before = edit.span.is_empty() && edit.span.start() <= offset && !is_end;
            if !before && !insertion_before {
                continue;
            }
            grown += edit.text.len() as u32;
            shrunk += edit.span.end().min(offset) - edit.span.start();
        }
        offset + grown - shrunk
    };
    let start = place(span.start(), false);
    Span::new(start, place(span.end(), true).max(start))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diagnostic::{Fix, Level, Related};

    fn finding(span: Span, fix: Option<Fix>) -> Finding {
        Finding {
            rule: "rule",
            level: Level::Error,
            span,
            message: String::new(),
            suggestions: Vec::new(),
            fix,
            confidence: 1000,
            related: Vec::new(),
            fingerprint: 0,
        }
    }

    /// A finding at a word, with what it becomes.
    fn at(text: &str, word: &str, fix: Option<(Safety, &str)>) -> Finding {
        let start = text.find(word).unwrap();
        let span = Span::of(start..start + word.len());
        finding(span, fix.map(|(safety, right)| Fix::replace(safety, span, right)))
    }

    #[test]
    fn safe_fixes_are_made_and_the_others_keep_their_place() {
        let text = "NAch dem Huas die Tür.";
        let source = SourceFile::from_text("a", text);
        let mut third = at(text, "Tür", None);
        third.related.push(Related { span: Span::new(0, 4), message: String::new() });
        let findings =
            vec![at(text, "NAch", Some((Safety::Safe, "Danach"))), at(text, "Huas", Some((Safety::Unsafe, "Haus"))), third];
        let safe = apply(&source, findings.clone(), Safety::Safe);
        assert_eq!((safe.text.as_str(), safe.n_fixed), ("Danach dem Huas die Tür.", 1));
        let shown: Vec<&str> = safe.remaining.iter().map(|left| &safe.text[left.span.range()]).collect();
        assert_eq!(shown, ["Huas", "Tür"]);
        assert_eq!(apply(&source, findings, Safety::Unsafe).text, "Danach dem Haus die Tür.");
    }

    #[test]
    fn of_two_fixes_at_one_place_the_first_is_made() {
        let text = "an an alle";
        let source = SourceFile::from_text("a", text);
        let findings = vec![
            finding(Span::new(0, 5), Some(Fix::replace(Safety::Safe, Span::new(2, 5), ""))),
            finding(Span::new(3, 5), Some(Fix::replace(Safety::Safe, Span::new(3, 5), "An"))),
        ];
        let applied = apply(&source, findings, Safety::Safe);
        assert_eq!((applied.text.as_str(), applied.n_fixed, applied.remaining.len()), ("an alle", 1, 0));
    }

    proptest! {
        #[test]
        fn bytes_outside_the_edits_never_change(text in "[aäß😀 \r\n]{0,40}", cuts in prop::collection::vec((0usize..40, 0usize..6, "[xü]{0,3}"), 0..8)) {
            let borders: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let findings: Vec<Finding> = cuts.iter().map(|(start, len, right)| {
                let (start, end) = (borders[(*start).min(borders.len() - 1)], borders[(start + len).min(borders.len() - 1)]);
                let span = Span::of(start..end.max(start));
                finding(span, Some(Fix::replace(Safety::Safe, span, right.clone())))
            }).collect();
            let source = SourceFile::from_text("a", text.clone());
            let applied = apply(&source, findings.clone(), Safety::Safe);
            // What is left when the edited bytes are cut out of the old text must stand in the new one, in order.
            let mut rest = applied.text.as_str();
            let mut edited: Vec<Span> = findings.iter().map(|finding| finding.span).collect();
            edited.sort();
            let mut at = 0usize;
            for span in edited {
                if (span.start() as usize) > at {
                    let kept = &text[at..span.start() as usize];
                    let found = rest.find(kept);
                    prop_assert!(found.is_some());
                    rest = &rest[found.unwrap_or(0) + kept.len()..];
                }
                at = at.max(span.end() as usize);
            }
            prop_assert!(rest.ends_with(&text[at.min(text.len())..]));
            for left in &applied.remaining {
                prop_assert!(applied.text.get(left.span.range()).is_some());
            }
            // Nothing is left to be fixed a second time.
            let again = apply(&SourceFile::from_text("a", applied.text.clone()), applied.remaining, Safety::Safe);
            prop_assert!(again.n_fixed == 0 || again.text != text);
        }
    }
}
