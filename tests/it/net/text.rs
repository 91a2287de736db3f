use proptest::prelude::*;
use sixfingers::net::{Model, ModelError, NetFile, NetFileError, NetKind, NetSpec, NetSpecError, TrainError, Trainer};
use sixfingers::score::Boundary;

use super::{few_steps, spec};
use crate::support::{cases, random_set, shape};

#[test]
fn texts_that_are_no_network_are_refused_for_what_is_wrong_with_them() {
    let error = |text: &str| text.parse::<NetSpec>().unwrap_err();
    assert!(matches!(error("vgg"), NetSpecError::Kind(_)));
    for (text, other) in
        [("resnet:depth=3", "layers=6"), ("resnet:levels=3", "layers=6"), ("unet:layers=3", "levels=2")]
    {
        assert!(matches!(error(text), NetSpecError::Setting { .. }), "{text}");
        assert!(error(text).to_string().contains(other), "{}", error(text));
    }
    assert!(matches!(error("resnet:layers=1,layers=2"), NetSpecError::Twice("layers")));
    assert!(matches!(error("unet:levels=1,levels=2"), NetSpecError::Twice("levels")));
    for text in ["resnet:layers=0", "resnet:channels=-1", "unet:levels=0", "unet:levels=5"] {
        assert!(matches!(error(text), NetSpecError::Number { .. }), "{text}");
    }
    for (text, way_out) in
        [("resnet:channels=256,layers=32", "fewer channels or layers"), ("unet:channels=256,levels=4", "or levels")]
    {
        assert!(matches!(error(text), NetSpecError::Weights { .. }), "{text}");
        assert!(error(text).to_string().contains(way_out), "{}", error(text));
    }
}

#[test]
fn what_is_left_out_of_a_text_is_as_usual() {
    assert_eq!(spec("resnet"), NetSpec::default());
    for kind in NetKind::ALL {
        assert_eq!(spec(kind.name()), kind.usual());
        let all = kind.usual().to_string();
        assert_eq!(spec(&format!(" {} : padding = {} ", kind.name(), kind.usual().padding())).to_string(), all);
    }
}

#[test]
fn pictures_that_cannot_be_halved_so_often_are_refused_with_a_way_out() {
    for (net, h, w, way_out) in [
        ("unet:levels=2", 30, 32, "pictures of 30 x 32 pixels can't be halved twice"),
        ("unet:levels=3", 28, 28, "halved 3 times, as unet:channels=32,levels=3,padding=zeros does: their sides"),
        ("unet:levels=1", 45, 45, "multiples of 2; use a resnet, or pictures of another size"),
    ] {
        let (net, shape) = (spec(net), shape(1, h, w));
        let error = net.check_shape(shape).unwrap_err();
        assert!(error.to_string().contains(way_out), "{error}");
        assert_eq!(Model::for_training(net, shape).unwrap_err(), ModelError::Spec(error.clone()));
        assert_eq!(Model::for_use(net, shape).unwrap_err(), ModelError::Spec(error.clone()));
        let set = random_set(2, shape, 1);
        let trainer = Trainer::new(&set, "data", net, few_steps(1));
        assert_eq!(trainer.unwrap_err(), TrainError::Model(ModelError::Spec(error)));
        spec("resnet").check_shape(shape).unwrap();
    }
}

#[test]
fn a_file_that_says_its_pictures_cannot_be_halved_is_refused() {
    let net = spec("unet:channels=2,levels=1");
    let set = random_set(2, shape(1, 6, 4), 1);
    let mut file = Trainer::new(&set, "data", net, few_steps(1)).unwrap().file();
    // The weights are the same for any size.
    file.origin.shape = shape(1, 5, 4);
    let error = NetFile::from_bytes(&file.to_bytes().unwrap()).unwrap_err();
    assert!(matches!(error, NetFileError::Origin(_)) && error.to_string().contains("5 x 4"), "{error}");
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn the_text_of_a_network_comes_back(
        is_unet in any::<bool>(),
        channels in 1..=NetSpec::MAX_CHANNELS,
        depth in 1_usize..=32,
        circular in any::<bool>(),
    ) {
        let kind = if is_unet { NetKind::UNet } else { NetKind::ResNet };
        let padding = if circular { Boundary::Circular } else { Boundary::Zeros };
        match NetSpec::new(kind, channels, depth, padding) {
            Ok(net) => {
                prop_assert_eq!(net.to_string().parse::<NetSpec>().unwrap(), net);
                let json = serde_json::to_string(&net).unwrap();
                prop_assert_eq!(&json, &format!("\"{net}\""));
                prop_assert_eq!(serde_json::from_str::<NetSpec>(&json).unwrap(), net);
                prop_assert_eq!(net.receptive_field() % 2, 1);
            }
            Err(error) => {
                let is_too_large = matches!(error, NetSpecError::Weights { .. });
                prop_assert!(is_too_large || depth > kind.max_depth());
            }
        }
    }

    #[test]
    fn arbitrary_texts_never_panic(text in "(resnet|unet|)(:|,|=|channels|layers|levels|padding|zeros|[0-9]{1,30}|-| |\\PC){0,8}") {
        if let Err(error) = text.parse::<NetSpec>() {
            prop_assert!(!error.to_string().is_empty());
        }
    }
}
