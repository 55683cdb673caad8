//! Measuring: which words of clean text the word data lacks, and which wrong forms of typo sets it takes for words.
//!
//! Texts lie outside the project, as JSON lines in a folder that is given on the command line; nothing of them is kept.

use std::{collections::BTreeMap, fs};

use anyhow::{Context as _, Result};
use rustc_hash::FxHashMap;
use serde_json::Value;

use crate::{
    harvest::{capital, class, is_letter, starts_upper},
    layout::{Table, unpack_entry, unpack_part},
    lists,
    neighbours::Neighbours,
};

/// How many unknown words are printed.
const SHOWN: usize = 400;

/// The tables of `words/`, in memory.
struct Words {
    forms: FxHashMap<String, u64>,
    modifiers: FxHashMap<String, u64>,
    heads: FxHashMap<String, u64>,
    common: Neighbours,
}

/// How a word was explained.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Found {
    Listed,
    Doubtful,
    Compound,
    Name,
    English,
    CaseOnly,
    Unknown,
}

const KINDS: [(Found, &str); 7] = [
    (Found::Listed, "list"),
    (Found::Doubtful, "doubtful"),
    (Found::Compound, "compound"),
    (Found::Name, "name"),
    (Found::English, "English"),
    (Found::CaseOnly, "case"),
    (Found::Unknown, "unknown"),
];

/// Prints the unknown words of every set in the folder, by genre.
pub(crate) fn clean(folder: &str) -> Result<()> {
    let words = Words::read()?;
    let mut all: BTreeMap<String, usize> = BTreeMap::new();
    println!("{:<24}{:>8}  per 10,000: {}", "set", "words", KINDS.map(|(_, name)| format!("{name:>9}")).join(""));
    let mut sums: BTreeMap<String, BTreeMap<Found, usize>> = BTreeMap::new();
    for (name, records) in records(folder)? {
        let mut counts = BTreeMap::new();
        for record in &records {
            let text = record.get("text").and_then(Value::as_str).unwrap_or_default();
            each_word(&prose(text), |word| {
                let found = words.find(word);
                *counts.entry(found).or_default() += 1;
                if matches!(found, Found::Unknown | Found::CaseOnly | Found::Doubtful) {
                    *all.entry(format!("{word}{}", ["", "?", "", "", "", "^", ""][found as usize])).or_default() += 1;
                }
            });
        }
        print_row(&name, &counts);
        for genre in [genre(&name), "all"] {
            for (found, n) in &counts {
                *sums.entry(format!("= {genre}")).or_default().entry(*found).or_default() += n;
            }
        }
    }
    sums.iter().for_each(|(genre, counts)| print_row(genre, counts));
    let mut all: Vec<_> = all.into_iter().collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    for mark in ['?', '^'] {
        let marked: Vec<String> =
            all.iter().filter(|(word, _)| word.ends_with(mark)).take(120).map(|(word, n)| format!("{word} {n}")).collect();
        println!("{mark}: {}", marked.join(", "));
    }
    let shown: Vec<String> = all.iter().take(SHOWN).map(|(word, n)| format!("{word} {n}")).collect();
    println!("most frequent: {}", shown.join(", "));
    Ok(())
}

/// Prints how the wrong forms of typo sets are taken for words.
pub(crate) fn typos(folder: &str) -> Result<()> {
    let words = Words::read()?;
    println!("{:<24}{:>8}  in 10,000: {}", "set", "cases", KINDS.map(|(_, name)| format!("{name:>9}")).join(""));
    let mut shown: BTreeMap<Found, Vec<String>> = BTreeMap::new();
    for (name, records) in records(folder)? {
        if !name.contains("nonword") && !name.contains("auto") {
            continue;
        }
        let mut counts = BTreeMap::new();
        for record in &records {
            let wrong = record.get("wrong").and_then(Value::as_str).unwrap_or_default();
            let right = record.get("right").and_then(Value::as_str).unwrap_or_default();
            if wrong.chars().all(|c| is_letter(c) || c == '-') && !wrong.is_empty() {
                let found = wrong.split('-').map(|part| words.find(part)).max().unwrap_or(Found::Unknown);
                *counts.entry(found).or_default() += 1;
                if found != Found::Unknown {
                    shown.entry(found).or_default().push(format!("{wrong}>{right}"));
                }
            }
        }
        print_row(&name, &counts);
    }
    for (found, name) in KINDS {
        println!("{name}: {}", shown.get(&found).map_or_else(String::new, |list| list.join(", ")));
    }
    Ok(())
}

/// Prints what the tables have of each word.
pub(crate) fn show(words: &[String]) -> Result<()> {
    let names = ["forms", "attested", "modifiers", "heads", "morphology"];
    let tables = names.map(|name| (name, table(name)));
    for word in words {
        for (name, rows) in &tables {
            let Ok(rows) = rows else { continue };
            match (*name, rows.get(word)) {
                (_, None) => {}
                ("forms", Some(value)) => {
                    let (zipf, classes) = unpack_entry(*value);
                    println!("{word}: zipf {zipf}, classes {classes:#b}");
                }
                ("modifiers" | "heads", Some(value)) => println!("{word}: {name} {:?}", unpack_part(*value)),
                (_, Some(value)) => println!("{word}: {name} {value}"),
            }
        }
    }
    Ok(())
}

fn print_row(name: &str, counts: &BTreeMap<Found, usize>) {
    let n: usize = counts.values().sum();
    let per = |found| *counts.get(&found).unwrap_or(&0) as f64 * 10_000.0 / n.max(1) as f64;
    println!("{name:<24}{n:>8}              {}", KINDS.map(|(found, _)| format!("{:>9.1}", per(found))).join(""));
}

fn genre(name: &str) -> &'static str {
    match name {
        _ if name.contains("_md") || name.starts_with("docs") => "docs",
        _ if name.starts_with("news") || name.starts_with("parliament") => "news",
        _ if name.starts_with("wiki") => "wiki",
        _ if name.starts_with("law") => "law",
        _ if name.starts_with("web") => "web",
        _ => "books",
    }
}

fn records(folder: &str) -> Result<Vec<(String, Vec<Value>)>> {
    let mut paths: Vec<_> = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?.into_iter().map(|e| e.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let text = fs::read_to_string(path)?;
            let records = text.lines().map(serde_json::from_str).collect::<Result<_, _>>();
            Ok((name, records.with_context(|| path.display().to_string())?))
        })
        .collect()
}

impl Words {
    fn read() -> Result<Self> {
        let forms = table("forms")?;
        let common = forms.iter().map(|(word, value)| (word.clone(), unpack_entry(*value)));
        let common = common.filter(|(_, (zipf, classes))| *zipf >= 20 && classes & (class::GERMAN | class::NAME) != 0);
        let common = Neighbours::new(common.map(|(word, (zipf, _))| (word, zipf)));
        Ok(Self { forms, modifiers: table("modifiers")?, heads: table("heads")?, common })
    }

    /// Explains a word, which may stand at the start of a sentence.
    fn find(&self, word: &str) -> Found {
        let lower = word.to_lowercase();
        let capital = capital(&lower);
        let mut best = Found::Unknown;
        let mut casings = vec![word];
        if starts_upper(word) {
            casings.push(&lower);
            if word.chars().count() > 1 && word.chars().all(char::is_uppercase) {
                casings.push(&capital);
            }
        }
        for casing in &casings {
            best = best.min(self.look_up(casing));
        }
        if best == Found::Unknown && starts_upper(word) {
            let stem = word.strip_suffix('s').filter(|stem| matches!(self.look_up(stem), Found::Name));
            best = stem.map_or(best, |_| Found::Name);
        }
        if best == Found::Unknown && casings.iter().any(|casing| self.is_compound(casing)) && !self.common.any(word, 20) {
            best = Found::Compound;
        }
        if best == Found::Unknown && self.look_up(&capital) <= Found::Name {
            best = Found::CaseOnly;
        }
        best
    }

    fn look_up(&self, form: &str) -> Found {
        let Some(&value) = self.forms.get(form) else { return Found::Unknown };
        let (_, classes) = unpack_entry(value);
        match () {
            () if classes & class::DOUBTFUL != 0 => Found::Doubtful,
            () if classes & (class::GERMAN | class::ABBREVIATION) != 0 => Found::Listed,
            () if classes & class::NAME != 0 => Found::Name,
            () => Found::English,
        }
    }

    fn is_compound(&self, form: &str) -> bool {
        let upper = starts_upper(form);
        let lower = form.to_lowercase();
        lower.char_indices().skip(2).any(|(at, _)| {
            let (left, right) = lower.split_at(at);
            let head = if upper { capital(right) } else { right.to_owned() };
            self.heads.contains_key(&head) && self.is_modifier(left, 2)
        })
    }

    fn is_modifier(&self, part: &str, depth: u8) -> bool {
        self.modifiers.contains_key(part)
            || depth > 0
                && part.char_indices().skip(2).any(|(at, _)| {
                    let (left, right) = part.split_at(at);
                    self.modifiers.get(right).is_some_and(|value| unpack_part(*value).0 >= 3) && self.is_modifier(left, depth - 1)
                })
    }
}

fn table(name: &str) -> Result<FxHashMap<String, u64>> {
    let path = lists::root().join(format!("dictionaries/words/{name}.zst"));
    let bytes = zstd::decode_all(&fs::read(path)?[..])?;
    let mut table = Table::open(&bytes).context("not a table of words")?;
    let mut rows = FxHashMap::default();
    while let Some((word, value)) = table.next_row() {
        rows.insert(String::from_utf8(word.to_vec())?, value);
    }
    Ok(rows)
}

/// The text without code, addresses and mark-up, roughly.
fn prose(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_code = text.starts_with("---\n");
    for (idx, line) in text.lines().enumerate() {
        let trimmed = line.trim_start();
        if trimmed.starts_with("```") || trimmed.starts_with("----") || idx > 0 && is_code && trimmed == "---" {
            is_code = !is_code;
            continue;
        }
        if !is_code {
            out.push_str(&line_of_prose(line));
            out.push('\n');
        }
    }
    out
}

fn line_of_prose(line: &str) -> String {
    let mut out = String::new();
    let parts = line.split('`').step_by(2);
    for part in parts {
        for chunk in part.split_inclusive(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>' | '"' | '|')) {
            let is_address = ["://", "www.", "@", "\\", "_", "{", "}", "=", ".md", ".html", ".png", ".de", ".com", ".org", "::"]
                .iter()
                .any(|mark| chunk.contains(mark));
            let is_path = chunk.contains('/') && !chunk.starts_with(char::is_uppercase);
            if is_address || is_path {
                out.push(' ');
            } else {
                out.push_str(chunk);
            }
        }
        out.push_str(" ; ");
    }
    out
}

/// Calls `word` with each word; parts between hyphens count alone, tokens with digits not at all.
fn each_word(text: &str, mut word: impl FnMut(&str)) {
    for token in text.split(|c: char| !(c.is_alphanumeric() || c == '-')) {
        if token.chars().any(char::is_numeric) {
            continue;
        }
        for part in token.split('-') {
            if part.chars().count() >= 2 && part.chars().all(is_letter) {
                word(part);
            }
        }
    }
}
