//! How long a packet takes as a PDF.
#![expect(clippy::arithmetic_side_effects, clippy::indexing_slicing, reason = "the tests' sample")]

#[expect(dead_code, reason = "the tests use more of it")]
#[path = "../tests/pdf/sample.rs"]
mod sample;

use divan::{Bencher, black_box};
use practicum::render::pdf::{Parts, render};
use practicum::report::document::{Block, Report, Section};

fn main() {
    divan::main();
}

/// The sample packet with its longest sections several times.
fn packet(times: usize) -> Report {
    let mut report = sample::packet();
    for again in 0..times {
        for section in &mut sample::packet().sections {
            let id = format!("{}-{again}", section.id);
            for block in &mut section.blocks {
                if let Block::Table(table) = block {
                    table.id = format!("{}-{again}", table.id);
                }
            }
            report.sections.push(Section { id, ..section.clone() });
        }
    }
    report
}

/// 22, 116 and 1,084 pages.
#[divan::bench(args = [2, 15, 150], sample_count = 10)]
fn sections(bencher: Bencher<'_, '_>, times: usize) {
    let report = packet(times);
    bencher.bench(|| render(black_box(&report), &Parts::default()));
}
