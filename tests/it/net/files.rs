use proptest::prelude::*;
use sixfingers::export::{read_net, write_net};
use sixfingers::net::{NetFile, NetFileError};

use super::{TINY, pictures, trained};
use crate::support::cases;

fn bytes() -> Vec<u8> {
    trained(TINY, &pictures(), 2).to_bytes().unwrap()
}

/// The file with another header.
fn with_header(bytes: &[u8], change: impl FnOnce(String) -> String) -> Vec<u8> {
    let length = u64::from_le_bytes(bytes[..8].try_into().unwrap()) as usize;
    let header = change(String::from_utf8(bytes[8..8 + length].to_vec()).unwrap());
    [&(header.len() as u64).to_le_bytes(), header.as_bytes(), &bytes[8 + length..]].concat()
}

fn refused(bytes: &[u8]) -> NetFileError {
    NetFile::from_bytes(bytes).expect_err("it should be refused")
}

#[test]
fn a_file_comes_back_with_and_without_what_training_needs() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("w.safetensors");
    let file = trained(TINY, &pictures(), 2);
    for file in [file.clone(), NetFile { state: None, ..file }] {
        write_net(&path, &file).unwrap();
        assert_eq!(read_net(&path).unwrap(), file);
    }
    assert!(read_net(&folder.path().join("none")).unwrap_err().to_string().contains("none"));
}

#[test]
fn other_pictures_are_told_by_their_fingerprint() {
    let file = trained(TINY, &pictures(), 1);
    file.check_data(&pictures()).unwrap();
    let other = crate::support::random_set(3, pictures().shape(), 9);
    assert!(matches!(file.check_data(&other), Err(NetFileError::OtherData { .. })));
}

#[test]
fn headers_that_lie_are_refused() {
    let good = bytes();
    for length in [u64::MAX, 1 << 40, good.len() as u64, 0] {
        let bad = [&length.to_le_bytes(), &good[8..]].concat();
        assert!(matches!(refused(&bad), NetFileError::Format(_)), "{length}");
    }
    assert!(matches!(refused(&with_header(&good, |h| h.replace("sixfingers", "otherprogr"))), NetFileError::Foreign));
    let newer = with_header(&good, |h| h.replace("\\\"version\\\":1", "\\\"version\\\":7"));
    assert_eq!(refused(&newer), NetFileError::Newer(7));
    // A network that is larger than its weights, smaller, and beyond all limits.
    for net in ["channels=5", "channels=3", "channels=999999999"] {
        let bad = with_header(&good, |h| h.replace("channels=4", net));
        assert!(matches!(refused(&bad), NetFileError::Tensor { .. } | NetFileError::Origin(_)), "{net}");
    }
    let deeper = with_header(&good, |h| h.replace("layers=2", "layers=3"));
    assert!(matches!(refused(&deeper), NetFileError::Format(_)));
    let other = with_header(&good, |h| h.replace("[3,7,6]", "[1,7,6]"));
    assert!(matches!(refused(&other), NetFileError::Tensor { .. }));
    let nested = with_header(&good, |_| "[".repeat(100_000));
    assert!(matches!(refused(&nested), NetFileError::Format(_)));
}

#[test]
fn a_weight_that_is_no_number_is_refused() {
    let mut file = trained(TINY, &pictures(), 1);
    file.weights[3][0] = f32::NAN;
    assert_eq!(refused(&file.to_bytes().unwrap()), NetFileError::NotFinite("first.bias".into()));
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(NetFile::from_bytes(&bytes).is_err());
    }

    #[test]
    fn a_file_that_ends_early_is_refused(part in 0.0..1.0_f64) {
        let bytes = bytes_once();
        prop_assert!(NetFile::from_bytes(&bytes[..(part * bytes.len() as f64) as usize]).is_err());
    }

    #[test]
    fn damaged_bytes_never_panic(at in 0.0..1.0_f64, near in any::<bool>(), byte in any::<u8>()) {
        let mut bytes = bytes_once().to_vec();
        // Half of them in the header.
        let reach = if near { 3000 } else { bytes.len() };
        let place = (at * reach as f64) as usize;
        bytes[place] = byte;
        if let Err(error) = NetFile::from_bytes(&bytes) {
            prop_assert!(!error.to_string().is_empty());
        }
    }
}

/// The same file for every case.
fn bytes_once() -> &'static [u8] {
    static BYTES: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();
    BYTES.get_or_init(bytes)
}
