//! `fix`, `--fix` and `--diff`.

use std::{fs, process::Stdio, thread, time::Duration};

use crate::place::Place;

const FAULTY: &str = "NAch einer Woche wohnt sie in in Köln.\n";
const FIXED: &str = "Nach einer Woche wohnt sie in Köln.\n";

#[test]
fn safe_fixes_are_written_and_unsafe_ones_on_demand() {
    let place = Place::new();
    place.write("a.md", format!("{FAULTY}\nDie Staatn.\n"));
    let run = place.rotstift(&["fix"]);
    assert_eq!(run.status, 1, "{run:?}");
    assert_eq!(run.out, "a.md:3:5: error[unknown-word] „Staatn“ ist kein bekanntes Wort. → Staaten\n");
    assert!(run.err.contains("2 korrigiert"), "{run:?}");
    assert_eq!(place.read("a.md"), format!("{FIXED}\nDie Staatn.\n").into_bytes());
    assert_eq!(place.rotstift(&["check", "--fix", "--unsafe-fixes"]).status, 0);
    let fixed = place.read("a.md");
    assert_eq!(fixed, format!("{FIXED}\nDie Staaten.\n").into_bytes());
    assert_eq!(place.rotstift(&["fix", "--unsafe-fixes"]).status, 0);
    assert_eq!(place.read("a.md"), fixed);
}

#[test]
fn line_ends_marks_encodings_permissions_and_links_stay() {
    let place = Place::new();
    place.write("a.md", format!("\u{FEFF}{}", FAULTY.replace('\n', "\r\n")));
    place.write("b.txt", FAULTY.chars().map(|c| c as u8).collect::<Vec<_>>());
    #[cfg(unix)]
    {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let real = place.write("echt.md", FAULTY);
        fs::set_permissions(&real, fs::Permissions::from_mode(0o755)).unwrap();
        symlink("echt.md", place.folder.join("link.md")).unwrap();
        place.rotstift(&["fix", "link.md"]);
        assert!(fs::symlink_metadata(place.folder.join("link.md")).unwrap().is_symlink());
        assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o755);
        assert_eq!(place.read("echt.md"), FIXED.as_bytes());
    }
    place.rotstift(&["fix"]);
    assert_eq!(place.read("a.md"), format!("\u{FEFF}{}", FIXED.replace('\n', "\r\n")).into_bytes());
    assert_eq!(place.read("b.txt"), FIXED.chars().map(|c| c as u8).collect::<Vec<_>>());
    let left_over = fs::read_dir(&place.folder)
        .unwrap()
        .filter(|entry| entry.as_ref().is_ok_and(|entry| entry.file_name().to_string_lossy().contains("tmp")));
    assert_eq!(left_over.count(), 0);
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_written_is_said_and_the_others_are_fixed() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    let locked = place.write("a.md", FAULTY);
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o444)).unwrap();
    place.write("b.md", FAULTY);
    let run = place.rotstift(&["fix"]);
    assert_eq!(run.status, 2, "{run:?}");
    assert!(run.err.contains("a.md: permission denied"), "{run:?}");
    assert_eq!((place.read("a.md"), place.read("b.md")), (FAULTY.into(), FIXED.into()));
}

#[test]
fn diffs_apply_with_git() {
    let place = Place::with_git();
    place.write(
        "ein text.md",
        format!("Eins.\n\nZwei.\n\nDrei.\n\nVier.\n\n{FAULTY}\nFünf.\n\nSechs.\n\nSieben.\n\nAcht.\n\n{FAULTY}").trim_end(),
    );
    place.write("crlf.md", FAULTY.replace('\n', "\r\n"));
    place.commit("first");
    let run = place.rotstift(&["fix", "--diff"]);
    assert_eq!(run.status, 1, "{run:?}");
    assert_eq!(run.out.matches("@@ -").count(), 3, "{run:?}");
    assert!(place.git(&["status", "--porcelain"]).out.is_empty());
    let patch = place.write("fix.patch", &run.out);
    place.git(&["apply", "--check", patch.to_str().unwrap()]);
    place.git(&["apply", patch.to_str().unwrap()]);
    fs::remove_file(patch).unwrap();
    let by_patch = (place.read("ein text.md"), place.read("crlf.md"));
    place.git(&["checkout", "--quiet", "."]);
    place.rotstift(&["fix"]);
    assert_eq!((place.read("ein text.md"), place.read("crlf.md")), by_patch);
    assert_eq!(place.rotstift(&["fix", "--diff"]).out, "");
}

#[test]
fn standard_input_is_corrected_to_standard_output() {
    use std::io::Write;
    let place = Place::new();
    let mut child =
        place.command(&["fix", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(FAULTY.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stdout), (Some(0), FIXED.into()));
}

/// Killed in the middle a hundred times, it leaves each file either as it was or corrected.
#[test]
fn nothing_is_ever_half_written() {
    let place = Place::new();
    let long = |text: &str| text.repeat(200);
    for n in 0..20 {
        place.write(&format!("{n}.md"), long(FAULTY));
    }
    for round in 0..100u64 {
        let mut child = place.command(&["fix"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(Duration::from_micros(500 + round * 400));
        let _ = child.kill();
        child.wait().unwrap();
        for n in 0..20 {
            let name = format!("{n}.md");
            let text = String::from_utf8(place.read(&name)).unwrap();
            assert!(text == long(FAULTY) || text == long(FIXED), "{name} is half written");
            if text == long(FIXED) {
                place.write(&name, long(FAULTY));
            }
        }
    }
}
