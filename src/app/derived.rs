//! What is computed from a snapshot: the listing and the scene.

use std::sync::Arc;

use crate::chart::{self, Scene, Tables};
use crate::listing::{self, Filter, Listing, Sort};
use crate::model::{Codebook, Project};
use crate::reference::{Caps, SeriesTable};
use crate::vocabulary::Lexicon;

/// More figures than this are derived in a job, so that no frame waits for them.
pub const MANY: usize = 4_000;

/// What claims are drawn against.
#[derive(Clone, Copy)]
pub struct Official<'a> {
    /// Ceilings.
    pub caps: &'a Caps,
    /// Official series, a project's own tables included.
    pub series: &'a SeriesTable,
}

/// Derived state and the revision that it belongs to.
#[derive(Default)]
pub struct Derived {
    /// Figures, rows, counts. Shared, so that a scene can be made of it in a job.
    pub listing: Arc<Listing>,
    /// The chart.
    pub scene: Scene,
    /// Revision of the snapshot.
    pub revision: u64,
    /// The filter.
    pub filter: Filter,
}

impl Derived {
    /// Compute it.
    #[must_use]
    pub fn new(
        project: &Project,
        revision: u64,
        filter: &Filter,
        sort: Sort,
        options: &chart::Options,
        lexicon: &Lexicon,
        official: Official<'_>,
    ) -> Self {
        let listing = Listing::new(project, filter, sort, lexicon);
        let scene = scene(&listing, options, lexicon, official, project.codebook());
        Self { listing: Arc::new(listing), scene, revision, filter: filter.clone() }
    }

    /// The same lists drawn otherwise.
    #[must_use]
    pub fn redrawn(
        listing: Arc<Listing>,
        (revision, filter): (u64, Filter),
        options: &chart::Options,
        lexicon: &Lexicon,
        official: Official<'_>,
        codebook: &Codebook,
    ) -> Self {
        let scene = scene(&listing, options, lexicon, official, codebook);
        Self { listing, scene, revision, filter }
    }
}

/// Draw the chart of a listing.
#[must_use]
pub fn scene(
    listing: &Listing,
    options: &chart::Options,
    lexicon: &Lexicon,
    Official { caps, series }: Official<'_>,
    codebook: &Codebook,
) -> Scene {
    let is_oil = |id: &str| listing::is_oil(lexicon, id);
    let goods = |id: &str| lexicon.commodity_name(id);
    let factors = chart::factor_set(lexicon.factor_sets(), &options.factors);
    chart::scene(
        &listing.figures,
        &Tables { caps, series, factors, is_oil: &is_oil, goods: &goods, codebook },
        options,
    )
}
