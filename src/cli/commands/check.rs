//! `rotstift check`.

use std::{
    collections::BTreeMap,
    io::{self, IsTerminal},
    ops::ControlFlow,
    panic::{self, AssertUnwindSafe},
    path::PathBuf,
    sync::Arc,
    thread,
    time::Instant,
};

use crate::{
    cli::{
        BROKEN, CLEAN, Console, FOUND, Trouble,
        args::{CheckArgs, FileArgs, When},
        ordered::in_order,
        output::Output,
        progress::Progress,
        read::{Reading, read},
        scopes::Scopes,
        walk::{Target, walk},
    },
    diagnostic::{Finding, Language},
    report::{self, REPORTERS, ReportOptions, Reporter, Summary},
    rules::all_rules,
    text::SourceFile,
};

/// Checks files and gives the exit status.
///
/// # Errors
/// When the run cannot begin: a broken option, configuration or output file.
pub(crate) fn run(args: &CheckArgs) -> Result<u8, Trouble> {
    let began = Instant::now();
    let console = Console::new(&args.common);
    let scopes = Arc::new(Scopes::new(&args.rules, &args.common, &args.report)?);
    let language = scopes.here()?.resolved.language.value;
    let excluded = Arc::clone(&scopes);
    let mut walked = walk(&args.files, &paths(&args.files)?, Arc::new(move |path, is_dir| excluded.excludes(path, is_dir)))?;
    let (broken, n_unchecked) = scopes.sort_out(&mut walked.targets);
    for trouble in walked.troubles.iter().chain(&broken) {
        Console::trouble(trouble);
    }
    for warning in &walked.warnings {
        console.warning(warning);
    }
    for note in &walked.notes {
        console.note(note);
    }
    let mut run = Run::begin(args, console, language, walked.targets.len())?;
    run.summary.n_troubles = walked.troubles.len() + n_unchecked;
    let jobs = args.files.jobs.map_or_else(|| thread::available_parallelism().map_or(1, usize::from), usize::from);
    let work = |target: Target| examine(&target, &scopes);
    in_order(walked.targets.into_iter(), jobs, work, |outcome| run.take(outcome));
    run.summary.elapsed = began.elapsed();
    Ok(run.finish())
}

/// The paths asked for, on the command line and in `--files-from`.
fn paths(args: &FileArgs) -> Result<Vec<PathBuf>, Trouble> {
    let mut paths = args.paths.clone();
    let Some(list) = &args.files_from else {
        if paths.is_empty() {
            paths.push(PathBuf::from("."));
        }
        return Ok(paths);
    };
    let name = format!("--files-from {}", list.display());
    let text = if list.as_os_str() == "-" { io::read_to_string(io::stdin()) } else { std::fs::read_to_string(list) };
    let text = text.map_err(|error| Trouble::io(name, &error))?;
    let ends = if args.null { ['\0', '\0'] } else { ['\n', '\r'] };
    paths.extend(text.split(ends).filter(|path| !path.is_empty()).map(PathBuf::from));
    Ok(paths)
}

/// What one target came to.
#[derive(Default)]
struct Outcome {
    checked: Option<(SourceFile, Vec<Finding>)>,
    n_suppressed: usize,
    n_failing: usize,
    trouble: Option<Trouble>,
    warning: Option<Trouble>,
    note: Option<Trouble>,
}

fn examine(target: &Target, scopes: &Scopes) -> Outcome {
    let (source, warning) = match read(target) {
        Reading::Source(source, warning) => (source, warning),
        Reading::PassedOver(note) => return Outcome { note: Some(note), ..Outcome::default() },
        Reading::Failed(trouble) => return Outcome { trouble: Some(trouble), ..Outcome::default() },
    };
    let scope = match scopes.for_file(target.place()) {
        Ok(scope) => scope,
        Err(trouble) => return Outcome { trouble: Some(Trouble::clone(&trouble)), ..Outcome::default() },
    };
    // One text that trips a rule must not cost the report on all others.
    let Ok(mut checked) = panic::catch_unwind(AssertUnwindSafe(|| scope.checker.check(&source))) else {
        let what = "the check broke off; this is a fault of rotstift, please report it with this text";
        return Outcome { trouble: Some(Trouble::new(&target.name, what)), ..Outcome::default() };
    };
    let (show, fail_on) = (scope.resolved.lowest_shown(), scope.resolved.fail_on.value.level());
    checked.findings.retain(|finding| finding.level >= show);
    let n_failing = checked.findings.iter().filter(|finding| fail_on.is_some_and(|lowest| finding.level >= lowest)).count();
    Outcome {
        checked: Some((source, checked.findings)),
        n_suppressed: checked.n_suppressed,
        n_failing,
        warning,
        ..Outcome::default()
    }
}

/// The report under way.
struct Run<'a> {
    args: &'a CheckArgs,
    console: Console,
    reporter: Box<dyn Reporter>,
    /// Whether the report itself ends in a summary.
    sums_up: bool,
    language: Language,
    output: Output,
    progress: Progress,
    summary: Summary,
    statistics: BTreeMap<&'static str, usize>,
    closed: bool,
}

impl<'a> Run<'a> {
    fn begin(args: &'a CheckArgs, console: Console, language: Language, n_targets: usize) -> Result<Self, Trouble> {
        let output = Output::open(args.report.output_file.as_deref())?;
        let on_terminal = matches!(output, Output::Stdout(_, true));
        let name = args.report.format.as_deref().unwrap_or(if on_terminal { "human" } else { "brief" });
        let options = ReportOptions {
            color: color(args.common.color, on_terminal),
            language,
            all: args.report.all,
            quiet: args.common.quiet,
        };
        let format = REPORTERS.iter().find(|format| format.name == name).unwrap_or(&REPORTERS[0]);
        let mut run = Self {
            args,
            console,
            reporter: (format.make)(options),
            sums_up: format.sums_up,
            language,
            output,
            progress: Progress::new(args.common.progress, n_targets),
            summary: Summary::default(),
            statistics: BTreeMap::new(),
            closed: false,
        };
        let begun = run.reporter.begin(&mut run.output, &all_rules());
        run.written(begun);
        Ok(run)
    }

    fn take(&mut self, outcome: Outcome) -> ControlFlow<()> {
        self.progress.step();
        self.summary.n_suppressed += outcome.n_suppressed;
        self.summary.n_failing += outcome.n_failing;
        self.summary.n_troubles += usize::from(outcome.trouble.is_some());
        self.progress.aside(|| {
            outcome.trouble.iter().for_each(Console::trouble);
            outcome.warning.iter().for_each(|warning| self.console.warning(warning));
            outcome.note.iter().for_each(|note| self.console.note(note));
        });
        let Some((source, findings)) = outcome.checked else { return ControlFlow::Continue(()) };
        self.summary.add(&source, &findings);
        for finding in &findings {
            *self.statistics.entry(finding.rule).or_default() += 1;
        }
        let (reporter, output) = (&mut self.reporter, &mut self.output);
        let written = if findings.is_empty() {
            reporter.file(output, &source, &findings)
        } else {
            self.progress.aside(|| reporter.file(output, &source, &findings).and_then(|()| output.show()))
        };
        self.written(written);
        if self.closed { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    fn finish(mut self) -> u8 {
        let summary = self.summary.clone();
        if !self.closed {
            let written = self.reporter.finish(&mut self.output, &summary);
            self.written(written);
        }
        self.progress.finish();
        let name = self.output.name().to_owned();
        let mut n_troubles = self.summary.n_troubles;
        if let Err(error) = self.output.close()
            && error.kind() != io::ErrorKind::BrokenPipe
        {
            Console::trouble(&Trouble::io(name, &error));
            n_troubles += 1;
        }
        if self.args.report.statistics {
            for line in report::statistics(&self.statistics) {
                Console::answer(line);
            }
        }
        if !self.sums_up && !self.closed {
            self.console.say(report::summary_line(&summary, self.language));
        }
        status(&summary, n_troubles)
    }

    /// Remembers that nobody reads any more, or that writing failed.
    fn written(&mut self, result: io::Result<()>) {
        let Err(error) = result else { return };
        if !self.closed && error.kind() != io::ErrorKind::BrokenPipe {
            Console::trouble(&Trouble::io(self.output.name(), &error));
            self.summary.n_troubles += 1;
        }
        self.closed = true;
    }
}

fn color(when: When, on_terminal: bool) -> bool {
    match when {
        When::Always => true,
        When::Never => false,
        When::Auto => {
            on_terminal
                && io::stdout().is_terminal()
                && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
                && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
        }
    }
}

fn status(summary: &Summary, n_troubles: usize) -> u8 {
    match (n_troubles, summary.n_failing) {
        (0, 0) => CLEAN,
        (0, _) => FOUND,
        _ => BROKEN,
    }
}
