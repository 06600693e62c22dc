//! A log of any size, the same bytes for the same number of entries.

use std::fmt::Write;
use std::path::Path;

const OWN: &str = "\
applicant:
  name: Jordan Avery
  degree: {level: masters, title: MA, school: Example University, awarded: 2000-06-12}
  experience: {from: 2000-08-01}
supervisors:
  rivera:
    name: Alex Rivera
    primary: true
    contract: {signed: 2004-02-01}
    documents: [{type: aasect-supervisor, from: 2000-05-01}]
  okafor:
    name: Chidi Okafor
    contract: {signed: 2004-02-01}
    documents: [{type: aasect-supervisor, from: 2000-05-01}]
programs: {aasect-cst: {version: 2025.T.1}}
";

const AREAS: [&str; 12] = [
    "core/ethics",
    "core/development",
    "core/culture",
    "core/intimacy",
    "core/anatomy",
    "core/health",
    "core/substances",
    "core/research",
    "training/theory",
    "training/assessment",
    "training/relationships",
    "training/evaluation",
];
const AMOUNTS: [&str; 6] = ["0.5", "1", "1.5", "45m", "1h30m", "2"];
const WORDS: [&str; 12] = [
    "session", "boundary", "couple", "shame", "desire", "referral", "culture", "repair",
    "question", "*theme*", "**goal**", "practice",
];

/// Numbers without order, from a linear congruential generator.
struct Numbers(u64);

impl Numbers {
    /// A number below `limit`.
    fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        // The high bits are the better ones.
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    /// One of a list.
    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

/// Writes a log of so many entries: of twenty, eight are trainings, seven supervision, five cases.
pub(crate) fn write(folder: &Path, entries: usize) {
    std::fs::write(folder.join("practicum.yaml"), OWN).unwrap();
    let mut numbers = Numbers(48_213);
    for year in 2005..2025 {
        for kind in ["trainings", "supervision", "cases"] {
            std::fs::create_dir_all(folder.join(format!("{kind}/{year}"))).unwrap();
        }
    }
    for at in 0..entries {
        let (year, month) = (2005 + numbers.below(20), 1 + numbers.below(12));
        let day = 1 + numbers.below(28);
        let month = format!("{year}-{month:02}");
        let date = format!("{month}-{day:02}");
        let (kind, keys) = match numbers.below(20) {
            0..8 => ("trainings", training(&mut numbers, &date, at)),
            8..15 => ("supervision", supervision(&mut numbers, &date)),
            _ => ("cases", cases(&mut numbers, &month)),
        };
        let text = format!("---\n{keys}---\n{}", body(&mut numbers));
        let path = folder.join(format!("{kind}/{year}/{date}-{at:06}.md"));
        std::fs::write(path, text).unwrap();
    }
}

/// Writes a log of so many trainings, each with an area that does not exist.
pub(crate) fn write_faulty(folder: &Path, entries: usize) {
    std::fs::write(folder.join("practicum.yaml"), OWN).unwrap();
    let mut numbers = Numbers(48_213);
    for at in 0..entries {
        let keys = training(&mut numbers, "2024-03-16", at)
            .replace("hours:\n", "hours:\n  core/ethic: 1\n");
        let text = format!("---\n{keys}---\n{}", body(&mut numbers));
        std::fs::write(folder.join(format!("{at:06}.md")), text).unwrap();
    }
}

fn training(numbers: &mut Numbers, date: &str, at: usize) -> String {
    let mut text = format!(
        "kind: training\ntitle: \"Course {at}: theory & practice\"\ndate: {date}\n\
         provider: Example University\napproval: {}\ndelivery: {}\nhours:\n",
        numbers.of(&["aasect", "aasect", "university", "other"]),
        numbers.of(&["in-person", "live-online", "asynchronous"]),
    );
    let first = numbers.below(AREAS.len());
    for area in AREAS.iter().cycle().skip(first).take(1 + numbers.below(3)) {
        writeln!(text, "  {area}: {}", numbers.of(&AMOUNTS)).unwrap();
    }
    text + "tags: [weekend, elective]\n"
}

fn supervision(numbers: &mut Numbers, date: &str) -> String {
    let setting = match numbers.below(2) {
        0 => "setting: individual".to_owned(),
        _ => format!("setting: group\ngroup_size: {}", 2 + numbers.below(3)),
    };
    format!(
        "kind: supervision\ndate: {date}\nsupervisor: {}\n{setting}\ndelivery: {}\nhours: {}\n",
        numbers.of(&["rivera", "okafor"]),
        numbers.of(&["in-person", "video"]),
        numbers.of(&AMOUNTS),
    )
}

fn cases(numbers: &mut Numbers, month: &str) -> String {
    format!(
        "kind: cases\ndate: {month}\nsupervisor: {}\nlines:\n\
         \x20 - {{modality: individual, delivery: {}, hours: {}}}\n\
         \x20 - {{modality: couple, delivery: in-person, hours: {}}}\n",
        numbers.of(&["rivera", "okafor"]),
        numbers.of(&["in-person", "video"]),
        1 + numbers.below(22),
        1 + numbers.below(8),
    )
}

fn body(numbers: &mut Numbers) -> String {
    let mut text = String::new();
    for at in 1..=numbers.below(90) {
        text.push_str(numbers.of(&WORDS));
        text.push(if at % 12 == 0 { '\n' } else { ' ' });
    }
    text + "\n"
}
