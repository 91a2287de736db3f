//! Work that others bring.

use super::*;
use sixfingers::explain::axis::Axis;
use sixfingers::explain::census::{Census, CensusSpec};
use sixfingers::explain::curves::curves;
use sixfingers::studio::{
    CensusNews, CensusQuery, CurvesQuery, PixelQuery, Progress, Report, Task, TaskContext, TaskError, TaskSpec,
};
use sixfingers::text::Message;

/// Counts to `to`, a millisecond at a time.
#[derive(Clone, Debug)]
struct CountTo {
    to: usize,
    panics_at: usize,
    data: DataId,
}

struct Counting {
    spec: CountTo,
    done: usize,
}

impl TaskSpec for CountTo {
    fn start(&self, context: &TaskContext<'_>) -> Result<Box<dyn Task>, TaskError> {
        assert_eq!(context.data(self.data)?.data.set.n_images(), 6);
        Ok(Box::new(Counting { spec: self.clone(), done: 0 }))
    }
}

impl Task for Counting {
    fn step(&mut self, context: &TaskContext<'_>) -> Result<Progress, TaskError> {
        std::thread::sleep(Duration::from_millis(1));
        context.check()?;
        assert_ne!(self.done + 1, self.spec.panics_at, "a bug in the task");
        self.done += 1;
        match self.done {
            77 if self.spec.to == 100 => return Err(TaskError::Failed(Message::verbatim("77 is too much"))),
            77 => return Err(TaskError::Cancelled),
            _ => {}
        }
        Ok(Progress {
            done: self.done,
            total: self.spec.to,
            report: Some(Report::Text(format!("{} counted", self.done))),
        })
    }
}

fn task(rig: &Rig, to: usize, panics_at: usize) -> Job {
    Job::Task(Arc::new(CountTo { to, panics_at, data: rig.data }))
}

#[test]
fn a_task_reports_every_piece_and_then_is_over() {
    let rig = Rig::new();
    rig.studio.submit(Slot::Census, task(&rig, 20, 0));
    let mut seen = Vec::new();
    rig.until(|event| {
        let Event::Task { progress, .. } = event else { panic!("{event:?}") };
        let Some(Report::Text(text)) = &progress.report else { panic!("{progress:?}") };
        assert_eq!(*text, format!("{} counted", progress.done));
        seen.push(progress.done);
        progress.is_done()
    });
    assert_eq!(seen, (1..=20).collect::<Vec<_>>());
    rig.until_stats(|stats| stats.n_waiting == 0 && stats.running.is_empty());
}

#[test]
fn an_interrupted_task_goes_on_where_it_was() {
    let rig = Rig::new();
    rig.studio.submit(Slot::Census, task(&rig, 60, 0));
    let mut seen = Vec::new();
    let mut seed = 0;
    while seen.last() != Some(&60) {
        seed += 1;
        let job = rig.studio.submit(Slot::Stage(0), rig.run_job(seed, &spec(1, 1)));
        rig.until(|event| {
            if let Event::Task { progress, .. } = event {
                seen.push(progress.done);
            }
            is_end(event, job)
        });
        std::thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(seen, (1..=60).collect::<Vec<_>>());
}

#[test]
fn a_task_that_fails_or_panics_says_so_and_the_worker_goes_on() {
    let rig = Rig::new();
    for (job, text) in [
        (task(&rig, 100, 0), "77 is too much"),
        (task(&rig, 200, 0), "stopped unexpectedly"),
        (task(&rig, 10, 5), "a bug in the task"),
    ] {
        let id = rig.studio.submit(Slot::Census, job);
        let events = rig.until(|event| matches!(event, Event::Failed { .. }));
        let Some(Event::Failed { job, slot: Slot::Census, message }) = events.last() else { panic!("{events:?}") };
        assert_eq!(*job, id);
        assert!(message.to_string().contains(text), "{message}");
    }
    rig.run(Slot::Stage(0), 1, &spec(3, 3));
}

#[test]
fn a_task_on_a_closed_set_fails() {
    let rig = Rig::new();
    rig.studio.submit(Slot::Census, Job::Task(Arc::new(CountTo { to: 1, panics_at: 0, data: DataId(1000) })));
    let events = rig.until(|event| matches!(event, Event::Failed { .. }));
    assert!(format!("{events:?}").contains("no longer open"));
}

#[test]
fn a_pixel_is_explained_while_a_stage_is_busy() {
    let rig = Rig::new();
    let settings = spec(3, 4);
    let trajectory = rig.run(Slot::Stage(1), 3, &settings);
    rig.studio.submit(Slot::Stage(0), rig.run_job(1, &spec(ENDLESS, 4)));
    rig.until_stats(|stats| stats.running == [Slot::Stage(0)]);
    let frame = Arc::clone(&trajectory.frames[2]);
    let level = settings.level_at(frame.step);
    let query = PixelQuery { data: rig.data, frame: Arc::clone(&frame), level, mask: None, at: (4, 2), shown: 3 };
    rig.studio.submit(Slot::Provenance, Job::Task(Arc::new(query.clone())));
    let events = rig.until(|event| matches!(event, Event::Task { .. }));
    let Some(Event::Task { progress, .. }) = events.last() else { panic!("{events:?}") };
    let Some(Report::Provenance(found)) = &progress.report else { panic!("{progress:?}") };
    assert_eq!((found.at, found.strongest.len()), ((4, 2), 3));
    // The kernels work in f32, provenance in f64: about 1e-5 apart at these distances.
    assert!((found.x0_hat[0] as f32 - frame.posterior.x0_hat.at(0, 4, 2)).abs() < 1e-4);
    assert!(rig.studio.stats().running.contains(&Slot::Stage(0)), "{:?}", rig.studio.stats());

    let outside = PixelQuery { at: (6, 0), ..query };
    rig.studio.submit(Slot::Provenance, Job::Task(Arc::new(outside)));
    let events = rig.until(|event| matches!(event, Event::Failed { .. }));
    assert!(matches!(events.last(), Some(Event::Failed { slot: Slot::Provenance, .. })), "{events:?}");
}

/// A census of the rig's set: two patch sides, so many seeds.
fn census(rig: &Rig, seeds: std::ops::Range<Seed>) -> (Census, Arc<TrainingSet>) {
    let set = Arc::new(tiny_set(3));
    let axis = Axis::Patches(vec![patch(1), patch(3)]);
    let census = Census::new(CensusSpec { base: spec(3, 3), axis, seeds, kind: None }, &set).unwrap();
    assert_eq!(rig.studio.stats().data_entries, 1);
    (census, set)
}

fn news(event: &Event) -> Option<Arc<CensusNews>> {
    match event {
        Event::Task { progress: Progress { report: Some(Report::Census(news)), .. }, .. } => Some(Arc::clone(news)),
        _ => None,
    }
}

#[test]
fn a_census_in_the_background_finds_what_a_direct_one_finds() {
    let rig = Rig::new();
    let (census, set) = census(&rig, 5..45);
    let query = CensusQuery { data: rig.data, census: Arc::new(census.clone()), mask: None };
    rig.studio.submit(Slot::Census, Job::Task(Arc::new(query)));
    let mut n_pictures = 0;
    let mut seed = 0;
    let last = loop {
        // Stages interrupt it all the time.
        seed += 1;
        let job = rig.studio.submit(Slot::Stage(0), rig.run_job(seed, &spec(1, 2)));
        let events = rig.until(|event| is_end(event, job));
        let all: Vec<_> = events.iter().filter_map(news).collect();
        n_pictures += all.iter().map(|news| news.finished.len()).sum::<usize>();
        if let Some(last) = all.last().filter(|news| news.census.is_done()) {
            break Arc::clone(last);
        }
        // Stages without a pause would leave it no time at all: give it more and more.
        std::thread::sleep(Duration::from_micros(200 * seed));
    };
    assert_eq!(n_pictures, 80);
    let (mut direct, denoiser) = (census, FastDenoiser::new(&set));
    while !direct.is_done() {
        direct.step(&set, &denoiser, None, &CancelToken::new()).unwrap();
    }
    for cell in 0..2 {
        assert_eq!(last.census.outcomes(cell), direct.outcomes(cell));
    }
}

#[test]
fn a_census_goes_on_from_what_was_reported() {
    let rig = Rig::new();
    let (begun, set) = census(&rig, 0..20);
    let (mut half, denoiser) = (begun.clone(), FastDenoiser::new(&set));
    while half.progress().0 == 0 {
        half.step(&set, &denoiser, None, &CancelToken::new()).unwrap();
    }
    let mut ends = Vec::new();
    for census in [half, begun] {
        let query = CensusQuery { data: rig.data, census: Arc::new(census), mask: None };
        rig.studio.submit(Slot::Census, Job::Task(Arc::new(query)));
        let events = rig.until(|event| news(event).is_some_and(|news| news.census.is_done()));
        let pictures: usize = events.iter().filter_map(news).map(|news| news.finished.len()).sum();
        ends.push((pictures, events.last().and_then(news).unwrap()));
    }
    assert!(ends[0].0 < 40 && ends[1].0 == 40, "{} and {}", ends[0].0, ends[1].0);
    assert_eq!(ends[0].1.census.outcomes(1), ends[1].1.census.outcomes(1));
}

#[test]
fn a_census_of_another_set_is_refused() {
    let rig = Rig::new();
    let (census, _) = census(&rig, 0..4);
    let data = rig.open("another");
    rig.studio.submit(Slot::Census, Job::Task(Arc::new(CensusQuery { data, census: Arc::new(census), mask: None })));
    let events = rig.until(|event| matches!(event, Event::Failed { .. }));
    assert!(format!("{events:?}").contains("a different training set"), "{events:?}");
}

#[test]
fn curves_are_computed_beside_a_busy_stage_and_are_those_of_the_library() {
    let rig = Rig::new();
    let settings = spec(3, 6);
    let trajectory = rig.run(Slot::Stage(1), 3, &settings);
    rig.studio.submit(Slot::Stage(0), rig.run_job(1, &spec(ENDLESS, 4)));
    rig.until_stats(|stats| stats.running == [Slot::Stage(0)]);
    let (first, rest) = trajectory.frames.split_at(2);
    let query = CurvesQuery { data: rig.data, spec: settings, before: first.last().cloned(), frames: rest.to_vec() };
    rig.studio.submit(Slot::Curves, Job::Task(Arc::new(query)));
    let mut found = Vec::new();
    rig.until(|event| {
        let Event::Task { slot: Slot::Curves, progress, .. } = event else { return false };
        let Some(Report::Curves(news)) = &progress.report else { panic!("{progress:?}") };
        found.extend(news.points.clone());
        progress.is_done()
    });
    assert!(rig.studio.stats().running.contains(&Slot::Stage(0)), "{:?}", rig.studio.stats());
    assert_eq!(found, curves(&tiny_set(3), &trajectory)[2..]);
}
