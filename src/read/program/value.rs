//! The numbers of a pack, each with its source.

use std::collections::BTreeMap;

use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::domain::{Amount, Each, Least, Measure, Share, Whole};
use crate::model::hours::Hours;
use crate::model::predicate::Predicate;
use crate::model::program::{Citation, Cited, Confirmed, Source};
use crate::model::vocabulary::Vocabulary;
use crate::read::fields::Fields;
use crate::read::suggest;
use crate::read::{predicate, scalar};
use crate::syntax::yaml::Node;

/// The keys that say where a rule comes from.
pub(super) const CITATION: [&str; 4] = ["source", "verify", "remark", "confirmed"];

/// Reads citations against the pack's sources, and conditions against the known words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Citing<'a> {
    pub(super) sources: &'a BTreeMap<String, Source>,
    pub(super) words: &'a Vocabulary,
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
                let finding = Diagnostic::new(Code::UnknownValue, item.span, message);
                let known = || self.sources.keys().map(String::as_str);
                let label = suggest::instead(id, known().collect::<Vec<_>>());
                let finding = if known().next().is_none() { finding } else { finding.label(label) };
                sink.push(finding.help(format!(
                    "or declare it: `sources: {{{id}: {{title: Rules, address: \"https://…\", dated: 2024}}}}`"
                )));
            }
            sources.push(id.to_owned());
        }
        let verify = fields.get("verify").and_then(|node| scalar::truth(sink, node, "verify"));
        let confirmed = fields.get("confirmed").and_then(|node| confirmed(sink, node));
        Citation {
            sources,
            verify: verify.unwrap_or(false) && confirmed.is_none(),
            remark: scalar::optional_text(sink, fields, "remark"),
            confirmed,
            span: Some(fields.span),
        }
    }

    /// The condition under `key`, or the one that always holds.
    pub(super) fn condition(
        self,
        sink: &mut Diagnostics,
        fields: &Fields<'_, '_>,
        key: &str,
    ) -> Option<Predicate> {
        match fields.get(key) {
            Some(node) => predicate::read(sink, node, self.words),
            None => Some(Predicate::All(Vec::new())),
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

/// `2..4`, `5..` or `3`, in whole numbers.
pub(in crate::read) fn whole_range(
    sink: &mut Diagnostics,
    node: &Node<'_>,
    key: &str,
) -> Option<(u32, u32)> {
    let found = scalar::text(sink, node, key)?;
    let number = |text: &str, open: u32| {
        if text.is_empty() { Some(open) } else { text.parse::<u32>().ok() }
    };
    let range = match found.split_once("..") {
        Some((from, to)) => number(from, 1).zip(number(to, u32::MAX)),
        None => found.parse().ok().map(|number: u32| (number, number)),
    };
    let range = range.filter(|(from, to)| from <= to);
    if range.is_none() {
        let message = format!("`{found}` is no range of whole numbers");
        sink.push(
            Diagnostic::new(Code::BadNumber, node.span, message)
                .help(format!("write `{key}: 2..4`, `{key}: 5..` or `{key}: 3`")),
        );
    }
    range
}

/// `1/2`; `example` says what it would mean.
pub(super) fn ratio(
    sink: &mut Diagnostics,
    node: &Node<'_>,
    key: &str,
    example: &str,
) -> Option<(u32, u32)> {
    let found = scalar::text(sink, node, key)?;
    let ratio = ratio_of(found);
    if ratio.is_none() {
        let message = format!("`{found}` is no ratio");
        let finding = Diagnostic::new(Code::BadNumber, node.span, message);
        sink.push(finding.help(format!("write {example}")));
    }
    ratio
}

fn ratio_of(text: &str) -> Option<(u32, u32)> {
    let (numerator, denominator) = text.split_once('/')?;
    let number = |text: &str, least: u32| {
        text.trim().parse::<u32>().ok().filter(|number| (least..=1000).contains(number))
    };
    number(numerator, 0).zip(number(denominator, 1))
}

/// `25%` or `1/4`.
fn share_of(text: &str) -> Option<(u32, u32)> {
    let percent = text.strip_suffix('%').and_then(|number| number.trim().parse::<u32>().ok());
    percent
        .filter(|percent| *percent <= 100)
        .map(|percent| (percent, 100))
        .or_else(|| ratio_of(text).filter(|(numerator, denominator)| numerator <= denominator))
}

/// The hours under `key`, or a share with what it is of.
pub(super) fn amount(
    sink: &mut Diagnostics,
    fields: &Fields<'_, '_>,
    key: &str,
    cite: Citing<'_>,
) -> Option<Amount> {
    let node = fields.required(sink, key, &format!("{key}: 60"))?;
    let Some((numerator, denominator)) = node.text().and_then(share_of) else {
        fields.refuse(sink, "of", "only a share, such as `25%`, is of something");
        let looks_so = |text: &str| text.contains(['%', '/']) || text.contains("percent");
        if let Some(found) = node.text().filter(|text| looks_so(text)) {
            let message = format!("`{found}` is no share");
            let finding = Diagnostic::new(Code::BadNumber, node.span, message);
            sink.push(finding.help("write `25%` or `1/4`, at most the whole"));
            return None;
        }
        return scalar::hours(sink, node, key).map(Amount::Hours);
    };
    let of = match fields.get("of") {
        None => Whole::Counted,
        Some(node) if node.pairs().is_some() => {
            Whole::Matching(predicate::read(sink, node, cite.words)?)
        }
        Some(node) => {
            let word = scalar::word(sink, node, "of", &["counted", "required"], |word| word)?;
            if word == "required" { Whole::Required } else { Whole::Counted }
        }
    };
    Some(Amount::Share(Share { numerator, denominator, of }))
}

/// Hours, or `4 times`.
pub(super) fn least(sink: &mut Diagnostics, node: &Node<'_>, key: &str) -> Option<Least> {
    let times = node.text().and_then(|text| text.strip_suffix(" times")?.parse::<u32>().ok());
    match times {
        Some(times) => Some(Least::Times(times)),
        None => scalar::hours(sink, node, key).map(Least::Hours),
    }
}

/// What a rule looks at one by one, among `known`.
pub(super) fn each(sink: &mut Diagnostics, node: &Node<'_>, known: &[Each]) -> Option<Each> {
    let days = node.text().and_then(|text| text.strip_suffix(" days")?.parse::<u32>().ok());
    if let Some(days) =
        days.filter(|days| (1..=3660).contains(days) && known.contains(&Each::Days(7)))
    {
        return Some(Each::Days(days));
    }
    scalar::word(sink, node, "each", known, |each| match each {
        Each::Month => "calendar-month",
        Each::Week => "calendar-week",
        Each::Year => "calendar-year",
        Each::Days(_) => "7 days",
        Each::Area => "area",
        Each::Session => "session",
    })
}

/// `credited`, or `logged`.
pub(super) fn measure(sink: &mut Diagnostics, fields: &Fields<'_, '_>) -> Option<Measure> {
    let Some(node) = fields.get("measure") else { return Some(Measure::Credited) };
    let all = [Measure::Credited, Measure::Logged];
    scalar::word(sink, node, "measure", &all, |measure| match measure {
        Measure::Credited => "credited",
        Measure::Logged => "logged",
    })
}

/// Whether `times: group-size` stands there.
pub(super) fn times_group_size(sink: &mut Diagnostics, fields: &Fields<'_, '_>) -> Option<bool> {
    let Some(node) = fields.get("times") else { return Some(false) };
    scalar::word(sink, node, "times", &["group-size"], |word| word).map(|_| true)
}

fn confirmed(sink: &mut Diagnostics, node: &Node<'_>) -> Option<Confirmed> {
    let fields = Fields::of(sink, node, "`confirmed`", &["on", "at"])?;
    let on = fields.required(sink, "on", "on: 2025-06-01");
    let on = on.and_then(|node| scalar::day(sink, node, "on"));
    let at = fields.required(sink, "at", "at: https://…");
    let at = at.and_then(|node| scalar::text(sink, node, "at"));
    Some(Confirmed { on: on?, at: at?.to_owned() })
}
