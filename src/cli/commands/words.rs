//! `rotstift words`: the project's word list.

use std::{collections::HashSet, path::PathBuf};

use crate::{
    cli::{
        BROKEN, CLEAN, Console, Trouble,
        args::{CheckArgs, FileArgs, ReportArgs, RuleArgs, WordsArgs, WordsCommand},
        output::Output,
        scopes::{Scope, Scopes},
        sources::WORDS_FILE,
        survey::{Outcome, Survey},
        word_list::WordList,
    },
    config::parse_entry,
    diagnostic::Level,
    lexicon::OwnEntry,
    text::SourceFile,
    unicode::plain_form,
};

/// Adds, removes, lists or prunes words.
///
/// # Errors
/// When the list cannot be read or written.
pub(crate) fn run(args: &WordsArgs) -> Result<u8, Trouble> {
    let console = Console::new(&args.common);
    let scopes = Scopes::new(&args.rules, &args.common, &ReportArgs::default())?;
    let scope = scopes.here()?;
    let mut list = open(args, &scopes, &scope)?;
    match &args.command {
        WordsCommand::Add { words, force } => add(&mut list, words, &scope, *force, console),
        WordsCommand::Remove { words } => remove(&mut list, words, console),
        WordsCommand::List => {
            Output::open(None)?.finish_with(|out| list.entries().try_for_each(|entry| writeln!(out, "{entry}")))?;
            Ok(CLEAN)
        }
        WordsCommand::Prune { files, dry_run } => {
            let check = CheckArgs {
                files: FileArgs::clone(files),
                rules: RuleArgs { locale: args.rules.locale, config: args.rules.config.clone(), ..RuleArgs::default() },
                common: args.common.clone(),
                ..CheckArgs::default()
            };
            prune(&mut list, &check, *dry_run, console)
        }
    }
}

/// The list named, else the first configured one, else the usual one beside the configuration.
fn open(args: &WordsArgs, scopes: &Scopes, scope: &Scope) -> Result<WordList, Trouble> {
    let usual = || scope.resolved.words.first().map_or_else(|| scope.folder.join(WORDS_FILE), |list| list.value.clone());
    let path: PathBuf = args.list.clone().map_or_else(usual, |list| scopes.folder().join(list));
    WordList::open(&path, scopes.shown(&path), scopes.folder())
}

fn add(list: &mut WordList, words: &[String], scope: &Scope, force: bool, console: Console) -> Result<u8, Trouble> {
    let mut status = CLEAN;
    let mut n_added = 0;
    for word in words {
        let entry = match parse_entry(word.trim()) {
            Ok(entry) => entry,
            Err((what, remedy)) => {
                Console::trouble(&Trouble::new(word, format!("{what}; {remedy}")));
                status = BROKEN;
                continue;
            }
        };
        if let Some(known) = list.covers(&entry) {
            console.say(format_args!("{}: `{entry}` is covered by `{known}`", list.shown()));
        } else if let Some(meant) = slip(&entry, scope).filter(|_| !force) {
            let what = format!("looks like a slip of `{meant}`; --force adds it all the same");
            Console::trouble(&Trouble::new(word, what));
            status = BROKEN;
        } else {
            list.add(&entry)?;
            n_added += 1;
        }
    }
    if n_added > 0 {
        list.save()?;
        console.say(format_args!("{}: {n_added} added", list.shown()));
    }
    Ok(status)
}

/// What an entry that is to be right was probably meant to be, where it is surely a slip.
fn slip(entry: &OwnEntry, scope: &Scope) -> Option<String> {
    let (OwnEntry::Word(word) | OwnEntry::Exact(word) | OwnEntry::Like { word, .. }) = entry else { return None };
    let source = SourceFile::from_text("word", word.clone());
    let findings = scope.checker.check(&source).findings;
    let sure = findings.into_iter().find(|finding| finding.level == Level::Error && !finding.suggestions.is_empty())?;
    sure.suggestions.into_iter().next().map(|first| first.text)
}

fn remove(list: &mut WordList, words: &[String], console: Console) -> Result<u8, Trouble> {
    let names = |entry: &OwnEntry, word: &str| entry.word() == word || entry.to_string() == word;
    let gone = list.remove(|entry| words.iter().any(|word| names(entry, word)))?;
    let mut status = CLEAN;
    for word in words.iter().filter(|word| !gone.iter().any(|entry| names(entry, word))) {
        Console::trouble(&Trouble::new(word, format!("is not in {}", list.shown())));
        status = BROKEN;
    }
    if !gone.is_empty() {
        list.save()?;
        console.say(format_args!("{}: {} removed", list.shown(), gone.len()));
    }
    Ok(status)
}

/// Takes out entries that no file uses. What is banned is meant to be absent, and stays.
fn prune(list: &mut WordList, check: &CheckArgs, dry_run: bool, console: Console) -> Result<u8, Trouble> {
    let mut unused: HashSet<String> = list
        .entries()
        .filter(|entry| !matches!(entry, OwnEntry::Banned(_) | OwnEntry::Replaced { .. }))
        .map(|entry| plain_form(entry.word()).into_owned())
        .collect();
    let mut survey = Survey::plan(check, console)?;
    let mut n_troubles = survey.n_troubles;
    survey.run(|Outcome { checked, trouble, .. }| {
        n_troubles += usize::from(trouble.is_some());
        trouble.iter().for_each(Console::trouble);
        if let Some(checked) = checked {
            strike_out_used(&mut unused, checked.source.text());
        }
        std::ops::ControlFlow::Continue(())
    });
    if n_troubles > 0 {
        return Err(Trouble::new(list.shown(), "nothing pruned, since not all files could be read"));
    }
    let gone = list.remove(|entry| unused.contains(plain_form(entry.word()).as_ref()))?;
    Output::open(None)?.finish_with(|out| gone.iter().try_for_each(|entry| writeln!(out, "{entry}")))?;
    if !gone.is_empty() && !dry_run {
        list.save()?;
    }
    let done = if dry_run { "to be removed" } else { "removed" };
    console.say(format_args!("{}: {} unused {done}", list.shown(), gone.len()));
    Ok(CLEAN)
}

/// Every word of the text strikes out itself, its stem without an ending of up to four letters, and the
/// parts of hyphen chains.
fn strike_out_used(unused: &mut HashSet<String>, text: &str) {
    const LONGEST_ENDING: usize = 4;
    for chain in text.split(|c: char| c.is_whitespace() || "„“”\"»«()[]{},;:!?/*_".contains(c)) {
        let chain = plain_form(chain.trim_matches(['.', '\'', '’']));
        for word in std::iter::once(chain.as_ref()).chain(chain.split(['-', '\'', '.'])) {
            let ends = word.char_indices().rev().map(|(at, _)| at).take(LONGEST_ENDING);
            for end in std::iter::once(word.len()).chain(ends) {
                unused.remove(&word[..end]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflected_words_and_parts_of_chains_count_as_used() {
        let mut unused: HashSet<String> = ["Sinmun", "Staging", "eBay", "Kim", "Alt"].map(str::to_owned).into();
        strike_out_used(&mut unused, "Die „Rodong Sinmuns“, *eBay*-Händler und Staging-Server; Kim’s.");
        assert_eq!(unused, HashSet::from(["Alt".to_owned()]));
    }
}
