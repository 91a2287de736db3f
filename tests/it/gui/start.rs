//! The program where no window can be opened.

/// Elsewhere a window needs no DISPLAY, and would open.
#[cfg(target_os = "linux")]
#[test]
fn without_a_screen_it_says_what_is_missing_and_that_the_commands_still_work() {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_sixfingers"));
    for screen in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
        command.env_remove(screen);
    }
    let output = command.output().unwrap();
    assert!(!output.status.success());
    assert!(output.stdout.is_empty());
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.contains("no window can be opened here"), "{message}");
    assert!(message.contains("sixfingers sample --help"), "{message}");
    let line = message.lines().find(|line| line.contains("apt-get install")).expect("a line to copy");
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let packages = line.split_once("install ").unwrap().1;
    for package in packages.split_whitespace() {
        assert!(readme.contains(package), "the README names {package}, too");
    }
    assert!(!message.contains("panicked"), "{message}");
}
