//! What a person adds to the project's vocabulary, through the whole window.

mod common;

use common::{Home, Window};
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

const SQUID: &[u8] = b"---\ntitle: Squid\ndate: 2024-08-15\n---\nRussia exported 300 tons of dried squid to North Korea in May 2024.\n";
const CRATES: &[u8] = b"---\ntitle: Crates\ndate: 2024-08-15\n---\nThey counted 20 crates on Monday.\n\n\
    Then 30 crates came.\n\nAt last 40 crates left.\n\nAnd 50 crates stayed.\n\nRussia exported 300 tons of coal to North Korea.\n";

fn figures(window: &Window) -> usize {
    let label =
        window.harness.get_by_label_contains(" figures reviewed").accesskit_node().label().expect("a label");
    label.split_whitespace().nth(2).and_then(|number| number.parse().ok()).expect("a number")
}

fn open_vocabulary(window: &mut Window, part: &str) {
    window.harness.key_press_modifiers(egui::Modifiers::COMMAND | egui::Modifiers::SHIFT, Key::V);
    window.settle();
    choose(window, part);
}

/// One choice of several.
#[track_caller]
fn choose(window: &mut Window, name: &str) {
    window
        .harness
        .get_by(|node| {
            node.role() == Role::RadioButton && node.label().is_some_and(|label| label.starts_with(name))
        })
        .click();
    window.settle();
}

#[track_caller]
fn is_enabled(window: &Window, button: &str) -> bool {
    !window.harness.get_by_label(button).accesskit_node().is_disabled()
}

#[track_caller]
fn add_rule(window: &mut Window, words: &str) {
    open_vocabulary(window, "Ignore rules");
    window.type_into("Words", words);
    window.click("Show what it changes");
    window.click("Add to the vocabulary");
    window.click("Close");
}

#[test]
fn new_goods_are_seen_before_they_count_and_undone_like_anything_else() {
    let home = Home::new();
    let corpus = home.corpus(&[("squid.md", SQUID)]);
    let mut window = home.open_paths(&[&corpus]);
    window.key(Key::J);
    window.expect_not("Dried squid");
    open_vocabulary(&mut window, "Goods");
    choose(&mut window, "new goods");
    window.type_into("Words", "dried squid");
    assert!(!is_enabled(&window, "Show what it changes"), "goods need a name");
    window.type_into("Name", "Dried squid");
    assert!(!is_enabled(&window, "Add to the vocabulary"), "what it changes was not looked at");
    window.click("Show what it changes");
    window.expect("1 suggestion changes in 1 article: +0 new, −0 gone, 1 altered.");
    window.expect("“300 tons”");
    window.expect("→ Dried squid");
    window.type_into("Words", "; squids");
    assert!(!is_enabled(&window, "Add to the vocabulary"), "other words than those that were looked at");
    window.click("Show what it changes");
    window.click("Add to the vocabulary");
    window.expect("dried squid; squids  →  new goods: Dried squid, part of All goods");
    window.click("Close");
    window.expect("Dried squid");
    drop(window);

    let mut window = home.open_paths(&[&corpus]);
    window.key(Key::J);
    window.expect("Dried squid");
    window.ctrl(Key::Z);
    window.expect_not("Dried squid");
    window.ctrl(Key::Y);
    window.expect("Dried squid");
}

#[test]
fn an_ignore_rule_leaves_what_was_decided() {
    let home = Home::new();
    let corpus = home.corpus(&[("crates.md", CRATES)]);
    let mut window = home.open_paths(&[&corpus]);
    let all = figures(&window);
    window.key(Key::J);
    window.key(Key::Num1);
    window.expect("1 of ");
    window.key(Key::J);
    window.key(Key::X);
    assert_eq!(figures(&window), all - 1);
    open_vocabulary(&mut window, "Ignore rules");
    window.type_into("Words", "crates");
    window.click("Show what it changes");
    window.expect("4 suggestions change in 1 article: +0 new, −4 gone, 0 altered.");
    window.expect("2 of them are decided or dismissed already; that stays.");
    window.click("Add to the vocabulary");
    window.expect("crates  →  no figure directly before it");
    window.click("Close");
    assert_eq!(figures(&window), all - 3, "two more are gone");
    window.expect("1 of ");
    drop(window);

    let mut window = home.open_paths(&[&corpus]);
    assert_eq!(figures(&window), all - 3);
    window.expect("1 of ");
    open_vocabulary(&mut window, "Ignore rules");
    window.click("Remove “crates”");
    window.expect("No ignore rules.");
    window.click("Close");
    assert_eq!(figures(&window), all - 1, "what was dismissed stays dismissed");
    window.expect("1 of ");
}

#[test]
fn dismissals_suggest_a_rule_that_only_the_person_takes() {
    let home = Home::new();
    let corpus = home.corpus(&[("crates.md", CRATES)]);
    let mut window = home.open_paths(&[&corpus]);
    let all = figures(&window);
    window.key(Key::J);
    window.key(Key::X);
    window.key(Key::X);
    window.expect_not("to consider");
    window.key(Key::X);
    window.expect("an ignore rule to consider");
    assert_eq!(figures(&window), all - 3);
    window.click("an ignore rule to consider");
    window.expect("You dismissed 3 figures before “crates”. Ignore such figures?");
    window.click("Show what ignoring “crates” changes");
    window.expect("−4 gone");
    window.expect("3 of them are decided");
    assert_eq!(figures(&window), all - 3, "nothing counts yet");
    window.click("Add to the vocabulary");
    window.expect_not("You dismissed");
    window.click("Close");
    assert_eq!(figures(&window), all - 4);
    window.expect_not("to consider");
}

#[test]
fn a_rule_that_was_not_wanted_is_not_asked_about_again() {
    let home = Home::new();
    let corpus = home.corpus(&[("crates.md", CRATES)]);
    let mut window = home.open_paths(&[&corpus]);
    window.key(Key::J);
    for _ in 0..3 {
        window.key(Key::X);
    }
    window.click("an ignore rule to consider");
    window.click("Do not ignore “crates”");
    window.expect_not("You dismissed");
    window.click("Close");
    window.key(Key::J);
    window.key(Key::X);
    window.expect_not("to consider");
    drop(window);
    let window = home.open_paths(&[&corpus]);
    window.expect_not("to consider");
}

#[test]
fn selected_words_come_into_the_form_and_known_ones_are_told() {
    let home = Home::new();
    let text = b"---\ntitle: Words\n---\nanthracite\n\nRyugyong zone\n";
    let corpus = home.corpus(&[("words.md", text)]);
    let mut window = home.open_paths(&[&corpus]);
    window.drag_over("anthracite");
    window.key(Key::V);
    let words = |window: &Window| window.field("Words").accesskit_node().value().unwrap_or_default();
    assert_eq!(words(&window), "anthracite");
    window.harness.get_by_label_contains("Goods: All goods").click();
    window.settle();
    window.click("Coal");
    window.expect("“anthracite” means that already");
    assert!(!is_enabled(&window, "Show what it changes"));
    window.key(Key::Escape);
    window.drag_over("Ryugyong zone");
    window.key(Key::V);
    window.expect("State: North Korea");
    window.key(Key::Enter);
    window.click("Show what it changes");
    window.expect("No suggestion changes in 1 article.");
    window.click("Add to the vocabulary");
    window.expect("Ryugyong zone  →  North Korea (town)");
}

#[test]
fn articles_that_land_later_are_read_with_the_words() {
    let home = Home::new();
    let corpus = home.corpus(&[("squid.md", SQUID)]);
    let mut window = home.open_paths(&[&corpus]);
    add_rule(&mut window, "crates");
    let before = figures(&window);
    std::fs::write(corpus.join("crates.md"), CRATES).expect("a file");
    drop(window);
    let window = home.open_paths(&[&corpus]);
    assert_eq!(figures(&window), before + 1, "only the coal");
}

#[test]
fn another_project_has_words_of_its_own() {
    let home = Home::new();
    let corpus = home.corpus(&[("crates.md", CRATES)]);
    let mut window = home.open_paths(&[&corpus]);
    let all = figures(&window);
    add_rule(&mut window, "crates");
    assert_eq!(figures(&window), all - 4);
    drop(window);
    let other = Home::new();
    let corpus = other.corpus(&[("crates.md", CRATES)]);
    let window = other.open_paths(&[&corpus]);
    assert_eq!(figures(&window), all);
}
