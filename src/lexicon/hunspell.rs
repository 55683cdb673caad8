//! Hunspell dictionaries as a further source of words: an adapter over hunspell-rs.
//!
//! What the library does not take well is kept from it: NUL, decomposed letters, endless words, other
//! encodings than UTF-8, files that are missing or broken. Its handles may neither be shared nor sent
//! between threads, and two threads with a handle each give wrong verdicts. So one thread of the process
//! owns all dictionaries, and everybody else asks it; answers are remembered.

mod pair;

use std::{
    collections::HashMap,
    io,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, OnceLock, PoisonError,
        mpsc::{Sender, channel, sync_channel},
    },
    thread,
};

use hunspell_rs::{CheckResult, Hunspell};
// Named so that its default features, which open libclang at run time, are in force.
use hunspell_sys as _;
use unicode_normalization::UnicodeNormalization;

use super::WordSource;
use pair::Pair;

/// Longer words are in no dictionary; the library itself gives up a little above.
const LONGEST_WORD: usize = 100;
/// Suggestions for longer words take a quarter of a second and are of no use.
const LONGEST_SUGGESTED: usize = 40;

/// Why a dictionary cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum HunspellError {
    /// A file of the pair cannot be read.
    #[error("cannot read {path}: {reason}", path = path.display(), reason = reason(error))]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        error: io::Error,
    },
    /// A file is not what it should be.
    #[error("{path}:{line}: {what}", path = path.display())]
    Broken {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong there.
        what: String,
    },
    /// The pair loads, but knows none of its own words.
    #[error("{path} knows none of its own words; are affix file and word list of one dictionary?", path = path.display())]
    Useless {
        /// The pair, without extension.
        path: PathBuf,
    },
}

fn reason(error: &io::Error) -> String {
    if error.kind() == io::ErrorKind::NotFound { "there is no such file".to_owned() } else { error.to_string() }
}

/// Loads a pair `DIR/NAME.aff` and `DIR/NAME.dic`; the path is `DIR/NAME`, with or without extension.
///
/// Takes about as long as reading the files; costs a thread for the first dictionary of the process.
///
/// # Errors
/// When a file is missing, in an unknown encoding or broken.
pub fn load_hunspell(path: &Path) -> Result<Arc<dyn WordSource>, HunspellError> {
    let pair = Pair::read(path)?;
    let unreadable = |error| HunspellError::Unreadable { path: path.to_path_buf(), error };
    let (reply, answer) = sync_channel(1);
    let samples = pair.samples();
    let ready = pair.prepare().map_err(unreadable)?;
    let (aff, dic) = (ready.aff().to_owned(), ready.dic().to_owned());
    let load = Request::Load { aff, dic, samples, reply };
    owner().send(load).map_err(|_| unreadable(io::Error::other("the dictionary thread has ended")))?;
    let idx = answer.recv().map_err(|_| unreadable(io::Error::other("the dictionary thread has ended")))?;
    let idx = idx.ok_or_else(|| HunspellError::Useless { path: path.to_path_buf() })?;
    Ok(Arc::new(Dictionary { idx, known: Mutex::default(), suggested: Mutex::default() }))
}

/// A loaded pair, by its number at the owner's.
struct Dictionary {
    idx: usize,
    known: Mutex<HashMap<String, bool>>,
    suggested: Mutex<HashMap<String, Vec<String>>>,
}

impl WordSource for Dictionary {
    fn knows(&self, form: &str) -> bool {
        let Some(word) = sound(form, LONGEST_WORD) else { return false };
        remembered(&self.known, word, |word, reply| Request::Knows { idx: self.idx, word, reply })
    }

    fn suggest(&self, form: &str) -> Vec<String> {
        let Some(word) = sound(form, LONGEST_SUGGESTED) else { return Vec::new() };
        remembered(&self.suggested, word, |word, reply| Request::Suggest { idx: self.idx, word, reply })
    }
}

/// The word as the library may see it, or `None` when it had better not.
fn sound(form: &str, longest: usize) -> Option<String> {
    // Four bytes a scalar at most, so that endless words are not composed first.
    if form.is_empty() || form.len() > longest * 4 || form.contains('\0') {
        return None;
    }
    let word: String = form.nfc().collect();
    (word.chars().count() <= longest).then_some(word)
}

/// Asks the owner, unless the answer is remembered.
fn remembered<T: Clone + Default>(
    memory: &Mutex<HashMap<String, T>>,
    word: String,
    request: impl FnOnce(String, std::sync::mpsc::SyncSender<T>) -> Request,
) -> T {
    if let Some(answer) = memory.lock().unwrap_or_else(PoisonError::into_inner).get(&word) {
        return answer.clone();
    }
    let (reply, answer) = sync_channel(1);
    // Should the owner have ended, the dictionary knows nothing.
    let answer = owner().send(request(word.clone(), reply)).ok().and_then(|()| answer.recv().ok()).unwrap_or_default();
    memory.lock().unwrap_or_else(PoisonError::into_inner).insert(word, answer.clone());
    answer
}

type Reply<T> = std::sync::mpsc::SyncSender<T>;

enum Request {
    Load { aff: String, dic: String, samples: Vec<String>, reply: Reply<Option<usize>> },
    Knows { idx: usize, word: String, reply: Reply<bool> },
    Suggest { idx: usize, word: String, reply: Reply<Vec<String>> },
}

/// The way to the thread that owns all dictionaries; started by the first one.
fn owner() -> &'static Sender<Request> {
    static OWNER: OnceLock<Sender<Request>> = OnceLock::new();
    OWNER.get_or_init(|| {
        let (sender, requests) = channel();
        // Should no thread be had, the channel is closed and every question answered with "unknown".
        let _ = thread::Builder::new().name("hunspell".to_owned()).stack_size(8 << 20).spawn(move || {
            let mut dictionaries: Vec<Hunspell> = Vec::new();
            for request in requests {
                serve(&mut dictionaries, request);
            }
        });
        sender
    })
}

fn serve(dictionaries: &mut Vec<Hunspell>, request: Request) {
    let has = |dictionary: &Hunspell, word: &str| dictionary.check(word) == CheckResult::FoundInDictionary;
    // Whoever asked and has gone does not need the answer.
    match request {
        Request::Load { aff, dic, samples, reply } => {
            let dictionary = Hunspell::new(&aff, &dic);
            let useful = samples.iter().any(|word| has(&dictionary, word));
            if useful {
                dictionaries.push(dictionary);
            }
            let _ = reply.send(useful.then(|| dictionaries.len() - 1));
        }
        Request::Knows { idx, word, reply } => {
            let _ = reply.send(dictionaries.get(idx).is_some_and(|dictionary| has(dictionary, &word)));
        }
        Request::Suggest { idx, word, reply } => {
            let suggested = dictionaries.get(idx).map(|dictionary| dictionary.suggest(&word)).unwrap_or_default();
            let _ = reply.send(suggested);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("rotstift-test-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    fn write(name: &str, aff: &[u8], dic: &[u8]) -> PathBuf {
        let path = folder(name).join("wörter");
        fs::write(path.with_extension("aff"), aff).unwrap();
        fs::write(path.with_extension("dic"), dic).unwrap();
        path
    }

    #[test]
    fn latin_1_pairs_know_words_with_umlauts() {
        let aff = b"SET ISO8859-1\nTRY esijanrtolcdugmphbyfvkwq\xFC\xE4\xF6\xDF\nSFX \xC4 Y 1\nSFX \xC4 0 n .\n";
        let path = write("latin", aff, b"3\nGr\xFC\xDFe/\xC4\nStra\xDFe\nHaus\n");
        let dictionary = load_hunspell(&path).unwrap();
        for word in ["Grüße", "Grüßen", "Straße", "Haus", "Gru\u{308}ße"] {
            assert!(dictionary.knows(word), "{word}");
        }
        assert!(!dictionary.knows("Strasse"));
        assert!(dictionary.suggest("Strase").contains(&"Straße".to_owned()));
        fs::remove_dir_all(path.parent().unwrap()).unwrap();
    }

    #[test]
    fn odd_words_are_kept_from_the_library() {
        let path = write("odd", b"SET UTF-8\n", "1\nHaus\n".as_bytes());
        let dictionary = load_hunspell(&path).unwrap();
        for word in ["", "a\0b", &"ä".repeat(1_000_000), &"Haus".repeat(26)] {
            assert!(!dictionary.knows(word));
            assert!(dictionary.suggest(word).is_empty());
        }
        fs::remove_dir_all(path.parent().unwrap()).unwrap();
    }

    #[test]
    fn two_dictionaries_and_many_threads_agree() {
        let one = write("one", b"SET UTF-8\n", "1\nHaus\n".as_bytes());
        let two = write("two", b"SET ISO8859-15\n", b"1\nT\xFCr\n");
        let (one_words, two_words) = (load_hunspell(&one).unwrap(), load_hunspell(&two).unwrap());
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for n in 0..200 {
                        assert!(one_words.knows("Haus") && !two_words.knows("Haus"));
                        assert!(two_words.knows("Tür") && !one_words.knows("Tür"));
                        assert!(!one_words.knows(&format!("Haus{n}x")));
                    }
                });
            }
        });
        for path in [one, two] {
            fs::remove_dir_all(path.parent().unwrap()).unwrap();
        }
    }

    #[test]
    fn missing_and_broken_files_are_errors() {
        let message = |path: &Path| load_hunspell(path).map(|_| ()).unwrap_err().to_string();
        assert!(message(Path::new("nirgends/wort")).starts_with("cannot read nirgends/wort.aff"));
        for (name, aff, dic, part) in [
            ("count", &b"SET UTF-8\n"[..], &b"Haus\nHof\n"[..], "dic:1: the number of words is missing"),
            ("empty", b"SET UTF-8\n", b"", "dic:1: the number of words is missing"),
            ("set", b"SET KLINGON-1\n", b"1\nHaus\n", "aff:1: `KLINGON-1` is no encoding"),
            ("utf8", b"SET UTF-8\n", b"1\nGr\xFC\xDFe\n", "dic:2: "),
            ("nul", b"SET UTF-8\n", b"1\nHa\0us\n", "dic:2: "),
            ("table", b"SET UTF-8\nSFX A Y 900\nSFX A 0 n .\n", b"1\nHaus/A\n", "aff:2: "),
            ("few", b"SET UTF-8\nSFX A Y 1\nSFX A 0\n", b"1\nHaus/A\n", "aff:3: "),
            ("none", b"SET UTF-8\nNEEDAFFIX X\n", b"1\nHaus/X\n", "knows none of its own words"),
        ] {
            let path = write(name, aff, dic);
            let message = message(&path);
            assert!(message.contains(part), "{name}: {message}");
            fs::remove_dir_all(path.parent().unwrap()).unwrap();
        }
    }

    /// Bytes changed, cut and doubled at random; a crash of the library would end the test.
    #[test]
    fn damaged_pairs_are_refused_or_survived() {
        let aff = "SET UTF-8\nTRY esnärt\nREP 2\nREP f ph\nREP ss ß\nMAP 1\nMAP uü\nAF 1\nAF AB # 1\n\
            COMPOUNDMIN 3\nCOMPOUNDFLAG C\nCOMPOUNDRULE 1\nCOMPOUNDRULE A*B\nBREAK 2\nBREAK -\nBREAK ^x\n\
            PFX A Y 1\nPFX A 0 un .\nSFX B Y 2\nSFX B 0 en [^e]\nSFX B e en/C e\nICONV 1\nICONV ’ '\n";
        let dic = "4\nHaus/1\nTür/1\nGrüße\nHof/1\tpo:noun\n";
        let folder = folder("damaged");
        let path = folder.join("wort");
        let mut seed = 0x2545_F491_4F6C_DD1Du64;
        let mut next = |n: usize| {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            (seed % n as u64) as usize
        };
        for _ in 0..1000 {
            let (mut aff, mut dic) = (aff.as_bytes().to_vec(), dic.as_bytes().to_vec());
            for _ in 0..=next(6) {
                let bytes = if next(2) == 0 { &mut aff } else { &mut dic };
                let at = next(bytes.len());
                match next(4) {
                    0 => bytes[at] = next(256) as u8,
                    1 => bytes.truncate(at.max(1)),
                    2 => drop(bytes.remove(at)),
                    _ => bytes.insert(at, b"0123456789/ \n\t,.-A"[next(18)]),
                }
                if bytes.is_empty() {
                    bytes.push(b'\n');
                }
            }
            fs::write(path.with_extension("aff"), &aff).unwrap();
            fs::write(path.with_extension("dic"), &dic).unwrap();
            if let Ok(dictionary) = load_hunspell(&path) {
                for word in ["Haus", "unTüren", "Hofhaus", "x-Haus", "Strase"] {
                    dictionary.knows(word);
                    dictionary.suggest(word);
                }
            }
        }
        fs::remove_dir_all(folder).unwrap();
    }
}
