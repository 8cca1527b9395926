//! What is no text, whatever its name says.

/// First bytes of formats that people rename to `.txt`, so that the refusal can name them.
const MAGIC: [(&[u8], &str); 11] = [
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xD0\xCF\x11\xE0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"7z\xBC\xAF", "a 7z archive"),
    (b"\x7FELF", "a program"),
    (b"SQLite format 3\0", "a database"),
];

/// How much is looked at. Formats show their nature at the start.
const SAMPLE: usize = 64 << 10;

/// The known format that these bytes begin.
pub fn format(bytes: &[u8]) -> Option<&'static str> {
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, name)| *name)
}

/// Whether more than one character in fifty is a control character that no text has. Compressed data has one in
/// ten; wire copy with its old start and end marks a handful in a page.
pub fn is_binary(text: &str) -> bool {
    too_many(text.chars().take(SAMPLE).map(is_foreign))
}

/// [`is_binary`] for bytes of an unknown encoding in which ASCII stands for itself.
pub fn are_binary(bytes: &[u8]) -> bool {
    too_many(bytes.iter().take(SAMPLE).map(|byte| byte.is_ascii() && is_foreign(char::from(*byte))))
}

fn too_many(controls: impl Iterator<Item = bool>) -> bool {
    let (all, controls) = controls.fold((0_usize, 0_usize), |(all, controls), is_control| {
        (all + 1, controls + usize::from(is_control))
    });
    controls * 50 > all
}

/// Controls apart from tab, line ends, form feed and the escape of ISO-2022; C1 controls only come from bytes that
/// the windows code pages leave unassigned.
const fn is_foreign(letter: char) -> bool {
    matches!(letter, '\0'..='\x08' | '\x0B' | '\x0E'..='\x1A' | '\x1C'..='\x1F' | '\x7F'..='\u{84}' | '\u{86}'..='\u{9F}')
}
