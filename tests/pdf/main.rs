//! The packet as a PDF: its words in order, its pages, its links, the same bytes each time.

mod sample;

use practicum::render::pdf::render;
use practicum::report::document::Paper;

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "a packet to look at, in the folder for tests' files"
)]
fn the_sample_packet_is_there_to_look_at() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    let mut report = sample::packet();
    let rendered = render(&report).expect("a packet");
    assert_eq!(rendered.warnings, []);
    std::fs::write(folder.join("packet.pdf"), &rendered.bytes).expect("to write");
    report.draft = true;
    report.paper = Paper::A4;
    report.banner =
        Some("Shareable copy: client identifiers are left out. Not for submission.".into());
    let rendered = render(&report).expect("a packet");
    std::fs::write(folder.join("draft.pdf"), &rendered.bytes).expect("to write");
}
