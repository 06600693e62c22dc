//! Nothing of an exhibit does anything: no script, no action, no file within it, no form.

use crate::certificate::stream;
use crate::packet::around;
use crate::pdfs::{FONT, operators, read, with_root};

/// Words that stand in a file that can do something, and nowhere else in a PDF.
const WORDS: [&str; 40] = [
    "JavaScript",
    "/JS",
    "/OpenAction",
    "/AA",
    "/Launch",
    "/URI",
    "/GoTo",
    "/SubmitForm",
    "/ImportData",
    "/Named",
    "/EmbeddedFile",
    "/Filespec",
    "/AF",
    "/AcroForm",
    "/XFA",
    "/Widget",
    "/Annot",
    "/RichMedia",
    "/3D",
    "/Movie",
    "/Sound",
    "/Rendition",
    "/Thread",
    "/B ",
    "/PS",
    "/OPI",
    "/Alternates",
    "/Ref ",
    "/PieceInfo",
    "/Metadata",
    "/Thumb",
    "/StructParent",
    "/MCID",
    "/OC",
    "/LastModified",
    "/URL",
    "/FS",
    "/Dests",
    "/Names",
    "/Perms",
];

#[test]
fn nothing_active_survives() {
    let root = "/OpenAction 5 0 R/AA<</WC 5 0 R>>/Names<</JavaScript<</Names[(a) 5 0 R]>>/EmbeddedFiles<</Names[(f) 6 0 R]>>>>\
                /AcroForm<</XFA 7 0 R/Fields[8 0 R]>>/Threads[9 0 R]/Perms<<>>/Metadata 7 0 R/AF[6 0 R]\
                /OCProperties<</OCGs[17 0 R]/D<<>>>>";
    let keys = format!(
        "/AA<</O 5 0 R>>/Thumb 10 0 R/B[9 0 R]/Metadata 7 0 R/PieceInfo<</X<<>>>>/AF[6 0 R]/StructParents 1\
         /Annots[8 0 R 11 0 R 12 0 R 13 0 R]/Resources<</Font<</F {FONT}>>/XObject<</Form 14 0 R/Picture 10 0 R/Script 15 0 R\
         /Far 16 0 R>>/Properties<</P<</Metadata 7 0 R/MCID 3/PLANTED(PLANTED1)>>>>/Evil 5 0 R>>"
    );
    let content = "/P /P BDC BT /F 12 Tf 72 700 Td (what is seen) Tj ET /Form Do /Picture Do /Script Do /Far Do EMC";
    let bad = "/OPI<</1.3<</F(PLANTED2)>>>>/PieceInfo<</X(PLANTED3)>>/Metadata 7 0 R/LastModified(PLANTED4)\
               /StructParent 2/AF[6 0 R]/OC 17 0 R/Name/PLANTED5/Evil 5 0 R";
    let picture =
        "/Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceGray/BitsPerComponent 8";
    let note = |keys: &str| {
        format!("<</Type/Annot/Rect[0 0 9 9]/AP<</N 14 0 R>>/A 5 0 R/AA<</U 5 0 R>>{keys}>>")
            .into_bytes()
    };
    let more = [
        b"<</S/JavaScript/JS(PLANTED6)/Next<</S/Launch/F(PLANTED7)>>>>".to_vec(),
        b"<</Type/Filespec/F(PLANTED8)/EF<</F 7 0 R>>>>".to_vec(),
        stream("/Type/EmbeddedFile", b"PLANTED9"),
        note("/Subtype/Widget/FT/Tx/T(PLANTED10)/V(PLANTED11)"),
        b"<</Type/Thread/I<</Title(PLANTED12)>>>>".to_vec(),
        stream(&format!("{picture}{bad}/Alternates[<</Image 10 0 R>>]/ID(PLANTED13)"), b"grey"),
        note("/Subtype/RichMedia/RichMediaContent<</X(PLANTED14)>>"),
        note("/Subtype/3D/3DD 7 0 R/Contents(PLANTED15)"),
        note("/Subtype/FileAttachment/FS 6 0 R/Contents(PLANTED16)"),
        stream(
            &format!(
                "/Type/XObject/Subtype/Form/BBox[0 0 9 9]{bad}/Ref<</F 6 0 R/Page 0>>/Resources<</Evil 5 0 R>>"
            ),
            b"0 0 9 9 re f",
        ),
        stream("/Type/XObject/Subtype/PS/Level1 7 0 R", b"PLANTED17"),
        stream(&format!("{picture}/F<</FS/URL/F(PLANTED18)>>/FFilter/DCTDecode"), b""),
        b"<</Type/OCG/Name(PLANTED19)>>".to_vec(),
    ];
    let imported = read(&with_root(root, &keys, content, &more));
    let operators = operators(&imported);
    assert!(
        operators.contains("(what is seen) Tj") && operators.contains("/Form Do"),
        "{operators}"
    );
    assert!(
        operators.contains("/Picture Do")
            && !operators.contains("/Script")
            && !operators.contains("/Far")
    );
    // The boxes of the field, the film, the model and the paper clip are painted, and no more than that.
    assert_eq!(operators.matches("/Note").count(), 4, "{operators}");
    let mut file = lopdf47::Document::load_mem(&around(&imported)).unwrap();
    file.decompress();
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    assert!(!text.contains("PLANTED"), "{text}");
    for word in WORDS {
        assert!(!text.contains(word), "{word}: {text}");
    }
    let losses: Vec<String> = imported.losses.iter().map(ToString::to_string).collect();
    assert_eq!(losses, ["page 1 shows what is stored outside the file"]);
}
