//! `tumen audit`: what the checks find, one JSON object a finding.

use std::collections::HashMap;
use std::io::{self, BufWriter, Write as _};
use std::path::Path;
use std::sync::Arc;

use super::corpus::Corpus;
use super::failure::Failure;
use super::lines::remark;
use super::own::kept;
use crate::audit::{Paper, Shelf, audit};
use crate::export;
use crate::model::{ArticleId, Figure, PriceBand};
use crate::reference::{BandFault, Caps, PriceBands, SeriesTable};
use crate::text::CodePoints;
use crate::vocabulary::Lexicon;

/// Print findings: each article's own in text order, then those between articles. `own` are price bands beside those of
/// the project or the program. `Ok(false)` when something was not read.
///
/// # Errors
/// When a band is of unknown goods, or standard output refuses.
pub fn print(source: &Path, own: Vec<PriceBand>) -> Result<bool, Failure> {
    let place = source.display().to_string();
    let corpus = Corpus::open(source).map_err(|why| remark(&why, &place, None));
    let Ok(Corpus { session, mut text, mut whole, .. }) = corpus else { return Ok(false) };
    let project = session.project();
    let lexicon = Lexicon::embedded().with(project.additions());
    let series = SeriesTable::embedded().with(kept(project, &lexicon, &place));
    let caps = Caps::embedded();
    let mut prices = PriceBands::of(project.price_bands());
    for band in own {
        if lexicon.commodity(&band.commodity).is_none() {
            return Err(Failure::Usage(BandFault::Goods(band.commodity.to_string()).to_string()));
        }
        prices.set(band);
    }
    let mut papers = Vec::new();
    for entry in project.entries() {
        match text(&entry.article) {
            Ok(text) => papers.push(Paper {
                article: Arc::clone(&entry.article),
                figures: Figure::of_entry(entry),
                text,
            }),
            Err(why) => {
                remark(&why, &entry.article.path, None);
                whole = false;
            }
        }
    }
    let shelf = Shelf { series: &series, caps: &caps, prices: &prices, lexicon: &lexicon };
    let findings = audit(&papers, &shelf);
    let points: HashMap<ArticleId, CodePoints> = papers
        .iter()
        .filter_map(|paper| Some((paper.figures.first()?.article().id, CodePoints::new(&paper.text))))
        .collect();
    let mut out = BufWriter::new(io::stdout().lock());
    for finding in &findings {
        let looked = project.looked(&finding.key());
        export::finding(finding, looked, &|article| points.get(&article.id), &mut out)?;
    }
    out.flush()?;
    Ok(whole)
}
