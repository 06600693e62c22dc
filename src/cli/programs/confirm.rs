//! `practicum programs confirm`: what is to be checked at its source, and the record that it was.

use std::path::Path;

use jiff::civil::Date;

use crate::assess::version;
use crate::cli::args::{Confirm, Global};
use crate::cli::programs::own_pack::{self, Read, Refused};
use crate::cli::programs::{Known, find, layout};
use crate::cli::terminal::Terminal;
use crate::cli::{Exit, Failure, clock, load};
use crate::diagnostic::counted;
use crate::model::period;
use crate::model::program::Program;
use crate::read::suggest;
use crate::render::text::packs as text;
use crate::report::unconfirmed::{self, Stated};

/// Runs `programs confirm`.
pub(super) fn run(global: &Global, own: &Confirm, terminal: Terminal) -> Result<Exit, Failure> {
    let root = load::root(global, None)?;
    let today = clock::as_of(global.as_of)?;
    let mut known = Known::uncovered(&root);
    if Known::read(global)?.tell(terminal) == Exit::Findings {
        terminal.err("nothing was confirmed: mend the log's own packs first\n");
        return Ok(Exit::Findings);
    }
    let chosen = match &own.version {
        Some(version) => Some(version.clone()),
        None => used(global, &root, &own.id)?,
    };
    let program = find(&known.packs, &own.id, chosen.as_deref())?.clone();
    let here = Here { root: &root, args: own, terminal, today };
    match &own.rule {
        Some(keys) => here.one(&mut known, &program, keys),
        None if terminal.can_ask() => here.ask(&mut known, &program),
        None => here.list(&program),
    }
}

/// The version that the log uses, if it pursues the program.
fn used(global: &Global, root: &Path, id: &str) -> Result<Option<String>, Failure> {
    let loaded = load::load(root.to_path_buf(), global, None)?;
    let wanted = loaded.packs.vocabulary.program(id);
    let pursuit = loaded.log.programs.iter().find(|one| Some(one.program) == wanted);
    let chosen = pursuit.and_then(|pursuit| {
        version::choose(&loaded.log, &loaded.packs, pursuit, pursuit.as_of(loaded.as_of))
    });
    Ok(chosen.map(|(program, _)| program.version.clone()))
}

/// What someone answers to a rule.
enum Answer {
    Read(Read),
    LeftAsItIs,
    /// There will be no more answers.
    End,
}

/// What was asked for, and where.
struct Here<'a> {
    root: &'a Path,
    args: &'a Confirm,
    terminal: Terminal,
    today: Date,
}

impl Here<'_> {
    fn list(&self, program: &Program) -> Result<Exit, Failure> {
        let list = unconfirmed::of(program);
        let (head, tail) = (head(program, list.len()), tail(program, &list));
        let told = text::unconfirmed(&head, &list, &tail, layout(self.terminal));
        self.terminal.out(&told)?;
        Ok(Exit::Done)
    }

    /// Confirms the rule that is named.
    fn one(&self, known: &mut Known, program: &Program, keys: &str) -> Result<Exit, Failure> {
        let all = unconfirmed::all(program);
        let Some(rule) = all.iter().find(|one| one.keys == keys) else {
            let message = format!("`{}` {} has no rule `{keys}`", program.name, program.version);
            let names = all.iter().map(|one| one.keys.as_str());
            let help = match suggest::nearest(keys, names) {
                Some(near) => format!("did you mean `{near}`?"),
                None => {
                    format!("`practicum programs confirm {}` names those to check", program.name)
                }
            };
            return Err(Failure::new(message).help(help));
        };
        let read = Read {
            value: self.args.value.clone(),
            at: self.args.at.clone().unwrap_or_default().trim().to_owned(),
            on: self.args.on.unwrap_or(self.today),
        };
        self.confirm(known, program, rule, &read)
    }

    fn confirm(
        &self,
        known: &mut Known,
        program: &Program,
        rule: &Stated,
        read: &Read,
    ) -> Result<Exit, Failure> {
        if read.at.is_empty() {
            return Err(Failure::new("`--at` says nothing")
                .help("write the address where it was read, or who answered"));
        }
        if read.on > self.today {
            return Err(Failure::new(format!("{} is after {}", read.on, self.today))
                .help("write the day on which it was read"));
        }
        let edited = match own_pack::confirm(known, self.root, program, rule, read) {
            Err(Refused::Usage(failure)) => return Err(failure),
            Err(Refused::File(told)) => {
                self.terminal.err(&format!("nothing was written: {told}\n"));
                return Ok(Exit::Findings);
            }
            Ok(edited) => edited,
        };
        let now = edited.stated(program, rule);
        let number = now.as_ref().and_then(|now| now.number.clone());
        let told = number.clone().map(|number| format!(" = {number}")).unwrap_or_default();
        let line = format!(
            "{}: {}{told}, confirmed on {} at {}\n",
            edited.path, rule.keys, read.on, read.at
        );
        if self.args.dry_run {
            self.terminal.out(&edited.text)?;
        } else {
            edited.write(self.root, known)?;
            self.terminal.progress(&line);
        }
        if number != rule.number {
            self.stale(rule);
        }
        Ok(Exit::Done)
    }

    /// A sentence may hold the number that was just changed.
    fn stale(&self, rule: &Stated) {
        let old = rule.number.as_deref().unwrap_or_default();
        let old = old.split([' ', '%']).next().unwrap_or_default();
        let is_word = |c: char| !c.is_ascii_digit() && c != '.';
        if rule.rule.text.split(is_word).any(|word| word == old) {
            self.terminal.progress(&format!(
                "its sentence still says “{}”: write `because` beside the number if it names it\n",
                rule.rule.text
            ));
        }
    }

    /// Asks for each rule that is to be checked.
    fn ask(&self, known: &mut Known, program: &Program) -> Result<Exit, Failure> {
        let list = unconfirmed::of(program);
        let terminal = self.terminal;
        terminal.out(&format!("{}\n", head(program, list.len())))?;
        if !list.is_empty() {
            terminal.out("An empty address leaves a rule as it is; ctrl-D ends.\n")?;
        }
        let mut exit = Exit::Done;
        for rule in &list {
            terminal.out(&format!("\n{}", text::stated(rule, layout(terminal))))?;
            loop {
                let read = match self.answer(rule)? {
                    Answer::Read(read) => read,
                    Answer::LeftAsItIs => break,
                    Answer::End => {
                        terminal.out("\n")?;
                        return Ok(exit);
                    }
                };
                match self.confirm(known, program, rule, &read) {
                    // What was answered wrong is asked again.
                    Err(failure) => terminal.failure(&failure),
                    Ok(Exit::Done) => break,
                    Ok(other) => {
                        exit = other;
                        break;
                    }
                }
            }
        }
        Ok(exit)
    }

    /// Asks what was read of a rule.
    fn answer(&self, rule: &Stated) -> Result<Answer, Failure> {
        let ask = |question: &str| self.terminal.ask(question);
        let Some(at) = ask("  read at (address): ")? else { return Ok(Answer::End) };
        if at.is_empty() {
            return Ok(Answer::LeftAsItIs);
        }
        let value = match &rule.number {
            None => String::new(),
            Some(number) => match ask(&format!("  number [{number}]: "))? {
                None => return Ok(Answer::End),
                Some(value) => value,
            },
        };
        let on = loop {
            let Some(day) = ask(&format!("  on [{}]: ", self.today))? else {
                return Ok(Answer::End);
            };
            if day.is_empty() {
                break self.today;
            }
            match period::parse_day(&day) {
                Ok(day) => break day,
                Err(_) => self.terminal.out("  write a day as 2025-06-01\n")?,
            }
        };
        let value = Some(value).filter(|value| !value.is_empty());
        Ok(Answer::Read(Read { value, at, on }))
    }
}

fn head(program: &Program, number: usize) -> String {
    let (title, version) = (&program.title, &program.version);
    match number {
        0 => format!("{title}, {version}: nothing is left to be checked"),
        1 => format!("{title}, {version}: 1 rule is to be checked at its source"),
        more => format!(
            "{title}, {version}: {} are to be checked at their sources",
            counted(more, "rule")
        ),
    }
}

fn tail(program: &Program, list: &[Stated]) -> String {
    let Some(first) = list.first() else { return String::new() };
    let (name, version, keys) = (&program.name, &program.version, &first.keys);
    format!(
        "To record that one was confirmed, with `--value` where it says another number:\n\
         practicum programs confirm {name} --version {version} --rule {keys} --at https://…"
    )
}
