//! Tables for a spreadsheet: the board, and every share of hours.

use crate::assess::Assessment;
use crate::assess::credit::Credit;
use crate::assess::supervised::is_under;
use crate::model::dates::Dates;
use crate::report::board::Board;
use crate::report::{Audience, supervised};
use crate::source::Sources;

/// The columns of the hours table.
const HOURS: [&str; 17] = [
    "from",
    "to",
    "kind",
    "title",
    "provider",
    "supervisor",
    "delivery",
    "setting",
    "modality",
    "domain",
    "area",
    "logged",
    "credited",
    "counted",
    "reasons",
    "evidence",
    "file",
];

/// The boards of all programs, a row a requirement.
pub fn boards(boards: &[(&str, Board)]) -> String {
    let mut rows = vec![
        vec!["program", "requirement", "title", "required", "logged", "counted", "result"]
            .into_iter()
            .map(str::to_owned)
            .collect(),
    ];
    for (program, board) in boards {
        for row in &board.rows {
            let logged = row.logged.clone().unwrap_or_default();
            let texts =
                [*program, &row.id, &row.title, &row.required, &logged, &row.counted, &row.result];
            rows.push(texts.map(str::to_owned).to_vec());
        }
    }
    written(rows)
}

/// Every share of time aimed at a program, by date and path; of a supervisor's copy, what stands
/// under them alone.
pub fn hours(assessment: &Assessment<'_>, sources: &Sources, audience: Audience) -> String {
    let log = assessment.log;
    let mut rows = vec![HOURS.map(str::to_owned).to_vec()];
    let is_shown = |credit: &&Credit| match audience {
        Audience::Supervisor(id) => is_under(assessment, credit, id),
        Audience::Committee | Audience::Own => true,
    };
    for credit in assessment.credits.iter().filter(is_shown) {
        let (Some(entry), Some(line)) = (credit.entry(log), credit.line(log)) else { continue };
        let domain = assessment.program.domains.get(credit.domain);
        let area = credit.area.and_then(|area| domain?.area(area));
        let reasons: Vec<String> = credit
            .reasons
            .iter()
            .map(|why| {
                supervised::reason(assessment, credit, why, sources, Dates::Written, audience)
            })
            .collect();
        let evidence: Vec<&str> = line.evidence.iter().map(|one| one.path.as_str()).collect();
        let position = credit.share(log).and_then(|share| sources.position(share.span));
        let path = sources.path(entry.file);
        rows.push(vec![
            line.date.value.from.to_string(),
            line.date.value.to.to_string(),
            entry.kind.word().to_owned(),
            line.title.clone().or(entry.title.clone()).unwrap_or_default(),
            entry.provider.clone().unwrap_or_default(),
            line.supervisor.map(|id| log.supervisor_name(id).to_owned()).unwrap_or_default(),
            line.delivery.map(|one| one.word().to_owned()).unwrap_or_default(),
            credit.taken_as.or(line.setting).map(|one| one.word().to_owned()).unwrap_or_default(),
            line.modality.map(|one| one.word().to_owned()).unwrap_or_default(),
            domain.map(|domain| domain.id.clone()).unwrap_or_default(),
            area.map(|area| area.name.clone()).unwrap_or_default(),
            credit.logged.to_string(),
            credit.credited.to_string(),
            credit.counted.to_string(),
            reasons.join("; "),
            evidence.join("; "),
            position.map_or_else(|| path.to_owned(), |at| format!("{path}:{}", at.line)),
        ]);
    }
    written(rows)
}

fn written(rows: Vec<Vec<String>>) -> String {
    let mut out = String::new();
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| field(cell)).collect();
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    out
}

/// A cell as RFC 4180 has it. A text that a spreadsheet would take for a formula gets an apostrophe.
fn field(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_never_formulas() {
        assert_eq!(field("a,b"), "\"a,b\"");
        assert_eq!(field("say \"x\""), "\"say \"\"x\"\"\"");
        assert_eq!(field("=SUM(A1)"), "'=SUM(A1)");
        assert_eq!(field("plain"), "plain");
    }
}
