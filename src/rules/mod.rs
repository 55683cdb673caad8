//! Floor 4: the checks. Each is one file and one line in its family's list.

mod context;
mod settings;

mod casing;
mod consistency;
mod spelling;
mod typo;

pub use context::{Context, Report};
pub use settings::{LevelSetting, Locale, Settings, name_matches};

use crate::{
    diagnostic::RuleMeta,
    german::{Sentence, Token},
};

/// Declares the modules of a family's rules and lists them: one line a rule.
macro_rules! family {
    ($($module:ident::$rule:ident,)*) => {
        $(mod $module;)*
        pub(super) static RULES: &[&dyn crate::rules::Rule] = &[$(&$module::$rule,)*];
    };
}
use family;

/// What a rule wants to be called for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wants(u8);

impl Wants {
    /// Words whose verdict is not plain: unknown, miscased, capitalised, in capitals, composed …
    pub const UNUSUAL_WORDS: Self = Self(1);
    /// Every sentence.
    pub const SENTENCES: Self = Self(2);
    /// The document as a whole, once.
    pub const DOCUMENT: Self = Self(4);

    /// Both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether all of `other` is wanted.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

/// A check. Rules keep no state; what they find goes to the context.
pub trait Rule: Sync {
    /// What the rule says about itself.
    fn meta(&self) -> &'static RuleMeta;

    /// Which of the calls below it wants.
    fn wants(&self) -> Wants;

    /// Called for each word of [`Wants::UNUSUAL_WORDS`]; `at` is the token's place in the sentence.
    fn word(&self, _cx: &mut Context<'_>, _sentence: &Sentence, _at: usize, _token: &Token) {}

    /// Called for each sentence.
    fn sentence(&self, _cx: &mut Context<'_>, _sentence: &Sentence) {}

    /// Called once, after all words and sentences.
    fn document(&self, _cx: &mut Context<'_>) {}
}

/// The rules of all families.
pub fn registry() -> impl Iterator<Item = &'static dyn Rule> {
    [spelling::RULES, casing::RULES, typo::RULES, consistency::RULES].into_iter().flatten().copied()
}

/// What all rules say about themselves, in the order of the documentation.
pub fn all_rules() -> Vec<&'static RuleMeta> {
    registry().map(Rule::meta).collect()
}

/// A rule by its id or an alias.
pub fn rule_by_name(name: &str) -> Option<&'static dyn Rule> {
    registry().find(|rule| rule.meta().id == name || rule.meta().aliases.contains(&name))
}
