//! Reads corpora: folders `clean` and `typos` of JSON lines.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use serde_json::Value;

/// Endings of clean sets by the start of their name; all others are plain text.
const ENDINGS: [(&str, &str); 6] =
    [("docs_md", ".md"), ("news_md", ".md"), ("ngo_md", ".md"), ("blog_md", ".md"), ("law_", ".md"), ("docs_adoc", ".adoc")];

/// One document or one wrong word in its sentence.
pub(crate) struct Record {
    pub(crate) set: String,
    pub(crate) file_name: String,
    pub(crate) text: String,
    /// Bytes of the wrong word, and the right texts; `None` in clean text.
    pub(crate) wrong: Option<(usize, usize, Vec<String>)>,
    pub(crate) kind: String,
    /// What is known to be wrong in a clean text.
    pub(crate) known: Vec<(usize, usize)>,
    /// The document's origin, so that all of one origin stay in one fold.
    pub(crate) origin: String,
}

fn lines(path: &Path) -> Result<Vec<Value>> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    text.lines().filter(|line| !line.trim().is_empty()).map(|line| Ok(serde_json::from_str(line)?)).collect()
}

fn files(folder: &Path) -> Result<Vec<std::path::PathBuf>> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .with_context(|| format!("cannot read {}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "jsonl"))
        .collect();
    files.sort();
    Ok(files)
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

fn string(value: &Value, key: &str) -> Option<String> {
    value.get(key)?.as_str().map(str::to_owned)
}

/// All clean documents, with the places that `KNOWN_ERRORS.tsv` lists.
pub(crate) fn clean(corpora: &str) -> Result<Vec<Record>> {
    let folder = Path::new(corpora).join("clean");
    let listed = fs::read_to_string(folder.join("KNOWN_ERRORS.tsv")).unwrap_or_default();
    let mut records = Vec::new();
    for path in files(&folder)? {
        let set = stem(&path);
        let ending = ENDINGS.iter().find(|(start, _)| set.starts_with(start)).map_or(".txt", |(_, ending)| ending);
        for (at, value) in lines(&path)?.iter().enumerate() {
            let (Some(text), Some(id)) = (string(value, "text"), string(value, "id")) else { continue };
            if string(value, "genre").is_some_and(|genre| genre.contains("[ss-for-ß]")) {
                continue;
            }
            let wrong =
                listed.lines().map(|line| line.split('\t').collect::<Vec<_>>()).filter(|cells| cells.len() > 2 && cells[1] == id);
            let known = wrong
                .flat_map(|cells| text.match_indices(cells[2]).map(|(at, word)| (at, at + word.len())).collect::<Vec<_>>())
                .collect();
            records.push(Record {
                file_name: format!("{set}-{at}{ending}"),
                origin: format!("{set}-{}", at / 4),
                set: set.clone(),
                text,
                wrong: None,
                kind: String::new(),
                known,
            });
        }
    }
    Ok(records)
}

/// All wrong words of the sets whose names hold `filter`.
pub(crate) fn typos(corpora: &str, folder: &str, wanted: impl Fn(&str) -> bool) -> Result<Vec<Record>> {
    let mut records = Vec::new();
    for path in files(&Path::new(corpora).join(folder))? {
        let set = stem(&path);
        if !wanted(&set) {
            continue;
        }
        for (at, value) in lines(&path)?.iter().enumerate() {
            let Some(wrong) = string(value, "wrong") else { continue };
            let rights = match value.get("corrections").and_then(Value::as_array) {
                Some(list) => list.iter().filter_map(|item| item.as_str().map(str::to_owned)).collect(),
                None => string(value, "right").into_iter().collect(),
            };
            let context = string(value, "context_wrong").or_else(|| string(value, "sentence"));
            let span = value
                .get("span")
                .and_then(Value::as_array)
                .and_then(|span| Some((span.first()?.as_u64()? as usize, span.get(1)?.as_u64()? as usize)));
            let (text, start, end) = match (context, span) {
                (Some(text), Some((from, to))) => {
                    let bytes = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(at, _)| at);
                    let (start, end) = (bytes(from), bytes(to));
                    (text, start, end)
                }
                _ => (format!("Hier steht {wrong} im Text."), 11, 11 + wrong.len()),
            };
            let origin = string(value, "source").map_or_else(
                || format!("{set}-{}", at / 10),
                |source| source.split([' ', '@']).next().unwrap_or_default().to_owned(),
            );
            let kind = format!("{}/{}", string(value, "kind").unwrap_or_default(), string(value, "sub").unwrap_or_default());
            records.push(Record {
                set: set.clone(),
                file_name: format!("{set}-{at}.txt"),
                text,
                wrong: Some((start, end, rights)),
                kind,
                known: Vec::new(),
                origin,
            });
        }
    }
    Ok(records)
}
