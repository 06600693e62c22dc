//! What an audience may read: words planted in every place of a log, looked for in every file of each build.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a packet that can't be read back should stop its test"
)]

#[path = "support/certificate.rs"]
#[expect(dead_code, reason = "one page with a line on it is enough here")]
mod certificate;
#[path = "pdf/reading.rs"]
#[expect(dead_code, reason = "of a page, only its words are read here")]
mod reading;
#[path = "support/sandbox.rs"]
mod sandbox;

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Document, Object};
use sandbox::Sandbox;

const LOG: &str = "\
# a remark: commentvole
applicant:
  name: Jordan Avery
  also_known_as: [Jordan Earliermoth]
  documents: [{type: license, level: associate, state: WA, number: OWNLICENSEIBIS, from: 2020-03-01}]
supervisors:
  rivera:
    name: Alex Rivera
    primary: true
    contract: {signed: 2023-02-01, evidence: evidence/contractstoat.pdf}
    documents: [{type: aasect-supervisor, number: THEIRSTANDINGCRAKE, from: 2015-05-01}]
  okafor:
    name: Chidi Othernamelark
    contract: {signed: 2023-02-02, evidence: evidence/othercontractgnu.pdf}
    documents: [{type: aasect-supervisor, number: OTHERSTANDINGTERN, from: 2015-05-01}]
  lind:
    name: Kim Presentdove
    documents: [{type: aasect-supervisor, number: PRESENTSTANDINGRHEA, from: 2015-05-01}]
attestations:
  supervisor-letter:
    - {from: okafor, dated: 2025-02-01, evidence: evidence/otherletterbison.pdf}
  reference-letter: {from: Sam Refereemole, dated: 2025-02-03, evidence: evidence/reference.pdf}
exceptions:
  - {requirement: membership, from: 2023-02-01, to: 2023-03-01, statement: it was a statementegret}
extras:
  - {title: An extralynx, evidence: evidence/extra.pdf}
programs: [aasect-cst]
x-mood: logkeynewt
";

/// The entries, by path.
const ENTRIES: [(&str, &str); 11] = [
    (
        "trainings/public.md",
        "kind: training\ndate: 2024-01-10\ntitle: A titlefinch\nprovider: A\napproval: aasect\n\
         delivery: in-person\nhours: {core/ethics: 3}\nevidence: evidence/certificate.pdf\n\
         note: packet\ntags: [tagshrew]\nx-mine: entrykeyeel # entrycommentasp\n---\nA packetnotewren.\n",
    ),
    (
        "trainings/private.md",
        "kind: training\ndate: 2024-01-11\ntitle: Ethics\nprovider: A\napproval: aasect\n\
         delivery: in-person\nhours: {core/ethics: 3}\nevidence: evidence/certificate.pdf\n---\n\
         A privatenotekite.\n",
    ),
    (
        "trainings/planned.md",
        "kind: training\ndate: 2025-08-11\ntitle: A drafttitleyak\nprovider: A\napproval: aasect\n\
         delivery: in-person\nhours: {core/ethics: 3}\nnote: packet\ndraft: true\n---\nA draftbodysloth.\n",
    ),
    (
        "trainings/unclaimed.md",
        "kind: training\ndate: 2024-01-12\ntitle: Ethics again\nprovider: A\napproval: aasect\n\
         delivery: in-person\nhours: {core/ethics: 3}\nnote: packet\nclaim: false\n\
         evidence: evidence/unclaimedcoot.pdf\n---\nAn unclaimedbodyorca.\n",
    ),
    (
        "trainings/theirs.md",
        "kind: training\ndate: 2024-02-10\ntitle: A theirteachinglemur\nprovider: Alex Rivera\n\
         approval: supervisor\nsupervisor: rivera\ndelivery: in-person\nhours: {training/theory: 2}\n\
         evidence: evidence/theirs.pdf\nnote: packet\n---\nA theirnotefalcon.\n",
    ),
    (
        "trainings/others.md",
        "kind: training\ndate: 2024-02-11\ntitle: An otherteachingtapir\nprovider: Someone\n\
         approval: supervisor\nsupervisor: okafor\ndelivery: in-person\nhours: {training/theory: 2}\n\
         evidence: evidence/others.pdf\n---\n",
    ),
    (
        "supervision/theirpathgoose.md",
        "kind: supervision\ndate: 2024-03-01\nsupervisor: rivera\nwith: [lind]\nsetting: individual\n\
         delivery: video\nhours: 1\n---\nA sessionbodyhare.\n",
    ),
    (
        "supervision/otherpathmink.md",
        "kind: supervision\ndate: 2024-03-02\nsupervisor: okafor\nwith: [rivera]\nsetting: individual\n\
         delivery: video\nhours: 1.37\n---\nAn othersessionbodyseal.\n",
    ),
    (
        "cases/theirs.md",
        "kind: cases\ndate: 2024-03\nsupervisor: rivera\nmodality: couple\ndelivery: in-person\n\
         hours: 5\nclients: 941\n---\nA casesbodydeer.\n",
    ),
    (
        "cases/othercaseslion.md",
        "kind: cases\ndate: 2024-04\nsupervisor: okafor\nmodality: couple\ndelivery: in-person\n\
         hours: 7.43\n---\nAn othercasesbodypuma.\n",
    ),
    (
        "cases/both.md",
        "kind: cases\ndate: 2024-05\nsupervisor: rivera\nmodality: couple\ndelivery: in-person\n\
         lines:\n  - {hours: 6.19}\n  - {hours: 8.71, supervisor: okafor}\n---\nA bothbodycamel.\n",
    ),
];

/// Each word that is planted, and who may read it: `c`ommittee, `s`elf, `r`ivera.
const PLANTED: [(&str, &str); 43] = [
    // Of no packet.
    ("commentvole", ""),
    ("logkeynewt", ""),
    ("entrykeyeel", ""),
    ("entrycommentasp", ""),
    ("941", ""),
    // Of the applicant.
    ("tagshrew", "s"),
    ("privatenotekite", "s"),
    ("drafttitleyak", "s"),
    ("draftbodysloth", "s"),
    ("unclaimedbodyorca", "s"),
    ("sessionbodyhare", "s"),
    ("othersessionbodyseal", "s"),
    ("casesbodydeer", "s"),
    ("othercasesbodypuma", "s"),
    ("bothbodycamel", "s"),
    // Of the application, and of no supervisor.
    ("titlefinch", "cs"),
    ("packetnotewren", "cs"),
    ("theirnotefalcon", "cs"),
    ("earliermoth", "cs"),
    ("ownlicenseibis", "cs"),
    ("refereemole", "cs"),
    ("statementegret", "cs"),
    ("extralynx", "cs"),
    // Of another supervisor.
    ("othernamelark", "cs"),
    ("okafor", "cs"),
    ("otherstandingtern", "cs"),
    ("othercontractgnu", "cs"),
    ("otherletterbison", "cs"),
    ("otherteachingtapir", "cs"),
    ("otherpathmink", "cs"),
    ("othercaseslion", "cs"),
    ("1.37", "cs"),
    ("7.43", "cs"),
    ("8.71", "cs"),
    ("feb2,2023", "cs"),
    ("presentstandingrhea", "cs"),
    // Of the one whose copy it is: who else was present at a session of theirs is named.
    ("theirteachinglemur", "csr"),
    ("theirstandingcrake", "csr"),
    ("contractstoat", "csr"),
    ("theirpathgoose", "csr"),
    ("6.19", "csr"),
    ("presentdove", "csr"),
    ("alexrivera", "csr"),
];

#[test]
fn each_audience_reads_what_is_for_it_and_nothing_else() {
    let log = planted();
    for (letter, args) in
        [('c', &["committee"][..]), ('s', &["self"]), ('r', &["supervisor", "--for", "rivera"])]
    {
        let files = built(&log, args);
        assert_eq!(files.len(), 4, "{args:?}: {:?}", files.keys());
        let mut wrong = Vec::new();
        for (word, who) in PLANTED {
            let inside: Vec<&str> = files
                .iter()
                .filter(|(_, read)| read.holds(word))
                .map(|(name, _)| name.as_str())
                .collect();
            if who.contains(letter) == inside.is_empty() {
                wrong.push(format!("`{word}` is for `{who}` and stands in {inside:?}"));
            }
        }
        assert!(wrong.is_empty(), "{args:?}\n{}", wrong.join("\n"));
    }
}

#[test]
fn a_sheet_to_be_signed_holds_nothing_that_the_supervisor_may_not_read() {
    let log = planted();
    let files = built(&log, &["committee", "--only", "signoff", "--for", "rivera"]);
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(names, ["aasect-cst-signoff-rivera.pdf"]);
    let read = &files["aasect-cst-signoff-rivera.pdf"];
    let inside = |word: &&str| read.holds(word);
    let theirs = || PLANTED.iter().filter(|(_, who)| who.contains('r')).map(|(word, _)| *word);
    let others = || PLANTED.iter().filter(|(_, who)| !who.contains('r')).map(|(word, _)| *word);
    assert_eq!(others().filter(inside).collect::<Vec<_>>(), [""; 0]);
    let shown: Vec<&str> = theirs().filter(inside).collect();
    for word in ["theirteachinglemur", "theirstandingcrake", "6.19", "presentdove", "alexrivera"] {
        assert!(shown.contains(&word), "`{word}` is missing: {shown:?}");
    }
}

/// Reviewers of one program learn of no other from the record: neither a refusal nor what it asks.
#[test]
fn the_record_in_a_packet_is_of_its_own_program() {
    let log = planted();
    let pack = "program: secondskua\ntitle: Own\nbody: Own\nversion: '1'\ntext: text\nin-force: 2020-01-01..\n\
        chosen-by: as-of\ncheck-against: https://example.org\n\
        sources: {text: {title: Text, address: 'https://example.org', dated: 2020-01-01}}\n\
        attributes:\n  methodauk: {title: Method, of: [training], values: {live: live}}\n\
        domains:\n  training:\n    title: Training\n    short: Training\n    takes: [training]\n    \
        areas: {theory: {title: Theory, code: A, short: Theory}}\n    limits:\n      \
        tagged: {title: tagged, where: {any: [{tag: tagshrew}, {methodauk: live}]}, at-most: 5, because: x, source: text}\n\
        requirements:\n  training: {title: Training, hours: training, at-least: 10, source: text}\n";
    log.write("programs/secondskua.yaml", pack);
    log.write("practicum.yaml", LOG.replace("[aasect-cst]", "[aasect-cst, secondskua]"));
    let (path, text) = ENTRIES[0];
    let more = "methodauk: live\nalso: {secondskua: training/theory}\n\
                disallowed: {program: secondskua, on: 2025-01-02, reason: too late}\n\
                programs: [aasect-cst, secondskua]\ntags:";
    log.write(path, format!("---\n{}", text.replace("tags:", more)));
    let read = &built(&log, &["committee", "--program", "aasect-cst"])["aasect-cst.pdf"];
    let found = read.all.split_once("practicum-record").unwrap().1;
    let record = found.split_once("audience:").unwrap().0;
    assert!(record.contains("kind:training"), "{record}");
    for word in ["secondskua", "tagshrew", "methodauk", "disallowed"] {
        assert!(!record.contains(word), "`{word}` stands in {record}");
    }
}

/// Who reads the packet aloud, or in a browser, gets the words of the same audience.
#[test]
fn page_and_file_hold_the_same_words() {
    let log = planted();
    let files = built(&log, &["self"]);
    for word in PLANTED.iter().filter(|(_, who)| who.contains('s')).map(|(word, _)| word) {
        // Paths and tags stand in the data and in the page's table of entries, and ids of supervisors
        // in anchors.
        let beside = ["tagshrew", "otherpathmink", "othercaseslion", "theirpathgoose", "okafor"];
        let in_data = beside.contains(word);
        for name in ["aasect-cst-self.html", "aasect-cst-self.pdf"] {
            assert!(in_data || files[name].holds(word), "`{word}` is missing in {name}");
        }
    }
}

#[test]
fn a_draft_tells_a_supervisor_of_no_others_faults() {
    let log = planted();
    let faulty = |supervisor: &str| {
        format!(
            "---\nkind: supervision\ndate: 2024-04-01\nsupervisor: {supervisor}\nsetting: individual\n\
             delivery: video\nhours: 1\nevidence: evidence/{supervisor}-missing.pdf\n---\n"
        )
    };
    log.write("supervision/theirfaultswan.md", faulty("rivera"));
    log.write("supervision/otherfaultcrow.md", faulty("okafor"));
    log.write("supervision/unreadable.md", "---\nkind: supervision\nsupervisor: okafour\n---\n");
    let whole = built(&log, &["committee", "--partial"]);
    let theirs = built(&log, &["supervisor", "--for", "rivera", "--partial"]);
    for word in ["otherfaultcrow", "okafour"] {
        for (name, read) in whole.iter().filter(|(name, _)| !name.ends_with("csv")) {
            assert!(read.holds(word), "`{word}` is missing in {name}");
        }
        for (name, read) in &theirs {
            assert!(!read.holds(word), "`{word}` stands in {name}");
        }
    }
    for (name, read) in theirs.iter().filter(|(name, _)| !name.ends_with("csv")) {
        assert!(read.holds("theirfaultswan"), "{name}");
        assert!(read.holds("2filesofthelog"), "{name}");
    }
}

/// A log with a word in every place.
fn planted() -> Sandbox {
    let log = Sandbox::new();
    log.write("practicum.yaml", LOG);
    for (path, text) in ENTRIES {
        log.write(path, format!("---\n{text}"));
    }
    let mut files: BTreeSet<&str> = BTreeSet::new();
    for text in std::iter::once(LOG).chain(ENTRIES.map(|(_, text)| text)) {
        let paths = text.split([' ', ',', '}', '\n']);
        files.extend(paths.filter(|word| word.starts_with("evidence/")));
    }
    for path in files {
        let page = certificate::Page::of(&certificate::lines(&["A document"]));
        log.write(path, certificate::with(&[page]));
    }
    log
}

/// What can be read in a file, in small letters and without blanks.
struct Read {
    /// What is shown or said: words of pages, strings, files inside.
    shown: String,
    /// Every byte, in each coding, and every stream without its filters.
    all: String,
}

impl Read {
    /// Whether a word can be found; a number only where it is said, as drawing is full of numbers.
    fn holds(&self, word: &str) -> bool {
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        if is_number { self.shown.contains(word) } else { self.all.contains(word) }
    }
}

/// What can be read in each file of a build.
fn built(log: &Sandbox, audience: &[&str]) -> BTreeMap<String, Read> {
    let folder = log.path().join("packet");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    let run = log.run(&[&["build", "--audience"], audience].concat());
    assert!(folder.exists(), "{}", run.err);
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let mut read = Read { shown: String::new(), all: of_bytes(&bytes) };
        if path.extension().is_some_and(|ending| ending == "pdf") {
            of_pdf(&bytes, &mut read);
        } else {
            read.shown = String::from_utf8(bytes).unwrap();
        }
        read.all.push_str(&read.shown);
        files.insert(name, Read { shown: plain(&read.shown), all: plain(&read.all) });
    }
    files
}

fn plain(text: &str) -> String {
    text.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect()
}

/// The bytes as text in each coding in which words may be hidden.
fn of_bytes(bytes: &[u8]) -> String {
    let wide = |pair: fn([u8; 2]) -> u16, from: usize| {
        let units: Vec<u16> = bytes[from.min(bytes.len())..]
            .chunks_exact(2)
            .map(|two| pair([two[0], two[1]]))
            .collect();
        String::from_utf16_lossy(&units)
    };
    let mut text = String::from_utf8_lossy(bytes).into_owned();
    for from in [0, 1] {
        text.push_str(&wide(u16::from_be_bytes, from));
        text.push_str(&wide(u16::from_le_bytes, from));
    }
    text
}

/// Every page's words, every stream without its filters, every string and name of a PDF.
fn of_pdf(bytes: &[u8], read: &mut Read) {
    let document = Document::load_mem(bytes).expect("a PDF");
    for page in reading::pages(&document) {
        read.shown.push_str(&page.body());
        read.shown.push_str(&page.artifacts());
    }
    let streams: usize = document.objects.values().map(|object| of_object(object, read)).sum();
    of_object(&Object::Dictionary(document.trailer), read);
    assert!(streams > 5, "{streams} streams");
}

/// Adds what an object says, and what it holds; the number of streams.
fn of_object(object: &Object, read: &mut Read) -> usize {
    match object {
        Object::String(bytes, _) => {
            read.all.push_str(&of_bytes(bytes));
            0
        }
        Object::Name(name) => {
            read.all.push_str(&of_bytes(name));
            0
        }
        Object::Array(all) => all.iter().map(|one| of_object(one, read)).sum(),
        Object::Dictionary(all) => all.iter().map(|(_, one)| of_object(one, read)).sum(),
        Object::Stream(stream) => {
            let content = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
            read.all.push_str(&of_bytes(&content));
            if stream
                .dict
                .get(b"Type")
                .and_then(Object::as_name)
                .is_ok_and(|it| it == b"EmbeddedFile")
            {
                read.shown.push_str(&String::from_utf8_lossy(&content));
            }
            // The strings of drawing operators: alternatives and replaced texts.
            if let Ok(content) = lopdf::content::Content::decode(&content) {
                for operation in &content.operations {
                    for operand in &operation.operands {
                        of_object(operand, read);
                    }
                }
            }
            1 + stream.dict.iter().map(|(_, one)| of_object(one, read)).sum::<usize>()
        }
        Object::Null
        | Object::Boolean(_)
        | Object::Integer(_)
        | Object::Real(_)
        | Object::Reference(_) => 0,
    }
}
