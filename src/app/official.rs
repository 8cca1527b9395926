//! What claims are held against: ceilings, official series, a project's own tables, and the selected claim beside them.

use std::sync::Arc;

use super::App;
use super::derived;
use super::outcome::{Outcome, Slot};
use crate::compare::{Comparison, Subject, compare};
use crate::import::series::{OwnSeries, kept};
use crate::model::{Figure, FigureKey, OwnTable, Project};
use crate::reference::{Caps, Series, SeriesTable};
use crate::ui::{KeptTable, OpenArticle};
use crate::vocabulary::Lexicon;

/// Ceilings and series, and the comparison of the selected claim.
pub(super) struct Official {
    pub caps: Arc<Caps>,
    /// The program's own.
    embedded: Arc<SeriesTable>,
    /// Those of the project included.
    pub series: Arc<SeriesTable>,
    /// The project's tables, and how their reading went.
    pub kept: Vec<KeptTable>,
    /// What was read of them, with the vocabulary that it was read with: a table is not read twice.
    own: Vec<Own>,
    with: Option<Arc<Lexicon>>,
    /// The tables and the vocabulary that `series` was read with.
    read: Option<(Vec<Arc<OwnTable>>, Arc<Lexicon>)>,
    compared: Option<Compared>,
}

/// A table of the project, and what was read of it.
#[derive(Clone)]
pub struct Own {
    table: Arc<OwnTable>,
    series: Vec<Arc<Series>>,
    kept: KeptTable,
}

impl Own {
    fn of(table: &Arc<OwnTable>, read: Result<&OwnSeries, &String>) -> Self {
        let series = read.map(|own| own.series.clone()).unwrap_or_default();
        Self { table: Arc::clone(table), series, kept: KeptTable::of(table, read) }
    }
}

/// A claim beside official figures, and what it was made of.
struct Compared {
    key: FigureKey,
    revision: u64,
    series: Arc<SeriesTable>,
    has_text: bool,
    comparison: Comparison,
}

impl Official {
    pub(super) fn embedded() -> Self {
        let embedded = Arc::new(SeriesTable::embedded());
        Self {
            caps: Arc::new(Caps::embedded()),
            series: Arc::clone(&embedded),
            embedded,
            kept: Vec::new(),
            own: Vec::new(),
            with: None,
            read: None,
            compared: None,
        }
    }

    /// What the chart is drawn against.
    pub(super) fn tables(&self) -> derived::Official<'_> {
        derived::Official { caps: &self.caps, series: &self.series }
    }

    /// Hold the selected claim against the series, if that was not done already.
    pub(super) fn compare(
        &mut self,
        figure: Option<&Figure>,
        open: Option<&OpenArticle>,
        revision: u64,
        lexicon: &Lexicon,
    ) {
        let Some(figure) = figure else {
            self.compared = None;
            return;
        };
        let article = figure.article();
        let open = open.filter(|open| open.entry.article.id == article.id);
        let text = open.and_then(|open| open.text.as_ref()).and_then(|text| text.as_ref().ok());
        let known = self.compared.as_ref().is_some_and(|known| {
            (known.key, known.revision, known.has_text) == (figure.key(), revision, text.is_some())
                && Arc::ptr_eq(&known.series, &self.series)
        });
        if known {
            return;
        }
        let all = open.map(|open| Figure::of_entry(&open.entry)).unwrap_or_default();
        // Without the text no sentence can call the figure the highest ever; it comes a moment later.
        let subject = Subject::of_figure(figure, &all, text.map_or("", |text| text), lexicon);
        self.compared = Some(Compared {
            key: figure.key(),
            revision,
            series: Arc::clone(&self.series),
            has_text: text.is_some(),
            comparison: compare(&subject, &self.series, lexicon),
        });
    }

    /// The selected claim beside the series.
    pub(super) fn comparison(&self) -> Option<&Comparison> {
        self.compared.as_ref().map(|compared| &compared.comparison)
    }

    /// What was read with this vocabulary.
    fn known(&mut self, lexicon: &Arc<Lexicon>) -> &mut Vec<Own> {
        if !self.with.as_ref().is_some_and(|with| Arc::ptr_eq(with, lexicon)) {
            self.own.clear();
            self.with = Some(Arc::clone(lexicon));
        }
        &mut self.own
    }

    fn is_read(&self, project: &Project, lexicon: &Arc<Lexicon>) -> bool {
        let tables = project.tables();
        match &self.read {
            None => tables.is_empty(),
            Some((known, with)) => {
                let same = |(a, b): (&Arc<OwnTable>, &Arc<OwnTable>)| Arc::ptr_eq(a, b);
                known.len() == tables.len()
                    && known.iter().zip(tables).all(same)
                    && (tables.is_empty() || Arc::ptr_eq(with, lexicon))
            }
        }
    }
}

impl App {
    /// Read the project's own tables where they or the vocabulary changed.
    pub(super) fn read_tables(&mut self) {
        let (project, lexicon) = (self.desk.project(), &self.engine.lexicon);
        if self.official.is_read(project, lexicon) {
            return;
        }
        let (tables, lexicon) = (project.tables().to_vec(), Arc::clone(lexicon));
        self.official.read = Some((tables.clone(), Arc::clone(&lexicon)));
        let embedded = Arc::clone(&self.official.embedded);
        let known = self.official.known(&lexicon).clone();
        self.jobs.start(Slot::Tables, move |_| {
            let own: Vec<Own> = tables
                .iter()
                .map(|table| {
                    let same = known.iter().find(|own| Arc::ptr_eq(&own.table, table));
                    same.cloned().unwrap_or_else(|| Own::of(table, kept(table, &lexicon).as_ref()))
                })
                .collect();
            let all = own.iter().flat_map(|own| own.series.iter().map(Arc::clone));
            let series = if own.is_empty() { embedded } else { Arc::new(embedded.with(all)) };
            Outcome::Tables(series, own)
        });
    }

    /// A table that was read already before it came into the project: its series are there at once.
    pub(super) fn table_is_read(&mut self, table: &Arc<OwnTable>, read: &OwnSeries) {
        self.official.known(&self.engine.lexicon).push(Own::of(table, Ok(read)));
    }

    /// The project's tables were read.
    pub(super) fn tables_read(&mut self, series: Arc<SeriesTable>, own: Vec<Own>) {
        self.official.series = series;
        self.stale.scene = true;
        let kept: Vec<KeptTable> = own.iter().map(|own| own.kept.clone()).collect();
        self.official.own = own;
        for table in kept.iter().filter(|table| !self.official.kept.contains(table)) {
            if let Some(why) = &table.why {
                let words = format!("The table {} of this project was not read: {why}", table.name);
                self.panels.toasts.warn(words);
            }
        }
        self.official.kept = kept;
    }
}
