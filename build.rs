//! Makes the automata of the built-in lexicon out of `dictionaries/`.

use std::{collections::BTreeMap, env, error::Error, fs, io::BufWriter, path::Path};

use fst::{MapBuilder, SetBuilder};
use layout::{N_LETTERS, PER_BIT, Table, letter_code, unpack_entry};

#[path = "src/lexicon/layout.rs"]
#[allow(dead_code, unreachable_pub, reason = "shared with the library")]
mod layout;

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;
type Rows = Vec<(Vec<u8>, u64)>;

/// Bits of `Classes` that this script asks for.
const GERMAN: u32 = 0b1_1111;
const NAME: u32 = 0b1_1110_0000;
const PERSON_OR_PLACE: u32 = 0b1110_0000;
const ENGLISH: u32 = 1 << 9;
const DOUBTFUL: u32 = 1 << 11;
/// Frequency from which a form may be suggested, in tenths of a Zipf step.
const COMMON: u8 = 18;

fn main() -> Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/lexicon/layout.rs");
    println!("cargo::rerun-if-changed=dictionaries/words");
    println!("cargo::rerun-if-changed=dictionaries/lists");
    let out = env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?;
    let out = Path::new(&out);
    let mut forms = read("forms")?;
    // English and names bring some in again.
    let denied = pairs("deny.tsv")?;
    let swiss = list("swiss-stems.txt")?;
    forms.retain(|(word, value)| {
        let Ok(word) = std::str::from_utf8(word) else { return false };
        let is_name = unpack_entry(*value).1 & PERSON_OR_PLACE != 0;
        !denied.contains_key(word) && (is_name || !swiss.iter().any(|stem| word.to_lowercase().contains(stem.as_str())))
    });
    let class_sets = ClassSets::of(&forms);
    fs::write(out.join("class-sets.bin"), class_sets.bytes())?;
    let numbered: Rows = forms.iter().map(|(word, value)| (word.clone(), class_sets.number(*value))).collect();
    std::thread::scope(|scope| {
        let rest = scope.spawn(|| -> Result<()> {
            let is_common = |value: u64| {
                let (zipf, classes) = unpack_entry(value);
                zipf >= COMMON && classes & DOUBTFUL == 0 && classes & (GERMAN | NAME) != 0
            };
            let common = forms.iter().zip(&numbered).filter(|((_, value), _)| is_common(*value)).map(|(_, row)| row);
            write_map(out, "common", common)?;
            for name in ["attested", "modifiers", "heads"] {
                write_map(out, name, read(name)?.iter())?;
            }
            write_map(out, "morphology", read("morphology")?.iter())?;
            write_tag_sets(out)?;
            write_pairs(out, "old-spelling", &old_spelling()?)?;
            write_pairs(out, "deny", &pairs("deny.tsv")?)?;
            write_abbreviations(out)?;
            let mut announcers = list("name-announcers.txt")?;
            announcers.sort_unstable();
            announcers.dedup();
            let mut builder = SetBuilder::new(create(out, "name-announcers.fst")?)?;
            builder.extend_iter(announcers)?;
            builder.finish()?;
            write_map(out, "empty", [].iter())?;
            fs::write(out.join("letters.bin"), letter_models(&forms))?;
            Ok(())
        });
        write_map(out, "forms", numbered.iter())?;
        rest.join().map_err(|_| "a thread panicked")?
    })
}

/// The distinct sets of classes, the most common ones first.
struct ClassSets(Vec<u32>);

impl ClassSets {
    fn of(forms: &Rows) -> Self {
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        for (_, value) in forms {
            *counts.entry(unpack_entry(*value).1).or_default() += 1;
        }
        let mut sets: Vec<(u32, usize)> = counts.into_iter().collect();
        sets.sort_by_key(|(classes, count)| (std::cmp::Reverse(*count), *classes));
        Self(sets.into_iter().map(|(classes, _)| classes).collect())
    }

    /// The value with the number of the class set in place of the classes.
    fn number(&self, value: u64) -> u64 {
        let (zipf, classes) = unpack_entry(value);
        let number = self.0.iter().position(|set| *set == classes).unwrap_or(0);
        layout::pack_entry(zipf, number as u32)
    }

    fn bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|classes| classes.to_le_bytes()).collect()
    }
}

/// Writes the sets of tags: where each starts, counted in tags, then the tags.
fn write_tag_sets(out: &Path) -> Result<()> {
    let mut starts: Vec<u32> = Vec::new();
    let mut tags: Vec<u32> = Vec::new();
    for (key, tag) in read("tag-sets")? {
        if key.ends_with(b"-00") {
            starts.push(tags.len() as u32);
        }
        tags.push(tag as u32);
    }
    starts.push(tags.len() as u32);
    let bytes = |numbers: &[u32]| numbers.iter().flat_map(|number| number.to_le_bytes()).collect::<Vec<u8>>();
    fs::write(out.join("tag-set-starts.bin"), bytes(&starts))?;
    Ok(fs::write(out.join("tags.bin"), bytes(&tags))?)
}

/// Reads one table of `words/`.
fn read(name: &str) -> Result<Rows> {
    let packed = fs::read(format!("dictionaries/words/{name}.zst"))?;
    let bytes = zstd::decode_all(&packed[..])?;
    let mut table = Table::open(&bytes).ok_or("not a table of words")?;
    let mut rows = Vec::with_capacity(table.n_rows());
    while let Some((word, value)) = table.next_row() {
        rows.push((word.to_vec(), value));
    }
    Ok(rows)
}

/// Reads one list of `lists/`, without remarks.
fn list(name: &str) -> Result<Vec<String>> {
    let text = fs::read_to_string(format!("dictionaries/lists/{name}"))?;
    let lines = text.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
    Ok(lines.filter(|line| !line.is_empty()).map(str::to_owned).collect())
}

/// Reads one list of pairs.
fn pairs(name: &str) -> Result<BTreeMap<String, String>> {
    let lines = list(name)?;
    let pairs = lines.iter().map(|line| line.split_once('\t').map(|(from, to)| (from.to_owned(), to.trim().to_owned())));
    pairs.collect::<Option<_>>().ok_or_else(|| format!("{name} has a line without a TAB").into())
}

fn old_spelling() -> Result<BTreeMap<String, String>> {
    let rows = read("old-spelling")?;
    let mut pairs = BTreeMap::new();
    for (row, _) in rows {
        let row = String::from_utf8(row)?;
        let (old, new) = row.split_once('\t').ok_or("an old spelling without a new one")?;
        pairs.insert(old.to_owned(), new.to_owned());
    }
    Ok(pairs)
}

fn create(out: &Path, file: &str) -> Result<BufWriter<fs::File>> {
    Ok(BufWriter::new(fs::File::create(out.join(file))?))
}

fn write_map<'a>(out: &Path, name: &str, rows: impl Iterator<Item = &'a (Vec<u8>, u64)>) -> Result<()> {
    let mut builder = MapBuilder::new(create(out, &format!("{name}.fst"))?)?;
    for (word, value) in rows {
        builder.insert(word, *value)?;
    }
    Ok(builder.finish()?)
}

/// Writes pairs as an automaton that leads to offsets in a text.
fn write_pairs(out: &Path, name: &str, pairs: &BTreeMap<String, String>) -> Result<()> {
    let mut builder = MapBuilder::new(create(out, &format!("{name}.fst"))?)?;
    let mut text = String::new();
    for (from, to) in pairs {
        builder.insert(from, text.len() as u64)?;
        text.push_str(to);
        text.push('\n');
    }
    builder.finish()?;
    Ok(fs::write(out.join(format!("{name}.txt")), text)?)
}

/// Abbreviations without their inner blanks; those in lower case with a capital too, for the start of a sentence, unless
/// the list marks them as a word then.
fn write_abbreviations(out: &Path) -> Result<()> {
    let mut all = Vec::new();
    for line in list("abbreviations.txt")? {
        if let Some(as_it_is) = line.strip_prefix("= ") {
            all.push(as_it_is.replace(". ", "."));
            continue;
        }
        let tight = line.replace(". ", ".");
        let mut chars = tight.chars();
        all.push(chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect());
        all.push(tight);
    }
    all.sort_unstable();
    all.dedup();
    let rows: Rows = all.into_iter().map(|word| (word.into_bytes(), 0)).collect();
    write_map(out, "abbreviations", rows.iter())
}

/// Counts which letter follows which two, in German, English and names.
fn letter_models(forms: &Rows) -> Vec<u8> {
    let mut models = [Counts::new(), Counts::new(), Counts::new()];
    for (word, value) in forms {
        let Ok(word) = std::str::from_utf8(word) else { continue };
        let (zipf, classes) = unpack_entry(*value);
        if classes & GERMAN != 0 && classes & DOUBTFUL == 0 {
            models[0].add(word, 0.5 + f64::from(zipf) / 10.0);
        }
        if classes & ENGLISH != 0 {
            models[1].add(word, 1.0);
        }
        if classes & PERSON_OR_PLACE != 0 && classes & GERMAN == 0 {
            models[2].add(word, 1.0);
        }
    }
    models.iter().flat_map(Counts::bits).collect()
}

/// Counts of three, two and one letters.
struct Counts {
    three: Vec<f64>,
    two: Vec<f64>,
    one: Vec<f64>,
}

impl Counts {
    fn new() -> Self {
        let zeros = |power| vec![0.0; N_LETTERS.pow(power)];
        Self { three: zeros(3), two: zeros(2), one: zeros(1) }
    }

    fn add(&mut self, word: &str, weight: f64) {
        let (mut a, mut b) = (0, 0);
        for c in word.chars().map(|c| usize::from(letter_code(c))).chain([0]) {
            self.three[(a * N_LETTERS + b) * N_LETTERS + c] += weight;
            self.two[b * N_LETTERS + c] += weight;
            self.one[c] += weight;
            (a, b) = (b, c);
        }
    }

    /// Each model leans on the shorter one as if that had been seen a few times.
    fn bits(&self) -> Vec<u8> {
        const LEAN: f64 = 5.0;
        let all: f64 = self.one.iter().sum();
        let one: Vec<f64> = self.one.iter().map(|n| (n + 0.5) / (all + 0.5 * N_LETTERS as f64)).collect();
        let lean = |counts: &[f64], shorter: &[f64]| -> Vec<f64> {
            let rows = counts.chunks(N_LETTERS).enumerate();
            rows.flat_map(|(row_idx, row)| {
                let sum: f64 = row.iter().sum();
                let at = row_idx * N_LETTERS % shorter.len();
                let shorter = &shorter[at..at + N_LETTERS];
                row.iter().zip(shorter).map(|(n, p)| (n + LEAN * p) / (sum + LEAN)).collect::<Vec<_>>()
            })
            .collect()
        };
        let two = lean(&self.two, &one);
        let three = lean(&self.three, &two);
        three.iter().map(|p| (-p.log2() * f64::from(PER_BIT)).round().clamp(0.0, 255.0) as u8).collect()
    }
}
