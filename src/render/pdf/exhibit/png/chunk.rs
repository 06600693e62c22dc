//! The chunks of a PNG that are used as they stand.

/// What the chunks of a PNG say.
#[derive(Debug, Default)]
pub(super) struct Chunks<'a> {
    /// The picture's data, put together.
    pub(super) data: Vec<u8>,
    /// What is seen through: how far, for each colour of a palette, or one colour.
    pub(super) transparency: &'a [u8],
    /// What a camera wrote down.
    pub(super) exif: Option<&'a [u8]>,
    /// Dots an inch, across and down.
    pub(super) density: Option<(f32, f32)>,
}

impl<'a> Chunks<'a> {
    /// The chunks of a file.
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        let mut chunks = Self::default();
        let mut rest = bytes.get(8..).unwrap_or_default();
        while let Some((name, own, after)) = next(rest) {
            match name {
                b"IDAT" => chunks.data.extend_from_slice(own),
                b"tRNS" => chunks.transparency = own,
                b"eXIf" => chunks.exif = Some(own),
                b"pHYs" => chunks.density = density(own),
                b"IEND" => break,
                _ => {}
            }
            rest = after;
        }
        chunks
    }
}

/// The name and content of the first chunk, and what follows it.
fn next(bytes: &[u8]) -> Option<(&[u8; 4], &[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let (name, rest) = rest.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let (own, rest) = rest.split_at_checked(length)?;
    // Each chunk ends with a check sum.
    Some((name, own, rest.get(4..)?))
}

/// Dots an inch, where dots a metre are said.
fn density(own: &[u8]) -> Option<(f32, f32)> {
    let (across, rest) = own.split_first_chunk::<4>()?;
    let (down, rest) = rest.split_first_chunk::<4>()?;
    let dots = |metre: &[u8; 4]| {
        let metre = u32::from_be_bytes(*metre);
        Some(f32::from(u16::try_from(metre / 4).ok()?) * 4.0 * 0.0254)
    };
    (rest.first() == Some(&1)).then_some(())?;
    dots(across).zip(dots(down))
}
