//! What keeps a packet that holds a file's pages from being made for archives and for being read aloud.

/// Something on a page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hindrance {
    /// What it is.
    pub of: Sort,
    /// The number of the page, from 1; a picture is page 1.
    pub page: u32,
}

/// What there can be. The rules are those of ISO 19005-3 (PDF/A-3b), section 6.2, and of ISO 14289-1 (PDF/UA-1),
/// section 7.21.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// A font of this name is used and not in the file: each reader takes another one for it.
    FontElsewhere(String),
    /// A font of this name does not say which letters it draws.
    FontUnread(String),
    /// A font of this name has a table of letters that its sort may not have, or lacks the one that it needs.
    FontTable(String),
    /// Colours are those of some press, and it is not said of which.
    PressColors,
    /// There is more on the page, or in the file, than is looked through.
    Unseen,
    /// A picture is in a form of JPEG 2000 that few readers know.
    OddPicture,
}

impl Sort {
    /// Whether PDF/A-3b forbids it; PDF/UA-1 forbids all that is about fonts.
    pub fn is_against_archives(&self) -> bool {
        match self {
            Self::FontElsewhere(_)
            | Self::FontTable(_)
            | Self::PressColors
            | Self::OddPicture
            | Self::Unseen => true,
            Self::FontUnread(_) => false,
        }
    }

    /// Whether PDF/UA-1 forbids it.
    pub fn is_against_reading(&self) -> bool {
        match self {
            Self::FontElsewhere(_) | Self::FontUnread(_) | Self::FontTable(_) | Self::Unseen => {
                true
            }
            Self::PressColors | Self::OddPicture => false,
        }
    }
}
