//! No file does harm: each is answered soon, without a panic and without much memory.

use std::io::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use practicum::source::evidence::{Condition, Inspected, of};

use crate::certificate::{self, Page, lines};
use crate::picture;

/// The time in which even the worst file is answered; a build without optimisation is slow.
const SOON: Duration = Duration::from_secs(10);

fn soon(bytes: Vec<u8>) -> Inspected {
    let start = Instant::now();
    let found = of(bytes);
    assert!(start.elapsed() < SOON, "it took {:?}", start.elapsed());
    found
}

/// Panics of the threads that read files.
static PANICS: AtomicUsize = AtomicUsize::new(0);

/// So many MiB of blanks, packed.
fn packed(mebibytes: usize) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
    for _ in 0..mebibytes {
        packer.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    packer.finish().unwrap()
}

fn plain() -> Vec<u8> {
    certificate::with(&[Page::of(&lines(&["Certificate of completion", "6 CE"]))])
}

#[test]
fn what_unpacks_without_end_is_refused() {
    let bomb = packed(300);
    assert!(bomb.len() < 4 << 20, "the file is small: {}", bomb.len());
    let content = certificate::stream("/Filter/FlateDecode", &bomb);
    let objects = |page: &str| {
        vec![
            b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>".to_vec(),
            format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]{page}>>").into_bytes(),
            content.clone(),
        ]
    };
    let found = soon(certificate::file(&objects("/Contents 4 0 R")));
    assert_eq!((found.condition, found.pages), (Condition::Endless, Some(1)));
    // A stream that no page draws is never unpacked.
    assert_eq!(soon(certificate::file(&objects(""))).condition, Condition::Whole);
    // Many pages that draw the same are more together than is borne.
    let kids = "3 0 R ".repeat(3);
    let mut many = objects("/Contents 4 0 R");
    many[1] = format!("<</Type/Pages/Count 3/Kids[{kids}]>>").into_bytes();
    many[3] = certificate::stream("/Filter/FlateDecode", &packed(40));
    assert_eq!(soon(certificate::file(&many)).condition, Condition::Endless);
}

#[test]
fn objects_in_a_stream_that_unpacks_without_end_are_refused() {
    let bomb = packed(300);
    let keys = "/Type/ObjStm/N 1/First 10/Filter/FlateDecode";
    let own = certificate::stream(keys, &bomb);
    let found = soon(certificate::with_objects(&[Page::of("")], &[own]));
    assert_eq!(found.condition, Condition::Endless);
}

#[test]
fn a_loop_ends() {
    let text = String::from_utf8(plain()).unwrap();
    let start = text.find("xref\n0").unwrap();
    let own = text.replace("/Root 1 0 R", &format!("/Root 1 0 R/Prev {start}"));
    assert_eq!(soon(own.into_bytes()).pages, Some(1));
    for kids in ["2 0 R", "2 0 R 2 0 R 2 0 R", "3 0 R 2 0 R"] {
        let tree = [
            b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
            format!("<</Type/Pages/Parent 2 0 R/Count 1/Kids[{kids}]>>").into_bytes(),
            b"<</Type/Page/Parent 3 0 R/Resources 3 0 R/Contents 3 0 R>>".to_vec(),
        ];
        soon(certificate::file(&tree));
    }
    let lengths = certificate::file(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/Rotate 4 0 R/MediaBox 4 0 R/Contents[4 0 R 5 0 R]>>".to_vec(),
        b"4 0 R".to_vec(),
        b"<</Length 5 0 R>>\nstream\nBT (x) Tj ET\nendstream".to_vec(),
    ]);
    soon(lengths);
}

#[test]
fn what_is_nested_without_end_ends() {
    let deep = [b"[".repeat(200_000), b"]".repeat(200_000)].concat();
    soon(certificate::with_objects(&[Page::of("")], std::slice::from_ref(&deep)));
    let content = String::from_utf8(deep).unwrap() + " TJ";
    soon(certificate::with(&[Page::of(&content)]));
    soon(certificate::with(&[Page::of(&"q ".repeat(400_000))]));
    soon(certificate::with(&[Page::of(&"(".repeat(200_000))]));
}

#[test]
fn no_damage_makes_a_file_hang_or_panic() {
    let files = [
        plain(),
        certificate::unlocked(),
        picture::png(1200, 900, Some((true, 6))),
        picture::jpeg(1200, 900, Some((false, 6))),
    ];
    // A panic ends its own thread alone; here it must not happen at all.
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if std::thread::current().name() == Some("evidence") {
            PANICS.fetch_add(1, Ordering::Relaxed);
        }
        usual(panic);
    }));
    let start = Instant::now();
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut conditions = std::collections::BTreeSet::new();
    for round in 0..2_000 {
        let mut bytes = files[round % files.len()].clone();
        for _ in 0..=random.below(8) {
            let at = random.below(bytes.len());
            match random.below(4) {
                0 => bytes[at] = u8::try_from(random.below(256)).unwrap(),
                1 => drop(bytes.remove(at)),
                2 => bytes.insert(at, u8::try_from(random.below(256)).unwrap()),
                _ => bytes[at] ^= 1 << random.below(8),
            }
        }
        if random.below(10) == 0 {
            bytes.truncate(random.below(bytes.len()));
        }
        conditions.insert(format!("{:?}", of(bytes).condition));
    }
    assert_eq!(PANICS.load(Ordering::Relaxed), 0);
    assert!(!conditions.contains("Endless"), "{conditions:?}");
    assert!(conditions.contains("Whole") && conditions.contains("CutOff"), "{conditions:?}");
    assert!(start.elapsed() < Duration::from_mins(1), "{:?}", start.elapsed());
}

/// Numbers that are the same in each run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % limit.max(1)
    }
}
