//! A small log under rules of its own, with a packet that can be sent.

use crate::pdf;
use crate::sandbox::Sandbox;

const PACK: &str = "\
program: guild
title: Guild Counselor
body: Guild of Counselors
version: \"2024\"
text: text of 2024
in-force: 2020-01-01..
chosen-by: as-of
check-against: https://example.org/rules
sources:
  R1: {title: Rules of the guild, address: \"https://example.org/rules\", dated: \"2024\"}
domains:
  education:
    title: Education
    short: Education
    takes: training
    areas: {ethics: {code: A, short: Ethics, title: Ethics, accepts: [core/ethics]}}
requirements:
  education: {title: Education, hours: education, at-least: 6, source: R1}
  insurance: {title: Insurance, in-force: {type: liability-insurance, held-for: 1 year}, source: R1}
  letter:
    title: Letter
    attested:
      guild-letter: {title: Letter of a colleague, file: true}
    source: R1
";

/// The log's own file.
pub(crate) const LOG: &str = "\
# Kept by hand.
applicant:
  name: Jordan Avery
  documents:
    - {type: liability-insurance, from: 2022-01-01, to: 2026-12-31}
attestations:
  guild-letter: {from: Sam Lee, dated: 2025-02-03, evidence: evidence/letter.pdf}
programs: [guild] # the only one
";

/// An entry of so many hours on a day, proved by a file of the same name.
pub(crate) fn training(log: &Sandbox, name: &str, date: &str, hours: &str) {
    let entry = format!(
        "---\nkind: training\ndate: {date}\ntitle: Course {name}\nprovider: Example Institute\n\
         approval: aasect\ndelivery: in-person\nevidence: evidence/{name}.pdf\n\
         hours: {hours}\narea: core/ethics\n---\nWords of {name}.\n"
    );
    log.write(&format!("{name}.md"), entry);
    // No two files of evidence are the same.
    log.write(&format!("evidence/{name}.pdf"), [pdf::pdf(1), name.as_bytes().to_vec()].concat());
}

/// A log of two trainings, one hour short, and its packet.
pub(crate) fn built() -> Sandbox {
    let log = Sandbox::new();
    log.write("programs/guild.yaml", PACK);
    log.write("practicum.yaml", LOG);
    log.write("evidence/letter.pdf", pdf::pdf(2));
    training(&log, "alpha", "2024-06-07", "3");
    training(&log, "beta", "2024-09-07", "2");
    build(&log);
    log
}

/// Builds the packet.
pub(crate) fn build(log: &Sandbox) {
    let run = log.run(&["build"]);
    assert_eq!(run.code, 0, "{run:?}");
}
