//! The log's own file to the applicant, the supervisors, the programs and the settings.

mod applicant;
mod document;
mod sent;
mod settings;
mod signoff;
mod supervisor;
mod verdict;

use std::collections::BTreeMap;

use globset::GlobSet;

use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::log::{Log, SupervisorId};
use crate::model::program::Packs;
use crate::model::vocabulary::Vocabulary;
use crate::read::cut;
use crate::read::fields::Fields;
use crate::source::{FileId, Source, Span};
use crate::syntax::yaml;

/// What the log's own file says.
#[derive(Debug, Clone, Default)]
pub struct LogFile {
    /// The log, without its entries.
    pub log: Log,
    /// What is not an entry.
    pub ignore: GlobSet,
    /// The warnings that are allowed; nothing if that can't be told, and then all are.
    pub allow: Option<Vec<Code>>,
    /// The warnings that make `check` fail.
    pub deny: Vec<Code>,
    /// The supervisors that entries may name; nothing if they could not be read, and then every
    /// name passes.
    pub supervisors: Option<BTreeMap<String, SupervisorId>>,
}

/// What the file may refer to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known<'a> {
    vocabulary: &'a Vocabulary,
    packs: &'a Packs,
}

const KEYS: [&str; 13] = [
    "applicant",
    "supervisors",
    "attestations",
    "programs",
    "packet",
    "extras",
    "pauses",
    "exceptions",
    "submissions",
    "signoffs",
    "ignore",
    "allow",
    "deny",
];

/// Reads the log's own file. A fault drops the mapping that holds it; the rest is kept.
pub fn read(
    sink: &mut Diagnostics,
    file: FileId,
    source: &Source,
    vocabulary: &Vocabulary,
    packs: &Packs,
) -> LogFile {
    let mut out = LogFile::default();
    if !crate::read::source::whole(sink, file, source) {
        return out;
    }
    let before = sink.len();
    let Some(root) = yaml::parse(sink, file, &source.text, 0..source.text.len(), yaml::LOG_DEPTH)
    else {
        if sink.len() == before {
            sink.push(
                Diagnostic::new(
                    Code::EmptyFrontMatter,
                    Span::start_of(file),
                    "the file says nothing",
                )
                .help(format!(
                    "it needs at least `applicant: {{name: …}}` and `programs: [{}]`",
                    vocabulary.any_program()
                )),
            );
        }
        return out;
    };
    cut::lint(sink, &source.text, &root);
    let Some(fields) = Fields::of(sink, &root, "the log's file", &KEYS) else { return out };
    let known = Known { vocabulary, packs };
    applicant::read(sink, &fields, vocabulary, &mut out.log);
    let supervisors = supervisor::read(sink, &fields, known, &mut out.log);
    settings::attestations(sink, &fields, known, &mut out.log, supervisors.as_ref());
    signoff::read(sink, &fields, &mut out.log, supervisors.as_ref());
    out.supervisors = supervisors;
    settings::programs(sink, &fields, known, &mut out.log);
    settings::packet(sink, &fields, &mut out.log);
    settings::extras(sink, &fields, &mut out.log);
    settings::pauses(sink, &fields, &mut out.log);
    settings::exceptions(sink, &fields, known, &mut out.log);
    sent::read(sink, &fields, known, &mut out.log);
    out.ignore = settings::ignore(sink, &fields);
    let allowed = verdict::allow(sink, &fields);
    out.deny = verdict::deny(sink, &fields, &allowed);
    out.allow = Some(allowed);
    cut::settle(sink);
    out
}

/// Two days under `from` and `to`, in order.
fn days(
    sink: &mut Diagnostics,
    fields: &Fields<'_, '_>,
) -> Option<(jiff::civil::Date, Option<jiff::civil::Date>)> {
    use crate::read::scalar;
    let from = fields.required(sink, "from", "from: 2023-01-01");
    let from = from.and_then(|node| scalar::day(sink, node, "from"));
    let to = match fields.get("to") {
        Some(node) => Some((scalar::day(sink, node, "to")?, node.span)),
        None => None,
    };
    let from = from?;
    if let Some((_, span)) = to.filter(|(to, _)| *to < from) {
        sink.push(scalar::reversed(span));
        return None;
    }
    Some((from, to.map(|(day, _)| day)))
}
