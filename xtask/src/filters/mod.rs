//! What is kept of the harvest. Each filter says what it takes away and why.

pub(crate) mod doubtful;
pub(crate) mod eszett;
pub(crate) mod names;
pub(crate) mod old_spelling;
pub(crate) mod shape;
