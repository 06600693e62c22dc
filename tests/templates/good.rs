//! Templates with which tera draws every page of the example log: nothing may be said of them.

use practicum::diagnostic::human;
use practicum::render::html::templates::Templates;
use practicum::render::html::{fault, render_with};
use practicum::source::{Source, Sources};

use crate::built_in;
use crate::example;

/// What stands in `report.html`, one template each.
const GOOD: &[&str] = &[
    // What may be missing is asked for, and used where it is there.
    "{% if appendix is defined %}{{ appendix }}{% endif %}",
    "{% if x is defined and x == 1 %}{{ x }}{% elif x is not undefined %}{{ x.y }}{% endif %}",
    "{% for s in sections %}{% if s.subtitle is defined %}{{ s.subtitle }}{% endif %}{% endfor %}",
    "{{ appendix if appendix is defined else title }}{% if not remark is defined %}none{% endif %}",
    "{{ appendix or title }}{{ sections[0].subtitle or \"\" }}{% set a = remark or none %}{{ a is none }}",
    "{% if extra?.words %}{{ extra.words }}{% endif %}{{ extra?[\"a\"]?.b or \"\" }}{{ more?[:1] or 1 }}",
    "{{ remarks | default(value=title) | upper }}{% if remarks | default(value=false) %}{{ remarks }}{% endif %}",
    "{% if remark is string %}{{ remark }}{% endif %}{% if facts is containing(pat=remark) %}{% endif %}",
    // White space is cut on either side of any tag.
    "{%- raw -%}{{ nope }}{%- endraw -%}",
    "{%- raw %} endraw {% x %} {{ nope }} {# {%- endraw -%}{{ title -}}",
    "{%- for s in sections -%}{{- s.title -}}{%- else -%}{%- endfor -%}{{-1}}{{- -1 -}}",
    "{%- set a -%} x {%- endset -%}{{- a -}}{%- if a -%}{%- elif title -%}{%- else -%}{%- endif -%}",
    "{% raw %}{% if %}{{ nope }}{% endif %}{% endraw %}{#- {{ nope }} {% endraw %} -#}{# {% for %} #}{##}",
    // Names that the template sets, in any order.
    "{% set x | upper %}Hi{% endset %}{{ x }}",
    "{% set x | replace(from=\"i\", to=title) | upper %}Hi{% endset %}{{ x }}{% set_global y %}{{ x }}{% endset %}{{ y }}",
    "{% for s in sections %}{% if prev and prev != s.title %}{{ prev }}{% endif %}{% set_global prev = s.title %}\
     {% endfor %}",
    "{% set title = facts[0] %}{{ title.label }}{% for f in [title] %}{% set f = 1 %}{{ f }}{% endfor %}",
    "{% for x in facts %}{% set x = sections %}{{ x[0].number }}{% endfor %}",
    "{% if draft %}{% set mark = \"a\" %}{% else %}{% set mark = \"b\" %}{% endif %}{{ mark }}",
    // Loops.
    "{% for c in title %}{{ c }}{% endfor %}{% for c in sections[0].title %}{{ c | upper }}{% endfor %}",
    "{% for f in facts %}{{ loop.index0 }}{{ loop.index }}{% if loop.first %}{% continue %}{% endif %}\
     {% if not loop.last %}{{ loop.length }}{% break %}{% endif %}{% else %}{{ title }}{% endfor %}",
    "{% for key, value in facts[0] %}{{ key }}{{ value is map }}{% endfor %}",
    "{% for f in facts | reverse %}{{ f.label }}{% endfor %}{% for f in facts[1:] %}{{ f.label }}{% endfor %}\
     {% for n in range(end=3) %}{{ n }}{% endfor %}{% for f in facts if long else [] %}{{ f.label }}{% endfor %}",
    "{% for p in running %}{% if p is string %}{{ p }}{% elif p.date %}{{ p.date }}{% else %}{{ p.kept }}{% endif %}{% endfor %}",
    "{% for s in sections %}{% for b in s.blocks %}{% if b.kind == \"heading\" %}{{ b.text }}{% elif b.kind == \"table\" %}\
     {{ b.table.columns | length }}{% for c in b.table.columns %}{{ loop.index }}{{ c.title }}{% endfor %}{% endif %}\
     {% endfor %}{% endfor %}",
    // Expressions.
    "{{ \"draft\" if draft else \"whole\" }}{{ title if own and not draft else program ~ \"!\" }}",
    "{{ facts[0].label }}{{ facts[-1].label }}{{ facts[::-1][0].label }}{{ title[:3] }}{{ title[::2] }}{{ title[0] }}",
    "{% set m = {\"a\": title, 1: {\"b\": [1, 2]} } %}{{ m.a }}{{ m[\"a\"] }}{{ m[1].b[0] }}{{ {...m, \"c\": 1}[\"c\"] }}",
    "{{ [...facts, ...sections, title] | length }}{{ [[1, 2], [3]] | length }}{{ 'a}}b' ~ \"%}\" ~ `{{ nope }}` }}",
    "{{ [s.title for s in sections if s.number > 1] | join(sep=\", \") }}{{ [x for x in [y.label for y in facts]] | length }}\
     {{ [k for k, v in facts[0]] | length }}{% for t in [s.title for s in sections] %}{{ t }}{% endfor %}",
    "{{ 1 + facts_columns * 2 ** 2 // 3 % 5 - 1.5 }}{{ -facts_columns | abs }}{{ (1.9 + facts_columns) | round - 1 }}{{ 2 / 4 }}",
    "{{ title ~ \" – \" ~ subject ~ 1 }}{{ title in [subject, program] }}{{ 1 not in [1] }}{{ not draft and 1 < facts_columns }}",
    "{% if title is not containing(pat=\"zz\") and facts_columns is divisible_by(divisor=1) %}{{ title is starting_with(pat=lang) }}{% endif %}",
    "{{ facts_columns<9 }}{{ (facts | length) < 99 }}{{ title | length >= 1 == true }}{{ facts[0].label | length<99 }}",
    "{{ title | truncate(length=5, end=lang) }}{{ title | replace(from=lang, to=program) }}{{ facts_columns | pluralize(plural=lang) }}",
    "{% filter replace(from=\"a\", to=title) | upper %}{{ subject }}{% endfilter %}{%- filter indent(width=2) -%}x{%- endfilter -%}",
    "{{ __tera_context | length }}{{ None is none }}{{ null is none }}{{ True and False }}{{ schema == 'practicum/page/1' }}",
    "{% block head %}{{ title }}{% block inner %}{% set a = 1 %}{{ a }}{% endblock %}{% endblock head %}",
    // Components.
    "{% component note(a, b: string = \"x\", c = -1, d: array = [1, 2], e = {\"k\": 1}, ...more) {\"doc\": \"words\", \"old\": true} %}\
     {{ a }}{{ b }}{{ c }}{{ d | length }}{{ e.k }}{{ more | length }}{{ body or 1 }}{% endcomponent %}\
     {% <note a={title} z=\"1\"> %}{{ subject }}{% <note a=\"\"> %}{{ title }}{% </note> %}{% </note> %}\
     {%- <note a={<note a=\"\" />}> -%}{% for f in facts %}{{ f.label }}{% endfor %}{%- </note> -%}",
    "{% component ui.note(text: string, @title, @none = 1) -%}{{ text }}{{ title }}{{ none }}{%- endcomponent ui.note %}\
     {% component head.small(facts) %}{{ facts.x }}{% endcomponent head.small %}{% set text = title %}\
     {{ <ui.note text /> }}{{ <ui.note {...{\"text\": \"a\"} } /> }}{{ <head.small facts={ {\"x\": 1} } /> }}",
    "{% component a(n) %}{% set k = n - 1 %}{% if k > 0 %}{{ <a n={k} /> }}{% endif %}{% endcomponent a %}{{ title }}\
     {% set x = <a n={2} /> %}{{ x }}{{ 1 if draft else <a n={1} /> }}{{ draft and <a n={1} /> }}{{ [<a n={1} />] | length }}",
    "{% component box() %}<p>{{ body | safe }}{{ body | trim }}</p>{% endcomponent %}{% <box> %}{{ title }}{% </box> %}",
    "{% component card(title, @lang) %}{% for x in [1] %}{% <frame title> %}{{ title }}{{ lang }}{{ x }}{% </frame> %}{% endfor %}\
     {% endcomponent %}{% component frame(title) %}{{ title }}{{ body }}{% endcomponent %}{{ <card {...{\"title\": title} } /> }}",
    // Odd but good.
    "{% if title %}{% filter upper %}{% for s in sections %}{% if loop.index > 2 %}{% break %}{% endif %}{{ s.title }}{% endfor %}\
     {% endfilter %}{% endif %}{% set list = [] %}{% for s in sections %}{% set_global list = [...list, s] %}{% endfor %}\
     {% for s in list %}{{ s.title }}{% endfor %}{{ list[0].title }}",
    "{% set_global count = 0 %}{% for s in sections %}{% for b in s.blocks %}{% set_global count = count + 1 %}{% endfor %}{% endfor %}\
     {{ count }}{% for i in range(start=0, end=count, step_by=2) %}{{ i * count }}{% endfor %}",
    "{% for s in sections | sort(attribute=\"title\") %}{{ s.title | default(value=title) }}{% endfor %}\
     {% for k, group in sections | group_by(attribute=\"new_page\") %}{{ k }}{{ group | length }}{% for s in group %}{{ s.title }}{% endfor %}{% endfor %}",
    "{{ (facts | first)[\"label\"] }}{{ (facts | last)[\"label\"] }}{{ facts | nth(n=0) | get(key=\"label\") }}",
    "{{\n  title\n    | upper\n}}{%\n  if\n  draft\n%}{{lang}}{%endif%}{{title~lang}}{{-title-}}{%if title%}{%endif%}",
    "{% set default = 1 %}{{ default }}{% set upper = 2 %}{{ upper | int }}{% for length in [1] %}{{ length }}{% endfor %}",
    "{% for facts in [facts] %}{{ facts | length }}{{ facts[0].label }}{% endfor %}{% for title, in_it in facts[0].value %}{{ title }}{% endfor %}",
    "{{ facts[facts_columns - 1].label }}{{ facts[0][\"label\"] }}{{ facts[0]?.label }}{{ {\"a\": facts[0]}[\"a\"][\"label\"] }}",
    "{% component a(b = none) %}{% if b %}{{ b.c }}{% endif %}{{ body is defined }}{% endcomponent a %}{{ <a /> }}{{ <said text={facts[0].value} /> }}",
];

/// What stands in `report.html` beside another template of one's own: which, and what is added to it.
const GOOD_TOGETHER: &[(&str, &str, &str)] = &[
    (
        "{% set local = title %}{% for fact in facts %}{% include \"table.html\" %}{% endfor %}",
        "table.html",
        "{{ local }}{{ fact.label }}{{ subject }}",
    ),
    (
        "{% extends \"chart.html\" %}{% block words %}{{ super() }}{{ word }}{{ title }}{% endblock words %}",
        "chart.html",
        "{% set word = 'x' %}{% block words %}{{ subject }}{% endblock %}",
    ),
    (
        "{{ title }}{{ style }}",
        "style.css",
        "/* {{ paper }} {% if title is defined %}{{ title }}{% endif %} */",
    ),
    (
        "{{ <own.mark of={title} /> }}",
        "ledger.html",
        "{% component own.mark(of, size = 2) %}{{ of }}{{ size }}{% endcomponent own.mark %}",
    ),
];

#[test]
fn nothing_is_said_of_templates_that_are_drawn() {
    let reports = example::reports();
    assert!(reports.len() > 3);
    let alone = GOOD.iter().map(|text| vec![("report.html", (*text).to_owned())]);
    let together = GOOD_TOGETHER.iter().map(|(report, name, added)| {
        vec![("report.html", (*report).to_owned()), (name, built_in(name) + added)]
    });
    let mut said = Vec::new();
    for files in alone.chain(together) {
        let mut sources = Sources::default();
        let files: Vec<_> = files
            .into_iter()
            .map(|(name, text)| {
                let path = format!("templates/{name}");
                let source = Source { path, text: text.into(), fault: None };
                (sources.add(source.clone()), source)
            })
            .collect();
        let files: Vec<_> = files.iter().map(|(file, source)| (*file, source)).collect();
        let templates = Templates::of(&files);
        let mut found = fault::all(&templates);
        for report in &reports {
            if let Err(error) = render_with(report, &templates) {
                found.append(fault::drawn(&error, &templates));
                said.push(format!("not drawn: {error}"));
                break;
            }
        }
        if !found.is_empty() {
            said.push(human::render(&found, &sources, true));
        }
    }
    assert!(said.is_empty(), "{}", said.join("\n"));
}
