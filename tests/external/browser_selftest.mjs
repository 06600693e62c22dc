// Whether the checks of the pages find what is wrong: each fault is put into a copy of a page, and
// must be found by the check that is for it.
//
//   node tests/external/browser_selftest.mjs PAGE STATUS
//
// PAGE is the applicant's own copy of the example log's packet; the page as it is must be without a
// finding in each of these checks.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { make, read } from './browser/checks.mjs';
import { launch, requireFrom, twoAtATime } from './browser/tab.mjs';

/** Puts `word` in place of `found`, inside the row `id` where one is named. */
function put(html, found, word, id) {
  const from = id ? html.indexOf(`id="${id}"`) : 0;
  // A space may be one at which no line breaks.
  const at = from < 0 ? -1 : html.replaceAll('\u00a0', ' ').indexOf(found, from);
  if (at < 0) throw new Error(`there is no ${found} in the page`);
  return html.slice(0, at) + word + html.slice(at + found.length);
}

/** The page with a policy that admits its style and script as they are now. */
function signed(html) {
  const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const of = (tag) => hash(html.match(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`))[1]);
  return html.replace(/style-src '[^']*'/, `style-src ${of('style')}`).replace(/script-src '[^']*'/, `script-src ${of('script')}`);
}

const script = (html, found, word) => signed(put(html, found, word));
const style = (html, rules) => signed(put(html, '</style>', `${rules}</style>`));
const body = (html, word) => put(html, '<main>', `<main>${word}`);
const script_end = (html, word) => signed(put(html, '</script>', `${word}</script>`));

/** What is done to the page, the check that must find it, and what its finding speaks of. */
const FAULTS = [
  ['numbers', 'result-core: what counts', (html) => put(html, '87.50', '87.51', 'result-core')],
  ['numbers', 'result-core: what is required', (html) => put(html, '90.00', '91.00', 'result-core')],
  ['numbers', 'result-core: what is lacking', (html) => put(html, '2.50', '2.49', 'result-core')],
  ['numbers', 'result-sar: the result', (html) => put(html, '✓ met', '✗ short 1.00', 'result-sar')],
  ['numbers', 'result-insurance: the day', (html) => put(html, 'nothing after May 15', 'nothing after May 16', 'result-insurance')],
  ['numbers', 'there is no row #result-sar', (html) => put(html, 'id="result-sar"', 'id="result-other"')],
  ['numbers without script', 'the row #result-sar is not to be seen', (html) => style(html, '#result-sar { display: none }')],
  ['numbers', 'limit-training/asynchronous', (html) => put(html, '18.50', '18.49', 'limit-training/asynchronous')],
  ['numbers', 'area-core/cyber', (html) => put(html, '1.75', '1.76', 'area-core/cyber')],
  ['contents', 'the ledger has', (html) => html.replace(/<tr id="log-3"[\s\S]*?<\/tr>/, '')],
  ['contents', 'no row names', (html) => put(html, '.md', '.mb', 'log-1')],
  ['contents', 'the facet', (html) => html.replaceAll('area:core/cyber', 'area:core/ethics')],
  ['links', 'leads nowhere', (html) => put(html, 'href="#rules"', 'href="#rulers"')],
  ['links', 'leads to what is not shown', (html) => style(html, '#rules { display: none }')],
  ['links', 'have the id', (html) => body(html, '<p id="board"></p>')],
  ['links', 'leads to no file', (html) => body(html, '<a href="other.html">another</a>')],
  ['links without script', 'the tool bar is shown', (html) => style(html, '#_tools { display: block !important }')],
  ['clean', 'there is a <img>', (html) => body(html, '<img alt="">')],
  ['clean', 'onclick', (html) => body(html, '<p onclick="alert(1)">x</p>')],
  ['clean', 'leads to javascript', (html) => body(html, '<a href="javascript:void 0">x</a>')],
  ['clean', 'the page asks for', (html) => body(html, '<img alt="" src="https://192.0.2.1/x.png">').replace(/<meta http-equiv[^>]*>/, '')],
  ['clean', 'console', (html) => body(html, '<img alt="" src="https://192.0.2.1/x.png">')],
  ['clean', 'console', (html) => put(html, '</script>', 'let more;</script>')],
  ['clean', 'the script fails', (html) => script_end(html, 'nothing.of.the.kind;')],
  ['clean', 'a dialog opens', (html) => script_end(html, 'alert(1);')],
  ['clean', 'something ran', (html) => script_end(html, 'window.pwned = 1;')],
  ['words', 'does not stand in the page', (html) => html],
  ['width', 'wide in a window', (html) => style(html, '#board { min-width: 1400px }')],
  ['ledger', 'rows are to be shown', (html) => script(html, 'wanted.every(', 'wanted.some(')],
  ['ledger', 'rows are to be shown', (html) => script(html, 'chosen.every(', 'chosen.some(')],
  ['ledger', 'the page says', (html) => script(html, 'count += 1', 'count += 2')],
  ['sorting', 'stands after', (html) => script(html, 'descending ? -1 : 1', 'descending ? 1 : 1')],
  ['sorting', 'the rows are not those', (html) => script_end(html, "addEventListener('click', ({ target }) => { if (target.closest('thead')) document.querySelector('#entries-table tbody').lastElementChild.remove(); });")],
  ['sorting', 'the address says', (html) => script(html, "state.set('order'", "state.set('orders'")],
  ['state', 'the state is not in the address', (html) => script(html, 'history.replaceState(', '(() => {})(')],
  ['state', 'rows are to be shown', (html) => script(html, "addEventListener('hashchange', read)", '')],
  ['keyboard', 'is not to be seen', (html) => style(html, '#_year:focus { outline: none !important }')],
  ['keyboard', 'does not leave the page', (html) => script_end(html, "addEventListener('keydown', (key) => { if (key.key === 'Tab' && document.activeElement.localName === 'a') key.preventDefault(); });")],
  ['hashes', 'elements, and had', (html) => script_end(html, "addEventListener('hashchange', () => { document.getElementById('_found').innerHTML = decodeURI(location.hash); });")],
];

const [page, status] = process.argv.slice(2);
if (!status) {
  console.error('usage: node tests/external/browser_selftest.mjs PAGE STATUS');
  process.exit(2);
}
const html = readFileSync(page, 'utf8');
const hours = basename(page).replace('-self.html', '-hours-self.csv');
const work = mkdtempSync(join(tmpdir(), 'selftest-'));
const browser = await launch(requireFrom());
const missed = [];
try {
  await twoAtATime([...FAULTS.entries()], async ([number, [check, speaks, fault]]) => {
    const folder = join(work, String(number));
    mkdirSync(folder);
    copyFileSync(join(dirname(page), hours), join(folder, hours));
    const faulty = join(folder, basename(page));
    // What was to be found ends the check.
    const found = new AbortController();
    const findings = [];
    findings.push = (finding) => {
      if (finding.includes(speaks)) found.abort();
      return Array.prototype.push.call(findings, finding);
    };
    try {
      writeFileSync(faulty, fault(html));
    } catch (error) {
      missed.push(`${number}: ${check}: ${error.message}`);
      return;
    }
    await make(browser, check, read([faulty, status])[0], findings, found.signal);
    if (!found.signal.aborted) {
      missed.push(`${number}: ${check} does not say «${speaks}», but ${findings.length ? findings.slice(0, 3).join(' | ') : 'nothing'}`);
    }
  });
} finally {
  await browser.close();
  rmSync(work, { recursive: true });
}
for (const one of missed) console.error(one);
console.log(`${FAULTS.length} faults, ${missed.length} missed`);
process.exitCode = missed.length === 0 ? 0 : 1;
