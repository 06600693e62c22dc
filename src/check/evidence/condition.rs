//! Files of evidence that can't be read: empty, cut off, locked, too large.

use crate::check::evidence::named::Named;
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
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
