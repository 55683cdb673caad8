//! A folder of its own for each test, with the program and git at hand.

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output},
    sync::atomic::{AtomicU32, Ordering},
};

/// A folder that vanishes with the test.
pub(crate) struct Place {
    pub(crate) folder: PathBuf,
}

/// What a run came to.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Run {
    fn new(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self { status: output.status.code().unwrap_or(-1), out: text(&output.stdout), err: text(&output.stderr) }
    }

    /// The texts found, from a report in JSON lines.
    pub(crate) fn texts(&self) -> Vec<String> {
        let records = self.out.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        records.map(|record| record["text"].as_str().unwrap().to_owned()).collect()
    }
}

impl Place {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("rotstift-program-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).unwrap();
        // Links on the way, as in macOS's temporary folder, are not what is tested.
        Self { folder: folder.canonicalize().unwrap() }
    }

    /// A place with an empty repository.
    pub(crate) fn with_git() -> Self {
        let place = Self::new();
        place.git(&["init", "--quiet", "--initial-branch=main"]);
        place
    }

    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.folder.join(name)).unwrap()
    }

    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rotstift"));
        command.args(args).current_dir(&self.folder).env_remove("GITHUB_ACTIONS").env_remove("GITHUB_STEP_SUMMARY");
        command
    }

    pub(crate) fn rotstift(&self, args: &[&str]) -> Run {
        Run::new(&self.command(args).output().unwrap())
    }

    /// The texts found in JSON lines, and the exit status.
    pub(crate) fn found(&self, args: &[&str]) -> (i32, Vec<String>) {
        let run = self.rotstift(&[args, &["--format", "jsonl"]].concat());
        (run.status, run.texts())
    }

    pub(crate) fn git(&self, args: &[&str]) -> Run {
        let output = Command::new("git")
            .args(["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "protocol.file.allow=always"])
            .args(args)
            .current_dir(&self.folder)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_SYSTEM", "/dev/null")
            .output()
            .unwrap();
        let run = Run::new(&output);
        assert_eq!(run.status, 0, "git {args:?}: {run:?}");
        run
    }

    pub(crate) fn commit(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", message]);
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}
