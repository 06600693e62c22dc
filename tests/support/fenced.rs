//! The fenced blocks of a page: found, compared with what is told, and written anew.

/// A fenced block: the line on which it opens, what stands after the fence, its text.
pub(crate) struct Block {
    /// The line on which it opens.
    pub(crate) line: usize,
    /// What stands after the fence.
    pub(crate) info: String,
    /// Its text.
    pub(crate) text: String,
}

/// What a page came to: the page as it should be, how many blocks were run, what was amiss.
pub(crate) struct Run {
    /// The page as it should be.
    pub(crate) page: String,
    /// How many blocks were seen.
    pub(crate) seen: usize,
    /// What was amiss.
    pub(crate) wrong: Vec<String>,
}

/// Runs a page by `examples`, and writes it anew if that is wanted.
pub(crate) fn page(name: &str, examples: impl Fn(&str, &str) -> Run) -> Run {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let text = std::fs::read_to_string(&file).unwrap();
    let run = examples(name, &text);
    if std::env::var_os("UPDATE_EXPECT").is_some() && run.page != text {
        std::fs::write(&file, &run.page).unwrap();
    }
    assert!(run.wrong.is_empty(), "{}", run.wrong.join("\n\n"));
    run
}

/// The fenced blocks of a page.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let mut open = false;
    for (line, text) in (1..).zip(text.lines()) {
        match (open, text.strip_prefix("```")) {
            (false, Some(info)) => {
                found.push(Block { line, info: info.trim().to_owned(), text: String::new() });
                open = true;
            }
            (true, Some("")) => open = false,
            (true, _) => {
                let block = found.last_mut().unwrap();
                block.text.push_str(text);
                block.text.push('\n');
            }
            (false, None) => {}
        }
    }
    assert!(!open, "a block is not closed");
    found
}

/// The page with another text in a block.
pub(crate) fn replaced(page: &str, block: &Block, text: &str) -> String {
    let mut out = String::new();
    let from = block.line;
    let to = from.saturating_add(block.text.lines().count());
    for (line, old) in (1..).zip(page.lines()) {
        if line <= from || line > to {
            out.push_str(old);
            out.push('\n');
        }
        if line == from {
            out.push_str(text);
        }
    }
    out
}

/// Whether the output is what the page shows; a line `...` stands for any number of lines.
pub(crate) fn alike(shown: &str, told: &str) -> bool {
    fn lines(shown: &[&str], told: &[&str]) -> bool {
        match shown.split_first() {
            None => told.is_empty(),
            Some((&"...", rest)) => {
                (0..=told.len()).any(|skip| lines(rest, told.get(skip..).unwrap_or_default()))
            }
            Some((first, rest)) => told
                .split_first()
                .is_some_and(|(told, after)| told.trim_end() == *first && lines(rest, after)),
        }
    }
    lines(&shown.lines().collect::<Vec<_>>(), &told.lines().collect::<Vec<_>>())
}
