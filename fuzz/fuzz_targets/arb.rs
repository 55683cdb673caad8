#![no_main]

libfuzzer_sys::fuzz_target!(|source: &str| rotstift_fuzz::format("arb", source));
