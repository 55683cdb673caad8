//! Real but rare forms that are nearly always a slip of a common word: *letzen* for *letzten*. They stay, marked.

use crate::{edits, harvest::class, members::Members};

/// Frequency below which a form can be doubtful, in tenths of a Zipf step.
const RARE: u8 = 27;
/// How much commoner the neighbour has to be.
const STEP: u8 = 25;
/// What the neighbour has to reach anyhow.
const COMMON: u8 = 30;

pub(crate) fn apply(members: &mut Members) -> usize {
    let by_lower = members.by_lower();
    let mut n_marked = 0;
    for member in members.iter_mut().filter(|member| member.zipf < RARE && member.classes & class::GERMAN != 0) {
        let lower = member.text.to_lowercase();
        if lower.chars().count() < 5 {
            continue;
        }
        let least = COMMON.max(member.zipf + STEP);
        let mut is_doubtful = false;
        edits::each(&lower, |word| {
            is_doubtful =
                is_doubtful || by_lower.get(word).is_some_and(|zipf| *zipf >= least) && !differs_in_ending(&lower, word);
        });
        if is_doubtful {
            member.classes |= class::DOUBTFUL;
            n_marked += 1;
        }
    }
    n_marked
}

/// Whether the words differ in their ending alone, which inflection explains; a lost *t* and *-et* for *-t* are slips.
fn differs_in_ending(rare: &str, common: &str) -> bool {
    let n_shared = rare.chars().zip(common.chars()).take_while(|(a, b)| a == b).count();
    let n_shorter = rare.chars().count().min(common.chars().count());
    let is_slip = common.strip_suffix('t') == Some(rare)
        || rare.strip_suffix("et").is_some_and(|stem| common.strip_suffix('t') == Some(stem));
    n_shared + 1 >= n_shorter && !is_slip
}
