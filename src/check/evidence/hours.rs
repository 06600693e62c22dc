//! Certificates whose text says other hours than the log claims from them.

mod said;

use std::collections::BTreeSet;

use crate::assess::certificate::normal;
use crate::check::Subject;
use crate::check::evidence::hours::said::Amount;
use crate::check::evidence::named::{Named, Use};
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::entry::{Entry, Line};
use crate::model::hours::Hours;
use crate::model::words::{Kind, joined};

/// Amounts of a certificate that are quoted.
const QUOTED: usize = 3;

/// One warning for each run of pages of a certificate.
pub(super) fn lint(sink: &mut Diagnostics, named: &Named<'_>, subject: &Subject<'_>) {
    let trainings = |one: &&Use<'_>| {
        one.entry.is_some_and(|entry| entry.kind == Kind::Training && !entry.draft)
    };
    let uses: Vec<&Use<'_>> = named.uses.iter().filter(trainings).collect();
    // A file that proves something else too says the amounts of that too.
    if uses.len() < named.uses.iter().filter(|one| !is_draft(one)).count() {
        return;
    }
    let pages = |one: &&Use<'_>| one.evidence.pages.map(|pages| pages.value);
    let groups: BTreeSet<_> = uses.iter().map(&pages).collect();
    for group in groups {
        let members: Vec<&Use<'_>> =
            uses.iter().copied().filter(|one| pages(one) == group).collect();
        sink.push_some(finding(named, subject, group, &members, &uses));
    }
}

fn is_draft(one: &Use<'_>) -> bool {
    one.entry.is_some_and(|entry| entry.draft)
}

fn finding(
    named: &Named<'_>,
    subject: &Subject<'_>,
    pages: Option<(u32, u32)>,
    members: &[&Use<'_>],
    all: &[&Use<'_>],
) -> Option<Diagnostic> {
    let meant = |page: u32| pages.is_none_or(|(first, last)| (first..=last).contains(&page));
    let numbered = (1_u32..).zip(&named.inspected.texts);
    let texts: Vec<&str> =
        numbered.filter(|(page, _)| meant(*page)).map(|(_, text)| text.as_str()).collect();
    let amounts: Vec<Amount> = texts.iter().flat_map(|text| said::amounts(text)).collect();
    let sure: Vec<&Amount> = amounts.iter().filter(|one| one.sure).collect();
    if sure.is_empty() {
        return None;
    }
    let shown =
        members.iter().filter_map(|one| one.entry?.certificate_hours).map(|one| one.value).next();
    let own = lines_of(members, &named.path);
    // Academic credit is worth what a program makes of it.
    if own.iter().any(|line| line.credits.is_some()) {
        return None;
    }
    let sum = |lines: &[&Line]| lines.iter().map(|line| line.clock_hours()).sum::<Hours>();
    let claimed = shown.unwrap_or_else(|| sum(&own));
    let says = |hours: Hours| amounts.iter().any(|one| one.is(hours));
    let each = || own.iter().all(|line| says(line.clock_hours()));
    let agrees = says(claimed)
        || said::sum(&sure).is(claimed)
        || (shown.is_none() && (says(sum(&lines_of(all, &named.path))) || each()));
    if agrees {
        return None;
    }
    let mut quoted: Vec<String> = Vec::new();
    for one in sure {
        let quote = format!("“{}”", one.quote);
        if !quoted.contains(&quote) && quoted.len() < QUOTED {
            quoted.push(quote);
        }
    }
    let says = joined(&quoted);
    let entries: BTreeSet<_> = members.iter().map(|one| one.evidence.span.file).collect();
    let claims = match (shown, entries.len()) {
        (Some(_), _) => format!("`certificate_hours` is {claimed}"),
        (None, 1) => format!("the entry claims {claimed} hours"),
        (None, many) => format!("the {many} entries that name it claim {claimed} hours together"),
    };
    let first = members.first()?;
    let message = format!("the certificate says {says}, and {claims}");
    let mut finding = Diagnostic::new(Code::EvidenceHours, first.evidence.span, message)
        .label("read from the text of this file");
    for other in members.iter().skip(1) {
        finding = finding.related(other.evidence.span, "claims from it too");
    }
    let path = subject.sources.path(first.evidence.span.file);
    let help = match shown {
        Some(_) => {
            "write in `certificate_hours` the total that is printed on the certificate".to_owned()
        }
        None => format!(
            "correct `hours` in `{path}`; where less is claimed than the certificate shows, say so with \
             `certificate_hours:` and its total"
        ),
    };
    Some(finding.help(help))
}

/// The lines that name the file in these entries, each once.
fn lines_of<'a>(uses: &[&Use<'a>], path: &str) -> Vec<&'a Line> {
    let mut entries: Vec<&'a Entry> = uses.iter().filter_map(|one| one.entry).collect();
    entries.sort_by_key(|entry| entry.file);
    entries.dedup_by_key(|entry| entry.file);
    let spans: BTreeSet<_> = uses.iter().map(|one| one.evidence.span).collect();
    let names = |line: &&Line| {
        line.evidence.iter().any(|one| normal(&one.path) == path && spans.contains(&one.span))
    };
    entries.into_iter().flat_map(|entry| &entry.lines).filter(names).collect()
}
