//! Two kinds of byte ranges that must never be mixed up.

use std::ops::Range;

macro_rules! span_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name {
            start: u32,
            end: u32,
        }

        impl $name {
            /// The half-open range `start..end`; an `end` before `start` counts as empty.
            pub const fn new(start: u32, end: u32) -> Self {
                debug_assert!(start <= end, "a span ends before it starts");
                Self { start, end: if end < start { start } else { end } }
            }

            /// The span of a `usize` range, as string searches give it.
            pub const fn of(range: Range<usize>) -> Self {
                Self::new(range.start as u32, range.end as u32)
            }

            /// First byte.
            pub const fn start(self) -> u32 { self.start }

            /// One past the last byte.
            pub const fn end(self) -> u32 { self.end }

            /// Length in bytes.
            pub const fn len(self) -> u32 { self.end - self.start }

            /// Whether no byte lies inside.
            pub const fn is_empty(self) -> bool { self.start == self.end }

            /// The range that indexes the text this span belongs to.
            pub const fn range(self) -> Range<usize> { self.start as usize..self.end as usize }

            /// The smallest span that holds both.
            #[must_use]
            pub fn cover(self, other: Self) -> Self {
                Self::new(self.start.min(other.start), self.end.max(other.end))
            }

            /// Whether the two share a byte; an empty span overlaps what lies around its place.
            pub const fn overlaps(self, other: Self) -> bool {
                let (own_end, other_end) = (
                    if self.end > self.start { self.end } else { self.start + 1 },
                    if other.end > other.start { other.end } else { other.start + 1 },
                );
                self.start < other_end && other.start < own_end
            }

            /// Whether `other` lies wholly inside.
            pub const fn contains(self, other: Self) -> bool {
                self.start <= other.start && other.end <= self.end
            }
        }
    };
}

span_type! {
    /// Bytes of a source's text, half open, on character borders.
    ///
    /// For UTF-8 files these are the bytes of the file as it lies on disk, a leading byte order mark
    /// included. Other encodings are converted at the edge by
    /// [`SourceFile::disk_range`](crate::text::SourceFile::disk_range).
    Span
}

span_type! {
    /// Bytes of one segment's decoded text, half open, on character borders.
    ///
    /// Only the segment can turn it into a [`Span`]; there is no conversion by design.
    TextSpan
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlap_counts_shared_bytes_only() {
        let word = Span::new(4, 8);
        assert!(word.overlaps(Span::new(7, 9)));
        assert!(!word.overlaps(Span::new(8, 9)));
        assert!(word.overlaps(Span::new(5, 5)));
        assert_eq!(word.cover(Span::new(1, 5)), Span::new(1, 8));
    }
}
