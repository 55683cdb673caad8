//! A real German dictionary, which `.ci/run` installs (Debian's `hunspell-de-de`).
#![cfg(feature = "hunspell")]
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test may fail")]

use std::path::Path;

use rotstift::lexicon::load_hunspell;

#[test]
fn debians_german_dictionary_answers() {
    let path = Path::new("/usr/share/hunspell/de_DE");
    if !path.with_extension("aff").exists() {
        println!("skipped: there is no {}.aff; install hunspell-de-de", path.display());
        return;
    }
    let dictionary = load_hunspell(path).unwrap();
    for word in ["Haus", "Häuser", "Grüße", "Gru\u{308}ße", "schwimmst", "Floskel"] {
        assert!(dictionary.knows(word), "{word}");
    }
    for word in ["Staatn", "nähmlich", "Rodong"] {
        assert!(!dictionary.knows(word), "{word}");
    }
    assert!(dictionary.suggest("Staatn").contains(&"Staaten".to_owned()));
}
