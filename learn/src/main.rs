//! Writes tables that `judgement.py` and `slips.py` learn from. Only numbers leave this program.

mod candidates;
mod evidence;
mod records;
mod slipper;

use anyhow::{Result, bail};

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["evidence", corpora] => evidence::write(corpora),
        ["candidates", corpora] => candidates::write(corpora),
        _ => bail!("usage: learn evidence|candidates CORPORA"),
    }
}
