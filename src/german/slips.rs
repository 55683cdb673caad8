//! The noisy channel: how likely a hand is to write one form for another.
//!
//! A form is aligned with a word by the cheapest row of slips; each kind of slip has a cost in nats
//! (negative natural logarithm of its likelihood), kept in `dictionaries/judgement/slips.tsv`. The model
//! is that of Kernighan, Church and Gale (1990) with the kinds that German spelling and the German
//! keyboard suggest.

use std::sync::OnceLock;

use super::search::{LONGEST, fold};

macro_rules! slips {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// A kind of slip.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Slip { $($(#[$doc])* $variant,)* }

        impl Slip {
            /// All kinds, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name in the table and in traces.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

slips! {
    /// Two neighbours in the wrong order: *Staaetn*.
    Swap = "swap",
    /// A letter exchanged for its neighbour on the German keyboard: *Staaren*.
    Key = "key",
    /// A letter exchanged for one that sounds like it: *Widerstant*.
    Sound = "sound",
    /// An umlaut without its dots, or dots too many: *uber*.
    Umlaut = "umlaut",
    /// A vowel for another.
    Vowel = "vowel",
    /// Any other letter for another.
    Exchange = "exchange",
    /// A letter doubled: *Prozzent*.
    ExtraDouble = "extra-double",
    /// A neighbouring key hit as well: *Staatren*.
    ExtraKey = "extra-key",
    /// A letter too many.
    Extra = "extra",
    /// A double letter written once: *Program*.
    LostDouble = "lost-double",
    /// A mute letter left out: h and e after a vowel.
    LostMute = "lost-mute",
    /// A letter left out: *Staatn*.
    Lost = "lost",
    /// The last letter left out.
    LostEnd = "lost-end",
    /// A letter too many at the end.
    ExtraEnd = "extra-end",
    /// ss for ß or ß for ss.
    Eszett = "eszett",
    /// ae, oe, ue for ä, ö, ü.
    Transcription = "transcription",
    /// Groups that sound alike: f and ph, k and ck, i and ie.
    SoundGroup = "sound-group",
    /// A wrong suffix: *-bar* for *-lich*.
    Suffix = "suffix",
    /// A slip at the first letter costs this on top.
    First = "first",
    /// A slip at the last letter costs this on top.
    Last = "last",
    /// The first letter's case differs.
    Case = "case",
}

/// The number of kinds.
pub(super) const N_SLIPS: usize = Slip::ALL.len();

/// What lies between a form and a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alignment {
    /// How many slips of each kind, in the order of [`Slip::ALL`].
    pub counts: [u8; N_SLIPS],
    /// The whole cost in nats.
    pub cost: f32,
}

impl Alignment {
    /// One slip of a kind and nothing else.
    pub(super) fn of_one(slip: Slip) -> Self {
        let mut counts = [0; N_SLIPS];
        counts[slip as usize] = 1;
        Self { counts, cost: costs()[slip as usize] }
    }
}

const TABLE: &str = include_str!("../../dictionaries/judgement/slips.tsv");

/// The costs, in the order of [`Slip::ALL`].
fn costs() -> &'static [f32; N_SLIPS] {
    static COSTS: OnceLock<[f32; N_SLIPS]> = OnceLock::new();
    COSTS.get_or_init(|| {
        let mut costs = [8.0; N_SLIPS];
        for (name, cost) in TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')) {
            if let (Some(at), Ok(cost)) = (Slip::ALL.iter().position(|slip| slip.name() == name), cost.parse()) {
                costs[at] = cost;
            }
        }
        costs
    })
}

/// The cheapest way from `wrong` to `right`; case counts at the first letter only. `None` for forms that
/// are too long to be aligned.
pub fn align(wrong: &str, right: &str) -> Option<Alignment> {
    let (w, r) = (Letters::of(wrong)?, Letters::of(right)?);
    let costs = costs();
    let mut table = vec![Cell::FAR; (w.len + 1) * (r.len + 1)];
    table[0] = Cell { cost: 0.0, slip: None, from: (0, 0) };
    for i in 0..=w.len {
        for j in 0..=r.len {
            let here = table[i * (r.len + 1) + j].cost;
            if here >= f32::MAX {
                continue;
            }
            each_move(&w, &r, i, j, &mut |di, dj, slip| {
                let mut cost = here + slip.map_or(0.0, |slip| costs[slip as usize]);
                if slip.is_some() && i == 0 && j == 0 {
                    cost += costs[Slip::First as usize];
                }
                if slip.is_some() && i + di == w.len && j + dj == r.len {
                    cost += costs[Slip::Last as usize];
                }
                let cell = &mut table[(i + di) * (r.len + 1) + j + dj];
                if cost < cell.cost {
                    *cell = Cell { cost, slip, from: (di as u8, dj as u8) };
                }
            });
        }
    }
    Some(read_back(&table, &w, &r, costs))
}

#[derive(Clone, Copy)]
struct Cell {
    cost: f32,
    slip: Option<Slip>,
    from: (u8, u8),
}

impl Cell {
    const FAR: Self = Self { cost: f32::MAX, slip: None, from: (0, 0) };
}

struct Letters {
    chars: [char; LONGEST + 16],
    len: usize,
    capital: bool,
}

impl Letters {
    fn of(word: &str) -> Option<Self> {
        let mut letters = Self { chars: ['\0'; LONGEST + 16], len: 0, capital: word.starts_with(char::is_uppercase) };
        for c in word.chars() {
            *letters.chars.get_mut(letters.len)? = fold(c);
            letters.len += 1;
        }
        Some(letters)
    }

    fn at(&self, at: usize) -> char {
        if at < self.len { self.chars[at] } else { '\0' }
    }

    fn before(&self, at: usize) -> char {
        if at > 0 { self.chars[at - 1] } else { '\0' }
    }

    fn starts_with(&self, at: usize, text: &str) -> bool {
        text.chars().enumerate().all(|(n, c)| self.at(at + n) == c)
    }
}

fn read_back(table: &[Cell], w: &Letters, r: &Letters, costs: &[f32; N_SLIPS]) -> Alignment {
    let (mut i, mut j) = (w.len, r.len);
    let mut alignment = Alignment { counts: [0; N_SLIPS], cost: table[i * (r.len + 1) + j].cost };
    while i > 0 || j > 0 {
        let cell = table[i * (r.len + 1) + j];
        let at_end = i == w.len && j == r.len;
        i -= cell.from.0 as usize;
        j -= cell.from.1 as usize;
        if let Some(slip) = cell.slip {
            alignment.counts[slip as usize] = alignment.counts[slip as usize].saturating_add(1);
            if i == 0 && j == 0 {
                alignment.counts[Slip::First as usize] = 1;
            }
            if at_end {
                alignment.counts[Slip::Last as usize] = 1;
            }
        }
        if cell.from == (0, 0) {
            break;
        }
    }
    if w.capital != r.capital {
        alignment.counts[Slip::Case as usize] = 1;
        alignment.cost += costs[Slip::Case as usize];
    }
    alignment
}

/// Calls `to` with each move from (i, j): how many letters of each side it takes, and the slip.
#[expect(clippy::many_single_char_names, reason = "indices and letters of two words, as in the literature")]
fn each_move(w: &Letters, r: &Letters, i: usize, j: usize, to: &mut dyn FnMut(usize, usize, Option<Slip>)) {
    let (more_w, more_r) = (i < w.len, j < r.len);
    let (a, b) = (w.at(i), r.at(j));
    if more_w && more_r {
        if a == b {
            to(1, 1, None);
        } else {
            to(1, 1, Some(exchange(a, b)));
        }
        if i + 1 < w.len && j + 1 < r.len && a == r.at(j + 1) && w.at(i + 1) == b && a != b {
            to(2, 2, Some(Slip::Swap));
        }
    }
    if more_w {
        to(1, 0, Some(extra(w, i)));
    }
    if more_r {
        to(0, 1, Some(lost(r, j)));
    }
    groups(w, r, i, j, to);
}

fn exchange(a: char, b: char) -> Slip {
    if is_umlaut_pair(a, b) {
        Slip::Umlaut
    } else if are_key_neighbours(a, b) {
        Slip::Key
    } else if sound_alike(a, b) {
        Slip::Sound
    } else if is_vowel(a) && is_vowel(b) {
        Slip::Vowel
    } else {
        Slip::Exchange
    }
}

fn extra(w: &Letters, i: usize) -> Slip {
    let c = w.at(i);
    if c == w.before(i) || c == w.at(i + 1) {
        Slip::ExtraDouble
    } else if i + 1 == w.len {
        Slip::ExtraEnd
    } else if are_key_neighbours(c, w.before(i)) || are_key_neighbours(c, w.at(i + 1)) {
        Slip::ExtraKey
    } else {
        Slip::Extra
    }
}

fn lost(r: &Letters, j: usize) -> Slip {
    let c = r.at(j);
    if c == r.before(j) || c == r.at(j + 1) {
        Slip::LostDouble
    } else if j + 1 == r.len {
        Slip::LostEnd
    } else if matches!(c, 'h' | 'e') && is_vowel(r.before(j)) {
        Slip::LostMute
    } else {
        Slip::Lost
    }
}

/// Letter groups written for one another, with the kind of slip.
const GROUPS: &[(&str, &str, Slip)] = &[
    ("ss", "ß", Slip::Eszett),
    ("ß", "ss", Slip::Eszett),
    ("s", "ß", Slip::Eszett),
    ("ae", "ä", Slip::Transcription),
    ("oe", "ö", Slip::Transcription),
    ("ue", "ü", Slip::Transcription),
    ("f", "ph", Slip::SoundGroup),
    ("ph", "f", Slip::SoundGroup),
    ("k", "ck", Slip::SoundGroup),
    ("ck", "k", Slip::SoundGroup),
    ("kk", "ck", Slip::SoundGroup),
    ("z", "tz", Slip::SoundGroup),
    ("tz", "z", Slip::SoundGroup),
    ("zz", "tz", Slip::SoundGroup),
    ("i", "ie", Slip::SoundGroup),
    ("ie", "i", Slip::SoundGroup),
    ("ih", "ie", Slip::SoundGroup),
    ("ei", "ai", Slip::SoundGroup),
    ("ai", "ei", Slip::SoundGroup),
    ("eu", "äu", Slip::SoundGroup),
    ("äu", "eu", Slip::SoundGroup),
    ("x", "chs", Slip::SoundGroup),
    ("chs", "x", Slip::SoundGroup),
    ("x", "ks", Slip::SoundGroup),
    ("ks", "x", Slip::SoundGroup),
    ("t", "th", Slip::SoundGroup),
    ("th", "t", Slip::SoundGroup),
    ("r", "rh", Slip::SoundGroup),
    ("rh", "r", Slip::SoundGroup),
    ("t", "dt", Slip::SoundGroup),
    ("dt", "t", Slip::SoundGroup),
    ("d", "dt", Slip::SoundGroup),
    ("dt", "d", Slip::SoundGroup),
    ("sch", "ch", Slip::SoundGroup),
    ("ch", "sch", Slip::SoundGroup),
    ("g", "ch", Slip::SoundGroup),
    ("ch", "g", Slip::SoundGroup),
    ("qu", "kw", Slip::SoundGroup),
    ("kw", "qu", Slip::SoundGroup),
    ("ys", "üs", Slip::SoundGroup),
    ("k", "ch", Slip::SoundGroup),
    ("sch", "ch", Slip::SoundGroup),
    ("sh", "sch", Slip::SoundGroup),
    ("eh", "ee", Slip::SoundGroup),
    ("ee", "eh", Slip::SoundGroup),
    ("ah", "aa", Slip::SoundGroup),
    ("ts", "z", Slip::SoundGroup),
    ("z", "ts", Slip::SoundGroup),
    ("c", "zz", Slip::SoundGroup),
    ("ts", "tz", Slip::SoundGroup),
    ("ent", "end", Slip::SoundGroup),
    ("end", "ent", Slip::SoundGroup),
];

fn groups(w: &Letters, r: &Letters, i: usize, j: usize, to: &mut dyn FnMut(usize, usize, Option<Slip>)) {
    if i >= w.len || j >= r.len {
        return;
    }
    for &(written, meant, slip) in GROUPS {
        if w.starts_with(i, written) && r.starts_with(j, meant) {
            to(written.chars().count(), meant.chars().count(), Some(slip));
        }
    }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'ä' | 'ö' | 'ü' | 'y')
}

fn is_umlaut_pair(a: char, b: char) -> bool {
    matches!((a, b), ('a', 'ä') | ('ä', 'a') | ('o', 'ö') | ('ö', 'o') | ('u', 'ü') | ('ü', 'u'))
}

fn sound_alike(a: char, b: char) -> bool {
    const PAIRS: &[(char, char)] = &[
        ('d', 't'),
        ('b', 'p'),
        ('g', 'k'),
        ('e', 'ä'),
        ('e', 'ö'),
        ('f', 'v'),
        ('v', 'w'),
        ('i', 'y'),
        ('y', 'ü'),
        ('i', 'ü'),
        ('i', 'j'),
        ('s', 'z'),
        ('s', 'ß'),
        ('z', 'ß'),
        ('m', 'n'),
        ('c', 'k'),
        ('c', 'z'),
        ('c', 's'),
        ('k', 'q'),
        ('é', 'e'),
        ('è', 'e'),
        ('ê', 'e'),
        ('á', 'a'),
        ('à', 'a'),
        ('â', 'a'),
        ('ó', 'o'),
        ('ô', 'o'),
        ('ç', 'c'),
        ('ñ', 'n'),
        ('í', 'i'),
        ('î', 'i'),
        ('ú', 'u'),
        ('û', 'u'),
        ('ł', 'l'),
        ('š', 's'),
        ('ž', 'z'),
        ('č', 'c'),
        ('ć', 'c'),
        ('ş', 's'),
        ('ğ', 'g'),
        ('ı', 'i'),
    ];
    PAIRS.iter().any(|&(x, y)| (a, b) == (x, y) || (a, b) == (y, x))
}

/// The rows of the German keyboard; each row stands half a key to the right of the one above.
const ROWS: [&str; 4] = ["1234567890ß", "qwertzuiopü", "asdfghjklöä", "yxcvbnm"];

fn key_place(c: char) -> Option<(i32, i32)> {
    static PLACES: OnceLock<[Option<(i32, i32)>; 128]> = OnceLock::new();
    if let Some(place) = PLACES.get_or_init(|| std::array::from_fn(|code| find_key(code as u8 as char))).get(c as usize) {
        return *place;
    }
    find_key(c)
}

#[expect(clippy::cast_possible_wrap, reason = "a keyboard has few keys")]
fn find_key(c: char) -> Option<(i32, i32)> {
    ROWS.iter().enumerate().find_map(|(row, keys)| keys.chars().position(|key| key == c).map(|at| (row as i32, at as i32)))
}

/// Whether two letters lie side by side on the German keyboard.
pub(super) fn are_key_neighbours(a: char, b: char) -> bool {
    let (Some((row_a, at_a)), Some((row_b, at_b))) = (key_place(a), key_place(b)) else { return false };
    match row_b - row_a {
        0 => (at_a - at_b).abs() == 1,
        1 => at_b == at_a || at_b == at_a - 1,
        -1 => at_a == at_b || at_a == at_b - 1,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(wrong: &str, right: &str) -> Vec<&'static str> {
        let counts = align(wrong, right).unwrap().counts;
        Slip::ALL.iter().filter(|slip| counts[**slip as usize] > 0).map(|slip| slip.name()).collect()
    }

    #[test]
    fn slips_are_told_apart() {
        assert_eq!(kinds("Staatn", "Staaten"), ["lost"]);
        assert_eq!(kinds("Satat", "Staat"), ["swap"]);
        assert_eq!(kinds("Prozzent", "Prozent"), ["extra-double"]);
        assert_eq!(kinds("Program", "Programm"), ["lost-double"]);
        assert_eq!(kinds("uber", "über"), ["umlaut", "first"]);
        assert_eq!(kinds("Strasse", "Straße"), ["eszett"]);
        assert_eq!(kinds("haus", "Haus"), ["case"]);
        assert_eq!(kinds("Filosofie", "Philosophie"), ["sound-group", "first"]);
        assert_eq!(kinds("Haus", "Haus"), [""; 0]);
    }

    #[test]
    fn keys_lie_side_by_side_as_on_a_german_keyboard() {
        for (a, b, near) in [
            ('t', 'z', true),
            ('r', 't', true),
            ('n', 'm', true),
            ('e', 'd', true),
            ('a', 'y', true),
            ('q', 'p', false),
            ('z', 'y', false),
        ] {
            assert_eq!(are_key_neighbours(a, b), near, "{a}{b}");
        }
    }
}
