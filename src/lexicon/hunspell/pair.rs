//! The two files of a dictionary: read, looked through, and put where the library can take them.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicU32, Ordering},
};

use encoding_rs::Encoding;

use super::HunspellError;

/// How many of a dictionary's own words are tried at most.
const N_SAMPLES: usize = 300;

/// Affix file and word list as text.
pub(super) struct Pair {
    aff_path: PathBuf,
    dic_path: PathBuf,
    aff: String,
    dic: String,
    /// The files on disk are UTF-8 already.
    as_on_disk: bool,
}

/// Files that the library can open; copies are removed when this is dropped.
pub(super) struct Ready {
    aff: String,
    dic: String,
    folder: Option<PathBuf>,
}

impl Ready {
    pub(super) fn aff(&self) -> &str {
        &self.aff
    }

    pub(super) fn dic(&self) -> &str {
        &self.dic
    }
}

impl Drop for Ready {
    fn drop(&mut self) {
        if let Some(folder) = &self.folder {
            let _ = fs::remove_dir_all(folder);
        }
    }
}

impl Pair {
    /// Reads both files and looks for what would confuse the library.
    pub(super) fn read(path: &Path) -> Result<Self, HunspellError> {
        let (aff_path, dic_path) = (with_extension(path, "aff"), with_extension(path, "dic"));
        let (aff_bytes, dic_bytes) = (read_file(&aff_path)?, read_file(&dic_path)?);
        let (encoding, set_line) = encoding_of(&aff_bytes, &aff_path)?;
        let as_on_disk = encoding == encoding_rs::UTF_8 && !aff_bytes.starts_with(b"\xEF\xBB\xBF");
        let mut aff = decode(&aff_bytes, encoding, &aff_path)?;
        let dic = decode(&dic_bytes, encoding, &dic_path)?;
        if encoding != encoding_rs::UTF_8 {
            aff = rewrite_head(&aff, set_line);
        }
        check_affixes(&aff, &aff_path)?;
        check_words(&dic, &dic_path)?;
        Ok(Self { aff_path, dic_path, aff, dic, as_on_disk })
    }

    /// Words that the dictionary should know, spread over the list.
    pub(super) fn samples(&self) -> Vec<String> {
        let n_lines = self.dic.lines().count();
        let step = n_lines.div_ceil(N_SAMPLES).max(1);
        let words = self.dic.lines().skip(1).step_by(step).filter_map(|line| line.split(['/', ' ', '\t']).next());
        words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
    }

    /// Gives paths the library can open: the files themselves, or copies in UTF-8.
    pub(super) fn prepare(self) -> io::Result<Ready> {
        if self.as_on_disk
            && let (Some(aff), Some(dic)) = (self.aff_path.to_str(), self.dic_path.to_str())
        {
            return Ok(Ready { aff: aff.to_owned(), dic: dic.to_owned(), folder: None });
        }
        let folder = private_folder()?;
        let (aff, dic) = (folder.join("words.aff"), folder.join("words.dic"));
        let ready = Ready { aff: lossy(&aff)?, dic: lossy(&dic)?, folder: Some(folder) };
        fs::write(aff, self.aff)?;
        fs::write(dic, self.dic)?;
        Ok(ready)
    }
}

fn lossy(path: &Path) -> io::Result<String> {
    path.to_str()
        .map(str::to_owned)
        .ok_or_else(|| io::Error::other("the folder for temporary files has a name that is not UTF-8"))
}

/// `DIR/de.v2` keeps its point: only the dictionary's own extensions are taken off.
fn with_extension(path: &Path, extension: &str) -> PathBuf {
    let stem = match path.extension().and_then(|given| given.to_str()) {
        Some("aff" | "dic") => path.with_extension(""),
        _ => path.to_path_buf(),
    };
    let mut name = stem.into_os_string();
    name.push(".");
    name.push(extension);
    name.into()
}

fn read_file(path: &Path) -> Result<Vec<u8>, HunspellError> {
    fs::read(path).map_err(|error| HunspellError::Unreadable { path: path.to_path_buf(), error })
}

fn broken(path: &Path, line_idx: usize, what: impl Into<String>) -> HunspellError {
    HunspellError::Broken { path: path.to_path_buf(), line: line_idx + 1, what: what.into() }
}

/// The encoding that the affix file names, and its line; ISO-8859-1 where it names none.
fn encoding_of(aff: &[u8], path: &Path) -> Result<(&'static Encoding, Option<usize>), HunspellError> {
    for (line_idx, line) in aff.split(|&byte| byte == b'\n').enumerate() {
        let Some(name) = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line).strip_prefix(b"SET") else { continue };
        if !name.first().is_some_and(u8::is_ascii_whitespace) {
            continue;
        }
        let name = String::from_utf8_lossy(name.trim_ascii()).into_owned();
        let label = match name.to_ascii_lowercase().as_str() {
            "microsoft-cp1251" => "windows-1251".to_owned(),
            "tis620-2533" => "tis-620".to_owned(),
            label => label.to_owned(),
        };
        let encoding = Encoding::for_label(label.as_bytes());
        return encoding.map(|encoding| (encoding, Some(line_idx))).ok_or_else(|| {
            broken(path, line_idx, format!("`{name}` is no encoding that is known here; convert the pair to UTF-8"))
        });
    }
    Ok((encoding_rs::WINDOWS_1252, None))
}

fn decode(bytes: &[u8], encoding: &'static Encoding, path: &Path) -> Result<String, HunspellError> {
    let line_of = |at: usize| memchr::memchr_iter(b'\n', &bytes[..at]).count();
    if let Some(at) = memchr::memchr(0, bytes) {
        return Err(broken(path, line_of(at), "a NUL byte; this is no dictionary"));
    }
    let (text, malformed) = encoding.decode_with_bom_removal(bytes);
    if malformed {
        let at = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), |_| 0);
        return Err(broken(path, line_of(at), format!("this is not {}, which the affix file promises", encoding.name())));
    }
    Ok(text.into_owned())
}

/// Declares the new encoding, and flags of one character each, which were one byte before.
fn rewrite_head(aff: &str, set_line: Option<usize>) -> String {
    let has_flag = aff.lines().any(|line| line.starts_with("FLAG ") || line.starts_with("FLAG\t"));
    let mut text = String::from(if has_flag { "SET UTF-8\n" } else { "SET UTF-8\nFLAG UTF-8\n" });
    // The old line stays as a comment, so that lines keep their numbers but for the head.
    for (line_idx, line) in aff.split_inclusive('\n').enumerate() {
        if Some(line_idx) == set_line {
            text.push('#');
        }
        text.push_str(line);
    }
    text
}

/// Tables must have the rows they announce, and rows their columns.
fn check_affixes(aff: &str, path: &Path) -> Result<(), HunspellError> {
    let lines: Vec<Vec<&str>> = aff.lines().map(|line| line.split_whitespace().collect()).collect();
    let mut line_idx = 0;
    while let Some(fields) = lines.get(line_idx) {
        let n_rows = match fields.as_slice() {
            ["PFX" | "SFX", _, "Y" | "N", n, ..] => Some((n, 4)),
            ["PFX" | "SFX", ..] => return Err(broken(path, line_idx, "an affix without the head `SFX flag Y count`")),
            [
                "REP" | "MAP" | "ICONV" | "OCONV" | "AF" | "AM" | "BREAK" | "COMPOUNDRULE" | "PHONE" | "CHECKCOMPOUNDPATTERN",
                n,
            ] => Some((n, 2)),
            _ => None,
        };
        line_idx += 1;
        let Some((n_rows, n_columns)) = n_rows else { continue };
        let Ok(n_rows) = n_rows.parse::<usize>() else {
            return Err(broken(path, line_idx - 1, format!("`{n_rows}` is no number of rows")));
        };
        for row in 0..n_rows {
            let Some(cells) = lines.get(line_idx + row) else {
                return Err(broken(path, line_idx - 1, format!("{n_rows} rows are announced, {row} follow")));
            };
            if cells.first() != lines[line_idx - 1].first() || cells.len() < n_columns {
                return Err(broken(
                    path,
                    line_idx + row,
                    format!("row {} of {n_rows} of the table above is missing or short", row + 1),
                ));
            }
        }
        line_idx += n_rows;
    }
    Ok(())
}

fn check_words(dic: &str, path: &Path) -> Result<(), HunspellError> {
    let head = dic.lines().next().unwrap_or_default().split_whitespace().next().unwrap_or_default();
    match head.parse::<u32>() {
        Err(_) => return Err(broken(path, 0, "the number of words is missing")),
        Ok(0) => return Err(broken(path, 0, "the list has no words")),
        Ok(_) => {}
    }
    // The library reads whole lines into memory of its own; nothing sensible is longer.
    match dic.lines().position(|line| line.len() > 8000) {
        Some(line_idx) => Err(broken(path, line_idx, "a line of more than 8,000 bytes")),
        None => Ok(()),
    }
}

/// A new folder that nobody else can write to.
fn private_folder() -> io::Result<PathBuf> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    loop {
        let n = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = env::temp_dir().join(format!("rotstift-{}-{n}", process::id()));
        let mut builder = fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        match builder.create(&folder) {
            Ok(()) => return Ok(folder),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
}
