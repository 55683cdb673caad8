//! Floor 3: German words and sentences. Turns prose into tokens, says what each word is, and judges
//! the ones that nothing explains.

mod analysis;
mod chunk;
mod compounds;
mod evidence;
mod explain;
mod gender;
mod inflection;
mod judge;
mod letters;
mod mixed;
mod model;
mod search;
mod sentences;
mod slips;
mod suggest;
mod tokenize;
mod tokens;
mod verdict;
mod weights;

pub use analysis::{Analysis, Memo, Word};
pub use compounds::{Split, split as split_compound};
pub use evidence::{Evidence, Feature};
pub use explain::{GERMAN, NAMES, explain};
pub use judge::{Judge, Judgement};
pub use letters::{LetterModel, Surprise, surprise};
pub use model::Model;
pub use slips::{Alignment, Slip, align};
pub use suggest::{Candidate, CandidateKind, suggest};
pub use tokens::{Sentence, Token, TokenFlags, TokenKind, WordId};
pub use verdict::{Verdict, VerdictKind};
