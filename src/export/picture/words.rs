//! What a picture says in words: title, what is shown, what a mark is, and where it all comes from.

use std::collections::{BTreeMap, BTreeSet};

use super::coverage::counted;
use super::sheet::Caption;
use super::{Coverage, Picture};
use crate::chart::{Layout, Part, Plot, PlotKind, day_at, explain, name};
use crate::measure::{Basis, Date, Period};
use crate::model::{ArticleId, Figure};

/// So many papers that gave a publisher's figures are named.
const VIA: usize = 3;

/// The title: the person's, or what is drawn.
pub fn title(picture: &Picture<'_>, coverage: &Coverage) -> String {
    if !picture.title.trim().is_empty() {
        return picture.title.trim().to_owned();
    }
    let drawn = |kind: PlotKind| {
        let mut plots = picture.scene.plots.iter().filter(|plot| plot.kind == kind);
        plots.any(|plot| plot.marks.iter().any(|mark| picture.sight.beyond(plot, mark).is_none()))
    };
    let what = match (drawn(PlotKind::Value), drawn(PlotKind::Volume)) {
        (true, true) | (false, false) => "Trade value and oil volume",
        (true, false) => "Trade value",
        (false, true) => "Oil volume",
    };
    format!("{what}, as {} give it", counted(coverage.articles, "article"))
        .replace("1 article give", "1 article gives")
}

/// What is shown and how: filter, time, rate, scale, conversion, what is switched off.
pub fn subtitle(picture: &Picture<'_>, coverage: &Coverage) -> String {
    let options = &picture.scene.options;
    let mut parts = Vec::new();
    parts.push(match picture.filter {
        "" => "All figures".to_owned(),
        filter => format!("Only: {filter}"),
    });
    parts.push(time(picture.sight.x));
    let rate =
        if options.monthly { "amounts per month" } else { "amounts over each figure’s whole period" };
    parts.push(rate.to_owned());
    let scale = if options.log { "logarithmic scale" } else { "linear scale" };
    parts.push(scale.to_owned());
    if converted(picture, coverage) {
        let name = &picture.tables.factors.name;
        parts.push(format!("tonnes and barrels converted by: {name}"));
    }
    let off = off(picture);
    if !off.is_empty() {
        parts.push(format!("switched off: {}", off.join(", ")));
    }
    parts.push(format!("colours say the {}", options.colour.word()));
    parts.join(" · ")
}

/// `Jan 2014 – Jun 2025`: the days in sight.
fn time([from, to]: [f64; 2]) -> String {
    let days = day_at(from).zip(day_at(to - 1.0));
    days.map(|(from, to)| Period::new(from, to.max(from), Basis::Stated).words()).unwrap_or_default()
}

/// Whether a drawn amount went through a factor between mass and volume.
fn converted(picture: &Picture<'_>, coverage: &Coverage) -> bool {
    let volume = picture.scene.options.volume;
    let drawn: BTreeSet<usize> = coverage.figures.iter().copied().collect();
    let mut marks = picture.scene.plots.iter().filter(|plot| plot.kind == PlotKind::Volume);
    marks.any(|plot| {
        plot.marks.iter().filter(|mark| drawn.contains(&(mark.figure as usize))).any(|mark| {
            let unit = picture.figures.get(mark.drawn as usize).and_then(|figure| {
                let record = figure.record();
                record.quantity.unit.or_else(|| record.base.as_ref().and_then(|base| base.unit))
            });
            unit.is_some_and(|unit| volume.needs_factor(unit))
        })
    })
}

fn off(picture: &Picture<'_>) -> Vec<String> {
    let legend = &picture.scene.legend;
    let groups = legend.groups.iter().filter(|group| group.off).map(|group| group.words.clone());
    let shapes = legend.styles.iter().filter(|shape| shape.off).map(|shape| shape.word.to_owned());
    let mut off: Vec<String> = groups.chain(shapes).collect();
    if !picture.scene.options.suggestions && legend.suggestions > 0 {
        off.push("suggestions that nobody has taken over".to_owned());
    }
    off
}

/// An article as a source: its title may be cut, the rest may not.
pub struct Source {
    /// `Chosun Ilbo, 25 Jul 2017: `.
    pub before: String,
    /// The title.
    pub title: String,
    /// ` (8 figures)`.
    pub after: String,
}

/// The articles that drawn figures stand in: those with most figures first, as far as `most` goes, then by day. Gives
/// how many articles found no place, too.
pub fn articles(picture: &Picture<'_>, coverage: &Coverage, most: usize) -> (Vec<Source>, usize) {
    let mut counts: BTreeMap<ArticleId, (usize, &Figure)> = BTreeMap::new();
    for figure in coverage.figures.iter().filter_map(|at| picture.figures.get(*at)) {
        counts.entry(figure.article().id).or_insert((0, figure)).0 += 1;
    }
    let mut all: Vec<(usize, &Figure)> = counts.into_values().collect();
    all.sort_by_key(|(count, figure)| {
        (std::cmp::Reverse(*count), day(figure), figure.article().path.clone())
    });
    let left = all.len().saturating_sub(most);
    all.truncate(most);
    all.sort_by_key(|(_, figure)| (day(figure), figure.article().path.clone()));
    let lines = all.iter().map(|(count, figure)| {
        let article = figure.article();
        let title = if article.title().is_empty() { article.file_name() } else { article.title() };
        let date = article.published().map_or_else(|| "undated".to_owned(), long);
        let outlet =
            if article.outlet().is_empty() { String::new() } else { format!("{}, ", article.outlet()) };
        Source {
            before: format!("{outlet}{date}: "),
            title: title.to_owned(),
            after: format!(" ({})", counted(*count, "figure")),
        }
    });
    (lines.collect(), left)
}

/// Undated articles come last.
fn day(figure: &Figure) -> (bool, Option<Date>) {
    let published = figure.article().published();
    (published.is_none(), published)
}

/// `25 Jul 2017`.
fn long(day: Date) -> String {
    day.strftime("%-d %b %Y").to_string()
}

/// Who published the ceilings that are drawn, one line; none without ceilings.
pub fn caps(picture: &Picture<'_>) -> Option<String> {
    let [from, to] = picture.sight.x;
    let caps = picture.scene.plots.iter().flat_map(|plot| &plot.caps);
    let drawn = caps.filter(|cap| cap.periods.iter().any(|[begin, end]| *end > from && *begin < to));
    let sources: BTreeSet<&str> = drawn.map(|cap| &*cap.source).collect();
    let sources: Vec<&str> = sources.into_iter().collect();
    (!sources.is_empty()).then(|| format!("Caps as read from: {}", sources.join("; ")))
}

/// Who published the official figures that are drawn, and which papers gave them; none without official figures.
pub fn official(picture: &Picture<'_>) -> Option<String> {
    let mut publishers: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for plot in &picture.scene.plots {
        for line in &plot.official {
            for step in line.steps.iter().filter(|step| picture.sight.shows(plot, step)) {
                let via = publishers.entry(line.series.publisher_words()).or_default();
                via.extend(line.row(step).into_iter().flat_map(|row| row.via.iter().map(|name| &**name)));
            }
        }
    }
    let publishers: Vec<String> = publishers
        .into_iter()
        .map(|(publisher, via)| {
            let named: Vec<&str> = via.iter().copied().take(VIA).collect();
            let more = via.len() - named.len();
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            match named.is_empty() {
                true => publisher,
                false => format!("{publisher} (as given by {}{more})", named.join(", ")),
            }
        })
        .collect();
    (!publishers.is_empty()).then(|| format!("Official figures: {}", publishers.join("; ")))
}

/// Who made the picture, and when.
pub fn maker(picture: &Picture<'_>) -> String {
    format!("Made with Tumen {} on {}", env!("CARGO_PKG_VERSION"), long(picture.day))
}

/// For readers that show no pictures: what it is, what it covers, and every plot's number of figures.
pub fn description(picture: &Picture<'_>, coverage: &Coverage) -> String {
    let mut words = format!("{}. {}", subtitle(picture, coverage), coverage.words());
    for plot in &picture.scene.plots {
        let pane = picture.scene.panes.get(plot.pane).map_or("", String::as_str);
        let pane = if pane.is_empty() { String::new() } else { format!("{pane}, ") };
        words.push_str(&format!(". {pane}{}: {}", plot.title, counted(plot.marks.len(), "mark")));
    }
    words
}

/// What hovering a part of a plot tells.
pub fn caption(picture: &Picture<'_>, plot: &Plot, layout: &Layout, part: Part) -> Caption {
    match part {
        Part::Cap(at) => {
            let cap = &plot.caps[layout.caps[at].cap];
            let words: Vec<&str> =
                std::iter::once(cap.label.as_str()).chain(cap.notes.iter().map(String::as_str)).collect();
            Caption { words: words.join("\n"), claims: String::new(), article: String::new() }
        }
        Part::Official(at) => {
            let series = &plot.official[layout.official[at].line].series;
            let goods = (picture.tables.goods)(&series.commodity);
            let words = format!("{}: {}, {goods}", series.publisher_words(), series.flow_words());
            Caption { words, claims: String::new(), article: String::new() }
        }
        Part::Mark(at) => {
            let laid = &layout.marks[at];
            let marks: Vec<usize> = std::iter::once(laid.mark).chain(laid.pile.iter().copied()).collect();
            let words: Vec<String> = marks.iter().map(|mark| told(picture, plot, *mark)).collect();
            let figures = marks.iter().flat_map(|mark| standing_for(plot, *mark));
            let claims: Vec<String> = figures
                .filter_map(|figure| {
                    picture.figures.get(figure as usize)?.claim().map(|claim| claim.id.to_string())
                })
                .collect();
            let figure = picture.figures.get(plot.marks[laid.mark].figure as usize);
            let article = figure.map(|figure| figure.article().path.to_string()).unwrap_or_default();
            Caption { words: words.join("\n\n"), claims: claims.join(" "), article }
        }
    }
}

/// The figure that a click opens, then those that only say the same in another unit.
pub fn standing_for(plot: &Plot, mark: usize) -> impl Iterator<Item = u32> + '_ {
    let also = plot.also.iter().filter(move |(_, of)| *of as usize == mark).map(|(figure, _)| *figure);
    std::iter::once(plot.marks[mark].figure).chain(also)
}

/// Quote, amount, period, status, article, source, and how it came to stand where it stands.
fn told(picture: &Picture<'_>, plot: &Plot, at: usize) -> String {
    let mark = &plot.marks[at];
    let options = &picture.scene.options;
    let Some(figure) = picture.figures.get(mark.figure as usize) else { return String::new() };
    let status = picture.tables.codebook.status(figure.status());
    let status = match status {
        _ if mark.suggestion => "suggested, nobody has taken it over yet",
        Some(status) => &status.name,
        None => figure.status(),
    };
    let mut lines = vec![
        format!("{}, {status}", name(mark, plot.kind, picture.figures, options)),
        figure.record().figure_words(),
    ];
    let article = figure.article();
    let date = article.published().map_or_else(|| "undated".to_owned(), long);
    lines.push(format!("{} ({}, {date})", article.title(), article.outlet()));
    let sources = figure.record().sources.join(" ‹ ");
    if !sources.is_empty() {
        lines.push(format!("source: {sources}"));
    }
    let also: Vec<u32> = standing_for(plot, at).skip(1).collect();
    lines.extend(explain(mark, &also, picture.figures, &picture.tables, options));
    lines.join("\n")
}
