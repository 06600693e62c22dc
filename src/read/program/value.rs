//! The numbers of a pack, each with its source.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::hours::Hours;
use crate::model::period::{self, Period};
use crate::model::program::{Citation, Cited, Source};
use crate::read::fields::Fields;
use crate::read::scalar;
use crate::read::suggest;
use crate::syntax::yaml::Node;

/// The keys that say where a rule comes from.
pub(super) const CITATION: [&str; 3] = ["source", "verify", "remark"];

/// Reads citations against the pack's sources.
#[derive(Debug, Clone, Copy)]
pub(super) struct Citing<'a> {
    pub(super) sources: &'a BTreeMap<String, Source>,
}

impl Citing<'_> {
    /// `source`, `verify` and `remark`. A rule without a source is a fault.
    pub(super) fn citation(self, sink: &mut Diagnostics, fields: &Fields<'_, '_>) -> Citation {
        let Some(node) = fields.required(sink, "source", "source: S2") else {
            return Citation::default();
        };
        let mut sources = Vec::new();
        for item in scalar::items(node) {
            let Some(id) = scalar::text(sink, item, "source") else { continue };
            if !self.sources.contains_key(id) {
                let message = format!("the pack has no source `{id}`");
                let label = suggest::instead(id, self.sources.keys().map(String::as_str));
                sink.push(Diagnostic::new(Code::UnknownValue, item.span, message).label(label));
            }
            sources.push(id.to_owned());
        }
        let verify = fields.get("verify").and_then(|node| scalar::truth(sink, node, "verify"));
        Citation {
            sources,
            verify: verify.unwrap_or(false),
            remark: scalar::optional_text(sink, fields, "remark"),
        }
    }

    /// `{key: 15, source: …}`.
    pub(super) fn number(
        self,
        sink: &mut Diagnostics,
        node: &Node<'_>,
        key: &'static str,
    ) -> Option<Cited<Hours>> {
        let known: Vec<&str> = CITATION.into_iter().chain([key]).collect();
        let fields = Fields::of(sink, node, "a number", &known)?;
        let value = hours(sink, &fields, key)?;
        Some(Cited { value, citation: self.citation(sink, &fields) })
    }
}

/// The required hours under `key`.
pub(super) fn hours(sink: &mut Diagnostics, fields: &Fields<'_, '_>, key: &str) -> Option<Hours> {
    let node = fields.required(sink, key, &format!("{key}: 60"))?;
    scalar::hours(sink, node, key)
}

/// `18 months` or `2 years`, in months.
pub(in crate::read) fn months(sink: &mut Diagnostics, node: &Node<'_>, key: &str) -> Option<u32> {
    let found = scalar::text(sink, node, key)?;
    let months = found.split_once(' ').and_then(|(number, unit)| {
        let number: u32 = number.parse().ok().filter(|number| *number < 1200)?;
        match unit {
            "month" | "months" => Some(number),
            "year" | "years" => number.checked_mul(12),
            _ => None,
        }
    });
    if months.is_none() {
        let message = format!("`{found}` is no length of time");
        sink.push(
            Diagnostic::new(Code::BadNumber, node.span, message)
                .help("write `18 months` or `2 years`"),
        );
    }
    months
}

/// `2022-01-01..` or `2018-01-01..2021-12-31`.
pub(super) fn open_range(sink: &mut Diagnostics, node: &Node<'_>) -> Option<Period> {
    let found = scalar::text(sink, node, "in-force")?;
    let range = found.split_once("..").and_then(|(from, to)| {
        let to = if to.is_empty() { Some(Date::MAX) } else { period::parse_day(to).ok() };
        Some(Period { from: period::parse_day(from).ok()?, to: to? })
    });
    if range.is_none() {
        let message = format!("`{found}` is no range of days");
        sink.push(Diagnostic::new(Code::BadDate, node.span, message).help("write `2022-01-01..`"));
    }
    range
}

/// `2..4`, in whole numbers.
pub(in crate::read) fn whole_range(
    sink: &mut Diagnostics,
    node: &Node<'_>,
    key: &str,
) -> Option<(u32, u32)> {
    let found = scalar::text(sink, node, key)?;
    let range =
        found.split_once("..").and_then(|(from, to)| Some((from.parse().ok()?, to.parse().ok()?)));
    if range.is_none() {
        let message = format!("`{found}` is no range of whole numbers");
        sink.push(
            Diagnostic::new(Code::BadNumber, node.span, message)
                .help(format!("write `{key}: 2..4`")),
        );
    }
    range
}

/// `1/2`.
pub(super) fn ratio(sink: &mut Diagnostics, node: &Node<'_>) -> Option<(u32, u32)> {
    let found = scalar::text(sink, node, "ratio")?;
    let ratio = found.split_once('/').and_then(|(numerator, denominator)| {
        let denominator: u32 =
            denominator.parse().ok().filter(|number| (1..=1000).contains(number))?;
        Some((numerator.parse().ok().filter(|number: &u32| *number <= 1000)?, denominator))
    });
    if ratio.is_none() {
        let message = format!("`{found}` is no ratio");
        sink.push(
            Diagnostic::new(Code::BadNumber, node.span, message)
                .help("write `1/2`: one credited for two raw"),
        );
    }
    ratio
}
