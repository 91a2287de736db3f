//! Sets of one's own pictures: what was chosen is what comes.

use std::fs;
use std::io::Write;
use std::path::Path;

use image::{GrayImage, ImageBuffer, Luma, Rgb, RgbImage, Rgba, RgbaImage};
use sixfingers::exhibits::DataSpec;
use sixfingers::images::load::{
    Choices, Fit, LoadProblem, Loaded, SourceKind, Take, Watch, load, load_set, preview, survey,
};
use sixfingers::images::{TrainingSet, from_u8};
use tempfile::TempDir;

use super::super::support::{shape, shared};
use super::{array, colours, file, folder, saved, values};

fn loaded(path: &Path, choices: &str) -> Loaded {
    load(path, &choices.parse().unwrap(), &Watch::default(), &|| false).unwrap()
}

fn set(path: &Path, choices: &str) -> TrainingSet {
    loaded(path, choices).set
}

fn problem(path: &Path, choices: &str) -> String {
    load(path, &choices.parse().unwrap(), &Watch::default(), &|| false).unwrap_err().to_string()
}

/// A folder with folders: labels, sizes, formats, damage.
fn pets() -> TempDir {
    let folder = folder();
    for label in ["cats", "dogs"] {
        fs::create_dir_all(folder.path().join(label).join("more")).unwrap();
        for (k, name) in ["a.png", "b.bmp", "more/c.webp", "more/d.tiff", "e.gif"].into_iter().enumerate() {
            colours(9 + k as u32, 20).save(folder.path().join(label).join(name)).unwrap();
        }
    }
    file(&folder, "cats/broken.png", b"\x89PNG\r\n\x1a\nand no more");
    file(&folder, "dogs/empty.jpg", b"");
    folder
}

#[test]
fn folders_in_a_folder_are_labels_and_what_can_not_be_read_is_listed() {
    let folder = pets();
    let found = survey(folder.path()).unwrap();
    assert_eq!((found.kind, found.n_pictures, found.problems.total), (SourceKind::Folder, 12, 2));
    let labels: Vec<(&str, usize)> = found.labels.iter().map(|label| (label.name.as_str(), label.n)).collect();
    assert_eq!(labels, [("cats", 6), ("dogs", 6)]);
    assert_eq!(found.sizes.len(), 5);
    assert!(!found.has_one_size());
    let loaded = loaded(folder.path(), "size=16");
    assert_eq!((loaded.set.n_images(), loaded.set.shape()), (10, shape(3, 16, 16)));
    assert_eq!(loaded.set.labels(), Some(&[0, 0, 0, 0, 0, 1, 1, 1, 1, 1][..]));
    assert_eq!(loaded.label_names, ["cats", "dogs"]);
    let skipped: Vec<&str> = loaded.skipped.listed.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(skipped, ["cats/broken.png", "dogs/empty.jpg"]);
    assert_eq!(loaded.skipped.listed[1].reason.to_string(), "the file is empty");
    assert_eq!(set(folder.path(), "size=16,labels=dogs").n_images(), 5);
    assert!(problem(folder.path(), "size=16,labels=fish").contains("the labels are: cats, dogs"));
    assert!(problem(folder.path(), "").contains("or choose one, as in size=64"), "several sizes");
}

#[test]
fn an_archive_is_as_good_as_its_folder() {
    let folder = pets();
    let path = folder.path().join("pets.zip");
    let mut zip = zip::ZipWriter::new(fs::File::create(&path).unwrap());
    let options = zip::write::SimpleFileOptions::default();
    for label in ["cats", "dogs"] {
        for name in ["a.png", "b.bmp", "more/c.webp", "more/d.tiff", "e.gif"] {
            let name = format!("{label}/{name}");
            // Archives often hold one folder with everything in it, and leavings of other systems.
            zip.start_file(format!("pets/{name}"), options).unwrap();
            zip.write_all(&fs::read(folder.path().join(name)).unwrap()).unwrap();
        }
    }
    zip.start_file("__MACOSX/pets/._a.png", options).unwrap();
    zip.write_all(b"no picture").unwrap();
    zip.finish().unwrap();
    let (zipped, plain) = (loaded(&path, "size=24,fit=pad"), loaded(folder.path(), "size=24,fit=pad"));
    assert_eq!(zipped.set, plain.set);
    assert_eq!((zipped.label_names, zipped.skipped.total), (plain.label_names, 0));
    assert_eq!(survey(&path).unwrap().kind, SourceKind::Zip);
}

#[test]
fn the_same_choice_is_the_same_pictures_and_another_seed_others() {
    let folder = folder();
    for k in 0..40_u8 {
        saved(&folder, &format!("{k:02}.png"), GrayImage::from_pixel(16, 16, Luma([k * 6])));
    }
    let first = |choices: &str| -> Vec<f32> {
        let set = set(folder.path(), choices);
        (0..set.n_images()).map(|k| set.image_values(k)[0]).collect()
    };
    assert_eq!(first("first=3"), [from_u8(0), from_u8(6), from_u8(12)]);
    assert_eq!(first("random=10,seed=5"), first("random=10,seed=5"));
    assert_ne!(first("random=10,seed=5"), first("random=10,seed=6"));
    let chosen = first("random=10,seed=5");
    assert!(chosen.is_sorted() && chosen.len() == 10, "in the order of their names");
    // One that can't be read is made up for by another.
    fs::write(folder.path().join("00.png"), b"").unwrap();
    assert_eq!(first("first=3"), [from_u8(6), from_u8(12), from_u8(18)]);
    let shown = preview(folder.path(), &"random=10,seed=5".parse().unwrap(), 4, &|| false).unwrap();
    assert_eq!(shown.len(), 4);
}

#[test]
fn pictures_are_cropped_padded_and_stretched_about_their_middle() {
    let folder = folder();
    // Left third red, middle third green, right third blue.
    let bands = RgbImage::from_fn(96, 32, |x, _| Rgb([0, 1, 2].map(|band| if x / 32 == band { 255 } else { 0 })));
    let path = saved(&folder, "bands.png", bands);
    let at = |choices: &str, y, x| set(&path, choices).image(0).rgb8(y, x);
    for x in [0, 16, 31] {
        assert_eq!(at("size=32", 16, x), [0, 255, 0], "only the middle third");
    }
    assert_eq!(at("size=96,fit=pad", 0, 48), [128, 128, 128], "grey above");
    assert_eq!([at("size=96,fit=pad", 48, 4), at("size=96,fit=pad", 48, 90)], [[255, 0, 0], [0, 0, 255]]);
    assert_eq!([at("size=32,fit=stretch", 16, 2), at("size=32,fit=stretch", 31, 29)], [[255, 0, 0], [0, 0, 255]]);
    let grey = set(&path, "size=32,color=grey");
    assert_eq!(grey.shape(), shape(1, 32, 32));
    // Rec. 709 of pure green, to rounding in f32.
    assert!((grey.image(0).at(0, 16, 16) - (2.0 * 0.7152 - 1.0)).abs() < 1e-5);
}

#[test]
fn a_size_that_is_there_already_changes_nothing() {
    let folder = folder();
    let path = saved(&folder, "a.png", colours(24, 24));
    for fit in Fit::ALL {
        assert_eq!(set(&path, &format!("size=24,fit={}", fit.name())), set(&path, ""));
    }
}

#[test]
fn shrinking_keeps_the_mean_and_a_flat_picture_flat() {
    let folder = folder();
    let checks = GrayImage::from_fn(64, 64, |x, y| Luma([if (x + y) % 2 == 0 { 255 } else { 0 }]));
    let small = set(&saved(&folder, "checks.png", checks), "size=16");
    // Checks of single pixels become even grey: no moire. Borders weigh their pixels unevenly.
    assert!(small.values().iter().all(|value| value.abs() < 0.06), "{:?}", small.values());
    let flat = set(&saved(&folder, "flat.png", GrayImage::from_pixel(50, 31, Luma([200]))), "size=16");
    assert!(flat.values().iter().all(|value| (value - from_u8(200)).abs() < 1e-5), "weights sum to 1, in f32");
}

#[test]
fn a_picture_is_turned_as_its_camera_was_held() {
    let folder = folder();
    let wide = RgbImage::from_fn(32, 16, |x, _| if x < 16 { Rgb([250, 10, 10]) } else { Rgb([10, 10, 250]) });
    let plain = fs::read(saved(&folder, "wide.jpg", wide)).unwrap();
    let tiff = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
    let mut turned = plain[..2].to_vec();
    turned.extend([0xff, 0xe1]);
    turned.extend(((tiff.len() + 8) as u16).to_be_bytes());
    turned.extend(b"Exif\0\0");
    turned.extend(tiff);
    turned.extend(&plain[2..]);
    let path = file(&folder, "turned.jpg", &turned);
    assert_eq!(survey(&path).unwrap().sizes[0].h, 32);
    let set = load_set(&path).unwrap();
    assert_eq!(set.shape(), shape(3, 32, 16));
    let [top, bottom] = [2, 29].map(|y| set.image(0).rgb8(y, 8));
    assert!(top[0] > 200 && bottom[2] > 200, "{top:?} above {bottom:?}");
}

#[test]
fn every_kind_of_pixel_is_understood() {
    let folder = folder();
    // Made by another program: ink of yellow and magenta, which is red.
    let path = file(&folder, "cmyk.jpg", include_bytes!("samples/cmyk.jpg"));
    let [red, green, blue] = load_set(&path).unwrap().image(0).rgb8(4, 4);
    assert!(red > 220 && green < 60 && blue < 60, "{red} {green} {blue}");
    let deep: ImageBuffer<Rgba<u16>, Vec<u16>> = ImageBuffer::from_pixel(16, 16, Rgba([65_535, 0, 0, 32_768]));
    let half = set(&saved(&folder, "deep.png", deep), "");
    // Half seen before mid-grey.
    assert!((half.values()[0] - 0.5).abs() < 1e-4 && (half.values()[300] + 0.5).abs() < 1e-4);
    let grey_alpha = ImageBuffer::<image::LumaA<u8>, _>::from_pixel(16, 16, image::LumaA([255, 0]));
    assert_eq!(set(&saved(&folder, "clear.png", grey_alpha), "").values()[0], 0.0);
    let float = ImageBuffer::<Rgb<f32>, _>::from_pixel(16, 16, Rgb([0.5_f32, f32::NAN, 1.0]));
    let float = set(&saved(&folder, "float.tiff", image::DynamicImage::ImageRgb32F(float)), "");
    assert_eq!([float.values()[0], float.values()[256], float.values()[512]], [0.0, 0.0, 1.0]);
    saved(&folder, "half.png", RgbaImage::from_pixel(16, 16, Rgba([255, 255, 255, 128])));
    assert_eq!(set(folder.path(), "size=16").n_images(), 5);
}

#[test]
fn batches_of_cifar_are_one_set_without_the_test_pictures() {
    let folder = folder();
    let record = |label: u8, value: u8| [vec![label], vec![value; 3072]].concat();
    file(&folder, "data_batch_1.bin", &[record(0, 10), record(1, 20)].concat());
    file(&folder, "data_batch_2.bin", &record(1, 30));
    file(&folder, "test_batch.bin", &record(0, 99));
    file(&folder, "batches.meta.txt", b"airplane\nautomobile\n");
    let found = survey(folder.path()).unwrap();
    assert_eq!((found.kind, found.n_pictures), (SourceKind::Cifar, 3));
    assert_eq!((found.labels[1].name.as_str(), found.labels[1].n), ("automobile", 2));
    let cars = set(folder.path(), "labels=automobile,size=16");
    assert_eq!(cars.labels(), Some(&[1, 1][..]));
    assert!((cars.image_values(1)[0] - from_u8(30)).abs() < 1e-5);
    fs::write(folder.path().join("data_batch_2.bin"), [0; 100]).unwrap();
    assert!(problem(folder.path(), "").contains("data_batch_2.bin: it has 100 bytes"));
}

#[test]
fn arrays_are_made_as_they_were_chosen_in_every_layout() {
    let folder = folder();
    let bytes: Vec<u8> = (0..2 * 20 * 20 * 3).map(|k| (k % 251) as u8).collect();
    let last = file(&folder, "last.npy", &array("|u1", false, &[2, 20, 20, 3], &bytes));
    let mut planar = Vec::new();
    for n in 0..2 {
        for c in 0..3 {
            planar.extend((0..400).map(|p| bytes[n * 1200 + p * 3 + c]));
        }
    }
    let first = file(&folder, "first.npy", &array("|u1", false, &[2, 3, 20, 20], &planar));
    for choices in ["", "size=16,fit=crop", "color=grey", "first=1", "random=1,seed=2,size=32"] {
        assert_eq!(set(&last, choices), set(&first, choices), "{choices}");
    }
    assert_eq!(set(&first, "first=1").n_images(), 1);
    let path = file(&folder, "c.npy", &array("<f4", false, &[2, 3, 4, 5], &super::le(&values())));
    assert_eq!(set(&path, "color=rgb").values(), values());
    assert_eq!(set(&path, "random=2,seed=9").values(), values(), "all of them, in their order");
}

#[test]
fn loading_stops_when_it_is_asked_to_and_tells_how_far_it_is() {
    let folder = pets();
    let choices: Choices = "size=16".parse().unwrap();
    let stopped = load(folder.path(), &choices, &Watch::default(), &|| true).unwrap_err();
    assert!(matches!(stopped.problem, LoadProblem::Cancelled), "{stopped}");
    let watch = Watch::default();
    watch.stop();
    let stopped = load(folder.path(), &choices, &watch, &|| false).unwrap_err();
    assert!(matches!(stopped.problem, LoadProblem::Cancelled), "{stopped}");
    watch.reset();
    load(folder.path(), &choices, &watch, &|| false).unwrap();
    assert_eq!(watch.progress(), (10, 12));
    let big = file(&folder, "big.npy", &array("|u1", false, &[4000, 32, 32], &vec![7; 4000 * 1024]));
    let seen = std::sync::atomic::AtomicUsize::new(0);
    // Asked once at the start and once for each piece.
    let soon = || seen.fetch_add(1, std::sync::atomic::Ordering::Relaxed) > 0;
    let stopped = load(&big, &Choices::default(), &Watch::default(), &soon).unwrap_err();
    assert!(matches!(stopped.problem, LoadProblem::Cancelled), "{stopped}");
}

#[test]
fn the_set_does_not_depend_on_the_number_of_threads() {
    let folder = pets();
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| set(folder.path(), "size=16,random=7,seed=3"))
    };
    assert_eq!(with(1), with(4));
}

#[test]
fn choices_are_read_back_from_their_text() {
    for text in ["", "size=16", "size=128,fit=stretch,color=grey,first=9,labels=a+b%2bc", "random=5,seed=7"] {
        let choices: Choices = text.parse().unwrap();
        assert_eq!(choices.to_string(), text);
    }
    let mut choices = Choices::default();
    choices.labels = Some(vec!["a:b,c d".into()]);
    assert_eq!(choices.to_string().parse::<Choices>().unwrap(), choices);
    for (text, words) in [
        ("size=8", "16 to 128"),
        ("size=x", "16 to 128"),
        ("fit=fill", "crop, pad or stretch"),
        ("first=0", "1 or more"),
        ("seed=3", "after random"),
        ("labels=", "joined by +"),
        ("labels=%zz", "joined by +"),
        ("colour=grey", "not a setting of a file or folder (did you mean color?)"),
        ("sise=32", "did you mean size?"),
        ("frist=3", "did you mean first?"),
        ("legs=2", "not a setting of a file or folder: use size, fit"),
        ("size", "not a setting"),
    ] {
        let error = text.parse::<Choices>().unwrap_err().to_string();
        assert!(error.contains(words), "{text}: {error}");
    }
    for text in ["cats:size=64,first=10", "./hands:size=64", "a:b", "a:b:size=32", "C:/pictures"] {
        let spec: DataSpec = text.parse().unwrap();
        assert_eq!(spec.to_string().parse::<DataSpec>().unwrap(), spec, "{text}");
    }
    let odd = DataSpec::Path("cats:size=64".into());
    assert_eq!(odd.to_string(), "cats:size=64:", "or it would be read back as choices");
    assert_eq!(odd.to_string().parse::<DataSpec>().unwrap(), odd);
    assert!("cats:size=1".parse::<DataSpec>().is_err());
    // A misspelt setting is a part of the path, unless the path is there without it.
    let pets = pets();
    let misspelt: DataSpec = format!("{}:sise=32", pets.path().display()).parse().unwrap();
    let error = misspelt.open().unwrap_err().to_string();
    assert!(error.starts_with("'sise' is not a setting of a file or folder (did you mean size?)"), "{error}");
    assert!(
        "hand:size=32".parse::<DataSpec>().unwrap().open().unwrap_err().to_string().contains("did you mean hands?")
    );
    assert_eq!(Take::default().count(), None);
}

#[test]
#[cfg_attr(not(shared_files), ignore = "needs ../shared, which is not there")]
fn the_real_sets_come_as_they_were_chosen() {
    let data = shared("data");
    let digits = data.join("mnist-2000-images-idx3-ubyte.gz");
    let found = survey(&digits).unwrap();
    assert_eq!((found.n_pictures, found.labels.len(), found.n_colour), (2000, 10, 0));
    let sevens = set(&digits, "size=32,labels=7,first=5");
    assert_eq!((sevens.labels(), sevens.shape()), (Some(&[7; 5][..]), shape(1, 32, 32)));
    let whole = load_set(&digits).unwrap();
    let some = set(&digits, "random=20,seed=4");
    for k in 0..20 {
        assert!((0..2000).any(|index| whole.image_values(index) == some.image_values(k)));
    }
    let photographs = set(&data.join("cifar10-2000.bin"), "size=16,color=grey,first=7");
    assert_eq!((photographs.n_images(), photographs.shape()), (7, shape(1, 16, 16)));
}
