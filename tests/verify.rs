//! A packet that comes back: whether it says what the log says, and what became of it.
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test stops where something is amiss"
)]
#![expect(clippy::disallowed_methods, reason = "a test changes the files that it compares")]

#[path = "support/guild.rs"]
mod guild;
#[path = "support/pdf.rs"]
mod pdf;
#[path = "support/sandbox.rs"]
mod sandbox;

use guild::{build, built, training};
use lopdf47::{Dictionary, Document, IncrementalDocument, Object, Stream, dictionary};
use sandbox::{Outcome, Sandbox};

const PACKET: &str = "packet/guild.pdf";

fn verify(log: &Sandbox) -> Outcome {
    log.run(&["verify", PACKET])
}

fn packet(log: &Sandbox) -> Vec<u8> {
    std::fs::read(log.path().join(PACKET)).unwrap()
}

fn document(log: &Sandbox) -> Document {
    Document::load_mem(&packet(log)).unwrap()
}

/// Saves a document as another program would, in the packet's place.
fn save(log: &Sandbox, mut document: Document) {
    let info = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let info = document.get_dictionary_mut(info).unwrap();
    info.set("Producer", Object::string_literal("Another Editor 3"));
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    log.write(PACKET, bytes);
}

/// Says that the packet agrees, and these sentences of the file.
#[track_caller]
fn agrees(run: &Outcome, said: &[&str]) {
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.contains("It says what the log says"), "{run:?}");
    for sentence in said {
        assert!(run.out.contains(sentence), "`{sentence}` is not in\n{}", run.out);
    }
}

#[track_caller]
fn differs(run: &Outcome, said: &[&str]) {
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.out.contains("It does not say what the log says"), "{run:?}");
    let after = run.out.split_once("does not say what the log says.\n").unwrap().1;
    let found: Vec<&str> = after.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(found, said, "{}", run.out);
}

fn edit(log: &Sandbox, file: &str, from: &str, to: &str) {
    let text = std::fs::read_to_string(log.path().join(file)).unwrap();
    assert!(text.contains(from), "{text}");
    log.write(file, text.replace(from, to));
}

#[test]
fn a_packet_agrees_with_the_log_it_was_built_from_on_any_later_day() {
    let log = built();
    agrees(&verify(&log), &["It is as it was built, to the byte.", "Guild Counselor, rules 2024"]);
    let later = log.run(&["verify", PACKET, "--as-of", "2031-01-01"]);
    agrees(&later, &["as of 2025-06-01, for the reviewers"]);
    // From another folder too.
    let elsewhere = tempfile::tempdir().unwrap();
    let copy = elsewhere.path().join("copy.pdf");
    std::fs::copy(log.path().join(PACKET), &copy).unwrap();
    agrees(&log.run(&["verify", copy.to_str().unwrap()]), &["to the byte"]);
}

#[test]
fn words_that_do_not_count_may_change() {
    let log = built();
    edit(&log, "alpha.md", "Words of alpha.", "Other words.");
    edit(&log, "alpha.md", "title: Course alpha", "title: A better title\ntags: [ethics]");
    edit(&log, "alpha.md", "hours: 3\n", "hours: 180m\n");
    std::fs::rename(log.path().join("beta.md"), log.path().join("renamed.md")).unwrap();
    agrees(&verify(&log), &["its totals and its 2 lines of entries agree"]);
}

#[test]
fn every_difference_in_what_counts_is_named() {
    let log = built();
    edit(&log, "alpha.md", "hours: 3\n", "hours: 2.5\n");
    differs(
        &verify(&log),
        &[
            "Requirements",
            "education: 5.00 counted then, 4.50 now",
            "Entries",
            "alpha.md: `hours` was 3.00, is 2.50",
        ],
    );
    let log = built();
    edit(&log, "beta.md", "delivery: in-person", "delivery: live-online");
    training(&log, "gamma", "2025-01-07", "4");
    differs(
        &verify(&log),
        &[
            "Requirements",
            "education: 5.00 counted then, 9.00 now; short then, met now",
            "Entries",
            "beta.md: `delivery` was in-person, is live-online",
            "gamma.md: new since, training, 2025-01-07, 4.00 hours",
        ],
    );
    let log = built();
    std::fs::remove_file(log.path().join("beta.md")).unwrap();
    differs(
        &verify(&log),
        &[
            "Requirements",
            "education: 5.00 counted then, 3.00 now",
            "Entries",
            "an entry that is gone: training, 2024-09-07, 2.00 hours",
        ],
    );
    let log = built();
    edit(&log, "practicum.yaml", ", to: 2026-12-31", ", to: 2025-01-31");
    differs(&verify(&log), &["Requirements", "insurance: met then, unknown now"]);
}

#[test]
fn what_comes_after_the_packets_day_is_no_difference() {
    let log = built();
    edit(
        &log,
        "practicum.yaml",
        "programs:",
        "extras: [{title: More, evidence: evidence/letter.pdf}]\nprograms:",
    );
    agrees(&verify(&log), &[]);
}

#[test]
fn an_entry_that_can_not_be_read_is_a_difference_and_is_said_to_be_a_fault() {
    let log = built();
    edit(&log, "alpha.md", "hours: 3\n", "hours: three\n");
    let run = verify(&log);
    assert!(run.out.contains("The log has 1 error now"), "{run:?}");
    assert!(run.out.contains("an entry that is gone: training, 2024-06-07"), "{run:?}");
    assert_eq!(run.code, 1);
}

#[test]
fn every_edition_is_compared_as_what_it_is() {
    let log = built();
    assert_eq!(log.run(&["build", "--audience", "self"]).code, 0);
    agrees(&log.run(&["verify", "packet/guild-self.pdf"]), &["the applicant’s own copy"]);
    std::fs::remove_file(log.path().join("beta.md")).unwrap();
    // Their own copy knows how the file was called.
    let run = log.run(&["verify", "packet/guild-self.pdf"]);
    assert!(run.out.contains("beta.md: gone, training"), "{run:?}");
    let committee = String::from_utf8_lossy(&packet(&log)).into_owned();
    assert!(!committee.contains("beta.md"));
    // A draft leaves out what was left out of it.
    let log = built();
    edit(&log, "alpha.md", "evidence/alpha.pdf", "evidence/none.pdf");
    assert_eq!(log.run(&["build", "--partial"]).code, 1);
    agrees(&verify(&log), &["for the reviewers, a draft,", "its 1 line of entries agree"]);
}

/// What another program adds behind the file, leaving it whole.
fn followed(log: &Sandbox, change: impl Fn(&mut IncrementalDocument)) {
    let bytes = packet(log);
    let before = Document::load_mem(&bytes).unwrap();
    let mut more = IncrementalDocument::create_from(bytes.clone(), before);
    change(&mut more);
    let mut out = Vec::new();
    more.save_to(&mut out).unwrap();
    assert!(out.starts_with(&bytes) && out.len() > bytes.len());
    log.write(PACKET, out);
}

/// Puts an annotation onto a page, from 1.
fn annotate(more: &mut IncrementalDocument, page: u32, annotation: Dictionary) {
    let page = more.get_prev_documents().get_pages()[&page];
    more.opt_clone_object_to_new_document(page).unwrap();
    let annotation = more.new_document.add_object(annotation);
    let page = more.new_document.get_dictionary_mut(page).unwrap();
    page.set("Annots", vec![Object::Reference(annotation)]);
}

#[test]
fn what_an_addition_shows_otherwise_is_named_page_by_page() {
    let says = |change: &dyn Fn(&mut IncrementalDocument), expected: &str| {
        let log = built();
        followed(&log, change);
        let run = verify(&log);
        assert!(run.out.contains(expected), "{expected}: {run:?}");
        assert!(!run.out.contains("All that was built is still in it"), "{run:?}");
    };
    // The drawing of an exhibit's page, which the page itself only names.
    let drawing = |more: &mut IncrementalDocument| {
        let built = more.get_prev_documents();
        let forms = built.objects.iter().filter_map(|(id, one)| Some((*id, one.as_stream().ok()?)));
        let mut forms = forms.filter(|(_, one)| one.dict.has_type(b"XObject"));
        let (id, form) = forms.next().unwrap();
        let mut other = form.clone();
        other.set_plain_content(b"0 0 300 300 re f".to_vec());
        more.new_document.objects.insert(id, Object::Stream(other));
    };
    says(&drawing, "shows something else than when it was built");
    let turned = |more: &mut IncrementalDocument| {
        let page = more.get_prev_documents().get_pages()[&1];
        more.opt_clone_object_to_new_document(page).unwrap();
        more.new_document.get_dictionary_mut(page).unwrap().set("Rotate", 180);
    };
    says(&turned, "Page 1 shows something else than when it was built");
    // The list by which pages are known may be replaced too.
    let emptied = |more: &mut IncrementalDocument| {
        let built = more.get_prev_documents();
        let pieces = built.catalog().unwrap().get(b"PieceInfo").and_then(Object::as_dict).unwrap();
        let own = pieces.get(b"Practicum").and_then(Object::as_dict).unwrap();
        let own = own.get(b"Private").and_then(Object::as_dict).unwrap();
        let list = own.get(b"Pages").and_then(Object::as_reference).unwrap();
        let page = built.get_pages()[&1];
        let content = built.get_page_contents(page)[0];
        let empty = Stream::new(Dictionary::new(), Vec::new());
        more.new_document.objects.insert(list, Object::Stream(empty.clone()));
        more.new_document.objects.insert(content, Object::Stream(empty));
    };
    says(&emptied, "Page 1 was changed after it was built");
}

#[test]
fn a_link_that_was_laid_over_a_page_is_named() {
    let log = built();
    let link = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => vec![0.into(), 0.into(), 600.into(), 700.into()],
        "A" => dictionary! { "S" => "URI", "URI" => Object::string_literal("https://example.org") },
    };
    followed(&log, |more| annotate(more, 1, link.clone()));
    let said = "Page 1 has a link, a field or a note that it was not built with";
    agrees(&verify(&log), &[said]);
}

#[test]
fn a_signature_is_said_and_is_nothing_wrong() {
    let log = built();
    followed(&log, |more| {
        let signature = more.new_document.add_object(dictionary! {
            "Type" => "Sig",
            "Filter" => "Adobe.PPKLite",
            "ByteRange" => vec![0.into(), 10.into(), 20.into(), 30.into()],
            "Contents" => Object::string_literal("0000"),
            "Name" => Object::string_literal("Alex Rivera"),
            "M" => Object::string_literal("D:20250603141500Z"),
        });
        let field = dictionary! {
            "Type" => "Annot", "Subtype" => "Widget", "FT" => "Sig", "V" => signature,
        };
        annotate(more, 1, field);
    });
    let run = verify(&log);
    agrees(
        &run,
        &[
            "It was signed afterwards by Alex Rivera on 2025-06-03.",
            "All that was built is still in it, to the byte.",
        ],
    );
    assert!(!run.out.contains("as it was built"), "{run:?}");
    // What counts is compared all the same.
    edit(&log, "alpha.md", "hours: 3\n", "hours: 2.5\n");
    let run = verify(&log);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("signed afterwards"), "{run:?}");
}

#[test]
fn what_is_put_onto_pages_is_said_with_its_page() {
    let log = built();
    followed(&log, |more| {
        annotate(more, 2, dictionary! { "Type" => "Annot", "Subtype" => "Stamp" });
        annotate(more, 3, dictionary! { "Type" => "Annot", "Subtype" => "Ink" });
    });
    let said = "Something was added after it was built: 1 stamp on page 2, 1 drawing on page 3.";
    agrees(&verify(&log), &[said, "All that was built is still in it"]);
    let log = built();
    followed(&log, |more| {
        more.new_document.add_object(dictionary! { "A" => 1 });
    });
    agrees(&verify(&log), &["Something was added after it was built, and what was built"]);
}

#[test]
fn a_page_that_draws_something_else_is_named() {
    let log = built();
    let mut document = document(&log);
    let pages = document.get_pages();
    let all = pages.len();
    let content = document.get_page_contents(pages[&2])[0];
    let drawn = document.get_page_content(pages[&2]);
    let changed = [drawn.as_slice(), b"\n0 0 612 792 re f\n"].concat();
    document.set_object(content, Stream::new(Dictionary::new(), changed));
    // On the third, a layer above what was built.
    let above = document.add_object(Stream::new(Dictionary::new(), b"0 0 9 9 re f".to_vec()));
    let below = document.get_page_contents(pages[&3])[0];
    let page = document.get_dictionary_mut(pages[&3]).unwrap();
    page.set("Contents", vec![Object::Reference(below), Object::Reference(above)]);
    save(&log, document);
    let run = verify(&log);
    agrees(
        &run,
        &[
            "Page 2 was changed after it was built.",
            "On page 3 something was drawn after it was built.",
            "It was saved anew after it was built, by Another Editor 3.",
        ],
    );
    assert!(!run.out.contains("Page 1 ") && !run.out.contains("Page 4 "), "{run:?}");
    assert!(all > 4);
}

#[test]
fn a_page_that_is_missing_is_named() {
    let log = built();
    let mut document = document(&log);
    let all = document.get_pages().len();
    document.delete_pages(&[2]);
    save(&log, document);
    let had = format!("It was built with {all} pages, and has {}.", all - 1);
    let run = verify(&log);
    agrees(&run, &[&had, "Page 2 is missing, or was changed after it was built."]);
    assert!(!run.out.contains("Page 3 "), "{run:?}");
}

#[test]
fn a_file_saved_anew_is_said_to_be_so() {
    let log = built();
    save(&log, document(&log));
    let run = verify(&log);
    agrees(&run, &["It was saved anew after it was built, by Another Editor 3."]);
    assert!(!run.out.contains("Page "), "{run:?}");
    // A byte that was changed by hand: in the name of the producer, which no page shows.
    let log = built();
    let mut bytes = packet(&log);
    let at = memchr::memmem::find(&bytes, b"<xmp:CreatorTool>").unwrap() + 20;
    bytes[at] ^= 1;
    log.write(PACKET, bytes);
    agrees(&verify(&log), &["Bytes of it were changed after it was built."]);
}

#[test]
fn a_record_that_was_changed_is_said_to_be_so() {
    let log = built();
    let mut document = document(&log);
    let is_record = |one: &Object| {
        let stream = one.as_stream().ok()?;
        let text = stream.get_plain_content().ok()?;
        text.starts_with(b"practicum-record").then_some(text)
    };
    let (id, text) =
        document.objects.iter().find_map(|(id, one)| Some((*id, is_record(one)?))).unwrap();
    let text = String::from_utf8(text).unwrap().replace("hours: 3.00", "hours: 30.00");
    document.set_object(id, Stream::new(Dictionary::new(), text.into_bytes()));
    save(&log, document);
    let run = verify(&log);
    assert!(run.out.contains("The record inside it was changed after it was built."), "{run:?}");
    differs(&run, &["Entries", "alpha.md: `hours` was 30.00, is 3.00"]);
}

#[test]
fn a_scan_is_said_to_be_one_and_its_code_is_asked_for() {
    let log = built();
    let code = |run: &Outcome| {
        let line = run.out.lines().nth(1).unwrap();
        line.rsplit(' ').next().unwrap().to_owned()
    };
    let code = code(&verify(&log));
    log.write("scan.pdf", scan(""));
    let run = log.run(&["verify", "scan.pdf"]);
    assert_eq!(run.code, 2, "nothing was compared: {run:?}");
    assert!(run.out.contains("It was scanned: nothing in it can be compared."), "{run:?}");
    assert!(run.out.contains(&format!("{code}  the log as of 2025-06-01, guild")), "{run:?}");
    // Where letters were recognised in the picture, the code is found.
    log.write(
        "scan.pdf",
        scan(&format!("BT /F 12 Tf 72 700 Td (Application) Tj 0 -20 Td (Code {code}) Tj ET")),
    );
    let run = log.run(&["verify", "scan.pdf"]);
    let found = format!("Its first page shows the code {code}, the log as of");
    assert!(run.out.contains(&found), "{run:?}");
}

/// Two pages of one picture each, with these operators beside the first.
fn scan(words: &str) -> Vec<u8> {
    let mut document = Document::with_version("1.4");
    let pages = document.new_object_id();
    let picture = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => 1, "Height" => 1,
        "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8,
    };
    let picture = document.add_object(Stream::new(picture, vec![0x80]));
    let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" };
    let font = document.add_object(font);
    let kids: Vec<Object> = [words, ""]
        .into_iter()
        .map(|words| {
            let content = format!("q 612 0 0 792 0 0 cm /I Do Q {words}");
            let content = document.add_object(Stream::new(Dictionary::new(), content.into_bytes()));
            let page = document.add_object(dictionary! {
                "Type" => "Page",
                "Parent" => pages,
                "MediaBox" => vec![0.into(), 0.into(), 612.into(), 792.into()],
                "Resources" => dictionary! {
                    "XObject" => dictionary! { "I" => picture },
                    "Font" => dictionary! { "F" => font },
                },
                "Contents" => content,
            });
            Object::Reference(page)
        })
        .collect();
    let tree = dictionary! { "Type" => "Pages", "Count" => 2, "Kids" => kids };
    document.set_object(pages, tree);
    let root = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", root);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn what_is_no_packet_is_refused_with_its_reason() {
    let log = built();
    let refused = |file: &str, reason: &str| {
        let run = log.run(&["verify", file]);
        assert_eq!(run.code, 2, "{run:?}");
        assert!(format!("{}{}", run.out, run.err).contains(reason), "{run:?}");
    };
    refused("none.pdf", "`none.pdf` can't be opened");
    refused("alpha.md", "`alpha.md` is no PDF");
    refused("packet", "it is no file");
    log.write("words.pdf", "words");
    refused("words.pdf", "`words.pdf` is no PDF, whatever its name says");
    refused("evidence/alpha.pdf", "it was not made by practicum");
    let bytes = packet(&log);
    log.write("half.pdf", &bytes[..bytes.len() / 2]);
    refused("half.pdf", "`half.pdf` is damaged or cut off");
    std::fs::remove_file(log.path().join("programs/guild.yaml")).unwrap();
    let run = verify(&log);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.contains("judged by `guild` 2024, which is not known"), "{run:?}");
}

#[test]
fn a_packet_is_judged_by_the_rules_it_was_built_with() {
    let log = built();
    // From now on another version is in force.
    let newer = std::fs::read_to_string(log.path().join("programs/guild.yaml")).unwrap();
    log.write(
        "programs/guild-2025.yaml",
        newer
            .replace("version: \"2024\"", "version: \"2025\"")
            .replace("2020-01-01..", "2025-05-01..")
            .replace("at-least: 6", "at-least: 60"),
    );
    log.write("programs/guild.yaml", newer.replace("2020-01-01..", "2020-01-01..2025-04-30"));
    agrees(&verify(&log), &["rules 2024"]);
    build(&log);
    agrees(&verify(&log), &["rules 2025"]);
}

/// The example of the repository, in a folder of its own.
fn example() -> Sandbox {
    let log = Sandbox::new();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("example-log");
    for entry in walkdir::WalkDir::new(&root).into_iter().map(Result::unwrap) {
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(&root).unwrap().to_str().unwrap();
            log.write(path, std::fs::read(entry.path()).unwrap());
        }
    }
    log
}

#[test]
fn a_supervisors_copy_is_compared_in_what_stands_under_them() {
    let log = example();
    let copy = |id: &str| {
        let run = log.run(&["build", "--audience", "supervisor", "--for", id, "--only", "pdf"]);
        assert_eq!(run.code, 0, "{run:?}");
        format!("packet/aasect-cst-supervisor-{id}.pdf")
    };
    let (rivera, okafor) = (copy("rivera"), copy("okafor"));
    agrees(&log.run(&["verify", &rivera]), &["the copy of the supervisor rivera"]);
    agrees(&log.run(&["verify", &okafor]), &["the copy of the supervisor okafor"]);
    // A session with one of them.
    let is_his = |path: &std::path::Path| {
        let text = std::fs::read_to_string(path).unwrap();
        text.contains("supervisor: okafor\n") && text.contains("\nhours: 1\n")
    };
    let sessions = walkdir::WalkDir::new(log.path().join("supervision")).sort_by_file_name();
    let mut sessions = sessions.into_iter().map(|entry| entry.unwrap().into_path());
    let session = sessions.find(|path| path.is_file() && is_his(path)).unwrap();
    let path = session.strip_prefix(log.path()).unwrap().to_str().unwrap().to_owned();
    edit(&log, &path, "\nhours: 1\n", "\nhours: 1.5\n");
    agrees(&log.run(&["verify", &rivera]), &[]);
    let changed = format!("{path}: `hours` was 1.00, is 1.50");
    differs(&log.run(&["verify", &okafor]), &["Entries", &changed]);
}

#[test]
fn the_application_of_a_packet_in_two_is_compared_and_its_exhibits_are_not() {
    let log = built();
    assert_eq!(log.run(&["build", "--split"]).code, 0);
    agrees(&verify(&log), &["to the byte"]);
    let run = log.run(&["verify", "packet/guild-exhibits.pdf"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.out.contains("compare the PDF of the application"), "{run:?}");
}

#[test]
fn any_bytes_are_read_or_refused() {
    let log = built();
    let whole = packet(&log);
    // The same numbers on every machine.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % u64::try_from(below).unwrap()).unwrap()
    };
    let (mut read, mut refused) = (0, 0);
    for round in 0..300 {
        let mut bytes = whole.clone();
        match round % 3 {
            0 => bytes.truncate(next(whole.len())),
            1 => {
                for _ in 0..20 {
                    let at = next(whole.len());
                    bytes[at] = u8::try_from(next(256)).unwrap();
                }
            }
            _ => {
                let (from, to) = (next(whole.len()), next(whole.len()));
                bytes.drain(from.min(to)..(from.min(to) + 400).min(whole.len()));
            }
        }
        match practicum::source::packet::of(bytes) {
            Ok(facts) => {
                assert!(
                    facts.bytes != practicum::source::packet::Bytes::Built
                        || facts.record.is_none(),
                    "a changed file passes for the one that was built"
                );
                read += 1;
            }
            Err(_) => refused += 1,
        }
    }
    assert!(read > 20 && refused > 20, "{read} {refused}");
}
