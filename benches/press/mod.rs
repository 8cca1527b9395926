//! Press articles made for the benches: own sentences, the same for the same number.

/// How often the sentences print a figure.
#[derive(Clone, Copy)]
#[allow(dead_code, reason = "each bench uses a part")]
pub enum Figures {
    /// In two sentences of three, as in a report on trade: one in about 120 bytes.
    Dense,
    /// In one sentence of ten, as in a feature: one in about 700 bytes.
    Sparse,
}

const COUNTRIES: [&str; 6] = ["North Korea", "China", "Russia", "South Korea", "Mongolia", "Japan"];
const GOODS: [&str; 8] =
    ["coal", "refined oil", "crude oil", "diesel", "rice", "wheat flour", "seafood", "fertilizer"];
const MONTHS: [&str; 6] = ["January", "March", "May", "June", "September", "November"];

/// An article of about `bytes` bytes.
pub fn article(number: usize, bytes: usize, figures: Figures) -> String {
    let pick = |list: &[&'static str], salt: usize| list[(number * 31 + salt * 17) % list.len()];
    let year = 2010 + number % 15;
    let mut text =
        format!("Trade report {number}\nHarbour Wire, {} {} {year}\n\n", 1 + number % 27, pick(&MONTHS, 0));
    let mut line = 0;
    while text.len() < bytes {
        line += 1;
        let (from, to) = (pick(&COUNTRIES, line), pick(&COUNTRIES, line + 1));
        let (goods, month) = (pick(&GOODS, line), pick(&MONTHS, line));
        let amount = (number * 7 + line * 113) % 900 + 3;
        let kind = match figures {
            Figures::Dense => line % 6,
            Figures::Sparse if line % 10 == 0 => line / 10 % 4,
            Figures::Sparse => 4 + line % 5,
        };
        text.push_str(&match kind {
            0 => format!("{from} shipped about {amount},400 tons of {goods} to {to} in {month}, customs officials said. "),
            1 => format!("Trade between {from} and {to} rose {amount}.4 percent to US${amount}.2 million last year. "),
            2 => format!("Imports of {goods} came to {amount},150 barrels, down from {amount},900 a year earlier.\n\n"),
            3 => format!("The ceiling of 500,000 barrels a year was not reached in {month} {year}, a report noted. "),
            4 => format!("A driver near the {goods} depot described a long wait and wet roads on both banks. "),
            5 => format!("Nobody at the {goods} pier answered questions, and the gate stayed shut until evening.\n\n"),
            6 => format!("Officials in {from} and {to} declined to say whether the ferry would run again in {month}. "),
            7 => "The old market hall, rebuilt after the flood, smells of rope, apples and warm engines. ".to_owned(),
            _ => format!("Traders from {to} complained about the new forms, which nobody had explained to them.\n\n"),
        });
    }
    text
}
