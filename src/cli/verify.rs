//! `practicum verify`: whether a packet says what the log says.

use std::path::Path;

use crate::assess::{self, Assessment};
use crate::cli::args::{Global, Verify};
use crate::cli::build::reduced;
use crate::cli::load::{self, Loaded};
use crate::cli::terminal::Terminal;
use crate::cli::{Exit, Failure};
use crate::diagnostic::{Diagnostics, Severity, counted};
use crate::model::log::{Log, Pursuit};
use crate::model::program::Program;
use crate::model::record::Scope;
use crate::model::record::code::Code;
use crate::model::record::filed::{Edition, Filed};
use crate::read;
use crate::report::recorded;
use crate::report::verify::{self, Verdict};
use crate::source::packet::{self, Facts, Fault};
use crate::source::{Source, Sources};

/// Runs `verify`.
pub(super) fn run(global: &Global, own: &Verify, terminal: Terminal) -> Result<Exit, Failure> {
    let shown = own.packet.display().to_string();
    let facts = packet::read(&own.packet).map_err(|fault| failure(&shown, &fault))?;
    let root = load::root(global, None)?;
    let Some((filed, whole)) = carried(&facts) else {
        return uncarried(&shown, &facts, &load::load(root, global, None)?, terminal);
    };
    let Scope::Packet { program, version, as_of } = &filed.record.scope else {
        return Err(nothing(&shown));
    };
    let global = Global { as_of: Some(*as_of), ..global.clone() };
    let mut loaded = load::load(root, &global, None)?;
    if filed.edition.draft {
        loaded = loaded.inspected();
    }
    let all = loaded.assess(None)?;
    let findings = loaded.all_findings(&all);
    let log = if filed.edition.draft { reduced(&loaded, &findings).0 } else { loaded.log.clone() };
    let rules = known(&loaded, program, version)?;
    let pursuit = log.programs.iter().find(|one| one.program == rules.id).cloned();
    let pursuit = pursuit.unwrap_or_else(|| Pursuit::of(rules.id));
    let assessment = judged(&log, &loaded, rules, &pursuit);
    let now = recorded::again(&assessment, &loaded.sources, &of_the_log(&filed.edition));
    let mut verdict = verify::of(&assessment, &facts, &filed.edition, &filed.record, &now);
    if !whole {
        verdict.file.push("The record inside it was changed after it was built.".to_owned());
    }
    let errors = findings.count(Severity::Error);
    let told = told(&shown, &verdict, errors, filed.edition.draft);
    terminal.out(&told)?;
    Ok(if verdict.agrees { Exit::Done } else { Exit::Findings })
}

/// The record that a packet carries, and whether it is what its code was made of.
pub(super) fn carried(facts: &Facts) -> Option<(Filed, bool)> {
    let text = facts.record.as_deref()?;
    let mut sources = Sources::default();
    let source = Source { path: "the packet".to_owned(), text: text.into(), fault: None };
    let file = sources.add(source.clone());
    let filed = read::record::read(&mut Diagnostics::default(), file, &source)?;
    let whole = filed.is_whole();
    Some((filed, whole))
}

/// The same edition with the paths of the log in it, to name what differs.
fn of_the_log(edition: &Edition) -> Edition {
    Edition { audience: "self".to_owned(), ..edition.clone() }
}

/// The rules by which the packet was judged.
fn known<'l>(loaded: &'l Loaded, program: &str, version: &str) -> Result<&'l Program, Failure> {
    let of_program = || loaded.packs.list.iter().filter(|one| one.name == program);
    of_program().find(|one| one.version == version).ok_or_else(|| {
        let versions: Vec<&str> = of_program().map(|one| one.version.as_str()).collect();
        let message = format!("the packet is judged by `{program}` {version}, which is not known");
        Failure::new(message).help(if versions.is_empty() {
            "put its rule pack back into `programs/`".to_owned()
        } else {
            format!("the known versions are {}", crate::model::words::listed(versions))
        })
    })
}

/// The log under these rules: by the log's own choice where that is the same, since other programs
/// may make an entry count nothing.
fn judged<'a>(
    log: &'a Log,
    loaded: &'a Loaded,
    rules: &'a Program,
    pursuit: &'a Pursuit,
) -> Assessment<'a> {
    let all = assess::assess(log, &loaded.packs, loaded.as_of);
    let is_it =
        |one: &Assessment<'_>| one.program.id == rules.id && one.program.version == rules.version;
    all.into_iter()
        .find(is_it)
        .unwrap_or_else(|| assess::under(log, &loaded.packs, rules, pursuit, loaded.as_of))
}

fn told(file: &str, verdict: &Verdict, errors: usize, draft: bool) -> String {
    let mut out = format!("{file}\n  {}\n", verdict.head);
    let mut line = |text: &str| out.push_str(&format!("  {text}\n"));
    verdict.file.iter().for_each(|one| line(one));
    line(&verdict.says);
    if errors > 0 && !draft {
        let errors = counted(errors, "error");
        line(&format!(
            "The log has {errors} now, and what can't be read is not in it: `practicum check`."
        ));
    }
    for (title, list) in [("Requirements", &verdict.totals), ("Entries", &verdict.entries)] {
        if !list.is_empty() {
            out.push_str(&format!("\n{title}\n"));
            out.extend(list.iter().map(|one| format!("  {one}\n")));
        }
    }
    out
}

/// What is said of a file in which nothing can be compared.
fn uncarried(
    file: &str,
    facts: &Facts,
    loaded: &Loaded,
    terminal: Terminal,
) -> Result<Exit, Failure> {
    let codes = codes(loaded)?;
    let printed = printed(&facts.words);
    let mut out = format!("{file}\n");
    out.push_str(match (facts.is_scan, facts.producer.starts_with("practicum ")) {
        (true, _) => "  It was scanned: nothing in it can be compared.\n",
        (false, true) => {
            "  It carries no record, as exhibits in a file of their own do not: compare the PDF of the \
             application. Nothing in this one can be compared.\n"
        }
        (false, false) => {
            "  It carries no record: it was not made by practicum, or was printed or saved anew by \
             another program. Nothing in it can be compared.\n"
        }
    });
    let same = codes.iter().find(|(code, _)| printed.contains(code));
    if let Some((code, what)) = same {
        out.push_str(&format!("  Its first page shows the code {code}, {what}.\n"));
    } else {
        out.push_str("  Compare the code printed on its first page with\n");
        out.extend(codes.iter().map(|(code, what)| format!("    {code}  {what}\n")));
        out.push_str("  and if that page names another day, ask again with `--as-of`.\n");
    }
    terminal.out(&out)?;
    Ok(Exit::Failed)
}

/// The codes that packets of this log may show, and what each is.
fn codes(loaded: &Loaded) -> Result<Vec<(Code, String)>, Failure> {
    let mut codes = Vec::new();
    for one in loaded.assess(None)? {
        let record = assess::record::of_program(&one, &loaded.sources);
        let what = format!("the log as of {}, {}", one.as_of, one.program.name);
        codes.push((record.code(), what));
    }
    for sent in loaded.log.submissions.iter().rev() {
        let what = format!("what was sent on {}", sent.sent.value);
        codes.extend(sent.code.map(|code| (code.value, what)));
    }
    Ok(codes)
}

/// What looks like a code in a text.
fn printed(words: &str) -> Vec<Code> {
    let word = |word: &str| {
        let (first, second) = word.split_once('-')?;
        (first.len() == 5 && second.len() == 5).then(|| Code::parse(word).ok()).flatten()
    };
    words.split_whitespace().filter_map(word).collect()
}

fn nothing(file: &str) -> Failure {
    Failure::new(format!("`{file}` is no packet, but a sheet that is signed"))
        .help("its code stands under `signoffs`; `practicum check` compares it")
}

fn failure(file: &str, fault: &Fault) -> Failure {
    let is_pdf = Path::new(file).extension().is_some_and(|end| end.eq_ignore_ascii_case("pdf"));
    match fault {
        Fault::Closed(words) => Failure::new(format!("`{file}` can't be opened: {words}")),
        Fault::TooLarge => Failure::new(format!("`{file}` is larger than 500 MiB")),
        Fault::NotPdf if is_pdf => {
            Failure::new(format!("`{file}` is no PDF, whatever its name says"))
        }
        Fault::NotPdf => Failure::new(format!("`{file}` is no PDF"))
            .help("name the packet that was built; it stands in `packet/`"),
        Fault::Unreadable => Failure::new(format!("`{file}` is damaged or cut off"))
            .help("ask for the file to be sent again"),
        Fault::Locked => Failure::new(format!("`{file}` needs a password"))
            .help("save it without one, and compare that"),
        Fault::Endless => {
            Failure::new(format!("`{file}` takes too long to be read, or unpacks to too much"))
        }
    }
}
