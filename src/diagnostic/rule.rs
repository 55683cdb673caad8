//! What a rule says about itself; the command line, the documentation and the tests read the same.

use super::{Level, Safety, Text};

/// Rules of one family are switched together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Words that are not spelt so.
    Spelling,
    /// Capitals and small letters.
    Casing,
    /// Slips of the hand.
    Typo,
    /// The right word in the wrong place.
    Confusion,
    /// One text, two ways of writing.
    Consistency,
    /// Dates, numbers, units.
    Numbers,
}

impl Family {
    /// All families in the order of the documentation.
    pub const ALL: [Self; 6] = [Self::Spelling, Self::Casing, Self::Typo, Self::Confusion, Self::Consistency, Self::Numbers];

    /// The name in options and configuration.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Spelling => "spelling",
            Self::Casing => "casing",
            Self::Typo => "typo",
            Self::Confusion => "confusion",
            Self::Consistency => "consistency",
            Self::Numbers => "numbers",
        }
    }
}

/// Which of two findings on the same bytes stays: the higher one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Specificity {
    /// Casing that depends on the sentence.
    Context,
    /// `unknown-word`.
    UnknownWord,
    /// Rules without a word of their own: spaces, symbols, numbers, consistency.
    General,
    /// The document disagrees with itself about this very word.
    Consistency,
    /// A fault with a name: transcribed umlauts, old spelling, known misspellings.
    KnownFault,
    /// Capitals where the fingers slipped.
    Capitals,
}

/// Whether an example shows a fault, sound text, or sound text that looks faulty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExampleKind {
    /// The marked places must be reported, and nothing else.
    Bad,
    /// Nothing may be reported.
    Good,
    /// Nothing may be reported, although a naive rule would.
    Trap,
}

/// An example, which is documentation and test at once.
///
/// In bad examples `[[wrong|right]]` marks a place and its first correction, `[[wrong]]` a place
/// without one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// What the example shows.
    pub kind: ExampleKind,
    /// The text, with marks.
    pub text: &'static str,
}

/// A faulty text: `Sie wohnt [[in in|in]] Köln.`
pub const fn bad(text: &'static str) -> Example {
    Example { kind: ExampleKind::Bad, text }
}

/// A sound text.
pub const fn good(text: &'static str) -> Example {
    Example { kind: ExampleKind::Good, text }
}

/// A sound text that looks faulty.
pub const fn trap(text: &'static str) -> Example {
    Example { kind: ExampleKind::Trap, text }
}

/// An example taken apart: the plain text, and for each mark its bytes and the correction wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedExample {
    /// The text without marks.
    pub text: String,
    /// Start, end (bytes of `text`) and the first correction.
    pub marks: Vec<(u32, u32, Option<String>)>,
}

impl MarkedExample {
    /// Takes the marks out of a text.
    ///
    /// ```
    /// let example = rotstift::diagnostic::MarkedExample::parse("Das [[Huas|Haus]] da.");
    /// assert_eq!(example.text, "Das Huas da.");
    /// assert_eq!(example.marks, [(4, 8, Some("Haus".to_owned()))]);
    /// ```
    pub fn parse(marked: &str) -> Self {
        let (mut text, mut marks, mut rest) = (String::new(), Vec::new(), marked);
        while let Some((before, after)) = rest.split_once("[[") {
            let Some((inner, tail)) = after.split_once("]]") else { break };
            let (wrong, right) = inner.split_once('|').map_or((inner, None), |(w, r)| (w, Some(r.to_owned())));
            text.push_str(before);
            let start = text.len() as u32;
            text.push_str(wrong);
            marks.push((start, text.len() as u32, right));
            rest = tail;
        }
        text.push_str(rest);
        Self { text, marks }
    }
}

/// All that is known of a rule without running it.
#[derive(Clone, Copy, Debug)]
pub struct RuleMeta {
    /// Kebab-case name of the fault; never changes.
    pub id: &'static str,
    /// Former names, still accepted in configuration.
    pub aliases: &'static [&'static str],
    /// The family it is switched with.
    pub family: Family,
    /// The usual level; a rule may report single findings higher or lower.
    pub level: Level,
    /// Off unless the configuration switches it on.
    pub default_off: bool,
    /// How its fixes may be applied; `None` where it has none.
    pub safety: Option<Safety>,
    /// Which finding stays where two rules meet.
    pub specificity: Specificity,
    /// One sentence: what the rule finds.
    pub summary: Text,
    /// Why it matters, where it stays silent, what to do; a few sentences.
    pub why: Text,
    /// Faulty and sound texts, which are its first tests.
    pub examples: &'static [Example],
}

impl RuleMeta {
    /// A starting point for `..RuleMeta::NEW`.
    pub const NEW: Self = Self {
        id: "",
        aliases: &[],
        family: Family::Spelling,
        level: Level::Warning,
        default_off: false,
        safety: None,
        specificity: Specificity::General,
        summary: Text { de: "", en: "" },
        why: Text { de: "", en: "" },
        examples: &[],
    };
}
