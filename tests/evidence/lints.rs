//! What is said of files, and of which nothing is said.

use crate::certificate::{self, Page, lines, turned};
use crate::picture;
use crate::sandbox::Sandbox;

const LOG: &str = "applicant: {name: Jordan Avery}\nprograms: [aasect-cst]\n";

/// A log of one training with these lines, and its one file.
fn log(own: &str, file: &str, bytes: impl AsRef<[u8]>) -> Sandbox {
    let log = Sandbox::new();
    log.write("practicum.yaml", LOG);
    entry(&log, "entry.md", own);
    log.write(file, bytes);
    log
}

fn entry(log: &Sandbox, path: &str, own: &str) {
    let area = if own.contains("area:") { "" } else { "area: core/ethics\n" };
    log.write(
        path,
        format!(
            "---\nkind: training\ndate: 2024-06-07\ntitle: About {path}\nprovider: Example Institute\n\
             approval: aasect\ndelivery: in-person\n{area}{own}\n---\n"
        ),
    );
}

/// `path:line:column: severity[code]: message` of every finding.
fn said(log: &Sandbox) -> Vec<String> {
    let found = log.run(&["check", "--format", "short"]);
    assert_eq!(found.err, "");
    found.out.lines().map(str::to_owned).collect()
}

fn heads(log: &Sandbox) -> Vec<String> {
    let head = |line: &String| {
        let (before, _) = line.split_once(']').unwrap();
        before.rsplit_once('[').unwrap().1.to_owned()
    };
    said(log).iter().map(head).collect()
}

/// A certificate with these words.
fn words(words: &[&str]) -> Vec<u8> {
    certificate::with(&[Page::of(&lines(words))])
}

/// What is said of a certificate with these words, where 7.5 hours are claimed.
fn of_words(own: &str, text: &[&str]) -> Vec<String> {
    heads(&log(&format!("{own}\nevidence: evidence/a.pdf"), "evidence/a.pdf", words(text)))
}

#[test]
fn each_kind_is_told_by_what_it_is() {
    let pdf = words(&["Certificate"]);
    for (name, bytes, expected) in [
        ("a.pdf", pdf.clone(), None),
        ("a.PDF", pdf.clone(), None),
        ("scan", pdf.clone(), None),
        ("a.jpg", pdf.clone(), Some("its name says JPG")),
        ("a.heic", pdf, Some("its name says HEIC")),
        ("a.png", picture::png(1200, 900, None), None),
        ("a.jpeg", picture::jpeg(1200, 900, None), None),
        ("a.JPG", picture::jpeg(1200, 900, None), None),
        ("a.pdf", picture::jpeg(1200, 900, None), Some("rename the file to `evidence/a.jpg`")),
        ("a.jpg", b"\0\0\0\x18ftypheic\0\0\0\0".to_vec(), Some("Most Compatible")),
        ("a.tif", b"II*\0\x08\0\0\0".to_vec(), Some("a TIFF picture")),
        ("a.docx", b"PK\x03\x04\0\0[Content_Types].xml".to_vec(), Some("save it as a PDF")),
        ("a.zip", b"PK\x03\x04\0\0a.pdf".to_vec(), Some("unpack it")),
        ("a.pdf", b"<!doctype html><title>Log in".to_vec(), Some("a page saved from the web")),
        ("a.pdf", b"version https://git-lfs.github.com/spec/v1\n".to_vec(), Some("git lfs pull")),
        ("a.pdf", b"\x7fELF\x02\x01\x01\0\0".to_vec(), Some("neither a PDF nor a picture")),
    ] {
        let path = format!("evidence/{name}");
        let log = log(&format!("hours: 3\nevidence: {path}"), &path, bytes);
        let found = log.run(&["check"]);
        match expected {
            None => assert_eq!(found.out, "", "{name}"),
            Some(words) => {
                assert_eq!(heads(&log), ["evidence-kind"], "{name}: {}", found.out);
                assert!(found.out.contains(words), "{name}: {}", found.out);
                assert_eq!(found.code, 1);
            }
        }
    }
}

#[test]
fn a_fault_leaves_the_totals_and_stops_the_build() {
    let log = log("hours: 3\nevidence: evidence/a.pdf", "evidence/a.pdf", "");
    entry(&log, "b/second.md", "hours: 2\nevidence: ./evidence/a.pdf");
    assert_eq!(
        said(&log),
        ["b/second.md:10:11: error[evidence-empty]: `evidence/a.pdf` is an empty file"]
    );
    let board = log.run(&["status"]);
    assert_eq!((board.code, board.err.as_str()), (0, ""));
    assert!(board.out.contains("5.00"), "{}", board.out);
    let built = log.run(&["build", "--only", "csv"]);
    assert_eq!(built.code, 1);
    assert!(built.err.contains("nothing was written"), "{}", built.err);
    // Both entries name it, and a draft has neither.
    let built = log.run(&["build", "--only", "csv", "--partial"]);
    assert_eq!(built.code, 1);
    let csv = std::fs::read_dir(log.path().join("packet")).unwrap().next().unwrap().unwrap().path();
    let csv = std::fs::read_to_string(csv).unwrap();
    assert!(!csv.contains("About"), "{csv}");
}

#[test]
fn hours_are_compared_with_all_that_is_claimed() {
    let other = ["evidence-hours"];
    let none: [&str; 0] = [];
    assert_eq!(of_words("hours: 7.5", &["6.0 CE hours"]), other);
    assert_eq!(of_words("hours: 7.5", &["7.5 CE hours"]), none);
    assert_eq!(of_words("hours: 7.5", &["Total: 7.50 hours", "Ethics (2 hours)"]), none);
    assert_eq!(of_words("hours: 7.5", &["0.75 CEUs"]), none);
    assert_eq!(of_words("hours: 7.5", &["6 hours", "1.5 hours"]), none);
    assert_eq!(of_words("hours: 7.5", &["cancel 24 hours in advance"]), none);
    assert_eq!(of_words("hours: 7.5\ncertificate_hours: 9", &["9 hours"]), none);
    assert_eq!(of_words("hours: 7.5\ncertificate_hours: 9", &["7.5 hours"]), other);
    assert_eq!(of_words("hours: 50m", &["50 minutes = 0.83 clock hours"]), none);
    assert_eq!(of_words("hours: 7.5\ndraft: true", &["6.0 CE hours"]), none);
    assert_eq!(of_words("credits: {semester: 3}", &["3 CE hours"]), none);
}

#[test]
fn entries_that_share_a_certificate_are_taken_together() {
    let log = log("hours: 4\nevidence: evidence/a.pdf", "evidence/a.pdf", words(&["6 CE hours"]));
    entry(&log, "second.md", "hours: 2\nevidence: evidence/a.pdf");
    assert_eq!(said(&log), [""; 0]);
    entry(&log, "third.md", "hours: 1\nevidence: evidence/a.pdf");
    let told = "entry.md:10:11: warning[evidence-hours]: the certificate says “6 CE hours”, and the 3 \
                entries that name it claim 7.00 hours together";
    assert_eq!(said(&log), [told]);
}

#[test]
fn each_run_of_pages_is_a_certificate_of_its_own() {
    let file =
        certificate::with(&[Page::of(&lines(&["2 CE hours"])), Page::of(&lines(&["3 CE hours"]))]);
    let of = |page: u32| format!("evidence: {{file: evidence/a.pdf, pages: {page}}}");
    let log = log(&format!("hours: 2\n{}", of(1)), "evidence/a.pdf", file);
    entry(&log, "second.md", &format!("hours: 3\n{}", of(2)));
    assert_eq!(said(&log), [""; 0]);
    entry(&log, "second.md", &format!("hours: 4\n{}", of(2)));
    assert_eq!(heads(&log), ["evidence-hours"]);
}

#[test]
fn pages_are_counted_only_where_files_are_looked_into() {
    let own = "hours: 3\nevidence: {file: ./evidence/a.pdf, pages: 2-3}";
    let log = log(own, "evidence/a.pdf", words(&["Certificate"]));
    let head = "entry.md:10:43: error[evidence-pages]: `./evidence/a.pdf` has only 1 page";
    assert!(said(&log).concat().starts_with(head), "{:?}", said(&log));
    let found = log.run(&["status"]);
    assert_eq!((found.code, found.err.as_str()), (0, ""));
    let found = log.run(&["status", "--format", "json"]);
    assert!(!found.out.contains("evidence-pages"), "{}", found.out);
}

#[test]
fn only_the_pages_that_are_named_are_looked_at() {
    let file = certificate::with(&[
        Page::of(&lines(&["Transcript of Jordan Avery"])),
        Page::of(&turned(1, &["Date of birth: 4 May 1988"])),
    ]);
    let whole = log("hours: 3\nevidence: evidence/a.pdf", "evidence/a.pdf", file.clone());
    assert_eq!(heads(&whole), ["evidence-sideways", "evidence-personal"]);
    let out = whole.run(&["check", "--format", "json"]).out + &whole.run(&["check"]).out;
    assert!(!out.contains("1988") && !out.contains("4 May"), "{out}");
    let own = "hours: 3\nevidence: {file: evidence/a.pdf, pages: 1}";
    assert_eq!(said(&log(own, "evidence/a.pdf", file)), [""; 0]);
}

#[test]
fn a_picture_is_judged_by_its_longer_side() {
    let of = |bytes| heads(&log("hours: 3\nevidence: evidence/a.png", "evidence/a.png", bytes));
    assert_eq!(of(picture::png(1000, 400, None)), [""; 0]);
    assert_eq!(of(picture::png(999, 999, None)), ["evidence-small"]);
    assert_eq!(of(picture::png(1200, 900, Some((true, 6)))), ["evidence-sideways"]);
    assert_eq!(of(picture::png(1200, 900, Some((true, 1)))), [""; 0]);
}

#[test]
fn a_file_that_nothing_names_is_said_and_one_that_is_meant_is_offered() {
    let log = log("hours: 3\nevidence: evidence/a.pdf", "evidence/a.pdf", words(&["x"]));
    for path in ["evidence/.DS_Store", "evidence/README.md", "evidence/kept/.gitkeep"] {
        log.write(path, "x");
    }
    assert_eq!(said(&log), [""; 0]);
    log.write("evidence/z/late.pdf", words(&["x"]));
    log.write("evidence/early.pdf", words(&["x"]));
    let unused = |path: &str| {
        format!("{path}: warning[unused-evidence]: nothing in the log names this file")
    };
    assert_eq!(said(&log), [unused("evidence/early.pdf"), unused("evidence/z/late.pdf")]);
    log.write("practicum.yaml", format!("{LOG}ignore: [evidence/z/**, evidence/early.pdf]\n"));
    assert_eq!(said(&log), [""; 0]);
    // What a body, or an entry with a fault, mentions is named.
    log.write("practicum.yaml", LOG);
    entry(&log, "second.md", "hours: oops\nevidence: evidence/early.pdf");
    log.write("cases/README.md", "no entry");
    assert_eq!(heads(&log), ["unused-evidence", "bad-hours"]);
}

#[test]
fn a_path_that_is_near_is_offered() {
    for (written, stored) in [
        ("evidence/Sar.pdf", "evidence/sar.pdf"),
        ("Evidence/sar.PDF", "evidence/sar.pdf"),
        ("evidence/sar.jpeg", "evidence/sar.jpg"),
        ("../evidence/sar.pdf", "evidence/sar.pdf"),
        ("evidence\\sar.pdf", "evidence/sar.pdf"),
        ("evidence/sar part.pdf", "evidence/sar-part.pdf"),
        ("sar.pdf", "evidence/2024/sar.pdf"),
        ("evidence/2024-06-08-sar.pdf", "evidence/2024-06-07-sar.pdf"),
    ] {
        let own = format!("hours: 3\nevidence: '{written}'");
        let bytes =
            if stored.ends_with("jpg") { picture::jpeg(1200, 900, None) } else { words(&["x"]) };
        let log = log(&own, stored, bytes);
        std::fs::rename(log.path().join("entry.md"), {
            std::fs::create_dir(log.path().join("trainings")).unwrap();
            log.path().join("trainings/entry.md")
        })
        .unwrap();
        let out = log.run(&["check"]).out;
        assert_eq!(heads(&log).len(), 1, "{written}: {out}");
        assert!(out.contains(&format!("did you mean `{stored}`?")), "{written}: {out}");
    }
    let far = log("hours: 3\nevidence: evidence/one.pdf", "evidence/another.pdf", words(&["x"]));
    assert_eq!(heads(&far), ["evidence-missing", "unused-evidence"]);
}
