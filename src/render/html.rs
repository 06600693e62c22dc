//! One HTML file: nothing fetched, every word escaped, and of use without its script.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, Write};

use serde::Serialize;
use tera::{Context, Tera};

use crate::report::document::Report;
use crate::source::evidence::apart::{self, Without};
use templates::Templates;

mod address;
mod anchors;
mod chart;
mod context;
pub mod contract;
pub mod fault;
mod ledger;
mod names;
mod parts;
mod said;
mod style;
mod table;
pub mod templates;
mod text;

/// The templates, by the names that they and tera's messages use.
const TEMPLATES: [(&str, &str); 7] = [
    ("report.html", include_str!("../../templates/report.html")),
    ("blocks.html", include_str!("../../templates/blocks.html")),
    ("table.html", include_str!("../../templates/table.html")),
    ("chart.html", include_str!("../../templates/chart.html")),
    ("ledger.html", include_str!("../../templates/ledger.html")),
    ("style.css", include_str!("../../templates/style.css")),
    ("script.js", include_str!("../../templates/script.js")),
];

/// The most bytes of a page: 256 MiB. A page of ten thousand entries has some ten.
const MOST: usize = 256 << 20;

/// Draws `report` as one self-contained HTML document.
///
/// # Errors
///
/// Where a template does not parse, or names what the page does not have. No report causes either.
pub fn render(report: &Report) -> Result<String, Error> {
    draw(report, &Templates::default())
}

/// `text` with a sign in the place of each character that no page may hold: controls and what is no
/// character at all, which a log can write as escapes.
fn without_controls(text: String) -> String {
    let stands = |c: char| {
        let noncharacter = matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe;
        !noncharacter && (!c.is_control() || matches!(c, '\n' | '\t'))
    };
    if text.chars().all(stands) {
        return text;
    }
    text.chars().map(|c| if stands(c) { c } else { char::REPLACEMENT_CHARACTER }).collect()
}

/// Draws `report` with templates of a log's own.
///
/// # Errors
///
/// Where a template is faulty, or does not come to an end.
pub fn render_with(report: &Report, templates: &Templates) -> Result<String, Error> {
    if templates.are_built_in() {
        return draw(report, templates);
    }
    // What a user writes may loop without end.
    let (report, templates) = (report.clone(), templates.clone());
    let drawn = apart::within(apart::PATIENCE, move || draw(&report, &templates));
    drawn.map_err(|without| match without {
        Without::Late => Error::Late,
        Without::Broken => Error::Broken,
    })?
}

/// What each template that is given anything by name is given for `report`.
///
/// # Errors
///
/// As [`render_with`].
pub fn given(
    report: &Report,
    templates: &Templates,
) -> Result<BTreeMap<&'static str, serde_json::Value>, Error> {
    let tera = templates.engine()?;
    let (style, script) = (style(&tera, report)?, script(&tera, report)?);
    let page = context::Page::of(report, style.trim(), script.as_deref().map(str::trim));
    let given = [
        ("style.css", serde_json::to_value(style::Stylesheet::of(report))),
        ("script.js", Ok(serde_json::Value::Object(serde_json::Map::new()))),
        ("report.html", serde_json::to_value(page)),
    ];
    let version = || serde_json::Value::from(contract::VERSION);
    let one = |(name, value): (&'static str, Result<serde_json::Value, serde_json::Error>)| {
        let mut value = value.map_err(|_| Error::Broken)?;
        if let Some(fields) = value.as_object_mut() {
            fields.insert(contract::VERSION_NAME.to_owned(), version());
        }
        Ok((name, value))
    };
    given.into_iter().map(one).collect()
}

fn draw(report: &Report, templates: &Templates) -> Result<String, Error> {
    let tera = templates.engine()?;
    let (style, script) = (style(&tera, report)?, script(&tera, report)?);
    // Without space around it: checkers of the page hash the style so, browsers as it stands.
    let page = context::Page::of(report, style.trim(), script.as_deref().map(str::trim));
    written(&tera, "report.html", &page)
}

fn style(tera: &Tera, report: &Report) -> Result<String, Error> {
    written(tera, "style.css", &style::Stylesheet::of(report))
}

/// The script, if the page has a use for one.
fn script(tera: &Tera, report: &Report) -> Result<Option<String>, Error> {
    let used = report.ledger.is_some();
    used.then(|| written(tera, "script.js", &BTreeMap::<String, String>::new())).transpose()
}

/// What a template makes of what it is given.
fn written(tera: &Tera, template: &str, given: &impl Serialize) -> Result<String, Error> {
    let mut context = Context::from_serialize(given)?;
    context.insert(contract::VERSION_NAME, contract::VERSION);
    let mut sheet = Sheet::default();
    tera.render_to(template, &context, &mut sheet)?;
    let text = String::from_utf8(sheet.bytes).map_err(|_| Error::Broken)?;
    // A browser takes both ends of lines for one before it compares the hash of the style.
    let text = if text.contains("\r\n") { text.replace("\r\n", "\n") } else { text };
    Ok(without_controls(text))
}

/// What is written so far, within limits.
#[derive(Debug, Default)]
struct Sheet {
    bytes: Vec<u8>,
}

impl Write for Sheet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len().saturating_add(bytes.len()) > MOST {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Why a page could not be drawn.
#[derive(Debug)]
pub enum Error {
    /// A template is faulty.
    Template(tera::Error),
    /// The templates take too long.
    Late,
    /// The templates break down what draws them.
    Broken,
    /// The page grows too large.
    TooLarge,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Template(error) => write!(f, "the HTML template cannot be drawn: {error}"),
            Self::Late => f.write_str("the page is not drawn after 20 seconds"),
            Self::Broken => f.write_str("the page can't be drawn with this template"),
            Self::TooLarge => f.write_str("the page grows larger than 256 MiB"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Template(error) => std::error::Error::source(error),
            Self::Late | Self::Broken | Self::TooLarge => None,
        }
    }
}

impl From<tera::Error> for Error {
    fn from(error: tera::Error) -> Self {
        if matches!(error.kind(), tera::ErrorKind::Io(io::ErrorKind::FileTooLarge)) {
            Self::TooLarge
        } else {
            Self::Template(error)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Error, TEMPLATES, without_controls};
    use tera::{Context, Tera};

    #[test]
    fn what_no_page_may_hold_is_shown_by_a_sign() {
        let hostile = "a\0b\u{7}c\u{7f}d\u{85}e\u{fdd0}f\u{ffff}g\u{1ffff}h";
        assert_eq!(without_controls(hostile.to_owned()), "a�b�c�d�e�f�g�h");
        let kept = "tab\tline\nmark\u{feff}turned\u{202e}joined\u{200d}last\u{10fffd}";
        assert_eq!(without_controls(kept.to_owned()), kept);
    }

    #[test]
    fn an_error_carries_the_templates_message() {
        let mut tera = Tera::new();
        tera.add_raw_templates(TEMPLATES).unwrap();
        let error = Error::from(tera.render("report.html", &Context::new()).unwrap_err());
        let message = error.to_string();
        assert!(message.starts_with("the HTML template cannot be drawn: "), "{message}");
        assert!(message.contains("report.html"), "{message}");
        assert!(message.contains("lang"), "{message}");
    }

    #[test]
    fn only_style_and_script_are_exempt_from_escaping() {
        let uses: Vec<&str> = TEMPLATES
            .iter()
            .flat_map(|(_, template)| template.lines())
            .filter(|line| line.contains("safe"))
            .collect();
        let admitted =
            ["<style>{{ style | safe }}</style>", "<script>{{ script | safe }}</script>"];
        assert_eq!(uses, admitted);
    }
}
