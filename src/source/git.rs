//! Git: the one program that is started, to read what a repository holds.
//!
//! It is asked through commands made for programs, which run no hook, no filter and no pager, and
//! it is kept from the network, from questions and from writing anything.

pub mod history;
pub mod index;
pub mod objects;
mod tree;

use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// Why git has no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The program is not there.
    NoGit,
    /// The folder lies in no repository, or in none with a folder to work in.
    NoRepository,
    /// Files in which two changes clash; git would not commit them either.
    Conflict(Vec<String>),
    /// Git knows nothing of the log.
    Untracked,
    /// Something else, in git's own words.
    Words(String),
}

/// Where and how the command was called.
#[derive(Debug, Clone)]
pub struct Caller {
    /// The current folder.
    pub folder: PathBuf,
    /// Whether the environment names a repository or an index, as git does for its hooks.
    pub names_repository: bool,
}

/// A repository, as git sees it from a folder.
#[derive(Debug, Clone)]
pub struct Git {
    folder: PathBuf,
    /// The variables of the environment that do not hold for it.
    without: &'static [&'static str],
    /// The path of the log below the top of the repository, with a `/` at its end unless empty.
    prefix: String,
    /// The top of the repository.
    top: PathBuf,
}

/// What names a repository in the environment.
const NAMING: [&str; 5] =
    ["GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_INDEX_FILE"];

/// What changes the meaning of the paths that git is given.
const READING_PATHS: [&str; 4] =
    ["GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS"];

/// Settings that stand above those of the repository and of the user.
const SETTINGS: [&str; 3] =
    ["core.fsmonitor=false", "core.hooksPath=/dev/null", "protocol.allow=never"];

/// The environment that keeps git quiet, alone, and without effect.
const ENVIRONMENT: [(&str, &str); 6] = [
    ("GIT_OPTIONAL_LOCKS", "0"),
    ("GIT_TERMINAL_PROMPT", "0"),
    ("GIT_NO_LAZY_FETCH", "1"),
    // What was put in the place of something else does not make that go away.
    ("GIT_NO_REPLACE_OBJECTS", "1"),
    ("GIT_PAGER", "cat"),
    ("LC_ALL", "C"),
];

impl Git {
    /// The repository that holds the log at `root`: the one for which a hook was called, else the
    /// one in which the folder lies.
    pub fn around(root: &Path, caller: &Caller) -> Result<Self, Refusal> {
        if caller.names_repository {
            if let Ok(git) = Self::seen(&caller.folder, &[], root) {
                return Ok(git);
            }
            return Self::seen(root, &NAMING, root);
        }
        Self::seen(root, &[], root)
    }

    fn seen(folder: &Path, without: &'static [&'static str], root: &Path) -> Result<Self, Refusal> {
        let (folder, top) = (folder.to_path_buf(), PathBuf::new());
        let mut git = Self { folder, without, prefix: String::new(), top };
        let said = git.ask(["rev-parse", "--show-toplevel"], &[])?;
        let said = String::from_utf8_lossy(&said).into_owned();
        let top = Path::new(said.trim_end_matches('\n'));
        let real = |path: &Path| path.canonicalize().map_err(|_| Refusal::NoRepository);
        let (top, root) = (real(top)?, real(root)?);
        let below = root.strip_prefix(&top).map_err(|_| Refusal::NoRepository)?;
        let parts = below.iter().map(|part| format!("{}/", part.to_string_lossy()));
        git.prefix = parts.collect();
        git.top = top;
        Ok(git)
    }

    /// The pathspec of the log's folder.
    fn pathspec(&self) -> String {
        match self.prefix.trim_end_matches('/') {
            "" => ":(top)".to_owned(),
            folder => format!(":(top,literal){folder}"),
        }
    }

    /// What git writes when it is given `input`.
    fn ask<S: AsRef<OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = S>,
        input: &[u8],
    ) -> Result<Vec<u8>, Refusal> {
        let output = self.output(arguments, input)?;
        if output.status.success() { Ok(output.stdout) } else { Err(refused(&output)) }
    }

    fn output<S: AsRef<OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = S>,
        input: &[u8],
    ) -> Result<Output, Refusal> {
        let mut child = self.command(arguments).spawn().map_err(|error| unstarted(&error))?;
        let stdin = child.stdin.take();
        // Git may answer before it has heard all: who writes must not keep from reading.
        let output = std::thread::scope(|scope| {
            scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input)));
            child.wait_with_output()
        });
        output.map_err(|error| Refusal::Words(error.to_string()))
    }

    fn command<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Command {
        let mut command = Command::new("git");
        command.arg("-C").arg(&self.folder).arg("--no-pager");
        for setting in SETTINGS {
            command.args(["-c", setting]);
        }
        command.args(arguments).envs(ENVIRONMENT);
        for name in self.without.iter().chain(&READING_PATHS) {
            command.env_remove(name);
        }
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }
}

fn unstarted(error: &io::Error) -> Refusal {
    if error.kind() == io::ErrorKind::NotFound {
        Refusal::NoGit
    } else {
        Refusal::Words(error.to_string())
    }
}

fn refused(output: &Output) -> Refusal {
    let said = String::from_utf8_lossy(&output.stderr);
    if said.contains("not a git repository") || said.contains("must be run in a work tree") {
        return Refusal::NoRepository;
    }
    let line = said.lines().find(|line| !line.trim().is_empty()).unwrap_or("it says nothing");
    Refusal::Words(line.trim_start_matches("fatal: ").to_owned())
}
