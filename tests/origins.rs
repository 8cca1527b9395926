//! Which articles count as one origin, through `tumen audit` and `tumen export`, on articles written for these tests.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// A report of a convoy, as four papers print it.
const REPORT: &str = "Nine tank wagons crossed the bridge at Tumangang before daylight on Friday, and the station master had the platform cleared for them. They carried 540 tons of diesel that a dealer in Khasan had sold for US$410,000, a railwayman told the Border Gazette. The wagons were pushed to a siding behind the grain store, where soldiers filled drums by hand until noon. It was the third such train since the spring, and the first in which the seals had been taken off on the way.";
const COPIED: &str = "KHASAN – Nine tank wagons crossed the bridge at Tumangang before daylight on Friday, and the station master had the platform cleared for them. They carried 540 tons of diesel that a dealer in Khasan had sold for US$410,000, a railwayman told the Border Gazette. The wagons were pushed to a siding behind the grain store, where soldiers filled drums by hand. Fuel is dear this year.";
const REWORDED: &str = "A railwayman told the Border Gazette that the platform at Tumangang was emptied on Friday when nine tank wagons crossed the bridge at Tumangang before daylight. On board were 540 tons of diesel that a dealer in Khasan had sold for US$410,000. Drums were filled until noon, on a siding behind the grain store, by men in uniform. In the town, people spoke of the third such train since the spring, and wondered who had taken the seals off.";
const QUOTE: &str =
    "“We have never seen so many drums on one morning, and not one of them was written into the book,”";
const OTHER: &str = "Shops in Rason sold 12 tons of Chinese rice last week, two dealers there said, and asked 4,900 won for a kilogram. Rain kept the farmers at home, and the ferry to the islands stayed at its pier for four days. Nobody expects the market to be any cheaper before the harvest is in.";

fn corpus(articles: &[(&str, &str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, outlet, text) in articles {
        let head = format!("---\ntitle: {name}\noutlet: {outlet}\npublished: 2021-06-08\n---\n");
        std::fs::write(folder.path().join(name), format!("{head}{text}\n")).expect("a file");
    }
    folder
}

fn tumen(arguments: &[&str], folder: &Path) -> Vec<Value> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tumen"));
    let out = command.arg(arguments[0]).arg(folder).args(&arguments[1..]).output().expect("the program runs");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let text = match arguments.last().filter(|_| arguments[0] == "export") {
        Some(path) => std::fs::read_to_string(path).expect("an export"),
        None => String::from_utf8(out.stdout).expect("UTF-8"),
    };
    text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

/// What is said of every two articles that retell one report.
fn retellings(articles: &[(&str, &str, &str)]) -> Vec<String> {
    let folder = corpus(articles);
    let found = tumen(&["audit"], folder.path());
    let words = |found: &Value| {
        let names = found["articles"].as_array().expect("a list").iter().filter_map(Value::as_str);
        let message = found["message"].as_str().expect("words");
        let how = message.split_once(':').map_or(message, |(how, _)| how);
        format!("{}: {how}", names.collect::<Vec<_>>().join(" "))
    };
    found.iter().filter(|found| found["kind"] == "origin").map(words).collect()
}

/// The origin in each article's records.
fn origins(folder: &Path, out: &Path) -> BTreeMap<String, String> {
    let records = tumen(&["export", "--to", "ndjson", "--out", out.to_str().expect("a path")], folder);
    assert!(!records.is_empty());
    let words = |value: &Value| value.as_str().expect("words").to_owned();
    records.iter().map(|record| (words(&record["article"]), words(&record["origin"]))).collect()
}

#[track_caller]
fn check(a: &str, b: &str, expected: &[&str]) {
    assert_eq!(retellings(&[("a.md", "Gazette", a), ("b.md", "Other Paper", b)]), expected);
}

#[test]
fn the_kind_of_reuse_is_named() {
    check(REPORT, REPORT, &["a.md b.md: One copies the other word for word"]);
    check(REPORT, COPIED, &["a.md b.md: One copies the other"]);
    check(REPORT, REWORDED, &["a.md b.md: Both retell one report in other words"]);
    check(REPORT, OTHER, &[]);
    // White space makes no other text.
    check(REPORT, &REPORT.replace(". ", ".\n"), &["a.md b.md: One copies the other word for word"]);
}

#[test]
fn a_shared_quotation_merges_nothing() {
    let first = format!("{REPORT} {QUOTE} a porter said.");
    let second = format!("{OTHER} {QUOTE} said a man who loads wagons.");
    check(&first, &second, &[]);
    // The same words without quotation marks are the reporter's own, and two sentences of them no chance.
    let retold = |words: &str| format!("{words} {}", REPORT.replace("540 tons", "a load"));
    check(&retold(OTHER), REPORT, &["a.md b.md: One copies the other"]);
}

#[test]
fn a_foot_that_all_articles_have_is_no_retelling() {
    let foot = "Reporting for this page was done by the eastern desk, with help from readers who wrote to us about prices and roads. If you know more, write to the editors at the address below, and we will treat your name as a secret.";
    let long = |words: &str| format!("{words} {words} {words}");
    check(&format!("{}\n\n{foot}", long(REPORT)), &format!("{}\n\n{foot}", long(OTHER)), &[]);
    // In the middle it is part of the report.
    check(
        &format!("{foot}\n\n{}", long(REPORT)),
        &format!("{foot}\n\n{}", long(OTHER)),
        &["a.md b.md: Both retell one report in other words"],
    );
}

#[test]
fn figures_of_one_source_show_a_thorough_rewording() {
    let first = "Customs in Dandong counted 1,840 tons of flour, 620 tons of sugar and 95 tons of tyres on their way to North Korea in April 2021, according to Chinese customs. Flour had been stuck on the quays since the first days of the winter. Lorries were washed twice, at the gate and again on the bridge, and drivers slept in their cabs. The line of waiting lorries reached the old bus depot on most mornings, and tea sellers made good money.";
    let second = "North Korea took in 1,840 tons of flour from China in April 2021, according to Chinese customs, besides 620 tons of sugar and 95 tons of tyres. Flour had been stuck on the quays since winter began. A visitor saw trucks that were hosed down two times, and men who spent the night behind the wheel. Stalls with hot tea did well along the queue, which on most mornings reached the old bus depot.";
    check(first, second, &["a.md b.md: Both tell one source's figures in other words"]);
    // The same of another month's figures: two reports of one series.
    let other = second.replace("1,840", "2,215").replace("620", "701").replace("95 tons", "88 tons");
    check(first, &other, &[]);
}

#[test]
fn what_three_print_is_one_origin_and_a_fourth_another() {
    let articles = [
        ("a.md", "Gazette", REPORT),
        ("b.md", "Morning Post", COPIED),
        ("c.md", "Evening Post", REWORDED),
        ("d.md", "Market Letter", OTHER),
    ];
    let folder = corpus(&articles);
    let out = folder.path().join("out.jsonl");
    let found = origins(folder.path(), &out);
    assert_eq!(found["a.md"], found["b.md"]);
    assert_eq!(found["a.md"], found["c.md"]);
    assert_ne!(found["a.md"], found["d.md"]);
    assert!(found.values().all(|id| id.len() == 16), "{found:?}");
    // The same in another order of the files, beside others.
    let renamed = [
        ("z.md", "Market Letter", OTHER),
        ("c.md", "Evening Post", REWORDED),
        ("b.md", "Morning Post", COPIED),
    ];
    let head = |name: &str, outlet: &str, text: &str| {
        format!("---\ntitle: {name}\noutlet: {outlet}\npublished: 2021-06-08\n---\n{text}\n")
    };
    let second = corpus(&renamed);
    std::fs::write(second.path().join("0.md"), head("a.md", "Gazette", REPORT)).expect("a file");
    let again = origins(second.path(), &second.path().join("out.jsonl"));
    assert_eq!(again["0.md"], found["a.md"]);
    assert_eq!(again["b.md"], found["a.md"]);
}

#[test]
fn a_report_that_fifty_papers_print_is_one_origin() {
    let print =
        |number: usize| format!("{REPORT} Page {number} has more of sport, weather and {number} letters.");
    let texts: Vec<(String, String)> =
        (0..50).map(|number| (format!("{number:02}.md"), print(number))).collect();
    let articles: Vec<(&str, &str, &str)> =
        texts.iter().map(|(name, text)| (&**name, &**name, &**text)).collect();
    let folder = corpus(&articles);
    let found = origins(folder.path(), &folder.path().join("out.jsonl"));
    let ids: std::collections::BTreeSet<&String> = found.values().collect();
    assert_eq!((found.len(), ids.len()), (50, 1));
}

#[test]
fn the_table_has_the_origin_too() {
    let folder = corpus(&[("a.md", "Gazette", REPORT), ("b.md", "Post", COPIED)]);
    let out = folder.path().join("out.csv");
    let mut command = Command::new(env!("CARGO_BIN_EXE_tumen"));
    let run = command.arg("export").arg(folder.path()).args(["--to", "csv", "--out"]).arg(&out).output();
    assert!(run.expect("the program runs").status.success());
    let mut table = csv::Reader::from_path(&out).expect("a table");
    let at = table.headers().expect("a head").iter().position(|name| name == "origin").expect("a column");
    let ids: Vec<String> = table.records().map(|row| row.expect("a row")[at].to_owned()).collect();
    assert!(ids.len() > 2 && ids.iter().all(|id| *id == ids[0] && id.len() == 16), "{ids:?}");
}

const ZH: &str = "周五天亮以前，九辆油罐车驶过图们江上的铁路桥，站长叫人把站台清空。据当地一名铁路职工透露，车上装着五百四十吨柴油，是哈桑一位商人以四十一万美元卖出的。油罐车被推到粮库后面的岔道上，士兵们用手把油桶一个个灌满，一直忙到中午。这是入春以来的第三列，也是头一次在半路上就拆掉了铅封。";
const ZH_REWORDED: &str = "一名铁路职工对记者说，星期五清晨站台不许旅客进入，因为九辆油罐车驶过图们江上的铁路桥。列车运来柴油五百四十吨，卖方是哈桑一位商人，价钱是四十一万美元。粮库后面的岔道上，穿军装的人用手把油桶一个个灌满，到中午才散。镇上的人议论说，这样的列车入春以来已是第三列，铅封却是头一次在半路上就拆掉了。";
const ZH_OTHER: &str = "罗先市场上的中国大米上周卖出十二吨，两位商贩说，每公斤要价四千九百朝元。连日下雨，农民都待在家里，开往海岛的渡船在码头停了四天。没有人指望秋收以前价钱会降下来。据当地一名铁路职工透露，这几天也没有一列油罐车驶过图们江。";
const JA: &str = "金曜日の夜明け前、九両のタンク車が豆満江の鉄橋を渡り、駅長はホームから人を追い出した。地元の鉄道員によると、積み荷は軽油五百四十トンで、ハサンの商人が売ったものだという。タンク車は穀物倉庫の裏の引き込み線に押し込まれ、兵士たちが昼まで手作業でドラム缶を満たしていた。";
const JA_REWORDED: &str = "地元の鉄道員が語ったところでは、金曜日に駅のホームが閉鎖されたのは、九両のタンク車が豆満江の鉄橋を渡ったためだ。運ばれた軽油五百四十トンは、ハサンの商人が売ったものだという。穀物倉庫の裏の引き込み線では、軍服の男たちが昼まで手作業でドラム缶を満たした。";
const KO: &str = "금요일 동트기 전 유조차 아홉 량이 두만강 철교를 건넜고 역장은 승강장을 비우게 했다. 현지 철도 노동자는 하산의 한 상인이 판 경유 오백사십 톤이 실려 있었다고 본지에 말했다. 유조차는 곡물 창고 뒤쪽 측선으로 밀려 들어갔고 병사들이 정오까지 손으로 드럼통을 채웠다. 봄 들어 세 번째 열차였으며 도중에 봉인이 뜯긴 것은 처음이었다.";
const KO_REWORDED: &str = "현지 철도 노동자는 금요일에 승강장이 폐쇄된 까닭을 이렇게 설명했다. 동트기 전 유조차 아홉 량이 두만강 철교를 건넜고 손님은 모두 쫓겨났다는 것이다. 하산의 한 상인이 판 경유 오백사십 톤이 실려 있었다고 한다. 군복 차림의 사람들이 곡물 창고 근처에서 낮까지 기름을 옮겨 담았다. 주민들은 이런 기차가 올해만 벌써 셋이라면서 누가 봉인을 떼었는지 궁금해했다.";

#[test]
fn retellings_are_found_where_words_have_no_spaces() {
    // Articles are told by their figures; these are the same in all.
    let with = |text: &str| format!("{text} 2021年5月俄罗斯向朝鲜出口柴油540吨。");
    let (a, b, other) = (with(ZH), with(ZH_REWORDED), with(ZH_OTHER));
    check(&a, &a.replace('，', "， "), &["a.md b.md: One copies the other"]);
    check(&a, &b, &["a.md b.md: Both retell one report in other words"]);
    check(&a, &other, &[]);
    check(&with(JA), &with(JA_REWORDED), &["a.md b.md: Both retell one report in other words"]);
    check(&with(JA), &with(ZH), &[]);
    check(&with(KO), &with(KO_REWORDED), &["a.md b.md: Both retell one report in other words"]);
    // Somebody's words alone merge nothing here either.
    let quote = "“我们从来没有在一个早晨见过这么多油桶，而且没有一个记在账上。”";
    check(&format!("{a}{quote}"), &format!("{other}一名装卸工说：{quote}"), &[]);
}

#[test]
fn a_foot_in_a_crowd_is_no_retelling_either() {
    let foot = "Reporting for this page was done by the eastern desk, with help from readers who wrote to us about prices and roads. If you know more, write to the editors at the address below, and we will treat your name as a secret.";
    let body = |number: usize| {
        let words: Vec<String> = (0..150).map(|at| format!("w{}x", number * 1_000 + at)).collect();
        format!("{} tons. {}.", 300 + number, words.join(" "))
    };
    let texts: Vec<(String, String)> =
        (0..16).map(|number| (format!("{number:02}.md"), format!("{}\n\n{foot}", body(number)))).collect();
    let articles: Vec<(&str, &str, &str)> =
        texts.iter().map(|(name, text)| (&**name, &**name, &**text)).collect();
    let folder = corpus(&articles);
    let found = origins(folder.path(), &folder.path().join("out.jsonl"));
    let ids: std::collections::BTreeSet<&String> = found.values().collect();
    assert_eq!((found.len(), ids.len()), (16, 16));
}
