//! Which character encoding a page has: of its mark, its head or its file, as far as that can be true.

use encoding_rs::{Encoding, UTF_8};

use super::super::Fault;
use super::super::decode::{Decoded, decode};

/// A page says its encoding near its start, or not at all.
const SAMPLE: usize = 4 << 10;
/// So many foreign letters that are valid UTF-8 are UTF-8, whatever the page says: browsers keep an old `<meta>` when
/// they save a page in UTF-8.
const ENOUGH: usize = 8;

/// Decode a page: with `forced`, else by its byte order mark, what the MIME head says (`outer`), what the page says, or
/// by a guess where that is missing or does not fit the bytes.
///
/// # Errors
/// See [`decode`].
pub fn page(bytes: &[u8], forced: Option<&str>, outer: Option<&str>) -> Result<Decoded, Fault> {
    if forced.is_some() || Encoding::for_bom(bytes).is_some() {
        return decode(bytes, forced);
    }
    let label = |label: &str| Encoding::for_label(label.trim().as_bytes());
    let said = outer.and_then(label).or_else(|| inner(bytes).and_then(|said| label(&said)));
    // What can be read as ASCII to find the word UTF-16 is not UTF-16.
    let said = said.filter(|encoding| encoding.is_ascii_compatible());
    let Some(said) = said else { return decode(bytes, None) };
    if said != UTF_8 && is_utf_8(bytes) {
        return decode(bytes, Some(UTF_8.name()));
    }
    let as_said = decode(bytes, Some(said.name()));
    match &as_said {
        Ok(decoded) if decoded.damaged => match decode(bytes, None) {
            Ok(guessed) if !guessed.damaged => Ok(guessed),
            _ => as_said,
        },
        _ => as_said,
    }
}

fn is_utf_8(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes)
        .is_ok_and(|text| text.chars().filter(|it| !it.is_ascii()).nth(ENOUGH).is_some())
}

/// `charset=` of a `<meta>`, or `encoding=` of an XML declaration.
fn inner(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(SAMPLE)];
    let head: String = head.iter().map(|byte| char::from(*byte).to_ascii_lowercase()).collect();
    let xml = head.trim_start().strip_prefix("<?xml").and_then(|rest| rest.split("?>").next());
    if let Some(said) = xml.and_then(|declaration| value(declaration, "encoding")) {
        return Some(said);
    }
    head.split("<meta").skip(1).find_map(|rest| value(rest.split('>').next()?, "charset"))
}

/// The value behind `name=`, with or without quotes.
fn value(words: &str, name: &str) -> Option<String> {
    let rest = words.split_once(name)?.1.trim_start().strip_prefix('=')?.trim_start();
    let rest = rest.trim_start_matches(['"', '\'']);
    let end = rest.find(['"', '\'', ';', ' ', '/', '\n', '\t', '\r']).unwrap_or(rest.len());
    Some(rest[..end].to_owned()).filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], outer: Option<&str>, encoding: &str, words: &str) {
        let decoded = page(bytes, None, outer).expect("a page");
        assert!(decoded.text.contains(words), "{}", decoded.text);
        assert_eq!((decoded.encoding, decoded.damaged), (encoding, false));
    }

    fn encoded(label: &str, text: &str) -> Vec<u8> {
        Encoding::for_label(label.as_bytes()).expect("a label").encode(text).0.into_owned()
    }

    #[test]
    fn the_page_says_its_encoding() {
        for (label, name, text) in [
            ("windows-1251", "windows-1251", "лёд"),
            ("euc-kr", "EUC-KR", "얼음"),
            ("gbk", "GBK", "冰"),
            ("utf-8", "UTF-8", "лёд"),
        ] {
            let page = format!("<html><head><meta charset='{label}'><body>{text}");
            check(&encoded(label, &page), None, name, text);
            let page =
                format!("<META http-equiv=\"Content-Type\" content=\"text/html; charset={label}\"><p>{text}");
            check(&encoded(label, &page), None, name, text);
            let page = format!("<?xml version=\"1.0\" encoding=\"{label}\"?><html><p>{text}");
            check(&encoded(label, &page), None, name, text);
        }
    }

    #[test]
    fn what_cannot_be_true_is_not_believed() {
        let text = "Паром ушёл в полдень, причал замёрз.";
        check(format!("<meta charset=windows-1251><p>{text}").as_bytes(), None, "UTF-8", text);
        check(
            &encoded("windows-1251", &format!("<meta charset=utf-8><p>{text}")),
            None,
            "windows-1251",
            text,
        );
        check(&encoded("windows-1251", &format!("<p>{text}")), Some("windows-1251"), "windows-1251", text);
        check(
            &encoded("windows-1251", &format!("<meta charset=nonsense><p>{text}")),
            None,
            "windows-1251",
            text,
        );
        check(format!("<meta charset=utf-16><p>{text}").as_bytes(), None, "UTF-8", text);
        check(format!("\u{FEFF}<meta charset=euc-kr><p>{text}").as_bytes(), None, "UTF-8", text);
    }
}
