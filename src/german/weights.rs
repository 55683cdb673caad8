//! The few numbers of the suggestion model; data, in `dictionaries/judgement/suggest.tsv`.

use std::sync::OnceLock;

macro_rules! weights {
    ($($(#[$doc:meta])* $field:ident = $name:literal,)*) => {
        /// Weights of the suggestion model.
        #[derive(Clone, Copy, Debug, Default)]
        pub(super) struct Weights { $($(#[$doc])* pub(super) $field: f32,)* }

        impl Weights {
            fn read(table: &str) -> Self {
                let mut weights = Self::default();
                for (name, value) in table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')) {
                    let Ok(value) = value.parse() else { continue };
                    match name {
                        $($name => weights.$field = value,)*
                        _ => debug_assert!(false, "unknown weight {name}"),
                    }
                }
                weights
            }
        }
    };
}

weights! {
    /// What a unit of zipf is worth, in nats.
    word_zipf = "word-zipf",
    /// Log-prior of compounds in no list …
    compound = "compound",
    /// … and what a unit of their zipf by chance adds.
    compound_zipf = "compound-zipf",
    /// Log-prior of two words whose blank was lost …
    two_words = "two-words",
    /// … and what a unit of their zipf by chance adds.
    two_words_zipf = "two-words-zipf",
    /// Zipf of words that no frequency list has.
    unseen_zipf = "unseen-zipf",
    /// Names and English count as if this much rarer.
    foreign_charge = "foreign-charge",
    /// Each of two joined words must be this common.
    two_words_min = "two-words-min",
}

impl Weights {
    /// The weights, read once.
    pub(super) fn get() -> &'static Self {
        static WEIGHTS: OnceLock<Weights> = OnceLock::new();
        WEIGHTS.get_or_init(|| Self::read(include_str!("../../dictionaries/judgement/suggest.tsv")))
    }
}
