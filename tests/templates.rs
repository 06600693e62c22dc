//! Templates of a log's own: they stand in the program's stead, and a fault in one is shown at its place.
#![expect(clippy::unwrap_used, reason = "a test stops where something is amiss")]
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "a text that is not as it should be stops its test"
)]
#![expect(
    clippy::disallowed_methods,
    reason = "a test reads and writes the files that it compares"
)]

#[path = "templates/contract.rs"]
mod contract;
#[path = "templates/example.rs"]
mod example;
#[path = "templates/good.rs"]
mod good;
#[path = "html/hostile.rs"]
#[expect(dead_code, reason = "the tests of the page use more of it")]
mod hostile;
#[path = "support/pdf.rs"]
mod pdf;
#[path = "html/sample.rs"]
#[expect(dead_code, reason = "the tests of the page use more of it")]
mod sample;
#[path = "support/sandbox.rs"]
mod sandbox;

use practicum::render::html::fault;
use practicum::render::html::templates::Templates;
use practicum::source::{Source, Sources};
use proptest::prelude::{Just, Strategy, prop_oneof, proptest};
use sandbox::{Outcome, Sandbox};

/// A log that is clean and has a page.
fn log() -> Sandbox {
    let log = Sandbox::new();
    log.write("practicum.yaml", include_str!("diagnostics/bad-template/practicum.yaml"));
    log.write("evidence/contract.pdf", pdf::pdf(1));
    log.write(
        "ethics.md",
        "---\nkind: training\ndate: 2024-06-07\ntitle: Ethics <b>now</b>\nprovider: Example Institute\n\
         approval: aasect\ndelivery: in-person\nhours: 3\narea: core/ethics\n\
         evidence: evidence/certificate.pdf\n---\n",
    );
    log.write("evidence/certificate.pdf", [pdf::pdf(1), b"%".to_vec()].concat());
    let clean = log.run(&["check"]);
    assert_eq!((clean.code, clean.out.as_str()), (0, ""));
    log
}

/// A template of the program.
fn built_in(name: &str) -> String {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    std::fs::read_to_string(folder.join(name)).unwrap()
}

/// A template of the program in which something else stands.
fn changed(name: &str, from: &str, to: &str) -> String {
    let text = built_in(name);
    assert!(text.contains(from), "{name} holds no {from}");
    text.replacen(from, to, 1)
}

fn page(log: &Sandbox, audience: &str) -> String {
    let run = log.run(&["build", "--audience", audience, "--only", "html"]);
    assert_eq!(run.code, 0, "{run:?}");
    let name = if audience == "self" { "aasect-cst-self.html" } else { "aasect-cst.html" };
    std::fs::read_to_string(log.path().join("packet").join(name)).unwrap()
}

/// What `check` says in one line each.
fn short(log: &Sandbox) -> Outcome {
    log.run(&["check", "--format", "short"])
}

#[test]
fn a_template_of_the_logs_own_stands_in_the_programs_stead() {
    let log = log();
    let before = page(&log, "self");
    assert!(!before.contains("The practice of Jordan Avery"));
    log.write(
        "templates/report.html",
        changed("report.html", "<header>", "<header>\n<p>The practice of Jordan Avery</p>"),
    );
    log.write("templates/style.css", built_in("style.css") + "h1 { color: #7a1f3d; }\n");
    assert_eq!(short(&log), Outcome { code: 0, out: String::new(), err: String::new() });
    for audience in ["self", "committee"] {
        let page = page(&log, audience);
        assert!(page.contains("<p>The practice of Jordan Avery</p>"));
        assert!(page.contains("h1 { color: #7a1f3d; }"));
    }
    // The policy of the page admits the new style.
    let after = page(&log, "self");
    let style = after.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
    let hash = after.split_once("style-src '").unwrap().1.split_once('\'').unwrap().0;
    assert_eq!(hash, format!("sha256-{}", base64(style)));
    assert!(after.contains("Ethics &lt;b&gt;now&lt;/b&gt;") && !after.contains("<b>now</b>"));
}

/// The SHA-256 of a text in base 64.
fn base64(text: &str) -> String {
    use sha2::Digest as _;
    let bytes: Vec<u8> = sha2::Sha256::digest(text.as_bytes()).to_vec();
    let bits: String = bytes.iter().map(|byte| format!("{byte:08b}")).collect();
    let alphabet: Vec<char> =
        ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['+', '/']).collect();
    let sign = |at: usize| {
        let six: String = bits.chars().skip(at).take(6).collect();
        alphabet[usize::from_str_radix(&format!("{six:0<6}"), 2).unwrap()]
    };
    let mut out: String = (0..bits.len()).step_by(6).map(sign).collect();
    while !out.len().is_multiple_of(4) {
        out.push('=');
    }
    out
}

#[test]
fn copies_of_the_programs_own_templates_change_nothing() {
    let log = log();
    let before = ["self", "committee"].map(|audience| page(&log, audience));
    for name in practicum::render::html::templates::names() {
        log.write(&format!("templates/{name}"), built_in(name));
    }
    assert_eq!(["self", "committee"].map(|audience| page(&log, audience)), before);
    // Nor do the ends of lines that some editors write.
    for name in ["report.html", "style.css", "script.js"] {
        log.write(&format!("templates/{name}"), built_in(name).replace('\n', "\r\n"));
    }
    assert_eq!(page(&log, "self"), before[0]);
    // Nor does the mark that some editors put first, which is no part of the text.
    log.write("templates/report.html", format!("\u{feff}{}", built_in("report.html")));
    assert_eq!(page(&log, "self"), before[0]);
}

#[test]
fn the_examples_of_the_page_on_templates_do_what_it_says() {
    let page_of_docs = include_str!("../docs/TEMPLATES.md");
    let example = |language: &str| {
        let (_, rest) = page_of_docs.split_once(&format!("```{language}\n")).unwrap();
        rest.split_once("```").unwrap().0
    };
    let (letterhead, colours) = (example("html"), example("css"));
    let log = log();
    let title = letterhead.lines().last().unwrap();
    log.write("templates/report.html", changed("report.html", title, letterhead));
    log.write("templates/style.css", built_in("style.css") + colours);
    assert_eq!(short(&log).out, "");
    let page = page(&log, "committee");
    assert!(page.contains(letterhead.lines().next().unwrap()) && page.contains(colours.trim()));
}

#[test]
fn what_a_template_may_need_from_another_version_can_be_asked_for() {
    let log = log();
    let words = "{% if appendix is defined %}a{% endif %}{{ remarks | default(value=\"none\") }} \
                 {{ extra?.words | default(value=\"\") }} {% set a = 1 %}{% component b(c: string, ...d) %}{{ c }}{{ d | length }}\
                 {% endcomponent b %}{{ <b c=\"x\" e={title} /> }}{{ a }} {{ [s.title for s in sections] | length }} \
                 {% raw %}{{ nothing }}{% endraw %}{# {{ nothing }} #} {{ schema }}";
    log.write("templates/report.html", PAGE.replace("{{ title }}", words));
    let found = short(&log);
    assert_eq!((found.code, found.out.as_str()), (0, ""), "{found:?}");
    assert!(page(&log, "self").contains("practicum/page/1</h1>"));
}

/// A page of a user's own, with a fault in it.
const PAGE: &str = "<!doctype html>\n<style>{{ style | safe }}</style>\n{%- if banner %}\n<p>{{ banner }}</p>\n\
                    {%- endif %}\n<h1>é {{ title }}</h1>\n{%- for fact in facts %}\n<p>é {{ fact.label }}</p>\n\
                    {%- endfor %}\n{{ <blocks blocks={lead} /> }}\n";

/// What of a page is changed into what, and what is said of it: at what words, and the message.
type Slip = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

const SLIPS: [Slip; 17] = [
    ("{{ title }}", "{{ titel }}", &[("titel", "this template is given no `titel`")]),
    ("fact.label", "fact.lable", &[("lable", "`fact` has no field `lable`")]),
    ("fact.label", "fact.label.x", &[("x }}", "`fact.label` has no field `x`")]),
    ("in facts", "in title", &[("label }}", "`fact` has no field `label`")]),
    (
        "in facts",
        "in facts_columns",
        &[("facts_columns %}", "`facts_columns` is a number, and no list")],
    ),
    ("fact.label", "facts[0].lable", &[("lable", "`facts[0]` has no field `lable`")]),
    (
        "{{ title }}",
        "{{ title }",
        &[("}</h1>", "the template does not parse: found `}` but expected }}")],
    ),
    ("{%- endfor %}", "", &[("", "the template does not parse: unexpected end of input")]),
    (
        "{{ title }}",
        "{{ title | uper }}{{ <run runs={[]} /> }}{{ no() }}",
        &[
            ("uper", "there is no filter `uper`"),
            ("<run", "there is no component `run`"),
            ("no()", "there is no function `no`"),
        ],
    ),
    ("<blocks blocks=", "<blocks block=", &[("<blocks", "the component has no argument `block`")]),
    (
        "<blocks blocks={lead}",
        "<blocks blocks={title}",
        &[("<blocks", "the argument `blocks` takes a value of the type `array`")],
    ),
    // The fault shows in `table.html`, which is the program's.
    (
        "<blocks blocks={lead}",
        "<sheet table={facts[0]}",
        &[("<sheet", "field `class` is not defined")],
    ),
    (
        "{{ title }}",
        "{{ facts | upper }}",
        &[("facts |", "invalid type for the value, expected `string` but got `array`")],
    ),
    (
        "{{ title }}",
        "{{ facts + 1 }}",
        &[("facts +", "`+` requires both operands to be numbers, found `array` and `i64`")],
    ),
    (
        "{{ title }}",
        "{{ facts[99] }}",
        &[("facts[99]", "there is nothing here that could be written")],
    ),
    (
        "{{ title }}",
        "{% include \"report.html\" %}",
        &[("include", "this template takes itself in, by way of others or at once")],
    ),
    (
        "{{ title }}",
        "{% include \"blocs.html\" %}",
        &[("\"blocs", "there is no template `blocs.html`")],
    ),
];

/// The place of words in a text, as it is shown.
fn place(text: &str, words: &str) -> String {
    let before = if words.is_empty() { text.trim_end() } else { text.split_once(words).unwrap().0 };
    let column = before.rsplit('\n').next().unwrap().chars().count();
    format!("{}:{}", before.matches('\n').count() + 1, column + 1)
}

#[test]
fn a_fault_is_shown_at_its_place_in_the_users_file() {
    let log = log();
    log.write("templates/report.html", PAGE);
    assert_eq!(short(&log).out, "");
    let mut wrong = Vec::new();
    for (from, to, said) in SLIPS {
        assert!(PAGE.contains(from), "{from}");
        let text = PAGE.replacen(from, to, 1);
        log.write("templates/report.html", &text);
        let found = short(&log);
        let line = |(words, message): &(&str, &str)| {
            let place = place(&text, words);
            format!("templates/report.html:{place}: error[bad-template]: {message}\n")
        };
        let expected: String = said.iter().map(line).collect();
        if (found.code, found.out.as_str()) != (1, expected.as_str()) {
            wrong.push(format!("{to}\n{expected}{found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_name_that_keeps_no_page_from_being_drawn_is_a_warning() {
    let log = log();
    let text = PAGE.replace("if banner %}", "if bannr %}")
        + "{% if draft and not draft %}{{ titel }}{% endif %}";
    log.write("templates/report.html", &text);
    let warned = |place: &str, name: &str| {
        format!(
            "templates/report.html:{place}: warning[bad-template]: this template is given no `{name}`\n"
        )
    };
    let both = warned(&place(&text, "bannr"), "bannr") + &warned(&place(&text, "titel"), "titel");
    assert_eq!(short(&log), Outcome { code: 0, out: both, err: String::new() });
    let found = log.run(&["check"]).out;
    assert!(
        found.contains("did you mean `banner`?") && found.contains("drawn all the same"),
        "{found}"
    );
    assert!(page(&log, "committee").contains("<h1>é Application summary</h1>"));
    // Where a page fails, the engine stops at the first name; all that may be faults are told.
    log.write("templates/report.html", text.replace("{{ title }}", "{{ nope }}"));
    let found = short(&log);
    let nope = warned(&place(&text, "title }}</h1>"), "nope");
    let all =
        warned(&place(&text, "bannr"), "bannr") + &nope + &warned(&place(&text, "titel"), "titel");
    assert_eq!((found.code, found.out), (1, all.replace("warning[", "error[")));
    let build = log.run(&["build"]);
    assert_eq!(
        (build.code, build.err.matches("error[bad-template]").count()),
        (1, 3),
        "{}",
        build.err
    );
}

#[test]
fn what_no_browser_shows_is_told_though_the_engine_draws_it() {
    let log = log();
    let told = |name: &str, text: &str| {
        let file = log.write(&format!("templates/{name}"), text);
        let found = short(&log);
        std::fs::remove_file(file).unwrap();
        (found.code, found.out)
    };
    let empty = "templates/report.html:1:1: error[bad-template]: the template draws nothing\n";
    assert_eq!(told("report.html", ""), (1, empty.to_owned()));
    assert_eq!(told("report.html", " \n").0, 1);
    assert_eq!(told("style.css", ""), (0, String::new()));
    let ends = |name: &str, end: &str| {
        format!("templates/{name}:2:4: warning[bad-template]: `{end}` ends all of `{name}` here\n")
    };
    let style = "a {}\n/* </STYLE> */";
    assert_eq!(told("style.css", style), (0, ends("style.css", "</style")));
    let script = "0;\n// </script>";
    assert_eq!(told("script.js", script), (0, ends("script.js", "</script")));
}

#[test]
fn the_help_is_about_what_was_found() {
    let log = log();
    let told = |text: &str| {
        log.write("templates/report.html", text);
        log.run(&["check"]).out
    };
    let tag = told("{% for f in facts %}{% if draft %}{% endfor %}");
    assert!(
        tag.contains("unknown tag") && tag.contains("`{% if … %}` with `{% endif %}`"),
        "{tag}"
    );
    let field = told("{{ facts[99].label }}");
    assert!(field.contains("what stands before it is not there"), "{field}");
}

#[test]
fn a_component_that_others_call_is_what_they_call() {
    let log = log();
    let told = |name: &str, text: &str| {
        let file = log.write(&format!("templates/{name}"), text);
        let found = log.run(&["check"]);
        std::fs::remove_file(file).unwrap();
        assert_eq!((found.code, found.out.matches("error[").count()), (1, 1), "{}", found.out);
        assert!(found.out.contains(&format!("--> templates/{name}:")), "{}", found.out);
        found.out
    };
    // The fault shows in `blocks.html`, which is the program's.
    let text =
        changed("table.html", "component sheet(table: map)", "component sheet(table: map, more)");
    let found = told("table.html", &text);
    assert!(found.contains("`sheet` has other arguments than it is called with"), "{found}");
    assert!(found.contains("note: the built-in `blocks.html`"), "{found}");
    assert!(found.contains("argument `more` missing"), "{found}");
    assert!(found.contains(&format!("table.html:{}", place(&text, "sheet(table"))), "{found}");
    let found =
        told("table.html", &built_in("table.html").replace("component sheet", "component shet"));
    assert!(
        found.contains("the component `sheet` is missing here, which is called in `blocks.html`"),
        "{found}"
    );
    assert!(found.contains("it defines `shet`"), "{found}");
    let twice =
        built_in("chart.html") + "{% component sheet(table: map) %}{% endcomponent sheet %}";
    let found = told("chart.html", &twice);
    assert!(found.contains("the component `sheet` stands in `table.html` too"), "{found}");
}

#[test]
fn the_names_in_reach_are_named() {
    let log = log();
    let told = |text: &str| {
        log.write("templates/report.html", text);
        log.run(&["check"]).out
    };
    let fields = told("{% for part in sections %}{{ part.titel }}{% endfor %}");
    assert!(fields.contains("did you mean `title`?"), "{fields}");
    assert!(
        fields.contains("fields of `part`: `id`, `number`, `title`, `new_page`, `blocks`"),
        "{fields}"
    );
    let names = told("{% for part in sections %}{{ prat }}{% endfor %}");
    assert!(names.contains("did you mean `part`?"), "{names}");
    assert!(names.contains("in reach here: `part`, `schema`, `title`, `subject`, "), "{names}");
    let behind = told("{% for part in sections %}{% endfor %}{{ part }}");
    assert!(behind.contains("is given no `part`") && !behind.contains("`part`, "), "{behind}");
    let own = told("{% component a(b) %}{{ title }}{% endcomponent a %}{{ <a b=\"\" /> }}");
    assert!(own.contains("in reach here: `b`; a component knows its arguments alone"), "{own}");
}

#[test]
fn all_faults_of_all_templates_are_told_in_one_run() {
    let log = log();
    log.write("templates/report.html", PAGE.replace("{{ title }}", "{{ a }}{{ b }}"));
    log.write("templates/style.css", built_in("style.css") + "{{ c }}");
    log.write("templates/chart.html", "{% component drawing(");
    let found = short(&log);
    let of = |name: &str| found.out.lines().filter(|line| line.contains(name)).count();
    let all = ["report.html", "style.css", "chart.html"].map(of);
    assert_eq!((found.code, all), (1, [2, 1, 1]), "{}", found.out);
}

#[test]
fn nothing_is_written_with_a_faulty_template_but_what_needs_none() {
    let log = log();
    log.write("templates/report.html", "{{ titel }}");
    for args in [&["build"][..], &["build", "--partial"], &["build", "--only", "html"]] {
        let run = log.run(args);
        assert_eq!((run.code, run.out.as_str()), (1, ""), "{run:?}");
        assert!(
            run.err.contains("templates/report.html:1:4") && !log.path().join("packet").exists()
        );
        let end = "1 error: nothing was written; mend the template, or build without it: `--only pdf,json,csv`\n";
        assert!(run.err.ends_with(end), "{}", run.err);
    }
    // What shows only when the page is drawn stops it too.
    log.write("templates/report.html", "{{ facts | upper }}");
    let run = log.run(&["build"]);
    assert!(run.code == 1 && run.err.contains("templates/report.html:1:4"), "{run:?}");
    assert!(!log.path().join("packet").exists());
    assert_eq!(log.run(&["build", "--only", "pdf,json,csv"]).code, 0);
    assert_eq!(log.run(&["status"]).code, 0);
}

#[test]
fn a_file_that_is_no_template_is_named_and_no_entry() {
    let log = log();
    log.write("templates/reports.html", "");
    log.write("templates/mail.md", "---\nkind: training\n---\n");
    log.write("templates/old/style.css", "");
    for passed_over in ["README.md", ".report.html.swp", "report.html~", "old/.x"] {
        log.write(&format!("templates/{passed_over}"), "{{ nothing }}");
    }
    let found = log.run(&["check"]);
    assert_eq!(found.code, 0, "{found:?}");
    let heads = found.out.lines().filter(|line| line.starts_with("warning[")).collect::<Vec<_>>();
    let expected = ["mail.md", "old/style.css", "reports.html"].map(|path| {
        format!("warning[unknown-template]: no template has the name of `templates/{path}`")
    });
    assert_eq!(heads, expected);
    assert!(found.out.contains("did you mean `templates/report.html`?"), "{}", found.out);
    assert!(found.out.contains("put it right into `templates/`: `templates/style.css`"));
    let ignore = "ignore: [templates/reports.html, templates/mail.md, templates/old]\n";
    let own = include_str!("diagnostics/bad-template/practicum.yaml");
    log.write("practicum.yaml", format!("{own}{ignore}"));
    assert_eq!(log.run(&["check"]).out, "");
    // What is ignored draws nothing either.
    log.write("practicum.yaml", format!("{own}ignore: [templates]\n"));
    log.write("templates/report.html", "{{ nothing }}");
    assert_eq!(log.run(&["check"]).out, "");
}

#[test]
fn a_template_is_read_like_every_file_of_the_log() {
    let log = log();
    let outside = Sandbox::new();
    outside.write("report.html", "{{ secret_of_the_house }}");
    outside.write("style.css", "");
    let at = |path: &str| log.path().join(path);
    let link = |to: &std::path::Path, from: &str| std::os::unix::fs::symlink(to, at(from)).unwrap();
    let told = |codes: &[&str]| {
        let found = short(&log);
        let said: Vec<&str> = found
            .out
            .lines()
            .map(|line| line.split_once('[').unwrap().1.split_once(']').unwrap().0)
            .collect();
        assert_eq!((found.code, said.as_slice()), (1, codes), "{}", found.out);
        assert!(!found.out.contains("secret_of_the_house"));
        assert_eq!(log.run(&["build"]).code, 1);
        assert!(!at("packet").exists());
    };
    std::fs::create_dir(at("templates")).unwrap();
    link(&outside.path().join("report.html"), "templates/report.html");
    link(std::path::Path::new("nowhere"), "templates/style.css");
    told(&["link-outside-root", "unreadable-file"]);
    std::fs::remove_dir_all(at("templates")).unwrap();
    link(outside.path(), "templates");
    told(&["link-outside-root"]);
    std::fs::remove_file(at("templates")).unwrap();
    log.write("templates/report.html", b"<p>caf\xe9</p>");
    log.write("templates/style.css", "x".repeat(1_100_000));
    log.write("templates/table.html", "a\0b");
    told(&["not-utf8", "file-too-large", "nul-byte"]);
    std::fs::remove_dir_all(at("templates")).unwrap();
    // A link inside the log is followed.
    log.write("shared/style.css", "{{ nothing }}");
    std::fs::create_dir(at("templates")).unwrap();
    link(std::path::Path::new("../shared/style.css"), "templates/style.css");
    told(&["bad-template"]);
}

#[test]
fn a_text_of_the_log_that_is_not_escaped_is_warned_of() {
    let log = log();
    let told = |text: &str| {
        log.write("templates/report.html", text);
        let found = short(&log);
        assert_eq!(found.code, 0, "{found:?}");
        found.out.matches("warning[unescaped-text]").count()
    };
    assert_eq!(told("{{ style | safe }}{{ \"&nbsp;\" | safe }}{{ title }}{{ title | upper }}"), 0);
    assert_eq!(
        told("{{ title | safe }}{% for f in facts %}{{ f.label | upper | safe }}{% endfor %}"),
        2
    );
    assert_eq!(
        told("{% set style = title %}{{ title ~ style | safe }}{{ facts[0].style | safe }}"),
        2
    );
}

#[test]
fn a_template_without_end_is_stopped() {
    let log = log();
    let run = |text: &str| {
        log.write("templates/report.html", text);
        log.run(&["build", "--only", "html"])
    };
    let itself = "{% component a(b) %}{{ <a b={b} /> }}{% endcomponent a %}{{ <a b=\"\" /> }}";
    let run = run(itself);
    assert!(run.code == 1 && run.err.contains("calls itself"), "{run:?}");
}

proptest! {
    #[test]
    fn any_text_as_a_template_is_told_of_in_its_bounds(
        text in proptest::collection::vec(piece(), 0..12).prop_map(|pieces| pieces.concat()),
        name in prop_oneof![Just("report.html"), Just("table.html"), Just("style.css")],
    ) {
        let mut sources = Sources::default();
        let source = Source { path: format!("templates/{name}"), text: text.into(), fault: None };
        let file = sources.add(source.clone());
        let found = fault::all(&Templates::of(&[(file, &source)]));
        for one in found.iter() {
            assert!(sources.text(file).get(one.primary.range()).is_some(), "{one:?}");
        }
        practicum::diagnostic::human::render(&found, &sources, true);
    }
}

/// Pieces of which a template is made, in any order and number.
fn piece() -> impl Strategy<Value = String> {
    let known = [
        "{{ ",
        " }}",
        "{% ",
        " %}",
        "{# ",
        " #}",
        "-",
        "title",
        ".label",
        "?.",
        "[0]",
        "| safe",
        "| uper",
        "é",
        "for x in facts",
        "endfor",
        "if draft",
        "endif",
        "component a(b: map, ...c)",
        "endcomponent a",
        "<a b={x} />",
        "set y = x",
        "raw",
        "endraw",
        "\"",
        "'",
        "\\",
        "{",
        "}",
        "(",
        "1.5",
        "is defined",
        " ",
        "\n",
        "\r\n",
        "\u{feff}",
    ];
    prop_oneof![
        proptest::sample::select(known.to_vec()).prop_map(str::to_owned),
        proptest::string::string_regex("\\PC{0,4}").unwrap(),
    ]
}
