//! Capitals and small letters.

crate::rules::family! {
    two_capitals::TwoCapitals,
    caps_lock::CapsLock,
}
