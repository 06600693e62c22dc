//! The files of a packet: the report for a browser and for paper, the board and the hours as data.

use crate::assess::Assessment;
use crate::cli::Failure;
use crate::cli::args::{Build, Form};
use crate::cli::build::{audience, exhibits};
use crate::cli::load::Loaded;
use crate::cli::terminal::Terminal;
use crate::diagnostic::Diagnostics;
use crate::model::record::filed::Numbered;
use crate::output::Artifact;
use crate::render::pdf::{self, Attachment, Parts, Rendered};
use crate::render::{self, csv, html, json};
use crate::report::document::{Exhibit, Report};
use crate::report::{Audience, Edition, packet, recorded};

/// The files of one program, or the faults of exhibits or templates for which there are none.
pub(super) fn of(
    loaded: &Loaded,
    assessment: &Assessment<'_>,
    edition: &Edition<'_>,
    own: &Build,
    terminal: Terminal,
) -> Result<Result<Vec<Artifact>, Diagnostics>, Failure> {
    let name = &assessment.program.name;
    let suffix = audience::suffix(edition.audience, assessment.log);
    let has = |form: Form| own.only.is_empty() || own.only.contains(&form);
    let report = packet::of(assessment, edition);
    let exhibits =
        if has(Form::Pdf) { exhibits::read(loaded, &report.exhibits) } else { pdf::Files::new() };
    if !own.partial && exhibits.values().any(Result::is_err) {
        return Ok(Err(exhibits::faults(loaded, &exhibits)));
    }
    let data =
        data(assessment, edition, &format!("{name}{suffix}"), &format!("{name}-hours{suffix}"));
    let (record, copy) = recorded::of(assessment, edition);
    let record = render::record::packet(&record, &numbers(edition, &report), &copy);
    for loss in exhibits::losses(&exhibits) {
        terminal.err(&format!("warning: an exhibit is not shown as it is in its file: {loss}\n"));
    }
    let parts = Parts {
        files: &exhibits,
        record: Some(&record),
        attachments: if is_carried(edition.audience, own) { &data } else { &[] },
    };
    let names = [format!("{name}{suffix}.pdf"), format!("{name}{suffix}-exhibits.pdf")];
    // The PDF takes most of the time; the page is drawn beside it.
    let (page, files) = rayon::join(
        || has(Form::Html).then(|| html::render_with(&report, &loaded.templates)).transpose(),
        || if has(Form::Pdf) { pdfs(&report, &parts, own.split, &names) } else { Ok(Vec::new()) },
    );
    let mut artifacts = Vec::new();
    let page = match page {
        Ok(page) => page,
        Err(error) if loaded.templates.are_built_in() => {
            return Err(Failure::new(error.to_string()));
        }
        Err(error) => return Ok(Err(html::fault::drawn(&error, &loaded.templates))),
    };
    if let Some(page) = page {
        artifacts.push(Artifact { name: format!("{name}{suffix}.html"), bytes: page.into_bytes() });
    }
    let files = files.map_err(|error| Failure::new(error.to_string()))?;
    for (rendered, name) in files.into_iter().zip(names) {
        for warning in &rendered.warnings {
            terminal.progress(&format!("{name}: {warning}\n"));
        }
        artifacts.push(Artifact { name, bytes: rendered.bytes });
    }
    for (one, form) in data.into_iter().zip([Form::Json, Form::Csv]) {
        if has(form) {
            artifacts.push(Artifact { name: one.name, bytes: one.bytes });
        }
    }
    Ok(Ok(artifacts))
}

/// The number of each exhibit and the hash of its bytes, and not how it is called.
fn numbers(edition: &Edition<'_>, report: &Report) -> Vec<Numbered> {
    let one = |one: &Exhibit| Numbered {
        number: one.number,
        path: String::new(),
        sha256: edition.files.get(&one.path).map(|file| file.sha256.clone()).unwrap_or_default(),
    };
    report.exhibits.iter().map(one).collect()
}

/// The PDF, or the application and its exhibits as one each.
fn pdfs(
    report: &Report,
    parts: &Parts<'_>,
    split: bool,
    [first, second]: &[String; 2],
) -> Result<Vec<Rendered>, pdf::Error> {
    if !split || report.exhibits.is_empty() {
        return pdf::render(report, parts).map(|one| vec![one]);
    }
    let [application, cover] = packet::in_two(report, [first, second]);
    let two = pdf::render_in_two(&application, &cover, parts, [first, second])?;
    Ok(two.into())
}

/// The board and the hours as data.
fn data(
    assessment: &Assessment<'_>,
    edition: &Edition<'_>,
    board: &str,
    hours: &str,
) -> [Attachment; 2] {
    let (sources, left_out) = (edition.sources, edition.left_out);
    let object = match edition.audience {
        Audience::Supervisor(id) => json::supervised::render(assessment, id, sources, left_out),
        Audience::Committee | Audience::Own => json::status::alone(assessment, sources, left_out),
    };
    let hours_of = csv::hours(assessment, sources, edition.audience);
    [
        Attachment {
            name: format!("{board}.json"),
            media_type: "application/json",
            description: "Each requirement with the entries that count for it",
            bytes: object.into_bytes(),
        },
        Attachment {
            name: format!("{hours}.csv"),
            media_type: "text/csv",
            description: "Every hour, with what it counts for and why not for more",
            bytes: hours_of.into_bytes(),
        },
    ]
}

/// Whether the PDF carries the data. Reviewers get it where the applicant wants that.
fn is_carried(audience: Audience, own: &Build) -> bool {
    match audience {
        Audience::Own | Audience::Supervisor(_) => true,
        Audience::Committee => own.attach_data,
    }
}
