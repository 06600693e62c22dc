//! The arguments of the commands about packets that were sent.

use std::path::PathBuf;

use jiff::civil::Date;

use crate::cli::args::day;

/// The arguments of `submit`.
#[derive(Debug, clap::Args)]
pub struct Submit {
    /// The folder of the log
    pub folder: Option<PathBuf>,
    /// The program, where the log pursues several
    #[arg(long, value_name = "ID")]
    pub program: Option<String>,
    /// The day on which it was sent [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub sent: Option<Date>,
    /// Say what would be written, and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// The arguments of `verify`.
#[derive(Debug, clap::Args)]
pub struct Verify {
    /// The packet
    #[arg(value_name = "PACKET.pdf")]
    pub packet: PathBuf,
}
