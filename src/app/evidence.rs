//! Files and figures as evidence.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::outcome::{Outcome, Slot};
use super::{App, review};
use crate::model::{ClaimField, Digest, Edit, FigureKey, Link, LinkTo, Role};
use crate::ui::{Dialog, Want};

/// Bytes that are read at once.
const CHUNK: usize = 1 << 16;

impl App {
    /// Take a file as evidence for a figure, once its digest is known.
    pub(super) fn link_file(&mut self, path: PathBuf, role: Role, key: FigureKey) {
        if self.jobs.is_running(Slot::Digest) {
            self.panels.toasts.warn("Another file is being read: link this one when that is done.");
            return;
        }
        let path = std::path::absolute(&path).unwrap_or(path);
        self.panels.dialog = None;
        self.jobs.start(Slot::Digest, move |task| {
            let digest = digest(&path, &|| task.cancelled());
            Outcome::Linked(key, path, role, digest)
        });
    }

    pub(super) fn file_linked(
        &mut self,
        key: FigureKey,
        path: &Path,
        role: Role,
        digest: Result<Option<Digest>, String>,
    ) {
        let sha256 = match digest {
            Ok(Some(digest)) => Some(digest),
            Ok(None) => return,
            Err(why) => {
                let mut dialog = Dialog::path(Want::Evidence(role, key), path.display().to_string());
                if let Dialog::Path { wrong, .. } = &mut dialog {
                    *wrong = format!("Nothing was linked: {why}");
                }
                self.raise(dialog);
                return;
            }
        };
        let target = path.display().to_string().into();
        self.link(key, Link { to: LinkTo::File, target, role, note: "".into(), sha256 }, Vec::new());
    }

    /// Take another figure as evidence for the selected one.
    pub(super) fn link_figure(&mut self, other: FigureKey, role: Role) {
        let Some(key) = self.screen.selected else { return };
        let (edits, other) = match other {
            FigureKey::Claim(_, claim) => (Vec::new(), claim),
            FigureKey::Suggestion(article, place) => {
                let Some(entry) = self.desk.project().entry(article).cloned() else { return };
                let text = match self.desk.text(&entry.article) {
                    Ok(text) => text,
                    Err(why) => {
                        self.panels.toasts.warn(format!("The article's text cannot be read: {why}"));
                        return;
                    }
                };
                let accepted = entry.suggestion(place).and_then(|found| review::accept(&entry, found, &text));
                let Some((edits, FigureKey::Claim(_, claim))) = accepted else {
                    self.panels.toasts.warn("The figure does not fit the article's text any more.");
                    return;
                };
                (edits, claim)
            }
        };
        let target = other.to_string().into();
        self.link(key, Link { to: LinkTo::Claim, target, role, note: "".into(), sha256: None }, edits);
    }

    /// Put a link to a figure's evidence, after `edits`, in one step.
    fn link(&mut self, key: FigureKey, link: Link, mut edits: Vec<Edit>) {
        let Some(figure) = self.meant(key) else {
            self.panels.toasts.warn("The figure that the evidence is for is not there any more.");
            return;
        };
        let FigureKey::Claim(article, claim) = figure.key() else {
            self.screen.selected = Some(key);
            let links = vec![link];
            if edits.is_empty() {
                self.set_claim(ClaimField::Links(links));
                return;
            }
            // Both are suggestions: both are accepted, and the one links to the other.
            let Ok(text) = self.desk.text(figure.article()) else { return };
            if let Some((edit, key)) = review::set(&figure, &text, ClaimField::Links(links)) {
                edits.push(edit);
                if self.edit(Edit::Together(edits)) {
                    self.screen.selected = Some(key);
                }
            }
            return;
        };
        let Some(now) = self.desk.project().claim(article, claim) else { return };
        let mut links = now.verification.links.clone();
        if links
            .iter()
            .any(|known| known.to == link.to && known.target == link.target && known.role == link.role)
        {
            self.panels.toasts.tell("This is among the evidence already.");
            return;
        }
        links.push(link);
        edits.push(Edit::SetClaim { article, claim, to: ClaimField::Links(links) });
        self.edit(review::together(edits));
    }

    /// Tell whether a linked file is still the same.
    pub(super) fn check_file(&mut self, path: PathBuf, then: Digest) {
        if self.jobs.is_running(Slot::Digest) {
            self.panels.toasts.warn("Another file is being read: check this one when that is done.");
            return;
        }
        self.jobs.start(Slot::Digest, move |task| {
            let now = digest(&path, &|| task.cancelled());
            let name = path
                .file_name()
                .map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
            Outcome::FileChecked(match now {
                Ok(Some(now)) if now == then => {
                    Ok(format!("{name} is the file that was linked: its SHA-256 is the same."))
                }
                Ok(Some(_)) => {
                    Err(format!("{name} has changed since it was linked: its SHA-256 is another one."))
                }
                Ok(None) => return Outcome::FileChecked(Ok(String::new())),
                Err(why) => Err(format!("{name} cannot be checked: {why}")),
            })
        });
    }
}

/// SHA-256 of a file's bytes; `None` when it was cancelled.
fn digest(path: &Path, cancelled: &dyn Fn() -> bool) -> Result<Option<Digest>, String> {
    let metadata = std::fs::metadata(path).map_err(|error| error.to_string())?;
    if !metadata.is_file() {
        return Err("this is not a file".to_owned());
    }
    let mut file = File::open(path).map_err(|error| error.to_string())?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; CHUNK];
    loop {
        if cancelled() {
            return Ok(None);
        }
        match file.read(&mut buffer).map_err(|error| error.to_string())? {
            0 => return Ok(Some(Digest(hash.finalize().into()))),
            read => hash.update(&buffer[..read]),
        }
    }
}
