//! Round numbers along the value axis.

use crate::measure::Decimal;

/// One line of the grid.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueTick {
    /// Where: the value, or its logarithm.
    pub y: f64,
    /// `10M`; `None` for lines between.
    pub label: Option<String>,
}

/// Pixels that a label needs for itself.
const APART: f64 = 17.0;

/// Ticks for the values that are in sight, from low to high. `height` is in pixels.
#[must_use]
pub fn value_ticks(y: [f64; 2], log: bool, height: f64) -> Vec<ValueTick> {
    let [low, high] = y;
    if !(low.is_finite() && high.is_finite() && low < high && height > 0.0) {
        return Vec::new();
    }
    if log { decades(low, high, height) } else { steps(low, high, height) }
}

/// Whole decades; 2 and 5 between them where there is room; every second or third where there is none. Where less
/// than a decade is in sight, round steps of the value itself.
fn decades(low: f64, high: f64, height: f64) -> Vec<ValueTick> {
    let decade = height / (high - low);
    if decade > height * 1.2 {
        let linear = steps(10_f64.powf(low), 10_f64.powf(high), height);
        return linear.into_iter().map(|tick| ValueTick { y: tick.y.log10(), ..tick }).collect();
    }
    let every = [1, 2, 3, 6].into_iter().find(|every| f64::from(*every) * decade >= APART).unwrap_or(12);
    let (between, labelled): (&[i64], bool) = match decade {
        _ if decade >= 3.4 * APART => (&[1, 2, 5], true),
        _ if decade >= 1.6 * APART => (&[1, 2, 5], false),
        _ => (&[1], false),
    };
    let mut ticks = Vec::new();
    for exponent in (low.floor() as i32)..=(high.ceil() as i32) {
        for mantissa in between {
            let y = f64::from(exponent) + (*mantissa as f64).log10();
            if y < low - 1e-9 || y > high + 1e-9 {
                continue;
            }
            let named = if *mantissa == 1 { exponent.rem_euclid(every) == 0 } else { labelled };
            ticks.push(ValueTick { y, label: if named { label(*mantissa, exponent) } else { None } });
        }
    }
    ticks
}

fn steps(low: f64, high: f64, height: f64) -> Vec<ValueTick> {
    let (mantissa, exponent) = step((high - low) * APART * 1.8 / height);
    let step = mantissa as f64 * 10_f64.powi(exponent);
    let first = (low / step - 1e-9).ceil() as i64;
    let last = (high / step + 1e-9).floor() as i64;
    (first..=last)
        .map(|at| ValueTick { y: at as f64 * step, label: label(at.saturating_mul(mantissa), exponent) })
        .collect()
}

/// The smallest of 1, 2, 5, 10 … that is at least `least`, as mantissa and power of ten.
pub(super) fn step(least: f64) -> (i64, i32) {
    let exponent = least.log10().floor() as i32;
    let scaled = least / 10_f64.powi(exponent);
    match scaled {
        _ if scaled <= 1.0 + 1e-9 => (1, exponent),
        _ if scaled <= 2.0 + 1e-9 => (2, exponent),
        _ if scaled <= 5.0 + 1e-9 => (5, exponent),
        _ => (1, exponent + 1),
    }
}

/// `10M`, `2.5k`, exact: neighbours of a zoomed axis must not read the same.
fn label(mantissa: i64, exponent: i32) -> Option<String> {
    let value = if exponent >= 0 {
        Decimal::from(mantissa).checked_mul(Decimal::from(10_i64.checked_pow(exponent.unsigned_abs())?))?
    } else {
        Decimal::try_new(mantissa, exponent.unsigned_abs()).ok()?
    };
    let scales = [(1_000_000_000_000_i64, "T"), (1_000_000_000, "B"), (1_000_000, "M"), (1_000, "k")];
    let (scale, letter) =
        scales.into_iter().find(|(scale, _)| value.abs() >= Decimal::from(*scale)).unwrap_or((1, ""));
    Some(format!("{}{letter}", (value / Decimal::from(scale)).normalize()).replace('-', "−"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(y: [f64; 2], log: bool, height: f64, expected: &str) {
        let ticks = value_ticks(y, log, height);
        let words: Vec<&str> = ticks.iter().map(|tick| tick.label.as_deref().unwrap_or("·")).collect();
        assert_eq!(words.join(" "), expected);
    }

    #[test]
    fn logarithmic() {
        check([6.0, 10.0], true, 140.0, "1M · · 10M · · 100M · · 1B · · 10B");
        check([6.0, 8.0], true, 140.0, "1M 2M 5M 10M 20M 50M 100M");
        check([3.5, 6.5], true, 55.0, "10k 100k 1M");
        check([0.0, 12.0], true, 140.0, "1 · 100 · 10k · 1M · 100M · 10B · 1T");
        check([-2.0, 1.0], true, 100.0, "0.01 · · 0.1 · · 1 · · 10");
        check([7.6, 7.8], true, 140.0, "40M 50M 60M");
    }

    #[test]
    fn linear() {
        check([0.0, 50.0], false, 160.0, "0 10 20 30 40 50");
        check([0.0, 48_000_000.0], false, 120.0, "0 20M 40M");
        check([-1_500_000.0, 1_000_000.0], false, 100.0, "−1M 0 1M");
        check([48_200_000.0, 48_300_000.0], false, 100.0, "48.2M 48.25M 48.3M");
    }

    #[test]
    fn nothing_for_an_empty_or_endless_range() {
        check([1.0, 1.0], true, 100.0, "");
        check([0.0, f64::INFINITY], false, 100.0, "");
        check([0.0, 1.0], false, 0.0, "");
    }
}
