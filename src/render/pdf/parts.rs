//! What a packet holds beside its report: the files of its exhibits, what is attached, what it records.

use crate::render::pdf::appendix::Files;

/// What a packet holds beside its report.
#[derive(Debug, Clone, Copy)]
pub struct Parts<'a> {
    /// The files of the exhibits; one that is not among them has no page.
    pub files: &'a Files,
    /// Files that are attached.
    pub attachments: &'a [Attachment],
    /// What counts in the packet, for `practicum verify`.
    pub record: Option<&'a str>,
}

/// An attached file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name.
    pub name: String,
    /// What it is, as `text/csv`.
    pub media_type: &'static str,
    /// What it holds, in a sentence.
    pub description: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// No exhibits.
static NONE: Files = Files::new();

impl Default for Parts<'_> {
    fn default() -> Self {
        Self { files: &NONE, attachments: &[], record: None }
    }
}
