//! HTML, as a part of Markdown and as a format of its own.

mod elements;
mod entities;
mod tokens;
mod weave;

pub(crate) use entities::reference;
pub(crate) use weave::{Weaver, decoded};
