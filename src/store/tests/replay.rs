//! Properties: the file gives back what the session had, whatever was done and undone.

use proptest::prelude::*;

use crate::measure::Date;
use crate::model::{ArticleField, ClaimField, Place, Review};

use super::*;

/// A thing that a person does, with two numbers to choose what with.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Stage,
    Show,
    Hide,
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
    Undo,
    Redo,
}

const DEEDS: [Deed; 15] = [
    Deed::Stage,
    Deed::Show,
    Deed::Hide,
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
    };
    window.try_act(edit);
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
