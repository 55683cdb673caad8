//! `rotstift check --input jsonl`: one document a line in, its findings a line out, in the same order.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read},
    ops::ControlFlow,
    panic::{self, AssertUnwindSafe},
    path::PathBuf,
    sync::Arc,
    thread,
};

use serde::Deserialize;
use serde_json::Value;

use crate::{
    cli::{
        BROKEN, CLEAN, Console, FOUND, Trouble,
        args::CheckArgs,
        ordered::in_order,
        output::Output,
        scopes::{Scope, Scopes},
    },
    diagnostic::Finding,
    document::formats::{FORMATS, Format, by_name, format_of},
    engine::add_fingerprints,
    report::write_document,
    rules::Locale,
    text::SourceFile,
};

/// A line of the input.
#[derive(Deserialize)]
struct Document {
    #[serde(default)]
    id: Value,
    text: String,
    format: Option<String>,
    locale: Option<String>,
}

/// What a line came to.
type Answer = Result<(Value, SourceFile, Vec<Finding>, usize), Trouble>;

/// Checks documents as they come; memory does not grow with their number.
///
/// # Errors
/// When the run cannot begin.
pub(crate) fn run(args: &CheckArgs) -> Result<u8, Trouble> {
    let reader = Streams::new(args)?;
    let mut output = Output::open(args.report.output_file.as_deref())?;
    let inputs = inputs(&args.files.paths);
    let n_jobs = args.files.jobs.map_or_else(|| thread::available_parallelism().map_or(1, usize::from), usize::from);
    let (mut n_troubles, mut n_failing, mut closed) = (0usize, 0usize, None);
    in_order(
        inputs,
        n_jobs,
        |line| reader.answer(line),
        |answer| {
            let written = match answer {
                Ok((id, source, findings, failing)) => {
                    n_failing += failing;
                    write_document(&mut output, &id, &source, &findings).and_then(|()| output.show())
                }
                Err(trouble) => {
                    Console::trouble(&trouble);
                    n_troubles += 1;
                    Ok(())
                }
            };
            match written {
                Ok(()) => ControlFlow::Continue(()),
                Err(error) => {
                    closed = Some(error);
                    ControlFlow::Break(())
                }
            }
        },
    );
    let name = output.name().to_owned();
    let ended = closed.map_or_else(|| output.close(), Err);
    if let Err(error) = ended
        && error.kind() != io::ErrorKind::BrokenPipe
    {
        Console::trouble(&Trouble::io(name, &error));
        n_troubles += 1;
    }
    Ok(match (n_troubles, n_failing) {
        (0, 0) => CLEAN,
        (0, _) => FOUND,
        _ => BROKEN,
    })
}

/// What the documents are checked with.
struct Streams {
    /// One for each locale, in the order of [`Locale::ALL`].
    scopes: Vec<Arc<Scope>>,
    /// For documents that name none.
    usual: Locale,
}

impl Streams {
    fn new(args: &CheckArgs) -> Result<Self, Trouble> {
        let mut scopes = Vec::new();
        for locale in Locale::ALL {
            let mut rules = args.rules.clone();
            rules.locale = Some(locale);
            scopes.push(Scopes::new(&rules, &args.common, &args.report)?.here()?);
        }
        let usual = Scopes::new(&args.rules, &args.common, &args.report)?.here()?.resolved.locale.value;
        Ok(Self { scopes, usual })
    }

    fn answer(&self, line: Line) -> Answer {
        let (name, number) = (line.input, line.number);
        let broken = |what: String| Trouble::new(format!("{name}:{number}"), what);
        let bytes = line.bytes.map_err(|error| broken(error.to_string()))?;
        let document: Document = serde_json::from_slice(&bytes).map_err(|error| broken(format!("no document: {error}")))?;
        let locale = match &document.locale {
            None => self.usual,
            Some(tag) => {
                Locale::from_tag(tag).ok_or_else(|| broken(format!("`{tag}` is no locale; use de-DE, de-AT or de-CH")))?
            }
        };
        let format = format(document.format.as_deref()).map_err(&broken)?;
        let scope = self.scopes.iter().find(|scope| scope.resolved.locale.value == locale);
        let scope = scope.ok_or_else(|| broken("no settings for this locale".to_owned()))?;
        if u32::try_from(document.text.len()).is_err() {
            return Err(broken("the text holds 4 GiB or more; split it".to_owned()));
        }
        let id = document.id.as_str().map_or_else(|| document.id.to_string(), str::to_owned);
        let source = SourceFile::from_text(id, document.text);
        let checked = panic::catch_unwind(AssertUnwindSafe(|| scope.checker.check_as(&source, format)));
        let mut findings = checked.map_err(|_| broken("the check broke off; please report this text".to_owned()))?.findings;
        add_fingerprints(&source, &mut findings);
        findings.retain(|finding| finding.level >= scope.resolved.lowest_shown());
        let lowest = scope.resolved.fail_on.value.level();
        let n_failing = findings.iter().filter(|finding| lowest.is_some_and(|lowest| finding.level >= lowest)).count();
        Ok((document.id, source, findings, n_failing))
    }
}

/// A format by its name or by an extension: `markdown`, `md`.
fn format(name: Option<&str>) -> Result<&'static dyn Format, String> {
    let Some(name) = name else { return Ok(format_of("")) };
    let by_extension = || FORMATS.iter().find(|format| format.extensions().contains(&name)).copied();
    by_name(name).or_else(by_extension).ok_or_else(|| format!("`{name}` is no text format"))
}

struct Line {
    input: Arc<str>,
    number: usize,
    bytes: io::Result<Vec<u8>>,
}

/// The lines of all inputs; blank ones are passed over.
fn inputs(paths: &[PathBuf]) -> impl Iterator<Item = Line> + Send + use<> {
    let paths = if paths.is_empty() { vec![PathBuf::from("-")] } else { paths.to_vec() };
    paths.into_iter().flat_map(|path| {
        let name: Arc<str> = if path.as_os_str() == "-" { "<stdin>".into() } else { path.to_string_lossy().into() };
        let opened: io::Result<Box<dyn Read + Send>> = if path.as_os_str() == "-" {
            Ok(Box::new(io::stdin()))
        } else {
            File::open(&path).map(|file| Box::new(file) as Box<dyn Read + Send>)
        };
        let mut reader = opened.map(BufReader::new).map_err(Some);
        let mut number = 0;
        std::iter::from_fn(move || {
            loop {
                number += 1;
                let line = |bytes| Line { input: Arc::clone(&name), number, bytes };
                let open = match &mut reader {
                    Ok(open) => open,
                    Err(error) => return error.take().map(|error| line(Err(error))),
                };
                let mut bytes = Vec::new();
                match open.read_until(b'\n', &mut bytes) {
                    Ok(0) => return None,
                    Ok(_) if bytes.trim_ascii().is_empty() => {}
                    Ok(_) => return Some(line(Ok(bytes))),
                    Err(error) => {
                        reader = Err(None);
                        return Some(Line { input: Arc::clone(&name), number, bytes: Err(error) });
                    }
                }
            }
        })
    })
}
