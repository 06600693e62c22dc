//! The metadata of the file as XMP.

use crate::render::pdf::finish::{PRODUCER, title};
use crate::report::document::Report;

/// The packet of metadata, which says the same as the document's information, and that the file can be read aloud
/// (PDF/UA-1): every text is tagged and everything else is marked as not to be read.
pub(crate) fn packet(report: &Report) -> String {
    let dates = date(report).map_or_else(String::new, |date| {
        ["CreateDate", "ModifyDate", "MetadataDate"]
            .map(|name| format!("<xmp:{name}>{date}T00:00:00Z</xmp:{name}>\n"))
            .concat()
    });
    let producer = escape(PRODUCER);
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" \
         xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n\
         <dc:format>application/pdf</dc:format>\n\
         <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\n\
         <dc:creator><rdf:Seq><rdf:li>{subject}</rdf:li></rdf:Seq></dc:creator>\n\
         <dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{program}</rdf:li></rdf:Alt></dc:description>\n\
         <dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>\n\
         {dates}\
         <pdfuaid:part>1</pdfuaid:part>\n\
         <xmp:CreatorTool>{producer}</xmp:CreatorTool>\n\
         <pdf:Producer>{producer}</pdf:Producer>\n\
         </rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>",
        title = escape(&title(report)),
        subject = escape(&report.subject),
        program = escape(&report.program),
        lang = escape(&report.lang),
    )
}

/// The date of the document, if it is one.
pub(crate) fn date(report: &Report) -> Option<&str> {
    let shape: String =
        report.date.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    (shape == "0000-00-00").then_some(report.date.as_str())
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
