//! Corrections as edits of the source's text.

use crate::text::Span;

/// Whether a fix may be applied without asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Safety {
    /// Leaves the meaning alone and has exactly one right answer; applied by `--fix`.
    Safe,
    /// The best guess; applied by `--fix --unsafe-fixes` only.
    Unsafe,
}

impl Safety {
    /// The name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
        }
    }
}

/// One replacement: the bytes of `span` become `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes replaced.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

/// Edits that belong together: all or none. Sorted, never overlapping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    safety: Safety,
    edits: Vec<Edit>,
}

impl Fix {
    /// A fix of several edits, or `None` when there are none or two of them touch the same byte.
    pub fn new(safety: Safety, mut edits: Vec<Edit>) -> Option<Self> {
        edits.sort_by_key(|edit| edit.span);
        let apart = edits.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start());
        (apart && !edits.is_empty()).then_some(Self { safety, edits })
    }

    /// A fix of one edit.
    pub fn replace(safety: Safety, span: Span, text: impl Into<String>) -> Self {
        Self { safety, edits: vec![Edit { span, text: text.into() }] }
    }

    /// Whether it may be applied without asking.
    pub fn safety(&self) -> Safety {
        self.safety
    }

    /// The edits, in the order of the text.
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }
}
