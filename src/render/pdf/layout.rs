//! Laying out: again and again until the page numbers that are printed are those of the pages.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::mpsc::{SyncSender, sync_channel};

use crate::render::pdf::appendix::{self, Bound, Named, PAGE};
use crate::render::pdf::block;
use crate::render::pdf::finish::Volume;
use crate::render::pdf::flow::Flow;
use crate::render::pdf::fonts::Fonts;
use crate::render::pdf::front::front;
use crate::render::pdf::galley::Entry;
use crate::render::pdf::link::Place;
use crate::render::pdf::press::{Press, Pressed, WAITING, compress};
use crate::render::pdf::running::Running;
use crate::render::pdf::setting::{Numbers, Setting};
use crate::render::pdf::table::Widths;
use crate::render::pdf::tags::{Tag, Tags};
use crate::report::document::Report;

/// How often a layout is tried whose page numbers are as long as they are. Two are enough for nearly every packet.
const TRIES: usize = 6;

/// Pages that were laid out.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    pub tags: Tags,
    pub press: Press,
    pub pressed: Vec<Pressed>,
    /// Where each anchor stands.
    pub anchors: BTreeMap<String, Place>,
    pub entries: Vec<(Entry, Place)>,
    /// Anchors that something asks for and that stand nowhere.
    pub lost: BTreeSet<String>,
    /// Where each exhibit is named.
    pub named: BTreeMap<String, Named>,
}

/// What a file of a packet in two knows of the other one, and how it differs.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Beside<'a> {
    /// What is printed as the page of each anchor of the other file.
    pub labels: Option<&'a BTreeMap<String, String>>,
    /// What stands before the numbers of this file's pages.
    pub letter: &'static str,
    /// Whether the exhibits are in the other file.
    pub exhibits: bool,
    /// Where the other file names each exhibit.
    pub named: Option<&'a BTreeMap<String, Named>>,
}

/// Lays a report out with its exhibits behind it, or in a file beside it.
pub(crate) fn lay_out(
    report: &Report,
    bound: &[Bound<'_>],
    beside: Beside<'_>,
    fonts: &mut Fonts,
) -> Layout {
    let mut numbers = Numbers { letter: beside.letter, ..Numbers::default() };
    let mut widths = Widths::default();
    let mut tries: usize = 0;
    loop {
        // Nothing is drawn before the numbers are known; then each try is drawn, as it may be the last.
        let draw = numbers.known.is_some();
        let layout = printed(draw, |way| {
            once(report, bound, beside, (&mut *fonts, &numbers, &mut widths), way)
        });
        let mut found = beside.labels.cloned().unwrap_or_default();
        found.extend(layout.labels(beside.letter));
        let count = layout.press.count();
        if draw && numbers.known.as_ref() == Some(&found) && numbers.count == count {
            return layout;
        }
        tries = tries.saturating_add(1);
        if tries >= TRIES {
            // A longer number moved a line, which made the number shorter, and so on. With room for
            // the same number of digits everywhere, the next layout breaks like the last one.
            numbers.digits = numbers.digits.max(count.to_string().len());
        }
        numbers.known = Some(found);
        numbers.count = count;
    }
}

/// Lays out while another thread compresses what is drawn.
fn printed(draw: bool, work: impl FnOnce(Option<SyncSender<Vec<u8>>>) -> Layout) -> Layout {
    if !draw {
        return work(None);
    }
    std::thread::scope(|scope| {
        let (way, pages) = sync_channel(WAITING);
        let worker = scope.spawn(move || compress(&pages));
        let mut layout = work(Some(way));
        layout.press.stop();
        // A file without its pages must not pass for one.
        layout.pressed = worker.join().unwrap_or_else(|fault| std::panic::resume_unwind(fault));
        layout
    })
}

fn once(
    report: &Report,
    bound: &[Bound<'_>],
    beside: Beside<'_>,
    (fonts, numbers, widths): (&mut Fonts, &Numbers, &mut Widths),
    way: Option<SyncSender<Vec<u8>>>,
) -> Layout {
    let mut setting = Setting {
        fonts,
        tags: Tags::default(),
        pages: numbers,
        lost: BTreeSet::new(),
        widths,
        running: Running::default(),
        press: Press::to(way, report.draft),
    };
    let document = setting.tags.add(Tag::Document, None);
    let (running, geometry) = Running::of(&mut setting, report);
    setting.running = running;
    let mut flow = Flow::on(geometry);
    front(&mut setting, &mut flow, report, geometry, document);
    for (section, number) in report.sections.iter().zip(1..) {
        block::section(&mut setting, &mut flow, section, number, geometry, document);
    }
    setting.put_last(&mut flow, geometry);
    let Flow { mut anchors, mut entries, .. } = flow;
    let body = setting.press.count();
    if beside.named.is_none() {
        for page in 0..body {
            let anchor = format!("{PAGE}{}", page.saturating_add(1));
            anchors.insert(anchor, Place { page, y: 0.0 });
        }
    }
    let named = appendix::named(&setting, bound);
    if !beside.exhibits {
        anchors.extend(appendix::places(bound, body));
        entries.extend(appendix::entries(bound, body));
        let named = beside.named.unwrap_or(&named);
        appendix::print(&mut setting, bound, report.paper, named, document);
    }
    let Setting { tags, press, lost, .. } = setting;
    Layout { tags, press, anchors, entries, lost, named, ..Layout::default() }
}

impl Layout {
    /// What is printed as the page of each anchor.
    pub(crate) fn labels(&self, letter: &str) -> BTreeMap<String, String> {
        let label = |place: &Place| format!("{letter}{}", place.page.saturating_add(1));
        self.anchors.iter().map(|(anchor, place)| (anchor.clone(), label(place))).collect()
    }

    /// The file of these pages, but for what is behind and beside it.
    pub(crate) fn volume<'a>(&'a self, fonts: &'a Fonts) -> Volume<'a> {
        Volume {
            title: String::new(),
            fonts,
            tags: &self.tags,
            press: &self.press,
            pressed: &self.pressed,
            anchors: &self.anchors,
            entries: &self.entries,
            bound: &[],
            letter: "",
            beside: None,
        }
    }
}
