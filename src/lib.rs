//! rotstift.
