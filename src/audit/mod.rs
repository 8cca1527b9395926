//! Do the figures hold? Each claim against its own article, against other articles, and against official series.
//!
//! Every check looks for figures that speak of the same thing, computes what one of them makes of the other within what
//! printed rounding leaves open, and says it in a sentence with the numbers. A [`Finding`] states and never decides: what
//! it means for a claim is a person's judgement. Where flow, goods, period or unit are not the same, or not known, nothing
//! is compared, because a false alarm costs more trust than a missed one.

mod across;
mod between;
mod cap;
mod cumulative;
mod derive;
mod direction;
mod drift;
mod fact;
mod finding;
mod known;
mod origin;
mod parts;
mod percent;
mod price;
mod ratio;
mod record;
mod result;
mod said;
mod scale;
mod subject;
mod sum;
mod tension;
mod topics;
mod units;

use std::sync::Arc;

use rayon::prelude::*;

pub use between::Between;
pub use fact::Paper;
pub use finding::{Check, Computed, Derivation, Finding, Outcome};
pub use known::Known;
pub use origin::{Chain, Corroboration, Differences, Group, Origins, Pair, Reuse, Run, Side};

use crate::reference::{Caps, PriceBands, SeriesTable};
use crate::vocabulary::Lexicon;
use fact::Sheet;

/// What articles are held against.
#[derive(Clone, Copy)]
pub struct Shelf<'a> {
    /// Official series, a project's own included.
    pub series: &'a SeriesTable,
    /// Ceilings.
    pub caps: &'a Caps,
    /// Between which prices goods have traded.
    pub prices: &'a PriceBands,
    /// Goods with their groups, and factors between tonnes and barrels.
    pub lexicon: &'a Lexicon,
}

/// All findings: each article's own in text order, then those between articles.
#[must_use]
pub fn audit(papers: &[Paper], shelf: &Shelf<'_>) -> Vec<Arc<Finding>> {
    let known: Vec<Arc<Known>> = papers.par_iter().map(|paper| Arc::new(Known::new(paper, shelf))).collect();
    let own = known.iter().flat_map(|known| known.findings.iter().cloned());
    own.chain(Between::default().update(&known).0).collect()
}

/// The origins alone.
#[must_use]
pub fn origins(papers: &[Paper], lexicon: &Lexicon) -> Origins {
    let known: Vec<Arc<Known>> =
        papers.par_iter().map(|paper| Arc::new(Known::unchecked(paper, lexicon))).collect();
    Between::default().update(&known).1
}

fn within(sheet: &Sheet<'_>, shelf: &Shelf<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    percent::check(sheet, &mut findings);
    direction::check(sheet, &mut findings);
    sum::check(sheet, &mut findings);
    derive::check(sheet, &mut findings);
    units::check(sheet, shelf, &mut findings);
    price::check(sheet, shelf, &mut findings);
    cap::check(sheet, shelf, &mut findings);
    record::check(sheet, shelf, &mut findings);
    tension::check(sheet, shelf, &mut findings);
    across::in_headline(sheet, &mut findings);
    cumulative::within(sheet, &mut findings);
    findings.sort_by_key(Finding::place);
    findings
}

/// The name of goods for a sentence, in small letters unless it is an abbreviation.
fn goods_words(shelf: &Shelf<'_>, id: &str) -> Arc<str> {
    shelf.lexicon.commodity(id).map_or_else(|| id.into(), |goods| goods.name.to_lowercase().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::fixture::{Spec, article, money};
    use crate::measure::Unit;
    use crate::model::{Flow, Kind};

    /// Nearly all digits that a decimal has.
    const HUGE: &str = "79000000000000000000000000000";

    #[test]
    fn figures_too_large_to_add_are_left_alone() {
        let both = |mut spec: Spec| {
            let side = |code: &str| code.parse().expect("a country");
            spec.record.flow = Flow::two_way(side("RUS"), side("PRK"));
            spec
        };
        let year = |spec: Spec, year: &str| spec.on(&format!("{year}-01-01"), &format!("{year}-12-31"));
        let huge = |kind| Spec::new(kind, "huge", Some(HUGE), Unit::Ratio).flow("RUS", "PRK");
        let amount = || money("huge", HUGE).flow("RUS", "PRK");
        let mut specs = vec![
            year(amount(), "2016"),
            year(amount(), "2017"),
            money("all", HUGE).on("2016-01-01", "2017-12-31").flow("RUS", "PRK"),
            year(money("back", HUGE).flow("PRK", "RUS"), "2016"),
            year(both(money("total", HUGE)), "2016"),
            year(both(Spec::new(Kind::Change, "change", Some(HUGE), Unit::Ratio)), "2017"),
            year(huge(Kind::Change), "2017"),
            year(huge(Kind::Change).from("-79", "USD".parse().expect("a unit")), "2016"),
            year(huge(Kind::Share), "2016"),
        ];
        for spec in &mut specs {
            spec.record.commodity = Some("all".into());
        }
        specs[8].record.commodity = Some("coal".into());
        let mut coal = year(amount(), "2016");
        coal.record.commodity = Some("coal".into());
        specs.push(coal);
        // The fixture's figures stand at every hundredth byte.
        let paper = |number| {
            let figures = article(number, "2018-01-01", &specs);
            let article = Arc::clone(&figures[0].entry().article);
            Paper { article, figures, text: " ".repeat(1_100).into() }
        };
        let (series, caps, lexicon) =
            (SeriesTable::embedded(), Caps::embedded(), crate::vocabulary::Lexicon::embedded());
        let shelf = Shelf { series: &series, caps: &caps, prices: &PriceBands::default(), lexicon: &lexicon };
        let found = audit(&[paper(1), paper(2)], &shelf);
        assert!(found.iter().all(|finding| finding.check != Check::Sum), "{found:#?}");
    }
}
