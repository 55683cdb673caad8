//! Times suggestions.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a tool of the developers")]
use std::time::Instant;
fn main() {
    let words: Vec<String> = std::io::read_to_string(std::io::stdin()).unwrap().lines().map(str::to_owned).collect();
    for w in &words {
        let _ = rotstift::german::suggest(w, 5);
    }
    let mut t: Vec<(u128, &String)> = words
        .iter()
        .map(|w| {
            let s = Instant::now();
            let _ = rotstift::german::suggest(w, 16);
            (s.elapsed().as_micros(), w)
        })
        .collect();
    t.sort();
    println!(
        "n {} median {} p90 {} p99 {} max {:?}",
        t.len(),
        t[t.len() / 2].0,
        t[t.len() * 9 / 10].0,
        t[t.len() * 99 / 100].0,
        t.last()
    );
}
