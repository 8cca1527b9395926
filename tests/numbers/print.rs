//! Numbers as people print them.

/// Scale words with their powers of ten.
pub const SCALES: [(&str, u32); 12] = [
    ("thousand", 3),
    ("thsd", 3),
    ("million", 6),
    ("mln", 6),
    ("mn", 6),
    ("m", 6),
    ("billion", 9),
    ("bn", 9),
    ("bln", 9),
    ("b", 9),
    ("trillion", 12),
    ("tn", 12),
];

/// The same in Russian.
pub const RUSSIAN_SCALES: [(&str, u32); 6] =
    [("тыс.", 3), ("тыс", 3), ("млн", 6), ("миллиона", 6), ("млрд", 9), ("трлн", 12)];

/// "1,234,567"
pub fn groups(value: u64, separator: &str) -> String {
    parted(&value.to_string(), 3, separator)
}

/// "12,34,567"
pub fn indian(value: u64) -> String {
    let digits = value.to_string();
    match digits.len().checked_sub(3) {
        None | Some(0) => digits,
        Some(at) => format!("{},{}", parted(&digits[..at], 2, ","), &digits[at..]),
    }
}

/// Parts of equal size, counted from the right.
fn parted(digits: &str, size: usize, separator: &str) -> String {
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(size) {
            out.push_str(separator);
        }
        out.push(digit);
    }
    out
}

/// "two hundred and fifty thousand and thirty-one"
pub fn words(value: u64, hyphen: &str, and: bool) -> String {
    if value == 0 {
        return "zero".into();
    }
    let mut parts = Vec::new();
    for (power, name) in [(12, " trillion"), (9, " billion"), (6, " million"), (3, " thousand"), (0, "")] {
        let group = value / 10_u64.pow(power) % 1000;
        if group > 0 {
            let last = power == 0 && group < 100 && !parts.is_empty() && and;
            parts.push(format!("{}{}{name}", if last { "and " } else { "" }, hundreds(group, hyphen, and)));
        }
    }
    parts.join(" ")
}

fn hundreds(value: u64, hyphen: &str, and: bool) -> String {
    let rest = tens(value % 100, hyphen);
    match (value / 100, rest.is_empty()) {
        (0, _) => rest,
        (hundreds, true) => format!("{} hundred", tens(hundreds, hyphen)),
        (hundreds, false) => {
            format!("{} hundred {}{rest}", tens(hundreds, hyphen), if and { "and " } else { "" })
        }
    }
}

fn tens(value: u64, hyphen: &str) -> String {
    const ONES: [&str; 20] = [
        "",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] =
        ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    match (value / 10, value % 10) {
        (0 | 1, _) => ONES[value as usize].into(),
        (tens, 0) => TENS[tens as usize].into(),
        (tens, ones) => format!("{}{hyphen}{}", TENS[tens as usize], ONES[ones as usize]),
    }
}

/// "1억 2000만": digits in front of each power of ten thousand.
pub fn myriads(value: u64, names: [&str; 3], space: &str) -> String {
    let parts = [(12, names[0]), (8, names[1]), (4, names[2]), (0, "")].map(|(power, name)| {
        let group = value / 10_u64.pow(power);
        let group = if power == 12 { group } else { group % 10_000 };
        if group == 0 { String::new() } else { format!("{group}{name}") }
    });
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(space)
}

/// "三千五百万": no zeros, as long as none stands between.
pub fn chinese(value: u64) -> String {
    let (myriads, rest) = (value / 10_000, value % 10_000);
    match (myriads, rest) {
        (0, rest) => thousands(rest, false),
        (myriads, 0) => format!("{}万", thousands(myriads, false)),
        (myriads, rest) => format!("{}万{}", thousands(myriads, false), thousands(rest, true)),
    }
}

fn thousands(value: u64, zero_first: bool) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let mut out = String::new();
    let mut zero = zero_first && value < 1000;
    for (power, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = value / power % 10;
        if digit == 0 {
            // One zero stands for all that are skipped before the next digit.
            zero |= !out.is_empty();
            continue;
        }
        if zero {
            out.push_str(DIGITS[0]);
            zero = false;
        }
        out.push_str(DIGITS[digit as usize]);
        out.push_str(name);
    }
    out
}
