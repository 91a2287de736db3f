//! Pictures and folders of them.

use std::fs;

use image::{GrayImage, ImageBuffer, Luma, Rgb, RgbImage, Rgba, RgbaImage};
use sixfingers::export;
use sixfingers::images::load::{load_pictures, load_set};
use sixfingers::images::{Image, from_u8};

use super::super::support::shape;
use super::{colours, crc32, file, folder, refusal, refused, saved};

#[test]
fn a_folder_of_pictures_is_a_set_in_the_order_of_the_names() {
    let folder = folder();
    saved(&folder, "b.png", colours(4, 3));
    saved(&folder, "a.bmp", RgbImage::from_pixel(4, 3, Rgb([255, 0, 128])));
    saved(&folder, "c.PNG", GrayImage::from_pixel(4, 3, Luma([7])));
    file(&folder, "notes.txt", b"no picture");
    file(&folder, ".hidden.png", b"no picture either");
    fs::create_dir(folder.path().join("more.png")).unwrap();
    let set = load_set(folder.path()).unwrap();
    assert_eq!((set.n_images(), set.shape()), (3, shape(3, 3, 4)));
    assert_eq!(set.image(0).rgb8(2, 3), [255, 0, 128]);
    assert_eq!(set.image(1).rgb8(2, 3), [30, 20, 5]);
    assert_eq!(set.image(2).rgb8(0, 0), [7, 7, 7]);
}

#[test]
fn grey_pictures_make_a_grey_set() {
    let folder = folder();
    saved(&folder, "a.png", GrayImage::from_pixel(4, 3, Luma([7])));
    let set = load_set(folder.path()).unwrap();
    assert_eq!((set.shape(), set.values()[0]), (shape(1, 3, 4), from_u8(7)));
}

#[test]
fn deep_and_transparent_pictures_keep_what_can_be_seen() {
    let folder = folder();
    let deep: ImageBuffer<Luma<u16>, Vec<u16>> = ImageBuffer::from_pixel(2, 2, Luma([16_384]));
    let path = saved(&folder, "deep.png", deep);
    let value = load_set(&path).unwrap().values()[0];
    // Exact but for the rounding of one division and one product in f32.
    assert!((value - (16_384.0 / 65_535.0 * 2.0 - 1.0)).abs() < 1e-6, "{value}");
    let path = saved(&folder, "clear.png", RgbaImage::from_pixel(2, 2, Rgba([255, 0, 255, 0])));
    assert_eq!(load_set(&path).unwrap().values(), [0.0; 12]);
}

#[test]
fn pngs_of_pictures_are_read_back_as_they_were_shown() {
    let folder = folder();
    let picture = Image::from_fn(shape(3, 5, 4), |c, y, x| ((c * 20 + y * 4 + x) as f32 / 30.0 - 1.0) * 1.2);
    export::write_png(&folder.path().join("a.png"), &export::to_raster(&picture, 1)).unwrap();
    let read = load_set(&folder.path().join("a.png")).unwrap().image(0);
    assert_eq!(read.to_rgb8(), picture.to_rgb8());
    let scaled = export::to_raster(&picture, 3);
    assert_eq!((scaled.width(), scaled.height()), (12, 15));
    assert_eq!(scaled.to_rgb8().get_pixel(11, 14).0, picture.rgb8(4, 3));
}

#[test]
fn pictures_that_can_not_make_a_set_are_named() {
    let folder = folder();
    let says = |words: &str| {
        let text = load_set(folder.path()).unwrap_err().to_string();
        assert!(text.contains(words), "'{text}' does not say '{words}'");
    };
    says("there is no picture in it");
    saved(&folder, "a.png", colours(4, 3));
    saved(&folder, "b.png", colours(3, 4));
    says("b.png: it is 3x4x3 (channels x height x width), but a.png before it is 3x3x4: make them all the same size");
    assert_eq!(load_pictures(folder.path()).unwrap().len(), 2);
    fs::remove_file(folder.path().join("b.png")).unwrap();
    file(&folder, "broken.png", b"\x89PNG\r\n\x1a\nand no more");
    says("broken.png: it can't be decoded");
    file(&folder, "broken.png", b"");
    says("broken.png: ");
}

#[test]
fn pictures_cut_off_anywhere_are_refused() {
    let folder = folder();
    for name in ["a.png", "a.jpg", "a.bmp", "a.gif", "a.tiff", "a.webp"] {
        let whole = fs::read(saved(&folder, name, colours(9, 7))).unwrap();
        load_set(&folder.path().join(name)).unwrap();
        // The last bytes may be spare: a trailer, or padding.
        for length in (0..whole.len() / 2).step_by(3) {
            refusal(name, &whole[..length]);
        }
    }
}

#[test]
fn a_picture_that_claims_to_be_huge_is_refused_before_it_is_decoded() {
    let folder = folder();
    let mut png = fs::read(saved(&folder, "a.png", colours(4, 3))).unwrap();
    png[16..24].copy_from_slice(&[0, 0, 255, 255, 0, 0, 255, 255]);
    // The check sum of the header no longer fits, which is refused as well; so make it fit.
    let sum = crc32(&png[12..29]);
    png[29..33].copy_from_slice(&sum.to_be_bytes());
    refused("a.png", &png, "65535x65535");
}
