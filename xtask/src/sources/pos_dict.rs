//! Maven `german-pos-dict`: every form with lemma and tag, exported from Morphy; an automaton in morfologik's CFSA2 format.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};

use crate::{
    fetch::Cache,
    harvest::{Harvest, class, is_word, origin},
    layout::tag,
};

pub(super) fn read(cache: &Cache, harvest: &mut Harvest) -> Result<()> {
    let bytes = cache.file("pos", "org/languagetool/resource/de/german.dict")?;
    let mut imperatives: BTreeMap<String, bool> = BTreeMap::new();
    Cfsa2::open(&bytes)?.each(&mut |key| {
        let mut cells = key.splitn(3, |byte| *byte == b'_').map(|cell| std::str::from_utf8(cell).ok());
        let (Some(Some(form)), Some(_), Some(Some(tag))) = (cells.next(), cells.next(), cells.next()) else { return };
        if let Some(fact) = kind(tag).filter(|_| is_word(form)) {
            if fact.is_name {
                harvest.name(form, fact.class);
            } else {
                harvest.form(form, origin::GPD, fact.class);
            }
            let is_imperative = tag.starts_with("VER:IMP:SIN") || tag.starts_with("VER:1:SIN:PRÄ");
            let only = imperatives.entry(form.to_owned()).or_insert(true);
            *only &= is_imperative && tag.starts_with("VER");
            harvest.tags.entry(form.to_owned()).or_default().extend(parse(tag));
        }
    });
    // *haus* is the imperative of *hausen* and nothing else, *baue* could be said.
    harvest.bare_stems =
        imperatives.into_iter().filter(|(form, only)| *only && !form.ends_with('e')).map(|(form, _)| form).collect();
    Ok(())
}

/// What a tag says of a form's class.
struct Kind {
    class: u32,
    is_name: bool,
}

fn kind(tag: &str) -> Option<Kind> {
    let is = |marks: &[&str]| marks.iter().any(|mark| tag.split(':').any(|field| field.starts_with(mark)));
    let word = |class| Some(Kind { class, is_name: false });
    let name = |class| Some(Kind { class, is_name: true });
    match tag.split(':').next()? {
        "SUB" => word(class::NOUN),
        "VER" => word(class::VERB),
        "ADJ" | "PA1" | "PA2" => word(class::ADJECTIVE),
        "EIG" if is(&["VOR"]) => name(class::GIVEN),
        "EIG" if is(&["NAC"]) => name(class::FAMILY),
        "EIG" if is(&["GEO", "GEB", "STD", "COU", "MOU", "WAT"]) => name(class::PLACE),
        "EIG" => name(class::BRAND),
        "ABK" => word(class::ABBREVIATION),
        "ADV" | "ART" | "INJ" | "KON" | "NEG" | "PRO" | "PRP" | "ZAL" => word(class::OTHER),
        _ => None,
    }
}

/// The tag in the bits of [`tag`]; a field with several cases (`GEN+DAT`) gives a tag each.
fn parse(text: &str) -> Vec<u32> {
    let mut fields = text.split(':');
    let part = fields.next().unwrap_or_default();
    let mut bits = tag::part(part);
    let mut cases = Vec::new();
    for field in fields {
        match field {
            "NOM" | "GEN" | "DAT" | "AKK" => cases.push(tag::field(field)),
            _ if field.contains('+') => cases.extend(field.split('+').map(tag::field).filter(|case| *case != 0)),
            // In prepositions IND and the like mean something else than in adjectives.
            _ => bits |= tag::field(field.trim_end_matches(['*', '#', ' '])),
        }
    }
    if cases.is_empty() {
        cases.push(0);
    }
    cases.into_iter().map(|case| bits | case).collect()
}

/// A CFSA2 automaton: arcs of a flag byte (five bits of it the number of a label), an optional label, and a target.
struct Cfsa2<'a> {
    labels: &'a [u8],
    arcs: &'a [u8],
}

impl<'a> Cfsa2<'a> {
    const TARGET_IS_NEXT: u8 = 1 << 7;
    const IS_LAST: u8 = 1 << 6;
    const IS_FINAL: u8 = 1 << 5;
    const LABEL: u8 = 31;

    fn open(bytes: &'a [u8]) -> Result<Self> {
        ensure!(bytes.starts_with(b"\\fsa\xc6") && bytes.len() > 8, "not a CFSA2 automaton");
        ensure!(bytes[5] & 1 == 0, "the automaton counts its words, which this reader does not expect");
        let n_labels = usize::from(bytes[7]);
        Ok(Self { labels: &bytes[8..8 + n_labels], arcs: &bytes[8 + n_labels..] })
    }

    /// Calls `found` with each sequence of bytes that the automaton holds.
    fn each(&self, found: &mut impl FnMut(&[u8])) {
        self.walk(self.target(0), &mut Vec::new(), found);
    }

    fn walk(&self, node: usize, path: &mut Vec<u8>, found: &mut impl FnMut(&[u8])) {
        let mut arc = node;
        loop {
            let flags = self.arcs[arc];
            let label = usize::from(flags & Self::LABEL);
            path.push(if label == 0 { self.arcs[arc + 1] } else { self.labels[label] });
            if flags & Self::IS_FINAL != 0 {
                found(path);
            }
            let target = self.target(arc);
            if target != 0 {
                self.walk(target, path, found);
            }
            path.pop();
            if flags & Self::IS_LAST != 0 {
                return;
            }
            arc = self.after(arc);
        }
    }

    /// Where the arc's target is written, if it is, or the arc ends.
    fn past_label(&self, arc: usize) -> usize {
        arc + 1 + usize::from(self.arcs[arc] & Self::LABEL == 0)
    }

    fn after(&self, arc: usize) -> usize {
        let at = self.past_label(arc);
        if self.arcs[arc] & Self::TARGET_IS_NEXT == 0 { self.number(at).1 } else { at }
    }

    fn target(&self, mut arc: usize) -> usize {
        if self.arcs[arc] & Self::TARGET_IS_NEXT == 0 {
            return self.number(self.past_label(arc)).0;
        }
        while self.arcs[arc] & Self::IS_LAST == 0 {
            arc = self.after(arc);
        }
        self.after(arc)
    }

    /// A number in groups of seven bits, lowest first, and the place after it.
    fn number(&self, mut at: usize) -> (usize, usize) {
        let (mut value, mut shift) = (0, 0);
        loop {
            let byte = self.arcs[at];
            value |= usize::from(byte & 0x7f) << shift;
            at += 1;
            shift += 7;
            if byte & 0x80 == 0 {
                return (value, at);
            }
        }
    }
}
