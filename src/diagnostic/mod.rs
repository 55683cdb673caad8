//! Floor 1: what a finding is. Pure data, no serialisation, nothing borrowed from a file.

mod finding;
mod fix;
mod level;
mod message;
mod rule;

pub use finding::{Finding, Related, Suggestion};
pub use fix::{Edit, Fix, Safety};
pub use level::Level;
pub use message::{Language, Text, fill};
pub use rule::{Example, ExampleKind, Family, MarkedExample, RuleMeta, Specificity, bad, good, trap};
