//! The numbers of one curve, ready to be drawn: its axis, its lines, and what it says at a step.

use crate::app::curves::state::CurveKind;
use crate::app::stage::runs::Run;
use crate::app::state::AppState;
use crate::app::text;
use crate::explain::curves::CurvePoint;
use crate::score::Patch;

/// Lines over the same times.
#[derive(Clone, Debug, Default)]
pub(crate) struct Span {
    /// The times.
    pub(crate) t: Vec<f64>,
    /// The lower and the upper end of a band.
    pub(crate) band: Option<(Vec<f64>, Vec<f64>)>,
    /// The lines; what is not a number is left out.
    pub(crate) lines: Vec<Vec<f64>>,
}

/// What a curve says, piece by piece, each with the line that it is about.
type Phrases = Vec<(String, Option<usize>)>;

/// A curve.
pub(crate) struct CurveData {
    /// The range of the axis.
    pub(crate) y: (f64, f64),
    /// Where the axis has numbers.
    pub(crate) y_marks: Vec<f64>,
    /// Whether the axis is of logarithms: of 10 where it has 1.
    log: bool,
    /// Whether the axis is of shares, in percent.
    percent: bool,
    /// A line across with its name.
    pub(crate) rule: Option<(f64, &'static str)>,
    /// The lines of the run.
    pub(crate) now: Span,
    /// The lines of the run before, where this one has not come as far.
    pub(crate) older: Span,
    /// Points that stand for nothing clear.
    pub(crate) hollow: Vec<[f64; 2]>,
    /// What it says at each step.
    said: Vec<(usize, Phrases)>,
}

impl CurveData {
    /// The numbers of a curve.
    pub(crate) fn new(kind: CurveKind, state: &AppState, run: &Run) -> Self {
        match kind {
            CurveKind::Parts => Self::parts(state, run),
            CurveKind::Patch | CurveKind::Levels => Self::of_settings(kind, state, run),
            _ => Self::of_points(kind, state, run),
        }
    }

    /// What it says at a step; nothing where the step has not been computed.
    pub(crate) fn value_at(&self, step: usize) -> &[(String, Option<usize>)] {
        self.said.iter().find(|(at, _)| *at == step).map_or(&[], |(_, words)| words)
    }

    /// A number of the axis.
    pub(crate) fn y_text(&self, value: f64) -> String {
        match (self.log, self.percent) {
            (true, _) => text::round_number(libm::pow(10.0, value)),
            (_, true) => text::curve_percent(value),
            _ => text::round_number(value),
        }
    }

    fn empty() -> Self {
        Self {
            y: (0.0, 1.0),
            y_marks: vec![0.0, 0.5, 1.0],
            log: false,
            percent: false,
            rule: None,
            now: Span::default(),
            older: Span::default(),
            hollow: Vec::new(),
            said: Vec::new(),
        }
    }

    /// Curves that are computed from the frames.
    fn of_points(kind: CurveKind, state: &AppState, run: &Run) -> Self {
        let curves = &state.curves;
        let points: Vec<&CurvePoint> = if curves.is_of(run) { curves.points().iter().collect() } else { Vec::new() };
        let older: Vec<&CurvePoint> =
            if curves.is_of(run) { curves.older().collect() } else { curves.points().iter().collect() };
        let mut data = Self { now: span(kind, &points), older: span(kind, &older), ..Self::empty() };
        data.said = points.iter().map(|point| (point.step, words(kind, point))).collect();
        let most = data.most();
        match kind {
            CurveKind::Effective => {
                data.log = true;
                let top = (most * 2.0).ceil().max(2.0) / 2.0;
                data.y = (-0.06 * top, 1.04 * top);
                data.y_marks = (0..=top as usize).map(|power| power as f64).collect();
            }
            CurveKind::Changed => {
                data.percent = true;
                data.y = (-0.05, 1.05);
            }
            CurveKind::Nearest => {
                let copy = points.first().or(older.first()).map_or(0.0, |point| f64::from(point.nearest.copy_rms));
                data.rule = (copy > 0.0).then_some((copy, text::COPY_RULE.get()));
                data.up_to(most.max(1.5 * copy));
            }
            _ => data.up_to(most.max(4.0)),
        }
        data
    }

    /// Curves that the settings decide: they are there before the run is.
    fn of_settings(kind: CurveKind, state: &AppState, run: &Run) -> Self {
        let mut data = Self::empty();
        let (spec, shape) = (&run.request.spec, state.shape());
        let long_side = shape.h().max(shape.w()) as f64;
        let steps: Vec<usize> = (1..=run.first_step()).rev().collect();
        data.now.t = steps.iter().map(|step| spec.time(*step)).collect();
        if kind == CurveKind::Patch {
            let patches: Vec<Patch> = steps.iter().map(|step| spec.machine_at(*step, shape).patch).collect();
            let side = |patch: &Patch| match patch {
                Patch::Side(side) => f64::from(side.get()),
                Patch::Whole => long_side,
            };
            data.now.lines = vec![patches.iter().map(side).collect()];
            data.said = steps.iter().zip(&patches).map(|(s, p)| (*s, vec![(text::patch(*p), Some(0))])).collect();
            data.up_to(data.most().max(3.0));
            return data;
        }
        let levels: Vec<_> = steps.iter().map(|step| spec.level_at(*step)).collect();
        let line = |value: fn(&crate::score::NoiseLevel) -> f64| levels.iter().map(value).collect();
        data.now.lines = vec![line(|level| level.alpha_bar().sqrt()), line(|level| level.noise_var().sqrt())];
        let said = |(at, step): (usize, &usize)| {
            let [signal, noise] = [0, 1].map(|line: usize| data.now.lines[line][at]);
            (*step, vec![(text::signal(signal), Some(0)), (text::noise_level(noise), Some(1))])
        };
        data.said = steps.iter().enumerate().map(said).collect();
        data.y = (-0.05, 1.05);
        data
    }

    /// The numbers of parts, as far as the steps have been counted.
    fn parts(state: &AppState, run: &Run) -> Self {
        let mut data = Self::empty();
        let mut line = Vec::new();
        for shot in &run.frames {
            let (Some(count), frame) = (&shot.count, &shot.frame) else { continue };
            data.now.t.push(frame.t);
            line.push(if count.well_formed { count.count as f64 } else { f64::NAN });
            if !count.well_formed {
                data.hollow.push([frame.t, count.count as f64]);
            }
            data.said.push((frame.step, vec![(text::count(count), Some(usize::from(!count.right)))]));
        }
        let unclear = data.hollow.iter().map(|point| point[1]).fold(0.0, f64::max);
        let right = state.data.as_ref().and_then(|data| data.parts?.right_count()).map(|right| right as f64);
        data.rule = right.map(|right| (right, text::RIGHT_RULE.get()));
        data.now.lines = vec![line];
        data.up_to(data.most().max(unclear).max(right.unwrap_or(7.0)) + 1.0);
        data
    }

    /// The largest number of all lines.
    fn most(&self) -> f64 {
        let spans = [&self.now, &self.older];
        let values = spans.into_iter().flat_map(|span| {
            let band = span.band.iter().flat_map(|(_, high)| high);
            span.lines.iter().flatten().chain(band).copied().filter(|value| value.is_finite())
        });
        values.fold(0.0, f64::max)
    }

    /// An axis from 0 to a round number at or above `most`, with three or four numbers.
    fn up_to(&mut self, most: f64) {
        let most = if most > 0.0 { most } else { 1.0 };
        let power = libm::pow(10.0, libm::floor(libm::log10(most / 3.0)));
        let step = [1.0, 2.0, 5.0, 10.0].map(|m| m * power).into_iter().find(|step| most / step <= 4.0);
        let step = step.unwrap_or(power);
        let n = (most / step).ceil().max(1.0);
        self.y = (-0.05 * n * step, 1.06 * n * step);
        self.y_marks = (0..=n as usize).map(|k| k as f64 * step).collect();
    }
}

/// The lines of a curve that is computed from the frames.
fn span(kind: CurveKind, points: &[&CurvePoint]) -> Span {
    let line = |value: fn(&CurvePoint) -> f64| points.iter().map(|point| value(point)).collect::<Vec<f64>>();
    let log = |v: f32| libm::log10(f64::from(v.max(1.0)));
    let (band, first) = match kind {
        CurveKind::Effective => {
            let low = points.iter().map(|point| log(point.effective_low)).collect();
            let high = points.iter().map(|point| log(point.effective_high)).collect();
            (Some((low, high)), points.iter().map(|point| log(point.effective_median)).collect())
        }
        CurveKind::Sources => (None, line(|point| point.n_sources as f64)),
        CurveKind::Nearest => (None, line(|point| f64::from(point.nearest.rms))),
        _ => (None, line(|point| point.changed.unwrap_or(f64::NAN))),
    };
    Span { t: points.iter().map(|point| point.t).collect(), band, lines: vec![first] }
}

/// What such a curve says at a step.
fn words(kind: CurveKind, point: &CurvePoint) -> Phrases {
    match kind {
        CurveKind::Effective => vec![
            (text::round_number(f64::from(point.effective_median)), Some(0)),
            (text::quartiles(point.effective_low, point.effective_high), None),
        ],
        CurveKind::Sources => vec![(point.n_sources.to_string(), Some(0))],
        CurveKind::Nearest => {
            let nearest = &point.nearest;
            vec![(text::rms(nearest.rms), Some(0)), (text::nearest_is(nearest.image_idx, nearest.is_copy()), None)]
        }
        _ => match point.changed {
            Some(changed) => vec![(text::share(changed as f32), Some(0))],
            None => vec![(text::NO_STEP_BEFORE.get().to_owned(), None)],
        },
    }
}
