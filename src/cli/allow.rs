//! `practicum allow`: the line that says that a finding was looked at and is no client's.

use crate::check::identifier::Identified;
use crate::cli::args::{Allow, Global};
use crate::cli::explain;
use crate::cli::load;
use crate::cli::terminal::Terminal;
use crate::cli::{Exit, Failure};
use crate::source::{LOG_FILE, walk};

/// Runs `allow`. What it prints is drawn from the line, so it is told to who asks, and nowhere else.
pub(super) fn run(global: &Global, own: &Allow, terminal: Terminal) -> Result<Exit, Failure> {
    let root = load::root(global, None)?;
    let loaded = load::load(root, global, None)?;
    let place = own.place.rsplit_once(':').and_then(|(path, line)| {
        Some((path, line.parse::<usize>().ok().filter(|line| *line > 0)?))
    });
    let (path, line) = place.map_or((own.place.as_str(), None), |(path, line)| (path, Some(line)));
    let file = if path == LOG_FILE || walk::is_pack(path) {
        let mut own = loaded.sources.iter().filter(|(file, _)| loaded.sources.is_of_log(*file));
        own.find(|(_, one)| one.path == path).map(|(file, _)| file)
    } else {
        explain::file(&loaded, path)
    };
    let file = file.ok_or_else(|| {
        Failure::new(format!("no file of the log is called `{path}`"))
            .help("name it as `practicum check` does, for instance `cases/2024-02.md:9`")
    })?;
    let is_meant = |one: &&Identified| {
        one.span.file == file
            && match line {
                Some(line) => {
                    !one.in_path
                        && loaded.sources.position(one.span).is_some_and(|at| at.line == line)
                }
                None => one.in_path,
            }
    };
    let mut items: Vec<String> = Vec::new();
    for one in loaded.identified.iter().filter(is_meant) {
        let (word, code, day) = (one.identifier.word(), &one.line_code, loaded.as_of);
        let item = format!("{{code: {word}, line: {code}, reviewed: {day}}}");
        if !items.contains(&item) {
            items.push(item);
        }
    }
    if items.is_empty() {
        return Err(Failure::new(format!("nothing of a client is found at `{}`", own.place)).help(
            "`practicum check` names the lines; for the name of a file give the file alone",
        ));
    }
    terminal.progress("put this where `allow` stands, or among the other keys:\n");
    terminal.out(&format!("allow: [{}]\n", items.join(", ")))?;
    Ok(Exit::Done)
}
