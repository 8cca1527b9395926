//! The only place where the clock, chance and the environment are asked.

use std::path::PathBuf;
use std::sync::Arc;

use crate::measure::Date;
use crate::model::{ArticleId, BatchId, ClaimId, Stamp};

/// Where files go and who works here. Given to the app, so that tests bring their own.
#[derive(Clone, Debug)]
pub struct World {
    /// Where projects are kept by default; `None` with a reason when the machine has no such place.
    pub data: Result<PathBuf, String>,
    /// The person's name for the history.
    pub person: Arc<str>,
    /// Whether the system's file dialogs may be opened: where nobody sits in front, paths are typed.
    pub dialogs: bool,
}

impl World {
    /// The real one: the platform's data directory and the system's user name.
    #[must_use]
    pub fn of_machine() -> Self {
        let data = directories::ProjectDirs::from("", "", "tumen")
            .map(|dirs| dirs.data_dir().to_path_buf())
            .ok_or_else(|| "this machine names no home directory".to_owned());
        let person = ["USER", "USERNAME", "LOGNAME"].iter().find_map(|name| std::env::var(name).ok());
        let person = person.unwrap_or_else(|| "unknown".to_owned()).into();
        Self { data, person, dialogs: true }
    }

    /// Where backups are kept, one folder a project; `None` where there is no place for data.
    #[must_use]
    pub fn backups(&self) -> Option<PathBuf> {
        self.data.as_ref().ok().map(|data| data.join("backups"))
    }

    /// Now, in milliseconds since 1970 (UTC).
    #[must_use]
    pub fn now() -> i64 {
        jiff::Timestamp::now().as_millisecond()
    }

    /// The day that it is here.
    #[must_use]
    pub fn today() -> Date {
        jiff::Zoned::now().date()
    }

    /// In which times are told here. The system may move to another one at any time.
    #[must_use]
    pub fn zone() -> jiff::tz::TimeZone {
        jiff::tz::TimeZone::system()
    }

    /// Who and when.
    #[must_use]
    pub fn stamp(&self) -> Stamp {
        Stamp { at: Self::now(), who: Arc::clone(&self.person) }
    }
}

/// A new claim's identity.
#[must_use]
pub fn claim_id() -> ClaimId {
    ClaimId(uuid::Uuid::new_v4())
}

/// A new import's identity.
#[must_use]
pub fn batch_id() -> BatchId {
    BatchId(uuid::Uuid::new_v4())
}

/// A new article's identity.
#[must_use]
pub fn article_id() -> ArticleId {
    ArticleId(uuid::Uuid::new_v4())
}
