//! Values: what people write under a key, and the words that may be meant.

use crate::read::synonym::Row;

/// Some one way, some another: each is a line of its own.
pub(super) const MIXED: &str = "hybrid mixed both blended various varied in-person-and-online online-and-in-person in-person-online \
     partly-online some-online combination combined";

/// The tables, each with the keys under which it holds.
pub(super) const ALL: &[(&str, &[Row])] = &[
    ("delivery", DELIVERY),
    ("setting", SETTING),
    ("modality", MODALITY),
    ("kind", KIND),
    ("approval", APPROVAL),
    ("focus", FOCUS),
    ("level", LEVEL),
    ("discipline", DISCIPLINE),
    ("type", DOCUMENT),
    ("draft claim primary", TRUTH),
    ("paper", PAPER),
    ("split", SPLIT),
    ("allocation", ALLOCATION),
    ("note", NOTE),
];

/// A training over the net, live or not.
const LIVE_OR_NOT: &[(&str, &str)] =
    &[("live-online", "live with others"), ("asynchronous", "recorded")];

/// A session at a distance.
const AT_A_DISTANCE: &[(&str, &str)] =
    &[("video", "with picture"), ("phone", "by telephone"), ("text", "in writing")];

const DELIVERY: &[Row] = &[
    (
        "face-to-face f2f ftf inperson in-person-only onsite on-site office in-office at-the-office clinic \
         live-in-person classroom in-the-room in-room in-class residential person presence",
        &[("in-person", "")],
    ),
    (
        "live synchronous sync real-time",
        &[("in-person", "in one room"), ("live-online", "online"), ("video", "by video")],
    ),
    (
        "zoom live-zoom zoom-live live-webinar live-virtual virtual-live online-live live-remote live-video \
         livestream live-stream livestreamed teams microsoft-teams ms-teams google-meet meet skype webex \
         videoconference video-conference video-conferencing interactive-webinar synchronous-online \
         online-synchronous telehealth telephone phone call",
        &[("live-online", "")],
    ),
    (
        "recorded recording pre-recorded prerecorded on-demand ondemand video-on-demand self-study \
         selfstudy self-paced selfpaced home-study homestudy async asynch asynchronous-online \
         online-asynchronous online-self-paced reading book correspondence podcast recorded-webinar \
         webinar-recording independent-study dvd",
        &[("asynchronous", "")],
    ),
    (
        "online webinar virtual remote remotely distance distance-learning web web-based internet elearning \
         e-learning online-course online-class video",
        LIVE_OR_NOT,
    ),
    (
        "zoom live-zoom teams microsoft-teams ms-teams google-meet meet skype facetime webex doxy doxyme \
         doxy-me video-call videocall video-chat videochat videoconference video-conference webcam \
         live-online live-video online-video secure-video hipaa-zoom zoom-video webinar",
        &[("video", "")],
    ),
    (
        "telephone phone-call telephone-call call calls tel mobile cell cellphone landline audio voice \
         by-phone",
        &[("phone", "")],
    ),
    (
        "chat e-mail email emails e-mails mail sms texting texts text-message text-messages message messages \
         messaging written whatsapp",
        &[("text", "")],
    ),
    (
        "online virtual remote remotely distance telehealth tele-health teletherapy telemedicine \
         telesupervision tele web internet",
        AT_A_DISTANCE,
    ),
];

const SETTING: &[Row] = &[
    (
        "one-on-one one-to-one 1-1 1-on-1 1on1 1-to-1 1x1 solo single alone ind indiv individually \
         individual-session individual-supervision private one",
        &[("individual", "")],
    ),
    (
        "dyad dyadic pair couple two duo",
        &[
            ("individual", "you and the supervisor"),
            ("group", "you, another supervisee and the supervisor"),
        ],
    ),
    (
        "triad triadic trio three small-group large-group groups grp group-session group-supervision \
         team peer-group peers peer cohort",
        &[("group", "")],
    ),
];

const MODALITY: &[Row] = &[
    (
        "individuals single singles one-on-one one-to-one 1-1 1-on-1 1on1 solo person one-person \
         individual-therapy ind indiv adult adults",
        &[("individual", "")],
    ),
    (
        "couples relationship relationships relational pair pairs partner partners dyad marital marriage \
         couples-therapy couple-therapy two",
        &[("couple", "")],
    ),
    ("families fam family-therapy parents", &[("family", "")]),
    (
        "groups grp group-therapy therapy-group support-group small-group psychoeducational-group",
        &[("group", "")],
    ),
    (
        "classes course courses teaching lecture lectures workshop workshops education classroom \
         presentation sex-education",
        &[("class", "")],
    ),
    (
        "polycule throuple triad poly polyamorous polyamory metamours",
        &[
            ("couple", "partners seen together"),
            ("family", "a household"),
            ("group", "a therapy group"),
        ],
    ),
];

const KIND: &[Row] = &[
    (
        "trainings course courses workshop ceu ceus ce ces cme seminar webinar conference lecture class sar \
         education continuing-education module retreat didactic certificate ce-course",
        &[("training", "")],
    ),
    (
        "supervisory supervised supervisor supervisions supervision-session supervisory-session \
         supervision-hours mentoring group-supervision individual-supervision",
        &[("supervision", "")],
    ),
    (
        "case client clients patient patients client-hours client-contact client-session client-work \
         therapy caseload clinical clinical-hours direct-hours contact-hours practice",
        &[("cases", "")],
    ),
    (
        "session sessions consultation consult hours",
        &[("supervision", "with your supervisor"), ("cases", "with clients")],
    ),
];

const APPROVAL: &[Row] = &[
    (
        "aasect-approved aasect-sponsored aasect-ce aasect-ces aasect-ceu aasect-ceus aasect-provider \
         approved-by-aasect aasect-certified",
        &[("aasect", "")],
    ),
    (
        "college uni graduate graduate-course graduate-school undergraduate academic coursework course \
         credit credits university-course accredited school masters phd",
        &[("university", "")],
    ),
    (
        "training-program certificate-program comprehensive comprehensive-program institute \
         sex-therapy-program post-graduate postgraduate",
        &[("program", "")],
    ),
    ("supervision supervisors supervised superviser by-supervisor", &[("supervisor", "")]),
    (
        "ceu ceus ce ces cme cpd apa nbcc aswb aamft camft amhca naadac ancc state state-board board wpath \
         sstar issm issswsh emdria other-ce other-ceu general non-aasect not-aasect none no unapproved \
         not-approved unknown",
        &[("other", "")],
    ),
    (
        "yes y true approved accredited-ce",
        &[("aasect", "approved by AASECT"), ("other", "by somebody else")],
    ),
];

const FOCUS: &[Row] = &[
    (
        "sex sexuality sex-therapy sexual-concerns sexual-concern sexual-issues sexual-health yes true st \
         psychosexual",
        &[("sexual", "")],
    ),
    (
        "non-sexual nonsexual not-sexual other none no false mental-health psychotherapy general-therapy \
         non-sex",
        &[("general", "")],
    ),
];

const LEVEL: &[Row] = &[
    (
        "ba bs bsc bachelor bachelors-degree bachelor-degree undergraduate college",
        &[("bachelors", "")],
    ),
    (
        "ma ms msc msw mft mmft med mph mdiv mssw master masters-degree master-degree graduate",
        &[("masters", "")],
    ),
    (
        "phd psyd edd md do jd dsw dmft dhs dnp doctor doctoral doctorate-degree doctoral-degree dr",
        &[("doctorate", "")],
    ),
    (
        "licensed full fully-licensed full-license unrestricted independently-licensed independent-practice \
         independent-clinical clinical lmft lcsw licsw lpc lpcc lmhc psychologist active",
        &[("independent", "")],
    ),
    (
        "provisional intern interim trainee resident limited supervised under-supervision pre-licensed \
         prelicensed pre-license registered temporary lmfta amft apcc asw lmsw lpca lmhca associate-license",
        &[("associate", "")],
    ),
];

const DISCIPLINE: &[Row] = &[
    (
        "psychologist psychologists psych psyd clinical-psychology clinical-psychologist lp licensed-psychologist",
        &[("psychology", "")],
    ),
    (
        "physician doctor md do medical medical-doctor psychiatry psychiatrist gynecology urology",
        &[("medicine", "")],
    ),
    (
        "lcsw licsw lmsw lisw lcsw-c lcswc msw asw social-worker clinical-social-work \
         clinical-social-worker sw",
        &[("social-work", "")],
    ),
    (
        "counselor counselors counsellor counselling lpc lpcc lcpc lmhc lcmhc lpcmh lpca lmhca mhc \
         professional-counselor professional-counseling mental-health-counselor mental-health-counseling \
         licensed-professional-counselor",
        &[("counseling", "")],
    ),
    ("nurse rn np aprn arnp pmhnp crnp nurse-practitioner registered-nurse", &[("nursing", "")]),
    (
        "lmft mft lmfta amft lcmft imft mfta marriage-and-family marriage-family marriage-family-therapy \
         marriage-and-family-therapist marriage-family-therapist marriage-family-counseling \
         family-therapy family-therapist marriage-therapy couples-and-family-therapy marital-and-family-therapy",
        &[("marriage-and-family-therapy", "")],
    ),
];

const DOCUMENT: &[Row] = &[
    (
        "licence licenses licences state-license licensure professional-license clinical-license lmft lcsw \
         lpc lmhc lic",
        &[("license", "")],
    ),
    (
        "insurance malpractice malpractice-insurance liability professional-liability \
         professional-liability-insurance indemnity policy professional-insurance e-o",
        &[("liability-insurance", "")],
    ),
    ("member members dues aasect aasect-member aasect-membership", &[("membership", "")]),
    (
        "supervisor-in-training supervisor-training in-training sit trainee cst-s-in-training \
         supervisor-candidate",
        &[("*supervisor-in-training", "")],
    ),
    (
        "supervisor certified-supervisor supervisor-certificate supervisor-certification cst-s csts cse-s cses \
         csc-s cscs cste-s",
        &[("*supervisor", "")],
    ),
];

const TRUTH: &[Row] = &[
    ("yes y on 1 t x ok ja si oui", &[("true", "")]),
    ("no n off 0 f none not nein non", &[("false", "")]),
];

const PAPER: &[Row] = &[
    ("us-letter usletter us us-paper 8-5x11 85x11 85-x-11", &[("letter", "")]),
    ("din-a4 iso-a4 a-4 210x297", &[("a4", "")]),
];

const SPLIT: &[Row] =
    &[("evenly equal equally yes true even-split half half-half 50-50 same", &[("even", "")])];

const ALLOCATION: &[Row] = &[
    ("cert certificates provider sponsor", &[("certificate", "")]),
    ("syllabi schedule agenda outline program", &[("syllabus", "")]),
    ("me self mine myself applicant i", &[("own", "")]),
];

const NOTE: &[Row] = &[
    ("public yes true show print include", &[("packet", "")]),
    ("no false hide hidden secret confidential", &[("private", "")]),
];
