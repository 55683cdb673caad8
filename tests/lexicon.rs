//! The built-in word data: what is in it, what is not, and that it was made from the sources named.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;

use rotstift::lexicon::{Classes, Embedded, announces_name};

/// A list below `tests/lexicon/`, without remarks.
fn list(name: &str) -> Vec<String> {
    let text = fs::read_to_string(format!("tests/lexicon/{name}")).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(|line| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect()
}

fn is_known(form: &str) -> bool {
    Embedded::entry(form).is_some()
}

fn zipf(form: &str) -> u8 {
    Embedded::entry(form).map_or(0, |entry| entry.zipf_tenths)
}

fn has(form: &str, classes: Classes) -> bool {
    Embedded::entry(form).is_some_and(|entry| entry.classes.intersects(classes))
}

#[test]
fn case_is_kept() {
    for (right, wrong) in [("Regierung", "regierung"), ("gehen", "gEhen"), ("schön", "SChön"), ("Berlin", "berlin")] {
        assert!(is_known(right), "{right}");
        assert!(!is_known(wrong), "{wrong}");
    }
    // The imperative of *hausen*, which nobody means.
    assert!(!is_known("haus") || has("haus", Classes::DOUBTFUL));
}

#[test]
fn double_s_and_eszett_are_told_apart() {
    let missing: Vec<String> = list("ss.txt").into_iter().filter(|form| !is_known(form)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let swiss_or_old = list("not-members.txt").into_iter().filter(|form| is_known(form)).collect::<Vec<_>>();
    assert!(swiss_or_old.is_empty(), "{swiss_or_old:?}");
}

#[test]
fn old_spellings_lead_to_the_new() {
    for (old, new) in [
        ("Fluß", "Fluss"),
        ("daß", "dass"),
        ("mußte", "musste"),
        ("Schiffahrt", "Schifffahrt"),
        ("numerieren", "nummerieren"),
        ("Stengel", "Stängel"),
        ("plaziert", "platziert"),
        ("Mißverständnis", "Missverständnis"),
        ("bewußt", "bewusst"),
        ("Schluß", "Schluss"),
        ("Prozeß", "Prozess"),
        ("Kuß", "Kuss"),
    ] {
        assert_eq!(Embedded::old_spelling(old).as_deref(), Some(new), "{old}");
    }
    for form in ["Straße", "Haus", "Gedächtnißtütze", "Außtellung", "Hauß", "Maße"] {
        assert_eq!(Embedded::old_spelling(form), None, "{form}");
    }
}

#[test]
fn known_misspellings_are_no_members_and_lead_to_some() {
    let deny = fs::read_to_string("dictionaries/lists/deny.tsv").unwrap();
    for line in deny.lines().filter(|line| !line.starts_with('#')) {
        let (wrong, right) = line.split_once('\t').unwrap();
        assert_eq!(Embedded::known_misspelling(wrong), Some(right), "{line}");
        assert!(!is_known(wrong), "{wrong} is a member");
        for word in right.split(' ') {
            let is_part = Embedded::modifier(&word.to_lowercase()).is_some() || word.contains("fähig");
            assert!(is_known(word) || is_known(&word.to_lowercase()) || is_part, "{word} is no member");
        }
    }
    assert_eq!(Embedded::known_misspelling("Standard"), None);
}

#[test]
fn common_words_are_rated_higher() {
    for (common, rare) in [("der", "Haus"), ("Haus", "Matrize"), ("aber", "Aber"), ("Weg", "Wegs"), ("Masse", "Maße")] {
        assert!(zipf(common) > zipf(rare), "{common} {} {rare} {}", zipf(common), zipf(rare));
    }
    assert!(zipf("und") >= 70);
}

#[test]
fn names_have_their_kind() {
    for (form, class) in [
        ("Anna", Classes::GIVEN),
        ("Thomas", Classes::GIVEN),
        ("Müller", Classes::FAMILY),
        ("Schmidt", Classes::FAMILY),
        ("Köln", Classes::PLACE),
        ("Deutschland", Classes::PLACE),
        ("Frankreich", Classes::PLACE),
        ("Volkswagen", Classes::BRAND),
        ("Android", Classes::BRAND),
        ("through", Classes::ENGLISH),
        ("Haus", Classes::NOUN),
        ("gehst", Classes::VERB),
        ("schönes", Classes::ADJECTIVE),
    ] {
        assert!(has(form, class), "{form}: {:?}", Embedded::entry(form));
    }
    for form in ["Koeln", "Muenchen", "Faru", "Breits"] {
        assert!(!is_known(form), "{form}");
    }
}

#[test]
fn slips_that_are_rare_words_are_doubtful() {
    for form in ["letzen", "bischen", "bereis", "Bespiel"] {
        assert!(!is_known(form) || has(form, Classes::DOUBTFUL), "{form}");
    }
}

#[test]
fn parts_of_compounds_are_known() {
    for part in ["arbeits", "haus", "bundes", "sonnen", "welt"] {
        assert!(Embedded::modifier(part).is_some_and(|part| part.partners > 50), "{part}");
    }
    for part in ["Zeit", "Haus", "frei", "Straße"] {
        assert!(Embedded::head(part).is_some_and(|part| part.partners > 50), "{part}");
    }
    for part in ["darstellung", "referenzs", "gross"] {
        assert!(Embedded::modifier(part).is_none(), "{part}");
    }
}

#[test]
fn abbreviations_are_measured_with_their_blanks() {
    for (text, length) in [
        ("z. B. hier", Some("z. B.")),
        ("z.B. hier", Some("z.B.")),
        ("z.\u{a0}B.", Some("z.\u{a0}B.")),
        ("Z. B. so", Some("Z. B.")),
        ("bzw. das", Some("bzw.")),
        ("d. h., so", Some("d. h.")),
        ("i. d. R. gilt", Some("i. d. R.")),
        ("Dr. rer. nat. Maier", Some("Dr. rer. nat.")),
        ("Dr. Maier", Some("Dr.")),
        ("usw", None),
        ("Schweiz. Das", None),
        ("Max. Das", None),
        ("max. zehn", Some("max.")),
        ("schweiz. Recht", Some("schweiz.")),
        ("Haus. Das", None),
        ("", None),
        ("ö", None),
    ] {
        assert_eq!(Embedded::abbreviation_at(text), length.map(str::len), "{text}");
    }
}

#[test]
fn titles_announce_names() {
    assert!(announces_name("Herr") && announces_name("Dr.") && announces_name("Trainerin"));
    assert!(!announces_name("Haus") && !announces_name("herr"));
}

#[test]
fn attested_forms_are_no_members() {
    let mut n_attested = 0;
    for form in ["dass", "Haus", "Donald", "Youtube", "Insta", "lol", "googlen"] {
        n_attested += usize::from(Embedded::attested(form).is_some());
        assert!(Embedded::attested(form).is_none() || !is_known(form), "{form}");
    }
    assert!(n_attested > 0);
}

#[test]
fn common_forms_are_members_and_not_doubtful() {
    assert!(Embedded::common().len() > 50_000);
    assert!(Embedded::common().contains_key("Haus") && !Embedded::common().contains_key("letzen"));
    assert_eq!(Embedded::common().get("Haus"), Embedded::forms().get("Haus"));
}

#[test]
fn letter_models_know_their_language() {
    use rotstift::lexicon::letter_models::{BORDER, bits, code, table};
    let mean = |which: usize, word: &str| {
        let codes: Vec<u8> = [BORDER, BORDER].into_iter().chain(word.chars().map(code)).chain([BORDER]).collect();
        codes.windows(3).map(|w| bits(table(which), w[0], w[1], w[2])).sum::<f32>() / (codes.len() - 2) as f32
    };
    assert!(mean(0, "Entschuldigung") < mean(1, "Entschuldigung"));
    assert!(mean(1, "thoughtful") < mean(0, "thoughtful"));
    assert!(mean(0, "Verwaltung") < 3.5 && mean(0, "Vxrwqltnng") > 5.0);
    assert!(table(3).is_empty());
}
