//! How German, English or name-like a row of letters is: trigram models, learned from the word lists
//! when the program is built.

use crate::lexicon::letter_models;

/// What a model is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterModel {
    /// German words, by how common they are.
    German,
    /// English words.
    English,
    /// Given names, family names, places.
    Names,
}

/// How surprising a form is to a model.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Surprise {
    /// Bits a letter in the mean.
    pub mean: f32,
    /// Bits of the most surprising letter.
    pub worst: f32,
}

/// The surprise of a word's letters, case aside.
pub fn surprise(word: &str, model: LetterModel) -> Surprise {
    let table = letter_models::table(match model {
        LetterModel::German => 0,
        LetterModel::English => 1,
        LetterModel::Names => 2,
    });
    let (mut sum, mut worst, mut n, mut before) = (0.0, 0f32, 0u32, (letter_models::BORDER, letter_models::BORDER));
    for code in word.chars().map(letter_models::code).chain([letter_models::BORDER]) {
        let bits = letter_models::bits(table, before.0, before.1, code);
        sum += bits;
        worst = worst.max(bits);
        n += 1;
        before = (before.1, code);
    }
    Surprise { mean: sum / n as f32, worst }
}
