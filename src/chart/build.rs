//! From figures to a scene.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use rust_decimal::prelude::ToPrimitive;

use super::place::{Place, home, place};
use super::{Arrow, Legend, Mark, Options, Plot, PlotKind, Scene, Style, Unplaced, VolumeUnit, Why};
use super::{caps, values, words};
use crate::measure::{Currency, Decimal, FactorSet, Hedge, Unit};
use crate::model::{Figure, FigureKey};
use crate::reference::Caps;

/// What claims are drawn against.
#[derive(Clone, Copy)]
pub struct Tables<'a> {
    /// Ceilings.
    pub caps: &'a Caps,
    /// Tonnes to barrels.
    pub factors: &'a FactorSet,
    /// Whether a commodity id is oil or a product of it.
    pub is_oil: &'a dyn Fn(&str) -> bool,
}

/// A linear plot shows a ceiling only where it is not many times as high as the highest claim.
const CAP_IN_SIGHT: f64 = 3.0;

/// Compute it, when figures or options have changed.
#[must_use]
pub fn scene(figures: &[Figure], tables: &Tables<'_>, options: &Options) -> Scene {
    let mut scene = Scene { options: *options, ..Scene::default() };
    scene.value.title = "Trade value, USD".to_owned();
    scene.volume.title = match options.volume {
        VolumeUnit::Barrels => "Oil volume, barrels".to_owned(),
        VolumeUnit::Tonnes => "Oil volume, tonnes".to_owned(),
    };
    for group in groups(figures) {
        for kind in PlotKind::ALL {
            let members: Vec<&Figure> = group
                .iter()
                .map(|at| &figures[*at])
                .filter(|figure| home(figure.record(), tables) == kind)
                .collect();
            add(&mut scene, kind, &members, tables, options);
        }
    }
    let touched = extent(scene.volume.marks.iter().map(|mark| [mark.x0, mark.x1]));
    if let Some(x) = touched {
        scene.volume.caps = caps::lines(tables.caps, tables.factors, options.volume, x);
    }
    for plot in [&mut scene.value, &mut scene.volume] {
        finish(plot, options.log);
    }
    let all = scene.value.marks.iter().chain(&scene.volume.marks);
    scene.x = time_bounds(extent(all.map(|mark| [mark.x0, mark.x1])));
    scene.legend.statuses.sort();
    scene.legend.styles.sort();
    scene.stamp = stamp(&scene);
    scene
}

/// Figures that say the same in other units, together: claims first, then the one that the others restate.
fn groups(figures: &[Figure]) -> Vec<Vec<usize>> {
    let positions: HashMap<FigureKey, usize> =
        figures.iter().enumerate().map(|(at, figure)| (figure.key(), at)).collect();
    let mut group_of: HashMap<usize, usize> = HashMap::new();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for at in 0..figures.len() {
        let mut root = at;
        // Longer chains than this are cycles made by hand.
        for _ in 0..8 {
            match restated(&figures[root]).and_then(|key| positions.get(&key)) {
                Some(next) if *next != root => root = *next,
                _ => break,
            }
        }
        let group = *group_of.entry(root).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        if at == root {
            groups[group].insert(0, at);
        } else {
            groups[group].push(at);
        }
    }
    for group in &mut groups {
        group.sort_by_key(|at| figures[*at].is_suggestion());
    }
    groups
}

/// The figure that this one restates in another unit.
fn restated(figure: &Figure) -> Option<FigureKey> {
    if !figure.is_equivalent() {
        return None;
    }
    let entry = figure.entry();
    let article = entry.article.id;
    if let Some(claim) = figure.claim() {
        return claim.equivalent_to.map(|id| FigureKey::Claim(article, id));
    }
    let FigureKey::Suggestion(_, own) = figure.key() else { return None };
    let main = entry.suggestion(own)?.equivalent_to?;
    let main = entry.suggestions.get(main as usize)?.place();
    Some(match entry.claim_at(main) {
        Some(claim) => FigureKey::Claim(article, claim.id),
        None => FigureKey::Suggestion(article, main),
    })
}

/// Put one claim, with what restates it, into one plot.
fn add(scene: &mut Scene, kind: PlotKind, members: &[&Figure], tables: &Tables<'_>, options: &Options) {
    let Some(first) = members.first() else { return };
    let suggestion = members.iter().all(|figure| figure.is_suggestion());
    let mut best: Option<(usize, Place)> = None;
    let mut why: Option<Why> = None;
    for (at, figure) in members.iter().enumerate() {
        match place(figure, tables, options) {
            // The article's own pair of figures is better than any factor.
            Ok(place) if best.as_ref().is_none_or(|(_, best)| best.converted && !place.converted) => {
                best = Some((at, place));
            }
            Ok(_) => {}
            Err(reason) => why = why.or(Some(reason)),
        }
    }
    let hidden = suggestion && !options.suggestions;
    let plot = match kind {
        PlotKind::Value => &mut scene.value,
        PlotKind::Volume => &mut scene.volume,
    };
    let Some((drawn, place)) = best else {
        if !hidden {
            plot.unplaced.push(Unplaced { key: first.key(), why: why.unwrap_or(Why::NoFigure) });
        }
        return;
    };
    if suggestion {
        scene.legend.suggestions += 1;
    }
    if hidden {
        plot.hidden += 1;
        return;
    }
    let unit = match kind {
        PlotKind::Value => Unit::Money(Currency::USD),
        PlotKind::Volume => options.volume.unit(),
    };
    let mark = mark(members, members[drawn], place, unit, options.log, suggestion);
    count(&mut scene.legend, &mark);
    plot.marks.push(mark);
}

fn mark(members: &[&Figure], drawn: &Figure, place: Place, unit: Unit, log: bool, suggestion: bool) -> Mark {
    let first = members[0];
    let mut notes = place.notes;
    if members.len() > 1 {
        let figures: Vec<String> = members.iter().map(|figure| figure.record().figure_words()).collect();
        notes.insert(0, format!("The text gives it as {}", figures.join(" and ")));
    }
    // "More than 160,000 tonnes (1.3 million barrels)" hedges both.
    let mut shown = drawn.record().clone();
    shown.modality = first.record().modality;
    if shown.quantity.hedge == Hedge::None {
        shown.quantity.hedge = first.record().quantity.hedge;
    }
    let y = plotted(place.amount, log);
    if y.is_none() {
        notes
            .push("Zero or less has no place on a logarithmic scale: it stands at the lower edge".to_owned());
    }
    let range = place.range.and_then(|[low, high]| Some([plotted(low, log)?, plotted(high, log)?]));
    Mark {
        key: first.key(),
        also: members[1..].iter().map(|figure| figure.key()).collect(),
        x0: place.x[0],
        x1: place.x[1],
        open_start: place.open_start,
        open_end: place.open_end,
        amount: place.amount,
        y: y.unwrap_or_default(),
        range,
        arrow: match shown.quantity.hedge {
            Hedge::MoreThan | Hedge::AtLeast => Some(Arrow::Up),
            Hedge::LessThan | Hedge::UpTo => Some(Arrow::Down),
            Hedge::None | Hedge::About | Hedge::Nearly | Hedge::Range => None,
        },
        pinned: y.is_none(),
        style: shown.modality.into(),
        suggestion,
        status: first.status().into(),
        label: words::label(&shown, unit),
        name: words::name(first),
        notes,
    }
}

fn count(legend: &mut Legend, mark: &Mark) {
    if !mark.suggestion {
        match legend.statuses.iter_mut().find(|(status, _)| *status == mark.status) {
            Some((_, count)) => *count += 1,
            None => legend.statuses.push((mark.status.clone(), 1)),
        }
    }
    if mark.style != Style::Solid {
        match legend.styles.iter_mut().find(|(style, _)| *style == mark.style) {
            Some((_, count)) => *count += 1,
            None => legend.styles.push((mark.style, 1)),
        }
    }
}

/// The only way from an exact amount to a binary float: for drawing, never back.
fn plotted(amount: Decimal, log: bool) -> Option<f64> {
    let value = amount.to_f64()?;
    if log { (value > 0.0).then(|| value.log10()) } else { Some(value) }
}

/// Heights of ceilings, bounds, and the order of drawing.
fn finish(plot: &mut Plot, log: bool) {
    plot.log = log;
    plot.caps.retain_mut(|cap| plotted(cap.amount, log).map(|y| cap.y = y).is_some());
    plot.marks.sort_by(|a, b| {
        let length = |mark: &Mark| mark.x1 - mark.x0;
        b.suggestion.cmp(&a.suggestion).then(length(b).total_cmp(&length(a))).then(a.key.cmp(&b.key))
    });
    let standing = plot.marks.iter().filter(|mark| !mark.pinned);
    let marks = extent(standing.map(|mark| match mark.range {
        Some([low, high]) => [low.min(mark.y), high.max(mark.y)],
        None => [mark.y; 2],
    }));
    let caps = extent(plot.caps.iter().map(|cap| [cap.y; 2]));
    plot.y = if log { log_bounds(marks, caps) } else { linear_bounds(marks, caps) };
    for mark in plot.marks.iter_mut().filter(|mark| mark.pinned) {
        mark.y = plot.y[0];
    }
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

fn stamp(scene: &Scene) -> u64 {
    let mut hasher = DefaultHasher::new();
    scene.options.hash(&mut hasher);
    for plot in [&scene.value, &scene.volume] {
        (plot.marks.len(), plot.caps.len(), plot.unplaced.len(), plot.hidden).hash(&mut hasher);
        for mark in &plot.marks {
            (mark.key, &mark.also, mark.style, mark.arrow, mark.suggestion, mark.pinned).hash(&mut hasher);
            (&mark.status, &mark.label, &mark.name, mark.open_start, mark.open_end).hash(&mut hasher);
            [mark.x0, mark.x1, mark.y].map(f64::to_bits).hash(&mut hasher);
            mark.range.map(|range| range.map(f64::to_bits)).hash(&mut hasher);
        }
        for cap in &plot.caps {
            (&cap.label, cap.y.to_bits(), cap.periods.len()).hash(&mut hasher);
        }
    }
    hasher.finish()
}

#[cfg(test)]
mod tests;
