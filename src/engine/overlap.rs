//! One place, one finding: where findings share bytes, the most specific rule's stays.

use std::collections::BTreeMap;

use crate::{
    diagnostic::{Finding, Level, Specificity},
    rules::rule_by_name,
};

/// Drops the less specific of overlapping findings and sorts the rest by start, end and rule.
pub(super) fn resolve(findings: &mut Vec<Finding>) {
    findings.sort_by(|a, b| rank(b).cmp(&rank(a)).then_with(|| a.span.cmp(&b.span)).then_with(|| a.rule.cmp(b.rule)));
    // By start; what is kept never overlaps, so only the two neighbours of a place can.
    let mut kept: BTreeMap<u32, Finding> = BTreeMap::new();
    for finding in findings.drain(..) {
        let start = finding.span.start();
        let neighbours = [kept.range(..=start).next_back(), kept.range(start..).next()];
        if !neighbours.into_iter().flatten().any(|(_, better)| better.span.overlaps(finding.span)) {
            kept.insert(start, finding);
        }
    }
    let mut kept: Vec<Finding> = kept.into_values().collect();
    kept.sort_by(|a, b| (a.span, a.rule).cmp(&(b.span, b.rule)));
    *findings = kept;
}

/// Specificity first, then level, then the longer span.
fn rank(finding: &Finding) -> (Specificity, Level, u32) {
    let specificity = rule_by_name(finding.rule).map_or(Specificity::General, |rule| rule.meta().specificity);
    (specificity, finding.level, finding.span.len())
}
