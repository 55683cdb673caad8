//! `rotstift explain`.

use std::{
    fmt::Write as _,
    io::{self, Write},
};

use crate::{
    cli::{CLEAN, Trouble, args::ExplainArgs, output::Output},
    config::nearest,
    diagnostic::{ExampleKind, Language, MarkedExample, RuleMeta},
    rules::all_rules,
};

/// Explains one rule, or lists all.
///
/// # Errors
/// When there is no such rule.
pub(crate) fn run(args: &ExplainArgs) -> Result<u8, Trouble> {
    let rules = all_rules();
    let language = args.common.language.unwrap_or_default();
    let rule = match &args.rule {
        None => None,
        Some(name) => {
            let found = rules.iter().find(|rule| rule.id == name || rule.aliases.contains(&name.as_str()));
            Some(*found.ok_or_else(|| unknown(name, &rules))?)
        }
    };
    Output::open(None)?.finish_with(|out| match rule {
        Some(rule) => one(out, rule, language),
        None => table(out, &rules, language),
    })?;
    Ok(CLEAN)
}

fn unknown(name: &str, rules: &[&'static RuleMeta]) -> Trouble {
    let hint = nearest(name, rules.iter().map(|rule| rule.id))
        .map_or_else(|| "`rotstift explain` lists them".to_owned(), |near| format!("did you mean `{near}`?"));
    Trouble::new(name, format!("no such rule; {hint}"))
}

fn table(out: &mut dyn Write, rules: &[&'static RuleMeta], language: Language) -> io::Result<()> {
    let widest = rules.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    for rule in rules {
        let level = if rule.default_off { "off" } else { rule.level.name() };
        let fix = rule.safety.map_or("", |safety| safety.name());
        writeln!(
            out,
            "{:<widest$}  {:<11}  {level:<7}  {fix:<6}  {}",
            rule.id,
            rule.family.name(),
            rule.summary.in_language(language)
        )?;
    }
    Ok(())
}

fn one(out: &mut dyn Write, rule: &RuleMeta, language: Language) -> io::Result<()> {
    let german = language == Language::German;
    let level = if rule.default_off { "off" } else { rule.level.name() };
    let fix = rule.safety.map_or(if german { "keine" } else { "none" }, |safety| safety.name());
    writeln!(out, "{} ({}, {level}, fix: {fix})", rule.id, rule.family.name())?;
    if !rule.aliases.is_empty() {
        writeln!(out, "{} {}", if german { "früher:" } else { "formerly:" }, rule.aliases.join(", "))?;
    }
    writeln!(out, "\n{}\n\n{}", rule.summary.in_language(language), rule.why.in_language(language))?;
    for (kind, de, en) in [
        (ExampleKind::Bad, "Gemeldet wird:", "Reported:"),
        (ExampleKind::Good, "Richtig ist:", "Right:"),
        (ExampleKind::Trap, "Sieht falsch aus und ist richtig:", "Looks wrong and is right:"),
    ] {
        let examples: Vec<_> = rule.examples.iter().filter(|example| example.kind == kind).collect();
        if examples.is_empty() {
            continue;
        }
        writeln!(out, "\n{}", if german { de } else { en })?;
        for example in examples {
            writeln!(out, "  {}", shown(example.text).replace('\n', "\n  "))?;
        }
    }
    Ok(())
}

/// An example with its corrections behind it: `Das [Huas] da.  → Haus`.
fn shown(marked: &str) -> String {
    let example = MarkedExample::parse(marked);
    let mut text = String::new();
    let mut at = 0;
    for (start, end, _) in &example.marks {
        text.push_str(&example.text[at..*start as usize]);
        let _ = write!(text, "[{}]", &example.text[*start as usize..*end as usize]);
        at = *end as usize;
    }
    text.push_str(&example.text[at..]);
    let corrections: Vec<&str> = example.marks.iter().filter_map(|mark| mark.2.as_deref()).collect();
    if !corrections.is_empty() {
        let _ = write!(text, "  → {}", corrections.join(", "));
    }
    text
}
