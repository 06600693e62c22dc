//! A report or an assessment as bytes: no rule, no sum, no words of its own.

pub mod csv;
pub mod html;
pub mod json;
pub mod pdf;
pub mod record;
pub mod text;
