//! The headless commands, run as a person would run them, held against the library.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::Arc;

use assert_cmd::Command;
use ndarray::{Array1, Array4, ArrayD, Axis};
use ndarray_npy::{NpzReader, read_npy};
use sixfingers::diffusion::{Locality, NoiseSchedule, RunSpec, Sampler, Trajectory, starting_noise};
use sixfingers::export::{self, Values};
use sixfingers::images::load::{load_pictures, load_set};
use sixfingers::images::{Image, TrainingSet};
use sixfingers::score::naive::NaiveDenoiser;
use sixfingers::score::{Boundary, CancelToken, Denoiser, FastDenoiser, Patch, Query, Reach};
use sixfingers::synth::{SynthKind, SynthSpec};
use tempfile::TempDir;

use super::support::{ENGLISH, random_set, shape, side};

/// A folder with a small training set in it, `set.npy`.
struct Desk {
    folder: TempDir,
    set: Arc<TrainingSet>,
}

impl Desk {
    /// Five random grey pictures, 8 high and 7 wide.
    fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap(), set: random_set(5, shape(1, 8, 7), 11) };
        export::write_npy(&desk.path("set.npy"), &[5, 1, 8, 7], Values::F32(desk.set.values())).unwrap();
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs the program in the folder.
    fn run(&self, args: &str) -> Output {
        let mut command = Command::cargo_bin("sixfingers").unwrap();
        command.current_dir(self.folder.path()).envs(ENGLISH).args(args.split_whitespace()).output().unwrap()
    }

    /// Runs the program, which must succeed in silence but for what it prints; gives that.
    #[track_caller]
    fn ok(&self, args: &str) -> String {
        let output = self.run(args);
        let errors = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success() && errors.is_empty(), "{args}: {errors}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs the program, which must refuse in one sentence that holds `words`, and leave the folder as it was.
    #[track_caller]
    fn refused(&self, args: &str, words: &str) {
        let before = self.files();
        let output = self.run(args);
        let errors = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{args}: {errors}");
        assert!(output.stdout.is_empty(), "{args}: printed {:?}", String::from_utf8_lossy(&output.stdout));
        assert!(errors.starts_with("sixfingers: ") && errors.lines().count() == 1, "{args}: {errors}");
        assert!(errors.contains(words), "{args}: '{}' does not say '{words}'", errors.trim());
        assert_eq!(self.files(), before, "{args}");
    }

    /// All names, regular files with their bytes (a link may lead to a file without an end).
    fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let bytes =
            |path: &Path| if path.symlink_metadata().unwrap().is_file() { fs::read(path).unwrap() } else { Vec::new() };
        let entries = fs::read_dir(self.folder.path()).unwrap().map(|entry| entry.unwrap().path());
        let mut files: Vec<_> = entries.map(|path| (path.clone(), bytes(&path))).collect();
        files.sort();
        files
    }

    /// The pictures of a result.
    fn pictures(&self, name: &str) -> Array4<f32> {
        read_npy(self.path(name)).unwrap()
    }

    /// What the library makes of a seed.
    fn trajectory(&self, spec: &RunSpec, seed: u64) -> Trajectory {
        let sampler = Sampler::new(spec.clone(), starting_noise(self.set.shape(), seed)).unwrap();
        Trajectory::run(sampler, &FastDenoiser::new(&self.set), None, &CancelToken::new()).unwrap()
    }

    /// Asserts that the command and the library make the same pictures, bit for bit.
    #[track_caller]
    fn samples(&self, options: &str, spec: &RunSpec) {
        self.ok(&format!("sample --data set.npy --seeds 3..6 --steps 4 --out out.npy {options}"));
        let found = self.pictures("out.npy");
        assert_eq!(found.shape(), [3, 1, 8, 7]);
        for (k, seed) in (3..6).enumerate() {
            let expected = self.trajectory(&RunSpec { steps: 4, ..spec.clone() }, seed);
            let found = found.index_axis(Axis(0), k);
            assert_eq!(found.as_slice().unwrap(), expected.result().unwrap().values(), "{options}, seed {seed}");
        }
    }
}

/// A run with these settings.
fn spec(locality: Locality, reach: Reach, boundary: Boundary) -> RunSpec {
    RunSpec { locality, reach, boundary, ..RunSpec::default() }
}

fn constant(patch: Patch) -> Locality {
    Locality::Constant(patch)
}

#[test]
fn samples_of_every_machine_are_those_of_the_library() {
    use Boundary::{Circular, Zeros};
    let desk = Desk::new();
    let usual = Locality::default();
    let whole = constant(Patch::Whole);
    let five = constant(side(5));
    for (options, spec) in [
        ("", spec(usual.clone(), Reach::NONE, Zeros)),
        ("--machine is", spec(whole.clone(), Reach::NONE, Zeros)),
        ("--machine is --patch whole", spec(whole.clone(), Reach::NONE, Zeros)),
        ("--machine es", spec(whole.clone(), Reach::All, Circular)),
        ("--machine ls", spec(usual.clone(), Reach::NONE, Zeros)),
        ("--machine LS --patch 5", spec(five.clone(), Reach::NONE, Zeros)),
        ("--machine ls --patch 5 --boundary circular", spec(five.clone(), Reach::NONE, Circular)),
        ("--machine els --patch 5", spec(five.clone(), Reach::All, Circular)),
        ("--machine bbels --patch 5", spec(five.clone(), Reach::All, Zeros)),
        ("--patch 5", spec(five.clone(), Reach::NONE, Zeros)),
        ("--patch whole", spec(whole.clone(), Reach::NONE, Zeros)),
        ("--patch 5 --equivariant", spec(five.clone(), Reach::All, Circular)),
        ("--patch 5 --equivariant=2", spec(five.clone(), Reach::Within(2), Circular)),
        ("--patch 5 --equivariant=all --boundary zeros", spec(five.clone(), Reach::All, Zeros)),
        ("--patch 5 --equivariant=0", spec(five.clone(), Reach::NONE, Zeros)),
        ("--scales 1,3,5,whole", spec("scales:1,3,5,whole".parse().unwrap(), Reach::NONE, Zeros)),
        ("--machine bbels --scales 3,5", spec("scales:3,5".parse().unwrap(), Reach::All, Zeros)),
        ("--locality linear:7:3", spec("linear:7:3".parse().unwrap(), Reach::NONE, Zeros)),
        ("--locality switch:0.6:whole:3", spec("switch:0.6:whole:3".parse().unwrap(), Reach::NONE, Zeros)),
        ("--locality paper:cifar-unet:0.8", spec("paper:cifar-unet:0.8".parse().unwrap(), Reach::NONE, Zeros)),
        ("--patch 3 --start-step 3", RunSpec { start_step: Some(3), ..spec(constant(side(3)), Reach::NONE, Zeros) }),
        (
            "--patch 3 --schedule linear",
            RunSpec { schedule: NoiseSchedule::Linear, ..spec(constant(side(3)), Reach::NONE, Zeros) },
        ),
    ] {
        desk.samples(options, &spec);
    }
}

#[test]
fn more_pictures_than_fit_a_batch_come_in_the_order_of_their_seeds() {
    let desk = Desk::new();
    desk.ok("sample --data set.npy --patch 3 --steps 2 --seeds 5,0..40,7 --out out.npy");
    let found = desk.pictures("out.npy");
    assert_eq!(found.shape(), [42, 1, 8, 7]);
    let spec = RunSpec { steps: 2, ..spec(constant(side(3)), Reach::NONE, Boundary::Zeros) };
    for (k, seed) in [(0, 5), (1, 0), (17, 16), (40, 39), (41, 7)] {
        let expected = desk.trajectory(&spec, seed);
        assert_eq!(found.index_axis(Axis(0), k).as_slice().unwrap(), expected.result().unwrap().values(), "{k}");
    }
}

#[test]
fn noise_from_a_file_makes_the_same_pictures_as_its_seeds() {
    let desk = Desk::new();
    let noise: Vec<f32> = (2..5).flat_map(|seed| starting_noise(shape(1, 8, 7), seed).into_values()).collect();
    export::write_npy(&desk.path("z.npy"), &[3, 1, 8, 7], Values::F32(&noise)).unwrap();
    desk.ok("sample --data set.npy --patch 3 --steps 3 --noise z.npy --out a.npy");
    desk.ok("sample --data set.npy --patch 3 --steps 3 --seeds 2..5 --out b.npy");
    assert_eq!(fs::read(desk.path("a.npy")).unwrap(), fs::read(desk.path("b.npy")).unwrap());
}

#[test]
fn any_number_of_threads_makes_the_same_files() {
    let desk = Desk::new();
    for machine in ["is", "es", "ls", "els", "bbels"] {
        for threads in [1, 4] {
            desk.ok(&format!(
                "sample --data set.npy --machine {machine} --steps 3 --seeds 0..5 --threads {threads} \
                 --out {threads}.npy --trajectory {threads}.npz"
            ));
        }
        let same = |a: &str, b: &str| fs::read(desk.path(a)).unwrap() == fs::read(desk.path(b)).unwrap();
        assert!(same("1.npy", "4.npy") && same("1.npz", "4.npz"), "{machine}");
    }
}

#[test]
fn a_trajectory_file_holds_every_step_with_its_sources() {
    let desk = Desk::new();
    desk.ok("sample --data set.npy --scales 1,3,5,whole --steps 4 --start-step 3 --seeds 8,9 --trajectory t.npz");
    let mut file = NpzReader::new(fs::File::open(desk.path("t.npz")).unwrap()).unwrap();
    let steps: Array1<i32> = file.by_name("steps").unwrap();
    let times: Array1<f64> = file.by_name("times").unwrap();
    let sides: Array1<i32> = file.by_name("patch_sides").unwrap();
    assert_eq!(steps.to_vec(), [3, 2, 1]);
    assert_eq!(times.to_vec(), [0.75, 0.5, 0.25]);
    assert_eq!(sides.to_vec(), [0, 5, 3]);
    let mut array = |name: &str| -> ArrayD<f32> { file.by_name(name).unwrap() };
    let (x_t, x0_hat, weights, effective) = (array("x_t"), array("x0_hat"), array("weights"), array("effective"));
    let strongest: ArrayD<i32> = file.by_name("strongest").unwrap();
    assert_eq!((x_t.shape(), x0_hat.shape()), (&[2, 3, 1, 8, 7][..], &[2, 3, 1, 8, 7][..]));
    assert_eq!((weights.shape(), effective.shape()), (&[2, 3, 8, 7][..], &[2, 3, 8, 7][..]));
    assert_eq!(strongest.shape(), [2, 3, 8, 7, 3]);
    let spec = RunSpec {
        steps: 4,
        start_step: Some(3),
        ..spec("scales:1,3,5,whole".parse().unwrap(), Reach::NONE, Boundary::Zeros)
    };
    for (b, seed) in [8, 9].into_iter().enumerate() {
        for (s, frame) in desk.trajectory(&spec, seed).frames.iter().enumerate() {
            let row = |array: &ArrayD<f32>| {
                array.index_axis(Axis(0), b).index_axis(Axis(0), s).iter().copied().collect::<Vec<_>>()
            };
            assert_eq!(row(&x_t), frame.x_t.values());
            assert_eq!(row(&x0_hat), frame.posterior.x0_hat.values());
            assert_eq!(row(&weights), frame.posterior.strongest_weight);
            assert_eq!(row(&effective), frame.posterior.effective_patches);
            let patch = frame.posterior.strongest[7 + 2];
            let found = [0, 1, 2].map(|k| strongest[[b, s, 1, 2, k]]);
            assert_eq!(found, [patch.image_idx as i32, patch.row.into(), patch.col.into()]);
        }
    }
}

#[test]
fn a_contact_sheet_shows_the_pictures_in_rows() {
    let desk = Desk::new();
    desk.ok("sample --data set.npy --patch 3 --steps 2 --seeds 0..5 --out out.npy");
    desk.ok("sample --data set.npy --patch 3 --steps 2 --seeds 0..5 --out sheet.png --scale 2");
    let sheet = image::open(desk.path("sheet.png")).unwrap().to_luma8();
    // Three columns and two rows of 7 x 8 pixels, 2 apart, all twice as large.
    assert_eq!(sheet.dimensions(), ((3 * 7 + 2 * 2) * 2, (2 * 8 + 2) * 2));
    for (k, picture) in load_pictures(&desk.path("out.npy")).unwrap().iter().enumerate() {
        for (y, x) in [(0, 0), (7, 6), (3, 2)] {
            let (column, row) = ((k % 3 * 9 + x) as u32 * 2, (k / 3 * 10 + y) as u32 * 2);
            assert_eq!(sheet.get_pixel(column, row).0[0], picture.rgb8(y, x)[0], "picture {k} at {y}, {x}");
            assert_eq!(sheet.get_pixel(column + 1, row + 1), sheet.get_pixel(column, row));
        }
    }
    desk.ok("sample --data set.npy --patch 3 --steps 2 --seeds 0..5 --out row.png --columns 9");
    let row = image::open(desk.path("row.png")).unwrap();
    assert_eq!((row.width(), row.height()), (5 * 7 + 4 * 2, 8), "no more columns than pictures");
}

#[test]
fn a_folder_gets_one_png_each_and_keeps_what_it_has() {
    let desk = Desk::new();
    desk.ok("sample --data set.npy --patch 3 --steps 2 --seeds 2..4 --out out.npy");
    for target in ["new", "there/"] {
        if target == "there/" {
            fs::create_dir(desk.path("there")).unwrap();
            fs::write(desk.path("there/mine.txt"), "mine").unwrap();
        }
        desk.ok(&format!("sample --data set.npy --patch 3 --steps 2 --seeds 2..4 --out {target}"));
        let read = load_set(&desk.path(target)).unwrap();
        assert_eq!((read.n_images(), read.shape()), (2, shape(1, 8, 7)));
        for (read, picture) in read.images().zip(load_pictures(&desk.path("out.npy")).unwrap()) {
            assert_eq!(read.to_rgb8(), picture.to_rgb8());
        }
        assert!(desk.path(target).join("seed-0002.png").is_file());
    }
    assert_eq!(fs::read_to_string(desk.path("there/mine.txt")).unwrap(), "mine");
    assert_eq!(fs::read_dir(desk.path("there")).unwrap().count(), 3, "nothing unfinished is left");
}

#[test]
fn denoise_answers_as_the_library_does() {
    let desk = Desk::new();
    let inputs: Vec<Image> = (0..2).map(|seed| starting_noise(desk.set.shape(), seed)).collect();
    let values: Vec<f32> = inputs.iter().flat_map(Image::values).copied().collect();
    export::write_npy(&desk.path("x.npy"), &[2, 1, 8, 7], Values::F32(&values)).unwrap();
    let naive = NaiveDenoiser::new(desk.set.as_ref().clone());
    let fast = FastDenoiser::new(&desk.set);
    for (options, patch, reach, boundary, denoiser) in [
        ("--machine els --patch 3", side(3), Reach::All, Boundary::Circular, &fast as &dyn Denoiser),
        ("--machine bbels --patch 3 --reference", side(3), Reach::All, Boundary::Zeros, &naive),
        ("--patch 3 --equivariant=1", side(3), Reach::Within(1), Boundary::Circular, &fast),
        ("--machine is --reference", Patch::Whole, Reach::NONE, Boundary::Zeros, &naive),
        // Step 6 of 20 is the nearest to the time; of four steps it is the first.
        ("--scales 1,1,1,1,1,1,5,1", side(5), Reach::NONE, Boundary::Zeros, &fast),
        ("--scales 1,7,1 --steps 4", side(7), Reach::NONE, Boundary::Zeros, &fast),
    ] {
        desk.ok(&format!("denoise --data set.npy --input x.npy --time 0.3 --out y.npy {options}"));
        let found = desk.pictures("y.npy");
        let machine = sixfingers::score::Machine { patch, reach, boundary };
        let cancel = CancelToken::new();
        for (k, x_t) in inputs.iter().enumerate() {
            let level = NoiseSchedule::Cosine.level(0.3);
            let expected = denoiser.posterior_mean(Query { machine, level, x_t, mask: None, cancel: &cancel }).unwrap();
            assert_eq!(found.index_axis(Axis(0), k).as_slice().unwrap(), expected.x0_hat.values(), "{options}");
        }
    }
}

#[test]
fn denoise_takes_every_time_from_clean_to_noise() {
    let desk = Desk::new();
    let clean = desk.set.image_values(3);
    export::write_npy(&desk.path("x.npy"), &[1, 8, 7], Values::F32(clean)).unwrap();
    desk.ok("denoise --data set.npy --machine ls --patch 3 --input x.npy --time 0 --out y.npy --schedule exponential");
    let found = desk.pictures("y.npy");
    assert_eq!(found.as_slice().unwrap(), clean, "without noise the picture is its own guess");
    desk.ok("denoise --data set.npy --machine is --input x.npy --time 1 --out y.npy");
    assert!(desk.pictures("y.npy").iter().all(|v| v.is_finite()));
}

#[test]
fn data_writes_the_set_that_is_drawn_or_loaded() {
    let desk = Desk::new();
    let spec = "hands:count=4,size=32,color=grey,variety=right,seed=5";
    let set = spec.parse::<SynthSpec>().unwrap().generate().unwrap();
    desk.ok(&format!("data --data {spec} --out hands.npy"));
    assert_eq!(load_set(&desk.path("hands.npy")).unwrap().values(), set.values());
    desk.ok(&format!("data --data {spec} --out hands --threads 2"));
    let read = load_set(&desk.path("hands")).unwrap();
    assert_eq!(
        read.images().map(|i| i.to_rgb8()).collect::<Vec<_>>(),
        set.images().map(|i| i.to_rgb8()).collect::<Vec<_>>()
    );
    desk.ok(&format!("data --data {spec} --out hands.png"));
    let sheet = image::open(desk.path("hands.png")).unwrap();
    assert_eq!((sheet.width(), sheet.height()), (66, 66));
    desk.ok("data --data set.npy --out again.npy");
    assert_eq!(fs::read(desk.path("again.npy")).unwrap(), fs::read(desk.path("set.npy")).unwrap());
}

#[test]
fn counts_are_listed_and_summed_up() {
    let desk = Desk::new();
    let hands = SynthSpec { size: 48, ..SynthSpec::new(SynthKind::Hands) };
    let six = hands.draw_with(6, 0).unwrap();
    export::write_png(&desk.path("six.png"), &export::to_raster(&six, 1)).unwrap();
    let blank = Image::filled(shape(3, 48, 48), -1.0);
    export::write_png(&desk.path("blank.png"), &export::to_raster(&blank, 1)).unwrap();
    desk.ok("data --data hands:count=2,size=48 --out two.npy");
    let printed = desk.ok("count --kind fingers six.png two.npy blank.png");
    let expected = "\
six.png     6, wrong
two.npy[0]  5, right
two.npy[1]  5, right
blank.png   0, not well formed

fingers          pictures   share
5                       2   50.0%
6                       1   25.0%
not well formed         1   25.0%
total                   4  100.0%
wrong count             1   25.0%
";
    assert_eq!(printed, expected);
    let json: serde_json::Value =
        serde_json::from_str(&desk.ok("count --kind fingers six.png two.npy blank.png --json")).unwrap();
    assert_eq!(json["counts"], serde_json::json!({"5": 2, "6": 1}));
    assert_eq!((&json["pictures"], &json["right"], &json["wrong"]), (&4.into(), &2.into(), &1.into()));
    assert_eq!(json["each"][0]["places"].as_array().unwrap().len(), 6);
}

#[test]
fn sampled_pictures_are_counted_and_copies_are_told() {
    let desk = Desk::new();
    let run = "sample --data hands:count=6,size=32,color=grey --machine is --steps 20 --seeds 0..4";
    let printed = desk.ok(&format!("{run} --count"));
    let expected = "\
fingers          pictures   share
5                       4  100.0%
not well formed         0    0.0%
total                   4  100.0%
wrong count             0    0.0%
copies                  4  100.0%
";
    assert_eq!(printed, expected);
    let json: serde_json::Value = serde_json::from_str(&desk.ok(&format!("{run} --count --json"))).unwrap();
    assert_eq!(json["copies"], 4);
    assert_eq!(json["each"][3]["name"], "seed-0003");
    assert!(json["each"][0]["nearest_rms"].as_f64().unwrap() < 0.15);
    // A set from a file does not say what is in it.
    desk.ok("data --data hands:count=6,size=32,color=grey --out hands.npy");
    let again = desk.ok("sample --data hands.npy --machine is --steps 20 --seeds 0..4 --count=fingers --out sheet.png");
    assert_eq!(again, expected);
}

#[test]
fn help_and_version_are_printed() {
    let desk = Desk::new();
    let help = desk.ok("--help");
    for command in ["sample", "denoise", "count", "data", "bench"] {
        assert!(help.contains(command), "{help}");
        assert!(desk.ok(&format!("{command} --help")).contains("Usage: sixfingers"));
    }
    assert_eq!(desk.ok("--version"), format!("sixfingers {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn the_benchmark_prints_a_table_and_json() {
    let desk = Desk::new();
    let table = desk.ok("bench --quick --threads 2");
    for words in ["LS", "ELS P=11 against im2col and matrix product", "2 threads", "memory", "ns/pair"] {
        assert!(table.contains(words), "{words}: {table}");
    }
    let json: serde_json::Value = serde_json::from_str(&desk.ok("bench --quick --threads 2 --json")).unwrap();
    assert_eq!(json["threads"], 2);
    let rows = json["rows"].as_array().unwrap();
    assert!(rows.len() >= 15, "{json}");
    for row in rows {
        let result = row["result"].as_f64().unwrap();
        // The peak may not have grown in a process that has held as much before.
        let may_be_zero = row["work"].as_str().unwrap().contains("at its peak");
        assert!(result.is_finite() && (result > 0.0 || may_be_zero && result == 0.0), "{row}");
        assert!(row["seconds"].is_null() || row["seconds"].as_f64().unwrap() > 0.0, "{row}");
        assert!(row["bar"].is_null(), "the bars are for the full size: {row}");
    }
    desk.refused("bench --quick --threads 0", "1 to 1024");
}

#[test]
fn wrong_options_end_in_one_sentence() {
    let desk = Desk::new();
    let sample = |rest: &str| format!("sample --data set.npy --out out.npy {rest}");
    for (options, words) in [
        ("--machine foo", "is, es, ls, els or bbels"),
        ("--patch 4", "it must be odd"),
        ("--patch 0", "it must be odd"),
        ("--patch -3", "-3"),
        ("--patch all", "an odd number of pixels"),
        ("--patch 17", "at most 15"),
        ("--patch 9 --boundary circular", "at most 7"),
        ("--boundary open", "zeros or circular"),
        ("--patch 3 --equivariant=far", "a whole number of pixels"),
        ("--machine ls --equivariant", "cannot be used with"),
        ("--machine is --patch 3", "--machine is sees the whole image"),
        ("--machine es --locality constant:3", "--machine es sees the whole image"),
        ("--machine is --scales 3,5", "--machine is sees the whole image"),
        ("--machine els --patch whole", "use --machine es"),
        ("--machine els --patch 3 --boundary zeros", "--machine bbels"),
        ("--machine bbels --patch 3 --boundary circular", "--machine els"),
        ("--machine es --boundary zeros", "circular boundary"),
        ("--patch 3 --scales 3,5", "cannot be used with"),
        ("--patch 3 --locality constant:3", "cannot be used with"),
        ("--scales 3,4", "it must be odd"),
        ("--scales 3,,5", "an odd number of pixels"),
        ("--locality foo:3", "is not a locality schedule"),
        ("--locality constant:99", "at most 15"),
        ("--locality paper:alexnet", "mnist-unet"),
        ("--locality paper:mnist-unet:-1", "factor -1"),
        ("--locality curve:2:3", "in 0 to 1"),
        ("--steps 0", "1 to 1000"),
        ("--steps 1001", "1 to 1000"),
        ("--steps many", "--steps"),
        ("--steps 5 --start-step 6", "1 to the number of steps, 5"),
        ("--start-step 0", "1 to the number of steps"),
        ("--schedule sine", "cosine, linear or exponential"),
        ("--seeds 3..3", "is empty"),
        ("--seeds 5..2", "is empty"),
        ("--seeds x", "is not a seed"),
        ("--seeds 0..2000000", "more than 1000000 seeds"),
        ("--seeds 18446744073709551615", "too large"),
        ("--seeds 0..2 --noise z.npy", "cannot be used with"),
        ("--noise z.npy", "there is no such file"),
        ("--threads 0", "1 to 1024"),
        ("--scale 0", "1..=64"),
        ("--columns 0", "1.."),
        ("--count", "--count=fingers"),
        ("--count=toes", "can't be counted"),
        ("--json", "--count"),
        ("--trajectory t.npy", "must end in .npz"),
        ("--trajectory none/t.npz", "the folder none does not exist"),
        ("--seeds 0..900000 --trajectory t.npz", "too much memory"),
        ("--fingers 6", "unexpected argument"),
    ] {
        desk.refused(&sample(options), words);
    }
    for (args, words) in [
        ("sample --out out.npy", "--data"),
        ("sample --data set.npy", "--out"),
        ("sample --data handz --out out.npy", "neither a built-in set"),
        ("sample --data hands:size=7 --out out.npy", "24 to 128"),
        ("sample --data hands:toes=5 --out out.npy", "is not a setting"),
        ("sample --data none/set.npy --out out.npy", "there is no such file"),
        ("sample --data set.npy --out out.jpg", "must end in .npy or .png"),
        ("sample --data set.npy --out none/out.png", "the folder none does not exist"),
        ("sample --data set.npy --out set.npy/x", "the folder set.npy does not exist"),
        ("denoise --data set.npy --input set.npy --time 1.5 --out y.npy", "0 (clean) to 1 (noise)"),
        ("denoise --data set.npy --input set.npy --time -0.1 --out y.npy", "0 (clean) to 1 (noise)"),
        ("denoise --data set.npy --input set.npy --time NaN --out y.npy", "0 (clean) to 1 (noise)"),
        ("denoise --data set.npy --input x.npy --time 0.5 --out y.npy", "there is no such file"),
        ("denoise --data hands:size=24 --input set.npy --time 0.5 --out y.npy", "(b, 3, 24, 24)"),
        ("count --kind fingers", "FILES"),
        ("count --kind toes set.npy", "can't be counted"),
        ("count --kind fingers none.png", "there is no such file"),
        ("count set.npy", "--kind"),
        ("data --data hands:count=0 --out d.npy", "1 to 10000"),
        ("frobnicate", "no command with that name"),
        ("--data set.npy sample --data set.npy --out out.npy", "put the options of a command after its name"),
        ("set.npy --patch 3 count --kind fingers set.npy", "put the options of a command after its name"),
        ("count --kind fingers set.npy --lang tlh", "this program speaks en or zh"),
        ("--patch 4", "it must be odd"),
        ("--data hands:size=32 --patch 65", "at most 63"),
        ("--machine is --patch 3", "--machine is sees the whole image"),
    ] {
        desk.refused(args, words);
    }
}

#[test]
fn a_failed_run_leaves_the_old_result() {
    let desk = Desk::new();
    fs::write(desk.path("out.npy"), "old").unwrap();
    desk.refused("sample --data set.npy --patch 99 --out out.npy", "at most 15");
    fs::write(desk.path("broken.npy"), "no array").unwrap();
    desk.refused("sample --data broken.npy --out out.npy", "not a NumPy file");
    desk.ok("sample --data set.npy --patch 3 --steps 1 --out out.npy");
    assert_eq!(desk.pictures("out.npy").shape(), [16, 1, 8, 7], "16 seeds unless told otherwise");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_one_sentence_too() {
    if Path::new("/dev/full").exists() {
        fs::write("/dev/full", "x").unwrap_err();
        let desk = Desk::new();
        std::os::unix::fs::symlink("/dev/full", desk.path("full.npy")).unwrap();
        desk.refused("data --data set.npy --out full.npy", "the disk is full");
    }
}

#[test]
fn the_examples_of_the_readme_work() {
    let desk = Desk::new();
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let examples = readme.lines().filter_map(|line| line.strip_prefix("sixfingers "));
    let mut n_examples = 0;
    for example in examples {
        // Fewer seeds: what the numbers are is for other tests.
        let ranges = ["0..192", "0..100", "0..64", "0..16", "0..12", "0..4"];
        let mut few = ranges.iter().fold(example.to_owned(), |e, range| e.replace(range, "0..1"));
        // Training would take hours, finding P(t) minutes.
        few = few.replace("--steps 20000", "--steps 2 --batch 2");
        if few.starts_with("agree ") {
            few.push_str(" --steps 3 --locality constant:3");
        }
        if few.starts_with("train ") {
            // It tells on stderr how far it is.
            assert!(desk.run(&few).status.success(), "{few}");
        } else {
            desk.ok(&few);
        }
        n_examples += 1;
    }
    assert!(n_examples >= 10, "only {n_examples} found");
    assert!(desk.path("hands.png").is_file());
}

#[cfg(unix)]
#[test]
fn an_interrupted_command_leaves_nothing_behind() {
    let desk = Desk::new();
    let start = |args: &str| {
        let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin("sixfingers"));
        command.current_dir(desk.folder.path()).args(args.split_whitespace()).spawn().unwrap()
    };
    for (signal, code) in [("-INT", 130), ("-TERM", 143)] {
        let mut writing = start("data --data black-white:count=10000,size=128 --out many");
        // Until there is something to leave behind.
        while desk.files().len() < 2 {
            assert!(writing.try_wait().unwrap().is_none(), "it was done before it could be interrupted");
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
        let id = writing.id().to_string();
        assert!(std::process::Command::new("kill").args([signal, &id]).status().unwrap().success());
        assert_eq!(writing.wait().unwrap().code(), Some(code));
        let left = desk.files();
        assert!(left.len() == 1 && left[0].0.ends_with("set.npy"), "{left:?}");
    }
}

#[test]
fn as_many_threads_are_started_as_are_allowed() {
    let desk = Desk::new();
    let run = |threads: &str| {
        let mut command = Command::cargo_bin("sixfingers").unwrap();
        command.current_dir(desk.folder.path()).envs(ENGLISH).env("RAYON_NUM_THREADS", threads);
        command.args(["data", "set.npy"]).output().unwrap()
    };
    for (threads, works) in [("2", true), ("0", true), ("", true), ("1025", false), ("many", false)] {
        let output = run(threads);
        let errors = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.success(), works, "{threads}: {errors}");
        assert!(works || errors.contains("RAYON_NUM_THREADS") && errors.contains("1 to 1024"), "{errors}");
    }
}

#[test]
fn what_is_quoted_is_shortened() {
    let desk = Desk::new();
    let long = "x".repeat(40_000);
    let lists = format!("[{}]", "{\"what\":1}, ".repeat(4_000));
    for args in [
        vec!["data", &long],
        vec!["sample", "--data", &long, "--out", "o.png"],
        vec!["sample", "--data", "hands", "--out", "o.png", "--seeds", &long],
        vec!["sample", "--data", "hands", "--out", "o.png", "--edits", &lists],
        vec!["sample", "--data", "hands", "--out", &long],
        vec![long.as_str()],
        vec!["train", "--data", "hands", "--net", &long, "--out", "w.safetensors"],
    ] {
        let mut command = Command::cargo_bin("sixfingers").unwrap();
        let output = command.current_dir(desk.folder.path()).envs(ENGLISH).args(&args).output().unwrap();
        let errors = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{errors}");
        assert!(errors.chars().count() < 1700, "{} characters: {}", errors.len(), &errors[..200]);
    }
}

#[test]
fn no_reason_is_said_twice() {
    let desk = Desk::new();
    fs::create_dir(desk.path("folder")).unwrap();
    for (args, reason) in [
        ("sample --net missing.safetensors --out o.png", "No such file"),
        ("sample --net folder --out o.png", "not a regular file"),
        ("sample --session missing.sixfingers --out o.png", "No such file"),
        ("sample --data hands --noise missing.npy --out o.png", "no such file"),
        ("train --data set.npy --resume --out missing.safetensors", "No such file"),
        ("data --data set.npy --out missing/o.npy", "does not exist"),
    ] {
        let errors = String::from_utf8(desk.run(args).stderr).unwrap();
        assert_eq!(errors.matches(reason).count(), 1, "{args}: {errors}");
    }
}
