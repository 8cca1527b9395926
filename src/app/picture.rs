//! The chart into a file: a picture of what is in sight, or its values. In a job, on the lists that are shown.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::outcome::{Outcome, Slot};
use super::target::has_ending;
use super::{App, World, derived};
use crate::chart::{Tables, factor_set};
use crate::export::picture::{self, Format, Picture};
use crate::export::{self, plotted, to_place};
use crate::listing;
use crate::model::Article;
use crate::ui::PictureForm;

impl App {
    /// Draw what is in sight into a file. The name's ending says what it becomes, and the form where it has none.
    pub(super) fn draw_to(&mut self, path: PathBuf, mut form: PictureForm) {
        let ending = if form.format == Format::Svg { "svg" } else { "png" };
        let named = |path: &Path| has_ending(path, &["svg", "png"]);
        let Some(path) = self.target(path, ending, named) else { return };
        form.format = match form.format {
            _ if has_ending(&path, &["svg"]) => Format::Svg,
            Format::Svg => Format::Png(2),
            format => format,
        };
        self.of_chart(form, move |picture, form, _| {
            let written = picture::to_file(&path, form.format, picture);
            written.map(|coverage| (format!("{}, {}", path.display(), coverage.words()), None))
        });
    }

    /// Write the values of what is in sight.
    pub(super) fn values_to(&mut self, path: PathBuf) {
        let named = |path: &Path| has_ending(path, &["csv"]);
        let Some(path) = self.target(path, "csv", named) else { return };
        self.of_chart(PictureForm::default(), move |picture, _, text| {
            let written = to_place(&path, |out| plotted(picture, text, out));
            written.map(|rows| (format!("{rows} rows in {}", path.display()), None))
        });
    }

    /// Let a job do something with the chart as it is seen now, and tell how it went. Gives words, and a page that the
    /// person may want to see.
    pub(super) fn of_chart(
        &mut self,
        form: PictureForm,
        write: impl FnOnce(
            &Picture<'_>,
            &PictureForm,
            export::Texts<'_>,
        ) -> Result<(String, Option<PathBuf>), export::Error>
        + Send
        + 'static,
    ) {
        self.panels.dialog = None;
        let options = self.derived.scene.options.clone();
        let sight = self.panels.chart.sight(&self.derived.scene);
        let filter = &self.derived.filter;
        let entry = filter.article.and_then(|article| self.desk.project().entry(article));
        let filter = filter.words(entry.map_or("", |entry| entry.article.title()));
        let (listing, project) = (Arc::clone(&self.derived.listing), Arc::clone(self.desk.project()));
        let lexicon = Arc::clone(&self.engine.lexicon);
        let (caps, series) = (Arc::clone(&self.official.caps), Arc::clone(&self.official.series));
        let mut reader = self.desk.reader();
        let day = World::today();
        self.jobs.start(Slot::Write, move |_| {
            let official = derived::Official { caps: &caps, series: &series };
            // Made anew: a copy of a large scene would cost a frame.
            let scene = derived::scene(&listing, &options, &lexicon, official, project.codebook());
            let is_oil = |id: &str| listing::is_oil(&lexicon, id);
            let goods = |id: &str| lexicon.commodity_name(id);
            let tables = Tables {
                caps: &caps,
                series: &series,
                factors: factor_set(lexicon.factor_sets(), &options.factors),
                is_oil: &is_oil,
                goods: &goods,
                codebook: project.codebook(),
            };
            let picture = Picture {
                scene: &scene,
                figures: &listing.figures,
                tables,
                sight,
                filter: &filter,
                title: &form.title,
                size: form.size,
                dark: form.dark,
                day,
            };
            let mut text = |article: &Article| {
                reader.text(article.id, &article.reading()).map_err(|error| error.to_string())
            };
            let written = write(&picture, &form, &mut text);
            match written {
                Ok((words, None)) => Outcome::Written(Ok(words)),
                Ok((words, Some(page))) => Outcome::Page(words, page),
                Err(error) => Outcome::Written(Err(error.to_string())),
            }
        });
    }
}
