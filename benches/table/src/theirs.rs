//! The same table by krilla: tagged, with a head on each page, each cell at a place that is given.

use krilla::Document;
use krilla::SerializeSettings;
use krilla::geom::Point;
use krilla::page::PageSettings;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag, TableHeaderScope, Tag, TagGroup, TagTree};
use krilla::text::{Font, TextDirection};

use crate::{HEADS, ROWS, row};

const X: [f32; 6] = [54.0, 114.0, 290.0, 410.0, 470.0, 510.0];

/// A document of so many pages.
pub fn table(pages: usize) -> Vec<u8> {
    let regular = include_bytes!("../../../fonts/Inter-Regular.otf");
    let strong = include_bytes!("../../../fonts/Inter-SemiBold.otf");
    let regular = Font::new(regular.to_vec().into(), 0).expect("a font");
    let strong = Font::new(strong.to_vec().into(), 0).expect("a font");
    let settings = SerializeSettings { enable_tagging: true, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let mut body = TagGroup::new(Tag::TBody);
    let mut heads = TagGroup::new(Tag::TR);
    for number in 0..pages {
        let mut page =
            document.start_page_with(PageSettings::from_wh(612.0, 792.0).expect("a page"));
        let mut surface = page.surface();
        for (head, x) in HEADS.iter().zip(X) {
            let tag = if number == 0 {
                ContentTag::Span(SpanTag::empty())
            } else {
                ContentTag::Artifact(Artifact::with_kind(ArtifactType::Header))
            };
            let id = surface.start_tagged(tag);
            let at = Point::from_xy(x, 60.0);
            surface.draw_text(at, strong.clone(), 7.75, head, false, TextDirection::LeftToRight);
            surface.end_tagged();
            if number == 0 {
                let mut cell = TagGroup::new(Tag::TH(TableHeaderScope::Column));
                cell.push(id);
                heads.push(cell);
            }
        }
        for line in 0..ROWS {
            let mut group = TagGroup::new(Tag::TR);
            let y = 78.0 + 14.5 * f32::from(u16::try_from(line).expect("a line"));
            for (words, x) in row(number * ROWS + line).iter().zip(X) {
                let id = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
                let at = Point::from_xy(x, y);
                surface.draw_text(at, regular.clone(), 8.25, words, false, TextDirection::LeftToRight);
                surface.end_tagged();
                let mut cell = TagGroup::new(Tag::TD);
                cell.push(id);
                group.push(cell);
            }
            body.push(group);
        }
        surface.finish();
        page.finish();
    }
    let mut head = TagGroup::new(Tag::THead);
    head.push(heads);
    let mut table = TagGroup::new(Tag::Table);
    table.push(head);
    table.push(body);
    let mut tree = TagTree::new();
    tree.push(table);
    document.set_tag_tree(tree);
    document.finish().expect("a document")
}
