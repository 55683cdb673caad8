//! Real but rare forms that are nearly always a slip of a common word: *letzen* for *letzten*. They stay, marked.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    harvest::{capital, class, origin, starts_upper},
    members::{Member, Members},
    neighbours::Neighbours,
};

/// Frequency below which a form can be doubtful, in tenths of a Zipf step; *letzen* is that frequent as a slip.
const RARE: u8 = 27;
const RARE_IF_UNSURE: u8 = 37;
/// How much commoner the neighbour has to be.
const STEP: u8 = 25;
const STEP_IF_UNSURE: u8 = 20;
const STEP_OF_STEM: u8 = 14;
/// What the neighbour has to reach anyhow.
const COMMON: u8 = 30;
/// What a noun has to reach, for a verb near it to be doubted at the start of a sentence: *Erflog*.
const COMMON_NOUN: u8 = 42;
/// Endings that inflection puts on and takes off.
const ENDINGS: [&str; 16] = ["", "e", "n", "s", "r", "m", "t", "st", "en", "em", "er", "es", "et", "est", "ns", "ens"];

pub(crate) fn apply(members: &mut Members, bare_stems: &BTreeSet<String>) -> usize {
    let is_word = |member: &&Member| member.classes & (class::GERMAN | class::NAME) != 0;
    let common = members.iter().filter(is_word).filter(|member| member.zipf >= COMMON);
    let common = Neighbours::new(common.map(|member| (member.text.clone(), member.zipf)));
    let nouns = members.iter().filter(|member| member.zipf >= COMMON_NOUN && member.classes & class::NOUN != 0);
    let nouns: BTreeMap<_, _> = nouns.map(|member| (member.text.to_lowercase(), member.zipf)).collect();
    let nouns = Neighbours::new(nouns.into_iter());
    let is_doubtful = |member: &&Member| {
        let is_stem = bare_stems.contains(&member.text);
        is_near(member, &common, is_stem) || is_near_noun(member, &nouns, is_stem) || hides_noun(member, members, is_stem)
    };
    let german = members.iter().filter(|member| member.classes & class::GERMAN != 0);
    let doubtful: Vec<String> = german.filter(is_doubtful).map(|member| member.text.clone()).collect();
    for form in &doubtful {
        members.mark(form, class::DOUBTFUL);
    }
    doubtful.len()
}

/// Whether a far commoner word lies one slip away. A form that Morphy's data lacks, and a bare stem (*benutz*), is
/// doubted sooner.
fn is_near(member: &Member, common: &Neighbours, is_stem: bool) -> bool {
    let is_unsure = is_stem || member.sources & (origin::GPD | origin::LISTS) == 0;
    let n_letters = member.text.chars().count();
    let is_name = member.classes & class::NAME != 0 && member.zipf >= 15;
    if is_name || n_letters < 4 || n_letters == 4 && member.zipf >= 15 {
        return false;
    }
    let (rare, step) = match () {
        () if is_stem => (RARE_IF_UNSURE, STEP_OF_STEM),
        () if is_unsure => (RARE_IF_UNSURE, STEP_IF_UNSURE),
        () => (RARE, STEP),
    };
    if member.zipf >= rare {
        return false;
    }
    // An unsure form that is not that rare is doubted next to very common words alone.
    let least = (member.zipf + step).max(if member.zipf >= RARE { COMMON + 15 } else { COMMON });
    let mut is_near = false;
    common.each(&member.text, |word, zipf| {
        is_near |= zipf >= least && !differs_in_ending(&member.text, word, is_stem);
    });
    is_near
}

/// Whether a rare verb would be a noun with a slip, at the start of a sentence: *Bespiel, Erflog*.
fn is_near_noun(member: &Member, nouns: &Neighbours, is_stem: bool) -> bool {
    let rare = if is_stem { RARE } else { 10 };
    member.zipf < rare && !starts_upper(&member.text) && member.text.chars().count() >= 5 && {
        let mut is_near = false;
        nouns.each(&member.text, |word, _| is_near |= !differs_in_ending(&member.text, word, false));
        is_near
    }
}

/// Whether a lower-case form has a far commoner noun and is a bare stem of a verb or listed without a class: *haus*.
fn hides_noun(member: &Member, members: &Members, is_stem: bool) -> bool {
    if starts_upper(&member.text) || !is_stem && member.classes & (class::VERB | class::ADJECTIVE | class::OTHER) != 0 {
        return false;
    }
    let noun = members.german(&capital(&member.text)).filter(|noun| noun.classes & class::NOUN != 0);
    noun.is_some_and(|noun| noun.zipf >= COMMON && noun.zipf >= member.zipf + STEP_OF_STEM)
}

/// Whether the words differ in their ending alone, which inflection explains; a lost *t* and *-et* for *-t* are slips.
fn differs_in_ending(rare: &str, common: &str, is_stem: bool) -> bool {
    let is_pair = |of_rare: &str, of_common: &str| {
        rare.strip_suffix(of_rare).is_some_and(|stem| common.strip_suffix(of_common) == Some(stem))
    };
    if is_pair("", "t") && (is_stem || rare.ends_with(['s', 'z'])) || is_pair("et", "t") || is_pair("est", "st") {
        return false;
    }
    let n_shared = rare.chars().zip(common.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum::<usize>();
    ENDINGS.contains(&&rare[n_shared..]) && ENDINGS.contains(&&common[n_shared..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_told_from_slips() {
        for (rare, common) in [("Hauses", "Hause"), ("gutem", "guten"), ("fragt", "frage")] {
            assert!(differs_in_ending(rare, common, false), "{rare} {common}");
        }
        for (rare, common) in [("letzen", "letzten"), ("bereis", "bereits"), ("ersetz", "ersetzt"), ("füget", "fügt")] {
            assert!(!differs_in_ending(rare, common, false), "{rare} {common}");
        }
        assert!(!differs_in_ending("importier", "importiert", true));
    }
}
