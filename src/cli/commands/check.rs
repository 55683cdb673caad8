//! `rotstift check` and `rotstift fix`.

use std::{
    collections::BTreeMap,
    env,
    fs::OpenOptions,
    io::{self, IsTerminal, Write},
    ops::ControlFlow,
    path::PathBuf,
    sync::Arc,
    time::Instant,
};

use crate::{
    cli::{
        BROKEN, CLEAN, Console, FOUND, Trouble,
        args::{CheckArgs, When},
        baselines::Baselines,
        fixing::{self, FixMode},
        output::Output,
        progress::Progress,
        survey::{Checked, Outcome, Survey},
    },
    diagnostic::{Language, Level},
    report::{self, REPORTERS, ReportFormat, ReportOptions, Reporter, Summary},
    rules::all_rules,
};

/// Checks files and gives the exit status.
///
/// # Errors
/// When the run cannot begin: a broken option, configuration or output file.
pub(crate) fn run(args: &CheckArgs) -> Result<u8, Trouble> {
    if args.files.input.as_deref() == Some("jsonl") {
        return super::stream::run(args);
    }
    let began = Instant::now();
    let console = Console::new(&args.common);
    let mut survey = Survey::plan(args, console)?;
    let scopes = Arc::clone(&survey.scopes);
    let resolved = &scopes.here()?.resolved;
    let options = Options { language: resolved.language.value, has_baseline: resolved.baseline.is_some() };
    let mut run = Run::begin(args, console, options, Progress::new(args.common.progress, survey.n_targets()))?;
    run.summary.n_troubles = survey.n_troubles;
    let mut baselines = Baselines::new(&scopes);
    survey.run(|outcome| run.take(outcome, &mut baselines));
    run.summary.elapsed = began.elapsed();
    Ok(run.finish())
}

/// Corrects files and gives the exit status.
///
/// # Errors
/// As for [`run`].
pub(crate) fn fix(args: &CheckArgs) -> Result<u8, Trouble> {
    let mut args = args.clone();
    args.fixes.fix = true;
    run(&args)
}

/// What the report depends on beside the command line.
#[derive(Clone, Copy)]
struct Options {
    language: Language,
    has_baseline: bool,
}

/// The report under way.
struct Run<'a> {
    args: &'a CheckArgs,
    console: Console,
    language: Language,
    fixes: FixMode,
    /// `None` where the output is for something else than a report.
    report: Option<(&'static ReportFormat, Box<dyn Reporter>)>,
    step_summary: Option<StepSummary>,
    output: Output,
    progress: Progress,
    summary: Summary,
    statistics: BTreeMap<&'static str, usize>,
    /// An unknown word that may be right, for the hint at the end; empty when all are surely slips.
    unknown_word: Option<String>,
    closed: bool,
}

/// A table for the page of a GitHub Actions step, which asks for it by an environment variable.
struct StepSummary {
    path: PathBuf,
    reporter: Box<dyn Reporter>,
    text: Vec<u8>,
}

impl<'a> Run<'a> {
    fn begin(args: &'a CheckArgs, console: Console, options: Options, progress: Progress) -> Result<Self, Trouble> {
        let output = Output::open(args.report.output_file.as_deref())?;
        let on_terminal = matches!(output, Output::Stdout(_, true));
        let in_actions = env::var_os("GITHUB_ACTIONS").is_some_and(|value| value == "true");
        let name = args.report.format.as_deref().unwrap_or(match (in_actions, on_terminal) {
            (true, _) if has_format("github") => "github",
            (_, true) => "human",
            (_, false) => "brief",
        });
        let report_options = ReportOptions {
            color: color(args.common.color, on_terminal),
            language: options.language,
            all: args.report.all,
            quiet: args.common.quiet,
            has_baseline: options.has_baseline,
        };
        let fixes = FixMode::new(&args.fixes);
        let reports = !matches!(fixes, FixMode::Diff(_));
        let format = REPORTERS.iter().find(|format| format.name == name).unwrap_or(&REPORTERS[0]);
        let mut run = Self {
            args,
            console,
            language: options.language,
            fixes,
            report: reports.then(|| (format, (format.make)(report_options))),
            step_summary: (name == "github").then(|| StepSummary::begin(report_options)).flatten(),
            output,
            progress,
            summary: Summary::default(),
            statistics: BTreeMap::new(),
            unknown_word: None,
            closed: false,
        };
        if let Some((_, reporter)) = &mut run.report {
            let begun = reporter.begin(&mut run.output, &all_rules());
            run.written(begun);
        }
        Ok(run)
    }

    fn take(&mut self, outcome: Outcome, baselines: &mut Baselines<'_>) -> ControlFlow<()> {
        self.progress.step();
        self.progress.aside(|| {
            outcome.trouble.iter().for_each(Console::trouble);
            outcome.warning.iter().for_each(|warning| self.console.warning(warning));
            outcome.note.iter().for_each(|note| self.console.note(note));
        });
        self.summary.n_troubles += usize::from(outcome.trouble.is_some());
        if let Some(mut checked) = outcome.checked {
            self.summary.n_suppressed += checked.n_suppressed;
            match baselines.hold_back(&mut checked) {
                Ok(n_known) => self.summary.n_in_baseline += n_known,
                Err(trouble) => self.trouble(&trouble),
            }
            self.fix(&mut checked);
            self.count(&checked);
            self.report(&checked);
        }
        if self.closed { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    fn trouble(&mut self, trouble: &Trouble) {
        self.progress.aside(|| Console::trouble(trouble));
        self.summary.n_troubles += 1;
    }

    fn fix(&mut self, checked: &mut Checked) {
        match self.fixes {
            FixMode::Offer => {}
            _ if checked.is_extracted => {}
            FixMode::Write(allowed) => {
                if checked.path.is_none() {
                    // Standard output is taken by the corrected text.
                    self.report = None;
                }
                match fixing::write(checked, allowed, &mut self.output) {
                    Ok(n_fixed) => self.summary.n_fixed += n_fixed,
                    Err(trouble) => self.trouble(&trouble),
                }
            }
            FixMode::Diff(allowed) => match fixing::diff(checked, allowed, &mut self.output) {
                Ok(written) => self.written(written),
                Err(trouble) => self.trouble(&trouble),
            },
        }
    }

    fn count(&mut self, checked: &Checked) {
        let lowest = checked.scope.resolved.fail_on.value.level();
        let fails = checked.findings.iter().filter(|finding| lowest.is_some_and(|lowest| finding.level >= lowest));
        self.summary.n_failing += fails.count();
        self.summary.add(&checked.source, &checked.findings);
        for finding in &checked.findings {
            *self.statistics.entry(finding.rule).or_default() += 1;
            if finding.rule == "unknown-word" {
                // What is surely a slip is not offered as a word.
                let word = if finding.level < Level::Error { checked.source.slice(finding.span) } else { "" };
                if self.unknown_word.as_ref().is_none_or(String::is_empty) {
                    self.unknown_word = Some(word.to_owned());
                }
            }
        }
    }

    fn report(&mut self, checked: &Checked) {
        let (source, findings) = (&checked.source, &checked.findings);
        if let Some(step) = &mut self.step_summary {
            // Writing to memory does not fail.
            let _ = step.reporter.file(&mut step.text, source, findings);
        }
        let Some((_, reporter)) = &mut self.report else { return };
        let output = &mut self.output;
        let written = if findings.is_empty() {
            reporter.file(output, source, findings)
        } else {
            self.progress.aside(|| reporter.file(output, source, findings).and_then(|()| output.show()))
        };
        self.written(written);
    }

    fn finish(mut self) -> u8 {
        let summary = self.summary.clone();
        if let (false, Some((_, reporter))) = (self.closed, &mut self.report) {
            let written = reporter.finish(&mut self.output, &summary);
            self.written(written);
        }
        self.progress.finish();
        let name = self.output.name().to_owned();
        let mut n_troubles = self.summary.n_troubles;
        let mut failed = |place: &str, error: &io::Error| {
            Console::trouble(&Trouble::io(place, error));
            n_troubles += 1;
        };
        match self.output.close() {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => failed(&name, &error),
            _ => {}
        }
        if let Some(step) = self.step_summary
            && let Err(error) = step.finish(&summary)
        {
            failed("GITHUB_STEP_SUMMARY", &error);
        }
        if self.args.report.statistics {
            report::statistics(&self.statistics).iter().for_each(Console::answer);
        }
        if !self.closed {
            let sums_up = self.report.as_ref().is_some_and(|(format, _)| format.sums_up);
            let for_people = self.report.as_ref().is_none_or(|(format, _)| format.for_people);
            if !sums_up {
                self.console.say(report::summary_line(&summary, self.language));
            }
            if for_people && summary.n_failing > 0 {
                self.console.say(hint(self.unknown_word.as_deref(), self.language));
            }
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

impl StepSummary {
    fn begin(options: ReportOptions) -> Option<Self> {
        let path = PathBuf::from(env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty())?);
        let format = REPORTERS.iter().find(|format| format.name == "markdown")?;
        let (mut reporter, mut text) = ((format.make)(options), Vec::new());
        reporter.begin(&mut text, &all_rules()).ok()?;
        Some(Self { path, reporter, text })
    }

    fn finish(mut self, summary: &Summary) -> io::Result<()> {
        self.reporter.finish(&mut self.text, summary)?;
        OpenOptions::new().append(true).create(true).open(&self.path)?.write_all(&self.text)
    }
}

/// How to go on from a run that fails.
fn hint(unknown_word: Option<&str>, language: Language) -> String {
    let german = language == Language::German;
    let accept = if german { "alles bisher Gefundene hinnehmen" } else { "accept all that is found today" };
    let accept = format!("{accept}: `rotstift baseline`");
    let Some(word) = unknown_word else { return accept };
    let word: String = word.chars().filter(|c| !c.is_control()).take(60).collect();
    match (word.is_empty(), german) {
        (true, true) => format!("ein Wort ist richtig: `rotstift words add WORT`; {accept}"),
        (true, false) => format!("a word is right: `rotstift words add WORD`; {accept}"),
        (false, true) => format!("„{word}“ ist richtig: `rotstift words add {word}`; {accept}"),
        (false, false) => format!("“{word}” is right: `rotstift words add {word}`; {accept}"),
    }
}

fn has_format(name: &str) -> bool {
    REPORTERS.iter().any(|format| format.name == name)
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
