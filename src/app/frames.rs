//! `--frames N`: what a frame costs in the real window, as one JSON line; with `--press J`, while that key is pressed in
//! every frame.

use std::time::{Duration, Instant};

use egui::{Context, Event, FullOutput, Key, Modifiers, RawInput};
use serde_json::json;

/// Counts frames and the time between egui's input hook and its output hook: our own work and egui's layout, without
/// painting. In milliseconds of this thread's processor time where the system tells it.
pub struct Frames {
    left: u32,
    started: Instant,
    first: Option<Duration>,
    began: Option<Duration>,
    costs: Vec<Duration>,
    press: Option<Key>,
}

impl Frames {
    /// Draw `frames` frames, print the figures, close the window.
    pub fn install(ctx: &Context, frames: u32, press: Option<Key>, started: Instant) {
        let costs = Vec::with_capacity(frames as usize);
        ctx.add_plugin(Self { left: frames.max(1), started, first: None, began: None, costs, press });
    }

    fn line(&mut self) -> String {
        self.costs.sort_unstable();
        let at = |share: f64| {
            let last = self.costs.len().saturating_sub(1);
            self.costs.get((last as f64 * share).round() as usize).copied().unwrap_or_default()
        };
        let ms = |duration: Duration| (duration.as_secs_f64() * 100_000.0).round() / 100.0;
        json!({
            "first_frame_ms": ms(self.first.unwrap_or_default()),
            "cpu_ms_p50": ms(at(0.5)),
            "cpu_ms_p99": ms(at(0.99)),
            "cpu_ms_max": ms(at(1.0)),
            "anon_rss_mb": status_mb("RssAnon:"),
            "peak_rss_mb": status_mb("VmHWM:"),
            "frames": self.costs.len(),
        })
        .to_string()
    }
}

impl egui::Plugin for Frames {
    fn debug_name(&self) -> &'static str {
        "frames"
    }

    fn input_hook(&mut self, _ctx: &Context, input: &mut RawInput) {
        self.began = Some(thread_time());
        if let Some(key) = self.press {
            let modifiers = Modifiers::NONE;
            let event = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
            input.events.push(event);
        }
        // The frame before this one has been painted by now.
        if self.costs.len() == 1 && self.first.is_none() {
            self.first = Some(self.started.elapsed());
        }
    }

    fn output_hook(&mut self, ctx: &Context, _output: &mut FullOutput) {
        let Some(began) = self.began.take().filter(|_| self.left > 0) else { return };
        self.costs.push(thread_time().saturating_sub(began));
        self.left = self.left.saturating_sub(1);
        if self.left > 0 {
            ctx.request_repaint();
        } else {
            if self.first.is_none() {
                self.first = Some(self.started.elapsed());
            }
            println!("{}", self.line());
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            ctx.request_repaint();
        }
    }
}

/// Processor time of this thread; wall time where the system does not tell.
fn thread_time() -> Duration {
    #[cfg(unix)]
    {
        let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
        Duration::new(time.tv_sec.max(0) as u64, time.tv_nsec as u32)
    }
    #[cfg(not(unix))]
    {
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default()
    }
}

/// A line of Linux's `/proc/self/status` in megabytes; null elsewhere.
fn status_mb(name: &str) -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    let kb: f64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some((kb / 1024.0 * 10.0).round() / 10.0)
}
