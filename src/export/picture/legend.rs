//! What colours, shapes and lines of a picture say, counted over what is in sight.

use super::Picture;
use super::rows::SPARE;
use super::sheet::Sheet;
use crate::chart::draw;
use crate::chart::{Anchor, Area, ColourBy, Font, Group, Mark, OfficialLine, Pen, Style, width};
use crate::reference::Coverage;

const FONT: Font = Font { size: 11.5, strong: false };
const LINE: f32 = 20.0;
/// Between a sample and its words.
const GAP: f32 = 5.0;
/// Between entries.
const APART: f32 = 16.0;

/// What stands before an entry's words.
#[derive(Clone, Copy)]
enum Sample<'p> {
    /// A colour.
    Group(&'p Group),
    /// A shape; of derived figures where there is no style.
    Shape(Option<Style>),
    /// A suggestion.
    Light,
    /// An official series, by its hue.
    Official(u8),
    /// Months of a lane below the plot.
    Months(Coverage, u8),
    /// A ceiling.
    Cap,
}

/// Its entries, in the order to show.
pub struct Legend<'p>(Vec<(Sample<'p>, String)>);

impl<'p> Legend<'p> {
    /// Colours, then shapes, then what is lighter, then lines. What is not in sight has no entry.
    pub fn of(picture: &Picture<'p>) -> Self {
        let (scene, sight) = (picture.scene, &picture.sight);
        let marks: Vec<&Mark> = scene
            .plots
            .iter()
            .flat_map(|plot| plot.marks.iter().filter(|mark| sight.beyond(plot, mark).is_none()))
            .collect();
        let count = |of: &dyn Fn(&Mark) -> bool| marks.iter().filter(|mark| of(mark)).count();
        // Suggestions have no status of their own; they are lighter, and said so.
        let by_status = scene.options.colour == ColourBy::Status;
        let mut entries = Vec::new();
        let mut add = |sample, words: &str, count: usize| {
            if count > 0 {
                entries.push((sample, format!("{words} {count}")));
            }
        };
        for (at, group) in scene.legend.groups.iter().enumerate() {
            let of = |mark: &Mark| usize::from(mark.group) == at && !(by_status && mark.suggestion);
            add(Sample::Group(group), &group.words, count(&of));
        }
        for (style, word) in Style::WORDS {
            add(Sample::Shape(Some(style)), word, count(&|mark| mark.style == style));
        }
        add(Sample::Shape(None), "derived", count(&|mark| mark.derived));
        add(Sample::Light, "suggested, not yet taken over by a person", count(&|mark| mark.suggestion));
        let lines = scene.plots.iter().flat_map(|plot| plot.official.iter().map(move |line| (plot, line)));
        for (_, line) in lines.filter(|(plot, line)| line.steps.iter().any(|step| sight.shows(plot, step))) {
            let series = &line.series;
            let goods = (picture.tables.goods)(&series.commodity);
            let words = format!("{}: {}, {goods}", series.publisher_words(), series.flow_words());
            entries.push((Sample::Official(line.hue), words));
        }
        // What the lanes below the plots say, in the hue of the first.
        let mut lanes = scene.plots.iter().flat_map(|plot| &plot.official);
        if let Some(hue) = lanes.next().map(|line| line.hue) {
            for (coverage, words) in [
                (Coverage::Reported, "months below the plot: reported"),
                (Coverage::NotReported, "left out by the publisher"),
                (Coverage::Unknown, "no figure known"),
            ] {
                let seen = |line: &OfficialLine| line.lane.iter().any(|covered| covered.coverage == coverage);
                if scene.plots.iter().flat_map(|plot| &plot.official).any(seen) {
                    entries.push((Sample::Months(coverage, hue), words.to_owned()));
                }
            }
        }
        let mut caps = scene.plots.iter().flat_map(|plot| &plot.caps);
        let [from, to] = sight.x;
        if caps.any(|cap| cap.periods.iter().any(|[begin, end]| *end > from && *begin < to)) {
            entries.push((Sample::Cap, "ceiling of the UN Security Council".to_owned()));
        }
        Self(entries)
    }

    /// Draw it in lines no wider than `room`; gives where it ends.
    pub fn draw(
        &self,
        sheet: &mut Sheet<'_>,
        picture: &Picture<'_>,
        (left, top): (f32, f32),
        room: f32,
    ) -> f32 {
        let inks = picture.inks();
        let (mut x, mut y) = (left, top);
        for (sample, words) in &self.0 {
            let (wide, high) = if matches!(sample, Sample::Group(_)) { (13.0, 13.0) } else { (20.0, 10.0) };
            let long = wide + GAP + width(words, FONT) * SPARE;
            if x > left && x + long > left + room {
                (x, y) = (left, y + LINE);
            }
            let middle = y + LINE / 2.0;
            let area = Area::around(x + wide / 2.0, middle, wide, high);
            match sample {
                Sample::Group(group) => draw::badge(sheet, area, group.ink, inks),
                Sample::Shape(style) => draw::swatch(sheet, area, *style, inks),
                Sample::Light => draw::light(sheet, area, inks),
                Sample::Official(hue) => draw::sample(sheet, area, *hue, inks),
                Sample::Months(coverage, hue) => {
                    let band = Area::around(x + wide / 2.0, middle, wide, 5.0);
                    draw::coverage(sheet, band, *coverage, *hue, inks);
                }
                Sample::Cap => draw::ceiling(sheet, area, inks),
            }
            sheet.text((x + wide + GAP, middle), Anchor::Start, words, FONT, inks.dim);
            x += long + APART;
        }
        if self.0.is_empty() { top } else { y + LINE }
    }
}
