//! An application that was sent, and what the reviewers asked when they returned it.

use jiff::civil::Date;

use crate::model::entry::Placed;
use crate::model::log::Log;
use crate::model::record::Scope;
use crate::model::record::code::Code;
use crate::model::record::filed::Filed;
use crate::model::vocabulary::ProgramId;
use crate::source::walk::SUBMISSIONS;
use crate::source::{Sources, Span};

/// An application that was sent.
#[derive(Debug, Clone)]
pub struct Sent {
    /// The program it was for.
    pub program: ProgramId,
    /// The day on which it was sent.
    pub sent: Placed<Date>,
    /// The code that was printed on it.
    pub code: Option<Placed<Code>>,
    /// The day on which it came back; without it, it has not.
    pub returned: Option<Date>,
    /// What the reviewers asked, in their order.
    pub points: Vec<Asked>,
}

/// One thing that the reviewers asked.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The mapping that states it.
    pub span: Span,
    /// Their words.
    pub asked: String,
    /// The applicant's answer, if there is one yet.
    pub answer: Option<String>,
    /// Where in the log to look: requirements, areas, entries, files of evidence.
    pub see: Vec<Placed<String>>,
}

impl Sent {
    /// The submissions for a program, by the day.
    pub fn all(log: &Log, program: ProgramId) -> impl DoubleEndedIterator<Item = &Self> {
        log.submissions.iter().filter(move |one| one.program == program)
    }

    /// The last submission for a program that came back.
    pub fn last_returned(log: &Log, program: ProgramId) -> Option<&Self> {
        Self::all(log, program).rfind(|one| one.returned.is_some())
    }

    /// What was recorded of it: by its code, or, where the log gives none, by the file that `submit`
    /// wrote. A record that was edited since is none.
    pub fn recorded<'l>(
        &self,
        log: &'l Log,
        sources: &Sources,
        program: &str,
    ) -> Option<&'l Filed> {
        let of_program = |one: &&Filed| {
            matches!(&one.record.scope, Scope::Packet { program: of, .. } if of == program)
                && one.is_whole()
        };
        let all = || log.records.iter().filter(of_program);
        let path = Self::file(program, self.sent.value);
        let is_its_file = |one: &&Filed| sources.path(one.file) == path;
        match self.code {
            Some(code) => all().find(|one| one.code.value == code.value),
            None => all().find(is_its_file),
        }
    }

    /// The file in which a submission is recorded.
    pub fn file(program: &str, sent: Date) -> String {
        format!("{SUBMISSIONS}/{program}-{sent}.yaml")
    }
}
