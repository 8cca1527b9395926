//! Properties: the file gives back what the session had, whatever was done and undone.

use proptest::prelude::*;

use crate::measure::Date;
use crate::model::{
    ArticleField, Asked, ClaimField, Codebook, FindingKey, Looked, MergeId, Merged, Opinion, Place, Question,
    Resolution, Review, SpanAgreement,
};

use super::*;

/// A thing that a person does, with two numbers to choose what with.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Stage,
    Show,
    Hide,
    TakeOut,
    TakeIn,
    Claim,
    RemoveClaim,
    Judge,
    Note,
    Dismiss,
    Restore,
    Date,
    Title,
    Encoding,
    Several,
    Statuses,
    Opinion,
    Look,
    Merge,
    Settle,
    GoBack,
    Undo,
    Redo,
}

const DEEDS: [Deed; 23] = [
    Deed::Stage,
    Deed::Show,
    Deed::Hide,
    Deed::TakeOut,
    Deed::TakeIn,
    Deed::Claim,
    Deed::RemoveClaim,
    Deed::Judge,
    Deed::Note,
    Deed::Dismiss,
    Deed::Restore,
    Deed::Date,
    Deed::Title,
    Deed::Encoding,
    Deed::Several,
    Deed::Statuses,
    Deed::Opinion,
    Deed::Look,
    Deed::Merge,
    Deed::Settle,
    Deed::GoBack,
    Deed::Undo,
    Deed::Redo,
];

/// Do it, unless it does not fit.
fn act(window: &mut Window, deed: Deed, a: u16, b: u16) {
    let article = article_id(a);
    let known = window.session.project().entry(article).cloned();
    let claims = known.iter().flat_map(|entry| entry.claims.clone()).collect::<Vec<_>>();
    let claim_id =
        claims.get(usize::from(b) % claims.len().max(1)).map_or(ClaimId(Uuid::nil()), |claim| claim.id);
    let set_claim = |to| Edit::SetClaim { article, claim: claim_id, to };
    let set_article = |to| Edit::SetArticle { article, to };
    let place = Place { span: Span::new(0, usize::from(b)), kind: Kind::Mass };
    let edit = match deed {
        Deed::Stage => {
            if known.is_none() {
                window.stage(vec![staged(a)]);
            }
            return;
        }
        Deed::Undo | Deed::Redo => {
            let _ = if matches!(deed, Deed::Undo) { window.undo() } else { window.redo() };
            return;
        }
        Deed::Show => Edit::AddBatch(batch(b as u8 % 3)),
        Deed::Hide => Edit::HideBatch(batch(b as u8 % 3)),
        Deed::TakeOut => Edit::RemoveArticle(article),
        Deed::TakeIn => Edit::RestoreArticle(article),
        Deed::Claim => claim(a, b),
        Deed::RemoveClaim => Edit::RemoveClaim { article, claim: claim_id },
        Deed::Judge => set_claim(ClaimField::Judgement {
            status: if b.is_multiple_of(2) { "confirmed" } else { "misleading" }.into(),
            reason: format!("because {b}\0\u{fffd}\"'").into(),
            review: Review::Reviewed,
            reviewer: "Ōkubo".into(),
            at: Some(i64::from(b)),
        }),
        Deed::Note => set_claim(ClaimField::Note(format!("note {b}").into())),
        Deed::Dismiss => Edit::Dismiss { article, place },
        Deed::Restore => Edit::Restore { article, place },
        Deed::Date => set_article(ArticleField::Published(
            b.checked_sub(1).map(|day| Date::constant(2024, 5, day as i8 + 1)),
        )),
        Deed::Title => {
            set_article(ArticleField::Title(b.checked_sub(1).map(|b| format!("title {b}").into())))
        }
        Deed::Encoding => {
            let Some(entry) = known else { return };
            let mut head = Article::clone(&entry.article);
            head.encoding = if &*head.encoding == "UTF-8" { "EUC-KR" } else { "UTF-8" }.into();
            set_article(ArticleField::Encoding(Box::new(head)))
        }
        Deed::Several => {
            Edit::Together(vec![claim(a, b), Edit::Dismiss { article, place }, title(a, "several")])
        }
        Deed::Statuses => {
            let mut codebook = Codebook::default();
            codebook.statuses[0].name = format!("Verified {b}").into();
            Edit::SetCodebook(Arc::new(codebook))
        }
        Deed::Opinion => set_claim(ClaimField::Opinions(vec![Opinion {
            reviewer: "Lee".into(),
            at: Some(i64::from(a)),
            status: if b.is_multiple_of(2) { "misleading" } else { "confirmed" }.into(),
            reason: "".into(),
        }])),
        Deed::Look => {
            let finding =
                FindingKey { check: "sum".into(), outcome: "note".into(), places: vec![(article, place)] };
            let looked = Looked { who: "Kim".into(), at: 1, why: format!("{b}").into() };
            Edit::Look { finding, to: (!b.is_multiple_of(3)).then_some(looked) }
        }
        Deed::Merge => Edit::AddMerged(Arc::new(Merged {
            id: merge(b),
            name: "other".into(),
            log: window.session.history().entries().iter().take(2).cloned().collect(),
            same: vec![(claim_id, ClaimId(Uuid::nil()))],
            questions: vec![Asked {
                question: Question::Article { article, theirs: ArticleField::Title(None) },
                answer: None,
            }],
            spans: SpanAgreement { ours: 1, theirs: 2, matched: 1, exact: 0 },
        })),
        Deed::Settle => Edit::Resolve {
            merge: merge(b),
            at: 0,
            to: Some(Resolution::Ours).filter(|_| a.is_multiple_of(2)),
        },
        Deed::GoBack => {
            let all = window.session.history().entries().len() as u64;
            let Some(edit) = window.session.back_to(all * u64::from(b) / 7) else { return };
            let state = window.session.project().apply(&edit).map(|(next, ..)| next);
            assert!(state.is_ok(), "an earlier state can always be brought back: {state:?}");
            edit
        }
    };
    window.try_act(edit);
}

fn merge(b: u16) -> MergeId {
    MergeId(Uuid::from_u128(u128::from(b)))
}

/// Small numbers, so that the deeds meet each other.
fn deeds() -> impl Strategy<Value = Vec<(Deed, u16, u16)>> {
    proptest::collection::vec((prop::sample::select(&DEEDS[..]), 0..5_u16, 0..7_u16), 0..80)
}

/// Suggestions are a cache and follow an article's date and encoding: compare everything else.
#[track_caller]
fn check_same_decisions(a: &Session, b: &Session) {
    let bare = |session: &Session| {
        let bare = |entry: &Arc<crate::model::Entry>| {
            let suggestions = Arc::from([]);
            crate::model::Entry { suggestions, ..crate::model::Entry::clone(entry) }
        };
        session.project().stage(session.project().staged().iter().map(bare))
    };
    assert_eq!(bare(a), bare(b));
    assert_eq!(a.history(), b.history());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_file_gives_back_what_the_session_had(deeds in deeds(), reopen in 0..80_usize) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.tumen");
        let mut window = Window::create(&path);
        for (at, (deed, a, b)) in deeds.into_iter().enumerate() {
            act(&mut window, deed, a, b);
            if at == reopen {
                let before = window.session.clone();
                window.store.close().expect("saved");
                window = Window::open(&path);
                check_same_decisions(&window.session, &before);
            }
        }
        let before = window.session.clone();
        window.store.close().expect("saved");
        check_same_decisions(&Window::open(&path).session, &before);
    }

    #[test]
    fn a_copy_from_memory_is_the_same(deeds in deeds()) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.tumen");
        let mut window = Window::in_memory();
        deeds.into_iter().for_each(|(deed, a, b)| act(&mut window, deed, a, b));
        window.store.save_copy(path.clone());
        prop_assert!(window.events().contains(&Event::CopySaved(path.clone())));
        check_same_decisions(&Window::open(&path).session, &window.session);
    }

    #[test]
    fn an_earlier_state_comes_back_as_it_was(before in deeds(), after in deeds()) {
        let mut window = Window::in_memory();
        window.stage((0..5).map(staged).collect());
        before.into_iter().for_each(|(deed, a, b)| act(&mut window, deed, a, b));
        let (then, seq) = (window.session.project().clone(), window.session.history().entries().len());
        let staged = |deed: &(Deed, u16, u16)| !matches!(deed.0, Deed::Stage);
        after.into_iter().filter(staged).for_each(|(deed, a, b)| act(&mut window, deed, a, b));
        if let Some(edit) = window.session.back_to(seq as u64) {
            window.act(edit);
        }
        prop_assert_eq!(window.session.project(), &then);
    }

    #[test]
    fn undoing_everything_gives_the_start(deeds in deeds()) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.tumen");
        let mut window = Window::create(&path);
        let start = Session::replay(window.session.project().stage((0..5).map(|n| entry(&staged(n)))), vec![]);
        let start = Arc::clone(start.expect("no log").project());
        window.stage((0..5).map(staged).collect());
        deeds.into_iter().for_each(|(deed, a, b)| act(&mut window, deed, a, b));
        while window.undo() {}
        prop_assert_eq!(window.session.project(), &start);
        window.check_reopened(&path);
    }
}
