//! For each wrong word: what could be meant, with the kinds of slips in between and which one is right.

use anyhow::Result;
use rotstift::german::{CandidateKind, Slip, suggest};

use crate::records;

/// Candidates looked at for each wrong word.
const MOST: usize = 40;

/// Columns: set, kind, case, right (0/1), the candidate and its neighbours, candidate kind, zipf, then one count a kind of slip.
pub(crate) fn write(corpora: &str) -> Result<()> {
    let mut out = String::from("set\tkind\tcase\tright\ttext\tbefore\tafter\twhat\tzipf");
    for slip in Slip::ALL {
        out.push('\t');
        out.push_str(slip.name());
    }
    println_all(&out);
    let mut all = records::typos(corpora, "typos", |set| !set.contains("realword") && !set.contains("doubled"))?;
    all.extend(records::typos(corpora, "lt", |set| set == "speller_pairs")?);
    for (case, record) in all.iter().enumerate() {
        let Some((start, end, rights)) = &record.wrong else { continue };
        let wrong = &record.text[*start..*end];
        if wrong.contains(' ') {
            continue;
        }
        let before = record.text[..*start].split_whitespace().next_back().unwrap_or("^");
        let after = record.text[*end..].split_whitespace().next().unwrap_or("$");
        let candidates = suggest(wrong, MOST);
        if candidates.is_empty() {
            println_all(&format!("{}\t{}\t{case}\t-1", record.set, record.kind));
        }
        for candidate in candidates {
            let right = u8::from(rights.contains(&candidate.text));
            let what = match candidate.kind {
                CandidateKind::Word => 0,
                CandidateKind::Compound => 1,
                CandidateKind::TwoWords => 2,
                CandidateKind::Hyphenated => 3,
            };
            let counts: Vec<String> = candidate.alignment.counts.iter().map(u8::to_string).collect();
            println_all(&format!(
                "{}\t{}\t{case}\t{right}\t{}\t{before}\t{after}\t{what}\t{:.2}\t{}",
                record.set,
                record.kind,
                candidate.text,
                candidate.zipf,
                counts.join("\t")
            ));
        }
    }
    Ok(())
}

pub(crate) fn println_all(line: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}
