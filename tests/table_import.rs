//! Tables of a person's own, added through the whole window. All numbers are invented.

mod common;

use std::path::{Path, PathBuf};

use common::{Home, Window};
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tumen::ui::Screen;

const COMTRADE: &str = "typeCode,freqCode,refYear,refMonth,period,reporterCode,reporterISO,flowCode,partnerCode,partnerISO,partner2Code,cmdCode,customsCode,motCode,netWgt,primaryValue
C,A,2019,52,2019,643,RUS,X,408,PRK,0,27,C00,0,0,28123456
C,A,2020,52,2020,643,RUS,X,408,PRK,0,27,C00,0,0,19876543
C,M,2019,4,201904,156,CHN,M,408,PRK,0,TOTAL,C00,0,0,16789012
C,M,2019,6,2019-xx,156,CHN,M,408,PRK,0,TOTAL,C00,0,0,1
C,M,2019,7,201907,156,CHN,M,408,PRK,0,TOTAL,C00,2100,0,5
";

const TYPED: &str = "Deliveries of diesel, invented, thousand barrels
Not for citation

Month;Sender;Receiver;Ware;Amount
2017-01;Russia;North Korea;diesel;12,5
2017-02;Russia;North Korea;diesel;9,25
2017-03;Russia;Atlantis;diesel;1
2017-04;Russia;North Korea;moonstone;1
2017-05;Russia;North Korea;diesel;12.5
2017-06;Russia;North Korea;diesel;-3
2017-07;Russia;North Korea;diesel;3;5
";

fn write(home: &Home, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    home.corpus(&[(name, bytes.as_ref())]).join(name)
}

/// Ask for a table with the menu's key and type where it is.
fn read(window: &mut Window, place: &Path) {
    window.ctrl(Key::T);
    window.retype("Path", &place.display().to_string());
    window.click("Read");
}

fn is_button(role: Role) -> bool {
    matches!(role, Role::Button | Role::ComboBox)
}

/// Choose in a list: its name, and the entry.
#[track_caller]
fn choose(window: &mut Window, list: &str, entry: &str) {
    let start = format!("{list}: ");
    window
        .harness
        .get_by(|node| is_button(node.role()) && node.label().is_some_and(|label| label.starts_with(&start)))
        .click();
    window.settle();
    window.click(entry);
}

/// One of two ways.
#[track_caller]
fn switch(window: &mut Window, name: &str) {
    window
        .harness
        .get_by(|node| node.role() == Role::RadioButton && node.label().is_some_and(|label| label == name))
        .click();
    window.settle();
}

#[track_caller]
fn is_enabled(window: &Window, button: &str) -> bool {
    !window.harness.get_by_label(button).accesskit_node().is_disabled()
}

#[track_caller]
fn value(window: &Window, field: &str) -> String {
    window.field(field).accesskit_node().value().unwrap_or_default()
}

/// The list of official series.
#[track_caller]
fn open_list(window: &mut Window) {
    window.click_containing("official: ");
}

fn map_by_hand(window: &mut Window) {
    choose(window, "Time", "column Month");
    choose(window, "Exporter", "column Sender");
    choose(window, "Importer", "column Receiver");
    choose(window, "Goods", "column Ware");
    choose(window, "Add figures", "column Amount");
}

#[test]
fn a_known_table_is_recognised_added_drawn_and_taken_back() {
    let home = Home::new();
    let place = write(&home, "TradeData.csv", COMTRADE);
    let mut window = home.open();
    read(&mut window, &place);
    window.expect("Layout: UN Comtrade");
    window.expect("Encoding of the table: UTF-8");
    window.expect("Time: column period");
    window.expect("Flow: column flowCode");
    assert_eq!(
        window.harness.query_all_by_label_contains("Unit: all rows alike").count(),
        2,
        "money and weight"
    );
    window.expect("3 figures in 2 series · 1 line not read · 4 passed over");
    window.expect("line 5: \"2019-xx\" is no period");
    window.expect("RUS → PRK, Mineral fuels");
    window.expect("2 figures, 2019 to 2020: 28\u{202f}123\u{202f}456 · 19\u{202f}876\u{202f}543");
    window.expect_not("Remember this layout");
    window.click("Add to the project");
    window.expect("TradeData.csv is added: 3 figures in 2 series, 1 line not read.");
    window.expect("official: 2 ▼");
    window.expect("UN Comtrade (TradeData): PRK → CHN");
    drop(window);

    let mut window = home.open();
    open_list(&mut window);
    window.expect("Your tables");
    window.expect("2 series, 3 figures, 1 line not read");
    window.click("TradeData");
    window.expect("UN Comtrade (TradeData): PRK → CHN, All goods, USD");
    window.expect_not("KOTRA");
    window.key(Key::Escape);
    window.ctrl(Key::Z);
    window.expect("ndone: add series");
    open_list(&mut window);
    window.expect("Figures of your own:");
    window.expect_not("TradeData");
}

#[test]
fn an_unknown_table_is_mapped_by_hand_and_every_line_that_is_not_read_is_told() {
    let home = Home::new();
    let place = write(&home, "typed.csv", TYPED);
    let mut window = home.open();
    read(&mut window, &place);
    window.expect("Layout: own");
    // The lines above the headers are noticed and shown: they tell the unit to the person, not to the program.
    window.expect("Deliveries of diesel, invented, thousand barrels");
    window.expect("Still to be set: time, goods, exporter, importer, the column with figures");
    map_by_hand(&mut window);
    window.expect("Still to be set: unit");
    assert!(!is_enabled(&window, "Add to the project"));
    window.type_into("Unit", "barrel");
    // The wrong decimal mark reads the one amount that has a point.
    window.expect("1 figure in 1 series · 6 lines not read");
    window.expect("line 5: \"12,5\" is no number");
    switch(&mut window, "comma: 1.234,5");
    window.retype("Multiplied by", "-1000");
    window.expect("\"-1000\" is no multiplier: it has to be above zero");
    assert!(!is_enabled(&window, "Add to the project"));
    window.retype("Multiplied by", "1 000");
    window.expect("1 means 1\u{202f}000 barrel");
    window.expect("2 figures in 1 series · 5 lines not read");
    window.expect("2 figures, Jan 2017 to Feb 2017: 12\u{202f}500 · 9\u{202f}250");
    for fault in [
        "line 7: \"Atlantis\" is no known country",
        "line 8: \"moonstone\" is no known goods",
        "line 9: \"12.5\" is no number",
        "line 10: a negative amount: -3",
        "line 11: 6 cells under 5 headers",
    ] {
        window.expect(fault);
    }
    window.click("Add to the project");
    window.expect("typed.csv is added: 2 figures in 1 series, 5 lines not read.");
    window.expect("official: 1 ▼");
}

#[test]
fn a_layout_made_by_hand_is_found_again_by_the_headers_and_can_be_forgotten() {
    let home = Home::new();
    let place = write(&home, "typed.csv", TYPED);
    let mut window = home.open();
    read(&mut window, &place);
    map_by_hand(&mut window);
    window.type_into("Unit", "bbl");
    switch(&mut window, "comma: 1.234,5");
    window.retype("Name of the layout", "diesel by month");
    window.click("Add to the project");

    let later = TYPED.replace("2017-", "2018-");
    let place = write(&home, "later.csv", later);
    read(&mut window, &place);
    window.expect("Layout: diesel by month (remembered)");
    window.expect("As last time, for all rows: unit bbl × 1.");
    window.expect("2 figures in 1 series · 5 lines not read");
    // It is what eframe keeps between starts.
    let kept = serde_json::to_string(window.harness.state().screen()).expect("JSON");
    let screen: Screen = serde_json::from_str(&kept).expect("the same screen");
    assert_eq!(screen.layouts.len(), 1);
    assert_eq!(screen.layouts, window.harness.state().screen().layouts);

    // Other headers, other layout.
    window.click("Cancel");
    let place = write(&home, "other.csv", "a,b\n1,2\n");
    read(&mut window, &place);
    window.expect("Layout: own");
    window.click("Cancel");
    let place = write(&home, "later.csv", TYPED);
    read(&mut window, &place);
    choose(&mut window, "Layout", "own: set each part");
    window.expect("Still to be set: time");
    choose(&mut window, "Layout", "diesel by month (remembered)");
    window.click("Forget the layout diesel by month");
    window.expect("The layout diesel by month is forgotten.");
    window.click("Cancel");
    read(&mut window, &place);
    window.expect("Layout: own");
}

#[test]
fn chinese_customs_are_decoded_and_the_flow_is_asked_for() {
    let home = Home::new();
    let text = "数据年月,商品编码,商品名称,贸易伙伴编码,贸易伙伴名称,第一数量,第一计量单位,第二数量,第二计量单位,美元
202304,27011100,编造的无烟煤,109,朝鲜,\"3,000\",千克,,,\"4,500\"
202305,27011100,编造的无烟煤,109,朝鲜,\"5,000\",千克,,,\"7,500\"
";
    let (bytes, _, lost) = encoding_rs::GB18030.encode(text);
    assert!(!lost);
    let place = write(&home, "gacc.csv", bytes);
    let mut window = home.open();
    // Tests have no Chinese font.
    window.harness.ctx.set_missing_glyph_policy(egui::MissingGlyphPolicy::Tofu);
    read(&mut window, &place);
    window.expect("Layout: Chinese customs (GACC)");
    window.expect("Encoding of the table: GB");
    window.expect("Still to be set: flow");
    choose(&mut window, "Flow", "import, all rows");
    window.expect("4 figures in 2 series · 0 lines not read");
    window.expect("PRK → CHN, Coal (HS 27011100 only), USD");
    // Another encoding shows another table, and back again what was chosen still fits.
    choose(&mut window, "Encoding of the table", "EUC-KR");
    window.expect("Layout: own");
    choose(&mut window, "Encoding of the table", "GB18030");
    window.expect("Layout: Chinese customs (GACC)");
}

#[test]
fn what_is_no_table_is_refused_in_words_and_nothing_is_lost() {
    let home = Home::new();
    let mut window = home.open();
    let large = "2017,1\n".repeat((8 << 20) / 7 + 10);
    let binary: Vec<u8> = (0..=255).cycle().take(4096).collect();
    for (name, bytes, words) in [
        ("empty.csv", Vec::new(), "empty.csv: holds nothing"),
        ("binary.csv", binary, "binary.csv: looks like a binary file"),
        ("book.csv", b"PK\x03\x04 a workbook".to_vec(), "save the table as CSV first"),
        ("words.csv", b"just\nwords\n".to_vec(), "words.csv: no table"),
        ("list.json", b"{\"a\": 1}".to_vec(), "not a table in JSON"),
        ("large.csv", large.into_bytes(), "a project keeps tables of at most 8 MiB"),
    ] {
        let place = write(&home, name, bytes);
        read(&mut window, &place);
        window.expect(words);
        assert_eq!(value(&window, "Path"), place.display().to_string(), "what was typed stays");
        window.click("Cancel");
    }
    read(&mut window, Path::new("/nowhere/at/all.csv"));
    window.expect("there is nothing at /nowhere/at/all.csv");
    window.click("Cancel");

    let place = write(&home, "headers.csv", "Month,Sender,Receiver,Ware,Amount\n");
    read(&mut window, &place);
    map_by_hand(&mut window);
    window.type_into("Unit", "t");
    window.expect("No figure was read");
    window.expect("The file has headers and no row below them.");
    assert!(!is_enabled(&window, "Add to the project"));
    window.click("Cancel");
    window.expect("Articles · 5");
}

#[test]
fn columns_of_one_name_and_units_of_no_trade_are_told_apart() {
    let home = Home::new();
    let place = write(&home, "twice.csv", "Month,Value,Value,\n2017-01,5,7,x\n2017-02,6,8,\n");
    let mut window = home.open();
    read(&mut window, &place);
    choose(&mut window, "Time", "column Month");
    window.type_into("Exporter", "Russia");
    window.expect("Exporter: all rows alike:");
    window.type_into("Importer", "Atlantis");
    window.expect("no known country");
    window.retype("Importer", "PRK");
    window.expect("North Korea");
    window.type_into("Goods", "coal");
    choose(&mut window, "Add figures", "column Value (2)");
    window.type_into("Unit", "furlong");
    window.expect("no known unit");
    window.expect("line 2: \"furlong\" is no known unit");
    window.retype("Unit", "kg");
    window.expect("kept in tonnes, × 0.001");
    window.expect("2 figures, Jan 2017 to Feb 2017: 0.007 · 0.008");
    window.expect("no plot");
    window.click("Add to the project");
    window.expect("None of them has a plot; claims are compared with them.");
}

#[test]
fn two_tables_of_one_name_do_not_overwrite_each_other() {
    let home = Home::new();
    let place = write(&home, "trade.csv", COMTRADE);
    let mut window = home.open();
    read(&mut window, &place);
    window.click("Add to the project");
    read(&mut window, &place);
    assert_eq!(value(&window, "Name of the table"), "trade 2");
    window.retype("Name of the table", "Trade!");
    window.expect("The project has a table of this name.");
    assert!(!is_enabled(&window, "Add to the project"));
    window.retype("Name of the table", "second");
    window.click("Add to the project");
    window.expect("official: 4 ▼");
    open_list(&mut window);
    window.click("Remove the table second");
    window.expect("The table was removed; undo brings it back.");
    window.expect_not("Remove the table second");
    window.expect("Remove the table trade");
    window.key(Key::Escape);
    window.ctrl(Key::Z);
    window.expect("official: 4 ▼");
}

#[test]
fn every_fault_of_many_can_be_scrolled_to() {
    let home = Home::new();
    let rows: String = (0..400).map(|at| format!("month {at},RUS,PRK,coal,{at}\n")).collect();
    let text = format!("Month,Sender,Receiver,Ware,Amount\n2017-01,RUS,PRK,coal,5\n{rows}");
    let place = write(&home, "many.csv", text);
    let mut window = home.open();
    read(&mut window, &place);
    map_by_hand(&mut window);
    window.type_into("Unit", "t");
    window.expect("1 figure in 1 series · 400 lines not read");
    window.expect("line 3: \"month 0\" is no period");
    window.expect_not("line 402:");
    let at = window.harness.get_by_label_contains("line 3: ").rect().center();
    window.harness.hover_at(at);
    for _ in 0..20 {
        window.harness.event(egui::Event::MouseWheel {
            source: egui::MouseWheelSource::Wheel,
            unit: egui::MouseWheelUnit::Line,
            delta: egui::vec2(0.0, -100.0),
            phase: egui::TouchPhase::Move,
            modifiers: egui::Modifiers::NONE,
        });
        window.settle();
    }
    window.expect("line 402: \"month 399\" is no period");
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn a_file_dropped_while_a_table_is_asked_for_is_the_table() {
    let home = Home::new();
    let place = write(&home, "TradeData.csv", COMTRADE);
    let mut window = home.open();
    open_list(&mut window);
    window.click("Add a table…");
    window.harness.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(place)));
    window.settle();
    window.expect("Layout: UN Comtrade");
    window.expect("Articles · 5");
}

#[test]
fn a_click_beside_the_dialog_keeps_what_was_mapped_and_another_file_takes_its_place() {
    let home = Home::new();
    let place = write(&home, "typed.csv", TYPED);
    let mut window = home.open();
    read(&mut window, &place);
    map_by_hand(&mut window);
    window.harness.hover_at(egui::pos2(20.0, 880.0));
    window.harness.step();
    window.harness.drag_at(egui::pos2(20.0, 880.0));
    window.harness.step();
    window.harness.drop_at(egui::pos2(20.0, 880.0));
    window.settle();
    window.expect("Time: column Month");
    let other = write(&home, "TradeData.csv", COMTRADE);
    window.harness.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(other)));
    window.settle();
    window.expect("Layout: UN Comtrade");
    assert_eq!(value(&window, "Name of the table"), "TradeData");
    window.key(Key::Escape);
    window.expect_not("Add a table of figures");
}

#[test]
fn what_is_drawn_goes_and_comes_back_with_its_table() {
    let home = Home::new();
    let place = write(&home, "TradeData.csv", COMTRADE);
    let mut window = home.open();
    read(&mut window, &place);
    window.click("Add to the project");
    window.ctrl(Key::Z);
    window.expect("official: none ▼");
    window.ctrl(Key::Y);
    window.expect("official: 2 ▼");
    open_list(&mut window);
    window.click("Remove the table TradeData");
    window.expect("official: none ▼");
    window.expect("Figures of your own:");
}
