//! `tumen chart`: the chart of a project, a folder or a file as a picture, or its values as a table.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgAction, Args};

use super::corpus::Corpus;
use super::failure::Failure;
use super::lines::remark;
use super::own::kept;
use crate::chart::{self, ColourBy, Options, PaneBy, Sight, Tables, VolumeUnit, day_number};
use crate::export::picture::{self, Format, Picture, Size};
use crate::export::{plotted, to_place};
use crate::listing::{self, Filter, Listing, Sort};
use crate::measure::Date;
use crate::reference::{Caps, SeriesTable};
use crate::vocabulary::Lexicon;

/// What is drawn, how, and where to.
#[derive(Debug, Args)]
pub struct How {
    /// The file to write; an existing one is replaced. Its ending says what it is: svg, png, or csv for the values.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// First day in sight.
    #[arg(long, value_name = "DATE")]
    from: Option<Date>,
    /// Last day in sight.
    #[arg(long, value_name = "DATE")]
    to: Option<Date>,
    /// Scale of the values.
    #[arg(long, default_value = "log", value_parser = one_of(&[(true, "log"), (false, "linear")]), action = ArgAction::Set)]
    scale: bool,
    /// Whole amounts, or amounts divided by the months of their periods.
    #[arg(long, default_value = "total", value_parser = one_of(&[(false, "total"), (true, "month")]), action = ArgAction::Set)]
    rate: bool,
    /// Unit of the oil plot.
    #[arg(long, default_value = "barrels", value_parser = one_of(&VolumeUnit::WORDS))]
    unit: VolumeUnit,
    /// Set of factors between tonnes and barrels, such as "bp_2021"; else the first, which knows every product.
    #[arg(long, value_name = "ID")]
    factors: Option<String>,
    /// What colours say.
    #[arg(long, default_value = "status", value_parser = one_of(&ColourBy::WORDS))]
    colour: ColourBy,
    /// One pair of plots, or one for each flow or commodity.
    #[arg(long, default_value = "together", value_parser = one_of(&PLOTS))]
    plots: PaneBy,
    /// Whether figures that nobody has taken over yet are drawn.
    #[arg(long, default_value = "yes", value_parser = one_of(&[(true, "yes"), (false, "no")]), action = ArgAction::Set)]
    suggestions: bool,
    /// Draw this official series too; "tumen series" prints the ids. Can be given several times.
    #[arg(long, value_name = "ID")]
    series: Vec<String>,
    /// Width in pixels of 1/96 inch; with the height, A4 across unless told.
    #[arg(long, value_name = "PIXELS", default_value_t = Size::A4.width, value_parser = pixels())]
    width: u16,
    /// Height in pixels of 1/96 inch.
    #[arg(long, value_name = "PIXELS", default_value_t = Size::A4.height, value_parser = pixels())]
    height: u16,
    /// Dots for each pixel of a PNG, 1 to 4.
    #[arg(long, value_name = "TIMES", default_value_t = 2, value_parser = clap::value_parser!(u8).range(1..=4))]
    zoom: u8,
    /// White for print, or dark for screens.
    #[arg(long, default_value = "light", value_parser = one_of(&[(false, "light"), (true, "dark")]), action = ArgAction::Set)]
    theme: bool,
    /// What stands on top.
    #[arg(long, value_name = "WORDS", default_value = "")]
    title: String,
}

const PLOTS: [(PaneBy, &str); 3] =
    [(PaneBy::Together, "together"), (PaneBy::Flow, "flow"), (PaneBy::Commodity, "commodity")];

/// One of these words.
fn one_of<T: Copy + Send + Sync + 'static>(
    words: &'static [(T, &'static str)],
) -> impl TypedValueParser<Value = T> {
    let all = PossibleValuesParser::new(words.iter().map(|(_, word)| *word));
    all.try_map(|chosen| {
        let found = words.iter().find(|(_, word)| *word == chosen);
        found.map(|(value, _)| *value).ok_or("not one of the words")
    })
}

fn pixels() -> clap::builder::RangedI64ValueParser<u16> {
    let [least, most] = Size::BOUNDS;
    clap::value_parser!(u16).range(i64::from(least)..=i64::from(most))
}

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Picture(Format),
    Values,
}

impl How {
    /// What is written, or what is wrong with the arguments, for people.
    ///
    /// # Errors
    /// When the file's ending is none of the three, days are turned round, or there is no such set of factors.
    fn check(&self, lexicon: &Lexicon) -> Result<Kind, String> {
        if let (Some(from), Some(to)) = (self.from, self.to)
            && from > to
        {
            return Err(format!("--from {from} is after --to {to}"));
        }
        if let Some(id) = &self.factors
            && lexicon.factor_sets().iter().all(|set| *set.id != **id)
        {
            let known: Vec<&str> = lexicon.factor_sets().iter().map(|set| &*set.id).collect();
            return Err(format!("there is no set of factors {id:?}; there are {}", known.join(", ")));
        }
        let ending = self.out.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        match ending.as_deref() {
            Some("svg") => Ok(Kind::Picture(Format::Svg)),
            Some("png") => Ok(Kind::Picture(Format::Png(self.zoom))),
            Some("csv") => Ok(Kind::Values),
            _ => Err(format!("--out ends in none of .svg, .png and .csv: {}", self.out.display())),
        }
    }

    fn options(&self) -> Options {
        Options {
            log: self.scale,
            monthly: self.rate,
            volume: self.unit,
            factors: self.factors.as_deref().unwrap_or_default().into(),
            suggestions: self.suggestions,
            colour: self.colour,
            panes: self.plots,
            series: self.series.iter().map(|id| id.as_str().into()).collect(),
            ..Options::default()
        }
    }
}

/// Write the picture or the values. `Ok(false)` when something was not read, or nothing written.
///
/// # Errors
/// When the arguments do not fit together, or standard output refuses.
pub fn write(source: &Path, how: &How) -> Result<bool, Failure> {
    let lexicon = Lexicon::embedded();
    let kind = how.check(&lexicon).map_err(Failure::Usage)?;
    match draw(source, how, kind, &lexicon) {
        Ok((words, whole)) => {
            writeln!(io::stdout(), "{words}: {}", how.out.display()).map_err(Failure::Output)?;
            Ok(whole)
        }
        Err(Failure::Disk(why)) => {
            remark(&why, &source.display().to_string(), None);
            Ok(false)
        }
        Err(failure) => Err(failure),
    }
}

/// Gives what was written, in words, and whether all of the source was read.
fn draw(source: &Path, how: &How, kind: Kind, lexicon: &Lexicon) -> Result<(String, bool), Failure> {
    let Corpus { session, mut text, whole, .. } = Corpus::open(source).map_err(Failure::Disk)?;
    let project = session.project();
    let lexicon = lexicon.with(project.additions());
    let listing = Listing::new(project, &Filter::default(), Sort::default(), &lexicon);
    let options = how.options();
    let series = SeriesTable::embedded().with(kept(project, &lexicon, &source.display().to_string()));
    if let Some(id) = how.series.iter().find(|id| series.find(id).is_none()) {
        return Err(Failure::Usage(format!(
            "there is no official series {id:?}; “tumen series” prints the ids"
        )));
    }
    let (caps, is_oil) = (Caps::embedded(), |id: &str| listing::is_oil(&lexicon, id));
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
    for undrawn in &scene.undrawn {
        remark(&format!("{} is not drawn: {}", undrawn.series.id, undrawn.why.words()), "", None);
    }
    let picture = Picture {
        scene: &scene,
        figures: &listing.figures,
        tables,
        sight: sight(how, Sight::whole(&scene)).map_err(Failure::Usage)?,
        filter: "",
        title: &how.title,
        size: Size { width: how.width, height: how.height },
        dark: how.theme,
        day: jiff::Zoned::now().date(),
    };
    let words = match kind {
        Kind::Picture(format) => {
            picture::to_file(&how.out, format, &picture).map(|coverage| coverage.words())
        }
        Kind::Values => {
            to_place(&how.out, |out| plotted(&picture, &mut *text, out)).map(|rows| format!("{rows} rows"))
        }
    };
    Ok((words.map_err(|error| Failure::Disk(error.to_string()))?, whole))
}

/// All values, over the days that are wanted.
fn sight(how: &How, whole: Sight) -> Result<Sight, String> {
    let from = how.from.map_or(whole.x[0], day_number);
    let to = how.to.map_or(whole.x[1], |day| day_number(day) + 1.0);
    if from >= to {
        return Err("no figure stands within these days".to_owned());
    }
    Ok(Sight { x: [from, to], ..whole })
}
