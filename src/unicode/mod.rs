//! Floor 0: what characters are, without German.

mod casing;
mod classes;
mod normal;

pub use casing::{Shape, capitalize, decapitalize, shape_of};
pub use classes::{is_apostrophe, is_dash, is_emoji, is_hyphen, is_invisible, is_letter, is_word_char};
pub use normal::plain_form;
