//! Texts as words, and words as lines: where a line may break, and how long it gets.

use std::rc::Rc;
use unicode_linebreak::{BreakOpportunity, linebreaks};

use crate::render::pdf::clean::clean;
use crate::render::pdf::face::Figures;
use crate::render::pdf::face::Shaped;
use crate::render::pdf::fonts::Weight;
use crate::render::pdf::link::{Goal, Link, address};
use crate::render::pdf::setting::Setting;
use crate::render::pdf::style::{Colour, Look, text_colour};
use crate::render::pdf::tags::{Node, Tag};
use crate::report::document::{Run, Target, Text};

/// A stretch of glyphs in one style.
#[derive(Debug, Clone)]
pub(crate) struct Frag {
    /// The word it is of.
    pub shaped: Rc<Shaped>,
    /// Its glyphs in the word, from and before.
    pub glyphs: (usize, usize),
    /// The weight.
    pub weight: Weight,
    /// The size in points.
    pub size: f32,
    /// The colour.
    pub colour: Colour,
    /// The element of the structure; none for what stands on each page.
    pub node: Option<Node>,
    /// Where it leads.
    pub link: Option<Rc<Link>>,
    /// Its length in points.
    pub width: f32,
}

/// A text cut where a line may break.
#[derive(Debug, Default)]
pub(crate) struct Words {
    units: Vec<Word>,
    /// From one baseline to the next.
    pub leading: f32,
    /// From the top of a line to its baseline.
    pub baseline: f32,
}

#[derive(Debug)]
struct Word {
    frags: Vec<Frag>,
    width: f32,
    /// What follows where the line goes on.
    space: Option<Frag>,
    /// Whether the line ends here.
    last: bool,
}

/// A line of text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line {
    /// What stands on it, left to right.
    pub frags: Vec<Frag>,
    /// Its length, without a space at its end.
    pub width: f32,
}

/// Cuts a text into words, which belong to `node`.
pub(crate) fn words(
    setting: &mut Setting<'_>,
    text: &Text,
    look: Look,
    node: Option<Node>,
) -> Words {
    let look = look.styled(text.style);
    let mut whole = String::new();
    let mut parts = Vec::new();
    for run in &text.runs {
        let part = part(setting, run, look, node);
        whole.push_str(&part.text);
        parts.push((whole.len(), part));
    }
    let mut words = Words { leading: look.leading, baseline: look.baseline(), ..Words::default() };
    let mut from = 0;
    for (to, opportunity) in linebreaks(&whole) {
        if is_inside_range(&whole, to) {
            continue;
        }
        let segment = whole.get(from..to).unwrap_or_default();
        let seen = segment.trim_end_matches([' ', '\n']);
        let end = from.saturating_add(seen.len());
        let mut word = Word {
            frags: Vec::new(),
            width: 0.0,
            space: None,
            last: opportunity == BreakOpportunity::Mandatory && segment.ends_with('\n'),
        };
        let mut start = from;
        for (part_end, part) in &parts {
            let stop = end.min(*part_end);
            if start < stop {
                let piece = whole.get(start..stop).unwrap_or_default();
                let frag = part.set(setting, piece, look);
                word.width += frag.width;
                word.frags.push(frag);
                start = stop;
            }
            if *part_end > end && segment.len() > seen.len() && word.space.is_none() {
                let spaces = segment.get(seen.len()..).unwrap_or_default().trim_end_matches('\n');
                if !spaces.is_empty() {
                    word.space = Some(part.set(setting, spaces, look));
                }
            }
        }
        words.units.push(word);
        from = to;
    }
    words
}

/// Whether the dash of a range ends here: `5–7` is one word, and so is `Sep–Dec`.
fn is_inside_range(whole: &str, at: usize) -> bool {
    let joins = char::is_alphanumeric;
    let Some((before, after)) = whole.split_at_checked(at) else { return false };
    before.strip_suffix('–').is_some_and(|before| before.ends_with(joins))
        && after.starts_with(joins)
}

/// A plain text of the renderer's own, cut into words.
pub(crate) fn own_words(
    setting: &mut Setting<'_>,
    text: &str,
    look: Look,
    node: Option<Node>,
) -> Words {
    words(setting, &Text::plain(text), look, node)
}

/// A part of a text in one style.
struct Part {
    text: String,
    weight: Weight,
    colour: Colour,
    figures: Figures,
    node: Option<Node>,
    link: Option<Rc<Link>>,
}

impl Part {
    fn set(&self, setting: &mut Setting<'_>, piece: &str, look: Look) -> Frag {
        // Spaces that keep words together, and a hyphen that does, look like the plain ones.
        let shaped = if piece.contains(['\u{a0}', '\u{2011}']) {
            let piece = piece.replace('\u{a0}', " ").replace('\u{2011}', "-");
            setting.fonts.shape(&piece, self.weight, self.figures)
        } else {
            setting.fonts.shape(piece, self.weight, self.figures)
        };
        Frag {
            glyphs: (0, shaped.glyphs.len()),
            width: points(shaped.width, look.size),
            shaped,
            weight: self.weight,
            size: look.size,
            colour: self.colour,
            node: self.node,
            link: self.link.clone(),
        }
    }
}

fn part(setting: &mut Setting<'_>, run: &Run, look: Look, node: Option<Node>) -> Part {
    let goal = match &run.target {
        None => None,
        Some(Target::Anchor(anchor) | Target::Page(anchor)) => {
            setting.leads(anchor).then(|| Goal::Anchor(anchor.clone()))
        }
        Some(Target::Url(text)) => address(text),
    };
    let link = goal.map(|goal| {
        let node = node.map(|node| setting.tags.add(Tag::Link, Some(node)));
        Rc::new(Link { goal, node, words: run.text.clone() })
    });
    let (text, figures) = match &run.target {
        Some(Target::Page(anchor)) if run.text.is_empty() => {
            let reserved = setting.pages.digits > 0;
            let figures = if reserved { Figures::Tabular } else { look.figures };
            (setting.pages.label(anchor), figures)
        }
        _ => (clean(setting.fonts, &run.text), look.figures),
    };
    Part {
        text,
        weight: if run.strong { Weight::Strong } else { look.weight },
        colour: text_colour(run.tone, look.colour),
        figures,
        node: link.as_ref().and_then(|link| link.node).or(node),
        link,
    }
}

impl Words {
    /// The length of the longest line if nothing wraps.
    pub(crate) fn natural(&self) -> f32 {
        let (mut longest, mut length, mut space): (f32, f32, f32) = (0.0, 0.0, 0.0);
        for word in &self.units {
            length += space + word.width;
            longest = longest.max(length);
            space = word.space.as_ref().map_or(0.0, |space| space.width);
            if word.last {
                (length, space) = (0.0, 0.0);
            }
        }
        longest
    }

    /// The length of the longest word.
    pub(crate) fn longest(&self) -> f32 {
        self.units.iter().map(|word| word.width).fold(0.0, f32::max)
    }

    /// Fills lines of a width; a word that is longer is broken inside.
    pub(crate) fn lines(&self, width: f32) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut line = Line::default();
        let mut space: Option<&Frag> = None;
        for word in &self.units {
            let gap = space.map_or(0.0, |space| space.width);
            // Sums of lengths differ in their last bits by the order of adding.
            let fits = line.width + gap + word.width <= width + 0.01;
            if let Some(space) = space.take().filter(|_| !line.frags.is_empty()) {
                line.frags.push(space.clone());
                if fits {
                    line.width += gap;
                }
            }
            if !fits && !line.frags.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            if word.width > width + 0.01 {
                break_word(word, width, &mut line, &mut lines);
            } else {
                line.frags.extend(word.frags.iter().cloned());
                line.width += word.width;
            }
            space = word.space.as_ref();
            if word.last {
                lines.push(std::mem::take(&mut line));
                space = None;
            }
        }
        if !line.frags.is_empty() {
            lines.push(line);
        }
        lines
    }
}

/// Sets a word that is longer than a line, glyph by glyph.
fn break_word(word: &Word, width: f32, line: &mut Line, lines: &mut Vec<Line>) {
    for frag in &word.frags {
        let mut from = frag.glyphs.0;
        let mut length = 0.0;
        for (at, glyph) in frag.shaped.glyphs.iter().enumerate() {
            let advance = points(glyph.advance, frag.size);
            // A glyph without an advance is a mark, which stays with its letter.
            let room = line.width + length + advance <= width || advance <= 0.0;
            if !room && (at > from || !line.frags.is_empty()) {
                push_glyphs(line, frag, (from, at), length);
                lines.push(std::mem::take(line));
                (from, length) = (at, 0.0);
            }
            length += advance;
        }
        push_glyphs(line, frag, (from, frag.glyphs.1), length);
    }
}

fn push_glyphs(line: &mut Line, frag: &Frag, glyphs: (usize, usize), width: f32) {
    if glyphs.0 < glyphs.1 {
        line.frags.push(Frag { glyphs, width, ..frag.clone() });
        line.width += width;
    }
}

/// Thousandths of an em as points.
fn points(thousandths: i32, size: f32) -> f32 {
    let [high, low, tail @ ..] = thousandths.to_be_bytes();
    let high = f32::from(i16::from_be_bytes([high, low]));
    let low = f32::from(u16::from_be_bytes(tail));
    high.mul_add(65_536.0, low) * size / 1000.0
}
