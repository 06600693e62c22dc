//! The copy of one supervisor: what stands under them, and nothing of any other supervisor's.

use std::collections::BTreeSet;

use crate::assess::credit::{Credit, Reason};
use crate::assess::supervised::{self, Supervised};
use crate::assess::{Assessment, Finding};
use crate::check::reason;
use crate::model::dates::Dates;
use crate::model::entry::Entry;
use crate::model::log::SupervisorId;
use crate::model::requirement::Rule;
use crate::report::document::{Block, Fact, Report, Run, Section, Target, Text};
use crate::report::exhibit::{Exhibits, Frozen};
use crate::report::section::pointed::Pointed;
use crate::report::section::{View, evidence, rules, signatures, under as sections};
use crate::report::{Audience, Edition, archival, packet, rulebook, words};
use crate::source::Sources;

/// The copy for a supervisor of the log.
pub(super) fn of(assessment: &Assessment<'_>, edition: &Edition<'_>, id: SupervisorId) -> Report {
    let log = assessment.log;
    let frozen = Frozen::sent(assessment, edition.sources, edition.files);
    let exhibits = Exhibits::under(assessment, frozen, id);
    let pointed = Pointed::default();
    let view = View { assessment, edition, exhibits: &exhibits, pointed: &pointed };
    let name = log.supervisor_name(id);
    let day = words::day(assessment.as_of);
    let applicant = &log.applicant.name;
    let under = supervised::of(assessment, id);
    Report {
        title: "Record of supervision".to_owned(),
        subject: applicant.clone(),
        program: assessment.program.title.clone(),
        running: format!("{applicant} · under the supervision of {name} · as of {day}"),
        banner: packet::banner(edition),
        draft: edition.left_out.is_some(),
        paper: packet::paper(log),
        date: assessment.as_of.to_string(),
        lang: "en-US".to_owned(),
        facts: facts(assessment, edition, name),
        lead: lead(view, id, name, &under),
        sections: all_sections(view, id, &under),
        exhibits: packet::appended(&exhibits),
        claims: archival::claims(&exhibits, edition.files),
        ledger: None,
        beside: Vec::new(),
    }
}

fn facts(assessment: &Assessment<'_>, edition: &Edition<'_>, name: &str) -> Vec<Fact> {
    let applicant = &assessment.log.applicant;
    let number = applicant.member_number.clone().unwrap_or_default();
    let address = applicant.email.as_deref().map_or_else(
        || Run::plain(""),
        |address| Run::link(address, Target::Url(format!("mailto:{address}"))),
    );
    let facts = [
        ("Supervisor", Run::plain(name)),
        ("Member number of the applicant", Run::plain(number)),
        ("E-mail of the applicant", address),
        ("Rules", Run::plain(words::dated(&assessment.program.text))),
        ("As of", Run::plain(words::day(assessment.as_of))),
        ("Revision of the log", Run::plain(edition.revision)),
    ];
    let given = facts.into_iter().filter(|(_, run)| !run.text.is_empty());
    given.map(|(label, run)| Fact { label: label.to_owned(), value: Text::of(vec![run]) }).collect()
}

fn lead(view: View<'_>, id: SupervisorId, name: &str, under: &[Supervised<'_>]) -> Vec<Block> {
    let mut blocks = packet::draft(view.edition);
    blocks.push(Block::Paragraph(Text::plain(format!(
        "Prepared by the applicant for {name}: the sessions, the teaching and the client hours \
         under this supervision, and nothing of any other supervisor’s. What counts is what counts \
         in the application as a whole, under all of its limits."
    ))));
    blocks.push(Block::Table(sections::summary(view, id, under)));
    blocks
}

fn all_sections(view: View<'_>, id: SupervisorId, under: &[Supervised<'_>]) -> Vec<Section> {
    let assessment = view.assessment;
    let Some(supervisor) = assessment.log.supervisor(id) else { return Vec::new() };
    let mut all = vec![sections::standing(view, id, supervisor)];
    all.extend(sections::hours(view, id, supervisor, under));
    all.push(Section {
        id: "signature".to_owned(),
        title: "Signature".to_owned(),
        new_page: false,
        blocks: vec![signatures::of(supervisor)],
    });
    let program = assessment.program;
    let wanted = rules_for(assessment, under);
    let groups = rulebook::groups(program).into_iter();
    let groups = groups.filter(|group| group.id.as_ref().is_some_and(|id| wanted.contains(id)));
    let which = format!("{}, {}", program.title, words::dated(&program.text));
    all.push(rules::of(program, &which, groups.collect(), false));
    if view.exhibits.iter().next().is_some() {
        all.push(evidence::section(view));
    }
    all
}

/// The requirements whose rules bear on supervision: those of the hours shown, the span of
/// supervision, the contract.
fn rules_for(assessment: &Assessment<'_>, under: &[Supervised<'_>]) -> BTreeSet<String> {
    let shown: BTreeSet<usize> = under.iter().map(|one| one.domain).collect();
    let bears = |rule: &Rule| match rule {
        Rule::Hours { domain, .. } | Rule::Span { domain, .. } => shown.contains(domain),
        Rule::Contract => true,
        Rule::InForce(_)
        | Rule::Attested(_)
        | Rule::Degree(_)
        | Rule::Experience(_)
        | Rule::Distinct { .. }
        | Rule::Periods { .. }
        | Rule::Any(_)
        | Rule::All(_) => false,
    };
    let outcomes = assessment.outcomes.iter();
    let wanted = outcomes.filter(|outcome| {
        matches!(outcome.finding, Finding::Hours(_) | Finding::Span(_) | Finding::Facts(_))
            && bears(&outcome.requirement.rule)
    });
    wanted.map(|outcome| outcome.requirement.id.clone()).collect()
}

/// Whether all of an entry stands under a supervisor, so that they may be told what is wrong with it.
pub fn is_wholly_of(entry: &Entry, id: SupervisorId) -> bool {
    !entry.lines.is_empty() && entry.lines.iter().all(|line| line.supervisor == Some(id))
}

/// Why a credit counts less than was logged; in a supervisor's copy without a word of what is
/// another's.
pub fn reason(
    assessment: &Assessment<'_>,
    credit: &Credit,
    why: &Reason,
    sources: &Sources,
    dates: Dates,
    audience: Audience,
) -> String {
    if let (Reason::Duplicate(first), Audience::Supervisor(id)) = (why, audience) {
        let first = assessment.log.entries.get(*first);
        if !first.is_some_and(|entry| is_wholly_of(entry, id)) {
            return "the same training is already counted from another entry".to_owned();
        }
    }
    reason::sentence(assessment, credit, why, sources, dates)
}
