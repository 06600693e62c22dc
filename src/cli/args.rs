//! The arguments of all commands.

mod sent;

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::model::period;

pub use crate::cli::args::sent::{Submit, Verify};

/// Turns a folder of training, supervision and client-hour files into an application packet.
#[derive(Debug, Parser)]
#[command(version, max_term_width = 100)]
pub struct Args {
    /// What holds for every command.
    #[command(flatten)]
    pub global: Global,
    /// The command; in a log, none is `status`.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What holds for every command.
#[derive(Debug, Clone, clap::Args)]
pub struct Global {
    /// The folder of the log [default: the nearest one upward that holds practicum.yaml]
    #[arg(short = 'C', global = true, value_name = "DIR")]
    pub dir: Option<PathBuf>,
    /// The day of every judgement, as 2025-06-01 [default: today]
    #[arg(long, global = true, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Date>,
    /// When to use colour
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub color: Color,
    /// Say only what is asked for
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Say more
    #[arg(short, long, global = true)]
    pub verbose: bool,
}

fn day(text: &str) -> Result<Date, String> {
    period::parse_day(text).map_err(|_| "write a day as 2025-06-01".to_owned())
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show what is met, what is short by how much, and what to do next
    Status(Status),
    /// Find every fault of the log; silent when there is none
    Check(Check),
    /// Print the line by which a reviewed false alarm about a client is allowed
    Allow(Allow),
    /// Prove a number down to file and line, or say what an entry counts for
    Explain(Explain),
    /// Write the packet: HTML, PDF, JSON and CSV for each program
    Build(Build),
    /// Say what the packet would be returned for, with the rule, the place and what to do
    Preflight(Preflight),
    /// Record that the packet was sent, and what counted in it
    Submit(Submit),
    /// Say whether a packet still says what the log says, and name each difference
    Verify(Verify),
    /// Show, compare, check and confirm the rule packs
    Programs(Programs),
}

/// The arguments of `status`.
#[derive(Debug, Default, clap::Args)]
pub struct Status {
    /// The folder of the log
    pub folder: Option<PathBuf>,
    /// Only this program
    #[arg(long, value_name = "ID")]
    pub program: Option<String>,
    /// The form of the answer
    #[arg(long, value_enum, default_value_t = StatusFormat::Text)]
    pub format: StatusFormat,
}

/// The forms of `status`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum StatusFormat {
    /// For a person.
    #[default]
    Text,
    /// For a program.
    Json,
    /// For a spreadsheet.
    Csv,
}

/// The arguments of `explain`.
#[derive(Debug, clap::Args)]
pub struct Explain {
    /// A requirement, an area, part or clause of one, the path of an entry, or a code of `check`
    pub what: String,
    /// Only this program
    #[arg(long, value_name = "ID")]
    pub program: Option<String>,
    /// The form of the answer
    #[arg(long, value_enum, default_value_t = ExplainFormat::Text)]
    pub format: ExplainFormat,
}

/// The forms of `explain`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExplainFormat {
    /// For a person.
    Text,
    /// For a program.
    Json,
}

/// The arguments of `check`.
#[derive(Debug, clap::Args)]
pub struct Check {
    /// The folder of the log
    pub folder: Option<PathBuf>,
    /// The form of the findings
    #[arg(long, value_enum, default_value_t = CheckFormat::Human)]
    pub format: CheckFormat,
    /// Exit with 1 where there are `warnings`, or warnings of this code; may be given again
    #[arg(long, value_name = "CODE")]
    pub deny: Vec<String>,
    /// Exit with 1 while a requirement is not met
    #[arg(long)]
    pub complete: bool,
    /// Check what git is about to commit instead of what lies in the folder
    #[arg(long)]
    pub staged: bool,
    /// Look in all that git holds of the log, and ever held, for identifiers of clients
    #[arg(long, conflicts_with_all = ["staged", "deny", "complete"])]
    pub history: bool,
}

/// The forms of `check`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// With the place in its file.
    Human,
    /// One line each.
    Short,
    /// For a program.
    Json,
}

/// The arguments of `build`.
#[derive(Debug, clap::Args)]
pub struct Build {
    /// The folder of the log
    pub folder: Option<PathBuf>,
    /// The folder to write into [default: packet/ below the log]
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// Only this program; may be given again
    #[arg(long, value_name = "ID")]
    pub program: Vec<String>,
    /// Only these files
    #[arg(long, value_enum, value_delimiter = ',', value_name = "FORMS")]
    pub only: Vec<Form>,
    /// Whom it is for
    #[arg(long, value_enum, default_value_t = Audience::Committee, value_name = "WHO")]
    pub audience: Audience,
    /// The supervisor, by the id in practicum.yaml
    #[arg(long = "for", value_name = "ID")]
    pub whom: Option<String>,
    /// The last day of what a supervisor signs [default: the day of judgement]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub through: Option<Date>,
    /// Write the exhibits into a PDF of their own
    #[arg(long)]
    pub split: bool,
    /// Attach the board and the hours as data to the reviewers' PDF
    #[arg(long)]
    pub attach_data: bool,
    /// Build a draft without the entries that have errors
    #[arg(long)]
    pub partial: bool,
}

/// The files of a packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// The report for a browser.
    Html,
    /// The report for paper.
    Pdf,
    /// The board for a program.
    Json,
    /// The hours for a spreadsheet.
    Csv,
    /// A sheet for a supervisor to sign, with --for
    Signoff,
}

/// Whom a packet is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Audience {
    /// The applicant: with the verdict, what to do, and all notes.
    #[value(name = "self")]
    Own,
    /// A supervisor.
    Supervisor,
    /// The reviewers.
    Committee,
}

/// The arguments of `allow`.
#[derive(Debug, clap::Args)]
pub struct Allow {
    /// The place of the finding, as cases/2024-02.md:9; a file alone for a finding in its name
    #[arg(value_name = "FILE:LINE")]
    pub place: String,
}

/// The arguments of `preflight`.
#[derive(Debug, clap::Args)]
pub struct Preflight {
    /// The folder of the log
    pub folder: Option<PathBuf>,
    /// Only this program
    #[arg(long, value_name = "ID")]
    pub program: Option<String>,
    /// The form of the answer
    #[arg(long, value_enum, default_value_t = PreflightFormat::Text)]
    pub format: PreflightFormat,
}

/// The forms of `preflight`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PreflightFormat {
    /// For a person.
    Text,
    /// For a program.
    Json,
}

/// The arguments of `programs`.
#[derive(Debug, clap::Args)]
pub struct Programs {
    /// What to show
    #[command(subcommand)]
    pub what: Option<ProgramsCommand>,
}

/// The commands below `programs`.
#[derive(Debug, Subcommand)]
pub enum ProgramsCommand {
    /// List the programs and their versions
    List,
    /// Show the rules of a program with their sources
    Show {
        /// The program, for instance aasect-cst
        id: String,
        /// The version [default: the newest]
        #[arg(long, value_name = "NAME")]
        version: Option<String>,
    },
    /// Find every fault of rule packs of your own; silent when there is none
    Check(PacksCheck),
    /// Say what differs between two versions, and what that does to the hours of the log
    Diff(PacksDiff),
    /// List what is to be checked at its source, and record that it was
    Confirm(Confirm),
}

/// The arguments of `programs check`.
#[derive(Debug, clap::Args)]
pub struct PacksCheck {
    /// The packs
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The form of the findings
    #[arg(long, value_enum, default_value_t = CheckFormat::Human)]
    pub format: CheckFormat,
}

/// The arguments of `programs diff`.
#[derive(Debug, clap::Args)]
pub struct PacksDiff {
    /// The program
    pub id: String,
    /// The version that is compared
    #[arg(value_name = "V1")]
    pub from: String,
    /// The version with which it is compared
    #[arg(value_name = "V2")]
    pub to: String,
    /// The form of the answer
    #[arg(long, value_enum, default_value_t = DiffFormat::Text)]
    pub format: DiffFormat,
}

/// The forms of `programs diff`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// For a person.
    Text,
    /// For a program.
    Json,
}

/// The arguments of `programs confirm`.
#[derive(Debug, clap::Args)]
pub struct Confirm {
    /// The program
    pub id: String,
    /// The version [default: the one that the log uses, else the newest]
    #[arg(long, value_name = "NAME")]
    pub version: Option<String>,
    /// The rule, by its keys, as the list names it
    #[arg(long, value_name = "KEYS", requires = "at")]
    pub rule: Option<String>,
    /// The number that was read [default: the present one]
    #[arg(long, value_name = "NUMBER", requires = "rule")]
    pub value: Option<String>,
    /// Where it was read: an address, or who answered
    #[arg(long, value_name = "ADDRESS", requires = "rule")]
    pub at: Option<String>,
    /// The day on which it was read [default: today]
    #[arg(long, value_name = "DATE", value_parser = day, requires = "rule")]
    pub on: Option<Date>,
    /// Print the file instead of writing it
    #[arg(long)]
    pub dry_run: bool,
}
