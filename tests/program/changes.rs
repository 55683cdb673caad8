//! `--since` and `--staged`.

use std::fs;

use crate::place::Place;

const CLEAN: &str = "Ein Satz ohne Fehler.\n";

#[test]
fn only_changed_lines_count() {
    let place = Place::with_git();
    place.write("a.md", format!("Die alte Regirung.\n\n{CLEAN}"));
    place.commit("first");
    place.write("a.md", format!("Die alte Regirung.\n\n{CLEAN}\nDie beiden Staatn.\n"));
    place.write("grün \"x\".md", "Eine neue Geselschaft tagt.\n");
    place.write("ignoriert/x.md", "Die Geselschaft tagt.\n");
    place.write(".gitignore", "ignoriert/\n");
    assert_eq!(place.found(&["check", "--since", "HEAD"]), (1, vec!["Staatn".to_owned(), "Geselschaft".to_owned()]));
    assert_eq!(place.found(&["check", "--since", "HEAD", "a.md"]), (1, vec!["Staatn".to_owned()]));
    assert_eq!(place.found(&["check"]).1.len(), 3);
    let below = place.command(&["check", "--since", "HEAD", "-q"]).current_dir(place.folder.join("ignoriert")).output().unwrap();
    assert_eq!((below.status.code(), below.stdout.len()), (Some(0), 0));
}

#[test]
fn the_merge_base_is_what_counts() {
    let place = Place::with_git();
    place.write("a.md", CLEAN);
    place.commit("first");
    place.git(&["switch", "--quiet", "--create", "zweig"]);
    place.write("b.md", "Die Geselschaft tagt.\n");
    place.commit("ours");
    place.git(&["switch", "--quiet", "main"]);
    place.write("a.md", format!("{CLEAN}\nDie Regirung.\n"));
    place.commit("theirs");
    place.git(&["switch", "--quiet", "zweig"]);
    assert_eq!(place.found(&["check", "--since", "main"]), (1, vec!["Geselschaft".to_owned()]));
}

#[test]
fn a_change_that_causes_a_finding_elsewhere_is_reported() {
    let place = Place::with_git();
    let old = "Die NATO tagt.\n\nDer Rest ist lang.\n";
    place.write("a.md", old);
    place.commit("first");
    place.write("a.md", format!("{old}\nDie Nato tagt. Die Nato schweigt.\n"));
    assert_eq!(place.found(&["check", "--since", "HEAD", "--fail-on", "never"]), (0, vec!["NATO".to_owned()]));
}

#[test]
fn the_index_is_checked_not_the_working_copy() {
    let place = Place::with_git();
    place.write("a.md", "Die Regirung schweigt.\n");
    place.write("weg.md", CLEAN);
    place.git(&["add", "--all"]);
    // Without a commit all that is staged is new.
    assert_eq!(place.found(&["check", "--staged"]), (1, vec!["Regirung".to_owned()]));
    place.commit("first");
    assert_eq!(place.found(&["check", "--staged"]), (0, vec![]));
    // Partly staged: the typo is in the index, the working copy has it right, and the other way round.
    place.write("a.md", format!("Die Regirung schweigt.\n\nDie Geselschaft tagt.\n\n{CLEAN}"));
    place.write("b.md", CLEAN);
    place.git(&["add", "--all"]);
    place.write("a.md", format!("Davor.\n\nDie Regirung schweigt.\n\nDie Gesellschaft tagt.\n\n{CLEAN}"));
    place.write("b.md", "Die Staatn.\n");
    assert_eq!(place.found(&["check", "--staged"]), (1, vec!["Geselschaft".to_owned()]));
    assert_eq!(place.found(&["check", "--staged", "b.md"]), (0, vec![]));
    // Staged, then deleted or renamed.
    fs::remove_file(place.folder.join("a.md")).unwrap();
    place.git(&["mv", "weg.md", "da.md"]);
    assert_eq!(place.found(&["check", "--staged"]), (1, vec!["Geselschaft".to_owned()]));
    let fix = place.rotstift(&["check", "--staged", "--fix"]);
    assert_eq!(fix.status, 2);
}

#[test]
fn submodules_and_links_are_left_alone() {
    let (place, other) = (Place::with_git(), Place::with_git());
    other.write("a.md", "Die Geselschaft tagt.\n");
    other.commit("first");
    place.write("a.md", CLEAN);
    place.commit("first");
    place.git(&["submodule", "--quiet", "add", other.folder.to_str().unwrap(), "fremd"]);
    #[cfg(unix)]
    std::os::unix::fs::symlink("fremd/a.md", place.folder.join("link.md")).unwrap();
    place.git(&["add", "--all"]);
    assert_eq!(place.found(&["check", "--staged"]), (0, vec![]));
}

#[test]
fn outside_a_repository_and_for_unknown_revisions_it_says_so() {
    let place = Place::new();
    place.write("a.md", CLEAN);
    for option in [&["--staged"][..], &["--since", "HEAD"]] {
        let run = place.rotstift(&[&["check"], option].concat());
        assert_eq!(run.status, 2);
        assert!(run.err.contains("this is no git repository"), "{run:?}");
    }
    let place = Place::with_git();
    place.write("a.md", CLEAN);
    place.commit("first");
    let run = place.rotstift(&["check", "--since", "nirgends"]);
    assert!(run.status == 2 && run.err.contains("--since nirgends: there is no such revision"), "{run:?}");
}
