//! The ground state: an immutable snapshot, and how an edit makes the next one.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::{
    Article, ArticleField, ArticleId, BatchId, Candidate, Claim, ClaimField, ClaimId, Codebook, Edit, Entry,
    FindingKey, Looked, Merged, Origin, OwnTable, Place, PriceBand, article,
};
use crate::vocabulary::{Addition, Additions};

/// A snapshot of everything that was imported and decided. Cheap to clone: it shares what did not change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Project {
    /// Every staged article, also those of hidden batches, in the order in which they came.
    entries: Arc<Vec<Arc<Entry>>>,
    /// Article to its position in `entries`.
    positions: Arc<HashMap<ArticleId, u32>>,
    /// Batches whose articles are shown.
    shown: BTreeSet<BatchId>,
    /// Articles that were taken out one by one.
    removed: Arc<BTreeSet<ArticleId>>,
    /// The statuses.
    codebook: Arc<Codebook>,
    /// What its people add to the vocabulary.
    additions: Arc<Additions>,
    /// Tables of their own, in the order in which they came.
    tables: Arc<Vec<Arc<OwnTable>>>,
    /// Prices as its people set them.
    price_bands: Option<Arc<[PriceBand]>>,
    /// Findings that somebody has looked at.
    looked: Arc<BTreeMap<FindingKey, Looked>>,
    /// Projects that were merged into this one, in the order in which they came.
    merges: Arc<Vec<Arc<Merged>>>,
}

/// What an edit touched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Articles whose entry changed.
    pub articles: Vec<ArticleId>,
    /// Whether the set of shown articles changed.
    pub batches: bool,
    /// Whether the vocabulary changed, and with it what suggestions the articles get.
    pub vocabulary: bool,
    /// Whether the tables of one's own changed, and with them the series that claims are held against.
    pub tables: bool,
    /// Whether the list of statuses changed, and with it how every claim is shown.
    pub codebook: bool,
}

/// Why an edit was not accepted. The project is as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The article is not in this project.
    #[error("the article is not in this project any more")]
    NoArticle,
    /// The claim is not in its article.
    #[error("the claim is not in this project any more")]
    NoClaim,
    /// A claim or table with this id is there already.
    #[error("this is in the project already")]
    Twice,
    /// The edit changes nothing.
    #[error("nothing would change")]
    Nothing,
    /// The status is not in the codebook.
    #[error("the codebook has no status {0:?}")]
    NoStatus(Arc<str>),
    /// A claim has a status that the new codebook has no more.
    #[error("claims have the status {0:?}: give them another one first")]
    StatusInUse(Arc<str>),
    /// The list of statuses is not one that a project can have.
    #[error(transparent)]
    Codebook(#[from] super::CodebookFault),
    /// The merge or its question is not in this project.
    #[error("this merge is not in the project any more")]
    NoMerge,
}

impl Project {
    /// The statuses.
    #[must_use]
    pub fn codebook(&self) -> &Codebook {
        &self.codebook
    }

    /// What its people add to the vocabulary.
    #[must_use]
    pub fn additions(&self) -> &Additions {
        &self.additions
    }

    /// Tables of their own; their series are read from them.
    #[must_use]
    pub fn tables(&self) -> &[Arc<OwnTable>] {
        &self.tables
    }

    /// Between which prices goods are taken to have traded, where its people set that.
    #[must_use]
    pub fn price_bands(&self) -> Option<&[PriceBand]> {
        self.price_bands.as_deref()
    }

    /// Who looked at a finding.
    #[must_use]
    pub fn looked(&self, finding: &FindingKey) -> Option<&Looked> {
        self.looked.get(finding)
    }

    /// All findings that somebody has looked at.
    #[must_use]
    pub fn looks(&self) -> &BTreeMap<FindingKey, Looked> {
        &self.looked
    }

    /// Projects that were merged into this one.
    #[must_use]
    pub fn merges(&self) -> &[Arc<Merged>] {
        &self.merges
    }

    /// Articles of shown batches, without those that were taken out.
    pub fn entries(&self) -> impl Iterator<Item = &Arc<Entry>> {
        self.entries.iter().filter(|entry| self.shows(entry))
    }

    /// Whether an article is among [`Project::entries`].
    #[must_use]
    pub fn is_shown(&self, article: ArticleId) -> bool {
        self.entry(article).is_some_and(|entry| self.shows(entry))
    }

    fn shows(&self, entry: &Entry) -> bool {
        self.shown.contains(&entry.article.batch) && !self.removed.contains(&entry.article.id)
    }

    /// Articles that were taken out one by one.
    #[must_use]
    pub fn removed(&self) -> &BTreeSet<ArticleId> {
        &self.removed
    }

    /// Articles that are staged, shown or not.
    #[must_use]
    pub fn staged(&self) -> &[Arc<Entry>] {
        &self.entries
    }

    /// Batches whose articles are shown.
    #[must_use]
    pub const fn shown(&self) -> &BTreeSet<BatchId> {
        &self.shown
    }

    /// An article with all about it, shown or not.
    #[must_use]
    pub fn entry(&self, article: ArticleId) -> Option<&Arc<Entry>> {
        self.entries.get(*self.positions.get(&article)? as usize)
    }

    /// A claim by article and id.
    #[must_use]
    pub fn claim(&self, article: ArticleId, claim: ClaimId) -> Option<&Arc<Claim>> {
        self.entry(article)?.claim(claim)
    }

    /// The same with other entries, article by article.
    pub(super) fn with_entries(&self, entries: Vec<Arc<Entry>>) -> Self {
        Self { entries: Arc::new(entries), ..self.clone() }
    }

    /// Add staged articles. Bulk, not an edit: an [`Edit::AddBatch`] shows them. An article that is there already
    /// is replaced together with its suggestions; its decisions stay.
    #[must_use]
    pub fn stage(&self, articles: impl IntoIterator<Item = Entry>) -> Self {
        let mut next = self.clone();
        let entries = Arc::make_mut(&mut next.entries);
        let positions = Arc::make_mut(&mut next.positions);
        for entry in articles {
            if let Some(position) = positions.get(&entry.article.id) {
                let old = &entries[*position as usize];
                let claims = old.claims.clone();
                let dismissed = old.dismissed.clone();
                entries[*position as usize] = Arc::new(Entry { claims, dismissed, ..entry });
            } else {
                positions.insert(entry.article.id, entries.len() as u32);
                entries.push(Arc::new(entry));
            }
        }
        next
    }

    /// The project after `edit`, the edit that takes it back, and what was touched.
    ///
    /// # Errors
    /// When the edit does not fit the project; then nothing has changed.
    pub fn apply(&self, edit: &Edit) -> Result<(Self, Edit, Change), Refusal> {
        let mut next = self.clone();
        let mut change = Change::default();
        let inverse = next.change(edit, &mut change)?;
        Ok((next, inverse, change))
    }

    /// Like [`Project::apply`], for a project that nobody else looks at: the log's replay.
    ///
    /// # Errors
    /// When the edit does not fit; the project may then be half changed, so the caller gives it up.
    pub(super) fn apply_in_place(&mut self, edit: &Edit) -> Result<(), Refusal> {
        self.change(edit, &mut Change::default()).map(|_| ())
    }

    fn change(&mut self, edit: &Edit, change: &mut Change) -> Result<Edit, Refusal> {
        match edit {
            Edit::AddBatch(batch) => {
                change.batches = true;
                if self.shown.insert(*batch) { Ok(Edit::HideBatch(*batch)) } else { Err(Refusal::Nothing) }
            }
            Edit::HideBatch(batch) => {
                change.batches = true;
                if self.shown.remove(batch) { Ok(Edit::AddBatch(*batch)) } else { Err(Refusal::Nothing) }
            }
            Edit::RemoveArticle(article) => {
                self.entry(*article).ok_or(Refusal::NoArticle)?;
                change.batches = true;
                let new = Arc::make_mut(&mut self.removed).insert(*article);
                if new { Ok(Edit::RestoreArticle(*article)) } else { Err(Refusal::Nothing) }
            }
            Edit::RestoreArticle(article) => {
                self.entry(*article).ok_or(Refusal::NoArticle)?;
                change.batches = true;
                let there = Arc::make_mut(&mut self.removed).remove(article);
                if there { Ok(Edit::RemoveArticle(*article)) } else { Err(Refusal::Nothing) }
            }
            Edit::AddClaim(claim) => {
                self.check_status(&claim.verification.status)?;
                claim.verification.opinions.iter().try_for_each(|other| self.check_status(&other.status))?;
                let entry = self.entry_mut(claim.article, change)?;
                if entry.claim(claim.id).is_some() {
                    return Err(Refusal::Twice);
                }
                insert(&mut entry.claims, Arc::clone(claim));
                Ok(Edit::RemoveClaim { article: claim.article, claim: claim.id })
            }
            Edit::RemoveClaim { article, claim } => {
                let entry = self.entry_mut(*article, change)?;
                let at = entry.claims.iter().position(|known| known.id == *claim).ok_or(Refusal::NoClaim)?;
                Ok(Edit::AddClaim(entry.claims.remove(at)))
            }
            Edit::SetClaim { article, claim, to } => {
                match to {
                    ClaimField::Judgement { status, .. } => self.check_status(status)?,
                    ClaimField::Opinions(opinions) => {
                        opinions.iter().try_for_each(|opinion| self.check_status(&opinion.status))?;
                    }
                    _ => {}
                }
                let entry = self.entry_mut(*article, change)?;
                let at = entry.claims.iter().position(|known| known.id == *claim).ok_or(Refusal::NoClaim)?;
                let mut changed = Claim::clone(&entry.claims[at]);
                let old = set_claim(&mut changed, to);
                if old == *to {
                    return Err(Refusal::Nothing);
                }
                entry.claims.remove(at);
                insert(&mut entry.claims, Arc::new(changed));
                Ok(Edit::SetClaim { article: *article, claim: *claim, to: old })
            }
            Edit::Dismiss { article, place } => self.dismiss(*article, *place, true, change),
            Edit::Restore { article, place } => self.dismiss(*article, *place, false, change),
            Edit::SetArticle { article, to } => {
                let entry = self.entry_mut(*article, change)?;
                let mut changed = Article::clone(&entry.article);
                let old = set_article(&mut changed, to);
                if changed == *entry.article {
                    return Err(Refusal::Nothing);
                }
                entry.article = Arc::new(changed);
                Ok(Edit::SetArticle { article: *article, to: old })
            }
            Edit::AddWords { at, addition } => {
                change.vocabulary = true;
                if Arc::make_mut(&mut self.additions).insert(*at as usize, Addition::clone(addition)) {
                    Ok(Edit::RemoveWords(addition.clone()))
                } else {
                    Err(Refusal::Nothing)
                }
            }
            Edit::RemoveWords(addition) => {
                change.vocabulary = true;
                let at = Arc::make_mut(&mut self.additions).remove(addition).ok_or(Refusal::Nothing)?;
                Ok(Edit::AddWords { at: at as u32, addition: addition.clone() })
            }
            Edit::AddTable { at, table } => {
                change.tables = true;
                if self.tables.iter().any(|known| known.id == table.id) {
                    return Err(Refusal::Twice);
                }
                let tables = Arc::make_mut(&mut self.tables);
                tables.insert((*at as usize).min(tables.len()), Arc::clone(table));
                Ok(Edit::RemoveTable(table.id))
            }
            Edit::RemoveTable(id) => {
                change.tables = true;
                let at = self.tables.iter().position(|table| table.id == *id).ok_or(Refusal::Nothing)?;
                let table = Arc::make_mut(&mut self.tables).remove(at);
                Ok(Edit::AddTable { at: at as u32, table })
            }
            Edit::SetCodebook(codebook) => {
                change.codebook = true;
                if *codebook == self.codebook {
                    return Err(Refusal::Nothing);
                }
                codebook.check()?;
                if let Some(lost) = self.statuses_in_use().find(|code| codebook.status(code).is_none()) {
                    return Err(Refusal::StatusInUse(lost));
                }
                Ok(Edit::SetCodebook(std::mem::replace(&mut self.codebook, Arc::clone(codebook))))
            }
            Edit::SetPriceBands(bands) => {
                if *bands == self.price_bands {
                    return Err(Refusal::Nothing);
                }
                Ok(Edit::SetPriceBands(std::mem::replace(&mut self.price_bands, bands.clone())))
            }
            Edit::Look { finding, to } => {
                let looked = Arc::make_mut(&mut self.looked);
                let old = match to {
                    Some(to) => looked.insert(finding.clone(), to.clone()),
                    None => looked.remove(finding),
                };
                if old == *to {
                    return Err(Refusal::Nothing);
                }
                Ok(Edit::Look { finding: finding.clone(), to: old })
            }
            Edit::AddMerged(merged) => {
                if self.merges.iter().any(|known| known.id == merged.id) {
                    return Err(Refusal::Twice);
                }
                Arc::make_mut(&mut self.merges).push(Arc::clone(merged));
                Ok(Edit::RemoveMerged(merged.id))
            }
            Edit::RemoveMerged(id) => {
                let at = self.merges.iter().position(|merged| merged.id == *id).ok_or(Refusal::NoMerge)?;
                Ok(Edit::AddMerged(Arc::make_mut(&mut self.merges).remove(at)))
            }
            Edit::Resolve { merge, at, to } => {
                let merged = Arc::make_mut(&mut self.merges).iter_mut().find(|merged| merged.id == *merge);
                let merged = Arc::make_mut(merged.ok_or(Refusal::NoMerge)?);
                let asked = merged.questions.get_mut(*at as usize).ok_or(Refusal::NoMerge)?;
                if asked.answer == *to {
                    return Err(Refusal::Nothing);
                }
                let old = std::mem::replace(&mut asked.answer, *to);
                Ok(Edit::Resolve { merge: *merge, at: *at, to: old })
            }
            Edit::Together(edits) | Edit::GoBack { edits, .. } => {
                let mut inverses = Vec::with_capacity(edits.len());
                for edit in edits {
                    inverses.push(self.change(edit, change)?);
                }
                if inverses.is_empty() {
                    return Err(Refusal::Nothing);
                }
                inverses.reverse();
                Ok(Edit::Together(inverses))
            }
        }
    }

    fn dismiss(
        &mut self,
        article: ArticleId,
        place: Place,
        dismissed: bool,
        change: &mut Change,
    ) -> Result<Edit, Refusal> {
        let entry = self.entry_mut(article, change)?;
        let changed = if dismissed { entry.dismissed.insert(place) } else { entry.dismissed.remove(&place) };
        match (changed, dismissed) {
            (false, _) => Err(Refusal::Nothing),
            (true, true) => Ok(Edit::Restore { article, place }),
            (true, false) => Ok(Edit::Dismiss { article, place }),
        }
    }

    fn entry_mut(&mut self, article: ArticleId, change: &mut Change) -> Result<&mut Entry, Refusal> {
        let position = *self.positions.get(&article).ok_or(Refusal::NoArticle)?;
        if !change.articles.contains(&article) {
            change.articles.push(article);
        }
        Ok(Arc::make_mut(&mut Arc::make_mut(&mut self.entries)[position as usize]))
    }

    /// Statuses that claims have, with what others judged; a project has few claims of many statuses, so they come
    /// more than once.
    fn statuses_in_use(&self) -> impl Iterator<Item = Arc<str>> {
        let claims = self.entries.iter().flat_map(|entry| &entry.claims);
        claims.flat_map(|claim| {
            let others = claim.verification.opinions.iter().map(|opinion| Arc::clone(&opinion.status));
            std::iter::once(Arc::clone(&claim.verification.status)).chain(others)
        })
    }

    fn check_status(&self, code: &Arc<str>) -> Result<(), Refusal> {
        self.codebook.status(code).map(|_| ()).ok_or_else(|| Refusal::NoStatus(Arc::clone(code)))
    }
}

/// Keep claims in text order, so that "next claim" and lists need no sorting.
fn insert(claims: &mut Vec<Arc<Claim>>, claim: Arc<Claim>) {
    let order = |claim: &Claim| (claim.anchor.span, claim.id);
    let at = claims.partition_point(|known| order(known) < order(&claim));
    claims.insert(at, claim);
}

/// Put the new content in and give the old back.
fn set_claim(claim: &mut Claim, to: &ClaimField) -> ClaimField {
    use std::mem::replace;
    let judged = &mut claim.verification;
    match to {
        ClaimField::Record(record) => {
            ClaimField::Record(Box::new(replace(&mut claim.record, Clone::clone(record))))
        }
        ClaimField::Anchor(anchor) => ClaimField::Anchor(replace(&mut claim.anchor, anchor.clone())),
        ClaimField::EquivalentTo(id) => ClaimField::EquivalentTo(replace(&mut claim.equivalent_to, *id)),
        ClaimField::Judgement { status, reason, review, reviewer, at } => ClaimField::Judgement {
            status: replace(&mut judged.status, Arc::clone(status)),
            reason: replace(&mut judged.status_reason, Arc::clone(reason)),
            review: replace(&mut judged.review, *review),
            reviewer: replace(&mut judged.reviewer, Arc::clone(reviewer)),
            at: replace(&mut judged.reviewed_at, *at),
        },
        ClaimField::Opinions(opinions) => {
            ClaimField::Opinions(replace(&mut judged.opinions, opinions.clone()))
        }
        ClaimField::NeedsSecond(needs) => ClaimField::NeedsSecond(replace(&mut judged.needs_second, *needs)),
        ClaimField::Reliability(grade) => ClaimField::Reliability(replace(&mut judged.reliability, *grade)),
        ClaimField::Credibility(grade) => ClaimField::Credibility(replace(&mut judged.credibility, *grade)),
        ClaimField::Note(note) => ClaimField::Note(replace(&mut judged.note, Arc::clone(note))),
        ClaimField::Tags(tags) => ClaimField::Tags(replace(&mut judged.tags, tags.clone())),
        ClaimField::Links(links) => ClaimField::Links(replace(&mut judged.links, links.clone())),
    }
}

/// Put what was entered by hand in and give what had been entered before back.
fn set_article(head: &mut Article, to: &ArticleField) -> ArticleField {
    let found = &mut head.candidates;
    match to {
        ArticleField::Published(date) => ArticleField::Published(by_hand(&mut found.published, *date)),
        ArticleField::Title(title) => ArticleField::Title(by_hand(&mut found.title, title.clone())),
        ArticleField::Outlet(outlet) => ArticleField::Outlet(by_hand(&mut found.outlet, outlet.clone())),
        ArticleField::Author(author) => ArticleField::Author(by_hand(&mut found.author, author.clone())),
        ArticleField::Address(address) => ArticleField::Address(by_hand(&mut found.address, address.clone())),
        ArticleField::Encoding(reading) => {
            ArticleField::Encoding(Box::new(std::mem::replace(head, Article::clone(reading))))
        }
        ArticleField::Parts(reading) => {
            ArticleField::Parts(Box::new(std::mem::replace(head, Article::clone(reading))))
        }
    }
}

fn by_hand<T: Clone>(candidates: &mut Vec<Candidate<T>>, value: Option<T>) -> Option<T> {
    let at = candidates.iter().position(|candidate| candidate.origin == Origin::Hand);
    let old = at.map(|at| candidates.remove(at).value);
    if let Some(value) = value {
        candidates.insert(0, Candidate { value, origin: Origin::Hand, words: None });
    }
    debug_assert!(article::chosen(candidates).is_none_or(|chosen| chosen.origin <= Origin::FileName));
    old
}
