//! The command line, one file a topic; `TRYCMD=overwrite` writes the answers anew.
#![cfg(feature = "cli")]

#[test]
fn commands_answer_as_recorded() {
    let folder = if cfg!(feature = "hunspell") { "with-hunspell" } else { "without-hunspell" };
    let cases = trycmd::TestCases::new();
    cases.env("GITHUB_ACTIONS", "").env("NO_COLOR", "1");
    cases.case("tests/cmd/*.trycmd").case(format!("tests/cmd/{folder}/*.trycmd"));
}
