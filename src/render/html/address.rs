//! Addresses: those of the web that a log names, and of the files that lie beside the page.

use std::borrow::Cow;

use super::text::turns_order;

/// `url` as an address that a browser takes as it stands, if its scheme is http, https or mailto.
pub(super) fn web_address(url: &str) -> Option<Cow<'_, str>> {
    let (scheme, rest) = url.split_once(':')?;
    let rest = match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => rest.strip_prefix("//")?,
        "mailto" => rest,
        _ => return None,
    };
    if rest.is_empty() || url.chars().any(|c| c.is_whitespace() || c.is_control() || turns_order(c))
    {
        return None;
    }
    if !url.contains(needs_percent) {
        return Some(Cow::Borrowed(url));
    }
    let mut address = String::with_capacity(url.len());
    for c in url.chars() {
        if needs_percent(c) {
            address.extend(['%', hex(u32::from(c) >> 4), hex(u32::from(c))]);
        } else {
            address.push(c);
        }
    }
    Some(Cow::Owned(address))
}

/// The address of a file that lies beside the page.
pub(super) fn file_address(name: &str) -> String {
    let mut address = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            address.push(char::from(byte));
        } else {
            let value = u32::from(byte);
            address.extend(['%', hex(value >> 4), hex(value)]);
        }
    }
    address
}

/// The last hexadecimal digit of `value`.
fn hex(value: u32) -> char {
    char::from_digit(value & 15, 16).unwrap_or('0').to_ascii_uppercase()
}

/// Whether `c` may not stand in an address.
fn needs_percent(c: char) -> bool {
    matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}')
}

#[cfg(test)]
mod tests {
    use super::{file_address, web_address};

    #[test]
    fn only_web_and_mail_addresses_lead_anywhere() {
        let kept = [
            "https://example.org/a?b=c&d=e#f",
            "HTTP://example.org",
            "mailto:jordan@example.org",
            "https://example.org/größe",
        ];
        for url in kept {
            assert_eq!(web_address(url).as_deref(), Some(url));
        }
        let refused = [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "//example.org",
            "/a",
            "example.org",
            "https:example.org",
            "https://",
            "mailto:",
            "https://example.org/a b",
            "https://example.org/\u{202e}cod.exe",
            "",
        ];
        for url in refused {
            assert_eq!(web_address(url), None, "{url:?}");
        }
    }

    #[test]
    fn the_name_of_a_file_is_no_scheme_and_no_folder() {
        assert_eq!(file_address("aasect-cst-self.html"), "aasect-cst-self.html");
        assert_eq!(file_address("a b:ö/x.html"), "a%20b%3A%C3%B6%2Fx.html");
    }

    #[test]
    fn what_an_address_may_not_hold_is_written_with_percent() {
        assert_eq!(
            web_address("https://example.org/\"><b>|x").as_deref(),
            Some("https://example.org/%22%3E%3Cb%3E%7Cx")
        );
    }
}
