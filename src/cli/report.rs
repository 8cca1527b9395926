//! `tumen export --to html`: a project or a folder as a page to read and print.

use std::collections::HashMap;
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::Arc;

use super::corpus::Corpus;
use super::lines::remark;
use super::own::kept;
use crate::audit::{Between, Finding, Known, Paper, Shelf};
use crate::chart::{self, Options, Sight, Tables};
use crate::export::picture::{Picture, Size};
use crate::export::report::{self, Report};
use crate::listing::{self, Filter, Listing, Sort};
use crate::model::{ArticleId, Figure, FigureKey};
use crate::reference::{Caps, PriceBands, SeriesTable};
use crate::vocabulary::Lexicon;

/// Write the page. `Ok(false)` when the source could not be read, in whole or in part.
///
/// # Errors
/// When standard output refuses.
pub fn write(source: &Path, out: &Path, suggestions: bool) -> io::Result<bool> {
    match page(source, out, suggestions) {
        Ok((count, whole)) => {
            writeln!(io::stdout(), "{count} figures: {}", out.display())?;
            Ok(whole)
        }
        Err(why) => {
            remark(&why, &source.display().to_string(), None);
            Ok(false)
        }
    }
}

fn page(source: &Path, out: &Path, suggestions: bool) -> Result<(usize, bool), String> {
    let place = source.display().to_string();
    let Corpus { session, mut text, whole, is_project } = Corpus::open(source)?;
    let project = session.project();
    let lexicon = Lexicon::embedded().with(project.additions());
    let series = SeriesTable::embedded().with(kept(project, &lexicon, &place));
    let (caps, prices) = (Caps::embedded(), PriceBands::of(project.price_bands()));
    let shelf = Shelf { series: &series, caps: &caps, prices: &prices, lexicon: &lexicon };
    // An article that cannot be read is told by the report itself.
    let known: Vec<Arc<Known>> = project
        .entries()
        .filter_map(|entry| {
            let (article, text) = (Arc::clone(&entry.article), text(&entry.article).ok()?);
            Some(Arc::new(Known::new(&Paper { article, figures: Figure::of_entry(entry), text }, &shelf)))
        })
        .collect();
    let (others, origins) = Between::default().update(&known);
    let all: Vec<Arc<Finding>> =
        known.iter().flat_map(|known| known.findings.iter().cloned()).chain(others).collect();
    let mut of: HashMap<FigureKey, Vec<&Finding>> = HashMap::new();
    for finding in &all {
        for figure in &finding.claims {
            of.entry(figure.key()).or_default().push(finding);
        }
    }
    let findings = |key: FigureKey| {
        let found = of.get(&key).into_iter().flatten();
        found.map(|finding| (*finding, project.looked(&finding.key()))).collect()
    };
    let retold = |article: ArticleId| origins.retold(article);

    let listing = Listing::new(project, &Filter::default(), Sort::default(), &lexicon);
    let options = Options::default();
    let is_oil = |id: &str| listing::is_oil(&lexicon, id);
    let goods = |id: &str| lexicon.commodity_name(id);
    let tables = Tables {
        caps: &caps,
        series: &series,
        factors: chart::factor_set(lexicon.factor_sets(), &options.factors),
        is_oil: &is_oil,
        goods: &goods,
        codebook: project.codebook(),
    };
    let scene = chart::scene(&listing.figures, &tables, &options);
    let name = source.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let picture = Picture {
        scene: &scene,
        figures: &listing.figures,
        tables,
        sight: Sight::whole(&scene),
        filter: "",
        title: "",
        size: Size::A4,
        dark: false,
        day: jiff::Zoned::now().date(),
    };
    let report = Report {
        picture,
        project: &name,
        person: "tumen export",
        version: env!("CARGO_PKG_VERSION"),
        // In a folder nobody has decided anything.
        suggestions: suggestions || !is_project,
        findings: &findings,
        retold: &retold,
    };
    let count = report::to_file(out, &report, &mut *text).map_err(|error| error.to_string())?;
    Ok((count, whole))
}
