//! Two projects become one: what another person's project adds, and what is to be settled.
//!
//! Claims are one claim when they have one id, or when they stand at the same words of the same article and are read in
//! the same way. Two that stand at the same words and are read differently are asked about. What one project changed
//! after both were the same is taken; what both changed, and changed differently, is asked about, field by field. Until
//! it is settled this project's side stands. Nothing is dropped: what did not become part of this project stands in a
//! [`Question`](crate::model::Question), and the other's history comes along.
//!
//! Also here: how far two people agree, from projects that were merged and from second reviews in one project.

mod agreement;
mod answer;
mod articles;
mod ground;
mod pair;
mod plan;
#[cfg(test)]
mod tests;

pub use agreement::{Agreement, agreements};
pub use answer::{Pick, answer, picks};
pub use plan::{Counts, Plan, Side, plan};
