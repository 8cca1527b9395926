use super::super::fixture::{Spec, article, money, oil, sample, scene_of};
use super::*;
use crate::chart::{Options, PlotKind, Scene};
use crate::measure::Unit;
use crate::model::Figure;

fn view(scene: &Scene, kind: PlotKind) -> Viewport {
    Viewport { x: scene.x, y: scene.plots[kind as usize].y, width: 900.0, height: 150.0 }
}

fn lay(
    figures: &[Figure],
    scene: &Scene,
    kind: PlotKind,
    view: &Viewport,
    selected: Option<usize>,
) -> Layout {
    lay_out(
        &scene.plots[kind as usize],
        figures,
        &scene.options,
        view,
        selected,
        (0, &mut Tallies::default()),
    )
}

fn laid(specs: &[Spec]) -> (Scene, Layout) {
    let figures = article(1, "", specs);
    let scene = scene_of(&figures, &Options::default());
    let layout = lay(&figures, &scene, PlotKind::Value, &view(&scene, PlotKind::Value), None);
    (scene, layout)
}

fn same(count: usize) -> Vec<Spec> {
    let one = money("$5m", "5000000").on("2017-01-01", "2017-05-31").is("unverified");
    vec![one; count]
}

#[test]
fn equal_claims_stand_beside_each_other() {
    let (_, layout) = laid(&same(5));
    let mut shifts: Vec<f32> = layout.marks.iter().map(|mark| mark.shift).collect();
    shifts.sort_by(f32::total_cmp);
    assert_eq!(shifts, [-24.0, -12.0, 0.0, 12.0, 24.0]);
    for (at, a) in layout.marks.iter().enumerate() {
        for b in &layout.marks[at + 1..] {
            assert!(!a.bar.overlaps(b.bar));
        }
    }
}

#[test]
fn claims_keep_their_value_and_suggestions_make_room() {
    let mut specs = same(2);
    specs[0] = money("$5m", "5000000").on("2017-01-01", "2017-05-31");
    let (scene, layout) = laid(&specs);
    let shift = |suggestion: bool| {
        layout
            .marks
            .iter()
            .find(|laid| scene.plots[0].marks[laid.mark].suggestion == suggestion)
            .map(|laid| laid.shift)
    };
    assert_eq!((shift(false), shift(true)), (Some(0.0), Some(-12.0)));
}

#[test]
fn the_same_scene_is_always_laid_out_alike_and_choosing_moves_no_bar() {
    let scene = scene_of(&sample(), &Options::default());
    let view = view(&scene, PlotKind::Value);
    let lay = |selected| lay(&sample(), &scene, PlotKind::Value, &view, selected);
    let (once, chosen) = (lay(None), lay(Some(0)));
    assert_eq!(once, lay(None));
    for (a, b) in once.marks.iter().zip(&chosen.marks) {
        assert_eq!(a.bar, b.bar);
    }
    assert!(chosen.marks.iter().any(|laid| laid.mark == 0 && laid.label.is_some()));
}

#[test]
fn labels_cover_no_bar_and_no_other_label() {
    for kind in PlotKind::ALL {
        let scene = scene_of(&sample(), &Options::default());
        let layout = lay(&sample(), &scene, kind, &view(&scene, kind), None);
        let labels: Vec<Area> =
            layout.marks.iter().filter_map(|laid| laid.label.as_ref().map(|label| label.area)).collect();
        assert!(labels.len() > 3, "{kind:?}: {} labels", labels.len());
        for (at, label) in labels.iter().enumerate() {
            assert!(layout.marks.iter().all(|laid| !laid.bar.overlaps(*label)));
            assert!(labels[at + 1..].iter().all(|other| !other.overlaps(*label)));
        }
    }
}

#[test]
fn a_day_is_wide_enough_to_hit() {
    let day = money("$5m", "5000000").on("2014-04-28", "2014-04-28").is("unverified");
    let years = money("$5m", "5000000").on("2000-01-01", "2024-12-31").is("unverified");
    let (_, layout) = laid(&[day, years]);
    assert!(layout.marks.iter().all(|laid| laid.bar.width() >= NARROWEST && laid.hit.width() >= 12.0));
}

#[test]
fn what_is_out_of_sight_is_counted() {
    let scene = scene_of(&sample(), &Options::default());
    let all = scene.plots[0].marks.len();
    let day = |year| crate::chart::day_number(jiff::civil::date(year, 1, 1));
    let view = Viewport { x: [day(2016), day(2018)], y: [6.5, 7.5], ..view(&scene, PlotKind::Value) };
    let layout = lay(&sample(), &scene, PlotKind::Value, &view, None);
    let out = layout.out_of_sight;
    assert_eq!((out.earlier, out.above, out.below), (1, 1, 2));
    assert_eq!(layout.marks.len() + out.earlier + out.later + out.above + out.below, all);
}

#[test]
fn a_ceiling_beyond_the_edge_is_named_there() {
    let claim =
        oil("1,000 barrels", "1000", Unit::Barrel, "crude").on("2019-01-01", "2019-12-31").is("unverified");
    let options = Options { log: false, ..Options::default() };
    let figures = article(1, "", &[claim]);
    let scene = scene_of(&figures, &options);
    let layout = lay(&figures, &scene, PlotKind::Volume, &view(&scene, PlotKind::Volume), None);
    assert!(layout.caps.iter().all(|cap| cap.beyond == Some(Arrow::Up)));
    assert!(layout.caps.iter().all(|cap| cap.label.as_ref().is_some_and(|label| label.area.y0 >= 0.0)));
}

#[test]
fn no_room_gives_an_empty_layout() {
    let scene = scene_of(&sample(), &Options::default());
    let nothing = Viewport { width: 0.0, ..view(&scene, PlotKind::Value) };
    assert_eq!(lay(&sample(), &scene, PlotKind::Value, &nothing, None), Layout::default());
}

#[test]
fn bars_without_a_place_are_piled_and_said() {
    let (_, layout) = laid(&same(60));
    let piled: usize = layout.marks.iter().map(|laid| laid.pile.len()).sum();
    assert_eq!(layout.marks.len() + piled, 60);
    assert!(piled > 30);
    for (at, a) in layout.marks.iter().enumerate() {
        assert!(layout.marks[at + 1..].iter().all(|b| !a.bar.overlaps(b.bar)), "every bar can be hit");
    }
    let said = layout.marks.iter().filter_map(|laid| laid.label.as_ref());
    assert!(said.into_iter().any(|label| label.words == format!("5M +{piled}")), "{:?}", layout.marks);
}

#[test]
fn a_crowd_is_counted_whole_and_the_selection_stays() {
    let figures = article(1, "", &same(4_000));
    let scene = scene_of(&figures, &Options::default());
    let view = view(&scene, PlotKind::Value);
    let layout = lay(&figures, &scene, PlotKind::Value, &view, Some(1_999));
    assert_eq!(layout.crowd, 4_000);
    assert_eq!(layout.marks.len(), 1);
    assert_eq!(layout.marks[0].mark, 1_999);
    assert!(layout.marks[0].label.is_some());
    assert_eq!(laid(&same(600)).1.crowd, 0);
}
