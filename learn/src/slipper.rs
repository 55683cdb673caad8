//! Makes slips of the hand, for training on whole texts; the same seed makes the same slips.

/// A small generator of pseudo-random numbers (xorshift64*), so that runs repeat exactly.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.max(1))
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 16
    }

    pub(crate) fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }
}

const ROWS: [&str; 3] = ["qwertzuiopü", "asdfghjklöä", "yxcvbnm"];

fn neighbour(c: char, random: &mut Random) -> char {
    for row in ROWS {
        let keys: Vec<char> = row.chars().collect();
        if let Some(at) = keys.iter().position(|&key| key == c) {
            let to = if random.below(2) == 0 { at.saturating_sub(1) } else { (at + 1).min(keys.len() - 1) };
            return keys[to];
        }
    }
    c
}

/// The word with one slip.
pub(crate) fn slip(word: &str, random: &mut Random) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = 1 + random.below(letters.len() - 1);
    match random.below(100) {
        0..25 => {
            letters.remove(at);
        }
        25..45 if at + 1 < letters.len() => letters.swap(at, at + 1),
        45..60 => letters.insert(at, letters[at]),
        60..75 => {
            let c = neighbour(letters[at], random);
            letters[at] = c;
        }
        75..82 => {
            let c = neighbour(letters[at], random);
            letters.insert(at, c);
        }
        82..90 => {
            let double = (1..letters.len()).find(|&at| letters[at] == letters[at - 1]);
            letters.remove(double.unwrap_or(at));
        }
        _ => {
            let other = letters[random.below(letters.len())].to_ascii_lowercase();
            letters[at] = other;
        }
    }
    letters.into_iter().collect()
}
