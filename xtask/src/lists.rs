//! The lists kept by hand under `dictionaries/lists/`.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};

/// The folder that everything lies in.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// The lines of a list, without remarks.
pub(crate) fn words(name: &str) -> Result<Vec<String>> {
    let path = root().join("dictionaries/lists").join(name);
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let lines = text.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
    Ok(lines.filter(|line| !line.is_empty()).map(str::to_owned).collect())
}

/// The pairs of a list with two columns.
pub(crate) fn pairs(name: &str) -> Result<Vec<(String, String)>> {
    words(name)?
        .iter()
        .map(|line| {
            let (left, right) = line.split_once('\t').with_context(|| format!("{name}: no TAB in {line:?}"))?;
            Ok((left.trim().to_owned(), right.trim().to_owned()))
        })
        .collect()
}
