//! A page saved as one file (MHTML): its main part, out of the MIME around it.

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, MessageParser, MessagePart, MimeHeaders as _};

/// The main part of a saved page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Main {
    /// The HTML's bytes, transfer encoding undone.
    pub html: Vec<u8>,
    /// The character encoding that the part's head names.
    pub charset: Option<String>,
    /// Where the page was saved from.
    pub address: Option<String>,
}

/// Whether the bytes begin with the lines of a MIME head, whatever the file is called.
pub fn is_mime(bytes: &[u8]) -> bool {
    const FIRST: [&[u8]; 6] =
        [b"from:", b"mime-version:", b"content-type:", b"snapshot-", b"subject:", b"date:"];
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    FIRST.iter().any(|first| start.get(..first.len()).is_some_and(|it| it.eq_ignore_ascii_case(first)))
}

/// The first HTML part, or the one at the address that the whole names; `None` without any.
pub fn main(bytes: &[u8]) -> Option<Main> {
    // The parser wants the head at the very start.
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let message = MessageParser::new().parse(bytes)?;
    let word = |name: &'static str, part: &MessagePart<'_>| -> Option<String> {
        let header = part.headers.iter().find(|header| header.name.as_str().eq_ignore_ascii_case(name))?;
        let raw = bytes.get(header.offset_start as usize..header.offset_end as usize)?;
        // A long address is folded over lines.
        let words: String = String::from_utf8_lossy(raw).split_whitespace().collect();
        Some(words).filter(|words| !words.is_empty())
    };
    let root = message.parts.first()?;
    let snapshot = word("Snapshot-Content-Location", root);
    let is_html = |part: &&MessagePart<'_>| {
        part.content_type().is_some_and(|kind| {
            let sub = kind.subtype().unwrap_or_default();
            (kind.ctype().eq_ignore_ascii_case("text") && sub.eq_ignore_ascii_case("html"))
                || (kind.ctype().eq_ignore_ascii_case("application") && sub.eq_ignore_ascii_case("xhtml+xml"))
        })
    };
    let location = |part: &MessagePart<'_>| word("Content-Location", part);
    let is_named = |part: &&MessagePart<'_>| snapshot.is_some() && location(part) == snapshot;
    let mut parts = message.parts.iter().filter(is_html);
    let part = parts.clone().find(is_named).or_else(|| parts.next())?;
    let raw = bytes.get(part.offset_body as usize..part.offset_end as usize)?;
    let html = match part.encoding {
        Encoding::None => raw.to_vec(),
        Encoding::QuotedPrintable => quoted_printable_decode(raw)?,
        Encoding::Base64 => base64_decode(raw)?,
    };
    let charset = part.content_type().and_then(|kind| kind.attribute("charset")).map(ToOwned::to_owned);
    Some(Main { html, charset, address: snapshot.or_else(|| location(part)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_main_part_is_the_one_that_was_open() {
        let saved = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/ice\r\nMIME-Version: 1.0\r\n\
                     Content-Type: multipart/related; type=\"text/html\"; boundary=\"--x--\"\r\n\r\n\
                     ----x--\r\nContent-Type: text/html\r\nContent-Location: https://ads.example/frame\r\n\r\n<p>buy</p>\r\n\
                     ----x--\r\nContent-Type: text/html; charset=windows-1251\r\nContent-Transfer-Encoding: quoted-printable\r\n\
                     Content-Location: https://a.example/ice\r\n\r\n<p>=EB=B8=E4 on =\r\nthe pier</p>\r\n----x----\r\n";
        assert!(is_mime(saved.as_bytes()));
        let main = main(saved.as_bytes()).expect("a part");
        assert_eq!(main.html.trim_ascii(), b"<p>\xEB\xB8\xE4 on the pier</p>");
        assert_eq!(main.charset.as_deref(), Some("windows-1251"));
        assert_eq!(main.address.as_deref(), Some("https://a.example/ice"));
    }

    #[test]
    fn without_html_there_is_none() {
        assert_eq!(main(b"MIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nxx"), None);
        assert_eq!(main(b"<html></html>"), None);
        assert!(!is_mime(b"<html></html>"));
    }
}
