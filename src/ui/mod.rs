//! Panels: they look at a [`View`], keep their own state, and emit [`Action`]s. They never touch a project.

mod about;
mod action;
mod articles;
mod backups;
mod batch;
mod bulk;
pub mod chart;
mod checks;
pub mod command;
mod crashed;
mod dialog;
mod draft;
mod figure_card;
mod filter_bar;
mod finder;
mod history;
mod inspector;
mod link_claim;
mod menu;
mod merge;
mod origins;
mod picture;
mod preferences;
mod price_bands;
pub mod reader;
mod screen;
mod status_bar;
mod statuses;
mod table;
mod table_import;
pub mod theme;
mod toast;
mod typed_article;
mod view;
mod vocabulary;
mod why;
mod widgets;
mod window;

pub use about::{About, Part as LinkedCrate, parts as linked_crates};
pub use action::{Action, Format};
pub use backups::BackupList;
pub use batch::{Batch, Part, suggestions};
pub use bulk::{Bulk, Deed};
pub use checks::{glyph, ink};
pub use command::Command;
pub use crashed::Crashed;
pub use dialog::{Dialog, Want};
pub use finder::Finder;
pub use history::HistoryList;
pub use link_claim::LinkClaim;
pub use menu::FILTER_FIELD;
pub use merge::Questions;
pub use picture::PictureForm;
pub use preferences::{Preferences, SIZES};
pub use price_bands::PriceForm;
pub use screen::{List, Screen};
pub use statuses::Statuses;
pub use table_import::{
    Choice, Form as TableForm, KeptTable, Parsed, Remembered, TableFile, TableImport, Trial, Wanted, counted,
    remember,
};
pub use toast::Toasts;
pub use typed_article::TypedArticle;
pub use view::{OpenArticle, Saving, SideBySide, View};
pub use vocabulary::{Effect, Form, LISTED, Row, Vocabulary};
pub use window::{Panels, show};
