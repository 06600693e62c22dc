//! The packet in words: every number worded here and only here.

pub mod document;
pub mod words;
