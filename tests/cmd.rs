//! The command line, one file a topic; `TRYCMD=overwrite` writes the answers anew.
#![cfg(feature = "cli")]

#[test]
fn commands_answer_as_recorded() {
    trycmd::TestCases::new().case("tests/cmd/*.trycmd").env("GITHUB_ACTIONS", "").env("NO_COLOR", "1");
}
