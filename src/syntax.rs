//! Text to trees: front matter, YAML with a place for every value, Markdown.

pub mod edit;
pub mod front_matter;
pub mod markdown;
pub mod yaml;
