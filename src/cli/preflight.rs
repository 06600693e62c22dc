//! `practicum preflight`: what the packet would be returned for.

use serde_json::Value;

use crate::assess::Assessment;
use crate::cli::args::{Global, Preflight, PreflightFormat};
use crate::cli::load::{self, Loaded};
use crate::cli::terminal::Terminal;
use crate::cli::{Exit, Failure};
use crate::diagnostic::Diagnostics;
use crate::render::{json, text};
use crate::report::preflight::{self, Built};
use crate::source::load as read;

/// The most bytes of a packet's object that are read: 64 MiB.
const MOST: u64 = 64 << 20;

/// Runs `preflight`.
pub(super) fn run(global: &Global, own: &Preflight, terminal: Terminal) -> Result<Exit, Failure> {
    let root = load::root(global, own.folder.as_ref())?;
    let loaded = load::load(root, global, None)?.inspected();
    let assessments = loaded.assess(own.program.as_deref())?;
    loaded.detail(&assessments, terminal);
    let findings = loaded.all_findings(&assessments);
    let files = loaded.facts();
    let lists: Vec<preflight::Preflight> = assessments
        .iter()
        .map(|one| {
            let (file, built) = built(&loaded, one);
            preflight::of(one, &loaded.sources, &findings, &files, Some((&file, built)))
        })
        .collect();
    match own.format {
        PreflightFormat::Json => {
            terminal.out(&json::preflight::render(&lists, &loaded.sources, loaded.as_of))?;
        }
        PreflightFormat::Text => {
            let layout = text::Layout { width: terminal.width(), color: terminal.colors_out() };
            let texts: Vec<String> = lists
                .iter()
                .map(|list| text::preflight::preflight(list, &loaded.sources, layout))
                .collect();
            terminal.out(&texts.join("\n"))?;
        }
    }
    // A log that pursues no program, or one with a broken pack, has no packet that could pass.
    let nothing = lists.is_empty() || !loaded.packs.broken.is_empty();
    let returned = nothing || lists.iter().any(preflight::Preflight::is_returned);
    if nothing && own.format == PreflightFormat::Text {
        super::status::tell(&loaded, &assessments, &findings, terminal);
    }
    Ok(if returned { Exit::Findings } else { Exit::Done })
}

/// The list at the end of a build, a line for each point for which the packet would be returned.
pub(super) fn after_build(
    loaded: &Loaded,
    assessments: &[&Assessment<'_>],
    findings: &Diagnostics,
    terminal: Terminal,
) {
    let files = loaded.facts();
    for assessment in assessments {
        let list = preflight::of(assessment, &loaded.sources, findings, &files, None);
        let heads = text::preflight::heads(&list);
        if !heads.is_empty() {
            let head = format!("\n{} would be returned for:\n", list.program);
            let lines = heads.join("\n");
            terminal.progress(&format!("{head}{lines}\n  see `practicum preflight`\n"));
        }
    }
}

/// The packet that was built last into its usual folder, and how it stands to the log.
fn built(loaded: &Loaded, assessment: &Assessment<'_>) -> (String, Built) {
    let file = format!("packet/{}.json", assessment.program.name);
    let Some(text) = read::text_of(&loaded.root.join(&file), MOST) else {
        return (file, Built::Nothing);
    };
    let value = |text: &str| serde_json::from_str::<Value>(text).ok();
    let built = value(&text);
    let draft = built.as_ref().is_some_and(|one| one.get("draft").is_some());
    let now = value(&json::status::alone(assessment, &loaded.sources, None));
    let said = |one: &Option<Value>| {
        let one = one.as_ref()?;
        Some((one.get("version").cloned(), one.get("requirements").cloned()))
    };
    let built = if draft {
        Built::Draft
    } else if said(&built) == said(&now) {
        Built::Same
    } else {
        Built::Other
    };
    (file, built)
}
