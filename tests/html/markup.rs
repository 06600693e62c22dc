//! The little of HTML that the tests read: tags, attributes, and the text between the tags.

/// One tag of a page, as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tag {
    /// The name, with a slash before it where the tag closes an element.
    pub(crate) name: String,
    /// Names and values, unescaped.
    pub(crate) attributes: Vec<(String, String)>,
}

/// A page taken apart.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// The tags, in order.
    pub(crate) tags: Vec<Tag>,
    /// The text between the tags, unescaped, without the style and the script.
    pub(crate) text: String,
    /// What stands inside the script element, up to what ends it for a browser.
    pub(crate) script: String,
    /// What stands inside the style element.
    pub(crate) style: String,
}

impl Page {
    /// Takes `html` apart. It knows just what the renderer writes: double quotes, no comments.
    pub(crate) fn of(html: &str) -> Self {
        let mut page = Self::default();
        let mut rest = html;
        while let Some((text, after)) = rest.split_once('<') {
            page.take_text(text);
            rest = page.take_tag(after);
            if page.tags.last().is_some_and(|tag| tag.name == "script") {
                let end = rest.find("</script").unwrap_or(rest.len());
                let (script, after) = rest.split_at(end);
                page.script.push_str(script);
                rest = after;
            }
        }
        page.take_text(rest);
        page
    }

    /// The values of `attribute` on the tags named `name`, or on every tag.
    pub(crate) fn values(&self, name: Option<&str>, attribute: &str) -> Vec<&str> {
        let named = self.tags.iter().filter(|tag| name.is_none_or(|name| tag.name == name));
        named
            .flat_map(|tag| &tag.attributes)
            .filter(|(key, _)| key == attribute)
            .map(|(_, value)| value.as_str())
            .collect()
    }

    /// How many tags are named `name`.
    pub(crate) fn count(&self, name: &str) -> usize {
        self.tags.iter().filter(|tag| tag.name == name).count()
    }

    /// The tags with the names of their attributes: what a browser builds, without any word of the
    /// report. The two elements that depend on the words alone are left out, and the mark of a text
    /// whose words are so long that they have to be broken.
    pub(crate) fn skeleton(&self) -> Vec<String> {
        let kept = self
            .tags
            .iter()
            .filter(|tag| !matches!(tag.name.trim_start_matches('/'), "bdi" | "time"));
        kept.map(|tag| {
            let kept =
                tag.attributes.iter().filter(|(name, value)| name != "class" || value != "long");
            let names = kept.map(|(name, _)| format!(" {name}"));
            format!("{}{}", tag.name, names.collect::<String>())
        })
        .collect()
    }

    fn take_text(&mut self, text: &str) {
        if self.tags.last().is_some_and(|tag| tag.name == "style") {
            self.style.push_str(text);
        } else {
            self.text.push_str(&unescape(text));
        }
    }

    fn take_tag<'a>(&mut self, after: &'a str) -> &'a str {
        let end = after.find([' ', '>', '\n', '/']).filter(|end| *end > 0);
        let end = end.or_else(|| after.find('>')).unwrap_or(after.len());
        let (name, mut rest) = after.split_at(end);
        let mut tag = Tag { name: name.to_owned(), attributes: Vec::new() };
        loop {
            rest = rest.trim_start_matches([' ', '\n', '/']);
            if let Some(after) = rest.strip_prefix('>') {
                self.tags.push(tag);
                return after;
            }
            let end = rest.find(['=', ' ', '>']).unwrap_or(rest.len());
            let (key, after) = rest.split_at(end);
            let (value, after) = after
                .strip_prefix("=\"")
                .and_then(|after| after.split_once('"'))
                .unwrap_or(("", after));
            tag.attributes.push((key.to_owned(), unescape(value)));
            rest = after;
            if key.is_empty() {
                self.tags.push(tag);
                return rest;
            }
        }
    }
}

/// `text` with its entities read.
fn unescape(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#x27;", "'")
        .replace("&#x2F;", "/")
        .replace("&amp;", "&")
}
