//! The sheet that a supervisor signs: their sessions, teaching and client hours, and the code of them.

use jiff::civil::Date;

use crate::assess::Assessment;
use crate::assess::credit::Credit;
use crate::diagnostic::counted;
use crate::model::hours::Hours;
use crate::model::log::{Contract, Supervisor, SupervisorId};
use crate::model::period::Period;
use crate::model::record::Record;
use crate::model::words::{self as format_words, KnownDocument, joined};
use crate::report::document::{
    Block, Cell, Claims, Fact, Paper, Report, Run, Section, Signature, Style, Table, Text,
};
use crate::report::exhibit::Exhibits;
use crate::report::section::View;
use crate::report::section::pointed::Pointed;
use crate::report::section::signed::{self, Listed};
use crate::report::table::{amounts, body, table, total, words};
use crate::report::{Edition, words as say};

/// What is to be signed.
#[derive(Debug, Clone, Copy)]
pub struct Sheet<'a> {
    /// Who is to sign.
    pub by: SupervisorId,
    /// The last day of it.
    pub through: Date,
    /// What its code stands for.
    pub record: &'a Record,
}

/// The sheet of one program.
pub fn of(assessment: &Assessment<'_>, edition: &Edition<'_>, sheet: Sheet<'_>) -> Report {
    let exhibits = Exhibits::default();
    let pointed = Pointed::default();
    let view = View { assessment, edition, exhibits: &exhibits, pointed: &pointed };
    let log = assessment.log;
    let name = log.supervisor_name(sheet.by);
    let applicant = &log.applicant.name;
    let code = sheet.record.code();
    let through = say::day(sheet.through);
    let listed = signed::listed(view, sheet);
    let mut sections = signed::sections(view, &listed);
    sections.push(signature(name, sheet, &listed));
    Report {
        title: "Sign-off sheet".to_owned(),
        subject: format!("{applicant}, supervised by {name}"),
        program: assessment.program.title.clone(),
        running: format!("{applicant} · supervised by {name} · through {through} · code {code}"),
        banner: Some(format!("Initials of {name}, on every page: {LINE}")),
        draft: false,
        paper: match log.paper {
            Some(format_words::Paper::A4) => Paper::A4,
            Some(format_words::Paper::Letter) | None => Paper::Letter,
        },
        date: assessment.as_of.to_string(),
        lang: "en-US".to_owned(),
        facts: log
            .supervisor(sheet.by)
            .map(|supervisor| facts(assessment, supervisor, sheet, &listed))
            .unwrap_or_default(),
        lead: vec![Block::Table(summary(&listed))],
        sections,
        exhibits: Vec::new(),
        claims: Claims::ALL,
        ledger: None,
        beside: Vec::new(),
    }
}

/// Where initials are written.
const LINE: &str = "________________";

fn facts(
    assessment: &Assessment<'_>,
    supervisor: &Supervisor,
    sheet: Sheet<'_>,
    listed: &Listed<'_>,
) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut put = |label: &str, value: String| {
        if !value.is_empty() {
            facts.push(Fact { label: label.to_owned(), value: Text::plain(value) });
        }
    };
    let applicant = &assessment.log.applicant;
    put("Applicant", applicant.name.clone());
    put("Member number", applicant.member_number.clone().unwrap_or_default());
    put("Supervisor", supervisor.name.clone());
    let shown = |kind: &str, number: Option<&String>, days: Period| {
        let number = number.map(|number| format!(" {number}")).unwrap_or_default();
        format!("{kind}{number}, {}", say::days(days))
    };
    for document in &supervisor.documents {
        let is_license = document.kind.is(KnownDocument::License);
        if document.kind.is_supervisor_status() {
            put(
                "Standing",
                shown(document.kind.shown(), document.number.as_ref(), document.period()),
            );
        } else if is_license {
            let state = document.state.as_deref().unwrap_or("license");
            put("License", shown(state, document.number.as_ref(), document.period()));
        }
    }
    for contract in supervisor.contracts_for(assessment.program.id) {
        put("Contract", self::contract(contract));
    }
    put("Rules", say::dated(&assessment.program.text));
    let first = listed.first();
    let period = first.map(|from| Period { from, to: sheet.through.max(from) });
    put("Period covered", period.map(say::days).unwrap_or_default());
    put("Code of this sheet", sheet.record.code().to_string());
    facts
}

/// `signed Feb 1, 2023, documents exchanged Feb 6, 2023, ended Jan 31, 2024`.
fn contract(contract: &Contract) -> String {
    let signed = Some(format!("signed {}", say::day(contract.signed.value)));
    let documents = contract.documents.map(|day| format!("documents exchanged {}", say::day(day)));
    let ended = contract.ended.map(|day| format!("ended {}", say::day(day)));
    [signed, documents, ended].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The sums of the sheet.
fn summary(listed: &Listed<'_>) -> Table {
    let columns = vec![
        words("Listed on this sheet", 40),
        amounts("Number", 14),
        amounts("Hours", 16),
        amounts("Counted", 16),
    ];
    let caption = "What is counted is what the rules of the program make of the hours, as of the date \
                   of this sheet; it may still change, and is not what is signed.";
    let mut out = table("summary", caption, columns);
    let rows = [
        ("Supervision sessions", &listed.sessions),
        ("Teaching by the supervisor", &listed.teaching),
        ("Batches of client hours", &listed.clients),
    ];
    let mut all = (Hours::ZERO, Hours::ZERO);
    for (title, credits) in rows {
        if credits.is_empty() {
            continue;
        }
        let (logged, counted) = signed::sums(credits);
        all = (all.0.plus(logged), all.1.plus(counted));
        let texts = [
            title.to_owned(),
            signed::lines(credits).to_string(),
            logged.to_string(),
            counted.to_string(),
        ];
        out.rows.push(body(texts.into_iter().map(Cell::plain).collect()));
    }
    let (logged, counted) = (all.0.to_string(), all.1.to_string());
    out.rows.push(total(vec!["All", "", &logged, &counted]));
    out
}

/// The sentence that is signed, the lines to sign on, and the code.
fn signature(name: &str, sheet: Sheet<'_>, listed: &Listed<'_>) -> Section {
    let sessions = signed::lines(&listed.sessions);
    let hours = |credits: &[&Credit], of: &str| {
        let (logged, _) = signed::sums(credits);
        (!credits.is_empty()).then(|| format!("the {logged} {of}"))
    };
    let parts: Vec<String> = [
        (sessions > 0).then(|| format!("the {}", counted(sessions, "supervision session"))),
        hours(&listed.teaching, "hours of teaching"),
        hours(&listed.clients, "client hours"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let from = listed.first().unwrap_or(sheet.through);
    let statement = format!(
        "I have reviewed {}, from {} to {}, that are listed on this sheet, and they agree with my own \
         records.",
        joined(&parts),
        say::day(from),
        say::day(sheet.through)
    );
    let code = sheet.record.code().to_string();
    let blocks = vec![
        Block::Signature(Signature {
            statement: Text::plain(statement),
            lines: ["Signature", name, "Date"].map(str::to_owned).to_vec(),
        }),
        Block::Paragraph(Text { style: Style::Display, runs: vec![Run::plain(code)] }),
        Block::Paragraph(Text::plain(
            "This code stands for everything in the lines above that can change a count: dates, hours, \
             areas, settings, delivery and the like. If any of it is changed in the applicant’s log \
             after this sheet was made, the code no longer fits, and the application says what \
             changed. Titles and notes, and entries that are added later, do not change it.",
        )),
    ];
    Section { id: "signature".to_owned(), title: "Signature".to_owned(), new_page: false, blocks }
}
