//! Prints suggestions.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a tool of the developers")]
fn main() {
    for w in std::io::read_to_string(std::io::stdin()).unwrap().lines() {
        let v = rotstift::german::explain(w);
        print!("{:?}", v.kind);
        for c in rotstift::german::suggest(w, 16) {
            print!("\t{}", c.text);
        }
        println!();
    }
}
