//! `rotstift config`.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

use crate::{
    cli::{
        CLEAN, Trouble,
        args::{ConfigArgs, ReportArgs},
        output::Output,
        scopes::Scopes,
    },
    config::{Origin, Resolved, Sourced},
    diagnostic::Language,
    rules::LevelSetting,
};

/// Shows what is in force for a path, and where each value comes from.
///
/// # Errors
/// When the configuration is broken.
pub(crate) fn run(args: &ConfigArgs) -> Result<u8, Trouble> {
    let scopes = Scopes::new(&args.rules, &args.common, &ReportArgs::default())?;
    let path = args.path.clone().unwrap_or_else(|| PathBuf::from("."));
    let file = if path.is_dir() { path.join("text.txt") } else { path };
    let scope = scopes.for_file(&file).map_err(|trouble| Trouble::clone(&trouble))?;
    Output::open(None)?.finish_with(|out| Listing { out, scopes: &scopes }.all(&scope.resolved))?;
    Ok(CLEAN)
}

/// Writes a configuration file whose comments name the origins.
struct Listing<'a> {
    out: &'a mut dyn Write,
    scopes: &'a Scopes,
}

impl Listing<'_> {
    fn all(&mut self, resolved: &Resolved) -> io::Result<()> {
        self.value("locale", resolved.locale.value.tag(), &resolved.locale.origin)?;
        let language = if resolved.language.value == Language::German { "de" } else { "en" };
        self.value("language", language, &resolved.language.origin)?;
        self.value("fail-on", resolved.fail_on.value.name(), &resolved.fail_on.origin)?;
        self.value("show", resolved.show.value.name(), &resolved.show.origin)?;
        if let Some(baseline) = &resolved.baseline {
            let shown = self.scopes.shown(&baseline.value);
            self.value("baseline", &shown, &baseline.origin)?;
        }
        self.list("exclude", &resolved.exclude, String::clone)?;
        let scopes = self.scopes;
        let shown = |path: &PathBuf| scopes.shown(path);
        self.list("words", &resolved.words, shown)?;
        self.list("dictionaries", &resolved.dictionaries, shown)?;
        self.list("select", &resolved.select, String::clone)?;
        self.list("ignore", &resolved.ignore, String::clone)?;
        if !resolved.levels.is_empty() {
            writeln!(self.out, "\n[levels]")?;
            for (name, level) in &resolved.levels {
                let value = match level.value {
                    LevelSetting::Off => "off",
                    LevelSetting::At(level) => level.name(),
                };
                self.value(name, value, &level.origin)?;
            }
        }
        if !resolved.frontmatter.is_empty() {
            writeln!(self.out, "\n[markdown]")?;
            self.list("frontmatter", &resolved.frontmatter, String::clone)?;
        }
        Ok(())
    }

    fn value(&mut self, key: &str, value: &str, origin: &Origin) -> io::Result<()> {
        let line = format!("{key} = {}", quoted(value));
        writeln!(self.out, "{line:<34} # {}", self.origin(origin))
    }

    fn list<T>(&mut self, key: &str, values: &[Sourced<T>], shown: impl Fn(&T) -> String) -> io::Result<()> {
        if values.is_empty() {
            return Ok(());
        }
        writeln!(self.out, "{key} = [")?;
        for value in values {
            let line = format!("  {},", quoted(&shown(&value.value)));
            writeln!(self.out, "{line:<34} # {}", self.origin(&value.origin))?;
        }
        writeln!(self.out, "]")
    }

    fn origin(&self, origin: &Origin) -> String {
        match origin {
            Origin::File { path, line } => format!("{}:{line}", self.scopes.shown(Path::new(path))),
            other => other.to_string(),
        }
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
