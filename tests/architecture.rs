//! The house rules that no compiler holds: floors, registered rules, names that agree, files of a readable size.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use rotstift::rules::all_rules;

/// The floors, bottom-up: a module imports lower floors only, never a neighbour on its own floor.
const FLOORS: [(&str, u8); 12] = [
    ("text", 0),
    ("unicode", 0),
    ("diagnostic", 1),
    ("lexicon", 1),
    ("document", 2),
    ("report", 2),
    ("german", 3),
    ("rules", 4),
    ("engine", 5),
    ("config", 5),
    ("cli", 6),
    ("lsp", 6),
];

/// How long a file may be, its tests included.
const LONGEST: usize = 450;

/// Longer files, with the reason. A new entry needs one; a file that has become short again leaves the list.
const LONG_FILES: [(&str, &str); 1] = [("src/german/slips.rs", "one table of slips with the alignment that prices them")];

fn floor(module: &str) -> Option<u8> {
    FLOORS.iter().find(|(name, _)| *name == module).map(|(_, floor)| *floor)
}

/// All `.rs` files under a folder, sorted.
fn sources(folder: &str) -> Vec<PathBuf> {
    let mut pending = vec![PathBuf::from(folder)];
    let mut files = Vec::new();
    while let Some(path) = pending.pop() {
        if path.is_dir() {
            pending.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The modules named right behind `crate::`, alone or in braces, wherever it stands in code.
fn imported(code: &str) -> BTreeSet<String> {
    let mut modules = BTreeSet::new();
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let name_at = |text: &str| text.chars().take_while(|c| is_name(*c)).collect::<String>();
    for (at, _) in code.match_indices("crate::") {
        if code[..at].ends_with(is_name) {
            continue;
        }
        let rest = &code[at + "crate::".len()..];
        let Some(list) = rest.strip_prefix('{') else {
            modules.insert(name_at(rest));
            continue;
        };
        let (mut depth, mut is_head) = (0, true);
        for (at, c) in list.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => is_head = true,
                c if is_head && is_name(c) => {
                    modules.insert(name_at(&list[at..]));
                    is_head = false;
                }
                _ => {}
            }
        }
    }
    modules
}

#[test]
fn imports_are_read() {
    let code = "use crate::text::Span;\nuse crate::{\n    german::{Token, verdict},\n    unicode,\n};\nlet x = crate::cli::main;";
    let modules: Vec<String> = imported(code).into_iter().collect();
    assert_eq!(modules, ["cli", "german", "text", "unicode"]);
    assert!(imported("use mycrate::text;").is_empty());
}

/// Floors: lower ones only.
#[test]
fn modules_import_lower_floors_only() {
    let mut faults = Vec::new();
    for path in sources("src") {
        let Some(module) = path.iter().nth(1).map(|name| name.to_string_lossy().into_owned()) else { continue };
        let own = floor(&module);
        if own.is_none() {
            let is_door = ["lib.rs", "main.rs"].contains(&module.as_str());
            assert!(is_door, "{}: `{module}` has no floor; give it one in this test", path.display());
            continue;
        }
        for other in imported(&fs::read_to_string(&path).unwrap()) {
            if other != module && floor(&other).is_some() && floor(&other) >= own {
                faults.push(format!("{}: `{module}` imports `{other}`, which is not below it", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A rule's file, its family's folder, its type and its id agree, and every file is in its family's list.
#[test]
fn every_rule_file_is_registered_under_its_name() {
    let registered: BTreeSet<(String, String)> =
        all_rules().iter().map(|rule| (rule.family.name().to_owned(), rule.id.to_owned())).collect();
    let mut on_disk = BTreeSet::new();
    for path in sources("src/rules") {
        let parts: Vec<String> = path.with_extension("").iter().skip(2).map(|part| part.to_string_lossy().into_owned()).collect();
        let [family, stem] = parts.as_slice() else { continue };
        let code = fs::read_to_string(&path).unwrap();
        if stem == "mod" || !code.contains("static META: RuleMeta") {
            continue;
        }
        let id = stem.replace('_', "-");
        assert!(code.contains(&format!("id: \"{id}\"")), "{}: the id is not `{id}`", path.display());
        let line = format!("{stem}::{}", camel_case(stem));
        let list = fs::read_to_string(Path::new("src/rules").join(family).join("mod.rs")).unwrap();
        assert!(list.contains(&line), "src/rules/{family}/mod.rs: the line `{line},` is missing");
        on_disk.insert((family.clone(), id));
    }
    assert_eq!(on_disk, registered, "files under src/rules (left) and registered rules (right) differ");
}

fn camel_case(snake: &str) -> String {
    snake.split('_').map(|word| word[..1].to_uppercase() + &word[1..]).collect()
}

/// A file that has grown too long does two things.
#[test]
fn files_stay_readable() {
    let mut faults = Vec::new();
    for path in sources("src") {
        let n_lines = fs::read_to_string(&path).unwrap().lines().count();
        let is_listed = LONG_FILES.iter().any(|(name, _)| path == Path::new(name));
        if n_lines > LONGEST && !is_listed {
            faults.push(format!("{}: {n_lines} lines; split it, or list it with its reason", path.display()));
        }
        if n_lines <= LONGEST && is_listed {
            faults.push(format!("{}: only {n_lines} lines; take it off the list", path.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
