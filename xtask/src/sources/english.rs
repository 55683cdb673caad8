//! Debian `wamerican` and `wbritish`: English words, one a line.

use anyhow::Result;

use crate::{fetch::Cache, harvest::Harvest};

pub(super) fn read(cache: &Cache, harvest: &mut Harvest) -> Result<()> {
    for kind in ["american", "british"] {
        for word in cache.text(kind, &format!("usr/share/dict/{kind}-english"))?.lines() {
            if word.len() >= 3 && word.chars().all(|c| c.is_alphabetic() && c.is_lowercase()) {
                harvest.english.push(word.to_owned());
            }
        }
    }
    Ok(())
}
