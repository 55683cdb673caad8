//! What was meant: words within a few slips, ranked by a noisy channel.
//!
//! The score of a candidate is the logarithm of (how likely the slip is × how common the word is), so
//! scores of one form compare with each other, and their sum says how well the form is explained as a slip.

use std::collections::BTreeMap;

use super::{
    compounds,
    explain::GERMAN,
    search,
    slips::{self, Alignment, Slip},
    verdict::VerdictKind,
    weights::Weights,
};
use crate::{
    lexicon::{Classes, Embedded, Entry, Part},
    unicode::{Shape, capitalize, decapitalize, shape_of},
};

/// What a candidate is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CandidateKind {
    /// A word of the lexicon.
    Word,
    /// A compound in no list, built of known parts.
    Compound,
    /// Two or three words whose blanks were lost.
    TwoWords,
    /// A hyphenated word with a corrected part.
    Hyphenated,
}

/// A word that may have been meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The word, cased for its place.
    pub text: String,
    /// What it is.
    pub kind: CandidateKind,
    /// How common it is, as zipf; an estimate for compounds and pairs.
    pub zipf: f32,
    /// The slips in between.
    pub alignment: Alignment,
    /// Logarithm of likelihood times frequency.
    pub score: f32,
}

/// Candidates for a form, best first. `limit` is how many are kept.
pub fn suggest(form: &str, limit: usize) -> Vec<Candidate> {
    if form.contains('-') {
        return suggest_hyphenated(form, limit);
    }
    let mut pool = Pool { form, shape: shape_of(form), best: BTreeMap::new() };
    let lower = form.to_lowercase();
    words(&mut pool, &lower);
    respelt(&mut pool);
    other_suffix(&mut pool, &lower);
    split_words(&mut pool);
    built(&mut pool, &lower);
    pool.finish(limit)
}

/// Logarithm of how likely a candidate is to be meant, before the slips are looked at.
fn prior(kind: CandidateKind, zipf: f32) -> f32 {
    let weights = Weights::get();
    match kind {
        CandidateKind::Word | CandidateKind::Hyphenated => weights.word_zipf * zipf,
        CandidateKind::Compound => weights.compound + weights.compound_zipf * zipf,
        CandidateKind::TwoWords => weights.two_words + weights.two_words_zipf * zipf,
    }
}

/// Two words of zipf a and b meet with about a + b less this: zipf counts per billion words.
const PAIR_SCALE: f32 = 9.0;

struct Pool<'f> {
    form: &'f str,
    shape: Shape,
    best: BTreeMap<String, Candidate>,
}

impl Pool<'_> {
    fn add(&mut self, word: &str, zipf: f32, kind: CandidateKind) {
        self.add_costing(word, zipf, kind, None);
    }

    /// Adds a word; where one slip explains all, that slip is what it costs.
    fn add_costing(&mut self, word: &str, zipf: f32, kind: CandidateKind, whole: Option<Slip>) {
        let aligned = slips::align(self.form, word);
        let alone = whole.map(Alignment::of_one);
        let Some(alignment) = aligned.into_iter().chain(alone).min_by(|a, b| a.cost.total_cmp(&b.cost)) else { return };
        let text = self.cased(word);
        if text == self.form {
            return;
        }
        let score = prior(kind, zipf) - alignment.cost;
        let candidate = Candidate { text: text.clone(), kind, zipf, alignment, score };
        match self.best.get(&text) {
            Some(known) if known.score >= score => {}
            _ => {
                self.best.insert(text, candidate);
            }
        }
    }

    /// The word in the casing of the form's place: what was capitalised stays so.
    fn cased(&self, word: &str) -> String {
        match self.shape {
            Shape::Upper if self.form.chars().count() > 3 => word.to_uppercase(),
            Shape::Title | Shape::Mixed if word.starts_with(char::is_lowercase) && self.form.starts_with(char::is_uppercase) => {
                capitalize(word)
            }
            _ => word.to_owned(),
        }
    }

    fn finish(self, limit: usize) -> Vec<Candidate> {
        let mut all: Vec<Candidate> = self.best.into_values().collect();
        all.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.text.cmp(&b.text)));
        all.truncate(limit);
        all
    }
}

/// Words a slip or two away.
fn words(pool: &mut Pool<'_>, lower: &str) {
    let n_letters = lower.chars().count();
    let mut found = Vec::new();
    search::within(Embedded::forms().as_fst(), lower, 1, &mut |word, value, _| found.push((word.to_owned(), value)));
    let common = Embedded::common().as_fst();
    if n_letters > 3 {
        search::within(common, lower, 2, &mut |word, value, distance| {
            if distance > 1 {
                found.push((word.to_owned(), value));
            }
        });
    }
    if n_letters > 9 && found.is_empty() {
        search::within(common, lower, 3, &mut |word, value, _| found.push((word.to_owned(), value)));
    }
    for (word, value) in found {
        let entry = Entry::unpack(value);
        if entry.classes.intersects(Classes::DOUBTFUL) {
            continue;
        }
        pool.add(&word, word_zipf(entry), CandidateKind::Word);
    }
}

/// The frequency a word is offered with: names and English count less than German of the same frequency.
fn word_zipf(entry: Entry) -> f32 {
    let weights = Weights::get();
    let zipf = if entry.zipf_tenths == 0 { weights.unseen_zipf } else { entry.zipf() };
    if entry.classes.intersects(GERMAN) { zipf } else { zipf - weights.foreign_charge }
}

/// Umlauts and ß put back where the form has ae, oe, ue and ss: finds compounds that no list has.
fn respelt(pool: &mut Pool<'_>) {
    const PAIRS: [(&str, &str); 4] = [("ae", "ä"), ("oe", "ö"), ("ue", "ü"), ("ss", "ß")];
    let form = pool.form;
    let mut spellings: Vec<String> = Vec::new();
    for (plain, letter) in PAIRS {
        let every = form.replace(plain, letter);
        if every == form {
            continue;
        }
        let earlier: Vec<String> = spellings.iter().map(|spelling| spelling.replace(plain, letter)).collect();
        spellings
            .extend(form.match_indices(plain).map(|(at, _)| format!("{}{letter}{}", &form[..at], &form[at + plain.len()..])));
        spellings.push(every);
        spellings.extend(earlier);
    }
    spellings.truncate(MOST_RESPELT);
    for spelling in spellings {
        let verdict = super::explain::explain(&spelling);
        match verdict.kind {
            VerdictKind::Compound => {
                if let Some(split) = compounds::split(&spelling, pool.shape) {
                    pool.add(&spelling, split.zipf, CandidateKind::Compound);
                }
            }
            VerdictKind::Inflected => pool.add(&spelling, Weights::get().unseen_zipf, CandidateKind::Word),
            _ => {}
        }
    }
}

/// Most spellings tried.
const MOST_RESPELT: usize = 12;

/// Suffixes of adjectives that writers take for one another.
const SUFFIXES: [&str; 14] = ["lich", "isch", "ig", "bar", "haft", "sam", "los", "al", "iv", "ös", "ell", "mäßig", "end", ""];

/// Endings of adjectives, the empty one last.
const ENDINGS: [&str; 6] = ["em", "en", "er", "es", "e", ""];

/// An adjective with the wrong suffix: *unzerbrechbare* for *unzerbrechliche*, *familiärische* for *familiäre*.
fn other_suffix(pool: &mut Pool<'_>, lower: &str) {
    let Some(ending) = ENDINGS.iter().find(|ending| lower.ends_with(**ending)) else { return };
    let base = &lower[..lower.len() - ending.len()];
    for suffix in SUFFIXES.iter().filter(|suffix| !suffix.is_empty() && base.ends_with(**suffix)) {
        let stem = &base[..base.len() - suffix.len()];
        if stem.chars().count() < 4 {
            continue;
        }
        for other in SUFFIXES.iter().filter(|other| *other != suffix) {
            let word = format!("{stem}{other}{ending}");
            let Some(entry) =
                Embedded::entry(&word).filter(|entry| entry.classes.intersects(ADJECTIVES) && entry.zipf_tenths >= 10)
            else {
                continue;
            };
            pool.add_costing(&word, word_zipf(entry), CandidateKind::Word, Some(Slip::Suffix));
        }
    }
}

/// Classes that adjectives are listed under.
const ADJECTIVES: Classes = Classes::ADJECTIVE.union(Classes::WORD);

/// Lost blanks between common words: *istder*, *inordnung*, *aufjedenfall*.
fn split_words(pool: &mut Pool<'_>) {
    let form = pool.form;
    let least = Weights::get().two_words_min;
    for (cut, _) in form.char_indices().skip(2) {
        let (left, right) = form.split_at(cut);
        if right.chars().count() < 2 {
            break;
        }
        let Some((left, left_zipf)) = common(left, false).filter(|(_, zipf)| *zipf >= least) else { continue };
        if let Some((right, zipf)) = common(right, true).filter(|(_, zipf)| *zipf >= least) {
            pool.add_pair(&format!("{left} {right}"), left_zipf + zipf - PAIR_SCALE);
        }
        for (cut, _) in right.char_indices().skip(2) {
            let (middle, last) = right.split_at(cut);
            let parts = common(middle, false).zip(if last.chars().count() < 2 { None } else { common(last, true) });
            if let Some(((middle, middle_zipf), (last, last_zipf))) = parts
                && middle_zipf.min(last_zipf).min(left_zipf) >= TRIPLE_ZIPF
            {
                pool.add_pair(&format!("{left} {middle} {last}"), left_zipf + middle_zipf + last_zipf - 2.0 * PAIR_SCALE + 2.0);
            }
        }
    }
}

/// Each of three joined words must be this common.
const TRIPLE_ZIPF: f32 = 4.4;

/// A common German word in its own casing, and its zipf. A noun inside a form keeps no capital: `noun` says
/// whether it may be one.
fn common(word: &str, noun: bool) -> Option<(String, f32)> {
    let capital = word.starts_with(char::is_uppercase);
    let mut forms = vec![(word.to_owned(), word.to_owned())];
    if capital {
        forms.push((decapitalize(word), word.to_owned()));
    } else if noun {
        forms.push((capitalize(word), capitalize(word)));
    }
    let known = forms.into_iter().filter_map(|(looked_up, shown)| {
        let entry = Embedded::entry(&looked_up)
            .filter(|entry| entry.classes.intersects(GERMAN) && !entry.classes.intersects(Classes::DOUBTFUL))?;
        Some((shown, entry.zipf()))
    });
    known.max_by(|a, b| a.1.total_cmp(&b.1))
}

impl Pool<'_> {
    fn add_pair(&mut self, pair: &str, zipf: f32) {
        let alignment = Alignment { counts: [0; slips::N_SLIPS], cost: 0.0 };
        let candidate = Candidate {
            text: pair.to_owned(),
            kind: CandidateKind::TwoWords,
            zipf,
            alignment,
            score: prior(CandidateKind::TwoWords, zipf),
        };
        self.best.insert(pair.to_owned(), candidate);
    }
}

/// Shortest form that is taken for a compound with a slip in one part, in letters.
const SHORTEST_BUILT: usize = 8;

/// Compounds in no list: one part has a slip, the others are known.
fn built(pool: &mut Pool<'_>, lower: &str) {
    let shape = pool.shape;
    if lower.chars().count() < SHORTEST_BUILT || lower.len() != pool.form.len() {
        return;
    }
    let mut found: Vec<String> = Vec::new();
    for (cut, _) in lower.char_indices().skip(3) {
        let (front, tail) = lower.split_at(cut);
        if tail.chars().count() < 3 {
            break;
        }
        if compounds::modifiers_strength(front).is_some_and(|strength| strength > FIRM) {
            misspelt_head(front, tail, shape, &mut found);
        }
        if compounds::head_strength(tail, shape).is_some_and(|strength| strength > FIRM) {
            misspelt_front(front, &mut |right| found.push(format!("{right}{tail}")));
        }
    }
    for word in found {
        let cased = if shape == Shape::Lower { word } else { capitalize(&word) };
        if Embedded::entry(&cased).is_some() {
            continue;
        }
        if let Some(split) = compounds::split(&cased, shape) {
            pool.add(&cased, split.zipf, CandidateKind::Compound);
        }
    }
}

/// How firm a part must be to carry a correction of the other: it stands in half a dozen words.
const FIRM: f32 = 1.9;

fn misspelt_head(front: &str, tail: &str, shape: Shape, found: &mut Vec<String>) {
    let limit = if tail.chars().count() > 7 { 2 } else { 1 };
    search::within(Embedded::heads().as_fst(), tail, limit, &mut |head, value, distance| {
        let part = Part::unpack(value);
        let fits = (shape == Shape::Lower) == head.starts_with(char::is_lowercase);
        if fits && distance > 0 && firm_enough(part, distance) {
            found.push(format!("{front}{}", head.to_lowercase()));
        }
    });
}

fn firm_enough(part: Part, distance: u8) -> bool {
    let least = if distance > 1 { 20 } else { 4 };
    part.partners >= least
}

/// The last or first part of a front with a slip, the rest known.
fn misspelt_front(front: &str, found: &mut dyn FnMut(&str)) {
    let modifiers = Embedded::modifiers().as_fst();
    let limit = if front.chars().count() > 7 { 2 } else { 1 };
    search::within(modifiers, front, limit, &mut |right, value, distance| {
        if distance > 0 && firm_enough(Part::unpack(value), distance) {
            found(right);
        }
    });
    for (cut, _) in front.char_indices().skip(3) {
        let (first, last) = front.split_at(cut);
        if last.chars().count() < 4 {
            break;
        }
        if compounds::modifiers_strength(first).is_some_and(|strength| strength > FIRM) {
            search::within(modifiers, last, 1, &mut |right, value, distance| {
                if distance > 0 && firm_enough(Part::unpack(value), 2) {
                    found(&format!("{first}{right}"));
                }
            });
        }
        if compounds::modifiers_strength(last).is_some_and(|strength| strength > FIRM) {
            search::within(modifiers, first, 1, &mut |right, value, distance| {
                if distance > 0 && firm_enough(Part::unpack(value), 2) {
                    found(&format!("{right}{last}"));
                }
            });
        }
    }
}

/// Corrects the parts of a hyphenated word that are not known, one at a time.
fn suggest_hyphenated(form: &str, limit: usize) -> Vec<Candidate> {
    let parts: Vec<&str> = form.split('-').collect();
    let mut all = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        if part.chars().count() < 3 || super::explain::explain_part(part, at == 0).is_explained() {
            continue;
        }
        for candidate in suggest(part, limit) {
            let mut fixed: Vec<&str> = parts.clone();
            fixed[at] = &candidate.text;
            all.push(Candidate { text: fixed.join("-"), kind: CandidateKind::Hyphenated, ..candidate });
        }
    }
    all.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.text.cmp(&b.text)));
    all.truncate(limit);
    all
}
