//! Tables of a person's own → series. All numbers are made up.

use std::sync::Arc;

use tumen::import::series::{Layout, LayoutError, OwnSeries, Sheet, named, recognise, series, sheet};
use tumen::model::{Edit, OwnTable, Project, Refusal, TableId};
use tumen::reference::{Method, Valuation};
use tumen::vocabulary::Lexicon;

fn table(text: &str) -> Sheet {
    sheet(text.as_bytes(), 0).expect("a table").0
}

fn read(sheet: &Sheet, layout: &Layout) -> OwnSeries {
    series(sheet, layout, "My Table", &Lexicon::embedded()).expect("a layout that fits")
}

/// One line a series, `id method valuation: period value ± step, …`, without `own.my-table.`.
fn told(own: &OwnSeries) -> Vec<String> {
    let line = |series: &tumen::reference::Series| {
        let rows: Vec<String> = series
            .rows
            .iter()
            .map(|row| {
                let number =
                    |value: Option<tumen::measure::Decimal>| value.map_or("?".into(), |it| it.to_string());
                let quantity = &row.quantity;
                format!("{} {} ± {}", row.period().words(), number(quantity.value), number(quantity.step))
            })
            .collect();
        let id = series.id.strip_prefix("own.my-table.").expect("an id of the table");
        format!("{id} {} {}: {}", series.method.code(), series.valuation.code(), rows.join(", "))
    };
    own.series.iter().map(|series| line(series)).collect()
}

#[track_caller]
fn check(text: &str, layout: &str, set: &[(&str, &str)], expected: &[&str], faults: &[&str]) -> OwnSeries {
    let sheet = table(text);
    let mut found = recognise(&sheet).unwrap_or_else(Layout::open);
    assert_eq!(&*found.name, layout);
    for (key, value) in set {
        found.set(key, value, &sheet.headers).expect("a setting");
    }
    let own = read(&sheet, &found);
    assert_eq!(told(&own), expected);
    assert_eq!(own.faults.iter().map(ToString::to_string).collect::<Vec<_>>(), faults);
    own
}

const NEW: &str = "typeCode,freqCode,refYear,refMonth,period,reporterCode,reporterISO,flowCode,partnerCode,partnerISO,partner2Code,cmdCode,customsCode,motCode,qty,netWgt,primaryValue
C,A,2019,52,2019,643,RUS,X,408,PRK,0,27,C00,0,0,111000,222000
C,A,2019,52,2019,643,RUS,X,408,PRK,0,27,C00,2100,0,100000,200000
C,M,2019,4,201904,156,CHN,M,408,PRK,0,TOTAL,C00,0,0,0,66000
C,M,2019,5,201905,156,CHN,M,408,PRK,0,TOTAL,C00,0,0,0,
C,M,2019,6,201906,156,CHN,RM,408,PRK,0,TOTAL,C00,0,0,0,5
C,M,2019,7,2019-xx,156,CHN,M,408,PRK,0,TOTAL,C00,0,0,0,5
";

#[test]
fn comtrade_as_it_is_now() {
    let own = check(
        NEW,
        "comtrade",
        &[],
        &[
            "rus-to-prk.mineral_fuel.usd.by-rus customs fob: 2019 222000 ± 1",
            "rus-to-prk.mineral_fuel.t.by-rus customs none: 2019 111 ± 0.001",
            "prk-to-chn.all.usd.by-chn customs cif: Apr 2019 66000 ± 1",
        ],
        &["line 7: \"2019-xx\" is no period"],
    );
    // A part by means of transport, a re-import, and two weights and a value that are not known.
    assert_eq!((own.kept, own.passed_over), (3, 5));
}

#[test]
fn comtrade_by_its_api_keeps_every_digit() {
    let text = r#"{"elapsedTime":"0.1","count":2,"data":[
        {"typeCode":"C","period":"2019","reporterCode":643,"reporterISO":null,"flowCode":"X","partnerCode":408,"partnerISO":null,"partner2Code":0,"cmdCode":"03","customsCode":"C00","motCode":0,"netWgt":null,"primaryValue":12345678901234567.89},
        {"typeCode":"C","period":"201904","reporterCode":156,"flowCode":"M","partnerCode":408,"cmdCode":"27101999","primaryValue":66000},
        7],"error":""}"#;
    check(
        text,
        "comtrade",
        &[],
        &[
            "rus-to-prk.fish.usd.by-rus customs fob: 2019 12345678901234567.89 ± 0.01",
            "prk-to-chn.refined-hs-27101999-only.usd.by-chn customs cif: Apr 2019 66000 ± 1",
        ],
        &["line 3: invalid type: integer `7`, expected a map at line 1 column 1"],
    );
}

#[test]
fn comtrade_as_it_was() {
    let text = "Classification,Year,Period,Trade Flow Code,Trade Flow,Reporter,Reporter ISO,Partner,Partner ISO,Commodity Code,Commodity,Netweight (kg),Trade Value (US$),Flag
H5,2017,2017,2,Export,Russian Federation,RUS,Dem. People's Rep. of Korea,PRK,27,\"MADE UP, fuels\",111000,222000,0
H5,2017,201703,2,Export,Russian Federation,RUS,Dem. People's Rep. of Korea,PRK,TOTAL,all,,44000,0
H5,2017,201703,3,Re-Export,Russian Federation,RUS,Dem. People's Rep. of Korea,PRK,TOTAL,all,,4,0
";
    check(
        text,
        "comtrade_legacy",
        &[],
        &[
            "rus-to-prk.mineral_fuel.usd.by-rus customs fob: 2017 222000 ± 1",
            "rus-to-prk.mineral_fuel.t.by-rus customs none: 2017 111 ± 0.001",
            "rus-to-prk.all.usd.by-rus customs fob: Mar 2017 44000 ± 1",
        ],
        &[],
    );
}

const GACC: &str =
    "数据年月,商品编码,商品名称,贸易伙伴编码,贸易伙伴名称,第一数量,第一计量单位,第二数量,第二计量单位,美元
202304,27011100,\"MADE UP 无烟煤\",109,朝鲜,\"3,000\",千克,,,\"4,000\"
2023年5月,10063020,\"MADE UP 大米\",109,朝鲜,\"5,000\",千克,,,\"6,000\"
202305,10063020,\"MADE UP 大米\",999,某国,\"5,000\",千克,,,\"6,000\"
202306,10063020,\"MADE UP 大米\",109,朝鲜,\"5,00\",千克,,,\"7,000\"
";

#[test]
fn chinese_customs_in_their_own_encoding() {
    let (bytes, _, lost) = encoding_rs::GB18030.encode(GACC);
    assert!(!lost);
    let (sheet, encoding) = sheet(&bytes, 0).expect("a table");
    assert!(matches!(encoding, "gb18030" | "GBK"), "{encoding}");
    let mut layout = recognise(&sheet).expect("a known layout");
    assert_eq!(&*layout.name, "gacc");
    let open = series(&sheet, &layout, "x", &Lexicon::embedded());
    assert_eq!(open, Err(LayoutError::Open("flow")), "exports and imports are two queries");
    layout.set("flow", "export", &sheet.headers).expect("a setting");
    let own = read(&sheet, &layout);
    assert_eq!(
        told(&own),
        [
            "chn-to-prk.coal-hs-27011100-only.usd.by-chn customs fob: Apr 2023 4000 ± 1",
            "chn-to-prk.coal-hs-27011100-only.t.by-chn customs none: Apr 2023 3 ± 0.001",
            "chn-to-prk.rice-hs-10063020-only.usd.by-chn customs fob: May 2023 6000 ± 1, Jun 2023 7000 ± 1",
            "chn-to-prk.rice-hs-10063020-only.t.by-chn customs none: May 2023 5 ± 0.001",
        ]
    );
    let faults: Vec<String> = own.faults.iter().map(ToString::to_string).collect();
    assert_eq!(faults, ["line 4: \"某国\" is no known country", "line 5: \"5,00\" is no number"]);
}

#[test]
fn yuan_stay_yuan() {
    let own = check(
        &GACC.replace("美元", "人民币"),
        "gacc",
        &[("flow", "进口"), ("goods", "all")],
        &[
            "prk-to-chn.all.cny.by-chn customs cif: Apr 2023 4000 ± 1, May 2023 6000 ± 1, Jun 2023 7000 ± 1",
            "prk-to-chn.all.t.by-chn customs none: Apr 2023 3 ± 0.001, May 2023 5 ± 0.001",
        ],
        &["line 4: \"某国\" is no known country", "line 5: \"5,00\" is no number"],
    );
    assert_eq!(own.series[0].valuation, Valuation::Cif);
}

#[test]
fn wits_counts_in_thousands() {
    let text = "Nomenclature,ReporterISO3,ProductCode,ReporterName,PartnerISO3,PartnerName,Year,TradeFlowName,TradeFlowCode,TradeValue in 1000 USD
H4,RUS,27,Russian Federation,PRK,\"Korea, Dem. Rep.\",2017,Export,6,222.000
Nomenclature,ReporterISO3,ProductCode,ReporterName,PartnerISO3,PartnerName,Year,TradeFlowName,TradeFlowCode,TradeValue in 1000 USD
H4,CHN,Total,China,PRK,\"Korea, Dem. Rep.\",2018,Gross Imports,5,333.5
H4,CHN,Total,China,PRK,\"Korea, Dem. Rep.\",2018,Gross Imports,5,444.5
";
    check(
        text,
        "wits",
        &[],
        &[
            "rus-to-prk.mineral_fuel.usd.by-rus customs fob: 2017 222000 ± 1",
            "prk-to-chn.all.usd.by-chn customs cif: 2018 333500 ± 100",
        ],
        &["line 5: the same period as in line 4, which counts"],
    );
}

#[test]
fn our_world_in_data_says_neither_unit_nor_direction() {
    let text = "\u{feff}Entity,Code,Year,Imports from Russia (made-up)
North Korea,PRK,2017,111
North Korea,PRK,2018,222
World,OWID_WRL,2018,333
";
    let sheet = table(text);
    let layout = recognise(&sheet).expect("a known layout");
    assert!(matches!(layout.check(&sheet.headers), Err(LayoutError::Open(_))));
    let set = [
        ("exporter", "RUS"),
        ("importer", "code"),
        ("goods", "all"),
        ("unit", "USD"),
        ("multiplier", "1000000"),
    ];
    let own = check(
        text,
        "owid",
        &set,
        &["rus-to-prk.all.usd own unknown: 2017 111000000 ± 1000000, 2018 222000000 ± 1000000"],
        &["line 4: \"OWID_WRL\" is no known country"],
    );
    assert_eq!(own.series[0].method, Method::Own);
    assert_eq!(&*own.series[0].rows[0].printed, "111 (Imports from Russia (made-up))");
}

#[test]
fn sdmx_in_both_versions_with_labels_and_decimal_commas() {
    let text = "DATAFLOW,FREQ,REF_AREA,COUNTERPART_AREA,INDICATOR,UNIT_MEASURE,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MULT
XX:DF_MADEUP(1.0),A,RUS,PRK,TXG_FOB,USD,2017,111,A,6
XX:DF_MADEUP(1.0),Q,RUS,PRK,TXG_FOB,USD,2017-Q1,22,P,6
XX:DF_MADEUP(1.0),M,RUS,PRK,TXG_FOB,USD,2017-03,,M,6
XX:DF_MADEUP(1.0),M,RUS,PRK,TXG_FOB,USD,2017-04,5,M,six
";
    let own = check(
        text,
        "sdmx",
        &[("goods", "all")],
        &["rus-to-prk.all.usd.by-rus own fob: Jan–Mar 2017 22000000 ± 1000000, 2017 111000000 ± 1000000"],
        &["line 5: \"six\" is no power of ten"],
    );
    assert_eq!(own.passed_over, 1, "blank is missing, never zero");
    let labelled = "STRUCTURE:Structure;FREQ:Frequency;REF_AREA:Area;COUNTERPART_AREA:Partner;INDICATOR:Indicator;TIME_PERIOD:Time;OBS_VALUE:Value
dataflow: Flow;M: Monthly;RUS: Russia;PRK: North Korea;TMG_CIF: Imports;2017-03;1.234,5
";
    check(
        labelled,
        "sdmx",
        &[("goods", "all"), ("unit", "USD"), ("multiplier", "1000")],
        &["prk-to-rus.all.usd.by-rus own cif: Mar 2017 1234500 ± 100"],
        &[],
    );
}

#[test]
fn any_table_by_its_columns() {
    let text = "What we typed\nfrom\tto\tgoods\tsince\tuntil\tfigure\nRussia\tNorth Korea\tdiesel\t2024-01\t2024-03\t1,234\nRussia\tNorth Korea\tdiesel\t2024-02\t2024-05\t99\nRussia\tNorth Korea\tdiesel\t2024-02\t2024-02\t-5\n";
    let (sheet, _) = sheet(text.as_bytes(), 1).expect("a table");
    assert_eq!((recognise(&sheet), named("wits", &sheet)), (None, None));
    let mut layout = Layout::open();
    for (key, value) in [
        ("time", "since"),
        ("end", "until"),
        ("value", "figure"),
        ("unit", "barrels"),
        ("exporter", "from"),
        ("importer", "to"),
        ("goods", "goods"),
    ] {
        assert!(layout.check(&sheet.headers).is_err());
        layout.set(key, value, &sheet.headers).expect("a setting");
    }
    let own = read(&sheet, &layout);
    assert_eq!(told(&own), ["rus-to-prk.diesel.bbl own none: Jan–Mar 2024 1234 ± 1"]);
    let faults: Vec<String> = own.faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        ["line 4: its period crosses that of line 3, which counts", "line 5: a negative amount: -5"]
    );
    assert!(layout.set("colour", "red", &sheet.headers).is_err());
    assert!(layout.set("multiplier", "many", &sheet.headers).is_err());
    layout.set("value", "nothing", &sheet.headers).expect("a setting");
    assert_eq!(layout.check(&sheet.headers), Err(LayoutError::NoColumn("nothing".into())));
}

fn kept_table(id: u128, text: &str) -> Arc<OwnTable> {
    let layout = recognise(&table(text)).expect("a known layout");
    Arc::new(OwnTable {
        id: TableId(uuid::Uuid::from_u128(id)),
        name: "My Table".into(),
        text: text.into(),
        skip: 0,
        layout: serde_json::to_string(&layout).expect("JSON").into(),
    })
}

#[test]
fn a_project_keeps_a_table_and_gives_it_back_in_its_place() {
    let add = |id| Edit::AddTable { at: u32::MAX, table: kept_table(id, NEW) };
    let (one, ..) = Project::default().apply(&add(1)).expect("the first");
    let (two, inverse, change) = one.apply(&add(2)).expect("the second");
    assert!(change.tables && !change.vocabulary);
    assert_eq!(two.apply(&inverse).expect("the inverse").0, one);
    let (without, inverse, _) = two.apply(&Edit::RemoveTable(kept_table(1, NEW).id)).expect("one away");
    assert_eq!(without.tables().len(), 1);
    assert_eq!(without.apply(&inverse).expect("back in the first place").0, two);
    assert_eq!(two.apply(&add(1)).map(drop), Err(Refusal::Twice));
    assert_eq!(without.apply(&Edit::RemoveTable(kept_table(1, NEW).id)).map(drop), Err(Refusal::Nothing));
    // Through the log's JSON and back, and read anew.
    let line = serde_json::to_string(&add(1)).expect("JSON");
    assert_eq!(serde_json::from_str::<Edit>(&line).expect("an edit"), add(1));
    let own = tumen::import::series::kept(&two.tables()[0], &Lexicon::embedded()).expect("its series");
    assert_eq!(told(&own), told(&read(&table(NEW), &recognise(&table(NEW)).expect("a known layout"))));
    let odd = OwnTable { layout: "{}".into(), ..OwnTable::clone(&kept_table(1, NEW)) };
    assert!(tumen::import::series::kept(&odd, &Lexicon::embedded()).is_err());
}
