//! The command line as typed. What it means is decided in the commands.

use std::{ffi::OsString, path::PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum, builder::PossibleValuesParser};

use crate::{
    config::FailOn,
    diagnostic::{Language, Level},
    report::REPORTERS,
    rules::Locale,
};

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "rotstift", version, about = "A spelling and typo linter for German copy that says how sure it is")]
#[command(after_help = "`check` may be left out: `rotstift PATH` is `rotstift check PATH`.\n\
    Exit status: 0 nothing found · 1 findings · 2 the run itself went wrong.")]
#[command(disable_help_subcommand = true, max_term_width = 100)]
pub(crate) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check files and folders
    Check(Box<CheckArgs>),
    /// Correct what has one right answer; with --diff, show it only
    Fix(Box<CheckArgs>),
    /// Record today's findings, so that later runs report only new ones
    Baseline(Box<BaselineArgs>),
    /// The project's word list
    Words(Box<WordsArgs>),
    /// Say why a word is accepted or not
    Trace(TraceArgs),
    /// Explain a rule, or list all rules
    Explain(ExplainArgs),
    /// Show the settings in force for a path, and where each comes from
    Config(ConfigArgs),
    /// Write a commented rotstift.toml and a pre-commit entry; overwrite nothing
    Init(InitArgs),
    /// Write the completions for a shell
    Completions(CompletionsArgs),
    /// Write the manual page
    Man,
}

/// The names of all commands, for finding out whether `check` was left out.
pub(crate) fn command_names() -> Vec<String> {
    use clap::CommandFactory;
    Cli::command().get_subcommands().map(|command| command.get_name().to_owned()).collect()
}

/// `rotstift check`.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct CheckArgs {
    /// Which files.
    #[command(flatten)]
    pub(crate) files: FileArgs,
    /// Which rules.
    #[command(flatten)]
    pub(crate) rules: RuleArgs,
    /// Only what is new.
    #[command(flatten)]
    pub(crate) changes: ChangeArgs,
    /// What becomes of fixes.
    #[command(flatten)]
    pub(crate) fixes: FixArgs,
    /// What is reported, and how.
    #[command(flatten)]
    pub(crate) report: ReportArgs,
    /// How loud.
    #[command(flatten)]
    pub(crate) common: CommonArgs,
}

/// Only what is new.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Only what is new")]
pub(crate) struct ChangeArgs {
    /// Only findings on lines that changed since REV, seen from the common ancestor
    #[arg(long, value_name = "REV", conflicts_with = "staged")]
    pub(crate) since: Option<String>,
    /// Only findings on changed lines of git's index, whose texts are checked, not the working copy's
    #[arg(long, conflicts_with_all = ["fix", "diff"])]
    pub(crate) staged: bool,
}

/// What becomes of fixes.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Fixes")]
pub(crate) struct FixArgs {
    /// Make the safe corrections
    #[arg(long)]
    pub(crate) fix: bool,
    /// With --fix or --diff, or the command fix: best guesses as well
    #[arg(long)]
    pub(crate) unsafe_fixes: bool,
    /// Show what --fix would change as a unified diff, and write nothing
    #[arg(long)]
    pub(crate) diff: bool,
}

/// `rotstift baseline`.
#[derive(Args, Debug)]
pub(crate) struct BaselineArgs {
    /// Drop what no longer occurs, and record nothing new
    #[arg(long)]
    pub(crate) prune: bool,
    /// As for `check`.
    #[command(flatten)]
    pub(crate) check: CheckArgs,
}

/// Which files are looked at.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Files")]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own on the command line")]
pub(crate) struct FileArgs {
    /// Files and folders; `-` is standard input, nothing means the current folder
    #[arg(value_name = "PATH", help_heading = None)]
    pub(crate) paths: Vec<PathBuf>,
    /// Leave out paths that match
    #[arg(long, value_name = "GLOB")]
    pub(crate) exclude: Vec<String>,
    /// Apply excludes and ignore files to paths named on the command line as well
    #[arg(long)]
    pub(crate) force_exclude: bool,
    /// Do not respect .gitignore and .rotstiftignore
    #[arg(long)]
    pub(crate) no_ignore: bool,
    /// Look at hidden files and folders
    #[arg(long)]
    pub(crate) hidden: bool,
    /// Read further paths from FILE, one a line (`-`: from standard input)
    #[arg(long, value_name = "FILE")]
    pub(crate) files_from: Option<PathBuf>,
    /// Paths in --files-from end with NUL instead of a line break
    #[arg(short = '0', long = "null", requires = "files_from")]
    pub(crate) null: bool,
    /// What is read: files, or jsonl for documents `{"id":…, "text":…, "format":…, "locale":…}`, one a line
    #[arg(long, value_name = "KIND", value_parser = ["files", "jsonl"], hide_possible_values = true)]
    pub(crate) input: Option<String>,
    /// The file name whose format and configuration apply to standard input
    #[arg(long, value_name = "NAME")]
    pub(crate) stdin_filename: Option<PathBuf>,
    /// Threads; by default one a core
    #[arg(short = 'j', long = "jobs", value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(crate) jobs: Option<u16>,
}

/// Which rules apply.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Rules")]
pub(crate) struct RuleArgs {
    /// Only these rules and families
    #[arg(long, value_name = "RULE,…", value_delimiter = ',')]
    pub(crate) select: Vec<String>,
    /// Not these rules and families
    #[arg(long, value_name = "RULE,…", value_delimiter = ',')]
    pub(crate) ignore: Vec<String>,
    /// The variety of German: de-DE, de-AT or de-CH
    #[arg(long, value_name = "TAG", value_parser = parse_locale)]
    pub(crate) locale: Option<Locale>,
    /// A Hunspell dictionary (NAME.aff, NAME.dic) as a further source of words; repeatable
    #[arg(long, value_name = "DIR/NAME")]
    pub(crate) dictionary: Vec<PathBuf>,
    /// Read this configuration and no other
    #[arg(long, value_name = "FILE", conflicts_with = "isolated")]
    pub(crate) config: Option<PathBuf>,
    /// Read no configuration
    #[arg(long)]
    pub(crate) isolated: bool,
}

/// What is reported, and how.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Report")]
pub(crate) struct ReportArgs {
    /// The report's format; by default human on a terminal, brief otherwise
    #[arg(long, value_name = "FORMAT", value_parser = formats())]
    pub(crate) format: Option<String>,
    /// Write the report to FILE
    #[arg(long, value_name = "FILE")]
    pub(crate) output_file: Option<PathBuf>,
    /// The lowest level that makes the exit status 1: error, warning, info or never [default: error]
    #[arg(long, value_name = "LEVEL", value_parser = fail_on(), hide_possible_values = true)]
    pub(crate) fail_on: Option<FailOn>,
    /// The lowest level shown; what fails the run is always shown [default: warning]
    #[arg(long, value_name = "LEVEL", value_parser = levels(), hide_possible_values = true)]
    pub(crate) show: Option<Level>,
    /// Do not report what is recorded in FILE [default: rotstift-baseline.json, where it lies]
    #[arg(long, value_name = "FILE", conflicts_with = "no_baseline")]
    pub(crate) baseline: Option<PathBuf>,
    /// Report what is recorded as well
    #[arg(long)]
    pub(crate) no_baseline: bool,
    /// Show each place of a repeated finding
    #[arg(long)]
    pub(crate) all: bool,
    /// Count the findings of each rule, on standard error
    #[arg(long)]
    pub(crate) statistics: bool,
}

/// What all commands understand.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "General")]
pub(crate) struct CommonArgs {
    /// The language of messages: de or en [default: de]
    #[arg(long, value_name = "LANGUAGE", value_parser = languages(), hide_possible_values = true)]
    pub(crate) language: Option<Language>,
    /// Colours: auto, always or never
    #[arg(long, value_name = "WHEN", default_value_t = When::Auto, hide_default_value = true, hide_possible_values = true)]
    pub(crate) color: When,
    /// A progress bar: auto, always or never
    #[arg(
        long, value_name = "WHEN", num_args = 0..=1, require_equals = true, default_value_t = When::Auto,
        default_missing_value = "always", hide_default_value = true, hide_possible_values = true
    )]
    pub(crate) progress: When,
    /// Findings only: no summary, no notes
    #[arg(short, long, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Say more: what was left out, and why
    #[arg(short, long)]
    pub(crate) verbose: bool,
}

/// `rotstift words`.
#[derive(Args, Debug)]
pub(crate) struct WordsArgs {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: WordsCommand,
    /// The list; by default the first one configured, else rotstift-words.txt
    #[arg(long, value_name = "FILE", global = true)]
    pub(crate) list: Option<PathBuf>,
    /// Which rules.
    #[command(flatten)]
    pub(crate) rules: RuleArgs,
    /// How loud.
    #[command(flatten)]
    pub(crate) common: CommonArgs,
}

/// What can be done with the word list.
#[derive(Debug, Subcommand)]
pub(crate) enum WordsCommand {
    /// Add entries: Sinmun, Staging/Haus (inflects like it), =eBay (exactly), '*X' (never), 'eMail -> E-Mail'
    Add {
        /// The entries
        #[arg(required = true, value_name = "ENTRY")]
        words: Vec<String>,
        /// Add also what looks like a slip of a common word
        #[arg(long)]
        force: bool,
    },
    /// Remove entries
    Remove {
        /// The words
        #[arg(required = true, value_name = "WORD")]
        words: Vec<String>,
    },
    /// Print the entries
    List,
    /// Print and remove the entries that no file uses
    Prune {
        /// Which files.
        #[command(flatten)]
        files: Box<FileArgs>,
        /// Print only
        #[arg(long)]
        dry_run: bool,
    },
}

/// `rotstift init`.
#[derive(Args, Debug)]
pub(crate) struct InitArgs {
    /// The folder; none: the current one
    #[arg(value_name = "FOLDER")]
    pub(crate) folder: Option<PathBuf>,
    /// How loud.
    #[command(flatten)]
    pub(crate) common: CommonArgs,
}

/// `rotstift trace`.
#[derive(Args, Debug)]
pub(crate) struct TraceArgs {
    /// The words
    #[arg(required = true, value_name = "WORD")]
    pub(crate) words: Vec<String>,
    /// Which rules.
    #[command(flatten)]
    pub(crate) rules: RuleArgs,
    /// How loud.
    #[command(flatten)]
    pub(crate) common: CommonArgs,
}

/// `rotstift explain`.
#[derive(Args, Debug)]
pub(crate) struct ExplainArgs {
    /// The rule; none: a table of all rules
    #[arg(value_name = "RULE")]
    pub(crate) rule: Option<String>,
    /// How loud.
    #[command(flatten)]
    pub(crate) common: CommonArgs,
}

/// `rotstift config`.
#[derive(Args, Debug)]
pub(crate) struct ConfigArgs {
    /// A file or folder; none: the current folder
    #[arg(value_name = "PATH")]
    pub(crate) path: Option<PathBuf>,
    /// Which rules.
    #[command(flatten)]
    pub(crate) rules: RuleArgs,
    /// How loud.
    #[command(flatten)]
    pub(crate) common: CommonArgs,
}

/// `rotstift completions`.
#[derive(Args, Debug)]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub(crate) shell: clap_complete::Shell,
}

/// When to do what depends on a terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    /// On a terminal.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl std::fmt::Display for When {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Auto => "auto",
            Self::Always => "always",
            Self::Never => "never",
        })
    }
}

/// Puts `check` in front when the first argument is neither a command nor a question about the program.
pub(crate) fn with_command(args: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut args: Vec<OsString> = args.into_iter().collect();
    let asks = ["-h", "--help", "-V", "--version", "help"];
    let first = args.get(1).and_then(|first| first.to_str());
    match first {
        Some("help") if args.len() > 2 => {
            // `help check` is `check --help`.
            args.remove(1);
            args.truncate(2);
            args.push("--help".into());
        }
        Some("help") => args[1] = "--help".into(),
        Some(first) if asks.contains(&first) || command_names().iter().any(|name| name == first) => {}
        _ => args.insert(args.len().min(1), "check".into()),
    }
    args
}

fn parse_locale(tag: &str) -> Result<Locale, String> {
    Locale::from_tag(tag).ok_or_else(|| "use de-DE, de-AT or de-CH".to_owned())
}

fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(REPORTERS.iter().map(|format| format.name))
}

fn levels() -> impl clap::builder::TypedValueParser<Value = Level> {
    use clap::builder::TypedValueParser;
    PossibleValuesParser::new(Level::ALL.map(Level::name)).map(|name| name.parse().unwrap_or(Level::Warning))
}

fn fail_on() -> impl clap::builder::TypedValueParser<Value = FailOn> {
    use clap::builder::TypedValueParser;
    PossibleValuesParser::new(FailOn::NAMES).map(|name| FailOn::from_name(&name).unwrap_or_default())
}

fn languages() -> impl clap::builder::TypedValueParser<Value = Language> {
    use clap::builder::TypedValueParser;
    PossibleValuesParser::new(["de", "en"]).map(|name| if name == "en" { Language::English } else { Language::German })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn completed(args: &[&str]) -> Vec<String> {
        let args = ["rotstift"].iter().chain(args).map(OsString::from);
        with_command(args).into_iter().skip(1).map(|arg| arg.into_string().unwrap()).collect()
    }

    #[test]
    fn the_definition_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn check_may_be_left_out() {
        assert_eq!(completed(&[]), ["check"]);
        assert_eq!(completed(&["a.txt"]), ["check", "a.txt"]);
        assert_eq!(completed(&["--format", "json", "a.txt"]), ["check", "--format", "json", "a.txt"]);
        assert_eq!(completed(&["explain"]), ["explain"]);
        assert_eq!(completed(&["--help"]), ["--help"]);
        assert_eq!(completed(&["help", "trace"]), ["trace", "--help"]);
    }
}
