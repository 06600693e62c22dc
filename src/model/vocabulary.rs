//! The words that the known programs declare: programs, areas, attributes, document types.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::document_type::{DeclaredDocument, DocumentType};
use crate::model::words::{Kind, KnownDocument};

/// A subject inside a domain, or a domain without subjects, in any known program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AreaId(usize);

/// A known program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ProgramId(usize);

/// A key that entries may carry because a pack declares it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AttributeId(usize);

/// A key that a pack declares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// The key.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Which entries may carry it.
    pub kinds: Vec<Kind>,
    /// Its values: as written, and as printed.
    pub values: Vec<(String, String)>,
}

/// Every id that an entry may use.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    areas: Vec<String>,
    /// Ids and their other spellings, such as `core/G` for `core/anatomy`.
    spellings: BTreeMap<String, AreaId>,
    /// The official titles of areas, as the first pack to declare each has them.
    titles: BTreeMap<AreaId, String>,
    programs: Vec<String>,
    /// The program that stands in examples, by its place.
    example: usize,
    attributes: Vec<Attribute>,
    documents: Vec<Arc<DeclaredDocument>>,
}

impl Vocabulary {
    /// Declares an area under its id; the same id is the same area.
    pub fn declare_area(&mut self, id: &str, code: Option<&str>) -> AreaId {
        let area = self.spellings.get(id).copied().unwrap_or(AreaId(self.areas.len()));
        if area.0 == self.areas.len() {
            self.areas.push(id.to_owned());
            self.spellings.insert(id.to_owned(), area);
        }
        if let (Some(code), Some((domain, _))) = (code, id.split_once('/')) {
            self.spellings.entry(format!("{domain}/{code}")).or_insert(area);
        }
        area
    }

    /// Takes the title of an area, unless it has one.
    pub fn title_area(&mut self, area: AreaId, title: &str) {
        self.titles.entry(area).or_insert_with(|| title.to_owned());
    }

    /// The area's title.
    pub fn area_title(&self, area: AreaId) -> Option<&str> {
        self.titles.get(&area).map(String::as_str)
    }

    /// Declares a program; the same id is the same program.
    pub fn declare_program(&mut self, id: &str) -> ProgramId {
        if let Some(known) = self.program(id) {
            return known;
        }
        self.programs.push(id.to_owned());
        ProgramId(self.programs.len().saturating_sub(1))
    }

    /// The area that is spelled so.
    pub fn area(&self, spelling: &str) -> Option<AreaId> {
        self.spellings.get(spelling).copied()
    }

    /// The area's id.
    pub fn area_id(&self, area: AreaId) -> &str {
        self.areas.get(area.0).map_or("", String::as_str)
    }

    /// The program of this id.
    pub fn program(&self, id: &str) -> Option<ProgramId> {
        self.programs.iter().position(|known| known == id).map(ProgramId)
    }

    /// The program's id.
    pub fn program_id(&self, program: ProgramId) -> &str {
        self.programs.get(program.0).map_or("", String::as_str)
    }

    /// All spellings of areas.
    pub fn area_spellings(&self) -> impl Iterator<Item = &str> {
        self.spellings.keys().map(String::as_str)
    }

    /// All ids of areas, in the order declared.
    pub fn areas(&self) -> impl Iterator<Item = &str> {
        self.areas.iter().map(String::as_str)
    }

    /// A program's id, for an example.
    pub fn any_program(&self) -> &str {
        self.programs.get(self.example).map_or("", String::as_str)
    }

    /// Takes a program for examples.
    pub fn show_by(&mut self, program: ProgramId) {
        self.example = program.0;
    }

    /// All ids of programs.
    pub fn programs(&self) -> impl Iterator<Item = &str> {
        self.programs.iter().map(String::as_str)
    }

    /// Declares an attribute; nothing if one of the same key says something else.
    pub fn declare_attribute(&mut self, attribute: Attribute) -> Option<AttributeId> {
        if let Some(at) = self.attributes.iter().position(|known| known.id == attribute.id) {
            return (self.attributes.get(at) == Some(&attribute)).then_some(AttributeId(at));
        }
        self.attributes.push(attribute);
        Some(AttributeId(self.attributes.len().saturating_sub(1)))
    }

    /// The attribute of this key.
    pub fn attribute(&self, key: &str) -> Option<(AttributeId, &Attribute)> {
        let at = self.attributes.iter().position(|known| known.id == key)?;
        self.attributes.get(at).map(|attribute| (AttributeId(at), attribute))
    }

    /// What is known of an attribute.
    pub fn attribute_of(&self, id: AttributeId) -> Option<&Attribute> {
        self.attributes.get(id.0)
    }

    /// All attributes.
    pub fn all_attributes(&self) -> impl Iterator<Item = (AttributeId, &Attribute)> {
        self.attributes.iter().enumerate().map(|(at, attribute)| (AttributeId(at), attribute))
    }

    /// The keys of attributes that entries of `kind` may carry.
    pub fn attributes(&self, kind: Kind) -> impl Iterator<Item = &str> {
        let of_kind = self.attributes.iter().filter(move |one| one.kinds.contains(&kind));
        of_kind.map(|one| one.id.as_str())
    }

    /// Declares a document type; false if one of the same word says something else.
    pub fn declare_document(&mut self, document: DeclaredDocument) -> bool {
        let known = self.documents.iter().find(|known| known.word == document.word);
        let same = known.map(|known| **known == document);
        if same.is_none() {
            self.documents.push(Arc::new(document));
        }
        same.unwrap_or(true)
    }

    /// All document types, those of the format first.
    pub fn documents(&self) -> Vec<DocumentType> {
        let known = KnownDocument::ALL.iter().map(|known| DocumentType::Known(*known));
        known.chain(self.documents.iter().cloned().map(DocumentType::Declared)).collect()
    }

    /// All areas whose id is `domain`, or lies below it.
    pub fn areas_of(&self, domain: &str) -> Vec<AreaId> {
        let below = |id: &String| {
            id == domain || id.strip_prefix(domain).is_some_and(|rest| rest.starts_with('/'))
        };
        let ids = self.areas.iter().enumerate().filter(|(_, id)| below(id));
        ids.map(|(at, _)| AreaId(at)).collect()
    }
}
