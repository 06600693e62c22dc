//! Every entry in one table that can be searched, filtered and sorted.

use crate::report::document::Text;

/// Every entry, with all that is said of it.
///
/// It belongs to a screen. On paper the sections of the domains hold the same hours, and a section
/// of its own the notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    /// The anchor, unique in the report.
    pub id: String,
    /// The heading without its number.
    pub title: String,
    /// What the table shows, and what it leaves out.
    pub caption: Text,
    /// The anchor of the section in whose place it stands.
    pub replaces: String,
    /// By what the entries can be told apart; none that has a single choice.
    pub facets: Vec<Facet>,
    /// The entries, in the order of the log.
    pub items: Vec<Item>,
}

/// Something by which entries can be told apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// Its key, one lower-case word, for instance `domain`.
    pub key: String,
    /// What it is called, for instance `Domain`.
    pub title: String,
    /// What is chosen where nothing is, for instance `All domains`.
    pub all: String,
    /// What there is to choose, in the order of the program or of the log.
    pub choices: Vec<Choice>,
}

/// One choice of a facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its key, without white space.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// The heading under which it stands, if some choices have one.
    pub group: Option<String>,
}

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The anchor, unique in the report.
    pub id: String,
    /// Its days, as they are sorted: `2024-02-05/2024-02-07`.
    pub days: String,
    /// Its days, as they are read.
    pub date: String,
    /// What it was called.
    pub title: Text,
    /// What it was, where, with whom.
    pub about: Text,
    /// What it is aimed at, a line for each domain.
    pub toward: Vec<Text>,
    /// Clock hours.
    pub logged: String,
    /// What of them counts.
    pub counted: String,
    /// The result in words.
    pub result: Text,
    /// The choices that fit it, as `domain:core`.
    pub fits: Vec<String>,
    /// The file and the line, the exhibits, the tags.
    pub place: Text,
    /// Each share of its time with what took or gave hours; nothing where one share counts in full,
    /// of which the row has said all.
    pub shares: Vec<Text>,
    /// The paragraphs of the note.
    pub note: Vec<String>,
}
