//! The example run answers as recorded, and the README shows what the program really prints.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::process::Command;

const EXPECTED: &str = include_str!("examples.expected");
const README: &str = include_str!("../README.md");

/// Runs the program in the repository's root; standard output, then standard error.
fn run(arguments: &[&str]) -> (String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_rotstift"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("NO_COLOR", "1")
        .env_remove("GITHUB_ACTIONS")
        .output()
        .unwrap();
    (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn examples_give_the_expected_findings() {
    let (findings, _) = run(&["check", "examples", "--format", "brief"]);
    assert_eq!(findings.replace('\\', "/"), EXPECTED, "the findings in examples/ differ from tests/examples.expected");
}

/// Each block `console` of the README: the line behind `$` is run, the rest is what it prints.
#[test]
fn readme_shows_real_runs() {
    let mut n_runs = 0;
    for block in README.split("```console\n").skip(1) {
        let block = block.split("\n```").next().unwrap();
        let (command, shown) = block.split_once('\n').unwrap();
        let arguments: Vec<&str> = command.strip_prefix("$ rotstift ").unwrap().split(' ').collect();
        let (findings, notes) = run(&arguments);
        assert_eq!(format!("{findings}{notes}").trim_end(), shown.trim_end(), "{command}");
        n_runs += 1;
    }
    assert!(n_runs > 0);
}
