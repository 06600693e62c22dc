//! Exhibits, through the library: a stranger's files in, drawings for the packet out.
//!
//! The JPEGs were made with Pillow (24 x 16 pixels, quality 60), the encrypted PDFs with
//! `qpdf --encrypt '' owner BITS --`, from a page that says `6 CE hours`.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is amiss")]
#![expect(clippy::arithmetic_side_effects, reason = "small numbers of a test")]
#![expect(clippy::indexing_slicing, reason = "a place that is not there fails the test")]
#![expect(clippy::float_arithmetic, reason = "a page is measured in fractions")]
#![expect(clippy::wildcard_enum_match_arm, reason = "a test names what it looks for")]

mod active;
mod archival;
#[path = "../support/certificate.rs"]
mod certificate;
mod counted;
mod harm;
mod lying;
mod packet;
mod pages;
mod pdfs;
mod pictures;
mod stored;
