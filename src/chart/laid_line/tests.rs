use super::*;
use crate::chart::fixture::{article, money, official as series, scene_beside};
use crate::chart::{Layout, Options, Scene, Tallies, lay_out};
use crate::measure::{Currency, Unit};
use crate::model::Figure;

const USD: Unit = Unit::Money(Currency::USD);

fn scene(figures: &[Figure], rows: &[(&str, &str, &str)]) -> Scene {
    let options = Options { log: false, ..Options::default() };
    scene_beside(figures, &[series("kita", "all", USD, rows)], options)
}

fn lay(scene: &Scene, figures: &[Figure], view: &Viewport) -> Layout {
    lay_out(&scene.plots[0], figures, &scene.options, view, None, (0, &mut Tallies::default()))
}

fn view(scene: &Scene, width: f32) -> Viewport {
    Viewport { x: scene.x, y: scene.plots[0].y, width, height: 200.0 }
}

#[test]
fn a_line_leads_through_equals_and_stops_at_a_gap() {
    let rows = [
        ("2017-01-01", "2017-01-31", "10"),
        ("2017-02-01", "2017-02-28", "20"),
        ("2017-06-01", "2017-06-30", "40"),
    ];
    let scene = scene(&[], &rows);
    let layout = lay(&scene, &[], &view(&scene, 900.0));
    let runs = &layout.official[0].runs;
    assert_eq!(runs.iter().map(Vec::len).collect::<Vec<_>>(), [4, 2]);
    // Level within a month, upright between months.
    let [a, b, c, d] = runs[0][..] else { panic!("four points") };
    assert!(a[1] == b[1] && b[0] == c[0] && c[1] == d[1] && c[1] < b[1], "{:?}", runs[0]);
}

#[test]
fn the_publisher_is_named_at_the_end_clear_of_bars() {
    let rows = [("2017-01-01", "2017-12-31", "5000000")];
    // Bars where the name would stand first, behind the line's end.
    let claim = money("$5m", "5000000").on("2018-01-01", "2018-12-31").is("unverified");
    let mut claims = vec![claim; 6];
    claims.push(money("$4m", "4000000").on("2016-01-01", "2016-12-31").is("unverified"));
    let figures = article(1, "", &claims);
    let scene = scene(&figures, &rows);
    let layout = lay(&scene, &figures, &view(&scene, 700.0));
    let label = layout.official[0].label.as_ref().expect("room for a name");
    assert_eq!(label.words, "KITA");
    assert!(label.area.fits(700.0, 200.0));
    assert!(layout.marks.iter().all(|mark| !mark.bar.overlaps(label.area)));
    let labels = layout.marks.iter().filter_map(|mark| mark.label.as_ref());
    assert!(labels.into_iter().all(|other| !other.area.overlaps(label.area)));
}

#[test]
fn rows_narrower_than_a_pixel_keep_the_lowest_and_the_highest() {
    let day = |number: u32| {
        let (month, day) = (number / 28 + 1, number % 28 + 1);
        format!("2017-{month:02}-{day:02}")
    };
    // 28 days without a gap; one of them is far above, one far below.
    let days: Vec<(String, String)> = (0..28)
        .map(|number| {
            let amount = match number {
                13 => "1000",
                20 => "1",
                _ => "500",
            };
            (day(number), amount.to_owned())
        })
        .collect();
    let rows: Vec<(&str, &str, &str)> =
        days.iter().map(|(day, amount)| (&**day, &**day, &**amount)).collect();
    let scene = scene(&[], &rows);
    let whole = |width: f32| {
        let view = view(&scene, width);
        let layout = lay(&scene, &[], &view);
        let run = layout.official[0].runs.concat();
        let (low, high) = (view.py(1.0), view.py(1000.0));
        assert!(run.iter().any(|point| (point[1] - low).abs() < 0.01), "the lowest is there");
        assert!(run.iter().any(|point| (point[1] - high).abs() < 0.01), "the highest is there");
        run.len()
    };
    // Some points in each of the columns that the month covers.
    assert_eq!(whole(4000.0), 56);
    assert!(whole(60.0) < 56);
    assert!(whole(12.0) <= 16, "{}", whole(12.0));
}

#[test]
fn values_out_of_sight_draw_nothing_at_the_edge() {
    let rows = [
        ("2017-01-01", "2017-01-31", "10"),
        ("2017-02-01", "2017-02-28", "2000"),
        ("2017-03-01", "2017-03-31", "10"),
    ];
    let scene = scene(&[], &rows);
    let view = Viewport { y: [0.0, 100.0], ..view(&scene, 900.0) };
    let layout = lay(&scene, &[], &view);
    let runs = &layout.official[0].runs;
    assert_eq!(runs.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2]);
    assert!(runs.concat().iter().all(|[_, y]| (0.0..=200.0).contains(y)));
}
