//! What a form can be in grammar: part of speech, case, number, gender and so on.
//!
//! Most forms have several readings: *Frauen* is a nominative, genitive, dative or accusative plural. A form that has no
//! readings here may still be a word.

use super::layout::tag;

/// One reading of a form.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag(u32);

/// A kind of word.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum PartOfSpeech {
    /// *Haus*
    Noun,
    /// *Anna, Köln*
    Name,
    /// *gehst*
    Verb,
    /// *schönes*
    Adjective,
    /// *gehend*
    PresentParticiple,
    /// *gegangen*
    PastParticiple,
    /// *gern*
    Adverb,
    /// *der, ein*
    Article,
    /// *sie, mein*
    Pronoun,
    /// *mit*
    Preposition,
    /// *und, dass*
    Conjunction,
    /// *kg*
    Abbreviation,
    /// *ach*
    Interjection,
    /// *drei*
    Numeral,
}

/// A case.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Case {
    Nominative,
    Genitive,
    Dative,
    Accusative,
}

/// A number.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Number {
    Singular,
    Plural,
}

/// A gender.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Gender {
    Masculine,
    Feminine,
    Neuter,
}

/// A degree of an adjective.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Degree {
    Positive,
    Comparative,
    Superlative,
}

/// Which article an adjective's ending goes with.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Declension {
    /// *der schöne*
    Definite,
    /// *ein schöner*
    Indefinite,
    /// *schöner*, without an article.
    Alone,
}

/// A form of a verb.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum VerbForm {
    /// *gehst*
    Present,
    /// *gingst*
    Past,
    /// *gehest*
    SubjunctivePresent,
    /// *gingest*
    SubjunctivePast,
    /// *geh*
    Imperative,
    /// *gehen*
    Infinitive,
    /// *anzugehen*
    InfinitiveWithZu,
    /// *gehend*
    PresentParticiple,
    /// *gegangen*
    PastParticiple,
}

/// Takes the value with the number of a field, which counts from 1.
fn pick<T: Copy>(tag: Tag, field: usize, values: &[T]) -> Option<T> {
    let number = tag::get(tag.0, field) as usize;
    number.checked_sub(1).and_then(|at| values.get(at)).copied()
}

impl Tag {
    /// The part of speech.
    pub fn part_of_speech(self) -> Option<PartOfSpeech> {
        use PartOfSpeech::{
            Abbreviation, Adjective, Adverb, Article, Conjunction, Interjection, Name, Noun, Numeral, PastParticiple,
            Preposition, PresentParticiple, Pronoun, Verb,
        };
        const PARTS: [PartOfSpeech; 14] = [
            Noun,
            Name,
            Verb,
            Adjective,
            PresentParticiple,
            PastParticiple,
            Adverb,
            Article,
            Pronoun,
            Preposition,
            Conjunction,
            Abbreviation,
            Interjection,
            Numeral,
        ];
        ((self.0 & 15) as usize).checked_sub(1).and_then(|at| PARTS.get(at)).copied()
    }

    /// The case.
    pub fn case(self) -> Option<Case> {
        pick(self, 0, &[Case::Nominative, Case::Genitive, Case::Dative, Case::Accusative])
    }

    /// The number.
    pub fn number(self) -> Option<Number> {
        pick(self, 1, &[Number::Singular, Number::Plural])
    }

    /// The gender.
    pub fn gender(self) -> Option<Gender> {
        pick(self, 2, &[Gender::Masculine, Gender::Feminine, Gender::Neuter])
    }

    /// The degree of an adjective or participle.
    pub fn degree(self) -> Option<Degree> {
        pick(self, 3, &[Degree::Positive, Degree::Comparative, Degree::Superlative])
    }

    /// Which article an adjective's or participle's ending goes with.
    pub fn declension(self) -> Option<Declension> {
        pick(self, 4, &[Declension::Definite, Declension::Indefinite, Declension::Alone])
    }

    /// The person of a verb or pronoun, 1 to 3.
    pub fn person(self) -> Option<u8> {
        pick(self, 5, &[1, 2, 3])
    }

    /// Which form of a verb it is.
    pub fn verb_form(self) -> Option<VerbForm> {
        use VerbForm::{
            Imperative, Infinitive, InfinitiveWithZu, Past, PastParticiple, Present, PresentParticiple, SubjunctivePast,
            SubjunctivePresent,
        };
        const FORMS: [VerbForm; 9] = [
            Present,
            Past,
            SubjunctivePresent,
            SubjunctivePast,
            Imperative,
            Infinitive,
            InfinitiveWithZu,
            PresentParticiple,
            PastParticiple,
        ];
        pick(self, 6, &FORMS)
    }

    /// Whether the verb is *sein, haben, werden* or a modal verb.
    pub fn is_auxiliary(self) -> bool {
        matches!(tag::get(self.0, 7), 1 | 2)
    }
}

impl std::fmt::Debug for Tag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut list = f.debug_list();
        let part = (self.0 & 15) as usize;
        list.entries(part.checked_sub(1).and_then(|at| tag::PARTS.get(at)));
        for (field, (_, _, values)) in tag::FIELDS.iter().enumerate() {
            list.entries((tag::get(self.0, field) as usize).checked_sub(1).and_then(|at| values.get(at)));
        }
        list.finish()
    }
}

/// The readings of a form.
#[derive(Clone, Debug)]
pub struct Tags {
    bytes: &'static [u8],
}

impl Tags {
    /// No reading.
    pub(super) const NONE: Self = Self { bytes: &[] };

    /// The set with this number.
    pub(super) fn of_set(number: u64) -> Self {
        const STARTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/tag-set-starts.bin"));
        const TAGS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/tags.bin"));
        let start = |number: usize| {
            let bytes = STARTS.get(number * 4..number * 4 + 4)?;
            Some(u32::from_le_bytes(bytes.try_into().ok()?) as usize * 4)
        };
        let number = number as usize;
        let bytes = start(number).zip(start(number + 1)).and_then(|(from, to)| TAGS.get(from..to));
        Self { bytes: bytes.unwrap_or_default() }
    }

    /// Whether there is no reading.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }
}

impl Iterator for Tags {
    type Item = Tag;

    fn next(&mut self) -> Option<Tag> {
        let (tag, rest) = self.bytes.split_first_chunk()?;
        self.bytes = rest;
        Some(Tag(u32::from_le_bytes(*tag)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Embedded;

    #[test]
    fn forms_have_their_readings() {
        let has = |form, is: &dyn Fn(Tag) -> bool| Embedded::morphology(form).any(is);
        assert!(has("Haus", &|tag| tag.gender() == Some(Gender::Neuter) && tag.number() == Some(Number::Singular)));
        assert!(has("Häusern", &|tag| tag.case() == Some(Case::Dative) && tag.number() == Some(Number::Plural)));
        assert!(has("gehst", &|tag| tag.person() == Some(2) && tag.verb_form() == Some(VerbForm::Present)));
        assert!(has("schöneres", &|tag| tag.degree() == Some(Degree::Comparative)));
        assert!(has("mit", &|tag| tag.part_of_speech() == Some(PartOfSpeech::Preposition)));
        assert!(!has("Haus", &|tag| tag.number() == Some(Number::Plural)));
        assert!(Embedded::morphology("Xyzzy").is_empty());
    }
}
