//! The values of the chart's marks, for spreadsheets.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::Arc;

use super::Error;
use super::columns::guarded;
use super::number::plain;
use super::picture::Picture;
use crate::chart::{Arrow, Item, Mark, OfficialLine, Plot, PlotKind, Step, day_at, explain};
use crate::measure::{Date, Hedge, Period};
use crate::model::{Article, Figure};
use crate::text::CodePoints;

/// The header. `amount` is what is drawn, exact, in `unit`, a month where `per` says so; `from` and `to` are the days
/// that the bar covers; `also` are the figures that give the same amount in another unit; `series` is the row of an
/// official series, which has no claim.
const COLUMNS: [&str; 32] = [
    "claim",
    "article",
    "start",
    "end",
    "plot",
    "pane",
    "amount",
    "unit",
    "per",
    "bound",
    "from",
    "to",
    "open",
    "derived",
    "suggested",
    "quote",
    "printed",
    "hedge",
    "kind",
    "modality",
    "flow",
    "commodity",
    "period_start",
    "period_end",
    "status",
    "review",
    "sources",
    "also",
    "also_printed",
    "how",
    "title",
    "series",
];

/// Gives an article's text, or says why not.
pub type Texts<'t> = &'t mut dyn FnMut(&Article) -> Result<Arc<str>, String>;

/// Write one row for each mark and each step of an official series that is in sight of the picture, in time order, and
/// give their number.
///
/// # Errors
/// When `out` refuses, or an article's text cannot be read. What was written before stays written.
pub fn plotted(picture: &Picture<'_>, text: Texts<'_>, out: &mut dyn Write) -> Result<usize, Error> {
    let mut places = Places { text, spans: BTreeMap::new() };
    places.find(picture)?;
    let mut table = csv::Writer::from_writer(out);
    table.write_record(COLUMNS)?;
    let mut rows = 0;
    for item in picture.scene.rows() {
        let cells = match item {
            Item::Mark(at, mark) => {
                let plot = &picture.scene.plots[at];
                let seen = picture.sight.beyond(plot, &plot.marks[mark]).is_none();
                seen.then(|| row(picture, plot, mark, &places)).flatten()
            }
            Item::Step(at, line, step) => {
                let plot = &picture.scene.plots[at];
                let line = &plot.official[line];
                let step = &line.steps[step];
                let seen = picture.sight.shows(plot, step);
                seen.then(|| official(picture, plot, line, step)).flatten()
            }
        };
        if let Some(cells) = cells {
            table.write_record(cells)?;
            rows += 1;
        }
    }
    table.flush()?;
    Ok(rows)
}

/// Where figures stand in their articles, in code points.
struct Places<'t> {
    text: Texts<'t>,
    spans: BTreeMap<u32, (usize, usize)>,
}

impl Places<'_> {
    /// Article by article, so that each text is read once and none is kept.
    fn find(&mut self, picture: &Picture<'_>) -> Result<(), Error> {
        let mut wanted: Vec<u32> = Vec::new();
        for plot in &picture.scene.plots {
            let seen = plot.marks.iter().filter(|mark| picture.sight.beyond(plot, mark).is_none());
            wanted.extend(seen.map(|mark| mark.figure));
        }
        let of = |at: &u32| picture.figures.get(*at as usize);
        wanted.sort_by_key(|at| (of(at).map(|figure| figure.article().id), *at));
        for figures in wanted.chunk_by(|a, b| {
            of(a).map(|figure| figure.article().id) == of(b).map(|figure| figure.article().id)
        }) {
            let Some(article) = of(&figures[0]).map(Figure::article) else { continue };
            let unread = |why| Error::Text { why, article: Arc::clone(&article.path) };
            let text = (self.text)(article).map_err(unread)?;
            let points = CodePoints::new(&text);
            for at in figures {
                if let Some(figure) = of(at) {
                    self.spans.insert(*at, points.of_span(figure.span()));
                }
            }
        }
        Ok(())
    }
}

fn row(picture: &Picture<'_>, plot: &Plot, at: usize, places: &Places<'_>) -> Option<[String; 32]> {
    let mark = &plot.marks[at];
    let figure = picture.figures.get(mark.figure as usize)?;
    let (record, article, options) = (figure.record(), figure.article(), &picture.scene.options);
    let also: Vec<u32> =
        plot.also.iter().filter(|(_, of)| *of as usize == at).map(|(figure, _)| *figure).collect();
    let others: Vec<&Figure> = also.iter().filter_map(|at| picture.figures.get(*at as usize)).collect();
    let (start, end) = places.spans.get(&mark.figure).copied()?;
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let id = |figure: &Figure| figure.claim().map(|claim| claim.id.to_string()).unwrap_or_default();
    let goods = record.commodity.as_deref().unwrap_or_default();
    let notes = explain(mark, &also, picture.figures, &picture.tables, options);
    let Period { start: first, end: last, .. } = record.period;
    Some([
        id(figure),
        guarded(&article.path),
        start.to_string(),
        end.to_string(),
        kind(plot).to_owned(),
        guarded(picture.scene.panes.get(plot.pane).map_or("", String::as_str)),
        plain(mark.amount),
        unit(plot, picture).to_owned(),
        if options.monthly { "month" } else { "" }.to_owned(),
        bound(mark).to_owned(),
        day(day_at(mark.x0)),
        day(day_at(mark.x1 - 1.0)),
        open(mark).to_owned(),
        mark.derived.to_string(),
        mark.suggestion.to_string(),
        guarded(figure.quote()),
        guarded(&record.figure_words()),
        if record.quantity.hedge == Hedge::None { "" } else { record.quantity.hedge.code() }.to_owned(),
        record.kind.code().to_owned(),
        record.modality.code().to_owned(),
        guarded(&record.flow.to_string()),
        guarded(goods),
        day(first),
        day(last),
        guarded(figure.status()),
        figure.review().to_owned(),
        guarded(&record.sources.join("; ")),
        others.iter().map(|figure| id(figure)).filter(|id| !id.is_empty()).collect::<Vec<_>>().join("; "),
        guarded(&others.iter().map(|figure| figure.record().figure_words()).collect::<Vec<_>>().join("; ")),
        guarded(&notes.join("; ")),
        guarded(article.title()),
        String::new(),
    ])
}

/// A step of an official series.
fn official(picture: &Picture<'_>, plot: &Plot, line: &OfficialLine, step: &Step) -> Option<[String; 32]> {
    let row = line.row(step)?;
    let (series, options) = (&line.series, &picture.scene.options);
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let mut cells = [const { String::new() }; 32];
    let mut set = |column: &str, words: String| {
        if let Some(at) = COLUMNS.iter().position(|name| *name == column) {
            cells[at] = words;
        }
    };
    let value = row.quantity.point().map(plain).unwrap_or_default();
    set("plot", kind(plot).to_owned());
    set("pane", guarded(picture.scene.panes.get(plot.pane).map_or("", String::as_str)));
    set("amount", plain(step.amount));
    set("unit", unit(plot, picture).to_owned());
    set("per", if options.monthly { "month" } else { "" }.to_owned());
    set("from", day(day_at(step.x0)));
    set("to", day(day_at(step.x1 - 1.0)));
    set("quote", guarded(&row.printed));
    set("printed", format!("{value} {}", series.unit));
    set("flow", guarded(&series.flow_words()));
    set("commodity", guarded(&series.commodity));
    set("period_start", day(Some(row.start)));
    set("period_end", day(Some(row.end)));
    let via = row.via.iter().map(|name| &**name);
    let sources: Vec<&str> = std::iter::once(&*series.publisher).chain(via).collect();
    set("sources", guarded(&sources.join("; ")));
    set("how", guarded(&line.conversion));
    set("series", guarded(&series.row_id(row)));
    Some(cells)
}

const fn kind(plot: &Plot) -> &'static str {
    match plot.kind {
        PlotKind::Value => "value",
        PlotKind::Volume => "volume",
    }
}

const fn unit(plot: &Plot, picture: &Picture<'_>) -> &'static str {
    match plot.kind {
        PlotKind::Value => "USD",
        PlotKind::Volume => picture.scene.options.volume.code(),
    }
}

/// Where the true amount lies, if the text gives only one side.
const fn bound(mark: &Mark) -> &'static str {
    match mark.arrow {
        Some(Arrow::Up) => "more",
        Some(Arrow::Down) => "less",
        None => "",
    }
}

/// Which end of the period the text does not state.
const fn open(mark: &Mark) -> &'static str {
    match (mark.open_start, mark.open_end) {
        (true, true) => "both",
        (true, false) => "from",
        (false, true) => "to",
        (false, false) => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::fixture::{Shelf, article, money, sample, scene_of};
    use crate::chart::{Options, Sight, VolumeUnit};
    use crate::export::picture::Size;

    /// The table of these claims as rows of cells, without its header.
    fn rows(figures: &[Figure], options: &Options, x: Option<[f64; 2]>) -> Vec<Vec<String>> {
        let shelf = Shelf::new();
        let scene = scene_of(figures, options);
        let whole = Sight::whole(&scene);
        let picture = Picture {
            scene: &scene,
            figures,
            tables: shelf.tables(),
            sight: Sight { x: x.unwrap_or(whole.x), ..whole },
            filter: "",
            title: "",
            size: Size::A4,
            dark: false,
            day: jiff::civil::date(2026, 11, 27),
        };
        let mut out = Vec::new();
        let text = "é".repeat(2_000);
        let count = plotted(&picture, &mut |_| Ok(text.as_str().into()), &mut out).expect("a table");
        let mut table = csv::Reader::from_reader(&*out);
        assert_eq!(table.headers().expect("a header").iter().collect::<Vec<_>>(), COLUMNS);
        let rows: Vec<Vec<String>> =
            table.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect();
        assert_eq!(rows.len(), count);
        rows
    }

    fn cell<'r>(row: &'r [String], column: &str) -> &'r str {
        &row[COLUMNS.iter().position(|name| *name == column).expect("a column")]
    }

    #[track_caller]
    fn check(rows: &[Vec<String>], quote: &str, expected: &[(&str, &str)]) {
        let row = rows.iter().find(|row| cell(row, "quote") == quote).expect("a row with this quote");
        for (column, words) in expected {
            assert_eq!(cell(row, column), *words, "{column} of {quote}");
        }
    }

    #[test]
    fn amounts_are_exact_and_claims_are_named() {
        let rows = rows(&sample(), &Options::default(), None);
        let claim = sample()[0].claim().expect("a claim").id.to_string();
        let period = [("from", "2017-01-01"), ("to", "2017-05-31"), ("sources", "KOTRA; Chosun Ilbo")];
        check(
            &rows,
            "US$48 million",
            &[("claim", &claim), ("amount", "48000000"), ("unit", "USD"), ("plot", "value")],
        );
        check(&rows, "US$48 million", &period);
        check(&rows, "4,100 tons", &[("amount", "30053"), ("unit", "bbl"), ("printed", "4\u{202f}100 t")]);
        check(
            &rows,
            "$230 million",
            &[("open", "to"), ("modality", "rumour"), ("status", "cannot_be_verified")],
        );
        check(
            &rows,
            "more than 160,000 tons",
            &[("bound", "more"), ("also_printed", "1\u{202f}300\u{202f}000 bbl")],
        );
        check(&rows, "$1 billion", &[("claim", ""), ("suggested", "true"), ("review", "suggested")]);
    }

    #[test]
    fn places_are_counted_in_code_points() {
        let rows = rows(&sample(), &Options::default(), None);
        // The fixture's second figure begins at byte 100 of a text of two-byte letters.
        check(&rows, "$24.04 million", &[("start", "50"), ("end", "55")]);
    }

    #[test]
    fn rate_and_unit_are_said() {
        let options = Options { monthly: true, volume: VolumeUnit::Tonnes, ..Options::default() };
        let rows = rows(&sample(), &options, None);
        check(&rows, "US$48 million", &[("amount", "9600000"), ("per", "month")]);
        check(&rows, "4,100 tons", &[("amount", "1025"), ("unit", "t"), ("per", "month")]);
    }

    #[test]
    fn what_is_out_of_sight_is_left_out() {
        let [from, to] = [17_000.0, 17_400.0];
        let some = rows(&sample(), &Options::default(), Some([from, to]));
        let all = rows(&sample(), &Options::default(), None);
        assert!(!some.is_empty() && some.len() < all.len());
        assert!(some.iter().all(|row| cell(row, "from") < "2017-08-22" && cell(row, "to") >= "2016-07-18"));
    }

    #[test]
    fn official_rows_stand_among_them_without_a_claim() {
        let options = Options { series: vec!["kotra.prk-rus.all.usd".into()], ..Options::default() };
        let rows = rows(&sample(), &options, None);
        let official: Vec<&Vec<String>> = rows.iter().filter(|row| !cell(row, "series").is_empty()).collect();
        assert!(official.len() > 1);
        for row in official {
            assert!(cell(row, "claim").is_empty() && cell(row, "sources").starts_with("KOTRA"), "{row:?}");
            assert!(
                cell(row, "amount").parse::<crate::measure::Decimal>().is_ok_and(|amount| amount > 0.into())
            );
        }
        assert!(rows.is_sorted_by_key(|row| cell(row, "from").to_owned()));
    }

    #[test]
    fn words_are_no_formulas() {
        let one = money("=HYPERLINK(\"x\")", "5").on("2017-01-01", "2017-05-31");
        let rows = rows(&article(1, "", &[one]), &Options::default(), None);
        assert_eq!(cell(&rows[0], "quote"), "'=HYPERLINK(\"x\")");
    }
}
