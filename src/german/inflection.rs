//! Inflections and derivations that no list has, of words that one has.

use super::{
    compounds,
    explain::{GERMAN, NAMES, near_common},
    verdict::{Verdict, VerdictKind},
};
use crate::{
    lexicon::{Classes, Embedded, Entry},
    unicode::{Shape, capitalize, decapitalize, is_letter, shape_of},
};

fn entry_with(form: &str, classes: Classes) -> Option<Entry> {
    Embedded::entry(form).filter(|entry| entry.classes.intersects(classes) && !entry.classes.intersects(Classes::DOUBTFUL))
}

fn inflected(entry: Entry) -> Verdict {
    Verdict::of(VerdictKind::Inflected, Entry { zipf_tenths: 0, classes: entry.classes })
}

/// A capitalised word: genitives and plurals of names and loans, inhabitants, feminine persons.
pub(super) fn title(word: &str) -> Option<Verdict> {
    let loans = NAMES.union(Classes::ENGLISH).union(Classes::ABBREVIATION);
    if let Some(base) = word.strip_suffix('s').filter(|base| base.len() > 2) {
        if let Some(entry) = entry_with(base, NAMES) {
            return Some(Verdict::of(VerdictKind::Name, Entry { zipf_tenths: 0, ..entry }));
        }
        if let Some(entry) = entry_with(base, loans).or_else(|| entry_with(&decapitalize(base), Classes::ENGLISH)) {
            return Some(inflected(entry));
        }
    }
    if let Some(entry) = inhabitant(word).or_else(|| feminine(word)) {
        return Some(inflected(entry));
    }
    // Nominalised adjectives and verbs, participles at the start of a sentence.
    lower(&decapitalize(word)).or_else(|| genitive_s(word))
}

/// *Pjöngjanger*, *Kölnerinnen*: a place with the ending of its inhabitants or its adjective.
fn inhabitant(word: &str) -> Option<Entry> {
    const ENDINGS: [&str; 5] = ["erinnen", "erin", "ern", "ers", "er"];
    let place = |base: &str| (base.chars().count() >= 4).then(|| entry_with(base, Classes::PLACE)).flatten();
    ENDINGS
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .find_map(|base| place(base).or_else(|| place(&format!("{base}e"))).or_else(|| place(&format!("{base}en"))))
}

/// *Moderatorinnen* from *Moderator*.
fn feminine(word: &str) -> Option<Entry> {
    let base = word.strip_suffix("innen").or_else(|| word.strip_suffix("in"))?;
    let person = ["er", "or", "ist", "ent", "ant", "eur", "oge", "log", "graf", "iker", "at", "ast", "ier", "är", "ant"]
        .iter()
        .any(|ending| base.ends_with(ending));
    (person && base.chars().count() > 4).then(|| noun_or_compound(base)).flatten()
}

fn noun_or_compound(base: &str) -> Option<Entry> {
    entry_with(base, GERMAN)
        .or_else(|| compounds::split(base, Shape::Title).map(|split| Entry { zipf_tenths: 0, classes: split.head.classes }))
}

/// A noun's genitive or plural in -s that its own lists lack.
fn genitive_s(word: &str) -> Option<Verdict> {
    let base = word.strip_suffix('s').filter(|base| base.chars().count() > 4 && !base.ends_with(['s', 'ß', 'z', 'x']))?;
    entry_with(base, Classes::NOUN)
        .filter(|entry| !entry.classes.intersects(Classes::SINGLE) && entry.zipf_tenths >= 20)
        .map(inflected)
}

/// A lower-case word: endings of adjectives, separable verbs, negations, loans with German endings.
pub(super) fn lower(word: &str) -> Option<Verdict> {
    if let Some(entry) = adjective(word) {
        return Some(inflected(entry));
    }
    let entry = negated(word).or_else(|| separable(word)).or_else(|| loan_verb(word))?;
    (!near_common(word)).then(|| inflected(entry))
}

/// Endings of adjectives, longest first.
const ADJECTIVE_ENDINGS: [&str; 5] = ["em", "en", "er", "es", "e"];

/// *ergebnisoffenen*: an adjective, listed or composed, with an ending.
fn adjective(word: &str) -> Option<Entry> {
    let stem = ADJECTIVE_ENDINGS.iter().find_map(|ending| word.strip_suffix(ending))?;
    if stem.chars().count() < 4 {
        return None;
    }
    entry_with(stem, Classes::ADJECTIVE).filter(|entry| !entry.classes.intersects(Classes::SINGLE))
}

/// *unaufgeregt*: un- before an adjective.
fn negated(word: &str) -> Option<Entry> {
    let base = word.strip_prefix("un").filter(|base| base.chars().count() > 4)?;
    entry_with(base, Classes::ADJECTIVE)
        .filter(|entry| entry.zipf_tenths >= 20)
        .or_else(|| adjective(base).filter(|entry| entry.zipf_tenths >= 20))
}

/// Particles that verbs carry in front and give up in main clauses.
const PARTICLES: &str = include_str!("../../dictionaries/lists/verb-particles.txt");

/// *herumprobieren*, *herumzuprobieren*, *herumprobiert*.
fn separable(word: &str) -> Option<Entry> {
    let known = |verb: &str| entry_with(verb, Classes::VERB).filter(|entry| entry.zipf_tenths >= 25 && verb.chars().count() >= 5);
    let particle = |particle: &&str| !particle.starts_with('#') && !particle.is_empty();
    PARTICLES.lines().filter(particle).filter_map(|particle| word.strip_prefix(particle)).find_map(|rest| {
        match rest.strip_prefix("zu") {
            Some(verb) => known(verb).filter(|_| verb.ends_with('n') && !verb.starts_with("ge")),
            None => known(rest),
        }
    })
}

/// *gestreamt*, *updaten*, *streamte*: an English verb with German endings.
fn loan_verb(word: &str) -> Option<Entry> {
    let english = |base: &str| (base.chars().count() >= 3).then(|| entry_with(base, Classes::ENGLISH)).flatten();
    let stem = |base: &str| english(base).or_else(|| english(&format!("{base}e"))).or_else(|| undoubled(base).and_then(english));
    if let Some(base) = word.strip_prefix("ge").and_then(|rest| strip_any(rest, &["ten", "tem", "ter", "tes", "te", "t", "ed"])) {
        return stem(base);
    }
    let base =
        strip_any(word, &["enden", "endes", "ender", "endem", "ende", "end", "test", "ten", "tet", "en", "te", "st", "t"])?;
    (base.chars().count() >= 4).then(|| stem(base)).flatten()
}

fn strip_any<'w>(word: &'w str, endings: &[&str]) -> Option<&'w str> {
    endings.iter().find_map(|ending| word.strip_suffix(ending))
}

/// *grabb* → *grab*.
fn undoubled(base: &str) -> Option<&str> {
    let mut chars = base.chars().rev();
    let (last, before) = (chars.next()?, chars.next()?);
    (last == before).then(|| &base[..base.len() - last.len_utf8()])
}

/// Capitals inside: plurals of acronyms, gender forms, names with prefixes, brands in camel case.
pub(super) fn mixed(word: &str) -> Option<Verdict> {
    acronym_plural(word).or_else(|| gender_i(word)).or_else(|| prefixed_name(word)).or_else(|| camel(word))
}

/// `PKWs`, `IDs`, `NGOs`, `CDUler`.
fn acronym_plural(word: &str) -> Option<Verdict> {
    let capitals = word.len() - word.trim_start_matches(|c: char| c.is_uppercase()).len();
    let tail = &word[capitals..];
    let fits = capitals >= 2 && matches!(tail, "s" | "en" | "er" | "ler" | "lern" | "lers" | "lerin" | "n");
    (fits && (tail == "s" || Embedded::entry(&word[..capitals]).is_some())).then(|| Verdict::new(VerdictKind::Acronym))
}

/// `LehrerInnen`.
fn gender_i(word: &str) -> Option<Verdict> {
    let at = word.find("Innen").or_else(|| word.find("In").filter(|at| at + 2 == word.len()))?;
    let base = word.get(..at).filter(|base| shape_of(base) == Shape::Title && base.chars().count() > 2)?;
    let tail = &word[at..];
    if !matches!(tail, "Innen" | "In") {
        return None;
    }
    let person = format!("{base}{}", tail.to_lowercase());
    entry_with(&person, GERMAN).or_else(|| feminine(&person)).or_else(|| entry_with(base, GERMAN)).map(inflected)
}

/// `McAllister`, `O'Neill`, `DiCaprio`, `MacGyver`.
fn prefixed_name(word: &str) -> Option<Verdict> {
    let rest =
        ["Mc", "Mac", "Di", "De", "Le", "La", "Fitz", "Van", "Du", "St"].iter().find_map(|prefix| word.strip_prefix(prefix))?;
    (shape_of(rest) == Shape::Title && rest.chars().count() >= 4).then(|| Verdict::new(VerdictKind::Name))
}

/// `YouTube`, `JavaScript`, `iPhone`: pieces that are words, each with its capital.
fn camel(word: &str) -> Option<Verdict> {
    let mut pieces: Vec<&str> = Vec::new();
    let mut start = 0;
    let mut before_lower = false;
    for (at, c) in word.char_indices() {
        if !is_letter(c) {
            return None;
        }
        if c.is_uppercase() && before_lower {
            pieces.push(&word[start..at]);
            start = at;
        }
        before_lower = c.is_lowercase();
    }
    pieces.push(&word[start..]);
    let known = |piece: &&str| {
        piece.chars().count() >= 2
            && (Embedded::entry(piece).is_some()
                || Embedded::entry(&piece.to_lowercase()).is_some()
                || Embedded::entry(&capitalize(piece)).is_some())
    };
    let brand = pieces.len() == 2
        && pieces[0].chars().count() <= 2
        && pieces[0].chars().all(char::is_lowercase)
        && (shape_of(pieces[1]) == Shape::Title || word.chars().count() <= 3);
    let all = pieces.len() >= 2
        && pieces.iter().all(known)
        && !pieces.iter().any(|piece| shape_of(piece) == Shape::Mixed || piece.chars().count() < 3);
    (brand || all).then(|| Verdict::new(VerdictKind::Name))
}

/// *geht's*, *Hans'*, *Putin's*, *D'Artagnan*, *'ne*.
pub(super) fn apostrophe(word: &str) -> Option<Verdict> {
    let word = word.trim_matches('\'');
    if word.is_empty() || matches!(word, "s" | "ne" | "nen" | "n" | "nem" | "ner" | "nes" | "rein" | "raus" | "rum" | "ran") {
        return Some(Verdict::new(VerdictKind::Known));
    }
    let mut parts = word.split('\'');
    let (first, second) = (parts.next()?, parts.next());
    let Some(second) = second else {
        let verdict = super::explain::explain(first);
        return verdict.is_explained().then_some(verdict);
    };
    if matches!(second, "s" | "n" | "ne" | "m" | "re" | "t" | "ll" | "ve" | "d" | "sche" | "schen" | "scher" | "sches") {
        let verdict = super::explain::explain(first);
        return (verdict.is_explained() || first.starts_with(char::is_uppercase))
            .then(|| Verdict::of(VerdictKind::Inflected, verdict.entry));
    }
    // "D'Alembert", "O'Neill", "l'amour": a particle of a name or of another language.
    (first.chars().count() <= 2).then(|| Verdict::new(VerdictKind::Name))
}
