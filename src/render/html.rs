//! One HTML file: nothing fetched, every word escaped, and of use without its script.

use std::fmt;

use tera::{Context, Tera};

use crate::report::document::Report;

mod anchors;
mod chart;
mod context;
mod ledger;
mod parts;
mod style;
mod table;
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

/// Draws `report` as one self-contained HTML document.
///
/// # Errors
///
/// Where a template does not parse, or names what the page does not have. No report causes either.
pub fn render(report: &Report) -> Result<String, Error> {
    let mut tera = Tera::new();
    tera.add_raw_templates(TEMPLATES)?;
    let stylesheet = style::Stylesheet::of(report);
    let style = without_controls(tera.render("style.css", &Context::from_serialize(&stylesheet)?)?);
    let script = without_controls(tera.render("script.js", &Context::new())?);
    let script = report.ledger.as_ref().map(|_| script.trim());
    // Without space around it: checkers of the page hash the style so, browsers as it stands.
    let page = context::Page::of(report, style.trim(), script);
    Ok(without_controls(tera.render("report.html", &Context::from_serialize(&page)?)?))
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

/// A template that could not be drawn.
#[derive(Debug)]
pub struct Error(tera::Error);

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the HTML template cannot be drawn: {}", self.0)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        std::error::Error::source(&self.0)
    }
}

impl From<tera::Error> for Error {
    fn from(error: tera::Error) -> Self {
        Self(error)
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
