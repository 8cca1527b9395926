use super::*;
use crate::chart::Style;
use crate::measure::Decimal;

fn mark(at: u32, x: [f64; 2], y: f64) -> Mark {
    Mark {
        figure: at,
        drawn: at,
        x0: x[0],
        x1: x[1],
        amount: Decimal::ONE,
        y,
        range: None,
        arrow: None,
        style: Style::Solid,
        group: (at % 3) as u8,
        open_start: false,
        open_end: false,
        soft: false,
        derived: false,
        pinned: false,
        suggestion: at.is_multiple_of(5),
    }
}

const VIEW: Viewport = Viewport { x: [0.0, 1000.0], y: [0.0, 10.0], width: 500.0, height: 100.0 };

/// A crowd at one height, and whatever else there is.
fn crowd(others: &[Mark]) -> Vec<Mark> {
    let mut marks: Vec<Mark> =
        (0..2_000).map(|at| mark(at, [f64::from(at % 400), f64::from(at % 400) + 30.0], 5.0)).collect();
    marks.extend(others);
    marks
}

#[test]
fn no_outlier_is_ever_left_out() {
    let outliers = [
        mark(0, [900.0, 901.0], 9.9),
        mark(1, [-5.0, 1.0], 0.0),
        mark(2, [999.0, 2_000.0], 10.0),
        Mark { range: Some([1.0, 9.0]), ..mark(3, [700.0, 710.0], 5.0) },
        Mark { pinned: true, ..mark(4, [800.0, 820.0], 0.0) },
    ];
    let marks = crowd(&outliers);
    let crowd = Crowd::new(&marks);
    assert_eq!(crowd.count(&VIEW).0, marks.len());
    let cells = crowd.cells(&VIEW, 0, &mut Tallies::default());
    for outlier in outliers {
        let (x, y) = (VIEW.px(outlier.x0.max(0.0)) + 0.01, VIEW.py(outlier.y).clamp(0.0, 99.9));
        let y = if outlier.pinned { 99.0 } else { y };
        let seen = cells.iter().any(|cell| {
            let area = cell.area;
            area.x0 <= x && x < area.x1 && area.y0 <= y && y < area.y1
        });
        assert!(seen, "{outlier:?} at {x} {y}");
    }
    // The box of a range is filled from its low to its high end.
    let in_box = |cell: &&Cell| (350.0..355.0).contains(&cell.area.x0);
    assert_eq!(cells.iter().filter(in_box).map(|cell| cell.area.y0).fold(0.0, f32::max), 88.0);
}

#[test]
fn a_cell_says_how_many_cover_it_and_who_most_of_them_are() {
    let marks = crowd(&[mark(3_001, [900.0, 950.0], 8.0)]);
    let cells = Crowd::new(&marks).cells(&VIEW, 0, &mut Tallies::default());
    let lone = cells.iter().find(|cell| cell.area.x0 >= 450.0).expect("the lone one");
    assert_eq!((lone.level, lone.group, lone.light), (0, 1, false));
    assert_eq!((lone.area.x0, lone.area.x1, lone.area.height()), (450.0, 476.0, 4.0));
    // Days 100 to 104 are covered by 34 days' bars of 5 each: 170.
    let thick = cells.iter().find(|cell| cell.area.x0 <= 50.0 && 50.0 < cell.area.x1).expect("the crowd");
    assert_eq!(thick.level, 7);
}

#[test]
fn what_is_beyond_an_edge_is_counted_there_and_nowhere_else() {
    let crowd = Crowd::new(&crowd(&[]));
    let view = Viewport { x: [100.0, 200.0], ..VIEW };
    let (inside, out) = crowd.count(&view);
    assert_eq!(inside, crowd.in_sight(&view).len());
    assert_eq!(inside + out.earlier + out.later, 2_000);
    assert!(out.earlier > 0 && out.later > 0);
    let (inside, out) = crowd.count(&Viewport { y: [6.0, 10.0], ..VIEW });
    assert_eq!((inside, out.below), (0, 2_000));
    assert!(crowd.cells(&Viewport { y: [6.0, 10.0], ..VIEW }, 0, &mut Tallies::default()).is_empty());
}

#[test]
fn the_pointer_finds_all_that_cover_its_cell() {
    let marks = crowd(&[mark(7, [900.0, 950.0], 8.0)]);
    let crowd = Crowd::new(&marks);
    assert_eq!(crowd.at(&VIEW, (460.0, 19.0), 5), (vec![2_000], 1));
    let (some, all) = crowd.at(&VIEW, (50.0, 51.0), 5);
    assert_eq!((some.len(), all), (5, 170));
    assert_eq!(crowd.at(&VIEW, (460.0, 90.0), 5).1, 0);
}

#[test]
fn moved_it_counts_nothing_anew_and_shows_the_same_as_if_it_did() {
    let crowd = Crowd::new(&crowd(&[mark(3_001, [900.0, 950.0], 8.0)]));
    let mut kept = Tallies::default();
    crowd.cells(&VIEW, 1, &mut kept);
    let mut counted = 0;
    for (right, up) in
        [(0.0, 0.0), (5.0, 0.0), (777.5, 0.5), (-400.25, -3.0), (-390.25, 2.0), (2_500.0, 20.0)]
    {
        let view = Viewport { x: VIEW.x.map(|x| x + right), y: VIEW.y.map(|y| y + up), ..VIEW };
        let fresh = crowd.cells(&view, 1, &mut Tallies::default());
        let before = kept.lens;
        assert_eq!(crowd.cells(&view, 1, &mut kept), fresh, "moved by {right} and {up}");
        counted += usize::from(kept.lens != before);
        let (inside, _) = crowd.count(&view);
        assert_eq!(inside, crowd.in_sight(&view).len());
    }
    // Once when the moving began, and once far away.
    assert_eq!(counted, 2);
    // Another scene of the same size is another picture.
    let other = Crowd::new(&self::crowd(&[]));
    assert_ne!(other.cells(&VIEW, 2, &mut kept), crowd.cells(&VIEW, 1, &mut kept));
}
