//! How wide a text is, without a font at hand.

use super::Font;

/// Thousandths of the size for the letters from space to tilde, in Inter.
const REGULAR: [u16; 95] = [
    281, 278, 403, 631, 638, 812, 639, 222, 362, 362, 500, 659, 280, 460, 276, 357, 625, 464, 605, 636, 642,
    608, 624, 571, 616, 624, 276, 280, 659, 659, 659, 507, 936, 676, 651, 727, 719, 598, 587, 743, 740, 264,
    543, 652, 562, 889, 753, 761, 635, 761, 639, 638, 642, 741, 676, 949, 642, 665, 625, 362, 357, 362, 469,
    452, 497, 564, 621, 558, 621, 582, 361, 609, 591, 237, 237, 544, 237, 869, 585, 597, 609, 609, 372, 523,
    364, 581, 557, 812, 540, 558, 541, 362, 327, 362, 659,
];
/// The same for half bold.
const STRONG: [u16; 95] = [
    248, 309, 396, 643, 649, 844, 663, 213, 393, 393, 543, 673, 295, 466, 290, 379, 667, 481, 621, 652, 666,
    632, 648, 587, 646, 648, 290, 294, 673, 673, 673, 544, 999, 724, 657, 744, 724, 608, 586, 755, 744, 275,
    561, 677, 566, 906, 741, 775, 643, 776, 651, 649, 660, 734, 724, 1007, 690, 705, 653, 393, 379, 393, 481,
    468, 497, 575, 630, 577, 630, 593, 377, 625, 613, 261, 261, 569, 261, 898, 610, 608, 625, 625, 397, 549,
    380, 608, 576, 837, 562, 577, 562, 393, 358, 393, 673,
];

/// In pixels, as set in Inter. Other fonts are a little narrower or wider: whoever needs to be sure leaves some room.
#[must_use]
pub fn width(words: &str, font: Font) -> f32 {
    let thousandths: u32 = words.chars().map(|letter| thousandths(letter, font.strong)).sum();
    thousandths as f32 * font.size / 1000.0
}

fn thousandths(letter: char, strong: bool) -> u32 {
    let table = if strong { &STRONG } else { &REGULAR };
    let place = (letter as usize).checked_sub(' ' as usize);
    if let Some(known) = place.and_then(|place| table.get(place)) {
        return u32::from(*known);
    }
    match letter {
        '\u{202f}' => 182,
        '\u{a0}' | '·' => 281,
        '–' => 500,
        '…' => 821,
        '“' | '”' | '‘' | '’' | '‹' | '›' => 381,
        '\u{300}'..='\u{36f}' => 0,
        '←' | '→' | '↑' | '↓' | '—' => 1000,
        // Korean, Chinese and Japanese letters fill a square.
        '\u{1100}'..='\u{11ff}'
        | '\u{2e80}'..='\u{d7ff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ff60}' => 1000,
        '\u{400}'..='\u{4ff}' => 680,
        _ => 640,
    }
}

/// As much of a text as fits, with `…` where something was left out.
#[must_use]
pub fn fitting(words: &str, font: Font, room: f32) -> String {
    if width(words, font) <= room {
        return words.to_owned();
    }
    let mut left = room - width("…", font);
    let end = words.char_indices().find(|(_, letter)| {
        left -= thousandths(*letter, font.strong) as f32 * font.size / 1000.0;
        left < 0.0
    });
    let end = end.map_or(words.len(), |(at, _)| at);
    format!("{}…", words[..end].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_have_their_widths() {
        let font = |strong| Font { size: 10.0, strong };
        assert!((width("48M", font(false)) - (6.42 + 6.16 + 8.89)).abs() < 0.01);
        assert!(width("48M", font(true)) > width("48M", font(false)));
        assert_eq!(width("조선", font(false)), 20.0);
    }

    #[test]
    fn what_does_not_fit_is_cut() {
        let font = Font { size: 10.0, strong: false };
        let cut = fitting("Russia Increasingly Propping up N.Korean Regime", font, 100.0);
        assert!(cut.ends_with('…') && width(&cut, font) <= 100.0, "{cut}");
        assert_eq!(fitting("short", font, 100.0), "short");
        assert_eq!(fitting("조선일보", font, 30.0), "조선…");
    }
}
