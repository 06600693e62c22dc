//! The packet as a PDF: its words in order, its pages, its links, the same bytes each time.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::float_arithmetic,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests"
)]

mod charts;
mod exhibits;
mod file;
mod layout;
mod reading;
mod sample;
mod tables;
