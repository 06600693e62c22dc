//! Keys: what people call them.

use crate::read::synonym::Row;

/// Texts about the entry: they stand below the front matter.
pub(super) const BODY: &str = "notes comment comments description remark remarks reflection reflections summary text body memo \
     abstract journal details learned takeaways";

/// What is written, and the keys that may be meant where they are known.
pub(super) const ALL: &[Row] = &[
    ("type category entry-type record", &[("kind", "")]),
    ("kind category document", &[("type", "")]),
    ("modality", &[("setting", "alone or in a group"), ("delivery", "in one room or by video")]),
    (
        "format mode medium method how location place where venue platform attendance delivery-mode \
         delivery-method delivery-format modality",
        &[("delivery", "")],
    ),
    ("setting-type session-type group-or-individual individual-or-group", &[("setting", "")]),
    (
        "instructor instructors sponsor organization organisation org host presenter presenters trainer \
         teacher speaker institution institute school vendor company by given-by offered-by ce-provider",
        &[("provider", "")],
    ),
    ("university college institution provider institute", &[("school", "")]),
    ("superviser sup supervised-by supervisor-id clinical-supervisor", &[("supervisor", "")]),
    ("supervisor superviser", &[("supervisors", "")]),
    (
        "duration length minutes mins session-length session-duration time-each",
        &[("each", "one session"), ("hours", "all together")],
    ),
    (
        "duration time length hrs hr hour amount total total-hours ce ces ceu ceus ce-hours ceu-hours \
         ce-credits credit-hours contact-hours clock-hours minutes mins h num-hours",
        &[("hours", "")],
    ),
    ("credit academic-credit credit-units units", &[("credits", "")]),
    ("name course course-title course-name event heading session-title training", &[("title", "")]),
    ("title full-name supervisor-name", &[("name", "")]),
    (
        "topic subject domain core core-area cka content content-area knowledge-area requirement",
        &[("area", "")],
    ),
    (
        "categories topics subjects domains ckas core-areas content-areas knowledge-areas",
        &[("areas", "")],
    ),
    (
        "certificate certificates cert proof file files attachment attachments pdf documentation upload \
         scan certificate-file document",
        &[("evidence", "")],
    ),
    (
        "certificate-total total-on-certificate hours-on-certificate certificate-ces",
        &[("certificate_hours", "")],
    ),
    (
        "number approval-no approval-id approval-code ce-number provider-number sponsor-number \
         aasect-number course-number",
        &[("approval_number", "")],
    ),
    (
        "license-number licence-number no id certificate-number policy-number member-number",
        &[("number", "")],
    ),
    ("member-no membership-number member-id aasect-number", &[("member_number", "")]),
    (
        "approved approved-by accreditation accredited-by ce-type ceu-type credit-type status \
         approving-body",
        &[("approval", "")],
    ),
    (
        "participants size people attendees supervisees number-of-participants number-of-supervisees \
         participant-count group",
        &[("group_size", "")],
    ),
    ("co-supervisor co-supervisors cosupervisor also-present present", &[("with", "")]),
    ("who client-type population treatment-type therapy-type", &[("modality", "")]),
    ("session session-count number-of-sessions num-sessions count", &[("sessions", "")]),
    ("client number-of-clients client-count", &[("clients", "")]),
    ("concern concerns issue presenting-issue treated", &[("focus", "")]),
    (
        "day days when dates dated on date-completed completed completion-date training-date session-date \
         month from",
        &[("date", "")],
    ),
    ("date on start signed-on signed-date start-date began from", &[("signed", "")]),
    ("date on signed signed-on", &[("dated", "")]),
    ("date year graduated graduation conferred on earned", &[("awarded", "")]),
    (
        "start starts started start-date begin begins began since issued issue-date valid-from \
         effective effective-date date joined",
        &[("from", "")],
    ),
    (
        "end ends ended end-date expires expiry expiration expiration-date expires-on expire until \
         valid-to valid-until through thru exp",
        &[("to", "")],
    ),
    ("end to until end-date terminated closed finished", &[("ended", "")]),
    ("tag keywords keyword labels label", &[("tags", "")]),
    ("program certification credential", &[("programs", "")]),
    ("planned future upcoming tentative", &[("draft", "")]),
    ("division divided split-by", &[("split", "")]),
    ("page pg pp", &[("pages", "")]),
    ("path pdf document certificate name", &[("file", "")]),
    ("profession field occupation license-type", &[("discipline", "")]),
    ("jurisdiction region country", &[("state", "")]),
    ("organization organisation society association", &[("of", "")]),
    (
        "license licenses licence licences insurance membership memberships malpractice certificates",
        &[("documents", "")],
    ),
    ("contracts agreement supervision-contract", &[("contract", "")]),
    ("main lead is-primary", &[("primary", "")]),
    ("education degrees", &[("degree", "")]),
    ("aka maiden-name former-name other-names previous-name", &[("also_known_as", "")]),
    ("mail e-mail-address email-address", &[("email", "")]),
    ("me candidate person student trainee therapist", &[("applicant", "")]),
    ("attestation letters statements letter", &[("attestations", "")]),
    ("paper output pdf", &[("packet", "")]),
    ("extra attachments appendix cv", &[("extras", "")]),
    ("pause leave leaves breaks", &[("pauses", "")]),
    ("exception gaps gap", &[("exceptions", "")]),
    ("submission submitted resubmission resubmissions applications", &[("submissions", "")]),
    ("submitted sent-on date-sent submitted-on mailed date day on", &[("sent", "")]),
    ("returned-on date-returned sent-back came-back back rejected", &[("returned", "")]),
    ("point questions comments issues remarks concerns requests items", &[("points", "")]),
    ("ask question comment issue remark concern request point", &[("asked", "")]),
    ("answers answered response reply responded", &[("answer", "")]),
    ("where page pages reference references evidence entry area proof", &[("see", "")]),
    ("signoff sign-off sign-offs signatures signature signed-off", &[("signoffs", "")]),
    ("supervisor signed-by signer superviser who", &[("by", "")]),
    ("until to thru till end up-to last-day date", &[("through", "")]),
    ("number id sheet-code signature hash", &[("code", "")]),
    ("exclude ignored skip", &[("ignore", "")]),
    ("allowed suppress", &[("allow", "")]),
];
