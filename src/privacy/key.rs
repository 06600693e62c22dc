//! Keys of front matter: those whose values are closed, and those that ask for an identifier.

use crate::privacy::Identifier;

/// How a key is compared: without the mark of a user's own key, small, with one kind of dash.
pub(super) fn normal(key: &str) -> String {
    let key = key.trim().trim_matches(['"', '\'']).to_lowercase().replace(['-', ' '], "_");
    key.strip_prefix("x_").unwrap_or(&key).to_owned()
}

/// Whether a value is well formed for a key of the format whose values are closed; such a value identifies nobody.
pub(super) fn is_closed(key: &str, value: &str) -> bool {
    let value = value.trim().trim_matches(['"', '\'']);
    match key {
        "kind" | "delivery" | "setting" | "modality" | "focus" | "note" | "split"
        | "allocation" | "approval" | "draft" | "claim" | "supervisor" | "primary" | "paper"
        | "level" | "discipline" | "type" | "of" => is_word(value),
        _ if is_of_a_date(key) => is_period(value) || is_like_a_date(value),
        "hours" | "each" | "certificate_hours" | "sessions" | "clients" | "group_size"
        | "semester" | "quarter" => is_amount(value),
        "pages" => value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-'),
        "area" | "program" | "requirement" => is_id(value),
        "line" => value.len() == 8 && value.bytes().all(|byte| byte.is_ascii_hexdigit()),
        "code" => Identifier::ALL.iter().any(|one| one.word() == value) || is_of_a_record(value),
        "version" | "number" | "approval_number" | "member_number" | "state" => {
            value.len() < 24 && !value.contains('@')
        }
        _ => key.contains('/') && is_id(key) && is_amount(value),
    }
}

/// Whether a key of the format takes a day: whatever day stands there is no client's.
pub(super) fn is_of_a_date(key: &str) -> bool {
    [
        "date",
        "on",
        "reviewed",
        "from",
        "to",
        "signed",
        "dated",
        "ended",
        "awarded",
        "documents",
        "sent-direct",
        "certified",
        "period",
        "sent",
        "returned",
    ]
    .contains(&key)
}

fn is_word(value: &str) -> bool {
    value.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
}

fn is_id(value: &str) -> bool {
    value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-_.".contains(&byte))
        && (value.contains('/') || is_word(value))
}

/// A day, a month, or a range of them.
pub(super) fn is_period(value: &str) -> bool {
    value.split("..").all(|part| {
        let bytes = part.as_bytes();
        let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
        matches!((part.len(), digits), (4, 4) | (7, 6) | (10, 8))
            && bytes.iter().enumerate().all(|(at, byte)| {
                if at == 4 || at == 7 { *byte == b'-' } else { byte.is_ascii_digit() }
            })
    })
}

/// A date in whatever spelling, with nothing beside it: it is the entry's, and wrong or right no
/// client's.
pub(super) fn is_like_a_date(value: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    const OTHERS: [&str; 12] =
        ["st", "nd", "rd", "th", "of", "to", "and", "until", "through", "am", "pm", "today"];
    // `Jun` and `Sept` are cut from it.
    let is_month =
        |word: &str| word.len() > 2 && MONTHS.iter().any(|month| month.starts_with(word));
    let words = value.split(|sign: char| !sign.is_alphabetic()).filter(|word| !word.is_empty());
    let mut numbers =
        value.split(|sign: char| !sign.is_ascii_digit()).filter(|number| !number.is_empty());
    // A number of a telephone or of social security has three figures somewhere.
    numbers.all(|number| matches!(number.len(), 1 | 2 | 4 | 8))
        && words
            .map(str::to_lowercase)
            .all(|word| OTHERS.contains(&word.as_str()) || is_month(&word))
}

/// The code of a record, `K7QF2-9XM4T`: a hash, from which nobody is known.
fn is_of_a_record(value: &str) -> bool {
    let is_half = |half: &str| {
        half.len() == 5
            && half.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
    };
    value.split_once('-').is_some_and(|(first, second)| is_half(first) && is_half(second))
}

/// A number or a time of a few digits.
fn is_amount(value: &str) -> bool {
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    digits <= 5
        && value.len() <= 8
        && value.split(['.', ':', 'h', 'm']).all(|part| part.len() <= 4)
        && value.bytes().all(|byte| byte.is_ascii_digit() || b".:hm".contains(&byte))
}

/// What a key asks for that no log may hold.
pub(super) fn denied(key: &str) -> Option<Identifier> {
    let found = match key {
        "client" | "clients" | "client_name" | "client_names" | "name" | "names" | "first_name"
        | "last_name" | "surname" | "given_name" | "family_name" | "full_name" | "nickname"
        | "partner" | "partners" | "partner_name" | "spouse" | "husband" | "wife" | "patient"
        | "patients" | "patient_name" | "initials" | "client_initials" | "who" | "person"
        | "relative" | "mother" | "father" | "child" | "children" | "emergency_contact"
        | "boyfriend" | "girlfriend" | "pt" | "couple" | "employer" => Identifier::Name,
        "city" | "town" | "county" | "address" | "street" | "zip" | "zipcode" | "zip_code"
        | "postal_code" | "postcode" | "neighborhood" | "neighbourhood" | "residence"
        | "hometown" | "workplace" => Identifier::Place,
        "dob" | "d.o.b." | "d.o.b" | "birth" | "birthday" | "birthdate" | "birth_date"
        | "date_of_birth" | "born" | "intake" | "intake_date" | "discharge" | "discharged"
        | "discharge_date" | "admitted" | "admission" | "admission_date" | "deceased" | "death"
        | "died" | "date_of_death" | "age" | "ages" | "first_seen" | "last_seen" => {
            Identifier::Date
        }
        "phone" | "telephone" | "mobile" | "cell" | "tel" | "fax" | "phone_number" => {
            Identifier::Phone
        }
        "email" | "e_mail" | "mail" | "client_email" => Identifier::Email,
        "ssn" | "social_security" | "social_security_number" | "itin" => Identifier::Ssn,
        "mrn" | "chart" | "chart_no" | "chart_number" | "medical_record" | "record"
        | "record_no" | "record_number" | "policy" | "policy_no" | "policy_number"
        | "member_id" | "group_no" | "group_number" | "claim_no" | "claim_number" | "account"
        | "account_no" | "account_number" | "insurance_id" | "subscriber" | "subscriber_id"
        | "insurance" | "plan" => Identifier::Record,
        "license" | "licence" | "license_no" | "license_number" | "passport"
        | "drivers_license" => Identifier::License,
        "vin" | "plate" | "license_plate" | "serial" | "serial_no" | "serial_number" | "imei"
        | "mac" | "device" | "device_id" => Identifier::Device,
        "url" | "link" | "website" | "web" | "ip" | "ip_address" | "homepage" | "instagram"
        | "facebook" | "linkedin" | "twitter" | "handle" => Identifier::Web,
        "photo" | "photos" | "picture" | "image" | "fingerprint" | "voiceprint" => {
            Identifier::Image
        }
        "client_id" | "client_no" | "client_number" | "client_code" | "patient_id"
        | "patient_no" | "patient_code" | "case_id" | "case_no" | "case_number" | "case_code"
        | "case" | "code" | "id" | "chart_code" | "pseudonym" | "alias" | "participant_id"
        | "couple_id" => Identifier::Code,
        _ => return None,
    };
    Some(found)
}

/// Whether a key speaks of a client wherever it stands.
pub(super) fn is_of_a_client(key: &str) -> bool {
    key.starts_with("client_")
        || key.starts_with("patient_")
        || ["client", "patient", "patients", "dob", "date_of_birth", "mrn", "ssn"].contains(&key)
}

/// Whether a value says nothing of anybody: no value, a count, a yes or no.
pub(super) fn says_nothing(identifier: Identifier, value: &str) -> bool {
    let value = value.trim().trim_matches(['"', '\'']);
    let word = value.to_lowercase();
    if value.is_empty()
        || ["yes", "no", "true", "false", "none", "n/a", "null", "~", "-", "redacted", "x", "?"]
            .contains(&word.as_str())
    {
        return true;
    }
    let number = value.parse::<u32>().ok().filter(|_| value.len() <= 3);
    match identifier {
        Identifier::Code | Identifier::Phone => false,
        Identifier::Date => number.is_some_and(|number| number < 90),
        Identifier::Name => number.is_some() || words_are_general(&word),
        // A word such as `insurance: private`; a number of any length is somebody's.
        Identifier::Record | Identifier::License | Identifier::Device | Identifier::Ssn => {
            !value.bytes().any(|byte| byte.is_ascii_digit())
        }
        Identifier::Place | Identifier::Email | Identifier::Web | Identifier::Image => {
            number.is_some() || crate::privacy::words::is_region(value)
        }
    }
}

/// `a couple in their thirties` names nobody.
fn words_are_general(value: &str) -> bool {
    [
        "adult",
        "adults",
        "a couple",
        "couple",
        "couples",
        "individual",
        "individuals",
        "a client",
        "clients",
        "various",
        "several",
        "mixed",
        "married",
        "present",
        "absent",
        "heterosexual",
        "same-sex",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "a few",
        "a dozen",
    ]
    .contains(&value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_of_the_entry_is_nobodys_however_it_is_written() {
        for date in ["2024-02-05", "2024-02-05 10:00", "June 7th, 2024", "6/7/24 to 6/9/24"] {
            assert!(is_closed("date", date), "{date}");
        }
        for other in ["206-555-0142", "2065550142", "123-45-6789", "Jane, June 7", "seen June 7"] {
            assert!(!is_closed("date", other), "{other}");
        }
        assert!(!is_closed("title", "June 7th, 2024"));
    }
}
