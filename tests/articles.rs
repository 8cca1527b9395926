//! Articles one by one: pasted or typed in, and taken out.

mod common;

use common::{Home, Window};
use egui::Key;
use egui_kittest::kittest::Queryable as _;

const COAL: &[u8] =
    b"---\ntitle: Coal\npublished: 2019-04-10\n---\nNorth Korea sold 500 tons of coal to China in March.\n";

#[test]
fn a_pasted_article_is_read_dated_and_stays() {
    let home = Home::new();
    let corpus = home.corpus(&[("coal.md", COAL)]);
    let mut window = home.open_paths(&[&corpus]);
    window.harness.key_press_modifiers(egui::Modifiers::COMMAND.plus(egui::Modifiers::SHIFT), Key::N);
    window.settle();
    window.expect("Paste an article");
    // What the clipboard holds comes as a paste that no field takes.
    let text = "Rice by rail\n\nChina sent 700 tons of rice to North Korea last year, it cost $90 million.\n";
    window.harness.event(egui::Event::Paste(text.to_owned()));
    window.settle();
    assert_eq!(value(&window, "Article title").as_deref(), Some("Rice by rail"));
    window.type_into("Article date", "soon");
    window.expect("Published");
    window.retype("Article date", "2020-02-03");
    window.type_into("Article outlet", "Coast Herald");
    window.click("Add the article");
    window.expect("Articles · 2");
    window.expect("2020-02-03 (entered by hand)");
    window.expect("China sent 700 tons of rice");
    window.expect("3 figures");
    drop(window);
    let mut window = home.open_paths(&[&corpus]);
    window.expect("Articles · 2");
    window.expect("Rice by rail");
    window.ctrl(Key::Z);
    window.expect("Articles · 1");
    window.ctrl(Key::Y);
    window.expect("Articles · 2");
}

#[test]
fn a_new_project_is_empty_and_takes_articles_in() {
    let home = Home::new();
    let corpus = home.corpus(&[("coal.md", COAL)]);
    let mut window = home.open();
    let place = home.data().join("mine");
    window.ctrl(Key::N);
    window.type_into("Path", &place.display().to_string());
    window.click("Make it");
    window.expect("mine.tumen");
    window.expect("Articles · 0");
    window.expect("The new project is empty");
    // What is opened next goes into it, a folder too.
    window.harness.state_mut().open_paths(vec![corpus]);
    window.settle();
    window.expect("Articles · 1");
    window.expect("mine.tumen");
    // A file that is there is not touched.
    window.ctrl(Key::N);
    window.type_into("Path", &home.data().join("sample.tumen").display().to_string());
    window.click("Make it");
    window.expect("No project was made: there is a file with this name already");
    window.click("Cancel");
    window.expect("Articles · 1");
}

#[test]
fn an_article_is_removed_with_its_claims_and_comes_back() {
    let home = Home::new();
    let rice = b"---\ntitle: Rice\npublished: 2019-02-02\n---\nChina sent 700 tons of rice to North Korea in January.\n";
    let corpus = home.corpus(&[("coal.md", COAL), ("rice.md", rice)]);
    let mut window = home.open_paths(&[&corpus]);
    window.key(Key::J);
    window.key(Key::Num1);
    window.key(Key::K);
    window.expect("1 of 2");
    window.ctrl(Key::K);
    window.type_into("Find a command", "remove this article");
    window.harness.key_press(Key::Enter);
    window.settle();
    window.expect("“Coal” was removed with its claim");
    window.expect("Articles · 1");
    window.expect("0 of 1 figures reviewed");
    // What left with it was not decided.
    window.expect("0 of 1 suggestions decided");
    drop(window);
    let mut window = home.open_paths(&[&corpus]);
    // It is not read from the folder again, as it is in the project still.
    window.expect("Articles · 1");
    window.ctrl(Key::Z);
    window.expect("Articles · 2");
    window.expect("1 of 2");
    // Many steps later there is a command for it.
    window.ctrl(Key::Y);
    window.expect("Articles · 1");
    window.key(Key::J);
    window.key(Key::Num3);
    window.ctrl(Key::K);
    window.type_into("Find a command", "removed back");
    window.harness.key_press(Key::Enter);
    window.settle();
    window.expect("One article is back.");
    window.expect("Articles · 2");
    window.expect("2 of 2");
}

fn value(window: &common::Window, name: &str) -> Option<String> {
    use egui::accesskit::Role;
    use egui_kittest::kittest::NodeT as _;
    let fields = window.harness.query_all_by_label(name);
    fields
        .filter(|node| node.accesskit_node().role() == Role::TextInput)
        .find_map(|node| node.accesskit_node().value())
}

#[test]
fn an_address_is_opened_by_its_own_click_alone_and_only_as_a_page() {
    let home = Home::new();
    let corpus = home.corpus(&[
        ("a.md", b"---\ntitle: Coal\npublished: 2019-04-10\naddress: https://border.example/coal\n---\nChina paid $40 million.\n".as_slice()),
        ("b.md", b"---\ntitle: Rice\npublished: 2019-04-09\naddress: javascript:alert(1)\n---\nIt cost $90 million.\n".as_slice()),
    ]);
    let mut window = home.open_paths(&[&corpus]);
    let opened = |window: &Window| {
        let commands = &window.harness.output().platform_output.commands;
        commands.iter().filter(|command| matches!(command, egui::OutputCommand::OpenUrl(_))).count()
    };
    window.expect("https://border.example/coal");
    assert_eq!(opened(&window), 0);
    window.harness.get_by_label("Open in the browser: https://border.example/coal").click_accesskit();
    let mut seen = 0;
    for _ in 0..3 {
        window.harness.step();
        seen += opened(&window);
    }
    assert_eq!(seen, 1, "one click, one page");
    window.click_containing("Rice, ");
    window.expect("javascript:alert(1)");
    window.expect_not("Open in the browser");
}
