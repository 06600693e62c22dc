//! The closed list of findings.

use crate::diagnostic::Severity;

/// What a reviewer would do about what a code says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reviewer {
    /// Never see it: it stops the packet.
    Unseen,
    /// Return the application.
    Returns,
    /// Ask.
    Asks,
    /// Nothing: it is the applicant's own business.
    ReadsOn,
}

macro_rules! codes {
    ($($reviewer:ident { $($variant:ident $word:literal $summary:literal,)* })*) => {
        /// What kind of finding it is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code {
            $($(#[doc = $summary] $variant,)*)*
        }

        impl Code {
            /// All codes: the errors, then the warnings.
            pub const ALL: &[Self] = &[$($(Self::$variant,)*)*];

            /// The word by which it is known.
            pub fn word(self) -> &'static str {
                match self { $($(Self::$variant => $word,)*)* }
            }

            /// What it says, in a sentence.
            pub fn summary(self) -> &'static str {
                match self { $($(Self::$variant => $summary,)*)* }
            }

            /// What a reviewer would do about it.
            pub fn reviewer(self) -> Reviewer {
                match self { $($(Self::$variant => Reviewer::$reviewer,)*)* }
            }

            /// How much it weighs.
            pub fn severity(self) -> Severity {
                match self.reviewer() {
                    Reviewer::Unseen => Severity::Error,
                    Reviewer::Returns | Reviewer::Asks | Reviewer::ReadsOn => Severity::Warning,
                }
            }

            /// The code with this word.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|code| code.word() == word)
            }
        }
    };
}

codes! {
    Unseen {
        UnreadableFile "unreadable-file" "A file or folder of the log can't be opened.",
        FileTooLarge "file-too-large" "A file of the log is larger than 1 MiB.",
        NotUtf8 "not-utf8" "A file holds bytes that are not UTF-8 text.",
        NulByte "nul-byte" "A file holds a NUL byte, which no text has.",
        LinkOutsideRoot "link-outside-root" "A link leads out of the log; what lies behind it is not read.",
        LinkLoop "link-loop" "A link leads to a folder above itself.",
        NoFrontMatter "no-front-matter" "A Markdown file of the log does not begin with `---`.",
        UnclosedFrontMatter "unclosed-front-matter" "A front matter begins and never ends.",
        FrontMatterTooLarge "front-matter-too-large" "A front matter is larger than 64 KiB.",
        EmptyFrontMatter "empty-front-matter" "A front matter, the log's own file or a rule pack says nothing.",
        YamlSyntax "yaml-syntax" "The text is not YAML.",
        YamlAnchor "yaml-anchor" "Anchors and aliases are not part of the format.",
        YamlTag "yaml-tag" "YAML tags are not part of the format.",
        ComplexKey "complex-key" "A key is a list or a mapping instead of a word.",
        TooDeep "too-deep" "Lists and mappings are nested more than 8 levels deep.",
        SecondDocument "second-document" "A file holds more than one YAML document, or more than one entry.",
        DuplicateKey "duplicate-key" "A key is given twice in one mapping, a program, a sign-off or a submission twice in a list, or a code under `allow` and `deny`.",
        UnknownKey "unknown-key" "A key is not known at its place.",
        MissingKey "missing-key" "A key that is required is absent.",
        MisplacedKey "misplaced-key" "A known key has no meaning beside the others that are there.",
        WrongType "wrong-type" "A list, a mapping or a single value stands where another is needed.",
        EmptyValue "empty-value" "A key has no value.",
        UnknownValue "unknown-value" "A value is not one of those that its key allows.",
        BadDate "bad-date" "A date, month or range can't be read or does not exist.",
        ReversedRange "reversed-range" "A range ends before it begins.",
        DateOutside "date-outside" "A line's date lies outside its entry's, or a session has more than one day.",
        BadHours "bad-hours" "An amount of time can't be read.",
        BadNumber "bad-number" "A number can't be read.",
        BadCode "bad-code" "The code of a sign-off can't be read.",
        HoursOverDay "hours-over-day" "More than 24 hours are given for a day.",
        UnknownArea "unknown-area" "No known program has this area.",
        RepeatedArea "repeated-area" "One area is named twice in a map or a list.",
        MissingArea "missing-area" "A training's hours are aimed at no area.",
        MissingSplit "missing-split" "Hours for several areas are not divided among them.",
        UnknownSupervisor "unknown-supervisor" "No supervisor of this id stands in `practicum.yaml`.",
        UnknownProgram "unknown-program" "There is no program of this id.",
        UnknownVersion "unknown-version" "The program has no version of this name.",
        UnknownRequirement "unknown-requirement" "The log's programs have no such requirement.",
        UnknownReference "unknown-reference" "An answer to the reviewers points to what the log does not have.",
        UnknownCode "unknown-code" "There is no code of this name, or none that can be allowed.",
        CyclicExtends "cyclic-extends" "A rule pack extends itself.",
        CyclicShare "cyclic-share" "The hours that a domain of a rule pack requires are a share of themselves.",
        VersionsOverlap "versions-overlap" "Two versions of a program are in force on the same days.",
        DomainsOverlap "domains-overlap" "Two domains of a rule pack take the same time.",
        NeverMet "never-met" "A rule pack asks for more than its limits let count.",
        BadPattern "bad-pattern" "A pattern of `ignore` can't be read.",
        EvidenceOutsideRoot "evidence-outside-root" "A path of evidence leads out of the log.",
        EvidenceMissing "evidence-missing" "A file of evidence is not there.",
        EvidencePages "evidence-pages" "A file of evidence does not hold the pages named.",
        EvidenceEmpty "evidence-empty" "A file of evidence holds nothing.",
        EvidenceDamaged "evidence-damaged" "A file of evidence is cut off or can't be read.",
        EvidenceLocked "evidence-locked" "A file of evidence needs a password to be opened.",
        EvidenceKind "evidence-kind" "A file of evidence is no PDF, PNG or JPEG, or is not what its name says.",
        EvidenceTooLarge "evidence-too-large" "A file of evidence is larger than 200 MiB.",
        NoteNotPrivate "note-not-private" "The body of a supervision or case entry is meant for the packet.",
        TeachingOverSession "teaching-over-session" "More time was taught than the session lasted.",
        MapOverCredit "map-over-credit" "A map claims more hours than the academic credit converts to.",
        StraddlesContract "straddles-contract" "A batch runs over the first or last day of a contract.",
        CertificateHoursDisagree "certificate-hours-disagree" "Two entries give different totals for one certificate.",
        CertificateHoursExceeded "certificate-hours-exceeded" "More hours are claimed than a certificate shows.",
        NoVersion "no-version" "No version of the program was in force on the contract's date.",
        BadTemplate "bad-template" "A template of the log's own can't be drawn.",
        IdentifierName "identifier-name" "A client's name or initials may stand in the log.",
        IdentifierPlace "identifier-place" "A place smaller than a state may tell where a client is.",
        IdentifierDate "identifier-date" "A date may be tied to a client, or an age is over 89.",
        IdentifierPhone "identifier-phone" "A number of phone or fax stands in the log.",
        IdentifierEmail "identifier-email" "An address of e-mail stands in the log.",
        IdentifierSsn "identifier-ssn" "A social security number stands in the log.",
        IdentifierRecord "identifier-record" "A number of a record, a health plan or an account stands in the log.",
        IdentifierLicense "identifier-license" "A number of a client's license or certificate stands in the log.",
        IdentifierDevice "identifier-device" "A number of a vehicle or a device stands in the log.",
        IdentifierWeb "identifier-web" "An address on the web or of a machine stands in the log.",
        IdentifierImage "identifier-image" "A picture stands in an entry of work with clients.",
        IdentifierCode "identifier-code" "A code for one client stands in the log.",
    }
    Returns {
        NoEvidence "no-evidence" "A training names no certificate, or a sign-off no scan.",
        Lapse "lapse" "A document was not in force on days on which an entry falls.",
        EvidenceSideways "evidence-sideways" "A page of evidence does not stand upright.",
        EvidenceSmall "evidence-small" "A picture is too small to be read in print.",
        SignedChanged "signed-changed" "An entry is not as it was when a supervisor signed for it.",
        EvidenceHours "evidence-hours" "A certificate says other hours than the log claims from it.",
        PinOutOfRange "pin-out-of-range" "A version is pinned that was not in force on the contract's date.",
    }
    Asks {
        DuplicateEntry "duplicate-entry" "The same training is logged twice; the later file counts nothing.",
        EqualEntry "equal-entry" "Two supervision or case entries say the same; both count.",
        OverlappingBatches "overlapping-batches" "Two batches of the same client work share days; both count.",
        BusyWeek "busy-week" "Batches hold more client hours than a week of practice does.",
        ImplausibleDate "implausible-date" "A day lies so far away that a digit must be wrong.",
        EvidencePersonal "evidence-personal" "A page of evidence shows a private number or a birth date that no reviewer needs.",
        TwoPrimaries "two-primaries" "Two supervisors are both marked as the primary one.",
        CutByComment "cut-by-comment" "A text ends at a number sign, and what follows is taken as a remark.",
        SignoffRecord "signoff-record" "The record of what a supervisor signed, or of what was sent, is missing or was edited.",
        OldTraining "old-training" "A training is older than reviewers like to see.",
        ReviewerMayAsk "reviewer-may-ask" "An entry counts, and a reviewer may ask about it.",
    }
    ReadsOn {
        UnusedAllow "unused-allow" "An identifier is allowed that is not found.",
        CountsNothing "counts-nothing" "An entry or line is well formed and counts nowhere.",
        OverPeriodLimit "over-period-limit" "Hours exceed what may count in one calendar period.",
        FutureEntry "future-entry" "An entry begins after the date of judgement and is no draft.",
        UnusedEvidence "unused-evidence" "Nothing in the log names a file below `evidence/`.",
        UnknownTemplate "unknown-template" "A file below `templates/` has the name of no template.",
        UnescapedText "unescaped-text" "A template of the log's own writes a text of the log without escaping it.",
        NotAnEntry "not-an-entry" "A file looks like an entry, and its name does not end in `.md`.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_unique_and_kebab_case() {
        let words: std::collections::BTreeSet<_> = Code::ALL.iter().map(|c| c.word()).collect();
        assert_eq!(words.len(), Code::ALL.len());
        assert!(words.iter().all(|w| w.chars().all(|c| c == '-' || c.is_ascii_alphanumeric())));
        assert!(Code::ALL.iter().all(|code| Code::parse(code.word()) == Some(*code)));
    }
}
