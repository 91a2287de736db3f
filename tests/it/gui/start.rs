//! The program where no window can be opened, and the settings that it finds where one can.

use sixfingers::app::settings::{STORAGE_KEY, Section, Settings, SidePanel, ThemeChoice};

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

/// What eframe keeps for a program, with the settings as a text.
pub(super) struct Stored(pub(super) String);

impl eframe::Storage for Stored {
    fn get_string(&self, key: &str) -> Option<String> {
        (key == STORAGE_KEY).then(|| self.0.clone())
    }

    fn set_string(&mut self, _key: &str, value: String) {
        self.0 = value;
    }

    fn remove_string(&mut self, _key: &str) {
        self.0.clear();
    }

    fn flush(&mut self) {}
}

#[test]
fn settings_of_the_version_before_are_read() {
    // As that version wrote them.
    let mut stored = Stored(
        "(theme:Light,scale:1.1,controls_open:true,folded:[OverTime,Machines],side:Some(Training),speed:4.0,\
         looped:true,recent:[\"pictures:size=32\"],film_noisy:true,folder:Some(\"/tmp/talk\"))"
            .to_owned(),
    );
    let settings: Settings = eframe::get_value(&stored, STORAGE_KEY).expect("they are read");
    let expected = Settings {
        lessons_done: Vec::new(),
        lessons_offered: false,
        language: None,
        theme: ThemeChoice::Light,
        scale: 1.1,
        controls_open: true,
        folded: vec![Section::OverTime, Section::Machines],
        side: Some(SidePanel::Training),
        speed: 4.0,
        looped: true,
        recent: vec!["pictures:size=32".to_owned()],
        film_noisy: true,
        folder: Some("/tmp/talk".into()),
    };
    assert_eq!(settings, expected);
    let before = stored.0.clone();
    eframe::set_value(&mut stored, STORAGE_KEY, &settings);
    assert_eq!(stored.0, before, "and the version before reads what this one writes");
}
