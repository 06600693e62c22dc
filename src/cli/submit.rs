//! `practicum submit`: that a packet was sent, and what counted in it.

use std::collections::BTreeSet;
use std::path::Path;

use jiff::civil::Date;

use crate::assess::Assessment;
use crate::assess::certificate::normal;
use crate::cli::args::{Global, Submit};
use crate::cli::build::only_errors;
use crate::cli::load::{self, Loaded};
use crate::cli::terminal::Terminal;
use crate::cli::verify::carried;
use crate::cli::{Exit, Failure, clock};
use crate::diagnostic::{Severity, counted, human};
use crate::model::record::Record;
use crate::model::record::filed::{Filed, Numbered};
use crate::model::sent::Sent;
use crate::output::{self, Artifact};
use crate::render::record as text;
use crate::report::exhibit::{Exhibits, Frozen};
use crate::report::recorded;
use crate::source::load as read;
use crate::source::packet::Bytes;
use crate::source::walk::SUBMISSIONS;
use crate::source::{LOG_FILE, packet};
use crate::syntax::edit;

/// Runs `submit`.
pub(super) fn run(global: &Global, own: &Submit, terminal: Terminal) -> Result<Exit, Failure> {
    let root = load::root(global, own.folder.as_ref())?;
    let today = clock::as_of(global.as_of)?;
    let sent = own.sent.unwrap_or(today);
    if sent > today {
        return Err(Failure::new(format!("{sent} is after {today}"))
            .help("write the day on which it was sent"));
    }
    let now = load::load(root.clone(), global, None)?;
    let name = program(&now, own.program.as_deref())?;
    let file = format!("packet/{name}.pdf");
    let refuse = |why: &str| {
        terminal.err(&format!("nothing was written: {why}\n"));
        Ok(Exit::Findings)
    };
    let built = match packet::read(&root.join(&file)) {
        Ok(facts) => carried(&facts).map(|(filed, _)| (filed, facts)),
        Err(_) => None,
    };
    let Some((filed, facts)) = built else {
        return refuse(&format!(
            "there is no packet in `{file}` that could have been sent; `practicum build` writes it"
        ));
    };
    if filed.edition.draft {
        return refuse(&format!("`{file}` is a draft; build it without `--partial`"));
    }
    if filed.edition.audience != "committee" {
        return refuse(&format!(
            "`{file}` is a copy for others than the reviewers; build the packet, and send that one"
        ));
    }
    if facts.bytes != Bytes::Built {
        return refuse(&format!(
            "`{file}` was changed since it was built; build it again, and send that one"
        ));
    }
    // What was sent is judged as of the packet's own day.
    let Some(day) = filed.record.scope.as_of() else {
        return refuse(&format!("`{file}` is no packet"));
    };
    if sent < day {
        return refuse(&format!("the packet is of {day}, and can't have been sent on {sent}"));
    }
    let loaded = load::load(root, &Global { as_of: Some(day), ..global.clone() }, None)?;
    let loaded = loaded.inspected();
    let assessments = loaded.assess(Some(&name))?;
    let findings = loaded.all_findings(&assessments);
    let errors = findings.count(Severity::Error);
    if errors > 0 {
        let told = human::render(&only_errors(&findings), &loaded.sources, terminal.colors_err());
        terminal.err(&told);
        return refuse(&format!("the log has {}", counted(errors, "error")));
    }
    let Some(assessment) = assessments.first() else {
        return refuse("its program can't be judged");
    };
    let own_record = |audience: &str| {
        let copy = crate::model::record::filed::Edition {
            audience: audience.to_owned(),
            ..filed.edition.clone()
        };
        recorded::again(assessment, &loaded.sources, &copy)
    };
    let record = own_record("self");
    if record.code() != filed.code.value {
        return refuse(&format!(
            "`{file}` says something else than the log: `practicum verify {file}` names what; if \
             this packet was sent as it is, bring the log of that day back, else build it anew"
        ));
    }
    if let Some(known) = known(&loaded, assessment, sent, &record) {
        return refuse(&known);
    }
    let (shown, gone) = numbers(&loaded, assessment);
    if let Some(number) = other(&filed.exhibits, &shown) {
        return refuse(&format!(
            "exhibit {number} of `{file}` is not the one that the log has; build it anew, and send \
             that one"
        ));
    }
    let mut numbers = [shown, gone].concat();
    numbers.sort_by_key(|one| one.number);
    let submission = Submission {
        program: name,
        sent,
        record,
        numbers,
        names_program: loaded.log.programs.len() > 1,
    };
    submission.write(&loaded, own.dry_run, terminal)
}

/// The program that is meant.
fn program(loaded: &Loaded, said: Option<&str>) -> Result<String, Failure> {
    let all = loaded.assess(said)?;
    match all.as_slice() {
        [one] => Ok(one.program.name.clone()),
        [] => Err(Failure::new("the log pursues no program, so there is nothing to send")),
        [first, ..] => Err(Failure::new("the log pursues several programs").help(format!(
            "name the one that was sent, for instance `--program {}`",
            first.program.name
        ))),
    }
}

/// Why this is no new submission, if it is none.
fn known(
    loaded: &Loaded,
    assessment: &Assessment<'_>,
    sent: Date,
    record: &Record,
) -> Option<String> {
    let code = record.code();
    let same = |one: &&Sent| one.sent.value == sent || one.code.is_some_and(|at| at.value == code);
    let known = Sent::all(&loaded.log, assessment.program.id).find(same)?;
    let is_this = known.code.is_some_and(|at| at.value == code);
    let day = known.sent.value;
    Some(if is_this {
        format!("`{LOG_FILE}` says already that this packet, {code}, was sent on {day}")
    } else {
        let told = known.code.map(|at| format!(", {}", at.value)).unwrap_or_default();
        format!(
            "`{LOG_FILE}` has another packet{told}, that was sent on {day}; write with `--sent` the \
             day on which this one was"
        )
    })
}

/// The lowest number under which the packet and the log have not the same file.
fn other(packet: &[Numbered], log: &[Numbered]) -> Option<usize> {
    let files = |all: &[Numbered]| -> BTreeSet<(usize, String)> {
        all.iter().map(|one| (one.number, one.sha256.clone())).collect()
    };
    let (packet, log) = (files(packet), files(log));
    packet.symmetric_difference(&log).map(|(number, _)| *number).min()
}

/// The exhibits with their numbers, and those of an earlier submission whose numbers stay unused.
fn numbers(loaded: &Loaded, assessment: &Assessment<'_>) -> (Vec<Numbered>, Vec<Numbered>) {
    let files = loaded.facts();
    let frozen = Frozen::sent(assessment, &loaded.sources, &files);
    let exhibits = Exhibits::of(assessment, frozen);
    let one = |(number, exhibit): (usize, &crate::report::exhibit::Exhibit)| Numbered {
        number,
        path: normal(loaded.sources.real(&exhibit.path)),
        sha256: files.get(&exhibit.path).map(|file| file.sha256.clone()).unwrap_or_default(),
    };
    let shown = exhibits.iter().map(one).collect();
    let before = Sent::all(&loaded.log, assessment.program.id)
        .rev()
        .find_map(|one| one.recorded(&loaded.log, &loaded.sources, &assessment.program.name));
    let before = before.map(|filed: &Filed| filed.exhibits.as_slice()).unwrap_or_default();
    let gone = before.iter().filter(|one| exhibits.withdrawn().any(|number| number == one.number));
    (shown, gone.cloned().collect())
}

/// What is written.
struct Submission {
    program: String,
    sent: Date,
    record: Record,
    numbers: Vec<Numbered>,
    names_program: bool,
}

impl Submission {
    fn write(&self, loaded: &Loaded, dry_run: bool, terminal: Terminal) -> Result<Exit, Failure> {
        let path = Sent::file(&self.program, self.sent);
        let record = text::submission(&self.record, &self.numbers);
        let (sent, code) = (self.sent.to_string(), self.record.code().to_string());
        let mut pairs = vec![("sent", sent.as_str()), ("code", code.as_str())];
        if self.names_program {
            pairs.insert(0, ("program", self.program.as_str()));
        }
        let item: Vec<String> =
            pairs.iter().map(|(key, value)| format!("{key}: {value}")).collect();
        let item = format!("{{{}}}", item.join(", "));
        let place = loaded.root.join(&path);
        let there = read::text_of(&place, read::MAX_RECORD);
        if place.exists() && there.as_deref() != Some(record.as_str()) {
            terminal.err(&format!(
                "nothing was written: there is another record in `{path}`; bring it back from git \
                 or move it away\n"
            ));
            return Ok(Exit::Findings);
        }
        let log_file = read::log_file(&loaded.root);
        let edited = edit::append(&log_file.text, "submissions", &pairs);
        if dry_run {
            terminal.out(&format!("{path}: {}\n", self.told()))?;
            terminal.out(&format!("{LOG_FILE}: {item} under `submissions`\n"))?;
            return Ok(Exit::Done);
        }
        let name = path.rsplit('/').next().unwrap_or(&path).to_owned();
        put(&loaded.root.join(SUBMISSIONS), name, &record)?;
        terminal.progress(&format!("{path}: {}\n", self.told()));
        match edited {
            Some(edited) => {
                let place = loaded.root.join(LOG_FILE);
                // What a link leads to is changed, and not the link.
                let place = place.canonicalize().unwrap_or(place);
                let folder = place.parent().unwrap_or(&loaded.root);
                let name = place.file_name().map(|name| name.to_string_lossy().into_owned());
                put(folder, name.unwrap_or_else(|| LOG_FILE.to_owned()), &edited)?;
                terminal.progress(&format!("{LOG_FILE}: {item} under `submissions`\n"));
            }
            None => terminal.err(&format!(
                "`{LOG_FILE}` is written in a way that can't be added to; add this to the list \
                 `submissions` yourself:\n\n  - {item}\n\n"
            )),
        }
        Ok(Exit::Done)
    }

    fn told(&self) -> String {
        let lines = counted(self.record.lines.len(), "line");
        let files = counted(self.numbers.len(), "exhibit");
        format!("what counts, {lines} and {files}, with the code {}", self.record.code())
    }
}

fn put(folder: &Path, name: String, text: &str) -> Result<(), Failure> {
    let place = folder.join(&name);
    output::write(folder, &[Artifact { name, bytes: text.as_bytes().to_vec() }]).map_err(|error| {
        Failure::new(format!("`{}` can't be written: {error}", place.display()))
            .help("nothing of it was changed")
    })
}
