//! What a proof says, part by part: words and numbers are final here.

use crate::report::document::{Bar, Tone};

/// A part of a proof.
#[derive(Debug, Clone)]
pub struct Part {
    /// Its heading.
    pub title: String,
    /// What it says.
    pub body: Body,
}

/// What a part says.
#[derive(Debug, Clone)]
pub enum Body {
    /// From what was logged to what counts.
    Steps(Vec<Step>),
    /// Rules in words.
    Rules(Vec<Rule>),
    /// How areas, parts, limits and floors stand.
    Standings(Vec<Standing>),
    /// Shares of time, in order.
    Lines(Vec<Line>),
    /// Sentences.
    List(Vec<String>),
}

/// A step from what was logged to what counts.
#[derive(Debug, Clone)]
pub struct Step {
    /// Which it is.
    pub of: StepOf,
    /// `−`, `+`, `=` or nothing.
    pub sign: &'static str,
    /// How many hours.
    pub amount: String,
    /// What they are.
    pub text: String,
    /// The clause that took or gave them; nothing where the log itself says so.
    pub cites: Option<Cites>,
    /// What its colour stands for.
    pub tone: Tone,
    /// How far it has come.
    pub bar: Option<Bar>,
}

/// Which step it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepOf {
    /// What was logged.
    Logged,
    /// What one reason took, or gave.
    Clause,
    /// What the time is worth.
    Credited,
    /// What counts.
    Counted,
    /// What is asked.
    Required,
    /// What is lacking.
    Short,
    /// What would count if a limit that is to be checked did not apply.
    Otherwise,
}

/// A clause, and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cites {
    /// Its id, with the domain's.
    pub id: String,
    /// The keys under which a pack writes it.
    pub keys: Vec<String>,
    /// The ids of its sources.
    pub sources: Vec<String>,
}

impl Cites {
    /// `supervision/group, S5, S6`.
    pub fn written(&self) -> String {
        let all = std::iter::once(&self.id).chain(&self.sources);
        all.map(String::as_str).collect::<Vec<_>>().join(", ")
    }
}

/// A rule in words.
#[derive(Debug, Clone)]
pub struct Rule {
    /// The rule and its number, with `*` where it is to be checked.
    pub text: String,
    /// The clause with its sources.
    pub clause: String,
    /// Why it is to be checked, or where it was confirmed.
    pub remarks: Vec<String>,
}

/// How an area, part, limit or floor stands, or a document.
#[derive(Debug, Clone)]
pub struct Standing {
    /// What it is.
    pub title: String,
    /// What of it there is, in hours; empty where it is none.
    pub number: String,
    /// What is asked or allowed, or its days.
    pub amount: String,
    /// The result with its sign.
    pub result: Option<(String, Tone)>,
    /// Its id, or its place.
    pub id: String,
}

/// A share of time.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its file and line.
    pub place: String,
    /// When.
    pub date: String,
    /// What it is, and for which area.
    pub name: String,
    /// Logged, credited and counted hours.
    pub amounts: [String; 3],
    /// Whether all, some or nothing of it counts.
    pub tone: Tone,
    /// What it lost.
    pub losses: Vec<Lost>,
}

/// Hours that a share of time lost.
#[derive(Debug, Clone)]
pub struct Lost {
    /// How many; empty where that has no meaning.
    pub amount: String,
    /// Why.
    pub because: String,
    /// The clause with its sources.
    pub clause: String,
}
