//! Background work over closures. One slot a kind: starting a kind again cancels what ran there, and only the newest
//! run is heard. It knows nothing of what it runs.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// Progress wakes the window at most this often.
const WAKE_EVERY: Duration = Duration::from_millis(100);

/// How far a job is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Units done.
    pub done: usize,
    /// Units in all; 0 while that is not known.
    pub total: usize,
    /// What it works on now.
    pub at: String,
}

/// What a job says.
#[derive(Debug, PartialEq, Eq)]
pub enum Report<R> {
    /// A part of the result, in order.
    Part(R),
    /// The last part; the slot is free again.
    Done(R),
    /// It panicked; the slot is free again.
    Failed(String),
}

/// Given to the closure: the way to report, and to hear that nobody wants the result any more.
pub struct Task<R> {
    cancelled: Arc<AtomicBool>,
    progress: Arc<Mutex<Progress>>,
    send: Box<dyn Fn(Report<R>) + Send + Sync>,
    wake: Wake,
}

impl<R> Task<R> {
    /// Whether to stop soon and return what there is.
    #[must_use]
    pub fn cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// Say how far it is.
    pub fn progress(&self, done: usize, total: usize, at: &str) {
        if let Ok(mut progress) = self.progress.lock() {
            *progress = Progress { done, total, at: at.to_owned() };
        }
        self.wake.soon();
    }

    /// Hand a part of the result over.
    pub fn part(&self, part: R) {
        (self.send)(Report::Part(part));
        self.wake.soon();
    }
}

/// Wakes the window, at once or at most every [`WAKE_EVERY`].
#[derive(Clone)]
struct Wake {
    wake: Arc<dyn Fn() + Send + Sync>,
    last: Arc<Mutex<Instant>>,
}

impl Wake {
    fn now(&self) {
        (self.wake)();
    }

    fn soon(&self) {
        let Ok(mut last) = self.last.lock() else { return };
        if last.elapsed() >= WAKE_EVERY {
            *last = Instant::now();
            self.now();
        }
    }
}

struct Running {
    run: u64,
    cancelled: Arc<AtomicBool>,
    progress: Arc<Mutex<Progress>>,
}

/// The slots, by kind.
pub struct Jobs<K, R> {
    running: BTreeMap<K, Running>,
    runs: u64,
    send: Sender<(K, u64, Report<R>)>,
    receive: Receiver<(K, u64, Report<R>)>,
    wake: Wake,
}

impl<K: Copy + Ord + Send + Sync + 'static, R: Send + 'static> Jobs<K, R> {
    /// `wake` is called from worker threads when there is something to hear.
    #[must_use]
    pub fn new(wake: impl Fn() + Send + Sync + 'static) -> Self {
        let (send, receive) = channel();
        let wake = Wake { wake: Arc::new(wake), last: Arc::new(Mutex::new(Instant::now())) };
        Self { running: BTreeMap::new(), runs: 0, send, receive, wake }
    }

    /// Run `work` in the slot of `kind`. What ran there is cancelled and not heard any more.
    pub fn start(&mut self, kind: K, work: impl FnOnce(&Task<R>) -> R + Send + 'static) {
        self.cancel(kind);
        self.runs += 1;
        let run = self.runs;
        let cancelled = Arc::new(AtomicBool::new(false));
        let progress = Arc::new(Mutex::new(Progress::default()));
        let send = self.send.clone();
        let task = Task {
            cancelled: Arc::clone(&cancelled),
            progress: Arc::clone(&progress),
            // The receiver lives as long as the window; after it nobody needs the result.
            send: Box::new(move |report| drop(send.send((kind, run, report)))),
            wake: self.wake.clone(),
        };
        self.running.insert(kind, Running { run, cancelled, progress });
        std::thread::spawn(move || {
            let report = match catch_unwind(AssertUnwindSafe(|| work(&task))) {
                Ok(result) => Report::Done(result),
                Err(panic) => Report::Failed(message(panic.as_ref())),
            };
            (task.send)(report);
            task.wake.now();
        });
    }

    /// Tell the job of this kind to stop; what it still says is not heard.
    pub fn cancel(&mut self, kind: K) {
        if let Some(running) = self.running.remove(&kind) {
            running.cancelled.store(true, Ordering::Relaxed);
        }
    }

    /// Tell it to stop, but hear what it still says: it ends with what it has.
    pub fn stop(&self, kind: K) {
        if let Some(running) = self.running.get(&kind) {
            running.cancelled.store(true, Ordering::Relaxed);
        }
    }

    /// Whether a job of this kind runs.
    #[must_use]
    pub fn is_running(&self, kind: K) -> bool {
        self.running.contains_key(&kind)
    }

    /// How far the job of this kind is.
    #[must_use]
    pub fn progress(&self, kind: K) -> Option<Progress> {
        let running = self.running.get(&kind)?;
        running.progress.lock().ok().map(|progress| progress.clone())
    }

    /// Everything that was said since the last call, by the newest run of each kind.
    pub fn hear(&mut self) -> Vec<(K, Report<R>)> {
        let mut heard = Vec::new();
        while let Ok((kind, run, report)) = self.receive.try_recv() {
            if self.running.get(&kind).is_none_or(|running| running.run != run) {
                continue;
            }
            if !matches!(report, Report::Part(_)) {
                self.running.remove(&kind);
            }
            heard.push((kind, report));
        }
        heard
    }
}

fn message(panic: &(dyn std::any::Any + Send)) -> String {
    panic
        .downcast_ref::<&str>()
        .map(|words| (*words).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "unknown failure".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn until_free(jobs: &mut Jobs<u8, u32>) -> Vec<(u8, Report<u32>)> {
        let mut heard = Vec::new();
        while jobs.is_running(0) {
            heard.extend(jobs.hear());
            std::thread::yield_now();
        }
        heard
    }

    #[test]
    fn parts_come_in_order_and_then_the_end() {
        let mut jobs = Jobs::new(|| {});
        jobs.start(0, |task| {
            task.part(1);
            task.part(2);
            3
        });
        let heard = until_free(&mut jobs);
        assert_eq!(heard, [(0, Report::Part(1)), (0, Report::Part(2)), (0, Report::Done(3))]);
    }

    #[test]
    fn only_the_newest_run_is_heard() {
        let mut jobs = Jobs::new(|| {});
        let (go, gate) = channel::<()>();
        jobs.start(0, move |_| {
            gate.recv().ok();
            1
        });
        jobs.start(0, |_| 2);
        go.send(()).ok();
        assert_eq!(until_free(&mut jobs), [(0, Report::Done(2))]);
        assert_eq!(jobs.hear(), []);
    }

    #[test]
    fn a_panic_becomes_a_message_and_frees_the_slot() {
        let mut jobs = Jobs::<u8, u32>::new(|| {});
        jobs.start(0, |_| panic!("no such luck"));
        assert_eq!(until_free(&mut jobs), [(0, Report::Failed("no such luck".to_owned()))]);
    }

    #[test]
    fn a_stopped_job_still_gives_what_it_has() {
        let mut jobs = Jobs::new(|| {});
        jobs.start(0, |task| {
            while !task.cancelled() {
                std::thread::yield_now();
            }
            7
        });
        jobs.stop(0);
        assert_eq!(until_free(&mut jobs), [(0, Report::Done(7))]);
    }
}
