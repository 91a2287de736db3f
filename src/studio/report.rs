//! What tasks find: the answers, and the enum of all of them.

use std::fmt;
use std::sync::Arc;

use image::RgbImage;

#[cfg(feature = "net")]
use super::net_training::training_loop::NetTrainingNews;
#[cfg(feature = "net")]
use super::nets::OpenNet;
use crate::diffusion::Seed;
use crate::explain::agreement::Agreement;
use crate::explain::census::{Census, Finished};
use crate::explain::consistency::Consistency;
use crate::explain::curves::CurvePoint;
use crate::explain::novelty::Novelty;
use crate::explain::provenance::Provenance;
#[cfg(feature = "net")]
use crate::explain::receptive_field::ReceptiveFieldScan;
use crate::explain::stats::TwoByTwo;
use crate::explain::why::Why;
use crate::images::Image;
#[cfg(feature = "net")]
use crate::images::Shape;
#[cfg(feature = "net")]
use crate::net::NetSpec;
#[cfg(feature = "net")]
use crate::text::Message;

/// The points of some curves since the last news, in the order of the frames.
#[derive(Clone, Debug, PartialEq)]
pub struct CurvesNews {
    /// The points.
    pub points: Vec<CurvePoint>,
}

/// The answer to a [`FrameQuery`](super::FrameQuery) about one frame.
#[derive(Clone, Debug, PartialEq)]
pub struct FrameNews {
    /// Which of the query's frames, counted from 0.
    pub index: usize,
    /// The answer.
    pub fact: FrameFact,
}

/// Something found out about a frame.
#[derive(Clone, Debug, PartialEq)]
pub enum FrameFact {
    /// To [`FrameQuestion::Novelty`](super::FrameQuestion::Novelty).
    Novelty(Arc<Novelty>),
    /// To [`FrameQuestion::Why`](super::FrameQuestion::Why).
    Why(Arc<Why>),
    /// To [`FrameQuestion::Consistency`](super::FrameQuestion::Consistency).
    Consistency(Arc<Consistency>),
}

/// Pictures of one of the sets of a [`PreviewQuery`](super::PreviewQuery).
#[derive(Clone, Debug)]
pub struct Preview {
    /// Which of the sets asked for.
    pub set_idx: usize,
    /// Its first pictures.
    pub pictures: Vec<Image>,
}

/// The pictures of a question, made anew.
#[derive(Clone, Debug, PartialEq)]
pub struct Quiz {
    /// The picture that it is about, if it is about one.
    pub subject: Option<Image>,
    /// The pictures of each answer: one, or the two training pictures of a pair.
    pub answers: Vec<Vec<Image>>,
    /// The right answer, counted from 0.
    pub right: usize,
}

/// What a census has found.
#[derive(Clone, Debug)]
pub struct CensusNews {
    /// The pictures since the last news.
    pub finished: Vec<Finished>,
    /// All that was found, to be drawn, saved or gone on with.
    pub census: Arc<Census>,
}

/// On which sides hands have thumbs.
#[derive(Clone, Debug)]
pub struct ThumbsNews {
    /// The training hands: thumbs on the left (first) against thumbs on the right (second).
    pub training: TwoByTwo,
    /// The hands that were made so far.
    pub census: Arc<Census>,
}

/// How alike the pictures of a network and of machines are, for some seeds: for each, a figure of each machine; `None`
/// where there is no such figure.
#[derive(Clone, Debug, PartialEq)]
pub struct AgreementsNews(pub Vec<(Seed, Vec<Option<Agreement>>)>);

/// How alike three predictions and the network's guess are, at one step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BaselineFigures {
    /// The step.
    pub step: usize,
    /// The best linear denoiser on the same noise; `None` for a set of more than
    /// [`WienerDenoiser::MAX_IMAGES`](crate::explain::baselines::WienerDenoiser::MAX_IMAGES).
    pub linear: Option<Agreement>,
    /// The training picture nearest to the network's guess.
    pub nearest: Option<Agreement>,
    /// The mean of the training pictures.
    pub mean: Option<Agreement>,
}

/// The figures of all steps, noisiest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Baselines(pub Vec<BaselineFigures>);

/// What training a network costs on this computer.
#[cfg(feature = "net")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NetCost {
    /// Of which network.
    pub net: NetSpec,
    /// On pictures of which shape.
    pub shape: Shape,
    /// Seconds for a picture, with all threads at work.
    pub picture_secs: f64,
    /// Memory, in bytes.
    pub bytes: usize,
}

/// What was found so far about P(t) and the receptive field of a network.
#[cfg(feature = "net")]
#[derive(Clone, Debug)]
pub struct ReceptiveFieldNews {
    /// P(t) and the receptive field.
    pub scan: Arc<ReceptiveFieldScan>,
    /// Why the receptive field is not measured, where it is not.
    pub no_field: Option<Message>,
}

/// What an export will look like.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportPreview {
    /// The picture.
    pub picture: Option<RgbImage>,
    /// Text in its place.
    pub text: String,
    /// How large the picture is before scaling, in pixels: width, height.
    pub size: Option<(u32, u32)>,
    /// How many pictures there are.
    pub n_frames: usize,
}

/// What a task found. Cheap to clone: what is large is shared.
#[derive(Clone)]
pub enum Report {
    /// Where a pixel came from: to a [`PixelQuery`](super::PixelQuery).
    Provenance(Arc<Provenance>),
    /// To a [`CurvesQuery`](super::CurvesQuery).
    Curves(Arc<CurvesNews>),
    /// To a [`FrameQuery`](super::FrameQuery).
    Frame(FrameNews),
    /// To a [`PreviewQuery`](super::PreviewQuery).
    Preview(Arc<Preview>),
    /// To a [`CensusQuery`](super::CensusQuery).
    Census(Arc<CensusNews>),
    /// To a [`ThumbsQuery`](super::ThumbsQuery).
    Thumbs(Arc<ThumbsNews>),
    /// To an [`AgreementsQuery`](super::AgreementsQuery).
    Agreements(Arc<AgreementsNews>),
    /// To a [`BaselinesQuery`](super::BaselinesQuery).
    Baselines(Arc<Baselines>),
    /// To a [`NetQuery`](super::NetQuery).
    #[cfg(feature = "net")]
    Net(Arc<OpenNet>),
    /// To a [`NetCostQuery`](super::NetCostQuery).
    #[cfg(feature = "net")]
    NetCost(NetCost),
    /// To a [`NetTrainingQuery`](super::NetTrainingQuery).
    #[cfg(feature = "net")]
    NetTraining(Arc<NetTrainingNews>),
    /// To a [`ReceptiveFieldQuery`](super::ReceptiveFieldQuery).
    #[cfg(feature = "net")]
    ReceptiveField(Arc<ReceptiveFieldNews>),
    /// To a [`CheckQuery`](super::CheckQuery).
    Quiz(Arc<Quiz>),
    /// To an [`ExportRequest`](super::ExportRequest) for a preview.
    Export(Arc<ExportPreview>),
    /// Of a task of one's own.
    Text(String),
}

// By hand: the derived one prints every pixel.
impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Provenance(_) => "Provenance",
            Self::Curves(_) => "Curves",
            Self::Frame(_) => "Frame",
            Self::Preview(_) => "Preview",
            Self::Census(_) => "Census",
            Self::Thumbs(_) => "Thumbs",
            Self::Agreements(_) => "Agreements",
            Self::Baselines(_) => "Baselines",
            #[cfg(feature = "net")]
            Self::Net(_) => "Net",
            #[cfg(feature = "net")]
            Self::NetCost(_) => "NetCost",
            #[cfg(feature = "net")]
            Self::NetTraining(_) => "NetTraining",
            #[cfg(feature = "net")]
            Self::ReceptiveField(_) => "ReceptiveField",
            Self::Quiz(_) => "Quiz",
            Self::Export(_) => "Export",
            Self::Text(text) => return write!(f, "Text({text:?})"),
        })
    }
}

/// Makes a report of what a task found.
macro_rules! from_found {
    ($($(#[$attribute:meta])* $found:ty: $variant:ident $(, $share:path)?;)*) => {$(
        $(#[$attribute])*
        impl From<$found> for Report {
            fn from(found: $found) -> Self {
                Self::$variant(from_found!(@ found $(, $share)?))
            }
        }
    )*};
    (@ $found:ident) => { $found };
    (@ $found:ident, $share:path) => { $share($found) };
}

from_found! {
    Provenance: Provenance, Arc::new;
    CurvesNews: Curves, Arc::new;
    FrameNews: Frame;
    Preview: Preview, Arc::new;
    CensusNews: Census, Arc::new;
    ThumbsNews: Thumbs, Arc::new;
    AgreementsNews: Agreements, Arc::new;
    Baselines: Baselines, Arc::new;
    #[cfg(feature = "net")]
    Arc<OpenNet>: Net;
    #[cfg(feature = "net")]
    NetCost: NetCost;
    #[cfg(feature = "net")]
    NetTrainingNews: NetTraining, Arc::new;
    #[cfg(feature = "net")]
    ReceptiveFieldNews: ReceptiveField, Arc::new;
    Quiz: Quiz, Arc::new;
    ExportPreview: Export, Arc::new;
    String: Text;
}
