//! What the chart costs with many claims: `cargo bench --bench chart [-- CLAIMS]`, a million unless told.
//!
//! For each step the naive way stands beside ours in the same run: machines are noisy, ratios are less so. Processor
//! time of this thread for frames (pass and tessellation, no painting), wall time for what a job does.

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Color32, Context, Event, Pos2, RawInput, Rect, Sense, pos2, vec2};
use tumen::chart::{self, ColourBy, Options, PaneBy, Scene, Tables};
use tumen::listing::{self, Filter, Listing, Sort};
use tumen::measure::{Basis, Currency, Date, Decimal, Hedge, Period, Quantity, Unit};
use tumen::model::{
    Article, ArticleId, BatchId, Candidate, Candidates, Codebook, Digest, Edit, Entry, Figure, Flow, Kind,
    Modality, Origin, Project, Record, Suggestion,
};
use tumen::reference::{Caps, SeriesTable};
use tumen::text::Span;
use tumen::ui::chart::{ChartPanel, ChartView};
use tumen::vocabulary::Lexicon;
use uuid::Uuid;

const PER_ARTICLE: usize = 100;
const FRAMES: usize = 300;
const SIZE: egui::Vec2 = vec2(1100.0, 420.0);

fn main() {
    let claims = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(1_000_000);
    let lexicon = Lexicon::embedded();
    let caps = Caps::embedded();
    let series = SeriesTable::embedded();
    let codebook = Codebook::default();
    let is_oil = |id: &str| listing::is_oil(&lexicon, id);
    let tables = Tables {
        caps: &caps,
        series: &series,
        factors: chart::factor_set(lexicon.factor_sets(), ""),
        is_oil: &is_oil,
        goods: &str::to_owned,
        codebook: &codebook,
    };
    let project = project(claims);
    println!("{claims} claims");
    let list = Listing::new(&project, &Filter::default(), Sort::default(), &lexicon);
    let figures = &list.figures;
    assert_eq!(figures.len(), claims);

    println!("\nafter a filter or an option changes (wall time of the job, median of 7)");
    // Fifty official series beside them, as the first fifty that have a plot.
    let drawn = series.series().iter().filter(|series| chart::plot_of(series, &is_oil).is_ok());
    let all = Options {
        series: drawn.take(50).map(|series| Arc::clone(&series.id)).collect(),
        ..Options::default()
    };
    println!("{} official series", all.series.len());
    let filter = Filter { kind: Some(Kind::Money), ..Filter::default() };
    time("list all", 7, || Listing::new(&project, &Filter::default(), Sort::default(), &lexicon));
    time("list by a filter", 7, || Listing::new(&project, &filter, Sort::default(), &lexicon));
    time("scene", 7, || chart::scene(figures, &tables, &all));
    for (words, options) in [
        ("scene, per month", Options { monthly: true, ..all.clone() }),
        ("scene, by source", Options { colour: ColourBy::Source, ..all.clone() }),
        ("scene, a pair for each flow", Options { panes: PaneBy::Flow, ..all.clone() }),
    ] {
        time(words, 7, || chart::scene(figures, &tables, &options));
    }
    time("naive: words, keys and an index for every mark", 3, || naive_scene(figures, &tables, &all));

    println!("\na frame while panning (thread's processor time, {FRAMES} frames)");
    let scene = chart::scene(figures, &tables, &all);
    frames("ours", FRAMES, &mut ours(&scene, figures, tables, &lexicon));
    let few = if claims > 100_000 { 5 } else { 30 };
    frames("naive: a shape and a widget for every claim", few, &mut naive(&scene));
}

/// A million claims in articles of a hundred: most in a thick band, some far from it.
fn project(claims: usize) -> Project {
    let batch = BatchId(Uuid::nil());
    let mut random = Random(7);
    let sources: Vec<Arc<str>> = (0..60).map(|at| format!("source {at}").into()).collect();
    let goods: Vec<Arc<str>> = ["oil", "crude", "diesel", "refined"].map(Arc::from).to_vec();
    let entries = (0..claims.div_ceil(PER_ARTICLE)).map(|number| {
        let left = (claims - number * PER_ARTICLE).min(PER_ARTICLE);
        let suggestions: Vec<Suggestion> =
            (0..left).map(|at| suggestion(at, &mut random, &sources, &goods)).collect();
        Entry::new(Arc::new(article(number, batch)), suggestions.into(), Arc::new([]))
    });
    let project = Project::default().stage(entries.collect::<Vec<_>>());
    project.apply(&Edit::AddBatch(batch)).expect("the batch").0
}

fn article(number: usize, batch: BatchId) -> Article {
    let words = |value: String| Candidate { value: value.into(), origin: Origin::Text, words: None };
    Article {
        id: ArticleId(Uuid::from_u128(number as u128 + 1)),
        batch,
        path: format!("{number}.txt").into(),
        place: "".into(),
        imported_at: 0,
        sha256: Digest([0; 32]),
        bytes: 0,
        encoding: "UTF-8".into(),
        damaged: false,
        page: None,
        text_len: 0,
        candidates: Candidates { title: vec![words(format!("Article {number}"))], ..Candidates::default() },
    }
}

fn suggestion(at: usize, random: &mut Random, sources: &[Arc<str>], goods: &[Arc<str>]) -> Suggestion {
    let oil = random.below(3) == 0;
    let kind = if oil { Kind::Mass } else { Kind::Money };
    let mut record = Record::of_kind(kind);
    let magnitude = 10_u64.pow(3 + random.below(6) as u32);
    let value = Decimal::from((1 + random.below(999)) * magnitude / 100);
    let unit = if oil { Unit::Tonne } else { Unit::Money(Currency::USD) };
    let hedge = [Hedge::None, Hedge::None, Hedge::About, Hedge::MoreThan][random.below(4) as usize];
    record.quantity = Quantity { value: Some(value), unit: Some(unit), hedge, ..Quantity::default() };
    let year = 2000 + random.below(25) as i16;
    let month = 1 + random.below(12) as i8;
    let start = Date::new(year, month, 1).expect("a day");
    let end =
        if random.below(4) == 0 { Date::new(year, 12, 31).expect("a day") } else { start.last_of_month() };
    record.period = Period::new(start, end, Basis::Stated);
    record.modality = Modality::ALL[random.below(8).min(5) as usize];
    let (exporter, importer) =
        [("RUS", "PRK"), ("CHN", "PRK"), ("PRK", "CHN"), ("PRK", "RUS")][random.below(4) as usize];
    record.flow = Flow::OneWay { exporter: exporter.parse().ok(), importer: importer.parse().ok() };
    record.commodity = Some(Arc::clone(&goods[random.below(goods.len() as u64) as usize]));
    record.sources = vec![Arc::clone(&sources[random.below(60) as usize])];
    Suggestion {
        span: Span::new(at * 50, at * 50 + 10),
        quote: "a figure".into(),
        record,
        equivalent_to: None,
        rule: "bench".into(),
        because: Vec::new(),
    }
}

/// As a first version does it: all words of all marks, and an index by key.
fn naive_scene(figures: &[Figure], tables: &Tables<'_>, options: &Options) -> usize {
    let scene = chart::scene(figures, tables, options);
    let mut index = std::collections::HashMap::new();
    let mut words = Vec::new();
    for plot in &scene.plots {
        for mark in &plot.marks {
            index.insert(figures[mark.figure as usize].key(), words.len());
            let label = chart::label(mark, plot.kind, figures, options);
            let name = chart::name(mark, plot.kind, figures, options);
            words.push((label, name, chart::explain(mark, &[], figures, tables, options)));
        }
    }
    index.len() + words.len()
}

/// The chart's own panel, moved by the wheel's horizontal axis.
fn ours<'s>(
    scene: &'s Scene,
    figures: &'s [Figure],
    tables: Tables<'s>,
    lexicon: &'s Lexicon,
) -> impl FnMut(&mut egui::Ui) + 's {
    let mut panel = ChartPanel::default();
    move |ui| {
        let view = ChartView {
            own: &[],
            scene,
            figures,
            all: figures.len(),
            selected: None,
            tables,
            lexicon,
            sets: std::slice::from_ref(tables.factors),
            as_table: false,
        };
        panel.show(ui, &view, &mut Vec::new());
    }
}

/// One rectangle and one widget for every claim, wherever it is.
fn naive(scene: &Scene) -> impl FnMut(&mut egui::Ui) {
    let mut moved = 0.0;
    move |ui| {
        moved += 3.0;
        let rect = ui.max_rect();
        for (at, plot) in scene.plots.iter().enumerate() {
            let half =
                Rect::from_min_size(rect.min + vec2(0.0, at as f32 * 210.0), vec2(rect.width(), 190.0));
            let view = chart::Viewport { x: scene.x, y: plot.y, width: half.width(), height: half.height() };
            for (number, mark) in plot.marks.iter().enumerate() {
                let left: Pos2 = half.min + vec2(view.px(mark.x0) - moved, view.py(mark.y) - 5.0);
                let bar = Rect::from_min_size(left, vec2(view.px(mark.x1) - view.px(mark.x0), 10.0));
                ui.painter().rect_filled(bar, 2.0, Color32::GRAY);
                ui.interact(bar, egui::Id::unique(("mark", at, number)), Sense::click());
            }
        }
    }
}

fn frames(words: &str, count: usize, draw: &mut dyn FnMut(&mut egui::Ui)) {
    let ctx = Context::default();
    let mut costs = Vec::new();
    for frame in 0..count + 5 {
        let mut input =
            RawInput { screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)), ..RawInput::default() };
        input.time = Some(frame as f64 / 60.0);
        input.events.push(Event::PointerMoved(pos2(600.0, 150.0)));
        // There and back, so that all of it comes into sight.
        let right = if frame / 40 % 2 == 0 { 9.0 } else { -9.0 };
        input.events.push(Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: vec2(right, if frame < 5 { 40.0 } else { 0.0 }),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: egui::Modifiers::NONE,
        });
        let began = thread_time();
        let output = ctx.run_ui(input, |ui| draw(ui));
        let shapes = ctx.tessellate(output.shapes, output.pixels_per_point);
        costs.push(thread_time().saturating_sub(began));
        black_box(shapes);
    }
    // The first frames lay out fonts and zoom in.
    let mut costs: Vec<f64> = costs.split_off(5).iter().map(|cost| cost.as_secs_f64() * 1_000.0).collect();
    costs.sort_by(f64::total_cmp);
    let at = |share: f64| costs[((costs.len() - 1) as f64 * share).round() as usize];
    println!("  {words:<48} p50 {:8.2} ms   p99 {:8.2} ms   max {:8.2} ms", at(0.5), at(0.99), at(1.0));
}

/// Wall time, and processor time of all threads: on a machine that does something else too, the second counts.
fn time<T>(words: &str, runs: usize, mut work: impl FnMut() -> T) {
    let spent = process_time();
    let mut costs: Vec<Duration> = (0..runs)
        .map(|_| {
            let began = Instant::now();
            black_box(work());
            began.elapsed()
        })
        .collect();
    costs.sort();
    let spent = process_time().saturating_sub(spent).as_secs_f64() * 1_000.0 / runs as f64;
    let wall = costs[runs / 2].as_secs_f64() * 1_000.0;
    println!("  {words:<48} wall {wall:8.1} ms   all threads {spent:8.1} ms");
}

fn process_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::new(time.tv_sec.max(0) as u64, time.tv_nsec as u32)
}

fn thread_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.max(0) as u64, time.tv_nsec as u32)
}

/// Good enough to scatter bars.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }
}
