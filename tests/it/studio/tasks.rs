//! Work that others bring.

use super::*;
use sixfingers::studio::{Progress, Task, TaskContext, TaskError, TaskSpec};

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
        if self.done == 77 {
            return Err(TaskError::Failed("77 is too much".into()));
        }
        Ok(Progress { done: self.done, total: self.spec.to, report: Some(Arc::new(self.done * 10)) })
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
        assert_eq!(progress.report::<usize>().as_deref(), Some(&(progress.done * 10)));
        assert!(progress.report::<String>().is_none());
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
    for (job, text) in [(task(&rig, 100, 0), "77 is too much"), (task(&rig, 10, 5), "a bug in the task")] {
        let id = rig.studio.submit(Slot::Census, job);
        let events = rig.until(|event| matches!(event, Event::Failed { .. }));
        let Some(Event::Failed { job, slot: Slot::Census, message }) = events.last() else { panic!("{events:?}") };
        assert_eq!(*job, id);
        assert!(message.contains(text), "{message}");
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
