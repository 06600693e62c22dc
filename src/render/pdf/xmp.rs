//! The metadata of the file as XMP.

use crate::render::pdf::finish::PRODUCER;
use crate::report::document::Report;

/// The packet of metadata, which says the same as the document's information, and what the file claims to be: one
/// that can be read aloud (PDF/UA-1), since every text is tagged and everything else is marked as not to be read;
/// one that can be read in decades (PDF/A-3b), since it needs nothing that it does not hold.
pub(crate) fn packet(report: &Report, title: &str) -> String {
    let dates = date(report).map_or_else(String::new, |date| {
        ["CreateDate", "ModifyDate", "MetadataDate"]
            .map(|name| format!("<xmp:{name}>{date}T00:00:00Z</xmp:{name}>\n"))
            .concat()
    });
    let producer = escape(PRODUCER);
    let claimed = report.claims;
    let claims = [
        (claimed.reading, "<pdfuaid:part>1</pdfuaid:part>\n"),
        (
            claimed.archives,
            "<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>\n",
        ),
        (claimed.archives && claimed.reading, SCHEMA),
    ];
    let claims: String =
        claims.iter().filter(|(holds, _)| *holds).map(|(_, words)| *words).collect();
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" \
         xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\" \
         xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" \
         xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" \
         xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" \
         xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n\
         <dc:format>application/pdf</dc:format>\n\
         <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\n\
         <dc:creator><rdf:Seq><rdf:li>{subject}</rdf:li></rdf:Seq></dc:creator>\n\
         <dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{program}</rdf:li></rdf:Alt></dc:description>\n\
         <dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>\n\
         {dates}{claims}\
         <xmp:CreatorTool>{producer}</xmp:CreatorTool>\n\
         <pdf:Producer>{producer}</pdf:Producer>\n\
         </rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>",
        title = escape(title),
        subject = escape(&report.subject),
        program = escape(&report.program),
        lang = escape(&report.lang),
    )
}

/// PDF/A knows no other standard's words: a file that claims PDF/UA too explains them.
const SCHEMA: &str = "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n\
    <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n\
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n\
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n\
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n\
    <pdfaProperty:name>part</pdfaProperty:name>\n\
    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n\
    <pdfaProperty:category>internal</pdfaProperty:category>\n\
    <pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>\n\
    </rdf:li></rdf:Seq></pdfaSchema:property>\n\
    </rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

/// The date of the document, if it is one.
fn date(report: &Report) -> Option<&str> {
    let shape: String =
        report.date.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    (shape == "0000-00-00").then_some(report.date.as_str())
}

/// The same as PDF writes it.
pub(crate) fn stamp(report: &Report) -> Option<String> {
    date(report).map(|date| format!("(D:{}000000Z)", date.replace('-', "")))
}

/// Text between tags; XML has no place for most controls.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars().filter(|character| !character.is_control()) {
        match character {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn names_are_escaped() {
        assert_eq!(escape("A <b> & \"C\"\u{1}"), "A &lt;b&gt; &amp; &quot;C&quot;");
    }
}
