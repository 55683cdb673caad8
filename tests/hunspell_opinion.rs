//! A second opinion on frequent words: Debian's German Hunspell dictionary (`hunspell-de-de`), never shipped.
//!
//! The differences are written to `target/hunspell-opinion.txt` to be read, not to be levelled: a dictionary that lacks
//! *Bitcoin* is no reason to lack it too, but a word that only Hunspell has may be a gap, and one that only we have a slip.
#![cfg(feature = "hunspell")]
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test may fail")]

use std::{fmt::Write as _, fs, path::Path};

use rotstift::{
    lexicon::{Classes, Embedded, Entry, load_hunspell},
    unicode::decapitalize,
};

/// From this Zipf value on, in tenths, a form is frequent: ten times in a million words.
const FREQUENT: u8 = 40;

/// Measured: 95.7 of 100 frequent forms (7,063 of 7,376) are in both.
const AGREEMENT_PERCENT: usize = 95;

#[test]
fn frequent_words_are_judged_alike() {
    let path = Path::new("/usr/share/hunspell/de_DE");
    if !path.with_extension("dic").exists() {
        println!("skipped: there is no {}.dic; install hunspell-de-de", path.display());
        return;
    }
    let hunspell = load_hunspell(path).unwrap();

    let frequent = frequent_forms();
    let only_ours: Vec<&(String, Entry)> = frequent.iter().filter(|(form, _)| !hunspell.knows(form)).collect();

    // The other way round: forms met often in text, which Hunspell has as a head word and we do not know.
    let dic = fs::read_to_string(path.with_extension("dic")).unwrap();
    let mut only_theirs: Vec<(u8, &str)> = dic
        .lines()
        .filter_map(|line| line.split(['/', '\t', ' ']).next())
        .filter(|stem| !stem.is_empty() && Embedded::entry(stem).is_none() && Embedded::entry(&decapitalize(stem)).is_none())
        .filter_map(|stem| Some((Embedded::attested(stem).filter(|zipf| *zipf >= FREQUENT)?, stem)))
        // Stems that only make compounds are in the file as well.
        .filter(|(_, stem)| hunspell.knows(stem))
        .collect();
    only_theirs.sort_unstable_by(|a, b| b.cmp(a));
    only_theirs.dedup();

    let mut page = String::new();
    writeln!(page, "# Frequent forms that rotstift knows and Hunspell does not").unwrap();
    for (form, entry) in &only_ours {
        let class = if is_only_name(*entry) { "name" } else { "word" };
        writeln!(page, "{:.1}\t{class}\t{form}", entry.zipf()).unwrap();
    }
    writeln!(page, "\n# Frequent head words of Hunspell's that rotstift does not know").unwrap();
    for (zipf, stem) in &only_theirs {
        writeln!(page, "{:.1}\t{stem}", f32::from(*zipf) / 10.0).unwrap();
    }
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("hunspell-opinion.txt");
    fs::write(&target, page).unwrap();

    let n_all = frequent.len() + only_theirs.len();
    let n_agreed = frequent.len() - only_ours.len();
    println!("{n_agreed} of {n_all} frequent forms are in both; the others stand in {}", target.display());
    assert!(n_all > 5000, "only {n_all} frequent forms: has the word data gone?");
    assert!(n_agreed * 100 >= n_all * AGREEMENT_PERCENT, "only {n_agreed} of {n_all} forms are in both");
}

/// The built-in forms from [`FREQUENT`] on, most frequent first.
fn frequent_forms() -> Vec<(String, Entry)> {
    let mut forms: Vec<(String, Entry)> = Embedded::common()
        .stream()
        .into_str_vec()
        .unwrap()
        .into_iter()
        .map(|(form, value)| (form, Entry::unpack(value)))
        .filter(|(_, entry)| entry.zipf_tenths >= FREQUENT)
        .collect();
    forms.sort_by(|a, b| b.1.zipf_tenths.cmp(&a.1.zipf_tenths).then_with(|| a.0.cmp(&b.0)));
    forms
}

/// Names are no fair question to a spell checker; they are told apart on the page.
fn is_only_name(entry: Entry) -> bool {
    let word = Classes::NOUN.union(Classes::VERB).union(Classes::ADJECTIVE).union(Classes::OTHER).union(Classes::WORD);
    !entry.classes.intersects(word)
}
