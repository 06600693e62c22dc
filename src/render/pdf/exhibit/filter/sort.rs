//! The filters that the format knows.

/// A way in which data are packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::render::pdf::exhibit) enum Filter {
    Flate,
    Lzw,
    Brotli,
    Ascii85,
    AsciiHex,
    RunLength,
    Fax,
    Jbig2,
    Jpeg,
    Jpeg2000,
}

impl Filter {
    /// The filter of this name, long or short.
    pub(in crate::render::pdf::exhibit) fn of(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"FlateDecode" | b"Fl" => Self::Flate,
            b"LZWDecode" | b"LZW" => Self::Lzw,
            b"BrotliDecode" => Self::Brotli,
            b"ASCII85Decode" | b"A85" => Self::Ascii85,
            b"ASCIIHexDecode" | b"AHx" => Self::AsciiHex,
            b"RunLengthDecode" | b"RL" => Self::RunLength,
            b"CCITTFaxDecode" | b"CCF" => Self::Fax,
            b"JBIG2Decode" => Self::Jbig2,
            b"DCTDecode" | b"DCT" => Self::Jpeg,
            b"JPXDecode" => Self::Jpeg2000,
            _ => return None,
        })
    }

    /// Its long name.
    pub(in crate::render::pdf::exhibit) fn name(self) -> &'static str {
        match self {
            Self::Flate => "FlateDecode",
            Self::Lzw => "LZWDecode",
            Self::Brotli => "BrotliDecode",
            Self::Ascii85 => "ASCII85Decode",
            Self::AsciiHex => "ASCIIHexDecode",
            Self::RunLength => "RunLengthDecode",
            Self::Fax => "CCITTFaxDecode",
            Self::Jbig2 => "JBIG2Decode",
            Self::Jpeg => "DCTDecode",
            Self::Jpeg2000 => "JPXDecode",
        }
    }

    /// Whether it packs a picture, and no other data.
    pub(in crate::render::pdf::exhibit) fn is_of_pictures(self) -> bool {
        match self {
            Self::Fax | Self::Jbig2 | Self::Jpeg | Self::Jpeg2000 => true,
            Self::Flate
            | Self::Lzw
            | Self::Brotli
            | Self::Ascii85
            | Self::AsciiHex
            | Self::RunLength => false,
        }
    }

    /// The keys of its parameters.
    pub(in crate::render::pdf::exhibit) fn parameters(self) -> &'static [&'static str] {
        match self {
            Self::Flate | Self::Lzw => {
                &["Predictor", "Colors", "BitsPerComponent", "Columns", "EarlyChange"]
            }
            Self::Fax => &[
                "K",
                "EndOfLine",
                "EncodedByteAlign",
                "Columns",
                "Rows",
                "EndOfBlock",
                "BlackIs1",
                "DamagedRowsBeforeError",
            ],
            Self::Jpeg => &["ColorTransform"],
            Self::Brotli
            | Self::Ascii85
            | Self::AsciiHex
            | Self::RunLength
            | Self::Jbig2
            | Self::Jpeg2000 => &[],
        }
    }
}
