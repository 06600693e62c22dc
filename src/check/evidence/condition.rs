//! Files of evidence that can't be read: empty, cut off, locked, too large.

use crate::check::evidence::named::Named;
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::source::evidence::Condition;
use crate::source::evidence::kind::Kind;

/// One error for a file that no reader can open whole.
pub(super) fn lint(sink: &mut Diagnostics, named: &Named<'_>) {
    sink.push_some(finding(named));
}

fn finding(named: &Named<'_>) -> Option<Diagnostic> {
    let path = &named.path;
    let again = "open it where it came from, save or download it once more, and see that its last \
                 page is there";
    if named.inspected.kind == Kind::Empty {
        let finding = named.finding(Code::EvidenceEmpty, format!("`{path}` is an empty file"))?;
        return Some(finding.label("0 bytes").help(format!("a copy was broken off; {again}")));
    }
    let damaged = |message: String| named.finding(Code::EvidenceDamaged, message);
    Some(match named.inspected.condition {
        Condition::Whole => return None,
        Condition::CutOff => damaged(format!("`{path}` is cut off before its end"))?
            .label("a part of the file is missing")
            .help(format!("a download or a copy was broken off; {again}")),
        Condition::Unreadable => damaged(format!("`{path}` can't be read"))?
            .label("the file is damaged")
            .help(format!("if it opens for you, print it into a new PDF and name that; else {again}")),
        Condition::Endless => damaged(format!("`{path}` unpacks to more than a reader can hold"))?
            .label("refused, for its size unpacked")
            .help("print it into a new PDF, and name that one"),
        // Not an error: the same file may be found whole on another day.
        Condition::Slow => damaged(format!("`{path}` could not be looked into in time"))?
            .weighing(Severity::Warning)
            .label("nothing of what it holds was checked")
            .help("try again when the machine has less to do; if it stays, print it into a new PDF, and name that one"),
        Condition::Locked => named
            .finding(Code::EvidenceLocked, format!("`{path}` needs a password to be opened"))?
            .label("encrypted with a password")
            .help(
                "open it with its password and print it into a new PDF: on a Mac `File`, `Print`, `Save \
                 as PDF`, on Windows `Microsoft Print to PDF`; name the new file here",
            ),
        Condition::TooLarge => {
            let size = named.inspected.bytes.div_euclid(1 << 20);
            named
                .finding(Code::EvidenceTooLarge, format!("`{path}` has {size} MiB"))?
                .label("more than 200 MiB can't be sent to anyone")
                .help("scan it again at 200 to 300 dots per inch, or keep only the pages that prove it")
        }
        Condition::Closed => named
            .finding(Code::UnreadableFile, format!("`{path}` can't be opened"))?
            .label("its permissions forbid it")
            .help("make the file readable for yourself"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::evidence::named::Use;
    use crate::model::entry::Evidence;
    use crate::source::evidence::{self, Inspected};
    use crate::source::{Sources, Span};

    #[test]
    fn what_took_too_long_is_a_warning_and_the_rest_an_error() {
        let span = Span::start_of(Sources::default().add_text("entry.md", ""));
        let path = "evidence/a.pdf".to_owned();
        let evidence = Evidence { path: path.clone(), span, pages: None };
        let uses = vec![Use { evidence: &evidence, entry: None }];
        let of = |condition| {
            let inspected = Inspected { condition, ..evidence::of(b"%PDF-".to_vec()) };
            let named = Named { path: path.clone(), inspected: &inspected, uses: uses.clone() };
            finding(&named).map(|one| (one.code, one.severity))
        };
        assert_eq!(of(Condition::Whole), None);
        assert_eq!(of(Condition::Slow), Some((Code::EvidenceDamaged, Severity::Warning)));
        for condition in [Condition::CutOff, Condition::Unreadable, Condition::Endless] {
            assert_eq!(of(condition), Some((Code::EvidenceDamaged, Severity::Error)));
        }
    }
}
