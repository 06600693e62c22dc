//! The packet as files: staged beside their place, then renamed.

use std::io::{self, Write};
use std::path::{Component, Path};

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

/// A file of the packet: its name below the folder, and its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// The name.
    pub name: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// Writes all files into `folder`. Until every one of them is whole, nothing that was there before
/// is touched; a failure leaves the earlier packet as it was.
#[expect(clippy::disallowed_methods, reason = "this is the one place that writes files")]
pub fn write(folder: &Path, artifacts: &[Artifact]) -> io::Result<()> {
    // A name is a name, and no way out of the folder.
    let is_name = |name: &str| {
        let mut parts = Path::new(name).components();
        matches!((parts.next(), parts.next()), (Some(Component::Normal(_)), None))
    };
    if let Some(one) = artifacts.iter().find(|one| !is_name(&one.name)) {
        let message = format!("`{}` is no name of a file", one.name.escape_debug());
        return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
    }
    std::fs::create_dir_all(folder)?;
    // A folder in the way would stop the renaming half way through.
    if let Some(taken) = artifacts.iter().map(|one| folder.join(&one.name)).find(|at| is_folder(at))
    {
        let message = format!("`{}` is a folder", taken.display());
        return Err(io::Error::new(io::ErrorKind::IsADirectory, message));
    }
    let staging = tempfile::Builder::new().prefix(".practicum-").tempdir_in(folder)?;
    // Each file waits for the disk; together they wait once.
    artifacts.par_iter().try_for_each(|artifact| {
        let mut file = std::fs::File::create(staging.path().join(&artifact.name))?;
        file.write_all(&artifact.bytes)?;
        file.sync_all()
    })?;
    for artifact in artifacts {
        std::fs::rename(staging.path().join(&artifact.name), folder.join(&artifact.name))?;
    }
    staging.close()
}

/// Adds a file to `folder`, whole or not at all, and never in the place of another.
pub fn add(folder: &Path, artifact: &Artifact) -> io::Result<()> {
    let there = folder.join(&artifact.name);
    if there.symlink_metadata().is_ok() {
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, "another file is there"));
    }
    write(folder, std::slice::from_ref(artifact))
}

fn is_folder(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|found| found.is_dir())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn artifact(name: &str, text: &str) -> Artifact {
        Artifact { name: name.to_owned(), bytes: text.as_bytes().to_vec() }
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test looks at what was written")]
    fn a_failed_write_leaves_the_earlier_packet_whole() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), &[artifact("a.pdf", "one"), artifact("b.html", "one")]).unwrap();
        let too_long = "n".repeat(300);
        let bad = [artifact("a.pdf", "two"), artifact(&too_long, "two")];
        assert!(write(folder.path(), &bad).is_err());
        assert_eq!(std::fs::read_to_string(folder.path().join("a.pdf")).unwrap(), "one");
        let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
        assert_eq!(names.len(), 2, "the staging folder is gone");
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test looks at what was written")]
    fn what_is_added_takes_no_place() {
        let folder = tempfile::tempdir().unwrap();
        let below = folder.path().join("signoffs");
        add(&below, &artifact("a.yaml", "one")).unwrap();
        assert!(add(&below, &artifact("a.yaml", "two")).is_err());
        assert_eq!(std::fs::read_to_string(below.join("a.yaml")).unwrap(), "one");
        assert_eq!(std::fs::read_dir(&below).unwrap().count(), 1, "nothing else was left");
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test looks at what was written")]
    fn no_name_leads_out_of_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let packet = folder.path().join("packet");
        for name in ["../a.pdf", "/tmp/a.pdf", "b/a.pdf", "..", ""] {
            assert!(write(&packet, &[artifact(name, "x")]).is_err(), "{name}");
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing was written");
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test looks at what was written")]
    fn a_folder_in_the_way_stops_the_writing_before_it_begins() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), &[artifact("a.pdf", "one")]).unwrap();
        std::fs::create_dir(folder.path().join("b.html")).unwrap();
        let error = write(folder.path(), &[artifact("a.pdf", "two"), artifact("b.html", "two")]);
        assert!(error.unwrap_err().to_string().contains("b.html` is a folder"));
        assert_eq!(std::fs::read_to_string(folder.path().join("a.pdf")).unwrap(), "one");
    }
}
