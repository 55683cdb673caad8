//! What goes wrong with the run itself, as opposed to the text.

use std::{
    fmt,
    io::{self, Write},
    ops::Range,
};

use crate::{
    report::show_mistake,
    text::{SourceFile, Span},
};

/// A line on standard error; any of them makes the exit status 2.
#[derive(Clone, Debug)]
pub(crate) struct Trouble {
    /// The path, option or file it is about.
    pub(crate) place: String,
    /// What is wrong and what to do.
    pub(crate) what: String,
    /// The text around the place, where there is one to show.
    shown: Option<Box<Shown>>,
}

#[derive(Clone, Debug)]
struct Shown {
    text: String,
    span: Range<usize>,
    notes: Vec<String>,
}

impl Trouble {
    /// A trouble with its place.
    pub(crate) fn new(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self { place: place.into(), what: what.into(), shown: None }
    }

    /// A file that cannot be read or written.
    pub(crate) fn io(place: impl Into<String>, error: &io::Error) -> Self {
        let what = match error.kind() {
            io::ErrorKind::NotFound => "no such file or folder".to_owned(),
            io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
            _ => strip_code(&error.to_string()),
        };
        Self::new(place, what)
    }

    /// The same with the bytes of the file that are wrong.
    #[must_use]
    pub(crate) fn at(mut self, text: &str, span: Range<usize>, remedy: Option<&str>) -> Self {
        self.shown =
            Some(Box::new(Shown { text: text.to_owned(), span, notes: remedy.map(str::to_owned).into_iter().collect() }));
        self
    }

    /// The same with something to add.
    #[must_use]
    pub(crate) fn with_note(mut self, note: String) -> Self {
        match &mut self.shown {
            Some(shown) => shown.notes.push(note),
            None => self.what = format!("{}; {note}", self.what),
        }
        self
    }

    /// Writes it out, with the source where there is one.
    pub(crate) fn write(&self, out: &mut dyn Write, color: bool) -> io::Result<()> {
        let Some(shown) = &self.shown else { return writeln!(out, "rotstift: {self}") };
        let source = SourceFile::from_text(&self.place, &shown.text);
        show_mistake(out, color, &source, Span::of(shown.span.clone()), &self.what, &shown.notes)
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.place.is_empty() { f.write_str(&self.what) } else { write!(f, "{}: {}", self.place, self.what) }
    }
}

/// Leaves out the number that the system's messages end with.
fn strip_code(message: &str) -> String {
    let text = message.split(" (os error").next().unwrap_or(message);
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn system_messages_lose_their_number() {
        let error = io::Error::from_raw_os_error(21);
        assert!(!Trouble::io("a", &error).to_string().contains("os error"));
    }
}
