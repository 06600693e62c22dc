// Writes a log in which every text that a user is free in is hostile or odd.
//
//   node tests/external/browser/hostile_log.mjs FOLDER CERTIFICATE.pdf
//
// The log is well formed: whoever sends such a file means the page, not the reader of the file.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const from = String.fromCodePoint;

/** What stands in the fields. A page must show each as text. */
export const WORDS = [
  '<script>window.pwned=1;alert(1)</script>',
  '"><img src=x onerror="window.pwned=1;alert(1)">',
  "' onmouseover='window.pwned=1' autofocus onfocus='window.pwned=1",
  '</style><style>*{display:none}</style>',
  '</script><script>window.pwned=1</script>',
  '</title></head><body onload=alert(1)>',
  '</details></td></tr></table></section><h1>Met</h1>',
  '<!-- everything below is a comment',
  '--><svg/onload=alert(1)>',
  '<![CDATA[ ]]>',
  '<a href="javascript:window.pwned=1">press me</a>',
  'javascript:window.pwned=1//',
  'data:text/html,<script>alert(1)</script>',
  '<meta http-equiv=refresh content="0;url=http://192.0.2.1/">',
  '<iframe src="http://192.0.2.1/"></iframe><object data=x></object><link rel=stylesheet href=//192.0.2.1/x.css>',
  '<form action=//192.0.2.1/><input name=q id=_q><select id=_domain></select></form>',
  '<p id="entries"><table id="board"><tr id="result-core">',
  '{{ 7*7 }} {% raw %} {{ style | safe }} {# gone #} {% include "report.html" %}',
  '${7*7} #{7*7} <%= 7*7 %>',
  '&amp; &lt;b&gt; &#60; &#x3c;i&#x3e; &unknown; &',
  '\\22 }*{display:none} \\3c /style\\3e  @import url(//192.0.2.1/x)',
  `${from(0x202e)}gnp.elif ${from(0x2066)}isolated ${from(0x200f)}mark ${from(0x2067)}unclosed ${from(0x202d)}forced`,
  `שלום ${from(0x200f)}עולם (abc) 12.50 مرحبا`,
  `zero${from(0x200b)}width${from(0x200d)}joined${from(0xfeff)}marked${from(0x2060)}word${from(0xad)}soft`,
  `z${from(0x301, 0x302, 0x303, 0x304, 0x305, 0x306, 0x307, 0x308, 0x309, 0x30a).repeat(30)}algo`,
  `${'W'.repeat(10_000)}`,
  `${'-'.repeat(300)}${'\u00a0'.repeat(300)}end`,
  `nul${from(0)}bell${from(7)}escape${from(0x1b)}[31mdelete${from(0x7f)}next${from(0x85)}line${from(0x2028)}separated${from(0x2029)}end`,
  `${from(0x1f469, 0x200d, 0x1f469, 0x200d, 0x1f467, 0x200d, 0x1f466)} ${from(0x1f3f4, 0xe0067, 0xe0062, 0xe007f)} ${from(0xe000)} ${from(0xfffd)} ${from(0xffff)} ${from(0x1ffff)}`,
  '=HYPERLINK("http://192.0.2.1/","x")',
];

/** A word as YAML: escaped wherever a reader of YAML might not take it as it is. */
const yaml = (text) =>
  JSON.stringify(text).replace(/[^\x20-\x7e\u00a0-\u1fff\u202e\u{1f300}-\u{1f6ff}]/gu, (c) =>
    c.codePointAt(0) > 0xffff ? `\\U${c.codePointAt(0).toString(16).padStart(8, '0')}` : `\\u${c.codePointAt(0).toString(16).padStart(4, '0')}`);

/** The files of the log by their paths, but for the certificates. */
export function files() {
  const word = (at) => yaml(WORDS[at % WORDS.length]);
  const files = new Map();
  const certificates = ['evidence/"><img src=x onerror=alert(1)>.pdf', "evidence/{{ 7*7 }} ' & <b>.pdf", 'evidence/javascript:alert(1).pdf', `evidence/${from(0x202e)}fdp.exe.pdf`, 'evidence/a#b?c%41 d.pdf'];

  files.set('practicum.yaml', `applicant:
  name: ${word(0)}
  also_known_as: [${WORDS.map((_, at) => word(at)).filter((one) => one.length < 500).join(', ')}]
  email: ${word(1)}
  member_number: ${word(2)}
  degree: {level: masters, title: ${word(3)}, school: ${word(4)}, awarded: 2020-06-12, evidence: ${yaml(certificates[0])}}
  experience: {from: 2020-08-01}
  documents:
    - {type: membership, of: aasect, from: 2022-11-15, to: 2024-03-01, number: ${word(5)}, evidence: ${yaml(certificates[1])}}
    - {type: license, level: independent, discipline: marriage-and-family-therapy, state: ${word(6)}, number: ${word(7)}, from: 2023-02-01}
supervisors:
  rivera:
    name: ${word(1)}
    primary: true
    contract: {signed: 2023-02-01, evidence: ${yaml(certificates[2])}}
    documents:
      - {type: aasect-supervisor, from: 2015-05-01, number: ${word(8)}}
      - {type: license, state: ${word(0)}, from: 2012-01-01}
  "dr o'kafor <b>":
    name: ${word(21)}
    contract: {signed: 2023-02-01}
    documents: [{type: aasect-supervisor, from: 2015-05-01}]
attestations:
  code-of-conduct: {signed: 2025-01-10}
  reference-letter: {from: ${word(9)}, dated: 2025-02-03, evidence: ${yaml(certificates[3])}}
exceptions:
  - {requirement: membership, from: 2024-03-02, to: 2024-04-01, statement: ${word(1)}, evidence: ${yaml(certificates[4])}}
extras:
${WORDS.map((_, at) => `  - {title: ${word(at)}, evidence: ${yaml(certificates[at % certificates.length])}}`).join('\n')}
programs: [{aasect-cst: {version: 2025.T.1}}, hostile]
`.replace('programs: [{aasect-cst: {version: 2025.T.1}}, hostile]', 'programs: {aasect-cst: {version: 2025.T.1}, hostile: {version: "1"}}'));

  files.set('programs/hostile.yaml', `program: hostile
title: ${word(0)}
body: ${word(1)}
version: "1"
text: ${word(3)}
in-force: 2000-01-01..
chosen-by: as-of
check-against: https://example.org/?"><img src=x onerror=alert(1)>
sources:
  page: {title: ${word(4)}, address: "https://example.org/?\\"><b>&amp;", dated: ${word(7)}}
domains:
  odd:
    title: ${word(10)}
    short: ${word(16)}
    takes: [training, supervision]
    areas:
      first: {code: ${word(1)}, short: ${word(2)}, title: ${word(15)}}
      second: {code: ${word(21)}, short: ${word(25)}, title: ${word(27)}}
      third: {code: "<", short: ${word(24)}, title: ${word(20)}}
    accepts: [sar]
    limits:
      asynchronous: {title: ${word(17)}, where: {delivery: asynchronous}, at-most: 2, because: ${word(6)}, source: page, verify: true, remark: ${word(14)}}
    parts:
      live: {title: ${word(4)}, where: {delivery: in-person}, at-least: 500, source: page}
requirements:
  "odd":
    title: ${word(5)}
    hours: odd
    at-least: 900
    each-area: {at-least: 20, source: page}
    source: page
`);

  for (const [at] of WORDS.entries()) {
    const day = String((at % 28) + 1).padStart(2, '0');
    const month = String((at % 12) + 1).padStart(2, '0');
    const area = ['odd/first', 'odd/second', 'odd/third', 'core/ethics', 'sar'][at % 5];
    files.set(`trainings/2024-${month}-${day}-${at}.md`, `---
kind: training
title: ${word(at)}
date: 2024-${month}-${day}
provider: ${word(at + 1)}
approval: aasect
approval_number: ${word(at + 2)}
delivery: ${['in-person', 'asynchronous', 'live-online'][at % 3]}
hours: 2
area: ${area}
evidence: ${yaml(certificates[at % certificates.length])}
tags: [${word(at + 3)}, ${word(at + 4)}]
note: packet
${at === 5 ? `disallowed: {program: aasect-cst, on: 2024-12-01, reason: ${word(1)}}\n` : ''}---
${note(WORDS[at], true)}
`);
    files.set(`supervision/2024-${month}-${day} <b>${at}<b> & '${['', '"', '{{ 7*7 }}', '%41#x?y'][at % 4]}'.md`, `---
kind: supervision
date: 2024-${month}-${day}
supervisor: ${at % 2 ? 'rivera' : '"dr o\'kafor <b>"'}
setting: individual
delivery: video
hours: 50m
tags: [${word(at)}]
---
${note(WORDS[at + 1] ?? '', false)}
`);
  }
  return { files, certificates };
}

/** A body in which Markdown is meant to do harm, nested deeply. Pictures beside a session are refused. */
function note(word, pictures) {
  const line = word.replace(/[\u0000-\u0008\u000b-\u001f]/g, '').replace(/[\n\u2028\u2029\u0085]/g, ' ');
  return `${line}

# ${line}

<div onclick="alert(1)"><script>window.pwned=1</script><img src=x onerror=alert(1)></div>

[press](javascript:window.pwned=1) [and](JaVaScRiPt:alert(1) "a\\" onclick=\\"alert(1)") <javascript:alert(1)> [d](data:text/html,<script>alert(1)</script>) [v](vbscript:x)
${pictures ? '![picture](http://192.0.2.1/x.png "title") ![inline](data:image/svg+xml,<svg/onload=alert(1)>)' : ''} <http://192.0.2.1/"onclick="alert(1)> [r][r] [f](file:///etc/passwd) [s](//192.0.2.1/)

[r]: javascript:alert(1) "x"

| ${line.replaceAll('|', '/').slice(0, 100)} | b |
| --- | --- |
| <b>c</b> | \`</code><script>alert(1)</script>\` |

\`\`\`html"><script>
</pre></code><script>window.pwned=1</script>
\`\`\`

${'> '.repeat(200)}deep

${Array.from({ length: 200 }, (_, at) => `${'  '.repeat(at)}- ${at}`).join('\n')}

${'*'.repeat(200)}${'_'.repeat(200)}${'['.repeat(200)}x${']'.repeat(200)}
`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder, certificate] = process.argv.slice(2);
  if (!certificate) {
    console.error('usage: node tests/external/browser/hostile_log.mjs FOLDER CERTIFICATE.pdf');
    process.exit(2);
  }
  const { files: texts, certificates } = files();
  for (const name of ['evidence', 'programs', 'trainings', 'supervision']) mkdirSync(join(folder, name), { recursive: true });
  for (const [path, text] of texts) writeFileSync(join(folder, path), text);
  for (const path of certificates) copyFileSync(certificate, join(folder, path));
  console.log(`${texts.size} files in ${folder}`);
}
