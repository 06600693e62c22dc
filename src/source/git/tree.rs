//! The files of a log as git lists them, and where their links lead: no content, only names.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::Fault;

/// Links that are followed one after the other before they are taken for a circle.
const LINKS: usize = 16;

/// The files of a log, by the path below its root.
#[derive(Debug, Clone, Default)]
pub(super) struct Tree {
    pub(super) entries: BTreeMap<String, Staged>,
}

/// A file that was found: its path, and where it leads or why it can't be read.
pub(super) type Found = (String, Result<String, Fault>);

/// What stands at a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Staged {
    /// A file, by the id of its content.
    File(String),
    /// A link to this path.
    Link(String),
    /// Another repository.
    Repository,
    /// What can't be read, whatever it holds.
    Lost(Fault),
}

/// Where a path leads, through all links.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Lead {
    /// A file.
    File(String),
    /// A folder.
    Folder(String),
    /// Another repository, or into it.
    Repository,
    /// Out of the log.
    Outside,
    /// Nothing that git knows.
    Nothing,
}

impl Tree {
    /// What `git ls-files --stage -z` lists, by the path below the log's root; else
    /// the files in conflict, if there are any.
    pub(super) fn parse(listed: &[u8], prefix: &str) -> Result<Self, Vec<String>> {
        let mut entries = BTreeMap::new();
        let mut conflicts = BTreeSet::new();
        for line in listed.split(|byte| *byte == 0) {
            let Some(tab) = memchr::memchr(b'\t', line) else { continue };
            let head = String::from_utf8_lossy(line.get(..tab).unwrap_or_default()).into_owned();
            let name = line.get(tab.saturating_add(1)..).unwrap_or_default();
            let shown = String::from_utf8_lossy(name);
            let path = shown.strip_prefix(prefix).unwrap_or(&shown).to_owned();
            let mut words = head.split(' ');
            let (mode, id, stage) = (words.next(), words.next().unwrap_or(""), words.next());
            if stage != Some("0") {
                conflicts.insert(path);
                continue;
            }
            let staged = match mode {
                _ if std::str::from_utf8(name).is_err() => {
                    Staged::Lost(Fault::Unreadable("its name is not UTF-8".to_owned()))
                }
                // Where it leads is its content.
                Some("120000") => Staged::Link(id.to_owned()),
                Some("160000") => Staged::Repository,
                _ => Staged::File(id.to_owned()),
            };
            entries.insert(path, staged);
        }
        if conflicts.is_empty() {
            Ok(Self { entries })
        } else {
            Err(conflicts.into_iter().collect())
        }
    }

    /// Every file that is wanted and not left out, sorted by path: where it leads, or why it can't be read.
    pub(super) fn all(
        &self,
        wanted: &dyn Fn(&str) -> bool,
        left_out: &dyn Fn(&str) -> bool,
    ) -> Vec<Found> {
        let mut found = Vec::new();
        for path in self.entries.keys() {
            self.visit(path.clone(), path, wanted, &mut found, 0);
        }
        found.retain(|(path, _)| !left_out(path));
        found.sort_by(|a, b| a.0.cmp(&b.0));
        found
    }

    /// Looks at what stands at `real` and is seen at `path`.
    fn visit(
        &self,
        path: String,
        real: &str,
        wanted: &dyn Fn(&str) -> bool,
        found: &mut Vec<Found>,
        links: usize,
    ) {
        match self.entries.get(real) {
            Some(Staged::File(_)) if wanted(&path) => found.push((path, Ok(real.to_owned()))),
            Some(Staged::Lost(fault)) if wanted(&path) => found.push((path, Err(fault.clone()))),
            Some(Staged::Link(_)) => match self.resolve(real) {
                Lead::File(target) if wanted(&path) => found.push((path, Ok(target))),
                Lead::Folder(folder) => {
                    if links >= LINKS || folder.is_empty() || is_below(real, &folder) {
                        found.push((path, Err(Fault::Loop)));
                        return;
                    }
                    for inner in self.below(&folder) {
                        let rest = inner.strip_prefix(&folder).unwrap_or(inner);
                        let shown = format!("{path}{rest}");
                        self.visit(shown, inner, wanted, found, links.saturating_add(1));
                    }
                }
                // What has no ending is likely a folder, in which entries may lie.
                Lead::Outside if wanted(&path) || !path.contains('.') => {
                    found.push((path, Err(Fault::OutsideRoot)));
                }
                Lead::Nothing if wanted(&path) => {
                    let words = "it is a link to nothing".to_owned();
                    found.push((path, Err(Fault::Unreadable(words))));
                }
                Lead::File(_) | Lead::Outside | Lead::Nothing | Lead::Repository => {}
            },
            Some(Staged::File(_) | Staged::Lost(_) | Staged::Repository) | None => {}
        }
    }

    /// The paths of what lies below a folder.
    fn below(&self, folder: &str) -> impl Iterator<Item = &str> {
        let start = format!("{folder}/");
        let end = format!("{folder}0");
        self.entries.range(start..end).map(|(path, _)| path.as_str())
    }

    pub(super) fn resolve(&self, path: &str) -> Lead {
        let mut rest: Vec<&str> = path.split('/').rev().collect();
        let mut at: Vec<&str> = Vec::new();
        let mut links = 0_usize;
        while let Some(part) = rest.pop() {
            match part {
                "" | "." => continue,
                ".." if at.pop().is_some() => continue,
                ".." => return Lead::Outside,
                name => at.push(name),
            }
            let here = at.join("/");
            match self.entries.get(&here) {
                None => {}
                Some(Staged::File(_) | Staged::Lost(_)) if rest.is_empty() => {
                    return Lead::File(here);
                }
                Some(Staged::File(_) | Staged::Lost(_)) => return Lead::Nothing,
                Some(Staged::Repository) => return Lead::Repository,
                Some(Staged::Link(target)) if target.starts_with('/') => return Lead::Outside,
                Some(Staged::Link(target)) => {
                    links = links.saturating_add(1);
                    if links > LINKS {
                        return Lead::Nothing;
                    }
                    at.pop();
                    rest.extend(target.split('/').rev());
                }
            }
        }
        let here = at.join("/");
        let is_folder = here.is_empty() || self.below(&here).next().is_some();
        if is_folder { Lead::Folder(here) } else { Lead::Nothing }
    }
}

fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::walk;

    /// A tree as git lists it below `log/`: files, and links with where they lead.
    fn tree(files: &[&str], links: &[(&str, &str)]) -> Tree {
        let listed = files.iter().map(|path| format!("100644 11 0\tlog/{path}\0"));
        let mut tree = Tree::parse(listed.collect::<String>().as_bytes(), "log/").unwrap();
        for (path, target) in links {
            tree.entries.insert((*path).to_owned(), Staged::Link((*target).to_owned()));
        }
        tree
    }

    fn found(tree: &Tree) -> Vec<String> {
        let one = |(path, real): Found| match real {
            Ok(real) if real == path => path,
            Ok(real) => format!("{path} = {real}"),
            Err(fault) => format!("{path}: {fault:?}"),
        };
        tree.all(&walk::is_markdown, &|_| false).into_iter().map(one).collect()
    }

    #[test]
    fn links_are_followed_inside_the_log_and_not_out_of_it() {
        let links = [
            ("b.md", "cases/a.md"),
            ("more", "cases"),
            ("out.md", "../other/a.md"),
            ("away.md", "/etc/passwd"),
            ("lost.md", "nowhere.md"),
            ("cases/round", ".."),
            ("x.md", "y.md"),
            ("y.md", "x.md"),
        ];
        let nothing = "Unreadable(\"it is a link to nothing\")";
        assert_eq!(
            found(&tree(&["cases/a.md", "notes.txt"], &links)),
            [
                "away.md: OutsideRoot".to_owned(),
                "b.md = cases/a.md".to_owned(),
                "cases/a.md".to_owned(),
                "cases/round: Loop".to_owned(),
                format!("lost.md: {nothing}"),
                "more/a.md = cases/a.md".to_owned(),
                "more/round: Loop".to_owned(),
                "out.md: OutsideRoot".to_owned(),
                format!("x.md: {nothing}"),
                format!("y.md: {nothing}"),
            ]
        );
    }

    #[test]
    fn a_path_wanders_through_folders_and_links() {
        let tree = tree(&["evidence/2024/a.pdf"], &[("evidence/new", "2024")]);
        let file = || Lead::File("evidence/2024/a.pdf".to_owned());
        assert_eq!(tree.resolve("./evidence/../evidence/2024/a.pdf"), file());
        assert_eq!(tree.resolve("evidence/new/a.pdf"), file());
        assert_eq!(tree.resolve("evidence/new/../2024/a.pdf"), file());
        assert_eq!(tree.resolve("evidence"), Lead::Folder("evidence".to_owned()));
        assert_eq!(tree.resolve("evidence/2024/a.pdf/b"), Lead::Nothing);
        assert_eq!(tree.resolve("../evidence/2024/a.pdf"), Lead::Outside);
    }

    #[test]
    fn what_clashes_is_named_once_and_what_has_no_name_is_kept_as_lost() {
        let listed =
            b"100644 1 1\ta.md\x00100644 2 2\ta.md\x00100644 3 3\ta.md\x00100644 4 0\tb.md\x00";
        assert_eq!(Tree::parse(listed, "").unwrap_err(), ["a.md"]);
        let tree = Tree::parse(b"100644 4 0\tb\xe9.md\x00160000 5 0\tother\x00", "").unwrap();
        assert!(matches!(tree.entries.get("b\u{fffd}.md"), Some(Staged::Lost(_))));
        assert_eq!(tree.resolve("other/a.pdf"), Lead::Repository);
    }
}
