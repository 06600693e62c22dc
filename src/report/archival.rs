//! What a packet may claim of itself: that it is made for archives (PDF/A), and for being read aloud (PDF/UA).
//!
//! The pages of the exhibits are part of it, and they are as their makers left them.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::counted;
use crate::model::program::Citation;
use crate::report::FileFacts;
use crate::report::document::Claims;
use crate::report::exhibit::{Exhibit, Exhibits};
use crate::report::review::{Of, Place, Point, Weight};
use crate::source::evidence::hindrance::Sort;

/// Hindrances that are told one by one.
const TOLD: usize = 8;

/// What a packet with these exhibits may claim, as far as their files were looked into.
pub fn claims(exhibits: &Exhibits, files: &BTreeMap<String, FileFacts>) -> Claims {
    let all: Vec<&Sort> =
        exhibits.iter().flat_map(|(_, exhibit)| hindrances(exhibit, files)).collect();
    Claims {
        archives: !all.iter().any(|sort| sort.is_against_archives()),
        reading: !all.iter().any(|sort| sort.is_against_reading()),
    }
}

/// One point for all exhibits that keep the packet from claiming what it could, if there are any. A reviewer
/// reads on: no rule asks for it.
pub fn point(exhibits: &Exhibits, files: &BTreeMap<String, FileFacts>) -> Option<Point> {
    let claims = claims(exhibits, files);
    let found = match (claims.archives, claims.reading) {
        (true, true) => return None,
        (false, false) => "the packet claims neither PDF/A nor PDF/UA",
        (false, true) => "the packet does not claim PDF/A",
        (true, false) => "the packet does not claim PDF/UA",
    };
    let mut places = Vec::new();
    let mut told = Vec::new();
    for (number, exhibit) in exhibits.iter() {
        let sorts: BTreeSet<&Sort> = hindrances(exhibit, files).collect();
        if !sorts.is_empty() {
            places.push(Place::File(exhibit.path.clone()));
        }
        told.extend(
            sorts
                .into_iter()
                .map(|sort| format!("Exhibit {number} (`{}`) {}.", exhibit.path, does(sort))),
        );
    }
    let more = told.len().saturating_sub(TOLD);
    told.truncate(TOLD);
    told.extend((more > 0).then(|| format!("And so on, {} more.", counted(more, "time"))));
    told.push(
        "Its maker can save it as PDF/A. Or print it to PDF anew on a computer that has its fonts, \
         or scan a print of it. If you leave it, nothing is missing."
            .to_owned(),
    );
    Some(Point {
        id: "archival".to_owned(),
        title: "A packet for archives and for reading aloud".to_owned(),
        weight: Weight::Fine,
        found: found.to_owned(),
        rule: "what the packet claims to be holds for every page of its exhibits".to_owned(),
        citation: Citation::default(),
        todo: told,
        places,
        of: Of::Packet,
    })
}

/// What hinders on the pages of an exhibit that are meant.
fn hindrances<'a>(
    exhibit: &'a Exhibit,
    files: &'a BTreeMap<String, FileFacts>,
) -> impl Iterator<Item = &'a Sort> {
    let meant = |page: u32| exhibit.pages.as_ref().is_none_or(|pages| pages.contains(&page));
    let all = files.get(&exhibit.path).into_iter().flat_map(|file| &file.hindrances);
    all.filter(move |one| meant(one.page)).map(|one| &one.of)
}

fn does(sort: &Sort) -> String {
    match sort {
        Sort::FontElsewhere(name) => format!("uses the font `{name}` and does not hold it"),
        Sort::FontUnread(name) => {
            format!("has a font `{name}` that does not say which letters it draws")
        }
        Sort::FontTable(name) => {
            format!("has a font `{name}` whose table of letters is not the one that its sort needs")
        }
        Sort::PressColors => "has colours of a press (CMYK) and does not say of which".to_owned(),
        Sort::Unseen => "holds more than is looked through".to_owned(),
        Sort::OddPicture => "has a picture in a form of JPEG 2000 that few readers know".to_owned(),
    }
}
