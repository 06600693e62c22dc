//! The format's own words: the values that a log's keys allow.

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal $shown:literal,)* })*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
            pub enum $name { $($(#[$variant_doc])* $variant,)* }

            impl $name {
                /// All of them, in the order in which they are listed to a person.
                pub const ALL: &[Self] = &[$(Self::$variant,)*];

                /// As written in a log.
                pub fn word(self) -> &'static str {
                    match self { $(Self::$variant => $word,)* }
                }

                /// As printed in a packet.
                pub fn shown(self) -> &'static str {
                    match self { $(Self::$variant => $shown,)* }
                }

                /// The one written `word`.
                pub fn parse(word: &str) -> Option<Self> {
                    Self::ALL.iter().copied().find(|one| one.word() == word)
                }
            }
        )*
    };
}

words! {
    /// What an entry records.
    Kind {
        /// A course, workshop, lecture or other training.
        Training = "training" "training",
        /// A session with a supervisor.
        Supervision = "supervision" "supervision",
        /// A batch of client contact.
        Cases = "cases" "client hours",
    }

    /// Under whose standing a training was given.
    Approval {
        /// Continuing education that AASECT sponsors or approves.
        Aasect = "aasect" "AASECT",
        /// Accredited coursework.
        University = "university" "university",
        /// A comprehensive sex therapy training program.
        Program = "program" "training program",
        /// Teaching by a supervisor.
        Supervisor = "supervisor" "supervisor",
        /// Any other professional continuing education.
        Other = "other" "other CE",
    }

    /// How the people were together.
    Delivery {
        /// In one room.
        InPerson = "in-person" "in person",
        /// Over the net, all at one time.
        LiveOnline = "live-online" "live online",
        /// Each in their own time.
        Asynchronous = "asynchronous" "asynchronous",
        /// By video.
        Video = "video" "video",
        /// By telephone.
        Phone = "phone" "phone",
        /// By chat, text message or e-mail.
        Text = "text" "text",
    }

    /// Whether a session had one supervisee or several.
    Setting {
        /// One.
        Individual = "individual" "individual",
        /// Several.
        Group = "group" "group",
    }

    /// Who the clients were to each other.
    Modality {
        /// One person.
        Individual = "individual" "individual",
        /// A couple.
        Couple = "couple" "couple",
        /// A family.
        Family = "family" "family",
        /// A therapy group.
        Group = "group" "group",
        /// An educator's class.
        Class = "class" "class",
    }

    /// Whether client work treated sexual concerns.
    Focus {
        /// It did.
        Sexual = "sexual" "sexual concerns",
        /// It did not.
        General = "general" "general",
    }

    /// Who divided a training's hours among areas.
    Allocation {
        /// The certificate does.
        Certificate = "certificate" "certificate",
        /// The syllabus does.
        Syllabus = "syllabus" "syllabus",
        /// The applicant did.
        Own = "own" "applicant",
    }

    /// Whether an entry's body may go into a packet.
    Note {
        /// It stays in the log.
        Private = "private" "private",
        /// It goes into the packet.
        Packet = "packet" "packet",
    }

    /// An academic degree.
    Degree {
        /// A bachelor's degree.
        Bachelors = "bachelors" "bachelor's degree",
        /// A master's degree.
        Masters = "masters" "master's degree",
        /// A doctorate.
        Doctorate = "doctorate" "doctorate",
    }

    /// How far a license lets its holder practise alone.
    LicenseLevel {
        /// Independent practice.
        Independent = "independent" "independent",
        /// Practice under supervision.
        Associate = "associate" "associate",
    }

    /// What a license is for.
    Discipline {
        /// Psychology.
        Psychology = "psychology" "psychology",
        /// Medicine.
        Medicine = "medicine" "medicine",
        /// Social work.
        SocialWork = "social-work" "social work",
        /// Counseling.
        Counseling = "counseling" "counseling",
        /// Nursing.
        Nursing = "nursing" "nursing",
        /// Marriage and family therapy.
        MarriageAndFamilyTherapy = "marriage-and-family-therapy" "marriage and family therapy",
    }

    /// What a document is, of the types that the format knows.
    KnownDocument {
        /// Membership of a society.
        Membership = "membership" "membership",
        /// A license to practise.
        License = "license" "license",
        /// Liability insurance.
        LiabilityInsurance = "liability-insurance" "liability insurance",
        /// Certified supervisor.
        AasectSupervisor = "aasect-supervisor" "AASECT certified supervisor",
        /// Supervisor in training.
        AasectSupervisorInTraining = "aasect-supervisor-in-training" "AASECT supervisor in training",
    }

    /// The paper of a packet.
    Paper {
        /// US Letter.
        Letter = "letter" "Letter",
        /// ISO A4.
        A4 = "a4" "A4",
    }
}

impl Degree {
    /// As printed where it is clear that a degree is meant.
    pub fn short(self) -> &'static str {
        match self {
            Self::Bachelors => "bachelor’s",
            Self::Masters => "master’s",
            Self::Doctorate => "doctorate",
        }
    }
}

impl KnownDocument {
    /// As printed where it is clear whose standing it is.
    pub fn short(self) -> &'static str {
        match self {
            Self::AasectSupervisor => "certified",
            Self::AasectSupervisorInTraining => "in training",
            Self::Membership | Self::License | Self::LiabilityInsurance => self.shown(),
        }
    }

    /// Whether it is a supervisor's standing: such documents follow each other as one run.
    pub fn is_supervisor_status(self) -> bool {
        matches!(self, Self::AasectSupervisor | Self::AasectSupervisorInTraining)
    }
}

/// The words of a list, for a message: `` `a`, `b` or `c` ``.
pub fn listed<'w, I: IntoIterator<Item = &'w str>>(words: I) -> String {
    let words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    match words.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
    }
}

/// Things that hold together: `a`, `a and b`, `a, b and c`.
pub fn joined<W: AsRef<str>>(words: &[W]) -> String {
    let all: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match all.split_last() {
        None => String::new(),
        Some((only, [])) => (*only).to_owned(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
    }
}

/// The domain whose areas a supervisor's teaching may be aimed at.
pub const TEACHING_DOMAIN: &str = "training";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_its_last_word_by_itself() {
        let words = ["a", "b", "c"];
        let all = (0..=3).map(|count| joined(words.get(..count).unwrap_or_default()));
        assert_eq!(all.collect::<Vec<_>>(), ["", "a", "a and b", "a, b and c"]);
        assert_eq!(listed(words), "`a`, `b` or `c`");
    }
}
