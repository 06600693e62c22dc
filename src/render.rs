//! What shows a report: each renderer decides where things stand, and nothing else.

pub mod pdf;
