//! Words that are not spelt so.

crate::rules::family! {
    house_word::HouseWord,
    unknown_word::UnknownWord,
}
