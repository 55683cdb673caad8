//! For each unknown word of the corpora: the evidence, and whether it is a slip.

use anyhow::Result;
use rotstift::{
    document::formats::{FormatOptions, format_of},
    german::{Analysis, Feature, Judge, Memo},
    lexicon::Lexicon,
    text::{SourceFile, Span},
};

use crate::{
    candidates::println_all,
    records::{self, Record},
    slipper::{Random, slip},
};

/// Columns: label (1 slip, 0 none, 2 slip made by the generator), set, origin, the word and its best correction (for reading, not for learning), then one number a kind of evidence.
pub(crate) fn write(corpora: &str) -> Result<()> {
    let names: Vec<&str> = Feature::ALL.iter().map(|feature| feature.name()).collect();
    println_all(&format!("label\tset\tkind\torigin\tword\tbest\tright\t{}", names.join("\t")));
    let mut memo = Memo::default();
    let mut random = Random::new(20_260_501);
    for record in records::clean(corpora)? {
        document(&record, &[], &mut memo);
        if let Some((made, slips)) = with_slips(&record, &mut random) {
            document(&made, &slips, &mut memo);
        }
    }
    for record in records::typos(corpora, "typos", |set| set.contains("nonword") || set.contains("auto"))? {
        document(&record, &[], &mut memo);
    }
    Ok(())
}

/// Writes a line for each unknown word. In typo sets only the wrong word counts; where slips were made,
/// only those.
fn document(record: &Record, slips: &[Span], memo: &mut Memo) {
    let source = SourceFile::from_text(record.file_name.clone(), record.text.clone());
    let lexicon = Lexicon::default();
    let parsed = format_of(source.name()).parse(source.text(), &FormatOptions::default());
    let analysis = Analysis::new(&parsed, &lexicon, memo);
    let mut judge = Judge::new(&analysis, &lexicon);
    let mut hit = false;
    for sentence in &analysis.sentences {
        let segment = &parsed.segments[sentence.segment as usize];
        for (at, token) in analysis.tokens_of(sentence).iter().enumerate() {
            if !token.is_word() || !analysis.verdict(token).is_unknown() {
                continue;
            }
            let span = segment.to_source(token.span);
            let overlaps = |(start, end): (usize, usize)| span.overlaps(Span::of(start..end));
            #[expect(clippy::match_same_arms, reason = "the order of the cases is the point")]
            let label = match &record.wrong {
                Some((start, end, _)) if overlaps((*start, *end)) => 1,
                Some(_) => continue,
                None if record.known.iter().any(|place| overlaps(*place)) => continue,
                None if slips.is_empty() => 0,
                None if slips.iter().any(|slip| slip.overlaps(span)) => 2,
                None => continue,
            };
            hit |= label == 1;
            let judgement = judge.judge(sentence, at);
            let values: Vec<String> = judgement.evidence.values().iter().map(|value| format!("{value:.3}")).collect();
            let best = judgement.suggestions.first().map_or("", |candidate| &candidate.text);
            let right = record.wrong.as_ref().and_then(|(_, _, rights)| rights.first()).map_or("", String::as_str);
            let word = segment.slice(token.span).replace(['\t', '\n'], " ");
            println_all(&format!(
                "{label}\t{}\t{}\t{}\t{word}\t{best}\t{right}\t{}",
                record.set,
                record.kind,
                record.origin,
                values.join("\t")
            ));
        }
    }
    if record.wrong.is_some() && !hit {
        let (start, end, rights) = record.wrong.clone().unwrap_or_default();
        println_all(&format!(
            "-1\t{}\t{}\t{}\t{}\t\t{}",
            record.set,
            record.kind,
            record.origin,
            &record.text[start..end],
            rights.join("|")
        ));
    }
}

/// A copy of a clean text with a slip in about one word of a hundred.
fn with_slips(record: &Record, random: &mut Random) -> Option<(Record, Vec<Span>)> {
    let (mut text, mut spans) = (String::new(), Vec::new());
    for piece in record.text.split_inclusive(' ') {
        let word = piece.trim_end();
        let plain = word.chars().count() >= 4 && word.chars().all(char::is_alphabetic);
        if plain && random.below(60) == 0 {
            let wrong = slip(word, random);
            spans.push(Span::of(text.len()..text.len() + wrong.len()));
            text.push_str(&wrong);
            text.push_str(&piece[word.len()..]);
        } else {
            text.push_str(piece);
        }
    }
    (!spans.is_empty()).then(|| {
        let made = Record {
            set: record.set.clone(),
            file_name: record.file_name.clone(),
            text,
            wrong: None,
            kind: "made".to_owned(),
            known: Vec::new(),
            origin: record.origin.clone(),
        };
        (made, spans)
    })
}
