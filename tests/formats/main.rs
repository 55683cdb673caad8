//! What every input format promises, and what each one reads in a sample of its own.
#![allow(clippy::unwrap_used, missing_docs, reason = "test code")]

mod properties;
mod samples;
