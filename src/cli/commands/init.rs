//! `rotstift init`.

use std::{fs, path::Path};

use crate::cli::{CLEAN, Console, Trouble, args::InitArgs, write::write_atomically};
use crate::config::FILE_NAMES;

const CONFIG: &str = "rotstift.toml";
const PRE_COMMIT: &str = ".pre-commit-config.yaml";

/// Writes a commented configuration and a pre-commit entry; asks nothing, overwrites nothing.
///
/// # Errors
/// When a file cannot be written.
pub(crate) fn run(args: &InitArgs) -> Result<u8, Trouble> {
    let console = Console::new(&args.common);
    let folder = args.folder.as_deref().unwrap_or(Path::new("."));
    match FILE_NAMES[..2].iter().find(|name| folder.join(name).exists()) {
        Some(name) => console.say(format_args!("{name} is there already and stays as it is")),
        None => write(folder, CONFIG, include_str!("init.toml"), console)?,
    }
    let hook = folder.join(PRE_COMMIT);
    match fs::read_to_string(&hook) {
        Ok(text) if text.contains("rotstift") => console.say(format_args!("{PRE_COMMIT} has the hook already")),
        Ok(_) => console.say(format_args!("{PRE_COMMIT} stays as it is; put this below `repos:`\n{}", entry())),
        Err(_) => write(folder, PRE_COMMIT, &format!("repos:\n{}", entry()), console)?,
    }
    Ok(CLEAN)
}

fn write(folder: &Path, name: &str, text: &str, console: Console) -> Result<(), Trouble> {
    write_atomically(&folder.join(name), text.as_bytes()).map_err(|error| Trouble::io(name, &error))?;
    console.say(format_args!("{name} written"));
    Ok(())
}

/// Needs no clone and no toolchain: pre-commit installs the program's wheel.
fn entry() -> String {
    format!(
        "  - repo: local
    hooks:
      - id: rotstift
        name: rotstift
        entry: rotstift check --force-exclude
        language: python
        additional_dependencies: [\"rotstift=={}\"]
        require_serial: true
        types_or: [markdown, plain-text, html, asciidoc, rst]
",
        env!("CARGO_PKG_VERSION")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[test]
    fn the_written_configuration_is_sound_with_and_without_its_examples() {
        let text = include_str!("init.toml");
        let all = text.replace("# words", "words").replace("# baseline", "baseline").replace("# dict", "dict");
        let all = all
            .replace("# frontmatter", "frontmatter")
            .replace("# [[", "[[")
            .replace("# paths", "paths")
            .replace("# locale", "locale");
        for text in [text.to_owned(), all] {
            Config::load(Path::new("rotstift.toml"), Path::new(""), &|_| Ok(text.clone())).unwrap();
        }
    }
}
