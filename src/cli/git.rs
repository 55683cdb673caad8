//! What git knows of changes, by git's own command.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use super::{Trouble, scopes::absolute};
use crate::text::{SourceFile, Span};

/// The lines of a file that are new, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Lines {
    /// All of them.
    All,
    /// Ranges, first and last line.
    Some(Vec<(u32, u32)>),
}

impl Lines {
    /// Whether any line of a span is new.
    pub(crate) fn touch(&self, source: &SourceFile, span: Span) -> bool {
        let Self::Some(ranges) = self else { return true };
        let first = source.lines().line_idx(span.start()) + 1;
        let last = source.lines().line_idx(span.end().saturating_sub(1).max(span.start())) + 1;
        ranges.iter().any(|&(from, to)| from <= last && first <= to)
    }
}

/// A changed file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    /// Its new lines.
    pub(crate) lines: Lines,
    /// The object that holds its content in the index.
    blob: String,
}

/// The changed files, by absolute path.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    files: BTreeMap<PathBuf, Change>,
    here: PathBuf,
    /// Whether texts come from the index.
    staged: bool,
}

impl Changes {
    /// What differs from the merge base with a revision, files unknown to git included.
    ///
    /// # Errors
    /// Outside a repository, or when there is no such revision.
    pub(crate) fn since(here: &Path, revision: &str) -> Result<Self, Trouble> {
        let git = Git { here, option: format!("--since {revision}") };
        let top = git.top()?;
        let commit = git.line(&["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{revision}^{{commit}}")])?;
        let commit = commit.ok_or_else(|| git.trouble("there is no such revision"))?;
        let base = git.line(&["merge-base", &commit, "HEAD"])?.unwrap_or(commit);
        let mut files = git.diff(&top, &[&base])?;
        let untracked = git.bytes(&["ls-files", "--others", "--exclude-standard", "--full-name", "-z", ":/"])?;
        for name in untracked.split(|&byte| byte == 0).filter(|name| !name.is_empty()) {
            files.insert(top.join(os_path(name)), Change { lines: Lines::All, blob: String::new() });
        }
        Ok(Self { files, here: here.to_path_buf(), staged: false })
    }

    /// What the index holds that the last commit does not.
    ///
    /// # Errors
    /// Outside a repository.
    pub(crate) fn staged(here: &Path) -> Result<Self, Trouble> {
        let git = Git { here, option: "--staged".to_owned() };
        let top = git.top()?;
        let files = git.diff(&top, &["--cached"])?;
        Ok(Self { files, here: here.to_path_buf(), staged: true })
    }

    /// The changed files at or below the given paths, as those paths would name them.
    pub(crate) fn below(&self, paths: &[PathBuf]) -> Vec<PathBuf> {
        let mut found = Vec::new();
        for given in paths {
            let start = absolute(&self.here, given);
            for (path, _) in self.files.iter().filter(|(_, change)| change.lines != Lines::Some(Vec::new())) {
                if let Ok(rest) = path.strip_prefix(&start) {
                    found.push(if rest.as_os_str().is_empty() { given.clone() } else { given.join(rest) });
                }
            }
        }
        found
    }

    /// What is new in a file.
    pub(crate) fn of(&self, path: &Path) -> Option<&Change> {
        self.files.get(&absolute(&self.here, path))
    }

    /// The staged texts of these files, in their order; `None` when texts come from the working copy.
    ///
    /// # Errors
    /// When git cannot give them.
    pub(crate) fn contents<'p>(&self, paths: impl Iterator<Item = &'p Path>) -> Result<Option<Vec<Vec<u8>>>, Trouble> {
        if !self.staged {
            return Ok(None);
        }
        let blobs: Vec<&str> = paths.filter_map(|path| self.of(path)).map(|change| change.blob.as_str()).collect();
        Git { here: &self.here, option: "--staged".to_owned() }.blobs(&blobs).map(Some)
    }
}

struct Git<'a> {
    here: &'a Path,
    /// What the user asked for, to begin messages with.
    option: String,
}

impl Git<'_> {
    fn trouble(&self, what: impl Into<String>) -> Trouble {
        Trouble::new(&self.option, what)
    }

    fn command(&self) -> Command {
        let mut command = Command::new("git");
        command.arg("-C").arg(self.here).args(["-c", "core.quotePath=false", "--no-pager"]);
        command.env("GIT_OPTIONAL_LOCKS", "0").env("LC_ALL", "C").stdin(Stdio::null());
        command
    }

    /// The output of a command that must succeed.
    fn bytes(&self, args: &[&str]) -> Result<Vec<u8>, Trouble> {
        let output = self.command().args(args).output().map_err(|error| self.no_git(&error))?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        let message = String::from_utf8_lossy(&output.stderr);
        Err(self.trouble(message.lines().next().unwrap_or("git failed").trim_start_matches("fatal: ")))
    }

    fn no_git(&self, error: &std::io::Error) -> Trouble {
        match error.kind() {
            std::io::ErrorKind::NotFound => self.trouble("git is not installed"),
            _ => Trouble::io(format!("{}: git", self.option), error),
        }
    }

    /// The one line that a command answers with, or `None` when it fails.
    fn line(&self, args: &[&str]) -> Result<Option<String>, Trouble> {
        let output = self.command().args(args).output().map_err(|error| self.no_git(&error))?;
        let line = String::from_utf8_lossy(&output.stdout).trim_end_matches(['\n', '\r']).to_owned();
        Ok((output.status.success() && !line.is_empty()).then_some(line))
    }

    /// The top folder of the working copy.
    fn top(&self) -> Result<PathBuf, Trouble> {
        // The way up rather than the real path: the two differ behind symbolic links.
        let up = self.line(&["rev-parse", "--show-cdup", "--is-inside-work-tree"])?;
        let mut lines = up.as_deref().unwrap_or_default().lines();
        match (lines.next(), lines.next()) {
            (Some(up), Some("true")) => Ok(absolute(self.here, Path::new(up))),
            (Some("true"), None) => Ok(self.here.to_path_buf()),
            _ => Err(self.trouble("this is no git repository; call it inside one, or leave the option out")),
        }
    }

    /// The new lines and objects of files that differ.
    fn diff(&self, top: &Path, what: &[&str]) -> Result<BTreeMap<PathBuf, Change>, Trouble> {
        let mut args = vec![
            "diff",
            "--unified=0",
            "--full-index",
            "--find-renames",
            "--no-color",
            "--no-ext-diff",
            "--no-textconv",
            "--no-relative",
            "--ignore-submodules=all",
            "--diff-filter=ACMRT",
            "--src-prefix=a/",
            "--dst-prefix=b/",
            "--no-indent-heuristic",
        ];
        args.extend(what);
        args.push("--");
        let diff = self.bytes(&args)?;
        Ok(parse_diff(&diff).into_iter().map(|(name, change)| (top.join(os_path(&name)), change)).collect())
    }

    /// The contents of objects, by one process.
    fn blobs(&self, blobs: &[&str]) -> Result<Vec<Vec<u8>>, Trouble> {
        if blobs.is_empty() {
            return Ok(Vec::new());
        }
        let failed = |error: std::io::Error| Trouble::io(format!("{}: git", self.option), &error);
        let mut child = self
            .command()
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| self.no_git(&error))?;
        let (Some(mut questions), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(self.trouble("git cannot be asked"));
        };
        let mut answers = BufReader::new(answers);
        let mut contents = Vec::with_capacity(blobs.len());
        for blob in blobs {
            questions.write_all(format!("{blob}\n").as_bytes()).and_then(|()| questions.flush()).map_err(failed)?;
            contents.push(self.blob(&mut answers)?);
        }
        drop(questions);
        child.wait().map_err(failed)?;
        Ok(contents)
    }

    /// One answer: `object type size`, the content, a line end.
    fn blob(&self, answers: &mut impl BufRead) -> Result<Vec<u8>, Trouble> {
        let failed = |error: std::io::Error| Trouble::io(format!("{}: git", self.option), &error);
        let mut head = String::new();
        answers.read_line(&mut head).map_err(failed)?;
        let size = head.trim_end().rsplit(' ').next().and_then(|size| size.parse::<usize>().ok());
        let size = size.ok_or_else(|| self.trouble(format!("git does not have the staged text: {}", head.trim_end())))?;
        let mut content = vec![0; size + 1];
        answers.read_exact(&mut content).map_err(failed)?;
        content.pop();
        Ok(content)
    }
}

/// Reads a diff without context: the files' names as git knows them, and their new lines.
fn parse_diff(diff: &[u8]) -> Vec<(Vec<u8>, Change)> {
    let mut files: Vec<(Vec<u8>, Change)> = Vec::new();
    let mut file = Header::default();
    // Lines of a hunk that are still to come; they may look like anything.
    let mut n_hunk_lines = 0u32;
    for line in diff.split(|&byte| byte == b'\n') {
        if n_hunk_lines > 0 && matches!(line.first(), Some(b'+' | b'-' | b' ')) {
            n_hunk_lines -= 1;
        } else if line.starts_with(b"diff --git ") {
            n_hunk_lines = 0;
            file.close(&mut files);
            file = Header { name: name_of_pair(&line[b"diff --git ".len()..]), ..Header::default() };
        } else if let Some(name) = line.strip_prefix(b"+++ ").or_else(|| line.strip_prefix(b"rename to ")) {
            let is_path = line.starts_with(b"+++ ");
            let name = unquoted(name.strip_suffix(b"\t").unwrap_or(name));
            file.name = Some(if is_path { name.strip_prefix(b"b/").unwrap_or(&name).to_vec() } else { name });
        } else if let Some(index) = line.strip_prefix(b"index ") {
            file.read_index(&String::from_utf8_lossy(index));
        } else if let Some(mode) = line.strip_prefix(b"new file mode ").or_else(|| line.strip_prefix(b"new mode ")) {
            file.is_file = mode.starts_with(b"100");
        } else if line.starts_with(b"@@ ") {
            n_hunk_lines = file.read_hunk(&String::from_utf8_lossy(line));
        }
    }
    file.close(&mut files);
    files
}

/// What is read of one file's diff.
struct Header {
    name: Option<Vec<u8>>,
    blob: String,
    is_file: bool,
    ranges: Vec<(u32, u32)>,
}

impl Default for Header {
    fn default() -> Self {
        Self { name: None, blob: String::new(), is_file: true, ranges: Vec::new() }
    }
}

impl Header {
    fn close(&mut self, files: &mut Vec<(Vec<u8>, Change)>) {
        let Some(name) = self.name.take() else { return };
        if self.is_file {
            let lines = Lines::Some(std::mem::take(&mut self.ranges));
            files.push((name, Change { lines, blob: std::mem::take(&mut self.blob) }));
        }
    }

    /// `old..new mode`
    fn read_index(&mut self, index: &str) {
        let mut parts = index.split(' ');
        let objects = parts.next().unwrap_or_default();
        objects.split("..").nth(1).unwrap_or_default().clone_into(&mut self.blob);
        self.is_file &= parts.next().is_none_or(|mode| mode.starts_with("100"));
    }

    /// `@@ -from,n +from,n @@`; gives the number of lines that follow.
    fn read_hunk(&mut self, line: &str) -> u32 {
        let range = |sign: char| {
            let part = line.split(' ').find(|part| part.starts_with(sign))?;
            let (from, n) = part[1..].split_once(',').unwrap_or((&part[1..], "1"));
            Some((from.parse::<u32>().ok()?, n.parse::<u32>().ok()?))
        };
        let ((_, n_old), (from, n_new)) = (range('-').unwrap_or_default(), range('+').unwrap_or_default());
        if n_new > 0 {
            self.ranges.push((from, from + n_new - 1));
        }
        n_old + n_new
    }
}

/// The second name of `a/x b/x`, where both are the same: files whose content is unchanged or binary
/// have no other line that names them.
fn name_of_pair(pair: &[u8]) -> Option<Vec<u8>> {
    if pair.starts_with(b"\"") {
        let end = pair.windows(2).position(|two| two == b"\" ")? + 1;
        return unquoted(&pair[..end]).strip_prefix(b"a/").map(<[u8]>::to_vec);
    }
    let half = pair.len() / 2;
    pair.get(..half)?.strip_prefix(b"a/").map(<[u8]>::to_vec)
}

/// A name as git quotes it in C's manner, or as it stands.
fn unquoted(name: &[u8]) -> Vec<u8> {
    let Some(inner) = name.strip_prefix(b"\"").and_then(|name| name.strip_suffix(b"\"")) else { return name.to_vec() };
    let mut plain = Vec::with_capacity(inner.len());
    let mut at = 0;
    while let Some(&byte) = inner.get(at) {
        at += 1;
        if byte != b'\\' {
            plain.push(byte);
            continue;
        }
        let escaped = inner.get(at).copied().unwrap_or(b'\\');
        at += 1;
        plain.push(match escaped {
            b'n' => b'\n',
            b't' => b'\t',
            b'r' => b'\r',
            b'a' => 7,
            b'b' => 8,
            b'f' => 12,
            b'v' => 11,
            b'0'..=b'7' => {
                let digits = inner.get(at - 1..at + 2).unwrap_or_default();
                at += 2;
                digits.iter().fold(0u8, |value, digit| value.wrapping_mul(8).wrapping_add(digit.wrapping_sub(b'0')))
            }
            other => other,
        });
    }
    plain
}

#[cfg(unix)]
fn os_path(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    std::ffi::OsStr::from_bytes(bytes).into()
}

#[cfg(not(unix))]
fn os_path(bytes: &[u8]) -> PathBuf {
    String::from_utf8_lossy(bytes).into_owned().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn diffs_give_names_and_new_lines() {
        let diff = "diff --git a/a.md b/a.md\nindex 1111..2222 100644\n--- a/a.md\n+++ b/a.md\n\
            @@ -3 +3,2 @@ Kopf\n-alt\n+++ b/falle.md\n+neu\n@@ -9,2 +9,0 @@\n-x\n-y\n\
            diff --git \"a/gr\\303\\274n \\\"x\\\".md\" \"b/gr\\303\\274n \\\"x\\\".md\"\nnew file mode 100644\nindex 0000..3333\n\
            --- /dev/null\n+++ \"b/gr\\303\\274n \\\"x\\\".md\"\n@@ -0,0 +1 @@\n+x\n\\ No newline at end of file\n\
            diff --git a/alt name.md b/neuer name.md\nsimilarity index 100%\nrename from alt name.md\nrename to neuer name.md\n\
            diff --git a/link b/link\nnew file mode 120000\nindex 0000..4444\n--- /dev/null\n+++ b/link\n@@ -0,0 +1 @@\n+ziel\n";
        let files = parse_diff(diff.as_bytes());
        let names: Vec<_> = files.iter().map(|(name, _)| String::from_utf8_lossy(name).into_owned()).collect();
        assert_eq!(names, ["a.md", "grün \"x\".md", "neuer name.md"]);
        assert_eq!(files[0].1, Change { lines: Lines::Some(vec![(3, 4)]), blob: "2222".to_owned() });
        assert_eq!(files[1].1.lines, Lines::Some(vec![(1, 1)]));
        assert_eq!(files[2].1.lines, Lines::Some(vec![]));
    }

    #[test]
    fn a_span_touches_new_lines_when_any_of_its_lines_is_new() {
        let source = SourceFile::from_text("a", "eins\nzwei\ndrei\n");
        let lines = Lines::Some(vec![(2, 2)]);
        assert!(lines.touch(&source, Span::new(5, 9)) && lines.touch(&source, Span::new(3, 6)));
        assert!(!lines.touch(&source, Span::new(0, 4)) && !lines.touch(&source, Span::new(10, 14)));
    }
}
