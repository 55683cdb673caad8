//! A team with old texts switches the tool on, and is stopped by new typos only.

use crate::place::Place;

const OLD: &str = "# Bericht\n\nDie beiden Staatn schweigen seit gestern dazu.\n\nNAch einer Woche wohnt sie in in Köln.\n";

#[test]
fn from_old_texts_to_a_green_run_to_one_red_finding_and_back() {
    let place = Place::with_git();
    place.write("texte/alt.md", OLD);
    place.commit("old texts");
    assert_eq!(place.rotstift(&["check"]).status, 1);

    assert_eq!(place.rotstift(&["init"]).status, 0);
    let recorded = place.rotstift(&["baseline"]);
    assert_eq!(recorded.status, 0, "{recorded:?}");
    assert!(recorded.err.contains("rotstift-baseline.json: 3 recorded, 3 new, 0 gone"), "{recorded:?}");
    let green = place.rotstift(&["check"]);
    assert_eq!((green.status, green.out.as_str()), (0, ""), "{green:?}");
    assert!(green.err.contains("3 schon in der Baseline"), "{green:?}");
    place.commit("rotstift");

    // Moved, rewrapped, renamed: still known.
    place.git(&["mv", "texte/alt.md", "texte/umbenannt.md"]);
    let moved = OLD.replace("# Bericht\n", "# Bericht\n\nEin neuer Absatz.\n").replace("seit gestern dazu", "seit\ngestern dazu");
    place.write("texte/umbenannt.md", moved);
    assert_eq!(place.found(&["check"]), (0, vec![]));
    place.commit("renamed");

    // One new typo, staged, is the one thing that stops.
    place.write("texte/neu.md", "Die Regirung berät, und die Rodong Sinmun schreibt.\n");
    place.git(&["add", "texte/neu.md"]);
    assert_eq!(place.found(&["check"]), (1, vec!["Regirung".to_owned()]));
    assert_eq!(place.found(&["check", "--staged"]), (1, vec!["Regirung".to_owned()]));
    let hook = place.rotstift(&["check", "--force-exclude", "texte/neu.md"]);
    assert!(hook.err.lines().last().unwrap().contains("rotstift baseline"), "{hook:?}");

    // Corrected by the tool on demand; a word that is right goes into the list.
    assert_eq!(place.rotstift(&["fix", "--unsafe-fixes", "texte/neu.md"]).status, 0);
    assert!(place.read("texte/neu.md").starts_with("Die Regierung berät".as_bytes()));
    let refused = place.rotstift(&["words", "add", "Regirung"]);
    assert_eq!(refused.status, 2, "{refused:?}");
    assert!(refused.err.contains("looks like a slip of `Regierung`"), "{refused:?}");
    assert_eq!(place.rotstift(&["words", "add", "Sinmun"]).status, 0);
    place.git(&["add", "--all"]);
    assert_eq!(place.rotstift(&["check", "--staged", "--show", "info", "--fail-on", "error"]).status, 0);
    assert_eq!(place.rotstift(&["check"]).status, 0);
}

#[test]
fn what_is_corrected_leaves_the_baseline_and_is_new_when_it_comes_back() {
    let place = Place::new();
    place.write("a.md", OLD);
    place.write("b.md", "Die Regirung berät.\n");
    place.rotstift(&["baseline"]);
    place.write("a.md", OLD.replace("Staatn", "Staaten"));
    let pruned = place.rotstift(&["baseline", "--prune", "a.md"]);
    assert!(pruned.err.contains("3 recorded, 0 new, 1 gone"), "{pruned:?}");
    place.write("a.md", OLD);
    assert_eq!(place.found(&["check"]), (1, vec!["Staatn".to_owned()]));
    assert_eq!(place.found(&["check", "--no-baseline"]).1.len(), 4);
    // A second copy in the same paragraph is new.
    place.write("a.md", OLD.replace("in in Köln", "in in Köln, dann wieder in in Köln").replace("Staatn", "Staaten"));
    assert_eq!(place.found(&["check"]), (1, vec!["in in".to_owned()]));
}

#[test]
fn broken_and_missing_baselines_are_said() {
    let place = Place::new();
    place.write("a.md", OLD);
    let missing = place.rotstift(&["check", "--baseline", "nirgends.json"]);
    assert_eq!(missing.status, 2);
    assert!(missing.err.contains("nirgends.json: no such baseline"), "{missing:?}");
    place.write("rotstift-baseline.json", "<<<<<<< HEAD\n");
    let broken = place.rotstift(&["check"]);
    assert_eq!((broken.status, broken.out.lines().count()), (2, 3), "{broken:?}");
    assert!(broken.err.contains("after a merge conflict"), "{broken:?}");
}
