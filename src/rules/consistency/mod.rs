//! One text, two ways of writing.

crate::rules::family! {
    acronym_consistency::AcronymConsistency,
}
