//! Files of evidence: what is found in them, what is said of them, and that no file does harm.
#![expect(clippy::unwrap_used, reason = "a test stops where something is amiss")]
#![expect(clippy::arithmetic_side_effects, reason = "a test that counts wrongly should stop")]
#![expect(clippy::disallowed_methods, reason = "a test reads the files that were built")]

#[path = "support/certificate.rs"]
mod certificate;
#[path = "evidence/facts.rs"]
mod facts;
#[path = "evidence/harm.rs"]
mod harm;
#[path = "evidence/lints.rs"]
mod lints;
#[path = "support/picture.rs"]
mod picture;
#[path = "support/sandbox.rs"]
mod sandbox;
