//! Finding series by words.

use std::sync::Arc;

use super::{Series, SeriesTable};
use crate::model::{Country, Flow};
use crate::vocabulary::Lexicon;

impl SeriesTable {
    /// The series that answer to every word, in the order of the table; all of them without words. A word answers if
    /// one of the series' own begins with it, in any case: publisher, countries by code or name, goods with their
    /// synonyms, unit, method, papers, note, and the years that it has figures of.
    #[must_use]
    pub fn search(&self, words: &str, lexicon: &Lexicon) -> Vec<&Arc<Series>> {
        let words = words.to_lowercase();
        let words: Vec<&str> = tokens(&words).collect();
        self.series()
            .iter()
            .filter(|series| {
                let own = own_words(series, lexicon).to_lowercase();
                words.iter().all(|word| {
                    years(series, word).unwrap_or_else(|| tokens(&own).any(|token| token.starts_with(word)))
                })
            })
            .collect()
    }
}

fn tokens(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|token| !token.is_empty())
}

/// Whether there is a figure of this year; `None` for words that are no year.
fn years(series: &Series, word: &str) -> Option<bool> {
    let year: i16 = word.parse().ok().filter(|year| (1900..=2100).contains(year))?;
    Some(series.rows.iter().any(|row| (row.start.year()..=row.end.year()).contains(&year)))
}

fn own_words(series: &Series, lexicon: &Lexicon) -> String {
    let mut words = vec![
        series.id.to_string(),
        series.name(lexicon),
        series.method.words().to_owned(),
        series.measure().code().to_owned(),
        series.note.to_string(),
    ];
    words.extend(series.includes.map(|includes| includes.words().to_owned()));
    if let Some(goods) = lexicon.commodity(&series.commodity) {
        words.extend(goods.synonyms.iter().map(ToString::to_string));
        words.push(goods.hs_code.to_string());
    }
    for country in countries(series) {
        words.push(lexicon.country_name(country.code()).to_owned());
    }
    words.extend(series.rows.iter().flat_map(|row| row.via.iter().map(ToString::to_string)));
    words.join(" ")
}

fn countries(series: &Series) -> Vec<Country> {
    let mut countries = series.suppliers.to_vec();
    match series.flow {
        Flow::OneWay { exporter, importer } => countries.extend([exporter, importer].into_iter().flatten()),
        Flow::TwoWay { partners } => countries.extend(partners),
        Flow::Unknown => {}
    }
    countries
}
