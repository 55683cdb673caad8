//! Forms that are no words by the look of them, and those known to be wrong.

use anyhow::Result;

use crate::{
    harvest::{class, origin},
    lists,
    members::{Member, Members},
};

/// Drops roots and symbols, hyphenated forms (the hyphen rule looks at their parts), odd casing, known misspellings.
pub(crate) fn apply(members: &mut Members) -> Result<usize> {
    let bad: Vec<String> = members.iter().filter(|member| is_bad(member)).map(|member| member.text.clone()).collect();
    let deny = lists::pairs("deny.tsv")?.into_iter().map(|(wrong, _)| wrong);
    let n_dropped = members.drop_all(bad) + members.drop_all(deny);
    for member in members.iter_mut().filter(|member| member.n_sources() == 1 && member.sources != origin::LISTS) {
        member.classes |= class::SINGLE;
    }
    Ok(n_dropped)
}

fn is_bad(member: &Member) -> bool {
    let n_letters = member.text.chars().count();
    if origin::LISTS & member.sources != 0 {
        return false;
    }
    let is_single = member.n_sources() == 1;
    n_letters < 2
        || is_single && n_letters <= 3 && member.zipf < 30
        || is_single && member.text.contains('-')
        || is_single && member.text.chars().skip(1).any(char::is_uppercase)
}
