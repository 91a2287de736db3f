//! Before the crate is compiled: the keys of its texts are made from their files, and the tests are told what is there.
#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::panic,
    reason = "cargo is told by print, and a text that can't be read stops the build"
)]

mod arguments;
mod tests;
mod texts;

fn main() {
    println!("cargo::rerun-if-changed=build");
    texts::write_keys();
    tests::tell_what_is_there();
}
