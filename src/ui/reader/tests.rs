//! The reader as a person uses it: found by name, clicked, dragged, typed into.

use std::fmt::Write as _;
use std::sync::Arc;

use egui::{Event, Key, Modifiers, OutputCommand, Pos2, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::*;
use crate::model::{ArticleId, ClaimId, FigureKey};
use crate::text::Span;

fn article() -> ArticleId {
    ArticleId(uuid::Uuid::from_u128(1))
}

pub(super) fn mark(span: Span, label: &str) -> Mark {
    let id = (u128::from(span.start) << 32) + u128::from(span.end);
    let style = MarkStyle {
        fill: egui::Color32::GRAY,
        line: egui::Color32::RED,
        suggestion: false,
        statement: false,
    };
    Mark {
        span,
        key: FigureKey::Claim(article(), ClaimId(uuid::Uuid::from_u128(id))),
        style,
        label: label.into(),
        doubt: None,
    }
}

/// Marks of `quotes`, named by their words.
fn marks(text: &str, quotes: &[&str]) -> Vec<Mark> {
    let mark_of = |quote: &&str| {
        let at = text.find(*quote).expect("the quote");
        mark(Span::new(at, at + quote.len()), quote)
    };
    quotes.iter().map(mark_of).collect()
}

#[derive(Default)]
struct Window {
    reader: Reader,
    text: Arc<str>,
    marks: Vec<Mark>,
    revision: u64,
    selected: Option<FigureKey>,
    events: Vec<ReaderEvent>,
}

impl Window {
    fn show(&mut self, ui: &mut egui::Ui) {
        let mut out = Vec::new();
        let page = Page {
            found: (&[], None),
            article: article(),
            revision: self.revision,
            text: &self.text,
            marks: &self.marks,
            selected: self.selected,
            lit: &[],
            header: &mut |ui| {
                ui.label("The title");
            },
            card: &mut |ui, key| {
                ui.label(format!("card of {}", key_name(key)));
            },
        };
        self.reader.show(ui, page, &mut out);
        for event in out {
            if let ReaderEvent::Select(key) = event {
                self.selected = Some(key);
            }
            self.events.push(event);
        }
    }
}

fn key_name(key: FigureKey) -> u128 {
    match key {
        FigureKey::Claim(_, id) => id.0.as_u128() >> 32,
        FigureKey::Suggestion(..) => 0,
    }
}

fn window(text: &str, quotes: &[&str]) -> Harness<'static, Window> {
    let state = Window { text: text.into(), marks: marks(text, quotes), ..Window::default() };
    let mut harness = Harness::builder()
        .with_size(vec2(820.0, 420.0))
        .with_step_dt(1.0 / 60.0)
        .with_context_setup(crate::ui::theme::install)
        .allow_missing_glyphs()
        .build_ui_state(|ui, window: &mut Window| window.show(ui), state);
    harness.run();
    harness
}

const TEXT: &str = "Sales rose 40 percent in 2025.\nCafé owners hired 1,200 people, up 3 percent.";

/// Where a byte of a short text stands: from the boxes of its paragraph, as a person sees it.
fn place(harness: &Harness<'_, Window>, quote: &str) -> (Pos2, Pos2) {
    let window = harness.state();
    let start = window.text.find(quote).expect("the quote");
    let column = window.reader.column.as_ref().expect("shown");
    let laid = column.laid(0).expect("laid out");
    let span = Span::new(start, start + quote.len());
    let (_, rect) = boxes::rects(&window.text, laid, span).next().expect("a row");
    let sheet = harness.get_by_label("Article text").rect();
    let rect = rect.translate(sheet.min.to_vec2() + vec2(state::MARGIN, 0.0));
    (rect.left_center(), rect.right_center())
}

fn drag(harness: &mut Harness<'_, Window>, from: Pos2, to: Pos2) {
    harness.hover_at(from);
    harness.step();
    harness.drag_at(from);
    harness.step();
    harness.hover_at(to);
    harness.step();
    harness.drop_at(to);
    harness.run();
}

fn press(harness: &mut Harness<'_, Window>, held: Modifiers, key: Key) {
    harness.key_press_modifiers(held, key);
    harness.run();
}

#[track_caller]
fn check_selected(harness: &Harness<'_, Window>, expected: &str) {
    let window = harness.state();
    assert_eq!(window.reader.selection().map(|span| span.of(&window.text)), Some(expected));
}

#[test]
fn clicking_a_mark_selects_it() {
    let mut harness = window(TEXT, &["40 percent", "1,200 people"]);
    harness.get_by_label("1,200 people").click();
    harness.run();
    assert_eq!(harness.state().events, [ReaderEvent::Select(harness.state().marks[1].key)]);
}

#[test]
fn a_screen_reader_clicks_exactly_the_mark_it_names() {
    let mut harness = window(TEXT, &["rose 40 percent in", "40 percent"]);
    harness.get_by_label("rose 40 percent in").click_accesskit();
    harness.run();
    assert_eq!(harness.state().events, [ReaderEvent::Select(harness.state().marks[0].key)]);
}

#[test]
fn clicks_go_round_the_marks_that_overlap() {
    let mut harness = window(TEXT, &["Sales rose 40 percent in 2025", "rose 40 percent", "40"]);
    let (left, right) = place(&harness, "40");
    for _ in 0..4 {
        harness.hover_at(left.lerp(right, 0.5));
        harness.drag_at(left.lerp(right, 0.5));
        harness.drop_at(left.lerp(right, 0.5));
        harness.run();
    }
    let keys: Vec<usize> = harness
        .state()
        .events
        .iter()
        .filter_map(|event| match event {
            ReaderEvent::Select(key) => harness.state().marks.iter().position(|mark| mark.key == *key),
            _ => None,
        })
        .collect();
    assert_eq!(keys, [2, 1, 0, 2]);
}

#[test]
fn hovering_a_mark_shows_the_cards_of_all_below_the_pointer() {
    let mut harness = window(TEXT, &["rose 40 percent", "40 percent"]);
    harness.get_by_label("40 percent").hover();
    harness.run();
    for _ in 0..60 {
        harness.step();
    }
    assert!(harness.query_by_label("card of 11").is_some());
    assert!(harness.query_by_label("card of 6").is_some());
}

#[test]
fn dragging_selects_bytes_and_offers_a_claim() {
    let mut harness = window(TEXT, &[]);
    let (from, to) = (place(&harness, "Café").0, place(&harness, "1,200 people").1);
    drag(&mut harness, from, to);
    let span = Span::new(TEXT.find("Café").expect("there"), TEXT.find(", up").expect("there"));
    assert_eq!(harness.state().events, [ReaderEvent::SelectionMade(span)]);
    harness.get_by_label("Make a claim · C").click();
    harness.run();
    assert_eq!(harness.state().events.last(), Some(&ReaderEvent::MakeClaim(span)));
    assert!(harness.query_by_label("Make a claim · C").is_none());
    check_selected(&harness, "Café owners hired 1,200 people");
}

#[test]
fn a_drag_may_begin_on_a_mark_and_cross_lines() {
    let mut harness = window(TEXT, &["40 percent"]);
    let (from, to) = (place(&harness, "40 percent").0, place(&harness, "owners").1);
    drag(&mut harness, from, to);
    check_selected(&harness, "40 percent in 2025.\nCafé owners");
    assert!(!harness.state().events.iter().any(|event| matches!(event, ReaderEvent::Select(_))));
}

#[test]
fn twice_selects_a_word_thrice_a_line_and_shift_extends() {
    let mut harness = window(TEXT, &[]);
    let at = place(&harness, "owners").0 + vec2(9.0, 0.0);
    let click = |harness: &mut Harness<'_, Window>, at: Pos2, held: Modifiers| {
        harness.hover_at(at);
        for pressed in [true, false] {
            harness.event_modifiers(
                Event::PointerButton {
                    pos: at,
                    button: egui::PointerButton::Primary,
                    pressed,
                    modifiers: held,
                },
                held,
            );
        }
        harness.step();
        harness.step();
        harness.step();
    };
    click(&mut harness, at, Modifiers::NONE);
    click(&mut harness, at, Modifiers::NONE);
    check_selected(&harness, "owners");
    click(&mut harness, at, Modifiers::NONE);
    check_selected(&harness, "Café owners hired 1,200 people, up 3 percent.");
    for _ in 0..60 {
        harness.step();
    }
    let from = place(&harness, "Sales").0;
    click(&mut harness, from, Modifiers::NONE);
    let to = place(&harness, "40").1;
    click(&mut harness, to, Modifiers::SHIFT);
    check_selected(&harness, "Sales rose 40");
}

#[test]
fn the_keyboard_moves_extends_and_copies() {
    let mut harness = window(TEXT, &[]);
    harness.get_by_label("Article text").focus();
    harness.run();
    press(&mut harness, Modifiers::CTRL, Key::ArrowRight);
    press(&mut harness, Modifiers::CTRL | Modifiers::SHIFT, Key::ArrowRight);
    check_selected(&harness, "rose");
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    press(&mut harness, Modifiers::SHIFT, Key::End);
    check_selected(&harness, "rose 40 percent in 2025.\nCafé owners hired 1,200 people, up 3 percent.");
    press(&mut harness, Modifiers::NONE, Key::Home);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowRight);
    check_selected(&harness, "C");
    harness.event(Event::Copy);
    harness.step();
    assert_eq!(copied(&harness), Some("C"));
    press(&mut harness, Modifiers::COMMAND, Key::A);
    check_selected(&harness, TEXT);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(harness.state().reader.selection(), None);
}

fn copied<'a>(harness: &'a Harness<'_, Window>) -> Option<&'a str> {
    harness.output().platform_output.commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(&**text),
        _ => None,
    })
}

#[test]
fn find_counts_goes_round_and_closes() {
    let mut harness = window(TEXT, &[]);
    harness.state_mut().reader.open_find();
    harness.run();
    harness.event(Event::Text("PERCENT".to_owned()));
    harness.run();
    assert!(harness.query_by_label("1 of 2").is_some());
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(harness.query_by_label("2 of 2").is_some());
    press(&mut harness, Modifiers::NONE, Key::F3);
    assert!(harness.query_by_label("1 of 2").is_some());
    press(&mut harness, Modifiers::SHIFT, Key::Enter);
    assert!(harness.query_by_label("2 of 2").is_some());
    harness.get_by_label("Next match").click();
    harness.run();
    assert!(harness.query_by_label("1 of 2").is_some());
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(!harness.state().reader.is_finding());
}

#[test]
fn screen_readers_get_the_paragraphs() {
    let harness = window(TEXT, &[]);
    let node = harness.get_by_label("Sales rose 40 percent in 2025.");
    assert_eq!(node.accesskit_node().role(), egui::Role::Label);
}

#[test]
fn changed_marks_lay_nothing_out_again() {
    let mut harness = window(TEXT, &[]);
    let before = harness.state().reader.sections_laid_out();
    harness.state_mut().marks = marks(TEXT, &["40 percent"]);
    harness.state_mut().revision += 1;
    harness.run();
    harness.get_by_label("40 percent").click();
    harness.run();
    assert_eq!((before, harness.state().reader.sections_laid_out()), (1, 1));
}

/// Numbered paragraphs of several rows.
fn long(bytes: usize) -> String {
    let mut text = String::new();
    for number in 0.. {
        if text.len() >= bytes {
            break;
        }
        let _ = write!(text, "Paragraph {number} says that trade went up and down again, ");
        text.push_str(&"and so on and so forth, ".repeat(number % 9));
        text.push_str("as it did before.\n\n");
    }
    text
}

fn screen_y(harness: &Harness<'_, Window>, label: &str) -> f32 {
    harness.get_by_label(label).rect().center().y
}

#[test]
fn reveal_scrolls_unless_in_view_already() {
    let text = long(60_000);
    let mut harness = window(&text, &["Paragraph 0 ", "Paragraph 90 ", "Paragraph 92 "]);
    let key = harness.state().marks[1].key;
    harness.state_mut().reader.reveal(key);
    harness.run();
    let y = screen_y(&harness, "Paragraph 90 ");
    assert!((60.0..300.0).contains(&y), "{y}");
    assert!(harness.query_by_label("Paragraph 0 ").is_none());
    let near = harness.state().marks[2].span;
    harness.state_mut().reader.reveal(near);
    harness.run();
    assert_eq!(screen_y(&harness, "Paragraph 90 "), y);
}

#[test]
fn scrolling_back_over_estimated_heights_does_not_jump() {
    let text = long(60_000);
    let mut harness = window(&text, &["Paragraph 90 "]);
    let key = harness.state().marks[0].key;
    harness.state_mut().reader.reveal(key);
    harness.run();
    harness.hover_at(pos2(300.0, 200.0));
    harness.run();
    // Rows in view move by what the wheel says, whatever the heights above turn out to be.
    for _ in 0..25 {
        let anchor = harness.state().reader.anchor;
        let y = |harness: &Harness<'_, Window>| {
            let reader = &harness.state().reader;
            reader.column.as_ref().expect("shown").y_of(anchor) as f32 + reader.text_top - reader.scrolled()
        };
        let before = y(&harness);
        harness.event(Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: vec2(0.0, 90.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        });
        for _ in 0..15 {
            harness.step();
        }
        let moved = y(&harness) - before;
        assert!((moved - 90.0).abs() < 2.0, "{moved}");
    }
}

#[test]
fn five_megabytes_open_by_laying_out_what_is_seen() {
    let text = long(5 << 20);
    let last = text.rfind("Paragraph").map(|at| text[at..at + 15].to_owned()).expect("there");
    let mut harness = window(&text, &["Paragraph 0 ", &last]);
    assert!(harness.state().reader.sections_laid_out() <= 3);
    let key = harness.state().marks[1].key;
    harness.state_mut().reader.reveal(key);
    harness.run();
    assert!(harness.query_by_label(&last).is_some());
    assert!(harness.state().reader.sections_laid_out() <= 8);
}

#[test]
fn selections_cross_sections() {
    let text = long(60_000);
    let mut harness = window(&text, &[]);
    harness.get_by_label("Article text").focus();
    harness.run();
    press(&mut harness, Modifiers::CTRL | Modifiers::SHIFT, Key::End);
    check_selected(&harness, text.trim());
    press(&mut harness, Modifiers::NONE, Key::PageUp);
    press(&mut harness, Modifiers::SHIFT, Key::PageUp);
    assert!(harness.state().reader.selection().is_some_and(|span| span.len() > 300));
}

#[track_caller]
fn check_boxes(text: &str, quotes: &[&str], expected: &[(&str, usize)]) {
    let harness = window(text, quotes);
    let window = harness.state();
    let laid = window.reader.column.as_ref().and_then(|column| column.laid(0)).expect("laid out");
    let found: Vec<(&str, usize)> =
        window.marks.iter().map(|mark| (&*mark.label, boxes::rects(text, laid, mark.span).count())).collect();
    assert_eq!(found, expected);
}

#[test]
fn one_box_a_row() {
    let long_line = "word ".repeat(30);
    check_boxes(TEXT, &["40 percent"], &[("40 percent", 1)]);
    check_boxes(TEXT, &["2025.\nCafé"], &[("2025.\nCafé", 2)]);
    check_boxes("one\n\n\ntwo", &["one\n\n\ntwo"], &[("one\n\n\ntwo", 2)]);
    check_boxes(&long_line, &[&long_line], &[(&long_line, 3)]);
    check_boxes("中国对朝鲜出口增长", &["朝鲜"], &[("朝鲜", 1)]);
}
