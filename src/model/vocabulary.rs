//! The ids that the known programs declare: programs and areas.

use std::collections::BTreeMap;

/// A subject inside a domain, or a domain without subjects, in any known program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AreaId(usize);

/// A known program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ProgramId(usize);

/// Every id that an entry may use.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    areas: Vec<String>,
    /// Ids and their other spellings, such as `core/G` for `core/anatomy`.
    spellings: BTreeMap<String, AreaId>,
    programs: Vec<String>,
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
        self.programs.first().map_or("", String::as_str)
    }

    /// All ids of programs.
    pub fn programs(&self) -> impl Iterator<Item = &str> {
        self.programs.iter().map(String::as_str)
    }
}
