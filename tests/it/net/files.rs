use proptest::prelude::*;
use sixfingers::export::{read_net, write_net};
use sixfingers::net::{NetFile, NetFileError};

use super::{TINY, pictures, trained};
use crate::support::cases;

fn bytes(net: &str) -> Vec<u8> {
    trained(net, &pictures(), 2).to_bytes().unwrap()
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
    for net in TINY {
        let file = trained(net, &pictures(), 2);
        for file in [file.clone(), NetFile { state: None, ..file }] {
            write_net(&path, &file).unwrap();
            assert_eq!(read_net(&path).unwrap(), file);
        }
    }
    assert!(read_net(&folder.path().join("none")).unwrap_err().to_string().contains("none"));
}

#[test]
fn other_pictures_are_told_by_their_fingerprint() {
    let file = trained(TINY[0], &pictures(), 1);
    file.check_data(&pictures()).unwrap();
    let other = crate::support::random_set(3, pictures().shape(), 9);
    assert!(matches!(file.check_data(&other), Err(NetFileError::OtherData { .. })));
}

#[test]
fn headers_that_lie_are_refused() {
    let good = bytes(TINY[0]);
    for length in [u64::MAX, 1 << 40, good.len() as u64, 0] {
        let bad = [&length.to_le_bytes(), &good[8..]].concat();
        assert!(matches!(refused(&bad), NetFileError::Format(_)), "{length}");
    }
    assert!(matches!(refused(&with_header(&good, |h| h.replace("sixfingers", "otherprogr"))), NetFileError::Foreign));
    let newer = with_header(&good, |h| h.replace("\\\"version\\\":1", "\\\"version\\\":7"));
    assert_eq!(refused(&newer), NetFileError::Newer(7));
    let nested = with_header(&good, |_| "[".repeat(100_000));
    assert!(matches!(refused(&nested), NetFileError::Format(_)));
}

#[test]
fn weights_of_another_network_are_refused() {
    for net in TINY {
        let good = bytes(net);
        let changed = |from: &str, to: &str| {
            with_header(&good, |header| {
                assert!(header.contains(from), "{from} in {header}");
                header.replace(from, to)
            })
        };
        // A network that is larger than its weights, smaller, and beyond all limits.
        for other in ["channels=5", "channels=3", "channels=999999999"] {
            let error = refused(&changed("channels=4", other));
            assert!(matches!(error, NetFileError::Tensor { .. } | NetFileError::Origin(_)), "{net}, {other}");
        }
        let depth = if net.starts_with("resnet") { ("layers=2", "layers=3") } else { ("levels=2", "levels=1") };
        assert!(matches!(refused(&changed(depth.0, depth.1)), NetFileError::Format(_)));
        assert!(matches!(refused(&changed("[3,8,12]", "[1,8,12]")), NetFileError::Tensor { .. }));
    }
    // Five blocks each: as many tensors, by other names.
    let five = trained("resnet:channels=4,layers=5", &pictures(), 1).to_bytes().unwrap();
    let other = with_header(&five, |h| h.replace("resnet:channels=4,layers=5", TINY[1]));
    assert!(matches!(refused(&other), NetFileError::Tensor { .. }));
}

#[test]
fn a_weight_that_is_no_number_is_refused() {
    for net in TINY {
        let mut file = trained(net, &pictures(), 1);
        file.weights[3][0] = f32::NAN;
        assert_eq!(refused(&file.to_bytes().unwrap()), NetFileError::NotFinite("first.bias".into()));
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(NetFile::from_bytes(&bytes).is_err());
    }

    #[test]
    fn a_file_that_ends_early_is_refused(part in 0.0..1.0_f64, kind in 0..TINY.len()) {
        let bytes = bytes_once(kind);
        prop_assert!(NetFile::from_bytes(&bytes[..(part * bytes.len() as f64) as usize]).is_err());
    }

    #[test]
    fn damaged_bytes_never_panic(
        at in 0.0..1.0_f64,
        near in any::<bool>(),
        byte in any::<u8>(),
        kind in 0..TINY.len(),
    ) {
        let mut bytes = bytes_once(kind).to_vec();
        // Half of them in the header.
        let reach = if near { 3000 } else { bytes.len() };
        let place = (at * reach as f64) as usize;
        bytes[place] = byte;
        if let Err(error) = NetFile::from_bytes(&bytes) {
            prop_assert!(!error.to_string().is_empty());
        }
    }
}

/// The same file for every case, one of each kind.
fn bytes_once(kind: usize) -> &'static [u8] {
    static BYTES: std::sync::OnceLock<[Vec<u8>; TINY.len()]> = std::sync::OnceLock::new();
    &BYTES.get_or_init(|| TINY.map(bytes))[kind]
}
