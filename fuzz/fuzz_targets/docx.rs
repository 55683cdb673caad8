#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rotstift_fuzz::container("x.docx", bytes));
