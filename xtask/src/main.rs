//! Tasks of the developers: `cargo xtask import` makes the word data anew,
//! `cargo xtask coverage` and `cargo xtask accepted` measure it on texts outside the project.
#![allow(
    clippy::needless_for_each,
    clippy::unnecessary_wraps,
    clippy::match_same_arms,
    clippy::type_complexity,
    reason = "one line a case, one signature a command"
)]
#![allow(clippy::print_stdout, reason = "a command line")]

mod compounds;
mod coverage;
mod fetch;
mod filters;
mod frequency;
mod harvest;
mod import;
#[path = "../../src/lexicon/layout.rs"]
#[allow(dead_code, unreachable_pub, reason = "shared with the library, which reads what is written here")]
mod layout;
mod lists;
mod members;
mod neighbours;
mod sources;

use anyhow::{Result, bail};

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["import"] => println!("{}", import::run()?),
        ["coverage", folder] => coverage::clean(folder)?,
        ["accepted", folder] => coverage::typos(folder)?,
        ["show", ..] => coverage::show(&arguments[1..])?,
        _ => bail!("usage: cargo xtask import | coverage FOLDER | accepted FOLDER | show WORD..."),
    }
    Ok(())
}
