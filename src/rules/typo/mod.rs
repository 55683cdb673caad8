//! Slips of the hand.

crate::rules::family! {
    doubled_word::DoubledWord,
    stray_symbol::StraySymbol,
    ellipsis::Ellipsis,
}
