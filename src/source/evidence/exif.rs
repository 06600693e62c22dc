//! Which way up a photo is, as its camera wrote it down.

/// The tag of the orientation.
const ORIENTATION: u16 = 0x0112;

/// Entries of a directory that are looked through; a camera writes a few dozen.
const ENTRIES: u16 = 512;

/// The orientation, 1 to 8, in a block of EXIF that begins with its byte order; 1 is upright.
pub fn orientation(block: &[u8]) -> Option<u8> {
    let read = Block { bytes: block, big: byte_order(block)? };
    let directory = usize::try_from(read.long(4)?).ok()?;
    let count = read.short(directory)?.min(ENTRIES);
    for number in 0..usize::from(count) {
        let entry = number.saturating_mul(12).saturating_add(2).saturating_add(directory);
        if read.short(entry)? == ORIENTATION {
            let value = read.short(entry.saturating_add(8))?;
            return u8::try_from(value).ok().filter(|value| (1..=8).contains(value));
        }
    }
    None
}

/// Whether the most significant byte comes first.
fn byte_order(block: &[u8]) -> Option<bool> {
    match block.get(..4)? {
        b"MM\0*" => Some(true),
        b"II*\0" => Some(false),
        _ => None,
    }
}

struct Block<'a> {
    bytes: &'a [u8],
    big: bool,
}

impl Block<'_> {
    fn short(&self, at: usize) -> Option<u16> {
        let two = *self.bytes.get(at..)?.first_chunk::<2>()?;
        Some(if self.big { u16::from_be_bytes(two) } else { u16::from_le_bytes(two) })
    }

    fn long(&self, at: usize) -> Option<u32> {
        let four = *self.bytes.get(at..)?.first_chunk::<4>()?;
        Some(if self.big { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A block with a directory of two entries, the second the orientation.
    fn block(big: bool, value: u16) -> Vec<u8> {
        let short = |n: u16| if big { n.to_be_bytes() } else { n.to_le_bytes() }.to_vec();
        let long = |n: u32| if big { n.to_be_bytes() } else { n.to_le_bytes() }.to_vec();
        let start = if big { b"MM\0*".to_vec() } else { b"II*\0".to_vec() };
        let other = [short(0x010f), short(3), long(1), short(7), short(0)].concat();
        let own = [short(ORIENTATION), short(3), long(1), short(value), short(0)].concat();
        [start, long(8), short(2), other, own, long(0)].concat()
    }

    #[test]
    fn all_eight_are_read_in_both_byte_orders() {
        for big in [true, false] {
            for value in 1..=8_u8 {
                assert_eq!(orientation(&block(big, u16::from(value))), Some(value));
            }
            assert_eq!(orientation(&block(big, 9)), None);
            assert_eq!(orientation(&block(big, 0)), None);
        }
    }

    #[test]
    fn a_block_that_is_cut_or_points_astray_says_nothing() {
        let whole = block(true, 6);
        for length in 0..whole.len() - 8 {
            assert_eq!(orientation(&whole[..length]), None, "{length}");
        }
        assert_eq!(orientation(b"II*\0\xff\xff\xff\xff\0\0"), None);
    }
}
