//! The log's own pack of a version: which file it is, and how what was confirmed is written into it.

use std::path::Path;

use jiff::civil::Date;

use crate::cli::programs::Known;
use crate::cli::{Failure, load};
use crate::diagnostic::{Diagnostic, Diagnostics, human};
use crate::model::program::{Packs, Program};
use crate::output::{self, Artifact};
use crate::read;
use crate::report::rule_at::{self, Number};
use crate::report::unconfirmed::Stated;
use crate::source::{Source, Sources};
use crate::syntax::edit;

/// What someone read at a source.
#[derive(Debug, Clone)]
pub(super) struct Read {
    /// The number, as a pack writes it; nothing if it is the present one.
    pub(super) value: Option<String>,
    /// Where.
    pub(super) at: String,
    /// When.
    pub(super) on: Date,
}

/// Why nothing is to be written.
#[derive(Debug)]
pub(super) enum Refused {
    /// The question can't be answered so.
    Usage(Failure),
    /// The file can't take it, in words for the user.
    File(String),
}

/// A file as it is to be.
#[derive(Debug)]
pub(super) struct Edited {
    /// Its path below the root.
    pub(super) path: String,
    /// Its text.
    pub(super) text: String,
    /// The packs as they are with it.
    packs: Packs,
    sources: Sources,
}

/// The file of the log's own pack of `program`, with its text; a new one if there is none.
fn file(known: &Known, root: &Path, program: &Program) -> Result<(String, String), Refused> {
    let wanted = Some((program.name.clone(), program.version.clone()));
    let own = known.sources.iter().filter(|(file, _)| known.sources.is_of_log(*file));
    let found = own.into_iter().find(|(id, source)| read::program::named_in(*id, source) == wanted);
    if let Some((_, source)) = found {
        return Ok((source.path.clone(), source.text.to_string()));
    }
    let (name, version) = (&program.name, &program.version);
    let safe: String =
        version.chars().map(|c| if c.is_alphanumeric() || c == '.' { c } else { '-' }).collect();
    let paths = [format!("programs/{name}.yaml"), format!("programs/{name}-{safe}.yaml")];
    let Some(path) = paths.iter().find(|path| !root.join(path).exists()) else {
        let told = format!("`{}` is there and is another pack", paths.join("` and `"));
        return Err(Refused::File(told));
    };
    let head = "# What was confirmed at its source; `practicum programs confirm` adds to it.";
    let extends = edit::scalar(&format!("{name}/{version}")).into_owned();
    Ok((path.clone(), format!("{head}\nextends: {extends}\n")))
}

/// The file with what was read of the rule; it is read again before it is handed over.
pub(super) fn confirm(
    known: &Known,
    root: &Path,
    program: &Program,
    rule: &Stated,
    read: &Read,
) -> Result<Edited, Refused> {
    let (path, text) = file(known, root, program)?;
    let keys: Vec<&str> = rule.rule.keys.iter().map(String::as_str).collect();
    let number = rule_at::find(program, &rule.rule.keys).and_then(|rule| rule.number());
    let by_hand = || {
        let told = format!("`{path}` can't be changed without touching more of it; write there");
        Refused::File(format!("{told}\n\n{}", lines(rule, number.as_ref(), read)))
    };
    // An extending pack replaces alternatives whole: a part of them alone would drop the others.
    let is_within = keys.iter().skip(2).any(|key| ["any", "all"].contains(key));
    if is_within && !edit::holds(&text, &keys) {
        return Err(by_hand());
    }
    let marked = mark(&text, &keys, read).ok_or_else(by_hand)?;
    let (packs, sources, findings) = reread(known, &path, &marked);
    if let Some(first) = findings.iter().next() {
        let mut said = Diagnostics::default();
        said.push(first.clone());
        let said = human::render(&said, &sources, false);
        return Err(Refused::File(format!("`{path}` would have a fault\n\n{said}")));
    }
    let plain = Edited { path: path.clone(), text: marked, packs, sources };
    let edited = match (&read.value, &number) {
        (None, _) => plain,
        (Some(_), None) => {
            let message = format!("`{}` has no number of its own", rule.keys);
            let help = format!("leave out `--value`, and write what differs into `{path}`");
            return Err(Refused::Usage(Failure::new(message).help(help)));
        }
        (Some(value), Some(number)) => {
            let under: Vec<&str> = keys.iter().copied().chain(number.keys.clone()).collect();
            let set = edit::set(&plain.text, &under, &edit::scalar(value)).ok_or_else(by_hand)?;
            let (packs, sources, findings) = reread(known, &path, &set);
            if let Some(finding) = findings.iter().next() {
                return Err(Refused::Usage(no_number(rule, value, number, finding)));
            }
            let other = Edited { path: path.clone(), text: set, packs, sources };
            let same = other.rule_number(program, rule).as_ref() == Some(number);
            if same { plain } else { other }
        }
    };
    let now = edited.stated(program, rule);
    let is_so = |one: &Stated| {
        let confirmed = one.rule.citation.confirmed.as_ref();
        !one.rule.citation.verify && confirmed.is_some_and(|c| c.on == read.on && c.at == read.at)
    };
    if now.as_ref().is_some_and(is_so) { Ok(edited) } else { Err(by_hand()) }
}

/// The text with the mark taken away and the place put in its stead.
fn mark(text: &str, keys: &[&str], read: &Read) -> Option<String> {
    let under = |more: &[&'static str]| -> Vec<String> {
        keys.iter().chain(more).map(|key| (*key).to_owned()).collect()
    };
    let set = |text: &str, more: &[&'static str], value: &str| {
        let keys = under(more);
        edit::set(text, &keys.iter().map(String::as_str).collect::<Vec<_>>(), value)
    };
    let (on, at) = (read.on.to_string(), edit::scalar(&read.at));
    let text = set(text, &["verify"], "false")?;
    let there = under(&["confirmed"]);
    if edit::holds(&text, &there.iter().map(String::as_str).collect::<Vec<_>>()) {
        return set(&set(&text, &["confirmed", "on"], &on)?, &["confirmed", "at"], &at);
    }
    set(&text, &["confirmed"], &format!("{{on: {on}, at: {at}}}"))
}

/// What is to be written by hand.
fn lines(rule: &Stated, number: Option<&Number>, read: &Read) -> String {
    let mut out = String::new();
    let mut indent = "    ".to_owned();
    for key in &rule.rule.keys {
        out.push_str(&format!("{indent}{}:\n", edit::scalar(key)));
        indent.push_str("  ");
    }
    if let (Some(number), Some(value)) = (number, &read.value) {
        let (last, first) = number.keys.split_last().unwrap_or((&"", &[]));
        let opened: String = first.iter().map(|key| format!("{key}: {{")).collect();
        let closed = "}".repeat(first.len());
        out.push_str(&format!("{indent}{opened}{last}: {}{closed}\n", edit::scalar(value)));
    }
    let at = edit::scalar(&read.at);
    out.push_str(&format!(
        "{indent}verify: false\n{indent}confirmed: {{on: {}, at: {at}}}\n",
        read.on
    ));
    out
}

fn no_number(rule: &Stated, value: &str, number: &Number, finding: &Diagnostic) -> Failure {
    let message = format!("`{value}` can't be the number of `{}`: {}", rule.keys, finding.message);
    let said = [&finding.label].into_iter().filter(|label| !label.is_empty());
    let helps = said.chain(&finding.help).cloned();
    let present = format!("the present one is written `{}`", number.written);
    Failure::new(message).help(helps.chain([present]).collect::<Vec<_>>().join("; "))
}

/// The packs with `text` at `path`.
fn reread(known: &Known, path: &str, text: &str) -> (Packs, Sources, Diagnostics) {
    let mut sources = load::brought();
    for source in known.sources.of_log().filter(|source| source.path != path) {
        sources.add(source.clone());
    }
    sources.add(Source { path: path.to_owned(), text: text.into(), fault: None });
    let mut findings = Diagnostics::default();
    let packs = read::program::all(&mut findings, &sources, |file| sources.is_of_log(file));
    findings.sort(&sources);
    (packs, sources, findings)
}

impl Edited {
    /// The program as it is with the file.
    fn program(&self, like: &Program) -> Option<&Program> {
        self.packs.list.iter().find(|one| one.name == like.name && one.version == like.version)
    }

    fn rule_number(&self, program: &Program, rule: &Stated) -> Option<Number> {
        rule_at::find(self.program(program)?, &rule.rule.keys)?.number()
    }

    /// The rule as it is with the file.
    pub(super) fn stated(&self, program: &Program, rule: &Stated) -> Option<Stated> {
        let all = crate::report::unconfirmed::all(self.program(program)?);
        all.into_iter().find(|one| one.keys == rule.keys)
    }

    /// Writes the file, whole or not at all; the packs known from then on are those with it.
    pub(super) fn write(self, root: &Path, known: &mut Known) -> Result<(), Failure> {
        let place = root.join(&self.path);
        // What a link leads to is changed, and not the link.
        let place = place.canonicalize().unwrap_or(place);
        let failed = |why: &dyn std::fmt::Display| {
            Failure::new(format!("`{}` can't be written: {why}", self.path))
                .help("nothing of it was changed")
        };
        let (Some(folder), Some(name)) = (place.parent(), place.file_name()) else {
            return Err(failed(&"it has no folder"));
        };
        let name = name.to_string_lossy().into_owned();
        let artifact = Artifact { name, bytes: self.text.clone().into_bytes() };
        output::write(folder, &[artifact]).map_err(|error| failed(&error))?;
        known.packs = self.packs;
        known.sources = self.sources;
        Ok(())
    }
}
