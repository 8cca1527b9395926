//! Headless verbs: figures, texts and exports on the command line, without a display.

mod audit;
mod chart;
mod compare;
mod corpus;
mod export;
mod extract;
mod failure;
mod generate;
mod guide;
mod lines;
mod merge;
mod own;
mod quantities;
mod report;
mod search;
mod series;
mod text;
mod vocabulary;

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

use crate::export::Format;
use crate::measure::Date;
use failure::Failure;
use own::Own;

/// Check what the press says about trade between North Korea and its neighbours.
#[derive(Debug, Parser)]
#[command(name = "tumen", version, args_conflicts_with_subcommands = true)]
pub struct Arguments {
    /// What to do instead of opening the window.
    #[command(subcommand)]
    pub verb: Option<Verb>,
    /// Articles, folders of articles, or a project (*.tumen) to open in the window; the sample if none is given.
    pub paths: Vec<PathBuf>,
    /// Draw N frames in the window, print what they cost as one JSON line, and leave.
    #[arg(long, value_name = "N")]
    pub frames: Option<u32>,
    /// Press this key in every frame: what walking with "J" or accepting with "Enter" costs.
    #[arg(long, value_name = "KEY", requires = "frames")]
    pub press: Option<String>,
}

/// A headless command.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Print the figures of articles as claim records, one JSON object a line.
    Extract {
        /// Files and folders (with their index.csv).
        #[arg(required_unless_present = "jsonl")]
        paths: Vec<PathBuf>,
        /// Read lines of {"id", "text", "published"} from this file, or from standard input with "-".
        #[arg(long, value_name = "FILE", conflicts_with = "paths")]
        jsonl: Option<PathBuf>,
        /// Day of publication of every article, such as 2017-07-25; outweighs what the articles state.
        #[arg(long, value_name = "DATE")]
        published: Option<Date>,
        /// Words to add to the vocabulary, as a tab-separated table (its columns are in the README).
        #[arg(long, value_name = "FILE")]
        vocabulary: Option<PathBuf>,
    },
    /// Print the quantities and stretches of time of single texts as they are printed, for benchmarks.
    Quantities {
        /// Lines of {"id", "input", "reference"}; "-" for standard input.
        file: PathBuf,
    },
    /// Print exactly the text that the offsets of an article's claim records count in.
    Text {
        /// One article.
        path: PathBuf,
    },
    /// Print figures beside official series: rows that match, how far off they are, and why others do not match.
    Compare {
        /// A project (*.tumen), or a folder or file of articles.
        source: PathBuf,
        /// Only the article whose path is this, or ends with it.
        #[arg(long, value_name = "PATH")]
        article: Option<String>,
        /// Only the figures around this code point of the text (`start` of a claim record).
        #[arg(long, value_name = "OFFSET")]
        at: Option<usize>,
        /// Take each figure as said to be the highest ever, which otherwise its sentence decides.
        #[arg(long)]
        peak: bool,
        /// Compared besides the built-in series.
        #[command(flatten)]
        own: Own,
    },
    /// Check the figures: against each other, against other articles, ceilings and official series; one JSON object a
    /// finding.
    Audit {
        /// A project (*.tumen), or a folder or file of articles.
        source: PathBuf,
        /// Take a price of goods for plausible within this band, in US dollars a tonne ("coal=20..450") or a barrel
        /// ("crude=20..150/bbl"), instead of the project's or the program's; may be given several times.
        #[arg(long, value_name = "GOODS=LOW..HIGH", value_parser = crate::reference::read_price_band)]
        price: Vec<crate::model::PriceBand>,
    },
    /// Merge two projects into a third: claims, statuses, evidence and both histories. Prints what is still to be
    /// settled and how far the two people agree, one JSON object a line.
    Merge {
        /// The project whose side stands until a question is settled.
        ours: PathBuf,
        /// The other person's project.
        theirs: PathBuf,
        /// The project to write; must not be there yet.
        #[arg(long, value_name = "PROJECT")]
        out: PathBuf,
    },
    /// Print official series with their rows and coverage, one JSON object a line.
    Series {
        /// Words that a series answers to, all of them: publisher, country, goods, unit, year …; all series without.
        words: Vec<String>,
        /// Read instead of the built-in series.
        #[command(flatten)]
        own: Own,
        /// Keep the table in this project (*.tumen), whose figures are then compared with it.
        #[arg(long, value_name = "PROJECT", requires = "import")]
        into: Option<PathBuf>,
    },
    /// Print where words stand in the articles of a project or folder, one JSON object a hit.
    Search {
        /// A project (*.tumen), or a folder or file of articles.
        source: PathBuf,
        /// What to look for: words, "a phrase", -without, outlet:, title:, author:, date:, status:, path:. All of it must
        /// be there.
        #[arg(required = true, allow_hyphen_values = true, trailing_var_arg = true)]
        query: Vec<String>,
    },
    /// Draw the chart of a project or a folder into a picture, or write the values that it shows.
    Chart {
        /// A project (*.tumen), or a folder or file of articles.
        source: PathBuf,
        /// What, how, and where to.
        #[command(flatten)]
        how: Box<chart::How>,
    },
    /// Write the claims of a project, or the suggestions of a folder, with their verification fields.
    Export {
        /// A project (*.tumen), or a folder of articles.
        source: PathBuf,
        /// The format.
        #[arg(long)]
        to: To,
        /// The file to write; an existing one is replaced.
        #[arg(long)]
        out: PathBuf,
        /// With suggestions that nobody has taken over. A folder has nothing else, so it always exports them.
        #[arg(long)]
        suggestions: bool,
    },
    /// Print a page of the guide, or the list of its pages.
    Guide {
        /// The page, such as `checks`.
        page: Option<String>,
    },
    /// Write the man pages or the completions of shells; for those who make packages.
    #[command(hide = true)]
    Generate {
        /// What.
        what: generate::About,
        /// The folder to write into.
        folder: PathBuf,
    },
}

/// A format of `tumen export`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum To {
    /// Comma-separated values, for spreadsheets.
    Csv,
    /// One claim record a line.
    Ndjson,
    /// A page to read and print: the chart, figures with their verification, what the checks say.
    Html,
}

/// Run a verb. Exit status: 0 all read, 1 some input was not read, 2 wrong usage.
#[must_use]
pub fn run(verb: Verb) -> ExitCode {
    let done = match verb {
        Verb::Extract { jsonl: Some(file), published, vocabulary, .. } => {
            vocabulary::lexicon(vocabulary.as_deref())
                .and_then(|lexicon| extract::jsonl(&file, published, &lexicon))
        }
        Verb::Quantities { file } => quantities::jsonl(&file),
        Verb::Extract { paths, published, vocabulary, .. } => vocabulary::lexicon(vocabulary.as_deref())
            .and_then(|lexicon| extract::paths(&paths, published, &lexicon)),
        Verb::Compare { source, article, at, peak, own } => {
            compare::print(&source, &compare::Which { article: article.as_deref(), at, peak }, &own)
        }
        Verb::Audit { source, price } => match audit::print(&source, price) {
            Err(Failure::Usage(why)) => return wrong("audit", &why),
            done => done.map_err(plain),
        },
        Verb::Merge { ours, theirs, out } => merge::write(&ours, &theirs, &out),
        Verb::Series { words, own, into } => series::list(&words, &own, into.as_deref()),
        Verb::Search { source, query } => match search::print(&source, &query.join(" ")) {
            Err(Failure::Usage(why)) => return wrong("search", &why),
            done => done.map_err(plain),
        },
        Verb::Chart { source, how } => match chart::write(&source, &how) {
            Err(Failure::Usage(why)) => return wrong("chart", &why),
            done => done.map_err(plain),
        },
        Verb::Text { path } => text::print(&path),
        Verb::Guide { page } => guide::print(page.as_deref()),
        Verb::Generate { what, folder } => generate::write(what, &folder),
        Verb::Export { source, to, out, suggestions } => match to {
            To::Csv => export::write(&source, Format::Csv, &out, suggestions),
            To::Ndjson => export::write(&source, Format::Ndjson, &out, suggestions),
            To::Html => report::write(&source, &out, suggestions),
        },
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // A reader that has seen enough (`| head`) is no failure.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            drop(writeln!(std::io::stderr(), "tumen: {error}"));
            ExitCode::FAILURE
        }
    }
}

fn plain(failure: Failure) -> std::io::Error {
    match failure {
        Failure::Output(error) => error,
        Failure::Disk(why) | Failure::Usage(why) => std::io::Error::other(why),
    }
}

/// Say what was asked for wrongly.
fn wrong(verb: &str, why: &str) -> ExitCode {
    drop(writeln!(std::io::stderr(), "error: {why}\n\nFor more information, try 'tumen {verb} --help'."));
    ExitCode::from(2)
}
