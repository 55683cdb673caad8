//! Threads, pipes, odd files, reports beside each other.

use std::{fs, io::Write, process::Stdio};

use crate::place::Place;

#[test]
fn the_output_is_the_same_on_any_number_of_threads() {
    let place = Place::new();
    for n in 0..60 {
        place.write(&format!("{}/{n}.md", n % 7), "Sie wohnt in in Köln und schweigt.\n".repeat(n % 5));
    }
    place.write("kaputt.md", b"a \xC3\x28\xF0\x9D\xF1\xD0\xCC");
    let one = place.rotstift(&["check", "-j1"]);
    assert_eq!(one.status, 2);
    for jobs in ["2", "16"] {
        let many = place.rotstift(&["check", "-j", jobs]);
        assert_eq!((many.status, &many.out, &many.err), (one.status, &one.out, &one.err));
    }
    let names: Vec<&str> = one.out.lines().map(|line| line.split(':').next().unwrap()).collect();
    assert!(names.is_sorted() && names.len() == 120, "{}", names.len());
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let place = Place::new();
    for n in 0..200 {
        place.write(&format!("{n}.md"), "Sie wohnt in in Köln und schweigt.\n".repeat(50));
    }
    for format in ["brief", "jsonl", "human", "html", "json"] {
        let mut child =
            place.command(&["check", "--format", format]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{format}");
        assert!(output.status.code().is_some_and(|status| status < 2), "{format}: {output:?}");
    }
}

#[test]
fn standard_input_has_the_format_and_configuration_of_its_name() {
    let place = Place::new();
    place.write("rotstift.toml", "[[overrides]]\npaths = [\"info/**\"]\nshow = \"info\"\n");
    let check = |args: &[&str], text: &str| {
        let mut child = place.command(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
    };
    let text = "Der Befehl `Staatn` zeigt die Geselschaft...\n";
    assert_eq!(check(&["check", "-"], text).lines().count(), 2);
    let named = check(&["check", "-", "--stdin-filename", "info/a.md"], text);
    assert_eq!(named.lines().count(), 2, "{named}");
    assert!(named.contains("info/a.md:1:31: error[unknown-word]") && named.contains("info[ellipsis]"), "{named}");
}

#[test]
fn reports_appear_whole_and_lists_of_files_are_read() {
    let place = Place::new();
    place.write("a.md", "Die Staatn.\n");
    place.write("b.md", "Die Staatn.\n");
    place.write("liste", "a.md\n\nb.md\n");
    place.write("liste0", "a.md\0b.md\0");
    for args in [&["--files-from", "liste"][..], &["--files-from", "liste0", "-0"]] {
        let run = place.rotstift(&[&["check", "--format", "json", "--output-file", "bericht.json"], args].concat());
        assert_eq!((run.status, run.out.as_str()), (1, ""), "{run:?}");
        let report: serde_json::Value = serde_json::from_slice(&place.read("bericht.json")).unwrap();
        assert_eq!((report["findings"].as_array().unwrap().len(), report["summary"]["errors"].as_u64()), (2, Some(2)));
    }
}

#[test]
fn levels_rules_and_statistics_follow_the_options() {
    let place = Place::new();
    place.write("a.md", "Die Staatn schweigen in in Köln...\n");
    assert_eq!(place.found(&["check"]), (1, vec!["Staatn".to_owned(), "in in".to_owned()]));
    assert_eq!(place.found(&["check", "--select", "typo"]), (1, vec!["in in".to_owned()]));
    assert_eq!(place.found(&["check", "--ignore", "unknown-word,doubled-word"]), (0, vec![]));
    assert_eq!(place.found(&["check", "--fail-on", "never", "--show", "error"]).0, 0);
    assert_eq!(place.found(&["check", "--fail-on", "info"]).1.len(), 3);
    let run = place.rotstift(&["check", "--statistics", "-q"]);
    assert_eq!(run.err, "     1  doubled-word\n     1  unknown-word\n");
}

#[test]
fn in_github_actions_annotations_and_a_table_are_written() {
    let place = Place::new();
    place.write("a.md", "Die Staatn.\n");
    let summary = place.folder.join("summary");
    fs::write(&summary, "vorher\n").unwrap();
    let mut command = place.command(&["check"]);
    let output = command.env("GITHUB_ACTIONS", "true").env("GITHUB_STEP_SUMMARY", &summary).output().unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    assert!(out.starts_with("::error title=unknown-word,file=a.md,line=1,"), "{out}");
    let table = fs::read_to_string(summary).unwrap();
    assert!(table.starts_with("vorher\n## rotstift\n") && table.contains("| a.md:1:5 | Fehler | unknown-word |"), "{table}");
}

#[test]
fn odd_files_are_neither_a_crash_nor_silence() {
    let place = Place::new();
    place.write("zeile.md", "Das Haus. ".repeat(500_000));
    place.write("wort.md", "ä".repeat(1_000_000));
    place.write("leer.md", "");
    place.write("nul.bin", "a\0b");
    let run = place.rotstift(&["check", ".", "nul.bin", "nirgends.md", "--show", "info", "--fail-on", "error"]);
    assert_eq!(run.status, 2);
    assert_eq!(run.err.lines().filter(|line| line.starts_with("rotstift: ")).count(), 2, "{}", run.err);
    assert!(run.out.lines().all(|line| line.starts_with("wort.md:1:1:")), "{}", &run.out[..run.out.len().min(300)]);
}

#[test]
fn streams_answer_every_document_in_order() {
    let place = Place::new();
    let documents: Vec<String> = (0..500).map(|n| format!("{{\"id\":{n},\"text\":\"Nummer {n} der Staatn.\"}}")).collect();
    place.write("documents.jsonl", documents.join("\n") + "\nkaputt\n");
    let run = place.rotstift(&["check", "--input", "jsonl", "documents.jsonl"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("documents.jsonl:501: no document"), "{}", run.err);
    for (n, line) in run.out.lines().enumerate() {
        let answer: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!((answer["id"].as_u64(), answer["findings"].as_array().unwrap().len()), (Some(n as u64), 1));
    }
    assert_eq!(run.out.lines().count(), 500);
}
