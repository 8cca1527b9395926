use super::*;
use crate::chart::fixture::{sample, scene_of};
use crate::chart::{Dash, Mark, Options, Spot, Tallies, Way, lay_out};

/// Writes down what it is told to draw, in short.
#[derive(Default)]
struct Minutes(Vec<String>);

impl Minutes {
    fn note(&mut self, what: &str) {
        self.0.push(what.to_owned());
    }
}

impl Pen for Minutes {
    fn rect(&mut self, _: Area, _: f32, fill: Colour, outline: Line) {
        let outlined = outline.width > 0.0;
        self.note(match (fill.alpha, outlined) {
            (255, false) => "full",
            (255, true) => "full+edge",
            (_, false) => "pale",
            (_, true) => "pale+edge",
        });
    }

    fn line(&mut self, _: &[Spot], line: Line) {
        self.note(match line.dash {
            Dash::None => "line",
            Dash::Dashes(..) => "dashes",
            Dash::Dots(_) => "dots",
        });
    }

    fn polygon(&mut self, _: &[Spot], _: Colour) {
        self.note("triangle");
    }

    fn fade(&mut self, _: Area, _: [Colour; 2], way: Way) {
        self.note(if way == Way::Across { "across" } else { "down" });
    }

    fn text(&mut self, _: Spot, _: Anchor, words: &str, _: Font, _: Colour) {
        self.note(&format!("“{words}”"));
    }

    fn strokes(&mut self, strokes: &mut dyn Iterator<Item = [Spot; 2]>, _: Line) {
        let count = strokes.count();
        self.note(&format!("{count} strokes"));
    }

    fn begin(&mut self, part: Part) {
        self.note(&format!("{part:?}"));
    }
}

#[track_caller]
fn check(change: impl FnOnce(&mut Mark), expected: &str) {
    let mut mark = scene_of(&sample(), &Options::default()).plots[0].marks[0];
    change(&mut mark);
    let mut minutes = Minutes::default();
    let area = Area { x0: 0.0, y0: 0.0, x1: 40.0, y1: 10.0 };
    let inks = &Inks::PRINT;
    mark::bar(&mut minutes, area, &mark, Tint::new(inks.text, mark.suggestion), inks);
    assert_eq!(minutes.0.join(" "), expected);
}

#[test]
fn every_shape_says_something_else() {
    check(|_| {}, "full");
    check(|mark| mark.suggestion = true, "pale+edge");
    check(|mark| mark.style = Style::Hollow, "full+edge");
    check(|mark| mark.style = Style::Dashed, "pale dashes");
    check(|mark| mark.style = Style::Hatched, "full+edge 11 strokes");
    check(|mark| mark.style = Style::Struck, "pale+edge line");
    check(|mark| mark.style = Style::Line, "dashes line line");
    check(|mark| mark.derived = true, "pale dots");
    check(|mark| mark.soft = true, "down full down line line");
    check(|mark| mark.open_end = true, "across line full");
    check(|mark| (mark.open_start, mark.open_end) = (true, true), "across line across line full");
    check(|mark| mark.range = Some([1.0, 2.0]), "pale+edge");
    check(|mark| mark.arrow = Some(Arrow::Up), "full line line");
    check(|mark| mark.pinned = true, "full triangle");
}

#[test]
fn a_plot_is_drawn_from_the_back_to_the_front_and_the_selected_mark_last() {
    let (figures, options) =
        (sample(), Options { series: vec!["kotra.prk-rus.all.usd".into()], ..Options::default() });
    let scene = scene_of(&figures, &options);
    let of = &scene.plots[0];
    let view = Viewport { x: scene.x, y: of.y, width: 900.0, height: 300.0 };
    let memory = (scene.stamp, &mut Tallies::default());
    let layout = lay_out(of, &figures, &options, &view, Some(0), memory);
    let inks = &Inks::DARK;
    let drawing = Drawing {
        plot: of,
        layout: &layout,
        view,
        figures: &figures,
        codebook: &Codebook::default(),
        inks,
        colours: &group_colours(&scene, inks),
        selected: Some(0),
    };
    let mut minutes = Minutes::default();
    plot(&mut minutes, &drawing);
    let parts: Vec<&String> = minutes.0.iter().filter(|note| note.contains('(')).collect();
    assert!(parts[0].starts_with("Official"), "{parts:?}");
    assert_eq!(parts.len(), layout.official.len() + layout.caps.len() + layout.marks.len());
    let last = layout.marks.iter().position(|laid| laid.holds(0)).expect("the selected mark");
    assert_eq!(*parts[parts.len() - 1], format!("Mark({last})"));
    assert!(minutes.0.iter().any(|note| note == "“48M”"), "{:?}", minutes.0);
}

#[test]
fn a_crowd_is_stronger_where_it_is_denser() {
    let area = Area::default();
    let colours = [Colour::BLACK];
    let strength = |level, light| Cell { area, group: 0, light, level }.colour(&colours).alpha;
    assert!(strength(0, false) > 100 && strength(0, false) < strength(4, false));
    assert_eq!((strength(9, false), strength(200, false)), (255, 255));
    assert!(strength(4, true) < strength(4, false));
}

/// The labels of time from one day to another.
fn labels(from: jiff::civil::Date, to: jiff::civil::Date, width: f32) -> String {
    let mut minutes = Minutes::default();
    let x = [from, to].map(crate::chart::day_number);
    time_labels(&mut minutes, x, width, &Inks::LIGHT);
    minutes.0.join(" ")
}

#[test]
fn a_cell_that_the_edge_cuts_has_a_label_only_where_there_is_room_for_it() {
    use jiff::civil::date;
    let whole = "“Q4 2016” “Q1 2017” “Q2 2017” “Q3 2017”";
    assert_eq!(labels(date(2016, 10, 1), date(2017, 10, 1), 320.0), whole);
    // Thirty days of a quarter are 27 pixels: half of it, and too few for its words.
    assert_eq!(
        labels(date(2016, 12, 1), date(2017, 12, 1), 320.0),
        "“Q1 2017” “Q2 2017” “Q3 2017” “Q4 2017”"
    );
    assert_eq!(labels(date(2016, 11, 15), date(2017, 11, 15), 600.0), format!("{whole} “Q4 2017”"));
}
