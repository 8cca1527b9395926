//! # Tumen: the architecture on one page
//!
//! Tumen loads articles, finds the figures in them, plots them over time and lets a person judge each one.
//!
//! ```text
//!  person ─► ui::show(ui, &View, &mut Panels, &mut Vec<Action>)       panels look, they never touch
//!                 ▲                        │ after the frame: App::act, one match
//!    Derived      │                        ▼
//!  Listing, Scene │            Session::act(edit) ─► Project::apply ─► Ok((next, inverse, Change)) | Refusal
//!                 │                        │ accepted
//!                 │ revision               ▼
//!           Arc<Project>  ──────────►  store: one writer thread, one transaction an edit, in order
//!  Report::{Part, Done, Failed}, Event::{Saved, NotSaved …} ─► App::logic ─► the same act
//! ```
//!
//! **Ground state** is an immutable [`model::Project`]: articles' heads, suggestions and decisions, shared between
//! snapshots by `Arc`. An [`model::Edit`] is the only way a decision changes: command, log entry and undo step in one.
//! **Derived state** ([`listing::Listing`], [`chart::Scene`]) is computed from a snapshot and carries its revision.
//! Article text is not held in memory: it stays in the project file and comes through jobs. One original can be read in
//! several ways (encoding; which parts of a web page): the text is kept under [`model::Article::reading`], and another way
//! is an edit like any other.
//!
//! **One project is open.** Its desk owns session, store and the line to the writer. Another one takes its place in one
//! step, `App::put`: work that is in memory only is asked about first, and no job, list or dialog of the first goes on.
//!
//! ## Downhill: a module names only modules below it
//!
//! | layer | what it is |
//! |---|---|
//! | `main` | arguments; opens the window, or runs one headless command |
//! | [`app`] · [`cli`] | the window's owner · headless verbs; both wire the layers below |
//! | [`ui`] | panels, theme, reader, the chart's drawing and hands |
//! | [`jobs`] | background work over closures: one slot a kind, progress, cancel, newest wins |
//! | [`store`] · [`import`] · [`export`] | the project file (SQLite) · bytes → articles · project → files |
//! | [`audit`](mod@audit) | do the figures hold: against each other, other articles, ceilings, official series; and how many origins stand behind them |
//! | [`chart`] · [`listing`] · [`compare`] · [`merge`] · [`search`](mod@search) · [`guide`] | a *scene* in plain numbers, drawn with any *pen* · figures by filter, rows, counts · a claim beside official rows · two people's projects become one · words typed → places in texts · pages of the guide, their lists made of what the layers below know |
//! | [`reference`](mod@reference) · [`extract`] | official series and caps · text → suggested claims |
//! | [`model`] | Project, Article, Claim, Edit, History |
//! | [`vocabulary`] | commodities, countries, units' names, cue words: an immutable `Lexicon`, a project's additions included |
//! | [`measure`] | exact decimals, units, factor sets, periods |
//! | [`text`] | spans, anchors, code points |
//!
//! Siblings on one line do not import each other; `tests/downhill.rs` holds the table. egui stays in `ui` and `app`;
//! the disk stays in `store`, `import`, `export`, `app` and `cli`. The feature `window`, on by
//! default, is `ui` and `app` with all that draws; `cargo build --no-default-features` builds the engine and the command
//! line without it; `pictures`, on by default too, turns the chart's SVG into PNG.
//!
//! What is *absent* is the architecture: no clock, randomness or environment below `app` and `cli` (times and ids come
//! in as parameters); no network anywhere; no binary floats in a figure's value; no panel that holds a
//! `&mut Project`; no global state.
//!
//! ## Where things are kept
//!
//! * decisions, articles and their originals, and an index of the texts' words: one `*.tumen` file (SQLite), by default
//!   under the platform's data directory; the window says where,
//! * what the window remembers (panels, theme, recent files): eframe's storage,
//! * dated copies of each project: `backups` beside the projects,
//! * a log and reports of crashes, without a word of an article: `logs` beside the projects,
//! * nothing else, nowhere else.

#[cfg(feature = "window")]
pub mod app;
pub mod audit;
pub mod chart;
pub mod cli;
pub mod compare;
pub mod export;
pub mod extract;
pub mod guide;
pub mod import;
pub mod jobs;
pub mod listing;
pub mod measure;
pub mod merge;
pub mod model;
pub mod reference;
pub mod search;
pub mod store;
pub mod text;
#[cfg(feature = "window")]
pub mod ui;
pub mod vocabulary;
