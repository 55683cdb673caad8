//! Which files hold German messages, by their names.

/// Folders that hold messages, a folder or file for each language.
const FOLDERS: [&str; 14] = [
    "locales",
    "locale",
    "_locales",
    "i18n",
    "l10n",
    "intl",
    "lang",
    "langs",
    "language",
    "languages",
    "translations",
    "translation",
    "messages",
    "resources",
];

/// Whether a path names a file of German messages with one of these extensions: `de.json`,
/// `messages_de.properties`, `app.de.yml`, `locales/de/common.json`.
pub(super) fn is_german(path: &str, extensions: &[&str]) -> bool {
    let mut parts = path.rsplit(['/', '\\']);
    let Some((stem, extension)) = parts.next().and_then(|name| name.rsplit_once('.')) else { return false };
    if !extensions.iter().any(|known| extension.eq_ignore_ascii_case(known)) {
        return false;
    }
    if is_tag(stem) || stem.split('.').any(is_tag) || ends_in_tag(stem) {
        return true;
    }
    let mut in_german = false;
    for folder in parts {
        if in_german && FOLDERS.iter().any(|known| folder.eq_ignore_ascii_case(known)) {
            return true;
        }
        in_german |= is_tag(folder);
    }
    false
}

/// `de`, `de-AT`, `de_CH`, `de-DE-formal`
fn is_tag(text: &str) -> bool {
    let mut parts = text.split(['-', '_']);
    parts.next().is_some_and(|language| language.eq_ignore_ascii_case("de"))
        && parts.next().is_none_or(|region| {
            region.len() == 2 || region.eq_ignore_ascii_case("formal") || region.eq_ignore_ascii_case("informal")
        })
}

/// `messages_de`, `app-de-AT`
fn ends_in_tag(stem: &str) -> bool {
    stem.match_indices(['_', '-']).any(|(at, _)| is_tag(&stem[at + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_by_example() {
        let json = ["json", "yml"];
        for path in [
            "de.json",
            "a/de-AT.json",
            "messages_de.json",
            "app.de.yml",
            "locales/de/x.json",
            "_locales/de_CH/a/b.json",
            "DE.JSON",
        ] {
            assert!(is_german(path, &json), "{path}");
        }
        for path in
            ["en.json", "package.json", "docs/de/data.json", "mode.json", "code-de.txt", "aide.yml", "locales/en/de/x.toml", "de"]
        {
            assert!(!is_german(path, &json), "{path}");
        }
    }
}
