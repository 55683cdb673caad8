//! Compounds as German builds them: modifiers with their linking elements, and a head.
//!
//! *Regierungsprogramm* is the modifier *regierungs* (with its linking s) and the head *Programm*. Both are
//! learned from the word lists when these are imported: only parts that stand in several words count.

use crate::{
    lexicon::{Embedded, Part},
    unicode::Shape,
};

/// Most parts of a compound.
const MOST_PARTS: usize = 5;

/// Shortest part, in bytes.
const SHORTEST: usize = 3;

/// How a compound is put together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Split {
    /// Where each part ends, in bytes of the word.
    ends: [u16; MOST_PARTS],
    n_parts: u8,
    /// How firmly the weakest part is known: natural logarithm of the number of its partners.
    pub strength: f32,
    /// How common the compound should be, as zipf, if its parts met by chance.
    pub zipf: f32,
    /// What is known of the head.
    pub head: Part,
}

impl Split {
    /// The parts of the word that was split.
    pub fn parts<'w>(&self, word: &'w str) -> impl Iterator<Item = &'w str> + use<'w> {
        let (ends, n_parts) = (self.ends, self.n_parts as usize);
        (0..n_parts).map(move |at| {
            let start = if at == 0 { 0 } else { ends[at - 1] as usize };
            word.get(start..ends[at] as usize).unwrap_or_default()
        })
    }
}

/// The best way to read a word as a compound. `shape` says whether its head is looked up as a noun
/// (`Title`), in lower case (`Lower`), or both (a capital at the start of a sentence).
pub fn split(word: &str, shape: Shape) -> Option<Split> {
    if word.len() < 2 * SHORTEST || word.len() > 120 {
        return None;
    }
    let lower = word.to_lowercase();
    if lower.len() != word.len() {
        return None;
    }
    let mut best: Option<Split> = None;
    let mut buffer = String::with_capacity(word.len() + 2);
    for (cut, _) in lower.char_indices().rev() {
        if cut < SHORTEST || lower.len() - cut < SHORTEST {
            continue;
        }
        let Some(head) = head_of(&lower[cut..], shape, &mut buffer) else { continue };
        let Some(chain) = modifiers(&lower[..cut], MOST_PARTS - 1) else { continue };
        let zipf = chain.share + part_share(head) + 9.0;
        if best.is_none_or(|best| zipf > best.zipf) {
            let mut ends = chain.ends;
            ends[chain.n_parts as usize] = lower.len() as u16;
            best =
                Some(Split { ends, n_parts: chain.n_parts + 1, strength: chain.strength.min(part_strength(head)), zipf, head });
        }
    }
    best
}

fn head_of(tail: &str, shape: Shape, buffer: &mut String) -> Option<Part> {
    let noun = |buffer: &mut String| {
        buffer.clear();
        let mut chars = tail.chars();
        buffer.extend(chars.next().into_iter().flat_map(char::to_uppercase));
        buffer.push_str(chars.as_str());
        Embedded::head(buffer)
    };
    match shape {
        Shape::Lower => Embedded::head(tail),
        _ => noun(buffer).or_else(|| Embedded::head(tail)),
    }
}

#[derive(Clone, Copy)]
struct Chain {
    ends: [u16; MOST_PARTS],
    n_parts: u8,
    strength: f32,
    /// Decimal logarithm of the product of the parts' shares.
    share: f32,
}

/// Reads `front` as a row of modifiers, as few as possible.
fn modifiers(front: &str, most: usize) -> Option<Chain> {
    let whole = Embedded::modifier(front).map(|part| {
        let mut ends = [0; MOST_PARTS];
        ends[0] = front.len() as u16;
        Chain { ends, n_parts: 1, strength: part_strength(part), share: part_share(part) }
    });
    if whole.is_some() || most < 2 {
        return whole;
    }
    let mut best: Option<Chain> = None;
    for (cut, _) in front.char_indices().rev() {
        if cut < SHORTEST || front.len() - cut < SHORTEST {
            continue;
        }
        let Some(last) = Embedded::modifier(&front[cut..]) else { continue };
        let Some(mut chain) = modifiers(&front[..cut], most - 1) else { continue };
        chain.strength = chain.strength.min(part_strength(last));
        chain.share += part_share(last);
        if best.is_none_or(|best| chain.share > best.share) {
            chain.ends[chain.n_parts as usize] = front.len() as u16;
            chain.n_parts += 1;
            best = Some(chain);
        }
    }
    best
}

/// All pairs of a modifier and a head that were counted, roughly; a part's share is out of these.
const N_PAIRS: f32 = 1.0e6;

/// Decimal logarithm of a part's share of all compounds.
fn part_share(part: Part) -> f32 {
    ((0.5 + part.partners as f32) / N_PAIRS).log10()
}

fn part_strength(part: Part) -> f32 {
    (1.0 + part.partners as f32).ln()
}

/// How firmly `front`, in lower case, is known as a row of modifiers.
pub(super) fn modifiers_strength(front: &str) -> Option<f32> {
    modifiers(front, 2).map(|chain| chain.strength)
}

/// How firmly `tail`, in lower case, is known as a head.
pub(super) fn head_strength(tail: &str, shape: Shape) -> Option<f32> {
    head_of(tail, shape, &mut String::new()).map(part_strength)
}
