//! Saved web pages in the window: what was left out is seen and taken back.

mod common;

use common::{Home, Window};
use egui::Key;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

const NEWS: &[u8] = include_bytes!("pages/news.html");
const ASIDE: &str = "Russia sold 300,000 tons of oil to North Korea in 2016";

#[track_caller]
fn press(window: &mut Window, label: &str) {
    window.harness.get_by_label_contains(label).click_accesskit();
    window.settle();
}

fn show_parts(window: &mut Window) {
    window.ctrl(Key::K);
    window.type_into("Find a command", "parts of this web page");
    window.harness.key_press(Key::Enter);
    window.settle();
    window.expect("Parts of the page");
}

/// The tick box of a part.
#[track_caller]
fn tick(window: &mut Window, part: &str) {
    use egui::accesskit::Role;
    let part = part.to_owned();
    window
        .harness
        .get_by(move |node| {
            node.role() == Role::CheckBox && node.label().is_some_and(|label| label.contains(&part))
        })
        .click_accesskit();
    window.settle();
}

/// Accept the first figure with a status, so that there is a claim to move.
fn confirm_first(window: &mut Window) {
    window.key(Key::J);
    window.key(Key::Num1);
    window.expect("Confirmed");
}

#[test]
fn what_was_left_out_is_taken_back_undone_and_remembered() {
    let home = Home::new();
    let corpus = home.corpus(&[("news.html", NEWS)]);
    let mut window = home.open_paths(&[&corpus]);
    window.expect("Coal boats wait at the pier");
    window.expect("Harbor Wire");
    window.expect("2017-05-08");
    window.expect("9 of 22 parts left out: show…");
    window.expect_not("300,000");
    confirm_first(&mut window);
    show_parts(&mut window);
    window.expect("caption: Boats at anchor");
    press(&mut window, "Left out only · 9");
    window.expect_not("caption: Boats at anchor");
    window.expect(&format!("aside: {ASIDE}"));
    window.expect("menu: Home");
    tick(&mut window, ASIDE);
    window.expect("Left out only · 8");
    // What is ticked stays in the list until it is read.
    window.expect(&format!("aside: {ASIDE}"));
    press(&mut window, "Read again with these");
    window.expect("8 of 22 parts left out: show…");
    window.expect("chosen by hand");
    window.expect("300,000 tons");
    window.expect("Confirmed");
    window.expect_not("do not find their words");
    window.ctrl(Key::H);
    window.expect("choose parts of the page: 13 of 22 kept → 14 of 22 kept by hand");
    window.key(Key::Escape);
    drop(window);

    let mut window = home.open_paths(&[&corpus]);
    window.expect("8 of 22 parts left out: show…");
    window.expect("300,000 tons");
    window.ctrl(Key::Z);
    window.expect("Undone: choose parts of the page");
    window.expect("9 of 22 parts left out: show…");
    window.expect_not("300,000 tons");
    window.ctrl(Key::Y);
    window.expect("300,000 tons");
    // The program's own choice again, which is nobody's.
    show_parts(&mut window);
    press(&mut window, "Tick what the program found");
    press(&mut window, "Read again with these");
    window.expect("9 of 22 parts left out: show…");
    window.expect_not("chosen by hand");
}

#[test]
fn a_claim_whose_part_is_left_out_is_told_and_comes_back() {
    let home = Home::new();
    let corpus = home.corpus(&[("news.html", NEWS)]);
    let mut window = home.open_paths(&[&corpus]);
    confirm_first(&mut window);
    show_parts(&mut window);
    tick(&mut window, "paragraph: North Korea sold 500,000 tons");
    press(&mut window, "Read again with these");
    // The list below has the same words, which are not the claim's.
    window.expect("1 claim does not find its words in this reading; it stays in the table.");
    window.expect("Confirmed");
    window.ctrl(Key::Z);
    window.expect("9 of 22 parts left out: show…");
    show_parts(&mut window);
    // Nothing changed, so there is nothing to read.
    assert!(window.harness.get_by_label("Read again with these").accesskit_node().is_disabled());
}

#[test]
fn dismissals_follow_their_words() {
    let home = Home::new();
    let corpus = home.corpus(&[("news.html", NEWS)]);
    let mut window = home.open_paths(&[&corpus]);
    window.key(Key::U);
    window.key(Key::J);
    window.key(Key::X);
    window.expect("6 figures");
    show_parts(&mut window);
    // Above the dismissed figure, so that all moves.
    tick(&mut window, "paragraph: Accept all");
    press(&mut window, "Read again with these");
    window.expect("8 of 22 parts left out: show…");
    window.expect("6 figures");
}

#[test]
fn a_text_has_no_parts() {
    let home = Home::new();
    let corpus = home.corpus(&[("coal.md", b"North Korea sold 500 tons of coal to China in March 2019.\n")]);
    let mut window = home.open_paths(&[&corpus]);
    window.expect_not("left out: show…");
    window.ctrl(Key::K);
    window.type_into("Find a command", "parts of this web page");
    window.harness.key_press(Key::Enter);
    window.settle();
    window.expect_not("in the page's order");
}
