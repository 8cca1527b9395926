//! The guide, the first hints, and what empty panels offer, in the window.

mod common;

use common::{Home, Window};
use egui::Key;
use egui_kittest::kittest::Queryable as _;
use tumen::app::App;
use tumen::ui::{Hint, List, Screen};

/// The window of somebody who starts the program for the first time.
fn first(home: &Home, open: impl FnOnce(&mut App) + 'static) -> Window {
    let world = home.world();
    let harness = egui_kittest::Harness::builder().with_size([1440.0, 900.0]).build_eframe(move |creation| {
        let mut app = App::new(&creation.egui_ctx, world, Screen::first());
        open(&mut app);
        app
    });
    let mut window = Window { harness };
    window.settle();
    window
}

#[track_caller]
/// Whether a page of the guide has this heading; a dialog's own is of another level.
fn heading(window: &Window, words: &str) -> bool {
    use egui::accesskit::Role;
    let found = window.harness.query_by(|node| {
        node.role() == Role::Heading
            && node.level() == Some(2)
            && node.label().is_some_and(|label| label == words)
    });
    found.is_some()
}

#[test]
fn f1_opens_the_guide_a_click_turns_the_page_and_esc_closes_it() {
    let home = Home::new();
    let mut window = home.open();
    window.key(Key::F1);
    assert!(heading(&window, "First minutes"));
    window.press("Page: Verification fields");
    assert!(heading(&window, "Verification fields"));
    window.expect("Heading: Which status, when");
    // The list of statuses is the project's.
    window.expect("Nobody outside can check it with what is public.");
    window.press("← back");
    assert!(heading(&window, "First minutes"));
    window.key(Key::Escape);
    assert!(!heading(&window, "First minutes"));
    // It opens where it was left.
    window.key(Key::F1);
    window.press("Page: Two people");
    window.key(Key::Escape);
    window.key(Key::F1);
    assert!(heading(&window, "Two people"));
}

#[test]
fn no_key_of_the_window_acts_behind_the_guide() {
    let home = Home::new();
    let mut window = home.open();
    window.key(Key::F1);
    window.key(Key::J);
    assert_eq!(window.harness.state().screen().selected, None);
}

#[test]
fn links_lead_inside_and_the_web_is_asked_for_first() {
    let home = Home::new();
    let mut window = home.open();
    window.key(Key::F1);
    window.press("the job from end to end");
    assert!(heading(&window, "The job from end to end"));
    window.press("Page: Verification fields");
    window.press("ClaimReview at schema.org");
    window.expect("https://schema.org/ClaimReview");
    assert!(heading(&window, "Verification fields"));
    let opened = |window: &Window| {
        let commands = &window.harness.output().platform_output.commands;
        commands.iter().any(|command| matches!(command, egui::OutputCommand::OpenUrl(_)))
    };
    assert!(!opened(&window));
    window.harness.get_by_label("Open in the browser").click_accesskit();
    let mut seen = false;
    for _ in 0..4 {
        window.harness.step();
        seen |= opened(&window);
    }
    assert!(seen, "the browser was not asked for");
    window.expect_not("https://schema.org/ClaimReview");
}

#[test]
fn words_are_found_on_every_page_and_counted() {
    let home = Home::new();
    let mut window = home.open();
    window.key(Key::F1);
    window.type_into("Search the guide", "kappa or horses");
    window.expect("on no page");
    window.retype("Search the guide", "Admiralty");
    window.expect("on one page");
    window.expect("Page: Verification fields, found 1 times");
    window.key(Key::Enter);
    assert!(heading(&window, "Verification fields"));
}

/// How far down the page is: where its title stands.
fn title_at(window: &Window, title: &str) -> f32 {
    use egui::accesskit::Role;
    let node = window
        .harness
        .get_by(|node| node.role() == Role::Heading && node.label().is_some_and(|label| label == title));
    node.rect().top()
}

#[test]
fn keys_scroll_the_page_and_a_heading_comes_into_sight() {
    let home = Home::new();
    let mut window = home.open();
    window.key(Key::F1);
    window.press("Page: The checks and their arithmetic");
    let title = "The checks and their arithmetic";
    let top = title_at(&window, title);
    window.key(Key::PageDown);
    let below = title_at(&window, title);
    assert!(below < top - 300.0, "{top} → {below}");
    window.key(Key::PageUp);
    assert!((title_at(&window, title) - top).abs() < 1.0);
    window.key(Key::End);
    assert!(title_at(&window, title) < below);
    window.key(Key::Home);
    assert!((title_at(&window, title) - top).abs() < 1.0);
    window.press("Heading: What it cannot see");
    assert!(title_at(&window, title) < below);
}

#[test]
fn the_places_that_need_an_explanation_lead_to_it() {
    let home = Home::new();
    let mut window = home.open();
    window.key(Key::J);
    window.press("Where this comes from");
    assert!(heading(&window, "Verification fields"));
    window.key(Key::Escape);
    window.key(Key::D);
    window.click("More ▼");
    window.click("How this is computed");
    assert!(heading(&window, "The checks and their arithmetic"));
    window.key(Key::Escape);
    // In front of a dialog, which stays.
    window.key(Key::Questionmark);
    window.press("In the guide");
    assert!(heading(&window, "Keys"));
    window.key(Key::Escape);
    assert!(!heading(&window, "Keys"));
    window.expect("Change keys");
    window.key(Key::F1);
    assert!(heading(&window, "Keys"));
}

#[test]
fn hints_go_when_they_are_done_and_do_not_come_again() {
    let home = Home::new();
    let mut window = first(&home, |app| app.open_sample());
    window.expect("Click a bar or a marked figure");
    window.key(Key::J);
    window.expect_not("Click a bar or a marked figure");
    window.expect("Press a digit to set a status");
    window.key(Key::Num1);
    window.expect_not("Press a digit");
    window.expect("opens a folder of articles");
    window.ctrl(Key::K);
    window.key(Key::Escape);
    window.expect_not("opens a folder of articles");
    assert_eq!(window.harness.state().screen().hints.now(), None);
    // Help brings them back.
    window.click("Help");
    window.click("Show the hints");
    window.expect("1 of 3");
    window.click("Skip the hints");
    window.expect_not("1 of 3");
}

#[test]
fn hints_are_skipped_by_esc_and_are_not_kept() {
    let home = Home::new();
    let mut window = first(&home, |app| app.open_sample());
    window.expect("1 of 3");
    let kept = serde_json::to_string(window.harness.state().screen()).expect("a screen");
    let again: Screen = serde_json::from_str(&kept).expect("a screen");
    assert_eq!(again.hints.now(), None);
    assert_eq!(Screen::first().hints.now(), Some(Hint::Figure));
    window.key(Key::Escape);
    window.expect_not("1 of 3");
}

#[test]
fn the_second_start_has_no_hints() {
    let home = Home::new();
    let window = home.open();
    window.expect_not("1 of 3");
}

#[test]
fn empty_panels_say_what_fills_them_and_do_it() {
    let home = Home::new();
    let mut window = Window::new(home.world(), |_| {});
    window.expect("Articles are listed here.");
    window.expect("The text of an article stands here");
    window.expect("The figures of the articles that you open are listed here.");
    window.expect("There are no figures yet.");
    window.harness.get_all_by_label("Open the sample").next().expect("a way").click_accesskit();
    window.settle();
    window.expect_not("Articles are listed here.");
    assert!(window.harness.state().screen().article.is_some());
}

#[test]
fn a_filter_that_hides_all_can_be_taken_away_where_it_hides() {
    let home = Home::new();
    for list in [List::Claims, List::Checks, List::Origins] {
        let mut window = home.open();
        let key = match list {
            List::Claims => Key::B,
            List::Checks => Key::D,
            _ => Key::I,
        };
        window.key(key);
        window.type_into("Filter figures", "zebra crossing");
        let ways = window.harness.get_all_by_label("Show all figures").count();
        assert!(ways > 1, "{list:?}: {ways}");
        // The last one stands in the list below.
        window.harness.get_all_by_label("Show all figures").last().expect("a way").click_accesskit();
        window.settle();
        assert!(window.harness.state().screen().filter.is_empty(), "{list:?}");
        window.expect_not("Show all figures");
    }
}

#[test]
fn hidden_panels_and_empty_dialogs_offer_a_way() {
    let home = Home::new();
    let mut window = home.open();
    for key in [Key::F7, Key::F8, Key::F9] {
        window.key(key);
    }
    window.click("Show the reader");
    assert!(window.harness.state().screen().reader);
    window.click("View");
    window.click("Agreement of two people");
    window.expect("No claim was judged by two people yet.");
    window.click("How agreement is computed");
    assert!(heading(&window, "Two people"));
    window.key(Key::Escape);
    window.key(Key::Escape);
    window.ctrl(Key::H);
    window.type_into("Find in the history", "zebra crossing");
    window.expect("No entry answers to these words.");
    window.click("Show all entries");
    window.expect("import articles");
    window.key(Key::Escape);
    window.key(Key::Q);
    window.expect("No merge has left a question.");
    window.click("Merge project…");
    window.expect("Another person's project of the same articles");
}

#[test]
fn an_empty_history_leads_to_the_first_articles() {
    let home = Home::new();
    let mut window = Window::new(home.world(), |_| {});
    window.ctrl(Key::H);
    window.expect("Nothing was decided yet.");
    window.harness.get_all_by_label("Open corpus folder…").last().expect("a way").click_accesskit();
    window.settle();
    window.expect_not("Nothing was decided yet.");
    window.field("Path");
}

#[test]
fn the_finder_knows_the_pages_of_the_guide() {
    let home = Home::new();
    let mut window = home.open();
    window.ctrl(Key::K);
    window.type_into("Find a command", "guide limits");
    window.key(Key::Enter);
    assert!(heading(&window, "Limits"));
}
