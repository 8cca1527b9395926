//! Two people at one corpus.

use std::sync::Arc;

use uuid::Uuid;

use super::*;
use crate::measure::{Decimal, Quantity};
use crate::model::*;
use crate::text::{Anchor, Span};

const TEXT: &str = "Coal worth 40 million and 55 million dollars, or 70 million, crossed in 2016.";

fn text(_: &Article) -> Result<Arc<str>, String> {
    Ok(TEXT.into())
}

fn head(id: u128, digest: u8) -> Article {
    Article {
        id: ArticleId(Uuid::from_u128(id)),
        batch: BatchId(Uuid::from_u128(id / 100)),
        path: format!("{digest}.txt").into(),
        place: "".into(),
        imported_at: 0,
        sha256: Digest([digest; 32]),
        bytes: TEXT.len() as u64,
        encoding: "UTF-8".into(),
        damaged: false,
        page: None,
        text_len: TEXT.len() as u32,
        candidates: Candidates::default(),
    }
}

/// A person's project.
#[derive(Clone)]
struct Desk {
    session: Session,
    who: &'static str,
    at: i64,
}

impl Desk {
    /// With articles by id and digest.
    fn new(who: &'static str, articles: &[(u128, u8)]) -> Self {
        let entries = articles
            .iter()
            .map(|(id, digest)| Entry::new(Arc::new(head(*id, *digest)), [].into(), [].into()));
        let mut desk = Self { session: Session::default(), who, at: 0 };
        desk.session.stage(entries.collect::<Vec<_>>());
        let batches: std::collections::BTreeSet<u128> = articles.iter().map(|(id, _)| id / 100).collect();
        batches.into_iter().for_each(|batch| desk.act(Edit::AddBatch(BatchId(Uuid::from_u128(batch)))));
        desk
    }

    /// The same project in another person's hands.
    fn copied(&self, who: &'static str) -> Self {
        Self { who, ..self.clone() }
    }

    fn act(&mut self, edit: Edit) {
        self.at += 1;
        let stamp = Stamp { at: self.at, who: self.who.into() };
        self.session.act(edit, &stamp).expect("an edit that fits");
    }

    fn add(&mut self, article: u128, id: u128, words: &str, value: i64) -> &mut Self {
        let at = TEXT.find(words).expect("words of the text");
        let anchor = Anchor::new(TEXT, Span::new(at, at + words.len())).expect("an anchor");
        let claim = Claim::by_hand(claim_id(id), article_id(article), anchor, record(value));
        self.act(Edit::AddClaim(Arc::new(claim)));
        self
    }

    fn set(&mut self, article: u128, id: u128, to: ClaimField) -> &mut Self {
        self.act(Edit::SetClaim { article: article_id(article), claim: claim_id(id), to });
        self
    }

    fn judge(&mut self, article: u128, id: u128, status: &str) -> &mut Self {
        let to = ClaimField::Judgement {
            status: status.into(),
            reason: "".into(),
            review: Review::Reviewed,
            reviewer: self.who.into(),
            at: Some(self.at),
        };
        self.set(article, id, to)
    }

    fn claim(&self, article: u128, id: u128) -> &Claim {
        self.session.project().claim(article_id(article), claim_id(id)).expect("a claim")
    }

    fn plan(&self, theirs: &Self) -> Option<Plan> {
        let side = Side { session: &theirs.session, name: "theirs", text: &mut text };
        let number = 77 + self.session.project().merges().len() as u128;
        plan(&self.session, side, MergeId(Uuid::from_u128(number))).expect("texts")
    }

    /// Merge the other project in; gives the plan.
    fn merge(&mut self, theirs: &Self) -> Plan {
        let plan = self.plan(theirs).expect("something to merge");
        let staged = theirs.session.project().staged().iter();
        let new = staged.filter(|entry| plan.stage.contains(&entry.article.id));
        let new = new.map(|entry| Entry::new(Arc::clone(&entry.article), [].into(), [].into()));
        self.session.stage(new.collect::<Vec<_>>());
        self.act(plan.edit.clone());
        plan
    }

    fn answer(&mut self, at: usize, to: Resolution, picked: &[Pick]) {
        let merge = self.session.project().merges().last().expect("a merge").id;
        let edit = answer(self.session.project(), merge, at, to, picked).expect("a question");
        self.act(edit);
    }

    /// Status, tags and other opinions of a claim.
    fn told(&self, article: u128, id: u128) -> String {
        let judged = &self.claim(article, id).verification;
        let others = judged.opinions.iter().map(|other| format!("{}={}", other.reviewer, other.status));
        let others: Vec<String> = others.collect();
        format!("{}={} [{}] {}", judged.reviewer, judged.status, judged.tags.join(","), others.join(","))
    }
}

fn article_id(id: u128) -> ArticleId {
    ArticleId(Uuid::from_u128(id))
}

fn claim_id(id: u128) -> ClaimId {
    ClaimId(Uuid::from_u128(id))
}

fn record(value: i64) -> Record {
    let mut record = Record::statement();
    record.kind = Kind::Money;
    record.quantity = Quantity {
        value: Some(Decimal::from(value)),
        unit: Some("USD".parse().expect("a unit")),
        ..record.quantity
    };
    record
}

fn tags(words: &[&str]) -> ClaimField {
    ClaimField::Tags(words.iter().map(|word| Arc::from(*word)).collect())
}

#[test]
fn projects_made_apart_are_united_by_the_words_and_asked_where_they_read_differently() {
    let mut ours = Desk::new("Kim", &[(101, 1)]);
    ours.add(101, 1, "40 million", 40).judge(101, 1, "confirmed").set(101, 1, tags(&["coal"]));
    ours.add(101, 2, "55 million", 55);
    let mut theirs = Desk::new("Lee", &[(201, 1), (202, 2)]);
    theirs.add(201, 11, "40 million", 40).judge(201, 11, "contradicted").set(201, 11, tags(&["border"]));
    theirs.add(201, 12, "55 million dollars", 56).add(201, 13, "70 million", 70).add(
        202,
        14,
        "70 million",
        70,
    );
    let plan = ours.merge(&theirs);
    let expected = Counts { articles: 1, shared: 1, claims: 2, matched: 2, taken: 2, questions: 2 };
    assert_eq!(plan.counts, expected);
    assert_eq!(plan.merged.spans, SpanAgreement { ours: 2, theirs: 3, matched: 2, exact: 1 });
    assert_eq!(ours.told(101, 1), "Kim=confirmed [coal,border] Lee=contradicted");
    assert_eq!(ours.claim(101, 13).record, record(70));
    assert_eq!(ours.claim(202, 14).record, record(70));
    let asked = |question: &Asked| match &question.question {
        Question::Differs { claim, theirs, .. } => {
            format!("differs {} {}", claim.0.as_u128(), theirs[0].name())
        }
        Question::Same { claim, theirs, .. } => {
            format!("same {} {}", claim.0.as_u128(), theirs.id.0.as_u128())
        }
        other => format!("{other:?}"),
    };
    let questions: Vec<String> = plan.merged.questions.iter().map(asked).collect();
    assert_eq!(questions, ["differs 1 status", "same 2 12"]);

    // Both histories are told as one.
    let project = Arc::clone(ours.session.project());
    let history = ours.session.history().of_claim(claim_id(1), project.merges());
    let who: Vec<&str> = history.iter().map(|(entry, ..)| &*entry.who).collect();
    assert!(who.contains(&"Kim") && who.contains(&"Lee"), "{who:?}");
    assert!(history.is_sorted_by_key(|(entry, ..)| entry.at), "in the order in which it happened");

    // A merge is one step.
    let stamp = Stamp { at: 99, who: "Kim".into() };
    let mut undone = ours.session.clone();
    undone.undo(&stamp).expect("a step").expect("undone");
    assert_eq!(undone.project().merges().len(), 0);
    assert!(undone.project().claim(article_id(202), claim_id(14)).is_none());
    undone.redo(&stamp).expect("a step").expect("redone");
    assert_eq!(undone.project(), ours.session.project());
}

#[test]
fn a_question_about_two_claims_is_answered_in_four_ways() {
    let mut ours = Desk::new("Kim", &[(101, 1)]);
    ours.add(101, 2, "55 million", 55).judge(101, 2, "confirmed");
    let mut theirs = Desk::new("Lee", &[(201, 1)]);
    theirs.add(201, 12, "55 million dollars", 56).judge(201, 12, "misleading").set(
        201,
        12,
        ClaimField::Note("a note".into()),
    );
    ours.merge(&theirs);
    let answered = |to, picked: &[Pick]| {
        let mut desk = ours.clone();
        desk.answer(0, to, picked);
        assert_eq!(desk.session.project().merges()[0].open(), 0);
        let both = desk.session.project().claim(article_id(101), claim_id(12)).is_some();
        let claim = desk.claim(101, 2);
        let said = (
            claim.record.quantity.value,
            claim.anchor.quote.len(),
            claim.verification.note.to_string(),
            both,
        );
        (said, desk.told(101, 2))
    };
    let named = |to| {
        let mut desk = ours.clone();
        desk.answer(0, to, &[]);
        desk.session.project().merges()[0].here(claim_id(12))
    };
    assert_eq!((named(Resolution::Ours), named(Resolution::Both)), (claim_id(2), claim_id(12)));
    let kim = "Kim=confirmed [] Lee=misleading".to_owned();
    let value = |value: i64| Some(Decimal::from(value));
    assert_eq!(answered(Resolution::Ours, &[]), ((value(55), 10, "a note".into(), false), kim.clone()));
    assert_eq!(
        answered(Resolution::Both, &[]),
        ((value(55), 10, String::new(), true), "Kim=confirmed [] ".into())
    );
    let lee = "Lee=misleading [] Lee=misleading,Kim=confirmed".to_owned();
    assert_eq!(answered(Resolution::Theirs, &[]), ((value(56), 18, "a note".into(), false), lee));
    let fields = picks(ours.session.project(), &ours.session.project().merges()[0].questions[0].question);
    let names: Vec<&str> = fields.iter().map(|(ours, _)| ours.name()).collect();
    assert_eq!(names, ["record", "anchor", "status"]);
    let mixed = [Pick::Theirs, Pick::Ours, Pick::Ours];
    assert_eq!(answered(Resolution::Mixed, &mixed), ((value(56), 10, "a note".into(), false), kim));
}

#[test]
fn copies_of_one_project_take_what_only_one_changed() {
    let mut base = Desk::new("Kim", &[(101, 1)]);
    base.add(101, 1, "40 million", 40).add(101, 2, "55 million", 55).add(101, 3, "70 million", 70);
    base.judge(101, 3, "confirmed");
    let (mut ours, mut theirs) = (base.clone(), base.copied("Lee"));
    ours.judge(101, 1, "confirmed").set(101, 2, ClaimField::Note("ours".into()));
    theirs.judge(101, 2, "misleading").set(101, 1, ClaimField::Note("theirs".into()));
    theirs.set(101, 3, ClaimField::Record(Box::new(record(71)))).judge(101, 3, "contradicted");
    let plan = ours.merge(&theirs);
    assert_eq!(plan.counts.questions, 0, "{:#?}", plan.merged.questions);
    assert_eq!(plan.merged.log.len(), 4, "what both have in common does not come twice");
    assert_eq!(ours.told(101, 1), "Kim=confirmed [] ");
    assert_eq!(&*ours.claim(101, 1).verification.note, "theirs");
    assert_eq!(ours.told(101, 2), "Lee=misleading [] ");
    assert_eq!(&*ours.claim(101, 2).verification.note, "ours");
    assert_eq!(ours.told(101, 3), "Lee=contradicted [] ");
    assert_eq!(ours.claim(101, 3).record, record(71));
    // What is there already is not merged again.
    assert!(ours.plan(&base).is_none());
}

#[test]
fn copies_ask_where_both_changed_and_where_one_removed() {
    let mut base = Desk::new("Kim", &[(101, 1)]);
    base.add(101, 1, "40 million", 40).add(101, 2, "55 million", 55).add(101, 3, "70 million", 70);
    let remove = |id| Edit::RemoveClaim { article: article_id(101), claim: claim_id(id) };
    let (mut ours, mut theirs) = (base.clone(), base.copied("Lee"));
    ours.judge(101, 1, "confirmed").set(101, 1, ClaimField::Note("ours".into())).act(remove(2));
    theirs.judge(101, 1, "contradicted").judge(101, 2, "misleading").act(remove(3));
    let plan = ours.merge(&theirs);
    let here = |question: &Asked| match &question.question {
        Question::Differs { claim, theirs, .. } => {
            (claim.0.as_u128(), theirs.iter().map(ClaimField::name).collect::<Vec<_>>().join(" "))
        }
        Question::Removed { claim, here } => (claim.id.0.as_u128(), format!("removed here: {here}")),
        other => panic!("{other:?}"),
    };
    let questions: Vec<_> = plan.merged.questions.iter().map(here).collect();
    let expected = [(1, "status"), (2, "removed here: true"), (3, "removed here: false")];
    assert_eq!(questions, expected.map(|(id, words)| (id, words.to_owned())));
    let there = |desk: &Desk, id| desk.session.project().claim(article_id(101), claim_id(id)).is_some();
    assert!(!there(&ours, 2) && there(&ours, 3), "until it is settled, this project's side stands");
    let mut settled = ours.clone();
    (0..3).for_each(|at| settled.answer(at, Resolution::Theirs, &[]));
    assert_eq!(settled.told(101, 1), "Lee=contradicted [] Lee=contradicted,Kim=confirmed");
    assert!(there(&settled, 2) && !there(&settled, 3));
    (0..3).for_each(|at| ours.answer(at, Resolution::Ours, &[]));
    assert_eq!(ours.told(101, 1), "Kim=confirmed [] Lee=contradicted");
    assert!(!there(&ours, 2) && there(&ours, 3));
}

#[test]
fn a_project_that_was_merged_before_brings_only_what_is_new() {
    let mut ours = Desk::new("Kim", &[(101, 1)]);
    ours.add(101, 1, "40 million", 40).judge(101, 1, "confirmed").add(101, 2, "55 million", 55);
    let mut theirs = Desk::new("Lee", &[(201, 1)]);
    theirs.add(201, 11, "40 million", 40).judge(201, 11, "contradicted").add(201, 12, "55 million", 56);
    ours.merge(&theirs);
    assert!(ours.plan(&theirs).is_none(), "nothing is new");
    // The questions are open still; what Lee does next is held against what Lee had then.
    theirs.set(201, 11, ClaimField::Note("later".into())).add(201, 13, "70 million", 70);
    let plan = ours.plan(&theirs).expect("something new");
    assert_eq!((plan.counts.claims, plan.counts.questions), (1, 0), "{:#?}", plan.merged.questions);
    assert_eq!(plan.merged.log.len(), 2);
    ours.session.act(plan.edit, &Stamp { at: 50, who: "Kim".into() }).expect("an edit that fits");
    assert_eq!(&*ours.claim(101, 1).verification.note, "later");
    assert_eq!(ours.told(101, 1), "Kim=confirmed [] Lee=contradicted");
    assert!(ours.session.project().claim(article_id(101), claim_id(13)).is_some());
    assert!(ours.plan(&theirs).is_none());
    // Removed there: asked, under the name that it has here.
    theirs.act(Edit::RemoveClaim { article: article_id(201), claim: claim_id(11) });
    let plan = ours.plan(&theirs).expect("something new");
    let [asked] = &plan.merged.questions[..] else { panic!("{:#?}", plan.merged.questions) };
    assert_eq!(asked.question.claim(), Some(claim_id(1)));
}

#[test]
fn a_claim_removed_here_and_not_touched_there_stays_removed() {
    let mut base = Desk::new("Kim", &[(101, 1)]);
    base.add(101, 1, "40 million", 40).add(101, 2, "55 million", 55);
    let (mut ours, mut theirs) = (base.clone(), base.copied("Lee"));
    ours.act(Edit::RemoveClaim { article: article_id(101), claim: claim_id(1) });
    theirs.judge(101, 2, "confirmed");
    let plan = ours.merge(&theirs);
    assert_eq!((plan.counts.questions, plan.counts.claims), (0, 0));
}

#[test]
fn what_is_gathered_comes_from_both_and_nothing_is_asked_where_one_said_nothing() {
    let mut ours = Desk::new("Kim", &[(101, 1)]);
    ours.add(101, 1, "40 million", 40).judge(101, 1, "confirmed").set(
        101,
        1,
        ClaimField::Note("ours".into()),
    );
    let link = |target: &str| Link {
        to: LinkTo::Address,
        target: target.into(),
        role: Role::Supports,
        note: "".into(),
        sha256: None,
    };
    ours.set(101, 1, ClaimField::Links(vec![link("https://a.example")]));
    let mut theirs = Desk::new("Lee", &[(201, 1)]);
    theirs.add(201, 11, "40 million", 40).set(201, 11, ClaimField::NeedsSecond(true));
    theirs.set(201, 11, ClaimField::Links(vec![link("https://b.example"), link("https://a.example")]));
    let plan = ours.merge(&theirs);
    assert_eq!(plan.counts.questions, 0, "{:#?}", plan.merged.questions);
    let judged = &ours.claim(101, 1).verification;
    let links: Vec<&str> = judged.links.iter().map(|link| &*link.target).collect();
    assert_eq!((judged.needs_second, links), (true, vec!["https://a.example", "https://b.example"]));
    assert_eq!((&*judged.status, &*judged.note), ("confirmed", "ours"));
}

#[test]
fn a_persons_later_judgement_takes_the_place_of_the_earlier_one() {
    let mut ours = Desk::new("Kim", &[(101, 1)]);
    ours.add(101, 1, "40 million", 40).judge(101, 1, "confirmed");
    let mut theirs = Desk::new("Lee", &[(201, 1)]);
    theirs.add(201, 11, "40 million", 40).judge(201, 11, "contradicted");
    ours.merge(&theirs);
    theirs.judge(201, 11, "misleading");
    let plan = ours.plan(&theirs).expect("something new");
    ours.act(plan.edit);
    assert_eq!(ours.told(101, 1), "Kim=confirmed [] Lee=misleading");
}

#[test]
fn copies_of_an_article_and_claims_side_by_side_are_matched_one_to_one() {
    let mut ours = Desk::new("Kim", &[(101, 1), (102, 1)]);
    ours.add(101, 1, "40 million", 40);
    let mut theirs = Desk::new("Lee", &[(201, 1), (202, 1)]);
    theirs.add(201, 11, "40 million", 40).add(201, 12, "40 million", 40).add(202, 13, "40 million", 40);
    let plan = ours.merge(&theirs);
    assert_eq!((plan.counts.articles, plan.counts.shared), (0, 2));
    assert_eq!(plan.merged.same, [(claim_id(11), claim_id(1))]);
    assert_eq!(ours.claim(101, 12).record, record(40));
    assert_eq!(ours.claim(102, 13).record, record(40));
}

#[test]
fn articles_that_were_taken_away_here_come_back_and_what_both_refused_stays_refused() {
    let mut ours = Desk::new("Kim", &[(101, 1), (301, 3)]);
    let mut theirs = ours.copied("Lee");
    let place = Place { span: Span::new(0, 4), kind: Kind::Money };
    let dismiss = |article| Edit::Dismiss { article: article_id(article), place };
    ours.act(dismiss(101));
    ours.act(Edit::HideBatch(BatchId(Uuid::from_u128(3))));
    theirs.act(dismiss(101));
    theirs.add(301, 11, "40 million", 40);
    let band = |low: i64| PriceBand {
        commodity: "coal".into(),
        low: low.into(),
        high: 450.into(),
        unit: crate::measure::Unit::Tonne,
    };
    let bands = |low| Edit::SetPriceBands(Some(Arc::new([band(low)])));
    let finding =
        FindingKey { check: "sum".into(), outcome: "note".into(), places: vec![(article_id(101), place)] };
    let look = |who: &str| Edit::Look {
        finding: finding.clone(),
        to: Some(Looked { who: who.into(), at: 1, why: "".into() }),
    };
    let table = |id| Edit::AddTable {
        at: 0,
        table: Arc::new(OwnTable {
            id: TableId(Uuid::from_u128(id)),
            name: "own".into(),
            text: "Year,Value".into(),
            skip: 0,
            layout: "{}".into(),
        }),
    };
    for edit in [bands(20), look("Kim"), table(1)] {
        ours.act(edit);
    }
    for edit in [bands(30), look("Lee"), table(2)] {
        theirs.act(edit);
    }
    let plan = ours.merge(&theirs);
    assert_eq!(plan.counts.claims, 1);
    let project = ours.session.project();
    assert!(project.shown().contains(&BatchId(Uuid::from_u128(3))));
    assert_eq!(project.price_bands(), Some(&[band(20)][..]), "this project's own stay");
    assert_eq!(project.looked(&finding).map(|looked| &*looked.who), Some("Kim"));
    assert_eq!(project.tables().len(), 1, "one table, whatever it is called by");
}

#[test]
fn words_prices_and_looks_that_are_missing_come_along() {
    let mut ours = Desk::new("Kim", &[(101, 1)]);
    let mut theirs = Desk::new("Lee", &[(201, 1)]);
    let addition = crate::vocabulary::Addition {
        words: vec!["crates".into()],
        meaning: crate::vocabulary::Added::Ignore(crate::vocabulary::Beside::After),
    };
    let words = || Edit::AddWords { at: 0, addition: Box::new(addition.clone()) };
    ours.act(words());
    theirs.act(words());
    let place = Place { span: Span::new(0, 4), kind: Kind::Money };
    let finding = |article| FindingKey {
        check: "sum".into(),
        outcome: "note".into(),
        places: vec![(article_id(article), place)],
    };
    let looked = Looked { who: "Lee".into(), at: 1, why: "a misprint".into() };
    theirs.act(Edit::Look { finding: finding(201), to: Some(looked.clone()) });
    let bands: Arc<[PriceBand]> = Arc::new([]);
    theirs.act(Edit::SetPriceBands(Some(Arc::clone(&bands))));
    let table = OwnTable {
        id: TableId(Uuid::from_u128(9)),
        name: "own".into(),
        text: "Year,Value".into(),
        skip: 0,
        layout: "{}".into(),
    };
    theirs.act(Edit::AddTable { at: 0, table: Arc::new(table) });
    ours.merge(&theirs);
    assert_eq!(ours.session.project().tables().len(), 1);
    let project = ours.session.project();
    assert_eq!(project.looked(&finding(101)), Some(&looked), "under the article's name here");
    assert_eq!(project.price_bands(), Some(&*bands));
    assert_eq!(project.additions().entries(), [addition]);
}

#[test]
fn another_encoding_of_the_same_article_finds_its_words_again() {
    let mut ours = Desk::new("Kim", &[(101, 1)]);
    let mut theirs = Desk::new("Lee", &[(201, 1)]);
    let mut other = head(201, 1);
    other.encoding = "EUC-KR".into();
    theirs.act(Edit::SetArticle { article: article_id(201), to: ArticleField::Encoding(Box::new(other)) });
    // There the text began with two more bytes.
    let old = format!("\u{fffd}{}", &TEXT[1..]);
    let at = old.find("70 million").expect("words");
    let anchor = Anchor::new(&old, Span::new(at, at + 10)).expect("an anchor");
    let claim = Claim::by_hand(claim_id(11), article_id(201), anchor, record(70));
    theirs.act(Edit::AddClaim(Arc::new(claim)));
    ours.merge(&theirs);
    let span = ours.claim(101, 11).anchor.span;
    assert_eq!(span.of(TEXT), "70 million");
}

#[test]
fn a_status_of_their_own_comes_along_with_a_free_key() {
    let mut ours = Desk::new("Kim", &[(101, 1)]);
    let mut theirs = Desk::new("Lee", &[(201, 1)]);
    let with = |code: &str, name: &str, key| {
        let mut codebook = Codebook::default();
        let status =
            Status { code: code.into(), name: name.into(), key, icon: 'x', ..codebook.statuses[0].clone() };
        codebook.statuses.push(status);
        Edit::SetCodebook(Arc::new(codebook))
    };
    ours.act(with("leak", "Leaked", '~'));
    theirs.act(with("hearsay", "leaked", '~'));
    theirs.add(201, 11, "40 million", 40).judge(201, 11, "hearsay");
    ours.merge(&theirs);
    let codebook = ours.session.project().codebook();
    assert_eq!(codebook.check(), Ok(()));
    let status = codebook.status("hearsay").expect("their status");
    assert_eq!((&*status.name, status.key != '~', status.icon != 'x'), ("leaked (theirs)", true, true));
    assert_eq!(&*ours.claim(101, 11).verification.status, "hearsay");
}

#[test]
fn facts_that_both_entered_differently_are_asked() {
    let mut ours = Desk::new("Kim", &[(101, 1), (102, 2)]);
    let mut theirs = Desk::new("Lee", &[(201, 1), (202, 2)]);
    let outlet = |article, words: &str| Edit::SetArticle {
        article: article_id(article),
        to: ArticleField::Outlet(Some(words.into())),
    };
    ours.act(outlet(101, "Border Post"));
    theirs.act(outlet(201, "Border Times"));
    theirs.act(outlet(202, "Coast Herald"));
    let title = |article| Edit::SetArticle {
        article: article_id(article),
        to: ArticleField::Title(Some("Coal".into())),
    };
    ours.act(title(101));
    theirs.act(title(201));
    let plan = ours.merge(&theirs);
    assert_eq!(plan.counts.questions, 1, "what both entered alike is not asked");
    let outlet = |desk: &Desk, id| {
        desk.session.project().entry(article_id(id)).expect("an article").article.outlet().to_owned()
    };
    assert_eq!((outlet(&ours, 101), outlet(&ours, 102)), ("Border Post".into(), "Coast Herald".into()));
    ours.answer(0, Resolution::Theirs, &[]);
    assert_eq!(outlet(&ours, 101), "Border Times");
}

#[test]
fn two_people_of_one_name_are_told_apart() {
    let mut ours = Desk::new("user", &[(101, 1)]);
    let mut theirs = Desk::new("user", &[(201, 1)]);
    ours.add(101, 1, "40 million", 40).judge(101, 1, "confirmed");
    theirs.add(201, 11, "40 million", 40).add(201, 12, "55 million", 55).judge(201, 11, "misleading");
    ours.merge(&theirs);
    assert_eq!(ours.told(101, 1), "user=confirmed [] user (theirs)=misleading");
    assert!(ours.claim(101, 1).verification.is_disputed());
}

#[test]
fn equivalents_and_links_follow_the_claims_that_stand_here() {
    let mut ours = Desk::new("Kim", &[(101, 1)]);
    ours.add(101, 1, "40 million", 40);
    let mut theirs = Desk::new("Lee", &[(201, 1)]);
    theirs.add(201, 11, "40 million", 40).add(201, 12, "55 million", 55);
    let link = Link {
        to: LinkTo::Claim,
        target: claim_id(11).to_string().into(),
        role: Role::Supports,
        note: "".into(),
        sha256: None,
    };
    theirs.set(201, 12, ClaimField::EquivalentTo(Some(claim_id(11)))).set(
        201,
        12,
        ClaimField::Links(vec![link]),
    );
    ours.merge(&theirs);
    let claim = ours.claim(101, 12);
    assert_eq!(claim.equivalent_to, Some(claim_id(1)));
    assert_eq!(*claim.verification.links[0].target, claim_id(1).to_string());
}

#[test]
fn a_status_that_claims_have_stays_in_the_list() {
    let mut desk = Desk::new("Kim", &[(101, 1)]);
    desk.add(101, 1, "40 million", 40).judge(101, 1, "confirmed");
    let without = |code: &str| {
        let mut codebook = Codebook::default();
        codebook.statuses.retain(|status| &*status.code != code);
        Edit::SetCodebook(Arc::new(codebook))
    };
    let refused = |desk: &Desk, code: &str| desk.session.project().apply(&without(code)).map(drop);
    assert_eq!(refused(&desk, "confirmed"), Err(Refusal::StatusInUse("confirmed".into())));
    assert_eq!(refused(&desk, "misleading"), Ok(()));
    let opinion =
        Opinion { reviewer: "Lee".into(), at: None, status: "misleading".into(), reason: "".into() };
    desk.set(101, 1, ClaimField::Opinions(vec![opinion]));
    assert_eq!(refused(&desk, "misleading"), Err(Refusal::StatusInUse("misleading".into())));
}

#[test]
fn going_to_and_fro_takes_no_longer_steps() {
    let mut desk = Desk::new("Kim", &[(101, 1)]);
    desk.add(101, 1, "40 million", 40).judge(101, 1, "confirmed").judge(101, 1, "misleading");
    let steps = |desk: &Desk, seq| desk.session.back_to(seq).and_then(|edit| edit.parts().map(<[Edit]>::len));
    assert_eq!(steps(&desk, 2), Some(2));
    for seq in [2, 4, 2, 4] {
        desk.act(desk.session.back_to(seq).expect("another state"));
    }
    assert_eq!((steps(&desk, 2), steps(&desk, 4)), (Some(2), None));
}

/// What two people made of the same claims, as pairs of statuses with counts.
#[track_caller]
fn agree(pairs: &[(&str, &str, usize)], observed: f64, kappa: Option<f64>) {
    let (mut ours, mut theirs) = (Desk::new("Kim", &[]), Desk::new("Lee", &[]));
    let mut number = 0;
    for (a, b, count) in pairs {
        for _ in 0..*count {
            number += 1;
            let stage = |desk: &mut Desk, offset: u128, claim: u128, status: &str| {
                let article = offset + number;
                let mut head = head(article, 1);
                head.sha256 = Digest([number as u8; 32]);
                head.batch = BatchId(Uuid::from_u128(article));
                desk.session.stage([Entry::new(Arc::new(head), [].into(), [].into())]);
                desk.act(Edit::AddBatch(BatchId(Uuid::from_u128(article))));
                desk.add(article, claim, "40 million", 40).judge(article, claim, status);
            };
            stage(&mut ours, 1_000, 3_000 + number, a);
            stage(&mut theirs, 2_000, 4_000 + number, b);
        }
    }
    ours.merge(&theirs);
    let found = agreements(ours.session.project());
    let [agreement] = &found[..] else { panic!("{found:?}") };
    assert_eq!(agreement.people, ["Kim".into(), "Lee".into()]);
    let close = |a: f64, b: f64| (a - b).abs() < 1e-4;
    assert!(agreement.observed().is_some_and(|found| close(found, observed)), "{agreement:?}");
    match (agreement.kappa(), kappa) {
        (Some(found), Some(expected)) => assert!(close(found, expected), "{found} is not {expected}"),
        (found, expected) => assert_eq!(found, expected),
    }
}

#[test]
fn agreement_beyond_chance() {
    // 20 + 15 of 50 alike; chance (25·30 + 25·20)/2500 = 0.5: the textbook's 0.4.
    agree(
        &[
            ("confirmed", "confirmed", 20),
            ("confirmed", "misleading", 5),
            ("misleading", "confirmed", 10),
            ("misleading", "misleading", 15),
        ],
        0.7,
        Some(0.4),
    );
    agree(&[("confirmed", "confirmed", 4), ("misleading", "misleading", 4)], 1.0, Some(1.0));
    agree(&[("confirmed", "misleading", 2), ("misleading", "confirmed", 2)], 0.0, Some(-1.0));
    // One status for everything: chance leaves nothing open.
    agree(&[("confirmed", "confirmed", 3)], 1.0, None);
}
