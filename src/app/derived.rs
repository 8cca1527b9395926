//! What is computed from a snapshot: the listing and the scene.

use crate::chart::{self, Scene, Tables};
use crate::listing::{self, Filter, Listing, Sort};
use crate::measure::FactorSet;
use crate::model::Project;
use crate::reference::Caps;
use crate::vocabulary::Lexicon;

/// More figures than this are derived in a job, so that no frame waits for them.
pub const MANY: usize = 4_000;

/// Derived state and the revision that it belongs to.
#[derive(Default)]
pub struct Derived {
    /// Figures, rows, counts.
    pub listing: Listing,
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
        caps: &Caps,
    ) -> Self {
        let listing = Listing::new(project, filter, sort, lexicon);
        let scene = scene(&listing, options, lexicon, caps);
        Self { listing, scene, revision, filter: filter.clone() }
    }
}

/// Draw the chart of a listing.
#[must_use]
pub fn scene(listing: &Listing, options: &chart::Options, lexicon: &Lexicon, caps: &Caps) -> Scene {
    let is_oil = |id: &str| listing::is_oil(lexicon, id);
    // The first set answers for every liquid; none at all leaves tonnes and barrels apart.
    let none = FactorSet { id: "none".into(), name: "no factor set".into(), factors: Vec::new() };
    let factors = lexicon.factor_sets().first().unwrap_or(&none);
    chart::scene(&listing.figures, &Tables { caps, factors, is_oil: &is_oil }, options)
}
