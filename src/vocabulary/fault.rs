//! Why an addition does not count, or not all of it.

use std::sync::Arc;

/// What is wrong with an addition. The rest of it counts where that makes sense.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// There are no words.
    #[error("say which words")]
    NoWords,
    /// Words without a letter or digit.
    #[error("“{0}” has no letters")]
    NoLetters(Arc<str>),
    /// A word that sentences are built with.
    #[error("“{0}” is a word of grammar, without which no sentence is understood")]
    Grammar(Arc<str>),
    /// Only the first five digits of a number are looked at.
    #[error("“{0}” has a number of more than five digits in a row, which cannot be told from others")]
    LongNumber(Arc<str>),
    /// It says nothing new.
    #[error("“{0}” means that already")]
    Known(Arc<str>),
    /// No such state.
    #[error("no state has the code {0:?}")]
    NoState(Arc<str>),
    /// No such goods.
    #[error("no goods have the id {0:?}")]
    NoGoods(Arc<str>),
    /// No such group.
    #[error("no goods have the id {0:?}, so nothing can stand below them")]
    NoParent(Arc<str>),
    /// The id is in use.
    #[error("the id {0:?} is taken")]
    TakenId(Arc<str>),
    /// The id has other signs than small letters, digits and underscores.
    #[error("the id {0:?} may have small letters, digits and _ only")]
    BadId(Arc<str>),
    /// It needs a name for people.
    #[error("give it a name")]
    NoName,
}

impl Fault {
    /// Whether the addition as a whole does not count, not only one of its words.
    #[must_use]
    pub const fn is_fatal(&self) -> bool {
        !matches!(self, Self::NoLetters(_) | Self::Grammar(_) | Self::LongNumber(_) | Self::Known(_))
    }
}
