//! What supervisors have signed for, and what of it is no longer so.

mod place;

use crate::assess::signoff::{self, Basis, Changed, Field, Held};
use crate::check::Subject;
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics, counted};
use crate::model::log::Signoff;
use crate::model::period;
use crate::model::record::filed::Filed;
use crate::model::record::{self, Recorded, Scope};
use crate::read::suggest;

/// The most entries that one finding names.
const NAMED: usize = 5;

/// One finding for each field that changed since it was signed, one for the entries that are gone,
/// and one for each sign-off of which it can't be told.
pub(super) fn lint(sink: &mut Diagnostics, subject: &Subject<'_>) {
    let Some(packs) = subject.assessments.first().map(|one| one.packs) else { return };
    for filed in &subject.log.records {
        if !filed.is_whole() {
            sink.push(altered(subject, filed));
        }
    }
    for held in signoff::hold(subject.log, packs, subject.sources) {
        match held.basis {
            // What was altered is said at the record.
            Basis::Record(_) | Basis::Log | Basis::Altered(_) => {}
            Basis::Other(filed) => sink.push(other(subject, held.signoff, filed)),
            Basis::Nothing => sink.push(missing(subject, held.signoff)),
        }
        for line in &held.changed {
            for field in &line.fields {
                sink.push_some(changed(subject, held.signoff, line, field));
            }
        }
        if !held.gone.is_empty() {
            sink.push(gone(subject, &held));
        }
        if held.signoff.evidence.is_empty() {
            sink.push(unproved(subject, held.signoff));
        }
    }
}

/// The supervisor's name without what follows it.
fn name<'a>(subject: &Subject<'a>, signoff: &Signoff) -> &'a str {
    let whole = subject.log.supervisor_name(signoff.by);
    whole.split(',').next().unwrap_or(whole)
}

/// The command that makes a new sheet.
fn new_sheet(subject: &Subject<'_>, signoff: &Signoff) -> String {
    let id = subject.log.supervisor_key(signoff.by);
    let through = signoff.through.value;
    format!("practicum build --only signoff --for {id} --through {through}")
}

/// A field that is not as it was signed.
fn changed(
    subject: &Subject<'_>,
    signoff: &Signoff,
    line: &Changed,
    field: &Field,
) -> Option<Diagnostic> {
    let entry = subject.log.entries.get(line.place.0)?;
    let span = place::of(subject.sources, entry, line.place.1, &field.name);
    let key = &field.name;
    let when = format!(
        "when {} signed through {}",
        name(subject, signoff),
        period::spelled(signoff.through.value)
    );
    let message = match (&field.then, &field.now) {
        (Some(then), Some(now)) => format!("`{key}` was `{then}` {when}, and is `{now}`"),
        (Some(then), None) => format!("`{key}` was `{then}` {when}, and is not given"),
        (None, Some(now)) => format!("`{key}` is `{now}`, and was not given {when}"),
        (None, None) => return None,
    };
    let sheet = new_sheet(subject, signoff);
    let finding = Diagnostic::new(Code::SignedChanged, span, message)
        .related(signoff.code.span, "signed here")
        .note("the hours count as they are, and the packet says that they changed since they were signed");
    let back = match &field.then {
        Some(then) => format!("if it is a slip, write it back: `{key}: {then}`"),
        None => format!("if it is a slip, remove `{key}`"),
    };
    Some(finding.help(back).help(format!("if it is right, have a new sheet signed: `{sheet}`")))
}

/// Entries that were signed and are gone.
fn gone(subject: &Subject<'_>, held: &Held<'_>) -> Diagnostic {
    let (who, through) = (name(subject, held.signoff), held.signoff.through.value);
    let number = counted(held.gone.len(), "line");
    let verb = if held.gone.len() == 1 { "is" } else { "are" };
    let message = format!(
        "{number} for which {who} signed through {} {verb} gone from the log",
        period::spelled(through)
    );
    let one = |line: &Recorded| {
        let field = |name: &str| line.fields.get(name).map_or("", String::as_str);
        let path = line.key.path().unwrap_or("");
        format!("`{path}`, `date: {}`, `hours: {}`", field("date"), field("hours"))
    };
    let mut finding = Diagnostic::new(Code::SignedChanged, held.signoff.code.span, message)
        .label("this code is of a sheet that has more");
    for line in held.gone.iter().take(NAMED) {
        finding = finding.note(one(line));
    }
    let left = held.gone.len().saturating_sub(NAMED);
    if left > 0 {
        finding = finding.note(format!("and {}", counted(left, "more line")));
    }
    finding.help("bring the entry back, for instance from git").help(format!(
        "if it is right, have a new sheet signed: `{}`",
        new_sheet(subject, held.signoff)
    ))
}

/// A record that says other than what has its code.
fn altered(subject: &Subject<'_>, filed: &Filed) -> Diagnostic {
    let message = "the record is not what has this code";
    let what = match filed.record.scope {
        Scope::Signoff { .. } => "signed",
        Scope::Packet { .. } => "sent",
    };
    let finding = Diagnostic::new(Code::SignoffRecord, filed.code.span, message)
        .label(if filed.record.code() == filed.code.value {
            "its list of exhibits is not the one that was written".to_owned()
        } else {
            format!("what stands below has the code `{}`", filed.record.code())
        })
        .note(format!("whether what was {what} has changed since can't be told"))
        .help(format!(
            "bring the file back from git; it says what was {what}, and is never edited"
        ));
    let signoff = subject.log.signoffs.iter().find(|one| one.code.value == filed.code.value);
    match signoff {
        Some(signoff) => finding.related(signoff.code.span, "the sign-off"),
        None => finding,
    }
}

/// A record of another supervisor or another day than the sign-off says.
fn other(subject: &Subject<'_>, signoff: &Signoff, filed: &Filed) -> Diagnostic {
    let code = signoff.code.value;
    let said: Vec<String> = filed
        .record
        .scope
        .fields()
        .iter()
        .map(|(key, value)| format!("`{key}: {value}`"))
        .collect();
    let said = said.join(", ");
    Diagnostic::new(Code::SignoffRecord, signoff.span, format!("the sheet `{code}` is another one"))
        .label(format!("it has {said}"))
        .related(filed.code.span, "its record")
        .note(format!(
            "whether what {} signed has changed since can't be told",
            name(subject, signoff)
        ))
        .help("write here what stands on the sheet that was signed")
}

/// A sign-off without a record, while the log is not as it was either.
fn missing(subject: &Subject<'_>, signoff: &Signoff) -> Diagnostic {
    let code = signoff.code.value;
    let id = subject.log.supervisor_key(signoff.by);
    let file = record::file_name(id, &signoff.through.value.to_string(), code);
    let known: Vec<String> =
        subject.log.records.iter().map(|one| one.code.value.to_string()).collect();
    let shown = code.to_string();
    let label = match suggest::nearest(&shown, known.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "no record below `signoffs/` has this code".to_owned(),
    };
    let message = format!("there is no record of the sign-off `{code}`");
    Diagnostic::new(Code::SignoffRecord, signoff.code.span, message)
        .label(label)
        .note(format!(
            "whether what {} signed has changed since can't be told",
            name(subject, signoff)
        ))
        .help(format!("bring `{file}` back, for instance from git"))
        .help(format!("or have a new sheet signed: `{}`", new_sheet(subject, signoff)))
}

/// A sign-off without the sheet.
fn unproved(subject: &Subject<'_>, signoff: &Signoff) -> Diagnostic {
    let message = format!(
        "the sign-off of {} through {} names no scan",
        name(subject, signoff),
        period::spelled(signoff.through.value)
    );
    Diagnostic::new(Code::NoEvidence, signoff.span, message)
        .label("the sheet with the signature")
        .help(
            "put the scan into `evidence/`, and add for instance `evidence: evidence/signoff.pdf`",
        )
}
