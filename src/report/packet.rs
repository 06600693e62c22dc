//! The packet: its first page, and its sections in order.

use crate::assess::Assessment;
use crate::model::dates::Dates;
use crate::model::domain::Domain;
use crate::model::log::Log;
use crate::model::requirement::Rule;
use crate::model::words::{self as format_words, Kind, KnownDocument};
use crate::report::board::{self, Board};
use crate::report::document::{
    Block, Claims, Exhibit, Fact, Paper, Report, Run, Section, Style, Target, Text, Tone,
};
use crate::report::exhibit::{self, Exhibits, Frozen};
use crate::report::section::pointed::Pointed;
use crate::report::section::{
    View, areas, certificates, chart, checklist, clients, evidence, ledger, letters, limits, notes,
    pace, progress, proofs, rejected, resubmission, rules, signatures, standing, supervision,
    tiles, timeline,
};
use crate::report::{Audience, Edition, advice, archival, recorded, supervised, words};

/// The packet of one program.
pub fn of(assessment: &Assessment<'_>, edition: &Edition<'_>) -> Report {
    if let Audience::Supervisor(id) = edition.audience {
        return supervised::of(assessment, edition, id);
    }
    let exhibits =
        Exhibits::of(assessment, Frozen::sent(assessment, edition.sources, edition.files));
    let pointed = Pointed::of(assessment, edition.sources);
    let view = View { assessment, edition, exhibits: &exhibits, pointed: &pointed };
    let board = board::of(assessment, edition.sources, Dates::Printed);
    let applicant = &assessment.log.applicant;
    let day = words::day(assessment.as_of);
    let running = format!("{} · {} · as of {day}", applicant.name, assessment.program.title);
    Report {
        title: "Application summary".to_owned(),
        subject: applicant.name.clone(),
        program: assessment.program.title.clone(),
        running,
        banner: banner(edition),
        draft: edition.left_out.is_some(),
        paper: paper(assessment.log),
        date: assessment.as_of.to_string(),
        lang: "en-US".to_owned(),
        facts: facts(assessment, edition),
        lead: lead(view, &board),
        sections: sections(view, &board),
        exhibits: appended(&exhibits),
        claims: archival::claims(&exhibits, edition.files),
        ledger: (edition.audience == Audience::Own).then(|| ledger::of(view)).flatten(),
        beside: edition.beside.to_vec(),
    }
}

/// A packet as two files of these names: the application, and a cover for its exhibits.
pub fn in_two(report: &Report, [first, second]: [&str; 2]) -> [Report; 2] {
    let paragraph = |text: String| Block::Paragraph(Text::plain(text));
    let mut application = Report { claims: Claims::ALL, ..report.clone() };
    application.lead.push(paragraph(format!(
        "The exhibits are a file of their own, {second}. Its pages begin with E; with both files in \
         one folder, a link in one opens the other."
    )));
    let cover = Report {
        title: "Exhibits".to_owned(),
        facts: Vec::new(),
        lead: vec![paragraph(format!(
            "The exhibits of the application in {first}, which names them by these numbers. The \
             pages of this file begin with E, those of the application do not."
        ))],
        sections: report.sections.iter().filter(|one| one.id == evidence::ID).cloned().collect(),
        ..report.clone()
    };
    [application, cover]
}

/// The exhibits as they stand behind the packet.
pub(super) fn appended(exhibits: &Exhibits) -> Vec<Exhibit> {
    let one = |(number, exhibit): (usize, &exhibit::Exhibit)| Exhibit {
        number,
        id: exhibit::anchor(number),
        listed: exhibit::listed(number),
        path: exhibit.path.clone(),
        proves: exhibit.proves.clone(),
        pages: exhibit.pages.as_ref().map(|pages| pages.iter().copied().collect()),
    };
    exhibits.iter().map(one).collect()
}

/// The paper of a packet.
pub(super) fn paper(log: &Log) -> Paper {
    match log.paper {
        Some(format_words::Paper::A4) => Paper::A4,
        Some(format_words::Paper::Letter) | None => Paper::Letter,
    }
}

/// The line that marks every page of a copy that is not the committee’s, or of a draft.
pub(super) fn banner(edition: &Edition<'_>) -> Option<String> {
    let audience = match edition.audience {
        Audience::Committee => None,
        Audience::Supervisor(_) => Some("Supervisor’s copy, not for submission"),
        Audience::Own => Some("Applicant’s own copy, not for submission"),
    };
    let draft = edition.left_out.map(|_| "Draft: some entries are left out");
    let parts: Vec<&str> = draft.into_iter().chain(audience).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

fn facts(assessment: &Assessment<'_>, edition: &Edition<'_>) -> Vec<Fact> {
    let applicant = &assessment.log.applicant;
    let mut facts = Vec::new();
    let mut put = |label: &str, run: Run| {
        if !run.text.is_empty() {
            facts.push(Fact { label: label.to_owned(), value: Text::of(vec![run]) });
        }
    };
    put("Earlier names", Run::plain(applicant.also_known_as.join(", ")));
    put("Member number", Run::plain(applicant.member_number.clone().unwrap_or_default()));
    let licenses = applicant.documents.iter().filter(|one| one.kind.is(KnownDocument::License));
    if let Some(license) = licenses.max_by_key(|license| license.period().to) {
        let parts: Vec<String> = [
            license.discipline.map(|one| one.shown().to_owned()),
            license.state.clone(),
            license.number.clone(),
            license.to.map(|to| format!("to {}", words::day(to))),
        ]
        .into_iter()
        .flatten()
        .collect();
        put("License", Run::plain(parts.join(", ")));
    }
    if let Some(address) = &applicant.email {
        put("E-mail", Run::link(address, Target::Url(format!("mailto:{address}"))));
    }
    let primary = assessment.log.supervisors.iter().find(|one| one.primary);
    put("Primary supervisor", Run::plain(primary.map(|one| one.name.clone()).unwrap_or_default()));
    put("Rules", Run::plain(board::rules(assessment, Dates::Printed)));
    put("As of", Run::plain(words::day(assessment.as_of)));
    put("Revision of the log", Run::plain(edition.revision.to_owned()));
    let (record, _) = recorded::of(assessment, edition);
    put("Code", Run::plain(record.code().to_string()));
    facts
}

/// What a draft leaves out; nothing if it is none.
pub(super) fn draft(edition: &Edition<'_>) -> Vec<Block> {
    let Some(left_out) = edition.left_out else { return Vec::new() };
    let head = Text::of(vec![
        Run::toned("Draft. ", Tone::Short),
        Run::strong("This is not a complete record. Left out, and not in any total:"),
    ]);
    vec![Block::Paragraph(head), Block::List(left_out.iter().map(Text::plain).collect())]
}

/// What stands before the contents.
fn lead(view: View<'_>, board: &Board) -> Vec<Block> {
    let mut blocks = draft(view.edition);
    match view.edition.audience {
        Audience::Committee | Audience::Supervisor(_) => {
            blocks.push(Block::Paragraph(Text::plain(
                "Prepared by the applicant; not a document of the certifying body. The checklist \
                 names the page on which each number is proved, and the rows there name their \
                 exhibits.",
            )));
        }
        Audience::Own => {
            let runs = board.verdict.iter().map(|(text, tone)| Run::toned(text, *tone)).collect();
            blocks.push(Block::Paragraph(Text { style: Style::Lead, runs }));
            let bold = |(head, rest): (String, String)| {
                Text::of(vec![Run::strong(head), Run::plain(rest)])
            };
            let next: Vec<Text> =
                advice::next(view.assessment, Dates::Printed).into_iter().map(bold).collect();
            if !next.is_empty() {
                blocks.push(Block::List(next));
            }
            let forgotten = advice::forgotten(view.assessment, Dates::Printed);
            if !forgotten.is_empty() {
                blocks.push(Block::Paragraph(Text::strong("Not to forget")));
                blocks.push(Block::List(forgotten.iter().map(Text::plain).collect()));
            }
            if !view.edition.shared.is_empty() {
                blocks.push(Block::Paragraph(Text::strong("Shared")));
                blocks.push(Block::List(view.edition.shared.iter().map(Text::plain).collect()));
            }
            blocks.push(checklist::board_block(view, board));
        }
    }
    blocks
}

fn sections(view: View<'_>, board: &Board) -> Vec<Section> {
    let program = view.assessment.program;
    let domains = |kind: Kind| {
        program.domains.iter().enumerate().filter(move |(_, domain)| domain.takes_only(kind))
    };
    // The applicant's own copy begins with the board, which says the same.
    let mut sections = match view.edition.audience {
        Audience::Own => own(view),
        Audience::Committee | Audience::Supervisor(_) => vec![checklist::section(view, board)],
    };
    sections.push(standing::section(view));
    // The domain with a minimum in each area has a page of its own; the others follow on one.
    let with_areas = || domains(Kind::Training).filter(|(_, domain)| !domain.areas.is_empty());
    for (at, domain) in with_areas() {
        let mut section = chart::section(view, at, domain);
        section.new_page = has_minimum(view, at);
        sections.push(section);
    }
    if program.domains.iter().any(|domain| domain.takes.contains(&Kind::Training)) {
        sections.push(certificates::section(view));
    }
    if with_areas().next().is_some() {
        sections.push(areas::section(view));
    }
    let single = |(_, domain): &(usize, &Domain)| domain.areas.is_empty();
    sections.extend(
        domains(Kind::Training).filter(single).map(|(at, domain)| areas::single(view, at, domain)),
    );
    sections.extend(
        domains(Kind::Supervision).map(|(at, domain)| supervision::section(view, at, domain)),
    );
    sections.extend(domains(Kind::Cases).map(|(at, domain)| clients::section(view, at, domain)));
    let mixed = program.domains.iter().enumerate().filter(|(_, domain)| domain.takes.len() > 1);
    sections.extend(mixed.map(|(at, domain)| areas::single(view, at, domain)));
    sections.extend(letters::section(view));
    sections.push(signatures::section(view));
    sections.push(rules::section(view));
    sections.push(rejected::section(view));
    sections.extend(notes::section(view));
    sections.push(evidence::section(view));
    // It stands before all of them, and leads to them.
    let answers = match view.edition.audience {
        Audience::Committee | Audience::Own => resubmission::section(view, &sections),
        Audience::Supervisor(_) => None,
    };
    if let Some(answers) = answers {
        if let Some(next) = sections.first_mut() {
            next.new_page = true;
        }
        sections.insert(0, answers);
    }
    sections
}

/// What only the applicant's own copy shows, in the order in which it is looked at.
fn own(view: View<'_>) -> Vec<Section> {
    let sections = [
        tiles::section(view),
        limits::section(view),
        pace::section(view),
        progress::section(view),
        timeline::section(view),
        proofs::section(view),
    ];
    sections.into_iter().flatten().collect()
}

fn has_minimum(view: View<'_>, at: usize) -> bool {
    view.assessment.program.requirements.iter().any(
        |one| matches!(&one.rule, Rule::Hours { domain, each_area: Some(_), .. } if *domain == at),
    )
}
