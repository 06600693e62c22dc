//! What git keeps under an id: one process hands out all contents, one after the other.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use crate::source::git::{Git, Refusal, unstarted};

/// Ids asked for at a time: few enough that they fit into the smallest pipe, so that neither side
/// waits for the other.
const CHUNK: usize = 60;

/// A process that hands out contents.
#[derive(Debug)]
pub struct Objects {
    child: Child,
    asking: ChildStdin,
    answers: BufReader<ChildStdout>,
}

/// What stands under an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// The bytes.
    Bytes(Vec<u8>),
    /// More bytes than were asked for.
    TooLarge(u64),
    /// Nothing: the repository is not whole.
    Missing,
}

impl Objects {
    /// Starts the process.
    pub fn of(git: &Git) -> Result<Self, Refusal> {
        let mut command = git.command(["cat-file", "--batch"]);
        // What git says beside its answers has no reader; it must not wait for one.
        let mut child = command.stderr(Stdio::null()).spawn().map_err(|error| unstarted(&error))?;
        let asking = child.stdin.take().ok_or(Refusal::NoGit)?;
        let answers = child.stdout.take().ok_or(Refusal::NoGit)?;
        Ok(Self { child, asking, answers: BufReader::new(answers) })
    }

    /// Hands the content under each id to `each`, in their order; of those with more than `most`
    /// bytes only how many there are.
    pub fn read<'i>(
        &mut self,
        ids: &[&'i str],
        most: u64,
        mut each: impl FnMut(&'i str, Content),
    ) -> Result<(), Refusal> {
        let failed = |error: io::Error| Refusal::Words(format!("git stopped answering: {error}"));
        for chunk in ids.chunks(CHUNK) {
            let asked: String = chunk.iter().map(|id| format!("{id}\n")).collect();
            self.asking.write_all(asked.as_bytes()).map_err(failed)?;
            for id in chunk {
                each(id, self.next(most).map_err(failed)?);
            }
        }
        Ok(())
    }

    fn next(&mut self, most: u64) -> io::Result<Content> {
        let mut head = String::new();
        if self.answers.read_line(&mut head)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        // `ID blob SIZE`, or `ID missing`.
        let Some(size) = head.split_whitespace().nth(2).and_then(|size| size.parse().ok()) else {
            return Ok(Content::Missing);
        };
        let mut content = self.answers.by_ref().take(size);
        let content = if size > most {
            io::copy(&mut content, &mut io::sink())?;
            Content::TooLarge(size)
        } else {
            let mut bytes = Vec::new();
            content.read_to_end(&mut bytes)?;
            Content::Bytes(bytes)
        };
        self.answers.read_exact(&mut [0])?;
        Ok(content)
    }
}

impl Drop for Objects {
    fn drop(&mut self) {
        // It may be in the midst of an answer that nobody reads any more.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
