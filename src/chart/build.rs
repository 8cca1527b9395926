//! From figures to a scene.

use std::sync::{Arc, LazyLock};

use rayon::prelude::*;
use rust_decimal::prelude::ToPrimitive;

use super::crowd::Crowd;
use super::facet::{CHUNK, Colours, Panes};
use super::official::Official;
use super::place::{self, Notes, Place, home, place};
use super::scene::{CapLine, Legend, Mark, Plot, Scene, Shape, Style, Unplaced, Why};
use super::{Options, PlotKind, caps, equivalent, values};
use crate::measure::{Decimal, FactorSet, Hedge};
use crate::model::{Codebook, Figure};
use crate::reference::{Caps, SeriesTable};

/// What claims are drawn against.
#[derive(Clone, Copy)]
pub struct Tables<'a> {
    /// Ceilings.
    pub caps: &'a Caps,
    /// Official series.
    pub series: &'a SeriesTable,
    /// Tonnes to barrels.
    pub factors: &'a FactorSet,
    /// Whether a commodity id is oil or a product of it.
    pub is_oil: &'a (dyn Fn(&str) -> bool + Sync),
    /// A commodity's name by its id.
    pub goods: &'a (dyn Fn(&str) -> String + Sync),
    /// Names, order and colours of statuses.
    pub codebook: &'a Codebook,
}

/// The factor set with this id; the first, which answers for every product, where no set has it.
#[must_use]
pub fn factor_set<'a>(sets: &'a [FactorSet], id: &str) -> &'a FactorSet {
    // Without any set tonnes and barrels stay apart.
    static NONE: LazyLock<FactorSet> =
        LazyLock::new(|| FactorSet { id: "none".into(), name: "no factor set".into(), factors: Vec::new() });
    sets.iter().find(|set| &*set.id == id).or_else(|| sets.first()).unwrap_or(&NONE)
}

/// A linear plot shows a ceiling only where it is not many times as high as the highest claim.
const CAP_IN_SIGHT: f64 = 3.0;
/// The legend's entry of derived figures.
const DERIVED: &str = "derived";

/// Compute it, when figures or options have changed.
#[must_use]
pub fn scene(figures: &[Figure], tables: &Tables<'_>, options: &Options) -> Scene {
    let mut colours = Colours::new(options.colour, figures, tables);
    for group in &mut colours.groups {
        group.off = options.hidden.contains(&group.id);
    }
    let panes = Panes::new(options.panes, figures, tables);
    let groups = equivalent::groups(figures);
    let mut grouped = vec![false; if groups.is_empty() { 0 } else { figures.len() }];
    groups.iter().flatten().for_each(|at| grouped[*at as usize] = true);
    let build = Build { figures, tables, options, colours: &colours, panes: &panes };
    let mut parts: Vec<Part> = figures
        .par_chunks(CHUNK)
        .enumerate()
        .map(|(chunk, some)| {
            let mut part = Part::new(&build);
            let first = chunk * CHUNK;
            for (at, figure) in some.iter().enumerate() {
                if !grouped.get(first + at).is_some_and(|grouped| *grouped) {
                    part.add(&build, home(figure.record(), tables), &[(first + at) as u32]);
                }
            }
            part
        })
        .collect();
    let mut together = Part::new(&build);
    for group in &groups {
        for kind in PlotKind::ALL {
            let here = |at: &&u32| home(figures[**at as usize].record(), tables) == kind;
            let members: Vec<u32> = group.iter().filter(here).copied().collect();
            together.add(&build, kind, &members);
        }
    }
    parts.push(together);
    join(parts, &build, figures.len())
}

/// What every part is made with.
struct Build<'b> {
    figures: &'b [Figure],
    tables: &'b Tables<'b>,
    options: &'b Options,
    colours: &'b Colours<'b>,
    panes: &'b Panes<'b>,
}

/// What a stretch of the list adds to one plot.
#[derive(Default)]
struct Share {
    marks: Vec<Mark>,
    also: Vec<(u32, u32)>,
    unplaced: Vec<Unplaced>,
    hidden: usize,
    x: Option<[f64; 2]>,
    y: Option<[f64; 2]>,
}

/// What a stretch of the list adds to the scene.
struct Part {
    shares: Vec<Share>,
    groups: Vec<usize>,
    styles: [usize; Style::WORDS.len()],
    derived: usize,
    suggestions: usize,
    stamp: u64,
}

impl Part {
    fn new(build: &Build<'_>) -> Self {
        Self {
            shares: (0..build.panes.names.len() * 2).map(|_| Share::default()).collect(),
            groups: vec![0; build.colours.groups.len()],
            styles: [0; Style::WORDS.len()],
            derived: 0,
            suggestions: 0,
            stamp: 0,
        }
    }

    /// Put one claim, with what restates it, into one plot.
    fn add(&mut self, build: &Build<'_>, kind: PlotKind, members: &[u32]) {
        let Some(first) = members.first().map(|at| &build.figures[*at as usize]) else { return };
        let suggestion = members.iter().all(|at| build.figures[*at as usize].is_suggestion());
        let mut best: Option<(u32, Place)> = None;
        let mut why: Option<Why> = None;
        for at in members {
            match place(&build.figures[*at as usize], build.tables, build.options, Notes(None)) {
                // The article's own pair of figures is better than any factor.
                Ok(place) if best.as_ref().is_none_or(|(_, best)| best.converted && !place.converted) => {
                    best = Some((*at, place));
                }
                Ok(_) => {}
                Err(reason) => why = why.or(Some(reason)),
            }
        }
        let hidden = suggestion && !build.options.suggestions;
        let share = &mut self.shares[build.panes.of(first) * 2 + kind as usize];
        let Some((drawn, place)) = best else {
            if !hidden {
                share.unplaced.push(Unplaced { figure: members[0], why: why.unwrap_or(Why::NoFigure) });
            }
            return;
        };
        self.suggestions += usize::from(suggestion);
        if hidden {
            share.hidden += 1;
            return;
        }
        let mut mark = mark(build, members[0], drawn, place, suggestion);
        mark.group = build.colours.of(first);
        // Suggestions have a switch of their own beside the statuses.
        let counts = !(suggestion && build.options.colour == super::ColourBy::Status);
        let group = build.colours.groups.get(usize::from(mark.group));
        if let Some(count) = self.groups.get_mut(usize::from(mark.group)).filter(|_| counts) {
            *count += 1;
        }
        let shape = Style::WORDS.iter().position(|(style, _)| *style == mark.style);
        if let Some(shape) = shape {
            self.styles[shape] += 1;
        }
        self.derived += usize::from(mark.derived);
        let off = |entry: &str| build.options.hidden.contains(entry);
        if group.is_some_and(|group| group.off && counts)
            || shape.is_some_and(|shape| off(Style::WORDS[shape].1))
            || (mark.derived && off(DERIVED))
        {
            share.hidden += 1;
            return;
        }
        let at = share.marks.len() as u32;
        share.also.extend(members[1..].iter().map(|figure| (*figure, at)));
        share.x = extent(share.x.into_iter().chain([[mark.x0, mark.x1]]));
        if !mark.pinned {
            let [low, high] = mark.range.unwrap_or([mark.y; 2]);
            share.y = extent(share.y.into_iter().chain([[low.min(mark.y), high.max(mark.y)]]));
        }
        self.stamp = stamp(self.stamp, &mark);
        share.marks.push(mark);
    }
}

fn mark(build: &Build<'_>, figure: u32, drawn: u32, place: Place, suggestion: bool) -> Mark {
    let log = build.options.log;
    let (first, shown) = (build.figures[figure as usize].record(), build.figures[drawn as usize].record());
    // "More than 160,000 tonnes (1.3 million barrels)" hedges both.
    let hedge = match shown.quantity.hedge {
        Hedge::None => first.quantity.hedge,
        hedge => hedge,
    };
    let y = plotted(place.amount, log);
    Mark {
        figure,
        drawn,
        x0: place.x[0],
        x1: place.x[1],
        amount: place.amount,
        y: y.unwrap_or_default(),
        range: place.range.and_then(|[low, high]| {
            let (low, high) = (plotted(low, log)?, plotted(high, log)?);
            Some([low.min(high), high.max(low)])
        }),
        arrow: place::arrow(shown, hedge),
        style: first.modality.into(),
        group: 0,
        open_start: place.open_start,
        open_end: place.open_end,
        soft: matches!(hedge, Hedge::About | Hedge::Nearly),
        derived: place.derived,
        pinned: y.is_none(),
        suggestion,
    }
}

/// All parts in one scene: bounds, ceilings and the legend.
fn join(parts: Vec<Part>, build: &Build<'_>, figures: usize) -> Scene {
    let (options, tables) = (build.options, build.tables);
    let mut scene = Scene {
        options: options.clone(),
        panes: build.panes.names.clone(),
        legend: legend(&parts, build),
        stamp: options_stamp(options),
        places: vec![None; figures],
        ..Scene::default()
    };
    for part in &parts {
        scene.stamp = mix(scene.stamp, part.stamp);
    }
    let of_kind = |kind: PlotKind, bounds: fn(&Share) -> Option<[f64; 2]>| {
        extent(
            parts
                .iter()
                .flat_map(|part| part.shares.iter().skip(kind as usize).step_by(2))
                .filter_map(bounds),
        )
    };
    let x = PlotKind::ALL.map(|kind| of_kind(kind, |share| share.x));
    let y = PlotKind::ALL.map(|kind| of_kind(kind, |share| share.y));
    // Steps go on for decades: the claims say which years are looked at.
    let mut official = Official::new(tables, options, build.panes);
    scene.x = time_bounds(extent(x.into_iter().flatten()).or_else(|| official.extent()));
    let steps = PlotKind::ALL.map(|kind| official.bounds(kind, scene.x));
    let y = PlotKind::ALL.map(|kind| extent(y[kind as usize].into_iter().chain(steps[kind as usize].1)));
    official.lanes(scene.x);
    scene.undrawn = std::mem::take(&mut official.undrawn);
    let oil = PlotKind::Volume as usize;
    let mut lines = match extent(x[oil].into_iter().chain(steps[oil].0)) {
        Some(x) => caps::lines(tables.caps, tables.factors, options, x),
        None => Vec::new(),
    };
    lines.retain_mut(|cap| plotted(cap.amount, options.log).map(|y| cap.y = y).is_some());
    let cap_heights = extent(lines.iter().map(|cap| [cap.y; 2]));
    let bounds = PlotKind::ALL.map(|kind| {
        let caps = cap_heights.filter(|_| kind == PlotKind::Volume);
        if options.log { log_bounds(y[kind as usize], caps) } else { linear_bounds(y[kind as usize], caps) }
    });
    // By plot, so that both can be put together at the same time.
    let mut shares: Vec<Vec<Share>> = (0..scene.panes.len() * 2).map(|_| Vec::new()).collect();
    for part in parts {
        shares.iter_mut().zip(part.shares).for_each(|(all, share)| all.push(share));
    }
    let mut drawn: Vec<Vec<super::OfficialLine>> = vec![Vec::new(); shares.len()];
    for (pane, kind, line) in official.lines {
        drawn[pane * 2 + kind as usize].push(line);
    }
    scene.plots = shares
        .into_par_iter()
        .zip(drawn)
        .enumerate()
        .map(|(at, (shares, official))| {
            let kind = PlotKind::ALL[at % 2];
            let caps = if kind == PlotKind::Volume { &*lines } else { &[] };
            plot(
                shares,
                Plot {
                    kind,
                    pane: at / 2,
                    title: title(kind, options),
                    y: bounds[at % 2],
                    log: options.log,
                    official,
                    ..Plot::default()
                },
                caps,
            )
        })
        .collect();
    for (at, plot) in scene.plots.iter().enumerate() {
        for (mark, of) in plot.marks.iter().enumerate() {
            scene.places[of.figure as usize] = Some((at as u16, mark as u32));
        }
        for (figure, mark) in &plot.also {
            scene.places[*figure as usize] = Some((at as u16, *mark));
        }
        scene.stamp = mix(scene.stamp, (plot.unplaced.len() ^ (plot.hidden << 32)) as u64);
        // The series' ids are among the options; a person's own table may come back with other rows.
        let steps = plot.official.iter().flat_map(|line| &line.steps);
        scene.stamp = steps.fold(scene.stamp, |stamp, step| mix(stamp, step.y.to_bits() ^ step.x0.to_bits()));
    }
    scene
}

/// All shares of a plot in one.
fn plot(shares: Vec<Share>, mut plot: Plot, caps: &[CapLine]) -> Plot {
    plot.marks.reserve(shares.iter().map(|share| share.marks.len()).sum());
    for share in shares {
        let first = plot.marks.len() as u32;
        plot.also.extend(share.also.into_iter().map(|(figure, mark)| (figure, mark + first)));
        plot.marks.extend(share.marks);
        plot.unplaced.extend(share.unplaced);
        plot.hidden += share.hidden;
    }
    for mark in plot.marks.iter_mut().filter(|mark| mark.pinned) {
        mark.y = plot.y[0];
    }
    plot.unplaced.sort_by_key(|unplaced| unplaced.figure);
    if !plot.is_empty() {
        plot.caps = caps.to_vec();
    }
    plot.crowd = Crowd::new(&plot.marks);
    plot
}

fn title(kind: PlotKind, options: &Options) -> String {
    let rate = if options.monthly { " a month" } else { "" };
    match kind {
        PlotKind::Value => format!("Trade value, USD{rate}"),
        PlotKind::Volume => format!("Oil volume, {}{rate}", options.volume.word()),
    }
}

fn legend(parts: &[Part], build: &Build<'_>) -> Legend {
    let mut groups = build.colours.groups.clone();
    for (at, group) in groups.iter_mut().enumerate() {
        group.count = parts.iter().map(|part| part.groups[at]).sum();
    }
    let off = |id: &str| build.options.hidden.contains(id);
    let mut styles: Vec<Shape> = Style::WORDS
        .iter()
        .enumerate()
        .map(|(at, (style, word))| {
            let count = parts.iter().map(|part| part.styles[at]).sum();
            Shape { id: Arc::from(*word), style: Some(*style), word, count, off: off(word) }
        })
        .collect();
    let count = parts.iter().map(|part| part.derived).sum();
    styles.push(Shape { id: DERIVED.into(), style: None, word: DERIVED, count, off: off(DERIVED) });
    styles.retain(|shape| shape.count > 0);
    Legend { groups, styles, suggestions: parts.iter().map(|part| part.suggestions).sum() }
}

/// The only way from an exact amount to a binary float: for drawing, never back.
pub(super) fn plotted(amount: Decimal, log: bool) -> Option<f64> {
    let value = amount.to_f64()?;
    if log { (value > 0.0).then(|| value.log10()) } else { Some(value) }
}

fn extent(spans: impl Iterator<Item = [f64; 2]>) -> Option<[f64; 2]> {
    spans.reduce(|[low, high], [from, to]| [low.min(from), high.max(to)])
}

/// Half decades around what is drawn, a decade and a half at least.
fn log_bounds(marks: Option<[f64; 2]>, caps: Option<[f64; 2]>) -> [f64; 2] {
    let Some([low, high]) = extent(marks.into_iter().chain(caps)) else { return [0.0, 3.0] };
    let (low, high) = (((low - 0.3) * 2.0).floor() / 2.0, ((high + 0.3) * 2.0).ceil() / 2.0);
    let missing = (1.5 - (high - low)).max(0.0) / 2.0;
    [low - missing, high + missing]
}

/// From zero, so that heights can be compared, to a round number above what is drawn.
fn linear_bounds(marks: Option<[f64; 2]>, caps: Option<[f64; 2]>) -> [f64; 2] {
    let [low, mut high] = marks.unwrap_or([0.0, 0.0]);
    if let Some([_, cap]) = caps.filter(|[_, cap]| high <= 0.0 || *cap <= high * CAP_IN_SIGHT) {
        high = high.max(cap);
    }
    let (low, high) = (low.min(0.0), high.max(0.0));
    let span = if high > low { high - low } else { 1.0 };
    let (mantissa, exponent) = values::step(span / 8.0);
    let step = mantissa as f64 * 10_f64.powi(exponent);
    let above = (((high + span * 0.06) / step).ceil() * step).max(step);
    let below = if low < 0.0 { ((low - span * 0.06) / step).floor() * step } else { 0.0 };
    [below, above]
}

/// A margin around all claims, and four months at least.
fn time_bounds(extent: Option<[f64; 2]>) -> [f64; 2] {
    // Without claims: 2014 to 2025, the years that the program was made for.
    let Some([from, to]) = extent else { return [16_071.0, 20_454.0] };
    let margin = ((to - from) * 0.04).max(15.0).max((120.0 - (to - from)) / 2.0);
    [from - margin, to + margin]
}

/// A cheap fingerprint: it only has to notice that something that is drawn has changed.
fn mix(stamp: u64, bits: u64) -> u64 {
    (stamp.rotate_left(5) ^ bits).wrapping_mul(0x517c_c1b7_2722_0a95)
}

fn stamp(stamp: u64, mark: &Mark) -> u64 {
    let flags = [mark.open_start, mark.open_end, mark.soft, mark.derived, mark.pinned, mark.suggestion];
    let mut bits = flags.into_iter().fold(u64::from(mark.group), |bits, flag| bits << 1 | u64::from(flag));
    bits = bits << 8 | mark.style as u64;
    bits = bits << 2 | mark.arrow.map_or(0, |arrow| arrow as u64 + 1);
    let [low, high] = mark.range.unwrap_or_default();
    [
        u64::from(mark.figure) << 32 | u64::from(mark.drawn),
        mark.x0.to_bits(),
        mark.x1.to_bits(),
        mark.y.to_bits(),
        low.to_bits() ^ high.to_bits().rotate_left(17),
        bits,
    ]
    .into_iter()
    .fold(stamp, mix)
}

fn options_stamp(options: &Options) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    options.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests;
