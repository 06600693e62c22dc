//! The templates of the log's own: read, and tried on the pages that may be drawn with them.

use crate::assess::Assessment;
use crate::cli::load::{Loaded, cover};
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostics, Severity};
use crate::model::log::SupervisorId;
use crate::read;
use crate::render::html::templates::{self, Templates};
use crate::render::html::{self, fault};
use crate::report::document::Beside;
use crate::report::{Audience, Edition, packet};
use crate::source::{Fault, FileId, Span};

impl Loaded {
    /// Reads the log's own templates, for the commands that draw pages or judge what they are drawn with.
    pub(super) fn read_templates(&mut self) {
        let names = templates::names();
        let own = cover::own(&self.log);
        let mut findings = Diagnostics::default();
        let mut ids: Vec<FileId> = Vec::new();
        for source in self.origin.templates(&names, &self.exclusions.ignore) {
            if source.fault == Some(Fault::NotText) {
                let file = cover::unnamed(&mut self.sources, source.path, &own);
                let path = self.sources.path(file);
                findings.push(fault::unknown(Span::start_of(file), path, &names));
                continue;
            }
            let id = self.sources.add(source);
            if let Some(source) = self.sources.get(id) {
                let mut sink = Diagnostics::default();
                read::source::whole(&mut sink, id, source);
                sink.each(|one| one.notes = vec![fault::NOTE.to_owned()]);
                findings.append(sink);
            }
            ids.push(id);
        }
        let sources = &self.sources;
        let texts = ids.iter().filter_map(|id| Some((*id, sources.get(*id)?))).collect::<Vec<_>>();
        self.templates = Templates::of(&texts);
        findings.append(fault::all(&self.templates));
        self.template_findings = findings;
    }

    /// What is wrong with the log's own templates, as far as it shows before a page is drawn.
    pub(in crate::cli) fn template_errors(&self) -> Diagnostics {
        let mut errors = self.template_findings.clone();
        errors.retain(|one| one.severity == Severity::Error);
        errors.sort(&self.sources);
        errors
    }

    /// Every finding, those of templates among them; for that, every page is drawn that the log may be
    /// built to.
    pub(in crate::cli) fn findings_and_templates(
        &self,
        assessments: &[Assessment<'_>],
    ) -> Diagnostics {
        let mut findings = self.findings.clone();
        findings.append(self.identifiers.clone());
        let mut own = self.template_findings.clone();
        if !self.templates.are_built_in() {
            let drawn = self.drawn(assessments);
            // What keeps a page from being drawn is no warning.
            own.retain(|one| {
                one.code != Code::BadTemplate
                    || drawn.iter().all(|other| other.primary != one.primary)
            });
            findings.append(drawn);
        }
        findings.append(own);
        self.sorted(findings, assessments)
    }

    /// What keeps a page of any audience from being drawn.
    fn drawn(&self, assessments: &[Assessment<'_>]) -> Diagnostics {
        let mut findings = Diagnostics::default();
        let facts = self.facts();
        let supervisors = (0..self.log.supervisors.len()).map(SupervisorId);
        let audiences: Vec<Audience> = [Audience::Own, Audience::Committee]
            .into_iter()
            .chain(supervisors.map(Audience::Supervisor))
            .collect();
        let left_out = [String::from("an entry")];
        let beside = [Beside { title: "another".to_owned(), stem: "another".to_owned() }];
        for assessment in assessments {
            // A draft has more on it than a packet.
            let drafts = audiences.iter().map(|one| (*one, None));
            for (audience, left_out) in drafts.chain([(Audience::Own, Some(left_out.as_slice()))]) {
                let edition = Edition {
                    sources: &self.sources,
                    audience,
                    revision: "",
                    left_out,
                    files: &facts,
                    shared: &[],
                    beside: &beside,
                };
                let report = packet::of(assessment, &edition);
                if let Err(error) = html::render_with(&report, &self.templates) {
                    findings.append(fault::drawn(&error, &self.templates));
                    if !matches!(error, html::Error::Template(_)) {
                        return findings;
                    }
                }
            }
        }
        findings
    }
}
