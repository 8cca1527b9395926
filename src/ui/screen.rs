//! What the window remembers that is no decision: selection, filter, panels, theme.

use serde::{Deserialize, Serialize};

use super::keys::Keys;
use super::{Hints, Remembered};
use crate::listing::{Filter, Sort};
use crate::model::{ArticleId, FigureKey};

/// What stands below the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum List {
    /// The claims table.
    #[default]
    Claims,
    /// What the checks found.
    Checks,
    /// Where reports come from.
    Origins,
    /// What a search over all articles found.
    Search,
}

/// Which parts are shown, and what they show. Kept by eframe between starts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Screen {
    /// The figure that is selected everywhere.
    #[serde(skip)]
    pub selected: Option<FigureKey>,
    /// The article in the reader.
    #[serde(skip)]
    pub article: Option<ArticleId>,
    /// Which figures are shown.
    #[serde(skip)]
    pub filter: Filter,
    /// The table's order.
    pub sort: Sort,
    /// The chart's options.
    pub chart: crate::chart::Options,
    /// The list on the left.
    pub articles: bool,
    /// The plots.
    pub plots: bool,
    /// The plots' data as a table in their place.
    pub chart_table: bool,
    /// The text.
    pub reader: bool,
    /// The table below.
    pub table: bool,
    /// What is listed there.
    pub list: List,
    /// What was searched for last in all articles.
    pub search: String,
    /// The claim on the right.
    pub inspector: bool,
    /// Which theme.
    pub theme: egui::ThemePreference,
    /// Whether things move.
    pub motion: super::motion::Motion,
    /// Everything larger or smaller.
    pub zoom: f32,
    /// Projects and folders that were opened, the last first.
    pub recent: Vec<String>,
    /// The person's name in the history; empty for the system's user name.
    pub person: String,
    /// Layouts of tables that were made by hand, the last used first.
    pub layouts: Vec<Remembered>,
    /// Filters under names, in the order in which they were saved.
    pub filters: Vec<(String, Filter)>,
    /// Whether what others judged is hidden until the person has judged it too.
    pub blind: bool,
    /// Keys that the person changed.
    pub keys: std::sync::Arc<Keys>,
    /// Hints for a newcomer. Not kept: they come at the very first start only, or when somebody asks for them.
    #[serde(skip)]
    pub hints: Hints,
}

impl Default for Screen {
    fn default() -> Self {
        Self {
            selected: None,
            article: None,
            filter: Filter::default(),
            sort: Sort::default(),
            chart: crate::chart::Options::default(),
            articles: true,
            plots: true,
            chart_table: false,
            reader: true,
            table: true,
            list: List::default(),
            search: String::new(),
            inspector: true,
            theme: egui::ThemePreference::System,
            motion: super::motion::Motion::default(),
            zoom: 1.0,
            recent: Vec::new(),
            person: String::new(),
            layouts: Vec::new(),
            filters: Vec::new(),
            blind: false,
            keys: std::sync::Arc::default(),
            hints: Hints::default(),
        }
    }
}

/// What the chart draws beside claims before anybody has chosen: the longest series of trade with Russia, and what Russia
/// notified to the United Nations.
const FIRST_SERIES: [&str; 2] = ["kotra.prk-rus.all.usd", "un1718.rus-to-prk.refined.bbl"];

impl Screen {
    /// What a person finds at the very first start: official figures stand beside the claims, so that nobody has to
    /// look for them, and so do the first hints.
    #[must_use]
    pub fn first() -> Self {
        let mut screen = Self::default();
        screen.chart.series = FIRST_SERIES.map(Into::into).into();
        screen.hints = Hints::first();
        screen
    }

    /// Put a path at the front of the recent ones.
    pub fn remember(&mut self, path: &str) {
        self.recent.retain(|known| known != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(12);
    }
}
