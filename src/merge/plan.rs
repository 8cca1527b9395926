//! What a merge does, as one edit.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::articles::{facts, matched};
use super::ground::Ground;
use super::pair::{Pair, pair};
use crate::model::{
    Article, ArticleId, Asked, BatchId, Claim, ClaimId, Codebook, Edit, Entry, LinkTo, MergeId, Merged,
    Place, Project, Question, Session, SpanAgreement, Status,
};
use crate::text::Anchor;

/// The other project, and the way to this project's texts.
pub struct Side<'a> {
    /// The other project.
    pub session: &'a Session,
    /// What its file is called, without its ending.
    pub name: &'a str,
    /// Gives the text of an article of this project, or says why not. Asked where the two decoded it differently.
    pub text: &'a mut dyn FnMut(&Article) -> Result<Arc<str>, String>,
}

/// How much a merge brings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Articles that this project does not have.
    pub articles: usize,
    /// Articles that both have.
    pub shared: usize,
    /// Claims that this project does not have.
    pub claims: usize,
    /// Claims that both have.
    pub matched: usize,
    /// Fields that are taken over.
    pub taken: usize,
    /// Questions for a person.
    pub questions: usize,
}

/// A merge that has not been carried out yet.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Articles to be staged first, by their ids there, which they keep.
    pub stage: Vec<ArticleId>,
    /// The merge itself, one undo step.
    pub edit: Edit,
    /// What it brings.
    pub counts: Counts,
    /// The log, questions and span agreement, as `edit` has it.
    pub merged: Arc<Merged>,
}

/// Plan to merge `theirs` into `ours`. `None` when the other project has nothing that this one has not.
///
/// # Errors
/// When an article's text is needed and cannot be read.
pub fn plan(ours: &Session, theirs: Side<'_>, id: MergeId) -> Result<Option<Plan>, String> {
    let ground = Ground::of(ours, theirs.session);
    let (here, there) = (ours.project(), theirs.session.project());
    let mut work = Work {
        here,
        name: theirs.name,
        articles: matched(here, there),
        partners: HashMap::new(),
        ground,
        edits: Vec::new(),
        same: Vec::new(),
        questions: Vec::new(),
        spans: SpanAgreement::default(),
        counts: Counts::default(),
    };
    work.name_partners(there);
    work.vocabulary(there);
    let stage = work.batches(there);
    for entry in there.entries() {
        work.article(entry, theirs.text)?;
    }
    work.removed_there(there);
    work.looks(there);
    let log = theirs.session.history().entries()[work.ground.entries..].to_vec();
    let Work { edits, same, questions, spans, mut counts, .. } = work;
    counts.questions = questions.len();
    let edits = fitting(here, there, &stage, edits);
    let mut edits =
        if edits.is_empty() && questions.is_empty() && stage.is_empty() { return Ok(None) } else { edits };
    let questions = questions.into_iter().map(|question| Asked { question, answer: None }).collect();
    let merged = Arc::new(Merged { id, name: theirs.name.into(), log, same, questions, spans });
    edits.push(Edit::AddMerged(Arc::clone(&merged)));
    Ok(Some(Plan { stage, edit: Edit::Together(edits), counts, merged }))
}

/// The edits without those that would change nothing: one of them would have the whole merge refused.
fn fitting(here: &Project, there: &Project, stage: &[ArticleId], edits: Vec<Edit>) -> Vec<Edit> {
    let new = there.staged().iter().filter(|entry| stage.contains(&entry.article.id));
    let new = new.map(|entry| Entry::new(Arc::clone(&entry.article), Arc::new([]), Arc::new([])));
    let staged = here.stage(new.collect::<Vec<_>>());
    let together = Edit::Together(edits);
    let fits = staged.apply(&together).is_ok();
    let Edit::Together(edits) = together else { return Vec::new() };
    if fits {
        return edits;
    }
    let mut project = staged;
    let fits = |edit: &Edit| match project.apply(edit) {
        Ok((next, ..)) => {
            project = next;
            true
        }
        Err(refusal) => {
            log::warn!("a merge leaves “{}” out: {refusal}", edit.words());
            false
        }
    };
    edits.into_iter().filter(fits).collect()
}

/// A merge in the making.
struct Work<'a> {
    here: &'a Project,
    name: &'a str,
    articles: HashMap<ArticleId, ArticleId>,
    /// Their claims that stand here under another id.
    partners: HashMap<ClaimId, ClaimId>,
    ground: Ground,
    edits: Vec<Edit>,
    same: Vec<(ClaimId, ClaimId)>,
    questions: Vec<Question>,
    spans: SpanAgreement,
    counts: Counts,
}

impl Work<'_> {
    /// Find the claims that stand at the same words here, made apart. One claim here is the partner of one there.
    fn name_partners(&mut self, there: &Project) {
        for theirs in there.entries() {
            let ours = self.articles.get(&theirs.article.id).and_then(|id| self.here.entry(*id));
            let Some(ours) = ours.filter(|ours| ours.article.reading() == theirs.article.reading()) else {
                continue;
            };
            let mut taken: HashSet<ClaimId> = theirs.claims.iter().map(|claim| claim.id).collect();
            // An earlier merge has named some.
            for claim in &theirs.claims {
                let here = self.here.merges().iter().map(|merged| merged.here(claim.id));
                if let Some(here) =
                    here.into_iter().find(|here| *here != claim.id && ours.claim(*here).is_some())
                {
                    taken.insert(here);
                    self.partners.insert(claim.id, here);
                }
            }
            for claim in &theirs.claims {
                let known =
                    self.ground.claims.contains_key(&claim.id) || self.partners.contains_key(&claim.id);
                if known || ours.claim(claim.id).is_some() {
                    continue;
                }
                let place = Place { span: claim.anchor.span, kind: claim.record.kind };
                if let Some(here) = ours.claim_at(place).filter(|here| taken.insert(here.id)) {
                    self.partners.insert(claim.id, here.id);
                }
            }
        }
    }

    /// A claim of theirs as it speaks of this project's claims.
    fn translated(&self, claim: &Claim) -> Claim {
        let mut claim = claim.clone();
        claim.equivalent_to = claim.equivalent_to.map(|id| self.partners.get(&id).copied().unwrap_or(id));
        for link in claim.verification.links.iter_mut().filter(|link| link.to == LinkTo::Claim) {
            let id = link.target.parse().ok().and_then(|id| self.partners.get(&ClaimId(id)));
            if let Some(here) = id {
                link.target = here.to_string().into();
            }
        }
        claim
    }

    /// Statuses first, as claims need them; then words, tables, prices and what was merged into theirs before.
    fn vocabulary(&mut self, there: &Project) {
        let missing: Vec<Status> = self.missing_statuses(there);
        if !missing.is_empty() {
            let mut codebook = Codebook::clone(self.here.codebook());
            codebook.statuses.extend(missing);
            self.edits.push(Edit::SetCodebook(Arc::new(codebook)));
        }
        let known = self.here.additions().entries();
        for addition in there.additions().entries().iter().filter(|addition| !known.contains(addition)) {
            self.edits.push(Edit::AddWords { at: u32::MAX, addition: Box::new(addition.clone()) });
        }
        for table in there.tables() {
            let known = |known: &Arc<crate::model::OwnTable>| {
                known.id == table.id || (known.text == table.text && known.layout == table.layout)
            };
            if !self.here.tables().iter().any(known) {
                self.edits.push(Edit::AddTable { at: u32::MAX, table: Arc::clone(table) });
            }
        }
        if let (None, Some(bands)) = (self.here.price_bands(), there.price_bands()) {
            self.edits.push(Edit::SetPriceBands(Some(bands.into())));
        }
        for merged in there.merges() {
            if !self.here.merges().iter().any(|known| known.id == merged.id) {
                self.edits.push(Edit::AddMerged(Arc::clone(merged)));
            }
        }
    }

    /// Statuses of theirs that this project has not, with keys, icons and names that are still free here.
    fn missing_statuses(&self, there: &Project) -> Vec<Status> {
        let mut all = self.here.codebook().statuses.clone();
        let known = all.len();
        for status in &there.codebook().statuses {
            if all.iter().any(|known| known.code == status.code) {
                continue;
            }
            let mut status = status.clone();
            if all.iter().any(|known| known.name.to_lowercase() == status.name.to_lowercase()) {
                status.name = format!("{} ({})", status.name, self.name).into();
            }
            let free = |taken: &dyn Fn(char) -> bool, wish: char, from: char| {
                std::iter::once(wish).chain(from..).find(|letter| !taken(*letter)).unwrap_or(wish)
            };
            status.icon = free(&|icon| all.iter().any(|known| known.icon == icon), status.icon, 'α');
            // Letters are commands: a key of the status's own is chosen in the list of statuses.
            status.key = free(&|key| all.iter().any(|known| known.key == key), status.key, '①');
            all.push(status);
        }
        all.split_off(known)
    }

    /// Show the batches that have new articles, or that are hidden here. Gives the new articles.
    fn batches(&mut self, there: &Project) -> Vec<ArticleId> {
        let mut stage = Vec::new();
        let mut batches: Vec<BatchId> = Vec::new();
        for entry in there.entries() {
            let batch = match self.articles.get(&entry.article.id) {
                None => {
                    stage.push(entry.article.id);
                    entry.article.batch
                }
                Some(here) => match self.here.entry(*here) {
                    Some(here) => here.article.batch,
                    None => continue,
                },
            };
            if !self.here.shown().contains(&batch) && !batches.contains(&batch) {
                batches.push(batch);
            }
        }
        self.edits.extend(batches.into_iter().map(Edit::AddBatch));
        self.counts.articles = stage.len();
        self.counts.shared = self.articles.len();
        stage
    }

    fn article(
        &mut self,
        theirs: &Entry,
        text: &mut dyn FnMut(&Article) -> Result<Arc<str>, String>,
    ) -> Result<(), String> {
        let Some(ours) = self.articles.get(&theirs.article.id).and_then(|id| self.here.entry(*id)).cloned()
        else {
            let claims = theirs.claims.iter().map(|claim| Edit::AddClaim(Arc::clone(claim)));
            self.counts.claims += theirs.claims.len();
            self.edits.extend(claims);
            let article = theirs.article.id;
            self.edits.extend(theirs.dismissed.iter().map(|place| Edit::Dismiss { article, place: *place }));
            return Ok(());
        };
        let article = ours.article.id;
        let (take, ask) = facts(&ours.article, &theirs.article);
        self.counts.taken += take.len();
        self.edits.extend(take.into_iter().map(|to| Edit::SetArticle { article, to }));
        self.questions.extend(ask.into_iter().map(|theirs| Question::Article { article, theirs }));
        let other_text = ours.article.reading() != theirs.article.reading();
        let text = if other_text && !theirs.claims.is_empty() { Some(text(&ours.article)?) } else { None };
        let moved = |claim: &Arc<Claim>| {
            let mut claim = Claim { article, ..self.translated(claim) };
            if let Some(text) = &text
                && let Some(anchor) = claim.anchor.find_in(text).and_then(|span| Anchor::new(text, span))
            {
                claim.anchor = anchor;
            }
            Arc::new(claim)
        };
        let theirs_here: Vec<Arc<Claim>> = theirs.claims.iter().map(moved).collect();
        self.claims(&ours, &theirs_here);
        if !other_text {
            let new = theirs.dismissed.iter().filter(|place| !ours.dismissed.contains(place));
            self.edits.extend(new.map(|place| Edit::Dismiss { article, place: *place }));
        }
        Ok(())
    }

    fn claims(&mut self, ours: &Entry, theirs: &[Arc<Claim>]) {
        let article = ours.article.id;
        self.spans.ours += ours.claims.len() as u32;
        self.spans.theirs += theirs.len() as u32;
        for theirs in theirs {
            if let Some(here) = ours.claim(theirs.id) {
                self.count_span(here, theirs);
                let base = self.base(theirs.id, article);
                self.put_together(here, theirs, base.as_ref());
                continue;
            }
            let partner = self.partners.get(&theirs.id).and_then(|here| ours.claim(*here));
            if let Some(base) = self.base(theirs.id, article) {
                match partner {
                    Some(here) => {
                        self.count_span(here, theirs);
                        self.same.push((theirs.id, here.id));
                        self.put_together(here, theirs, Some(&base));
                    }
                    // Removed here, or still in question. What nobody touched there since stays as it is.
                    None if base != **theirs => {
                        self.questions.push(Question::Removed { claim: Arc::clone(theirs), here: true });
                    }
                    None => {}
                }
                continue;
            }
            match partner {
                None => {
                    self.counts.claims += 1;
                    self.edits.push(Edit::AddClaim(Arc::clone(theirs)));
                }
                Some(here) => {
                    self.count_span(here, theirs);
                    if here.record == theirs.record && here.anchor.span == theirs.anchor.span {
                        self.same.push((theirs.id, here.id));
                        self.put_together(here, theirs, None);
                    } else {
                        let theirs = Arc::clone(theirs);
                        self.questions.push(Question::Same { article, claim: here.id, theirs });
                    }
                }
            }
        }
    }

    /// A claim of theirs as both had it last, in this project's terms.
    fn base(&self, id: ClaimId, article: ArticleId) -> Option<Claim> {
        let claim = self.ground.claims.get(&id)?;
        Some(Claim { article, ..self.translated(claim) })
    }

    fn count_span(&mut self, here: &Claim, theirs: &Claim) {
        self.counts.matched += 1;
        self.spans.matched += 1;
        self.spans.exact += u32::from(here.anchor.span == theirs.anchor.span);
    }

    fn put_together(&mut self, here: &Claim, theirs: &Claim, base: Option<&Claim>) {
        let Pair { take, ask } = pair(here, theirs, base, self.name);
        let (article, claim) = (here.article, here.id);
        self.counts.taken += take.len();
        self.edits.extend(take.into_iter().map(|to| Edit::SetClaim { article, claim, to }));
        if !ask.is_empty() {
            self.questions.push(Question::Differs { article, claim, theirs: ask });
        }
    }

    /// Claims that both had and that are gone there: whoever removed one may know something, so it is asked.
    fn removed_there(&mut self, there: &Project) {
        let still: HashSet<ClaimId> =
            there.staged().iter().flat_map(|entry| &entry.claims).map(|claim| claim.id).collect();
        let there: HashSet<ArticleId> =
            there.entries().filter_map(|entry| self.articles.get(&entry.article.id)).copied().collect();
        let both = self.here.entries().filter(|entry| there.contains(&entry.article.id));
        // What they call a claim that stands here under another id.
        let names: HashMap<ClaimId, ClaimId> = self
            .ground
            .claims
            .keys()
            .map(|id| (self.here.merges().iter().fold(*id, |id, merged| merged.here(id)), *id))
            .collect();
        let gone = both
            .flat_map(|entry| &entry.claims)
            .filter(|claim| names.get(&claim.id).is_some_and(|there| !still.contains(there)));
        let asked = gone.map(|claim| Question::Removed { claim: Arc::clone(claim), here: false });
        self.questions.extend(asked.collect::<Vec<_>>());
    }

    fn looks(&mut self, there: &Project) {
        for (finding, looked) in there.looks() {
            let mut finding = finding.clone();
            for (article, _) in &mut finding.places {
                *article = self.articles.get(article).copied().unwrap_or(*article);
            }
            finding.places.sort();
            if self.here.looked(&finding).is_none() {
                self.edits.push(Edit::Look { finding, to: Some(looked.clone()) });
            }
        }
    }
}
