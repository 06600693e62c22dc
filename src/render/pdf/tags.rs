//! The structure of the document, which a screen reader walks: what each piece of text is.

use std::collections::BTreeMap;

/// An element of the structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Node(u32);

/// What an element is: the standard structure types of PDF that a packet uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tag {
    /// The whole document.
    Document,
    /// A section.
    Sect,
    /// The title.
    H1,
    /// The heading of a section.
    H2,
    /// A heading in a section.
    H3,
    /// A paragraph.
    P,
    /// A list.
    L,
    /// An entry of a list.
    Li,
    /// The bullet or the label of an entry.
    Lbl,
    /// The text of an entry.
    LBody,
    /// A table.
    Table,
    /// The caption of a table.
    Caption,
    /// The heads of a table.
    THead,
    /// The rows of a table.
    TBody,
    /// A row.
    Tr,
    /// The head of a column.
    Th,
    /// A cell.
    Td,
    /// A cell that spans so many columns: a heading among the rows.
    Spanning(u16),
    /// The contents.
    Toc,
    /// A line of the contents.
    Toci,
    /// A link.
    Link,
    /// A picture, a chart, a page of an exhibit: something that is described in words.
    Figure,
}

/// The elements, each with its parent.
#[derive(Debug, Default)]
pub(crate) struct Tags {
    elements: Vec<(Tag, Option<Node>)>,
    alternatives: BTreeMap<Node, String>,
}

impl Tags {
    /// Adds an element after its parent's other ones; the root has no parent.
    pub(crate) fn add(&mut self, tag: Tag, parent: Option<Node>) -> Node {
        let node = Node::at(self.elements.len());
        self.elements.push((tag, parent));
        node
    }

    /// Says in words what an element shows.
    pub(crate) fn describe(&mut self, node: Node, words: String) {
        self.alternatives.insert(node, words);
    }

    /// What an element shows, in words.
    pub(crate) fn alternative(&self, node: Node) -> Option<&str> {
        self.alternatives.get(&node).map(String::as_str)
    }

    /// How many elements there are.
    pub(crate) fn len(&self) -> usize {
        self.elements.len()
    }

    /// Forgets all elements but the first `len`: an attempt at a layout was given up.
    pub(crate) fn truncate(&mut self, len: usize) {
        self.elements.truncate(len);
        self.alternatives.retain(|node, _| node.index() < len);
    }

    /// What an element is.
    pub(crate) fn tag(&self, node: Node) -> Option<Tag> {
        self.elements.get(node.index()).map(|(tag, _)| *tag)
    }

    /// The element above.
    pub(crate) fn parent(&self, node: Node) -> Option<Node> {
        self.elements.get(node.index()).and_then(|(_, parent)| *parent)
    }

    /// All elements with their parents, parents first.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Node, Tag, Option<Node>)> {
        self.elements.iter().enumerate().map(|(at, (tag, parent))| (Node::at(at), *tag, *parent))
    }
}

impl Node {
    fn at(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The place of the element among all.
    pub(crate) fn index(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }
}

impl Tag {
    /// The name of the structure type.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Sect => "Sect",
            Self::H1 => "H1",
            Self::H2 => "H2",
            Self::H3 => "H3",
            Self::P => "P",
            Self::L => "L",
            Self::Li => "LI",
            Self::Lbl => "Lbl",
            Self::LBody => "LBody",
            Self::Table => "Table",
            Self::Caption => "Caption",
            Self::THead => "THead",
            Self::TBody => "TBody",
            Self::Tr => "TR",
            Self::Th => "TH",
            Self::Td | Self::Spanning(_) => "TD",
            Self::Toc => "TOC",
            Self::Toci => "TOCI",
            Self::Link => "Link",
            Self::Figure => "Figure",
        }
    }
}
