//! How long a look-up takes.

use divan::{Bencher, black_box};
use rotstift::lexicon::Embedded;

#[global_allocator]
static ALLOCATIONS: divan::AllocProfiler = divan::AllocProfiler::system();

const WORDS: [&str; 8] =
    ["der", "Verwaltungsgericht", "gehen", "Haus", "Xqzt", "unwahrscheinlich", "Donaudampfschiff", "wärenddessen"];

fn main() {
    divan::main();
}

#[divan::bench]
fn entry(bencher: Bencher<'_, '_>) {
    bencher.bench(|| WORDS.map(|word| Embedded::entry(black_box(word))));
}

#[divan::bench]
fn parts(bencher: Bencher<'_, '_>) {
    bencher.bench(|| WORDS.map(|word| (Embedded::head(black_box(word)), Embedded::modifier(black_box(word)))));
}

#[divan::bench]
fn no_abbreviation(bencher: Bencher<'_, '_>) {
    bencher.bench(|| WORDS.map(|word| Embedded::abbreviation_at(black_box(word))));
}
