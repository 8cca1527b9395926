//! The guide in the terminal: the list of its pages, or one of them as Markdown.

use std::io::{self, Write as _};

use crate::guide::{Fill, PAGES, page};
use crate::model::Codebook;
use crate::vocabulary::Lexicon;

/// Print a page, or what pages there are. Tells whether there is such a page.
pub(super) fn print(id: Option<&str>) -> io::Result<bool> {
    let mut out = io::stdout().lock();
    let Some(id) = id else {
        for page in PAGES {
            writeln!(out, "{:10} {}", page.id, page.title)?;
        }
        writeln!(out, "\n`tumen guide PAGE` prints one of them.")?;
        return Ok(true);
    };
    let Some((_, page)) = page(id) else {
        writeln!(io::stderr(), "tumen: the guide has no page {id:?}; `tumen guide` lists its pages")?;
        return Ok(false);
    };
    let (codebook, lexicon) = (Codebook::default(), Lexicon::embedded());
    write!(out, "{}", page.filled(&Fill { codebook: &codebook, lexicon: &lexicon, keys: &keys(&codebook) }))?;
    Ok(true)
}

#[cfg(feature = "window")]
fn keys(codebook: &Codebook) -> String {
    crate::ui::keys_page(&crate::ui::keys::Keys::default(), codebook)
}

#[cfg(not(feature = "window"))]
fn keys(_: &Codebook) -> String {
    "This program was built without its window, which has the keys.\n".to_owned()
}
