//! Words that are not spelt so.

crate::rules::family! {
    unknown_word::UnknownWord,
}
