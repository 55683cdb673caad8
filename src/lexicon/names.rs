//! Words after which a name is to be expected.

use std::sync::LazyLock;

use super::embedded;

/// Whether a name may follow the word: *Herr, Dr., Präsidentin, Firma*. The word is taken as written, with its point.
pub fn announces_name(word: &str) -> bool {
    static SET: LazyLock<fst::Set<&'static [u8]>> =
        LazyLock::new(|| embedded::set(include_bytes!(concat!(env!("OUT_DIR"), "/name-announcers.fst"))));
    SET.contains(word)
}
