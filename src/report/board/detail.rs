//! How a part of a requirement stands, in words of which the number leads to its rows.

/// How a part of a requirement stands, in a few words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    /// The words before its number; all of them, where no rows prove it.
    pub before: String,
    /// The number, and which rows prove it.
    pub number: Option<(String, DetailOf)>,
    /// The words after it.
    pub after: String,
}

impl Detail {
    /// A number that rows prove, with the words around it.
    pub(super) fn of(
        of: DetailOf,
        before: &str,
        number: &impl ToString,
        after: impl Into<String>,
    ) -> Self {
        let number = Some((number.to_string(), of));
        Self { before: before.to_owned(), number, after: after.into() }
    }

    /// All of its words.
    pub fn text(&self) -> String {
        let number = self.number.as_ref().map_or("", |(number, _)| number.as_str());
        format!("{}{number}{}", self.before, self.after)
    }
}

/// What a detail is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DetailOf {
    /// The areas of the domain.
    Areas,
    /// A part of the domain, by its place.
    Part(usize),
    /// A statement that grants hours.
    Grant,
}

impl From<String> for Detail {
    fn from(text: String) -> Self {
        Self { before: text, number: None, after: String::new() }
    }
}
