//! The templates of a page: those inside the program, and those of a log that stand in their stead.

use std::collections::BTreeMap;

use tera::Tera;

use super::TEMPLATES;
use crate::source::templates::FOLDER;
use crate::source::{FileId, Source, Span};

/// The templates of a page. Without any of a log's own they are those inside the program.
#[derive(Debug, Clone, Default)]
pub struct Templates {
    own: BTreeMap<&'static str, Own>,
}

/// A template of a log's own.
#[derive(Debug, Clone)]
struct Own {
    file: FileId,
    text: Box<str>,
    /// Where the text begins in its file: behind the mark that some editors put first.
    start: usize,
}

impl Templates {
    /// The templates, with these files of a log's own where they have the name of one.
    pub fn of(files: &[(FileId, &Source)]) -> Self {
        let one = |(file, source): &(FileId, &Source)| {
            let name = name(&source.path).filter(|_| source.fault.is_none())?;
            let text = source.text.trim_start_matches('\u{feff}');
            let start = source.text.len().saturating_sub(text.len());
            Some((name, Own { file: *file, text: text.into(), start }))
        };
        Self { own: files.iter().filter_map(one).collect() }
    }

    /// Whether none of them is a log's own.
    pub fn are_built_in(&self) -> bool {
        self.own.is_empty()
    }

    /// The log's own: each by its name, with its text.
    pub(super) fn own(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.own.iter().map(|(name, own)| (*name, &*own.text))
    }

    /// All templates: each by its name, with its text.
    pub(super) fn all(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let text = |name, inside| self.own.get(name).map_or(inside, |own| &*own.text);
        TEMPLATES.iter().map(move |(name, inside)| (*name, text(*name, *inside)))
    }

    /// The text of a template.
    pub(super) fn text(&self, name: &str) -> &str {
        self.all().find(|(one, _)| *one == name).map_or("", |(_, text)| text)
    }

    /// The place of these bytes of a template in its file; nothing where it is no file of the log.
    pub(super) fn place(&self, name: &str, start: usize, end: usize) -> Option<Span> {
        let own = self.own.get(name)?;
        let moved = |at: usize| at.saturating_add(own.start);
        Some(Span::new(own.file, moved(start), moved(end)))
    }

    /// What draws them.
    pub(super) fn engine(&self) -> Result<Tera, tera::Error> {
        let mut tera = Tera::new();
        tera.add_raw_templates(self.all())?;
        Ok(tera)
    }
}

/// The names that a log's own templates may have.
pub fn names() -> Vec<&'static str> {
    TEMPLATES.iter().map(|(name, _)| *name).collect()
}

/// The template that a file of this path stands for.
fn name(path: &str) -> Option<&'static str> {
    let name = path.strip_prefix(FOLDER)?.strip_prefix('/')?;
    TEMPLATES.iter().map(|(known, _)| *known).find(|known| *known == name)
}
