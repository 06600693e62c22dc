//! Initials.

use crate::privacy::Identifier;
use crate::privacy::passage::{Hit, Passage};
use crate::privacy::pattern::Pattern;
use crate::privacy::word::is_capital;
use crate::privacy::words;

static INITIALS: Pattern =
    Pattern::new(r"(?:^|[^\w.])(?P<v>\p{Lu}\.\s?(?:\p{Lu}\.\s?)?\p{Lu}\.)(?:$|[^\w])");
static LABELLED_INITIALS: Pattern = Pattern::new(
    r"(?-u:\b)(?i:initials?)(?i:\s+(?:are|is|were))?\s*[:=]?\s*(?P<v>\p{Lu}{2,4})(?-u:\b)",
);
pub(super) static YEAR: Pattern = Pattern::new(
    r"^(?:['’]s)?(?:,?\s+(?:and|&)\s+\p{Lu}[\p{L}-]+)?(?:,?\s+et\s+al\.?)?,?\s*\(?(?:19|20)\d\d",
);

/// Two letters with full stops that stand for anything but a person.
const NO_INITIALS: &str = "U.S. U.K. U.N. E.U. D.C. N.Y. L.A. B.A. M.A. M.D. M.S. B.S. R.N. D.O. P.O. A.M. P.M. P.S. I.Q. T.V. \
    I.V. I.D. A.D. B.C. N.B. N.C. S.C. S.D. N.D. N.H. N.J. N.M. R.I. W.V. U.S.A. H.I.V. S.T.I. S.T.D. D.S.M. I.C.D. E.D. P.E. \
    P.T. O.T. M.Ed. L.P. Q.A. Q.E.D. R.S.V.P. F.A.Q. A.A. N.A. S.A.R. C.E. C.E.U.";

/// Initials, with full stops or with a label.
pub(super) fn initials(passage: &Passage<'_>, hits: &mut Vec<Hit>) {
    for range in INITIALS.each(passage.text) {
        let text = passage.at(&range);
        let tight: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let known = NO_INITIALS.split_whitespace().any(|one| one == tight);
        let after = passage.after(range.end, 40);
        let surname = after.trim_start().split(|c: char| !c.is_alphanumeric() && c != '-').next();
        let cited = surname.is_some_and(|surname| {
            words::is_author_surname(surname)
                || after
                    .trim_start()
                    .get(surname.len()..)
                    .is_some_and(|rest| is_capital(surname) && YEAR.is_in(rest))
        });
        if !known && !cited {
            hits.push((Identifier::Name, range));
        }
    }
    for range in LABELLED_INITIALS.each(passage.text) {
        hits.push((Identifier::Name, range));
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_patterns_are_sound() {
        for pattern in [&super::INITIALS, &super::LABELLED_INITIALS, &super::YEAR] {
            assert!(pattern.is_sound(), "{pattern:?}");
        }
    }
}
