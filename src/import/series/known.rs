//! Layouts that are recognised by their headers.

use super::{Cell, FigureColumn, Keep, Layout, Sheet, Sides};
use crate::measure::Decimal;
use crate::reference::Method;

/// The layout of a table by its headers: `comtrade`, `comtrade_legacy`, `gacc`, `wits`, `owid` or `sdmx`; `None` for
/// any other. A part that such tables never say stays open and has to be set: the flow of Chinese customs, the unit of
/// Our World in Data, the goods of most SDMX tables.
#[must_use]
pub fn recognise(sheet: &Sheet) -> Option<Layout> {
    KNOWN.iter().find_map(|(_, known)| known(sheet))
}

/// The layout of this name, if the table has its columns.
#[must_use]
pub fn named(name: &str, sheet: &Sheet) -> Option<Layout> {
    KNOWN.iter().find(|(known, _)| *known == name).and_then(|(_, known)| known(sheet))
}

/// Every known layout whose columns the table has, those first that say more.
#[must_use]
pub fn fitting(sheet: &Sheet) -> Vec<Layout> {
    KNOWN.iter().filter_map(|(_, known)| known(sheet)).collect()
}

/// What a layout is called by people.
#[must_use]
pub fn title(name: &str) -> &str {
    match name {
        "comtrade" => "UN Comtrade",
        "comtrade_legacy" => "UN Comtrade, export until 2023",
        "gacc" => "Chinese customs (GACC)",
        "wits" => "World Bank WITS",
        "sdmx" => "SDMX-CSV",
        "owid" => "Our World in Data",
        "own" => "own columns",
        other => other,
    }
}

type Known = fn(&Sheet) -> Option<Layout>;

const KNOWN: [(&str, Known); 6] = [
    ("comtrade", comtrade),
    ("comtrade_legacy", comtrade_legacy),
    ("gacc", gacc),
    ("wits", wits),
    ("sdmx", sdmx),
    ("owid", owid),
];

fn has(sheet: &Sheet, names: &[&str]) -> bool {
    names.iter().all(|name| sheet.column(name).is_some())
}

/// The first of these columns that says something.
fn filled(sheet: &Sheet, names: &[&str]) -> Option<Cell> {
    let says = |name: &&&str| {
        let at = sheet.column(name);
        at.is_some_and(|at| {
            sheet.rows.iter().any(|(_, cells)| cells.get(at).is_some_and(|cell| !cell.is_empty()))
        })
    };
    names.iter().find(says).map(|name| Cell::column(name))
}

fn figure(column: &str, unit: Cell, multiplier: Decimal) -> FigureColumn {
    FigureColumn { column: column.into(), unit, multiplier, zero_is_missing: false }
}

fn customs(name: &str, publisher: &str, sides: Sides) -> Layout {
    Layout {
        name: name.into(),
        publisher: publisher.into(),
        method: Method::Customs,
        sides,
        ..Layout::open()
    }
}

fn comtrade(sheet: &Sheet) -> Option<Layout> {
    if !has(sheet, &["reporterCode", "partnerCode", "flowCode", "cmdCode", "period", "primaryValue"]) {
        return None;
    }
    // The API leaves names out on request; the numbers are always there.
    let side = |iso: &str, code: &str| filled(sheet, &[iso, code]).unwrap_or_else(|| Cell::column(code));
    let sides = Sides::Reported {
        reporter: side("reporterISO", "reporterCode"),
        partner: side("partnerISO", "partnerCode"),
        flow: Cell::column("flowCode"),
    };
    // Other procedures, means of transport and second partners are parts of the same trade.
    let keep = [("typeCode", "C"), ("customsCode", "C00"), ("motCode", "0"), ("partner2Code", "0")];
    let mut layout = Layout {
        time: Cell::column("period"),
        goods: Cell::column("cmdCode"),
        figures: vec![figure("primaryValue", Cell::fixed("USD"), Decimal::ONE)],
        keep: keep
            .into_iter()
            .filter(|(column, _)| sheet.column(column).is_some())
            .map(|(column, says)| Keep { column: column.into(), says: says.into() })
            .collect(),
        ..customs("comtrade", "UN Comtrade", sides)
    };
    if sheet.column("netWgt").is_some() {
        let weight = figure("netWgt", Cell::fixed("kg"), Decimal::ONE);
        layout.figures.push(FigureColumn { zero_is_missing: true, ..weight });
    }
    Some(layout)
}

fn comtrade_legacy(sheet: &Sheet) -> Option<Layout> {
    if !has(sheet, &["Period", "Trade Flow", "Commodity Code", "Trade Value (US$)"]) {
        return None;
    }
    let sides = Sides::Reported {
        reporter: filled(sheet, &["Reporter ISO", "Reporter Code", "Reporter"])?,
        partner: filled(sheet, &["Partner ISO", "Partner Code", "Partner"])?,
        flow: Cell::column("Trade Flow"),
    };
    let mut layout = Layout {
        time: Cell::column("Period"),
        goods: Cell::column("Commodity Code"),
        figures: vec![figure("Trade Value (US$)", Cell::fixed("USD"), Decimal::ONE)],
        ..customs("comtrade_legacy", "UN Comtrade", sides)
    };
    if sheet.column("Netweight (kg)").is_some() {
        let weight = figure("Netweight (kg)", Cell::fixed("kg"), Decimal::ONE);
        layout.figures.push(FigureColumn { zero_is_missing: true, ..weight });
    }
    Some(layout)
}

fn gacc(sheet: &Sheet) -> Option<Layout> {
    if !has(sheet, &["数据年月", "商品编码", "贸易伙伴名称"]) {
        return None;
    }
    let (column, currency) = [("美元", "USD"), ("人民币", "CNY"), ("人民币元", "CNY")]
        .into_iter()
        .find(|(column, _)| sheet.column(column).is_some())?;
    let sides = Sides::Reported {
        reporter: Cell::fixed("CHN"),
        partner: Cell::column("贸易伙伴名称"),
        // Exports and imports are two queries, and the table does not say which it was.
        flow: Cell::fixed(""),
    };
    let mut layout = Layout {
        time: Cell::column("数据年月"),
        goods: Cell::column("商品编码"),
        figures: vec![figure(column, Cell::fixed(currency), Decimal::ONE)],
        ..customs("gacc", "Chinese customs", sides)
    };
    if has(sheet, &["第一数量", "第一计量单位"]) {
        layout.figures.push(figure("第一数量", Cell::column("第一计量单位"), Decimal::ONE));
    }
    Some(layout)
}

fn wits(sheet: &Sheet) -> Option<Layout> {
    if !has(
        sheet,
        &["ReporterISO3", "PartnerISO3", "ProductCode", "Year", "TradeFlowName", "TradeValue in 1000 USD"],
    ) {
        return None;
    }
    let sides = Sides::Reported {
        reporter: Cell::column("ReporterISO3"),
        partner: Cell::column("PartnerISO3"),
        flow: Cell::column("TradeFlowName"),
    };
    let mut layout = Layout {
        time: Cell::column("Year"),
        goods: Cell::column("ProductCode"),
        figures: vec![figure("TradeValue in 1000 USD", Cell::fixed("USD"), Decimal::ONE_THOUSAND)],
        ..customs("wits", "World Bank WITS", sides)
    };
    if sheet.column("NetWeight in KGM").is_some() {
        let weight = figure("NetWeight in KGM", Cell::fixed("kg"), Decimal::ONE);
        layout.figures.push(FigureColumn { zero_is_missing: true, ..weight });
    }
    Some(layout)
}

fn sdmx(sheet: &Sheet) -> Option<Layout> {
    if !has(sheet, &["TIME_PERIOD", "OBS_VALUE"]) {
        return None;
    }
    let or_open = |names: &[&str]| filled(sheet, names).unwrap_or_else(|| Cell::fixed(""));
    Some(Layout {
        name: "sdmx".into(),
        publisher: "SDMX table".into(),
        time: Cell::column("TIME_PERIOD"),
        sides: Sides::Reported {
            reporter: or_open(&["REF_AREA"]),
            partner: or_open(&["COUNTERPART_AREA"]),
            flow: or_open(&["FLOW", "TRADE_FLOW", "INDICATOR"]),
        },
        goods: or_open(&["COMMODITY", "PRODUCT"]),
        figures: vec![figure("OBS_VALUE", or_open(&["UNIT_MEASURE"]), Decimal::ONE)],
        scale: sheet.column("UNIT_MULT").map(|_| Cell::column("UNIT_MULT")),
        decimal_comma: sheet.separator == Some(';'),
        ..Layout::open()
    })
}

fn owid(sheet: &Sheet) -> Option<Layout> {
    if !has(sheet, &["Entity", "Code"]) {
        return None;
    }
    let time = ["Year", "Day"].into_iter().find(|name| sheet.column(name).is_some())?;
    let known = ["entity", "code", "year", "day", "owid_region"];
    let figures: Vec<FigureColumn> = sheet
        .headers
        .iter()
        .filter(|header| !known.contains(&&*header.to_lowercase()))
        .map(|header| figure(header, Cell::fixed(""), Decimal::ONE))
        .collect();
    if figures.is_empty() {
        return None;
    }
    Some(Layout {
        name: "owid".into(),
        publisher: "Our World in Data".into(),
        time: Cell::column(time),
        figures,
        ..Layout::open()
    })
}
