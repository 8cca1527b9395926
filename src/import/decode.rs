//! Bytes → text: which encoding, and what did not fit it.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::Fault;
use super::binary;

/// The most bytes that one article may have: 64 MiB. A book has 1 MiB; what is larger is not an article.
pub const LIMIT: u64 = 64 << 20;

/// How much from the first byte that is not ASCII on the guess is made from. Longer texts gain nothing by more.
const SAMPLE: usize = 1 << 20;

/// A text as anchors count in it, before front matter is cut off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text: no byte order mark, lines end in `\n`.
    pub text: String,
    /// The encoding's WHATWG name (`UTF-8`, `windows-1252` …).
    pub encoding: &'static str,
    /// Whether some bytes did not fit the encoding and stand as U+FFFD.
    pub damaged: bool,
}

/// Decode `bytes` with the encoding called `forced` (any WHATWG label), or with the one they most likely have: that
/// of a byte order mark, UTF-8 if they are valid in it or nearly so, UTF-16 by its pattern of zero bytes, else a
/// guess from the frequencies of letters.
///
/// # Errors
/// [`Fault::Empty`], [`Fault::TooLarge`], [`Fault::Binary`], [`Fault::Format`]; [`Fault::Encoding`] for an unknown label.
pub fn decode(bytes: &[u8], forced: Option<&str>) -> Result<Decoded, Fault> {
    if bytes.len() as u64 > LIMIT {
        return Err(Fault::TooLarge(bytes.len() as u64));
    }
    if let Some(format) = binary::format(bytes) {
        return Err(Fault::Format(format));
    }
    let encoding = match forced {
        Some(label) => Encoding::for_label(label.as_bytes()).ok_or_else(|| Fault::Encoding(label.into()))?,
        None => guess(bytes)?,
    };
    let (text, damaged) = encoding.decode_with_bom_removal(bytes);
    // Judged again as text: UTF-16 could not be judged by its bytes. A person who forces an encoding has seen the
    // text and decides.
    if forced.is_none() && binary::is_binary(&text) {
        return Err(Fault::Binary);
    }
    let holed = memchr::memchr(0, text.as_bytes()).is_some();
    let text = newlines(text);
    // SQLite's text functions end at U+0000; one code point for another keeps every offset.
    let text = if holed { text.replace('\0', "\u{FFFD}") } else { text };
    if text.trim().is_empty() {
        return Err(Fault::Empty);
    }
    Ok(Decoded { text, encoding: encoding.name(), damaged: damaged || holed })
}

fn guess(bytes: &[u8]) -> Result<&'static Encoding, Fault> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Ok(encoding);
    }
    if let Some(encoding) = utf_16(bytes) {
        return Ok(encoding);
    }
    // Before the guess, which takes its time and would find some encoding for anything.
    if binary::are_binary(bytes) {
        return Err(Fault::Binary);
    }
    let ascii = Encoding::ascii_valid_up_to(bytes);
    // ISO-2022-JP is ASCII throughout and says so only by its escape sequences.
    let escape = memchr::memchr(0x1B, &bytes[..ascii]);
    if escape.is_none() && mostly_utf_8(&bytes[ascii..]) {
        return Ok(UTF_8);
    }
    // Two bytes of context before the first foreign one are part of the detector's evidence.
    let from = escape.unwrap_or(ascii).min(ascii).saturating_sub(2);
    let sample = &bytes[from..bytes.len().min(from + SAMPLE)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(sample, from + sample.len() == bytes.len());
    Ok(detector.guess(None, Utf8Detection::Allow))
}

/// Whether the bytes are UTF-8, or were before a few of them broke. One broken byte makes the detector rule UTF-8
/// out and read all the rest as Latin letters, which damages far more than that byte.
fn mostly_utf_8(bytes: &[u8]) -> bool {
    if std::str::from_utf8(bytes).is_ok() {
        return true;
    }
    let (mut good, mut bad) = (0_usize, 0_usize);
    let mut chunks = bytes.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        good += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        // A letter cut off by the end is what a broken download leaves, and no evidence of another encoding.
        let cut_off = chunks.peek().is_none() && is_incomplete(chunk.invalid());
        bad += usize::from(!chunk.invalid().is_empty() && !cut_off);
    }
    // Texts in other encodings form a valid sequence by chance now and then, never four times out of five.
    good > bad * 4
}

fn is_incomplete(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none())
}

/// UTF-16 without a byte order mark: zero bytes that stand nearly all on the same side of the pairs.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    let zeros = |side: usize| sample.iter().skip(side).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    // Even a text of CJK letters has blanks, digits and line ends: one unit in fifty.
    if (even + odd) * 50 < sample.len() / 2 || even + odd == 0 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let encoding = match () {
        () if odd > even * 4 => UTF_16LE,
        () if even > odd * 4 => UTF_16BE,
        () => return None,
    };
    let (_, damaged) = encoding.decode_without_bom_handling(sample);
    (!damaged).then_some(encoding)
}

/// `\r\n` and `\r` → `\n`.
fn newlines(text: Cow<'_, str>) -> String {
    if memchr::memchr(b'\r', text.as_bytes()).is_none() {
        return text.into_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some(at) = memchr::memchr(b'\r', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        out.push('\n');
        rest = &rest[at + 1..];
        rest = rest.strip_prefix('\n').unwrap_or(rest);
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], encoding: &str, text: &str) {
        let decoded = decode(bytes, None).expect("a text");
        assert_eq!((decoded.encoding, &*decoded.text, decoded.damaged), (encoding, text, false));
    }

    #[track_caller]
    fn check_refused(bytes: &[u8], fault: Fault) {
        assert_eq!(decode(bytes, None), Err(fault));
    }

    fn utf_16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn unicode_with_and_without_marks() {
        check("coal, 5 t".as_bytes(), "UTF-8", "coal, 5 t");
        check("석탄 5 t – “quoted”".as_bytes(), "UTF-8", "석탄 5 t – “quoted”");
        check(b"\xEF\xBB\xBFcoal", "UTF-8", "coal");
        check(&utf_16("\u{FEFF}石炭 5 t", u16::to_le_bytes), "UTF-16LE", "石炭 5 t");
        check(&utf_16("\u{FEFF}석탄 5 t", u16::to_be_bytes), "UTF-16BE", "석탄 5 t");
        check(
            &utf_16("The pier froze. 석탄 5 t.", u16::to_le_bytes),
            "UTF-16LE",
            "The pier froze. 석탄 5 t.",
        );
        check(&utf_16("부두가 얼었다. 석탄 5 t.", u16::to_be_bytes), "UTF-16BE", "부두가 얼었다. 석탄 5 t.");
    }

    #[test]
    fn older_encodings_are_detected() {
        let russian = "Поставки угля через Хасан выросли вдвое, сообщила таможня.";
        let korean = "라진항을 거쳐 석탄 5천 톤이 실려 나갔다고 소식통이 말했다.";
        let chinese = "丹东口岸的煤炭运输量比去年同期减少了一半，商人们这样说。";
        let japanese = "港の倉庫には石炭が山のように積まれていたと業者は話した。";
        let french = "Le dépôt a été vidé en février, d’après un employé du port gelé.";
        for (label, text) in [
            ("windows-1251", russian),
            ("koi8-u", russian),
            ("euc-kr", korean),
            ("gbk", chinese),
            ("shift_jis", japanese),
            ("iso-2022-jp", japanese),
            ("windows-1252", french),
        ] {
            let encoding = Encoding::for_label(label.as_bytes()).expect("a known label");
            let (bytes, _, lost) = encoding.encode(text);
            assert!(!lost, "{label}");
            check(&bytes, encoding.name(), text);
        }
    }

    #[test]
    fn line_ends_become_one_kind() {
        check(b"a\r\nb\rc\n\r\r\nd\r", "UTF-8", "a\nb\nc\n\n\nd\n");
    }

    #[test]
    fn a_few_broken_bytes_damage_only_themselves() {
        let decoded = decode(b"\xE2\x80\x9Ccoal\xE2\x80\x9D, caf\xC3\xA9, na\xC3\xAFve \xFF t\xC3\xA9", None);
        let decoded = decoded.expect("a text");
        assert_eq!((&*decoded.text, decoded.damaged), ("“coal”, café, naïve \u{FFFD} té", true));
        let cut = decode("석탄 톤".as_bytes().split_last().expect("bytes").1, None).expect("a text");
        assert_eq!((&*cut.text, cut.damaged), ("석탄 \u{FFFD}", true));
    }

    #[test]
    fn a_stray_zero_byte_is_damage_and_keeps_the_offsets() {
        let mut bytes = "The ferry left at noon. ".repeat(8).into_bytes();
        bytes[3] = 0;
        let decoded = decode(&bytes, None).expect("a text");
        assert!(decoded.damaged && decoded.text.starts_with("The\u{FFFD}ferry"));
        assert_eq!(decoded.text.chars().count(), bytes.len());
    }

    #[test]
    fn what_is_no_text_is_refused() {
        check_refused(b"", Fault::Empty);
        check_refused(b" \r\n\t\n", Fault::Empty);
        check_refused(b"\xEF\xBB\xBF", Fault::Empty);
        check_refused(&(0..=255).cycle().take(4096).collect::<Vec<u8>>(), Fault::Binary);
        check_refused(b"%PDF-1.7\n%\xE2\xE3", Fault::Format("a PDF document"));
        check_refused(&[0x3F, 0x80, 0, 0, 0x40, 0, 0, 0, 0xBF, 0x80, 0, 0], Fault::Binary);
    }

    #[test]
    fn a_forced_encoding_wins_and_must_be_known() {
        let decoded = decode(b"caf\xE9", Some("latin2")).expect("a text");
        assert_eq!((&*decoded.text, decoded.encoding), ("café", "ISO-8859-2"));
        let decoded = decode("café".as_bytes(), Some("ascii")).expect("a text");
        assert_eq!((&*decoded.text, decoded.encoding), ("cafÃ©", "windows-1252"));
        assert_eq!(decode(b"coal", Some("utf-9")), Err(Fault::Encoding("utf-9".into())));
    }
}
