//! Decimals as JSON numbers, in full.

use serde::ser::Error as _;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::measure::Decimal;

/// The digits of a decimal, without exponent and without zeros that say nothing: `1270000000`, `0.996`.
pub fn plain(value: Decimal) -> String {
    value.normalize().to_string()
}

/// A decimal that goes to JSON digit by digit, never through a binary float.
#[derive(Clone, Copy, Debug)]
pub struct Number(pub Decimal);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        RawValue::from_string(plain(self.0)).map_err(S::Error::custom)?.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: Decimal, expected: &str) {
        assert_eq!(serde_json::to_string(&Number(value)).ok().as_deref(), Some(expected));
    }

    #[test]
    fn in_full_and_exact() {
        check(Decimal::from(1_270_000_000_u64), "1270000000");
        check(Decimal::new(9_960, 4), "0.996");
        check(Decimal::new(-283, 4), "-0.0283");
        check(Decimal::new(100, 2), "1");
        check(Decimal::new(0, 3), "0");
        check(-Decimal::ZERO, "0");
        check(Decimal::from(500_000_000_000_000_000_u64), "500000000000000000");
        check(Decimal::new(1, 20), "0.00000000000000000001");
    }
}
