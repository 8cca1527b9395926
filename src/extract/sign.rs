//! Signs of minus before numbers.

use super::reading::Reading;
use crate::vocabulary::Gap;

/// Where the sign of minus before a number begins: "-3.1", "−3.1", "minus 3.1". A hyphen that joins words or numbers
/// is no sign.
pub(super) fn minus(reading: &Reading<'_>, number: usize) -> Option<usize> {
    let at = number.checked_sub(1)?;
    let token = reading.token(at)?;
    if token.is('-') || token.is('–') {
        let free = token.gap != Gap::None || at == 0 || reading.is(at - 1, '(') || reading.is(at - 1, '|');
        let joined = reading.glued(number) || at == 0;
        return (free && joined).then_some(at);
    }
    let word = reading.word(at);
    (word.eq_ignore_ascii_case("minus") || word.eq_ignore_ascii_case("negative")).then_some(at)
}
