//! What a client could be known by: what was found, and what to write instead; never the value.

use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::privacy::{Identifier, Manner};
use crate::source::Span;

/// An identifier that was found and covered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identified {
    /// Its kind.
    pub identifier: Identifier,
    /// Its place; the start of the file, where its name holds it.
    pub span: Span,
    /// How the file is read.
    pub manner: Manner,
    /// What names its line in `allow`.
    pub line_code: String,
    /// Whether the file's name holds it.
    pub in_path: bool,
}

/// One finding for each, and for each that is allowed and not there.
/// `place` is what `practicum allow` is asked by, where the file is there to be changed.
pub fn lint(
    sink: &mut Diagnostics,
    found: &[Identified],
    unused: &[Span],
    place: impl Fn(&Identified) -> Option<String>,
) {
    for one in found {
        sink.push(finding(one, place(one)));
    }
    for span in unused {
        sink.push(
            Diagnostic::new(Code::UnusedAllow, *span, "this allows what is not found")
                .label("the line it was for has changed or is gone")
                .help("remove it; `practicum allow` prints a new one for a finding"),
        );
    }
}

fn finding(one: &Identified, asked_by: Option<String>) -> Diagnostic {
    let (what, instead) = words(one.identifier);
    let place = if one.in_path { "the file's name or folder holds" } else { "this looks like" };
    let severity = match one.manner {
        Manner::Strict => Severity::Error,
        Manner::Mild => Severity::Warning,
    };
    let finding = Diagnostic::new(one.identifier.code(), one.span, format!("{place} {what}"))
        .weighing(severity);
    let finding = if one.in_path {
        finding.help("rename the file: its date or month is enough, for instance `2024-02.md`")
    } else {
        finding.label("covered in all output").help(instead)
    };
    match asked_by {
        Some(place) => finding.help(format!(
            "if you looked and it is no client's, `practicum allow {place}` prints the line to add"
        )),
        None => finding,
    }
}

/// What it looks like, and what to write instead.
fn words(identifier: Identifier) -> (&'static str, &'static str) {
    match identifier {
        Identifier::Name => (
            "a client's name or initials",
            "write `a client`, `a couple` or `the partner`, without name and initials",
        ),
        Identifier::Place => {
            ("a place smaller than a state", "leave the place out, or write the state alone")
        }
        Identifier::Date => (
            "a date tied to a client, or an age over 89",
            "write the batch's month in `date`, and `this month` or the year here; an age as `over 89`",
        ),
        Identifier::Phone => ("a phone or fax number", "write `by phone`, without the number"),
        Identifier::Email => ("an e-mail address", "write `by e-mail`, without the address"),
        Identifier::Ssn => ("a social security number", "leave the number out"),
        Identifier::Record => (
            "a number of a record, health plan or account",
            "leave the number out; a log of hours needs none",
        ),
        Identifier::License => (
            "a number of a license or certificate",
            "leave the number out; your own belongs into `practicum.yaml`",
        ),
        Identifier::Device => ("a number of a vehicle or device", "leave the number out"),
        Identifier::Web => (
            "an address on the web or of a machine",
            "name a source by its title; leave a client's pages out",
        ),
        Identifier::Image => {
            ("a picture", "describe in words what it shows, of nobody in particular")
        }
        Identifier::Code => {
            ("a code for one client", "write the batch without it: counts and hours, not clients")
        }
    }
}
