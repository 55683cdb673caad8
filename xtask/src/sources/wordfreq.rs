//! `PyPI` `wordfreq`: bucket i holds the words of Zipf value 9 − i/100, casefolded.

use anyhow::{Context as _, Result};

use crate::{fetch::Cache, harvest::Harvest};

pub(super) fn read(cache: &Cache, harvest: &mut Harvest) -> Result<()> {
    let bytes = cache.file("wordfreq", "wordfreq/data/large_de.msgpack.gz")?;
    let buckets = rmpv::decode::read_value(&mut &bytes[..])?;
    // The first element describes the format; the buckets follow.
    let buckets = buckets.as_array().context("not an array")?.iter().skip(1);
    for (bucket, idx) in buckets.zip(0_u16..) {
        for word in bucket.as_array().context("not an array")?.iter().filter_map(rmpv::Value::as_str) {
            harvest.counts.folded.insert(word.to_owned(), 900_u16.saturating_sub(idx));
        }
    }
    Ok(())
}
