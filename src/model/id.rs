//! Random identities that are passed in, never made here.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub Uuid);

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0.simple())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.0.hyphenated())
            }
        }
    };
}

id!(
    /// An article's identity: random at import, the same for as long as the project lives.
    ArticleId
);
id!(
    /// A claim's identity. Merging two copies of a project matches by it.
    ClaimId
);
id!(
    /// One import.
    BatchId
);
id!(
    /// A table of a person's own.
    TableId
);
id!(
    /// A merge of another project into this one.
    MergeId
);
