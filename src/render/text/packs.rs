//! Rule packs for a terminal: what is to be checked at its source, and what differs.

use crate::model::program::Program;
use crate::render::text::{Layout, bold, paint, soft, tone_style, wrap};
use crate::report::document::Tone;
use crate::report::pack_diff::{self, Change};
use crate::report::pack_effect::{self, Effect, Judged, Side};
use crate::report::unconfirmed::Stated;

/// What is to be checked, with a line before and one after.
pub fn unconfirmed(head: &str, list: &[Stated], tail: &str, layout: Layout) -> String {
    let mut out = format!("{}\n", paint(head, bold(), layout));
    for one in list {
        out.push('\n');
        out.push_str(&stated(one, layout));
    }
    if !tail.is_empty() {
        out.push_str(&format!("\n{}\n", paint(tail, soft(), layout)));
    }
    out
}

/// One rule: its keys and number, its sentence, where it was read.
pub fn stated(one: &Stated, layout: Layout) -> String {
    let number = one.number.as_ref().map(|number| format!(": {number}")).unwrap_or_default();
    let mut out = format!("{}{number}\n", paint(&one.keys, bold(), layout));
    let mut indented = |text: &str, is_soft: bool| {
        for text in wrap(text, layout.width.saturating_sub(2)) {
            let line = format!("  {text}");
            out.push_str(&if is_soft { paint(&line, soft(), layout) } else { line });
            out.push('\n');
        }
    };
    let rule = &one.rule;
    let asked = match rule.number.as_str() {
        "" => rule.text.clone(),
        number => format!("{}: {number}", rule.text),
    };
    indented(&format!("{}: {asked}", one.title), false);
    for source in &one.sources {
        indented(&format!("read in {source}"), true);
    }
    if let Some(remark) = &rule.citation.remark {
        indented(remark, true);
    }
    out
}

/// What differs between two versions, and what that does to a log.
pub fn diff(
    from: &Program,
    to: &Program,
    changes: &[Change],
    effect: Option<&Effect>,
    layout: Layout,
) -> String {
    let (one, other) = (&from.version, &to.version);
    let mut out = paint(&format!("{}: {one} → {other}", to.title), bold(), layout) + "\n";
    if changes.is_empty() {
        out.push_str(&format!("no difference between the rules of {one} and {other}\n"));
    }
    let mut title = "";
    for change in changes {
        if change.title != title {
            title = &change.title;
            out.push_str(&format!("\n{}\n", paint(title, bold(), layout)));
        }
        out.push_str(&changed(change, layout));
    }
    if let Some(effect) = effect {
        out.push_str(&table(effect, [one, other], layout));
        out.push_str(&entries(effect, layout));
    }
    out
}

fn changed(change: &Change, layout: Layout) -> String {
    let mut out = String::new();
    let mut side = |sign: &str, one: &pack_diff::Stated, tone: Tone| {
        let number =
            if one.number.is_empty() { String::new() } else { format!(": {}", one.number) };
        let text = format!("{}{number}", one.text);
        for (at, text) in wrap(&text, layout.width.saturating_sub(2)).iter().enumerate() {
            let sign = if at == 0 { sign } else { " " };
            out.push_str(&paint(&format!("{sign} {text}"), tone_style(tone), layout));
            out.push('\n');
        }
    };
    match (&change.before, &change.after) {
        (None, Some(one)) => side("+", one, Tone::Met),
        (Some(one), None) => side("-", one, Tone::Short),
        (Some(before), Some(after)) => {
            side("-", before, Tone::Short);
            side("+", after, Tone::Met);
        }
        (None, None) => {}
    }
    let mut line = |text: &str| {
        for text in wrap(text, layout.width.saturating_sub(4)) {
            out.push_str(&paint(&format!("    {text}"), soft(), layout));
            out.push('\n');
        }
    };
    line(&change.keys);
    for text in details(change) {
        line(&text);
    }
    let source = |one: &Option<pack_diff::Stated>| {
        one.as_ref().map(|one| one.source.clone()).filter(|source| !source.is_empty())
    };
    match (source(&change.before), source(&change.after)) {
        (Some(before), Some(after)) if before != after => {
            line(&format!("source: {before} → {after}"));
        }
        (_, Some(one)) | (Some(one), None) => line(&format!("source: {one}")),
        (None, None) => {}
    }
    out
}

/// What decides beside sentence and number, where it differs or is new.
fn details(change: &Change) -> Vec<String> {
    let of = |side: &Option<pack_diff::Stated>| -> Vec<(&'static str, String)> {
        side.as_ref().map(|one| one.details.clone()).unwrap_or_default()
    };
    let (before, after) = (of(&change.before), of(&change.after));
    let both = change.before.is_some() && change.after.is_some();
    let mut keys: Vec<&str> = before.iter().chain(&after).map(|(key, _)| *key).collect();
    keys.dedup();
    let mut out: Vec<String> = Vec::new();
    for key in keys {
        let value = |list: &[(&'static str, String)]| {
            list.iter().find(|(one, _)| *one == key).map(|(_, value)| value.clone())
        };
        let text = match (value(&before), value(&after)) {
            (Some(before), Some(after)) if before == after => continue,
            (Some(before), Some(after)) => format!("{key}: {before} → {after}"),
            (Some(before), None) if both => format!("{key}: {before} → nothing"),
            (None, Some(after)) if both => format!("{key}: nothing → {after}"),
            (Some(one), None) | (None, Some(one)) => format!("{key}: {one}"),
            (None, None) => continue,
        };
        if !out.contains(&text) {
            out.push(text);
        }
    }
    out
}

fn table(effect: &Effect, versions: [&str; 2], layout: Layout) -> String {
    let head = format!("Your hours under each, judged on {}", effect.as_of);
    let mut out = format!("\n{}\n\n", paint(&head, bold(), layout));
    let counted = |side: Option<&Side>| {
        side.and_then(|side| side.counted).map_or(String::new(), |hours| hours.to_string())
    };
    let result = |side: Option<&Side>| {
        let Some(side) = side else { return "not asked for".to_owned() };
        // `short 2.50` says already that it is short.
        if side.result.starts_with(side.status) {
            side.result.clone()
        } else {
            format!("{}: {}", side.status, side.result)
        }
    };
    let row = |one: &Judged| {
        let (before, after) = (one.before.as_ref(), one.after.as_ref());
        let difference = one.difference().unwrap_or_default();
        let status = match (result(before), result(after)) {
            (before, after) if before == after => before,
            (before, after) => format!("{before} → {after}"),
        };
        [one.title.clone(), counted(before), counted(after), difference, status]
    };
    let [one, other] = versions;
    let names = ["Requirement", one, other, "Difference", "Status"].map(str::to_owned);
    let rows: Vec<[String; 5]> =
        std::iter::once(names).chain(effect.requirements.iter().map(row)).collect();
    let width = |at: usize| {
        rows.iter()
            .filter_map(|row| row.get(at))
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths = [width(0).min(layout.width / 2), width(1), width(2), width(3)];
    let [a, b, c, d] = widths;
    for (at, [title, one, other, difference, status]) in rows.iter().enumerate() {
        let line = format!("{title:<a$}  {one:>b$}  {other:>c$}  {difference:>d$}  {status}");
        let line = line.trim_end();
        out.push_str(&if at == 0 { paint(line, soft(), layout) } else { line.to_owned() });
        out.push('\n');
    }
    out
}

fn entries(effect: &Effect, layout: Layout) -> String {
    if effect.entries.is_empty() {
        return "\nEvery entry counts the same under both.\n".to_owned();
    }
    let number = crate::diagnostic::counted(effect.entries.len(), "place");
    let head = format!("What counts otherwise, in {number}");
    let mut out = format!("\n{}\n\n", paint(&head, bold(), layout));
    for one in &effect.entries {
        let line = one.line.map(|line| format!(":{line}")).unwrap_or_default();
        let difference = pack_effect::difference(one.before, one.after);
        let (path, domain) = (&one.path, &one.domain);
        let (before, after) = (one.before, one.after);
        out.push_str(&format!("{path}{line} {domain}: {before} → {after} ({difference})\n"));
        for reason in &one.reasons {
            for text in wrap(reason, layout.width.saturating_sub(4)) {
                out.push_str(&paint(&format!("    {text}"), soft(), layout));
                out.push('\n');
            }
        }
    }
    out
}
