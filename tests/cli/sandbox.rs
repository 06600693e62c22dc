//! A folder of its own for one test, and the program run in it with an environment of its own.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// The day by which the tests judge.
pub(crate) const AS_OF: &str = "2025-06-01";

/// The least that a log needs.
pub(crate) const LEAST: &str = "applicant: {name: Your Name}\nprograms: [aasect-cst]\n";

/// A training without fault.
pub(crate) const TRAINING: &str = "\
---
kind: training
title: Ethics at the start
date: 2024-03-09
provider: Example University
approval: university
delivery: in-person
hours: {core/ethics: 3}
draft: true
---
";

/// A training with an error: there is no such area.
pub(crate) const FAULTY: &str = "\
---
kind: training
title: Talking about consent
date: 2024-03-16
provider: Example University
approval: university
delivery: in-person
hours: {core/ethic: 1.5}
---
";

/// A folder that is gone when the test ends.
#[derive(Debug)]
pub(crate) struct Sandbox {
    folder: TempDir,
    variables: Vec<(String, String)>,
}

impl Sandbox {
    /// A sandbox with nothing in it but a home.
    pub(crate) fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("home")).unwrap();
        Self { folder, variables: Vec::new() }
    }

    /// A sandbox with a copy of the example log in `log/`.
    pub(crate) fn example() -> Self {
        let sandbox = Self::empty();
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("example-log");
        let copied = copy(&from, &sandbox.path("log"));
        assert!(copied > 100, "the example log has many files, not {copied}");
        sandbox
    }

    /// A sandbox with a copy of a worked example in `log/`.
    pub(crate) fn case(name: &str) -> Self {
        let sandbox = Self::empty();
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name);
        let copied = copy(&from, &sandbox.path("log"));
        assert!(copied > 1, "{name} has more files than {copied}");
        sandbox
    }

    /// A sandbox with a log of one training, planned, in `log/`.
    pub(crate) fn small() -> Self {
        let sandbox = Self::empty();
        sandbox.write("log/practicum.yaml", LEAST);
        sandbox.write("log/trainings/ethics.md", TRAINING);
        sandbox
    }

    /// The same with one faulty training beside it.
    pub(crate) fn faulty() -> Self {
        let sandbox = Self::small();
        sandbox.write("log/trainings/consent.md", FAULTY);
        sandbox
    }

    /// With a variable in the environment, which is otherwise empty.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// A path in the sandbox.
    pub(crate) fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    /// Writes a file, with the folders that lead to it.
    pub(crate) fn write(&self, below: &str, text: &str) {
        let path = self.path(below);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// The bytes of a file.
    pub(crate) fn read(&self, below: &str) -> Vec<u8> {
        std::fs::read(self.path(below)).unwrap_or_else(|error| panic!("{below}: {error}"))
    }

    /// The names in a folder, sorted; none where there is no folder.
    pub(crate) fn names(&self, below: &str) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(self.path(below)) else { return Vec::new() };
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// Runs the program in `folder` with the words of `line`.
    pub(crate) fn run(&self, folder: &str, line: &str) -> Run {
        let words: Vec<&str> = line.split_whitespace().collect();
        assert_eq!(words.first(), Some(&"practicum"), "{line}");
        let output = Command::new(env!("CARGO_BIN_EXE_practicum"))
            .args(words.iter().skip(1))
            .current_dir(self.path(folder))
            .env_clear()
            .env("HOME", self.path("home"))
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .stdin(std::process::Stdio::null())
            .output()
            .unwrap();
        self.told(line, &output)
    }

    fn told(&self, line: &str, output: &Output) -> Run {
        let real = self.folder.path().canonicalize().unwrap();
        let text = |bytes: &[u8]| {
            let text = std::str::from_utf8(bytes).unwrap();
            text.replace(real.to_str().unwrap(), "[sandbox]")
                .replace(self.folder.path().to_str().unwrap(), "[sandbox]")
        };
        Run {
            line: line.to_owned(),
            code: output.status.code(),
            stdout: text(&output.stdout),
            stderr: text(&output.stderr),
        }
    }
}

/// What a run came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Run {
    /// The command.
    pub line: String,
    /// The exit code; none if it was killed.
    pub code: Option<i32>,
    /// Data.
    pub stdout: String,
    /// Diagnostics and progress.
    pub stderr: String,
}

impl Run {
    /// The run as a snapshot shows it.
    pub(crate) fn shown(&self) -> String {
        let code = self.code.map_or("killed".to_owned(), |code| code.to_string());
        let mut text = format!("$ {}\nexit: {code}\n", self.line);
        for (name, stream) in [("stdout", &self.stdout), ("stderr", &self.stderr)] {
            text.push_str(&format!("--- {name}\n{}", shown(stream)));
            if !stream.is_empty() && !stream.ends_with('\n') {
                text.push_str("⏎ missing\n");
            }
        }
        text
    }
}

/// A stream with its control characters to be seen.
fn shown(stream: &str) -> String {
    stream.replace('\x1b', "␛").replace('\r', "␍")
}

/// Copies a folder and says how many files it holds.
fn copy(from: &Path, to: &Path) -> usize {
    std::fs::create_dir_all(to).unwrap();
    let mut files = 0;
    for entry in std::fs::read_dir(from).unwrap() {
        let (path, name) = entry.map(|entry| (entry.path(), entry.file_name())).unwrap();
        if path.is_dir() {
            // A packet built by hand is no part of the log.
            if name != "packet" {
                files += copy(&path, &to.join(name));
            }
        } else {
            std::fs::copy(&path, to.join(name)).unwrap();
            files += 1;
        }
    }
    files
}
